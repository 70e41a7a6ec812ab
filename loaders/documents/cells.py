"""A sheet as its file has it: texts by position, merged cells, and what is hidden; whatever the format."""

from dataclasses import dataclass, field

# What a sheet of Excel can have.
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

# A hundred times the text of the largest report met. A workbook keeps a text once however many cells show it,
# so that a small file can hold far more than memory does.
MAX_CHARACTERS = 16_000_000

Area = tuple[int, int, int, int]
"""First row, last row, first column, last column; from 0, both ends included."""


class TooMuchTextError(ValueError):
    """The cells of a workbook show more text than any report has."""


@dataclass(slots=True)
class Cells:
    """One sheet. Rows and columns count from 0."""

    name: str
    is_hidden: bool = False
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) → what a reader sees there; no entry is empty."""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unvalued: list[tuple[int, int]] = field(default_factory=list)
    """Formulas that were never calculated, so that the file has no value of them."""
    errors: list[tuple[int, int]] = field(default_factory=list)
    """Cells that show an error, such as #REF!."""
    notes: list[str] = field(default_factory=list)
    """What else the sheet holds that is not read, in words."""
    characters: int = 0
    """How many characters all the texts have."""

    def add(self, row: int, column: int, text: str) -> None:
        """Takes in the text of a cell; white space around it does not count.

        Raises:
            TooMuchTextError: the sheet shows more than `MAX_CHARACTERS`.
        """
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise TooMuchTextError
        shown = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if shown and 0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS:
            self.texts[row, column] = shown


def cell_name(row: int, column: int) -> str:
    """How a sheet calls a cell: A1 for (0, 0), AB12 for (11, 27)."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
