"""Puts a page together: template, style and scripts from their files, the data as JSON that cannot run.

The page asks for nothing from anywhere: its Content-Security-Policy allows the two scripts and the style that
stand in it, by their hashes, and nothing else.
"""

import json
import re
import zlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATE = "template.html.j2"

# In the order they run; each defines one part of `liaison` and uses only parts above it.
SCRIPTS = (
    "stored", "data", "words", "telling", "dom", "paths", "shapes",
    "changes", "filters", "trails", "state",
    "packed", "brush", "tip", "gestures", "surface", "classes", "views",
    "curves", "painter", "canvas", "columns", "pointer",
    "listing", "blocks", "overview", "star", "around", "body",
    "signs", "grid", "lattice", "spots", "matrix", "paper",
    "folds", "labels", "web", "whole",
    "marks", "cards", "panels", "chosen", "changed", "evidence", "legend", "dates", "matching", "search",
    "rows", "table", "cypher", "recorder", "plate", "pictures", "prints",
    "giving", "notice", "address", "keys", "main",
)  # fmt: skip

# In the order they apply.
STYLES = (
    "page", "filters", "views", "matrix", "picture", "evidence", "asking", "chosen", "keys",
    "table", "giving", "readers", "print",
)  # fmt: skip

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# What would end the script element, or a line of a script, and halves of characters that UTF-8 cannot hold.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Assets:
    """What a page carries besides its data, and the policy that allows just that."""

    style: str
    vis: str
    """vis-network, which is carried compressed; empty in a page that has no use for it."""
    script: str

    @property
    def policy(self) -> str:
        """The page's Content-Security-Policy; what is unpacked in the page is allowed by its hash, too."""
        scripts = " ".join(_source(script) for script in (self.vis, self.script) if script)
        return (
            f"default-src 'none'; script-src {scripts}; "
            f"style-src {_source(self.style)}; img-src data: blob:; base-uri 'none'; form-action 'none'"
        )

    @property
    def vis_size(self) -> int:
        """The size of vis-network in bytes."""
        return len(self.vis.encode())

    @property
    def vis_packed(self) -> str:
        """vis-network by DEFLATE and Base64, as `script/packed.js` reads it: a third of its size."""
        return _pack(self.vis)


@cache
def read_assets(*, vis: bool = True) -> Assets:
    """The style and the scripts, vis-network's (if it is wanted) from the pyvis that is installed."""
    own = files("graph.draw")
    return Assets(
        style="\n".join(
            _lines(own.joinpath("style", f"{name}.css").read_text(encoding="utf-8")) for name in STYLES
        ),
        vis=_without_map(_lines(files("pyvis").joinpath(_VIS).read_text(encoding="utf-8"))) if vis else "",
        script="\n".join(
            _lines(own.joinpath("script", f"{name}.js").read_text(encoding="utf-8")) for name in SCRIPTS
        ),
    )


def page_environment() -> "Environment":
    """A Jinja environment that finds the page's template and escapes whatever is put into it."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("graph.draw", ""), autoescape=True)
    environment.filters["inert_json"] = inert_json
    environment.filters["as_written"] = as_written
    return environment


def inert_json(value: Any) -> "Markup":
    """A value as JSON for a script element of type `application/json`; nothing in it can end the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704 - escaped right here


def as_written(asset: str) -> "Markup":
    """A style or script of our own, unescaped, since browsers read these elements literally."""
    from markupsafe import Markup

    return Markup(asset)  # noqa: S704 - comes from files of the installed packages


def replace_surrogates(text: str) -> str:
    """The text as UTF-8 can hold it: halves of characters become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _lines(text: str) -> str:
    # A browser reads \r\n as \n before it takes the hash that the policy is checked against.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_map(script: str) -> str:
    # The address of a source map makes developer tools ask for a file that is not there.
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", script)


@cache
def _pack(script: str) -> str:
    # Without header and checksum: the policy's hash checks what comes out.
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(packer.compress(script.encode()) + packer.flush()).decode("ascii")


def _source(asset: str) -> str:
    return f"'sha256-{b64encode(sha256(asset.encode('utf-8')).digest()).decode('ascii')}'"
