"""How wide names are before any browser has drawn them."""

from unicodedata import east_asian_width

# In widths of a Chinese character; a little more than the average letter, so that nothing is clipped.
_NARROW = 0.64


def text_width(text: str) -> float:
    """How wide a text is, in widths of a Chinese character."""
    return sum(1.0 if east_asian_width(character) in "WFA" else _NARROW for character in text)


def shorten(text: str, width: float) -> str:
    """The text on one line, cut with … where it is wider than `width`."""
    line = " ".join(text.split())
    if text_width(line) <= width:
        return line
    used, kept = 1.0, ""
    for character in line:
        used += text_width(character)
        if used > width:
            break
        kept += character
    return kept.rstrip() + "…"
