"""SVG elements, with numbers written short and only text that XML can hold."""

from xml.etree.ElementTree import Element, SubElement

from graph.draw.styles import TieStyle

# What XML cannot hold, even escaped: control characters, halves of characters, and two that are none.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), "�")
# The colours of names, of what is said beside them, and of the ground.
INK, QUIET, PAPER = "#1b2430", "#56606c", "#ffffff"
# Lines whose strokes are shorter than this are dotted, and their dots round.
_DOT = 1.0


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str | float) -> Element:
    """Adds an element; `stroke_width` becomes `stroke-width`."""
    named = {name.replace("_", "-"): number(value) for name, value in attributes.items()}
    made = SubElement(parent, tag, named)
    if text is not None:
        made.text = writable(text)
    return made


def add_text(
    parent: Element,
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    fill: str,
    anchor: str = "start",
    bold: bool = False,
) -> Element:
    """Adds a line of text whose middle is at the height `y`; `anchor` is `start`, `middle` or `end`."""
    # Chinese characters are centred about a third of their size above the baseline.
    made = add(parent, "text", text, x=x, y=y + 0.36 * size, font_size=size, fill=fill, text_anchor=anchor)
    if bold:
        made.set("font-weight", "600")
    return made


def set_stroke(line: Element, style: TieStyle) -> None:
    """Gives a line the look of a tie."""
    line.set("stroke", style.color)
    line.set("stroke-width", number(style.width))
    if style.opacity < 1:
        line.set("stroke-opacity", number(style.opacity))
    if style.dashes:
        line.set("stroke-dasharray", " ".join(map(number, style.dashes)))
        line.set("stroke-linecap", "round" if style.dashes[0] <= _DOT else "butt")


def number(value: str | float) -> str:
    """A number with at most two decimals, text as it is."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def point(x: float, y: float) -> str:
    """A point of a path."""
    return f"{number(x)} {number(y)}"


def writable(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return text.translate(_UNWRITABLE)
