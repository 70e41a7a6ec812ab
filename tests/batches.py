"""For tests of folders and archives: archives to read, and what became of the files of a batch."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from loaders import check
from tests.layouts import make_text

MAY, JUNE = make_text(), make_text(cutoff="截至2009年6月30日")


def pack(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """A zip archive with these members, deflated."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def failures(path: Path) -> list[str]:
    """Why the files of a batch cannot be read."""
    return [str(file.error) for file in check([path]).failed]
