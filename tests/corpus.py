"""Valid documents of every format that is read, to be broken or measured; file name → bytes."""

import io
import zipfile

from loaders import example_report
from tests.gold import REPORTS
from tests.layouts import make_text


def valid_documents() -> dict[str, bytes]:
    """The development reports, the example, and an archive of some of them."""
    found = sorted(path for path in REPORTS.iterdir() if path.suffix not in {".yaml", ".zip"})
    documents = {path.name: path.read_bytes() for path in found}
    documents["example.txt"] = example_report().read_bytes()
    documents["small.txt"] = make_text().encode("utf-8")
    documents["corpus.zip"] = _pack(documents)
    return documents


def _pack(documents: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in list(documents.items())[:3]:
            archive.writestr(f"报告/{name}", content)
    return packed.getvalue()
