"""For tests of formats: what a document is made of, and that all of it stands where it says."""

from loaders.documents import Piece, Source


def shape(source: Source) -> list[str | list[list[str]]]:
    """The lines and tables, as texts."""
    return [
        block.text if isinstance(block, Piece) else [[piece.text for piece in row] for row in block.rows]
        for block in source.blocks or ()
    ]


def assert_composed(source: Source) -> None:
    """Every piece stands in the text where it says, in order and without overlap, and has an origin."""
    position = 0
    for block in source.blocks or ():
        for piece in [block] if isinstance(block, Piece) else [one for row in block.rows for one in row]:
            assert piece.origin is not None
            assert piece.start is not None
            assert piece.start >= position
            assert source.text[piece.start :].startswith(piece.text)
            position = piece.start + len(piece.text)
