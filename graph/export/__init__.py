"""The graph and its answers in other formats, one file a format."""
