"""Every session that the documents show is run, and shows what they say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_SESSION = re.compile(r"^```console\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


def _sessions(document: Path) -> list[tuple[str, str]]:
    """(command, output) of every `$ liaison …` of a document, in order; they build on each other."""
    steps: list[tuple[str, str]] = []
    for session in _SESSION.finditer(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", session["body"], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            steps.append((command, output))
    return steps


def _normal(output: str, folder: Path) -> str:
    """Output without what differs from run to run: where the folder lies, and blanks at line ends."""
    output = output.replace(str(folder.resolve()), "…")
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


def _run(command: str, folder: Path) -> str:
    environment = {
        **os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LANG": "en_US.UTF-8", "LC_ALL": "", "COLUMNS": "116", "NO_COLOR": "1",
    }  # fmt: skip
    for variable in ("NEO4J_URI", "LIAISON_STORE", "LIAISON_LANG"):
        environment.pop(variable, None)
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300,
        check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "document", [path for path in DOCUMENTS if _sessions(path)], ids=lambda path: path.name
)
def test_sessions_show_what_happens(document: Path, tmp_path: Path) -> None:
    """Sessions run from top to bottom in one new folder."""
    for command, shown in _sessions(document):
        assert _normal(_run(command, tmp_path), tmp_path) == _normal(shown, tmp_path), command


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Links within the repository name files that are there."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
