"""What we use of requests.adapters."""

class HTTPAdapter:
    def __init__(self, pool_connections: int = 10, pool_maxsize: int = 10) -> None: ...
