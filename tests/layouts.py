"""Reports in the layout of flattened tables, made from their cells, for tests of reading."""

from collections.abc import Sequence
from pathlib import Path

# Reports that are not ours to ship lie beside a checkout, where there are any.
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

HEADER = ("单位", "对接单位\n\n（含上级机关）", "对接\n情况", "对接的初步成果")
# Two bureaus of 南湖区: with these, a test need not think of something to write.
ROWS = (
    (
        "区经贸局",
        "市外经贸委、上汽集团",
        "1.与市外经贸委对接。\n\n2.走访上汽集团。",
        "1.与上汽集团签订《合作协议》。",
    ),
    ("区科技局", "市科技局", "与市科技局联系。", "1.争取项目2个。\n\n2.举办活动。"),
)
TITLE = "南湖区区级部门对接情况"
CUTOFF = "截至2009年5月31日"


def make_text(
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    header: Sequence[str] = HEADER,
    title: str = TITLE,
    cutoff: str = CUTOFF,
    lead: str = "\t",
    end: str = "\n",
) -> str:
    """A report in which every cell stands on a line of its own behind `lead`, rows behind a blank line."""
    blocks = [title, cutoff, *("\n".join(lead + cell for cell in cells) for cells in (header, *rows))]
    return ("\n\n".join(block for block in blocks if block) + "\n").replace("\n", end)


def write_text(folder: Path, name: str = "report.txt", text: str | None = None) -> Path:
    """A file of that text in UTF-8, byte for byte; of the usual report if no text is given."""
    path = folder / name
    path.write_bytes((make_text() if text is None else text).encode("utf-8"))
    return path
