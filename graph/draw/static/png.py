"""A picture as pixels, by resvg, which needs neither a browser nor a system library."""

from functools import cache

from graph.errors import PictureError

# What is drawn to see whether there is a font with Chinese characters.
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
_PROBE = _SVG + '<text y="30" font-size="30">{}</text></svg>'


def render_png(svg: str, zoom: float) -> bytes:
    """A picture as PNG, `zoom` pixels for each of its units.

    Raises:
        PictureError: no font of this machine has Chinese characters.
    """
    if not _has_chinese_font():
        raise PictureError(
            "no font of this machine has Chinese characters, so that the picture would have no names; "
            "install one (Debian: fonts-noto-cjk), or write an .svg, which is drawn where it is opened"
        )
    return _render(svg, zoom)


@cache
def _has_chinese_font() -> bool:
    return _render(_PROBE.format("局"), 1.0) != _render(_PROBE.format(" "), 1.0)


def _render(svg: str, zoom: float) -> bytes:
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg, zoom=zoom, languages=["zh-Hans", "zh"]))
