"""What we use of requests.adapters."""

from urllib3.util import Retry

class HTTPAdapter:
    def __init__(
        self, *, pool_connections: int = 10, pool_maxsize: int = 10, max_retries: int | Retry = 0
    ) -> None: ...
