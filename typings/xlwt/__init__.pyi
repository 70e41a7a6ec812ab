from os import PathLike
from typing import BinaryIO

class XFStyle: ...

class Row:
    hidden: bool

class Worksheet:
    visibility: int
    def row(self, index: int) -> Row: ...
    def write(
        self, row: int, column: int, label: str | float | None = None, style: XFStyle = ...
    ) -> None: ...
    def write_merge(
        self,
        first_row: int,
        last_row: int,
        first_column: int,
        last_column: int,
        label: str = "",
        style: XFStyle = ...,
    ) -> None: ...

class Workbook:
    def __init__(self, encoding: str = "ascii") -> None: ...
    def add_sheet(self, name: str) -> Worksheet: ...
    def save(self, target: str | PathLike[str] | BinaryIO) -> None: ...

def easyxf(strg_to_parse: str = "", num_format_str: str | None = None) -> XFStyle: ...
