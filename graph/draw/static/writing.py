"""Writes the still picture as the ending of its file says."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from graph.draw.sources import as_network
from graph.draw.static.png import render_png
from graph.draw.static.svg import StillView, make_picture
from graph.draw.view import read_view
from graph.draw.words import Language
from graph.errors import PictureError

if TYPE_CHECKING:
    from graph.draw.sources import Drawable

# On a screen of twice the usual density, and in print, letters are sharp.
_ZOOM = 2.0
# The longest side of a picture of pixels: what common viewers open.
_SIDE_MAX = 16_000
# Where letters are smaller than this, in pixels, names cannot be read, and a picture of pixels is no use.
_LETTER_MIN = 6.0


def write_picture(
    network: "Drawable",
    path: str | PathLike[str],
    *,
    title: str | None = None,
    language: Language = Language.AUTO,
    view: StillView | None = None,
) -> Path:
    """Writes a network as one picture, `.svg` or `.png`, and gives its path.

    `view` is the view of the page that it shows; by default the one that the page opens with: columns up to
    400 bodies, else an overview.

    Raises:
        PictureError: the ending is another, the picture is too large for pixels, no font has Chinese,
            or there is nobody who reports, in a view of those who do.
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in {".svg", ".png"}:
        raise PictureError(f"{target.name}: a still picture is .svg or .png; name the file so")
    picture = make_picture(read_view(as_network(network)), title=title, language=language, shown=view)
    if kind == ".svg":
        target.write_text(picture.svg, encoding="utf-8", newline="\n")
        return target
    zoom = min(_ZOOM, _SIDE_MAX / max(picture.width, picture.height))
    if zoom * picture.letter < _LETTER_MIN:
        raise PictureError(
            f"{target.name}: with so many bodies no name could be read in pixels; write an .svg, which "
            f"can be enlarged, or choose fewer bodies or another view"
        )
    target.write_bytes(render_png(picture.svg, zoom))
    return target
