"""Running the command in tests: the fixture `liaison`, and a store that it may ask."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.cli import run
from graph.stores import open_store
from graph.stores.reports import write_report
from tests.samples import nanhu, xiuzhou


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The answer of a command run with --format json."""
        rows: list[dict[str, object]] = json.loads(self.out)
        return rows


Liaison = Callable[..., Answer]


@pytest.fixture
def liaison(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Liaison:
    """Runs the command in an empty folder, as it would run there by itself."""
    for variable in ("NEO4J_URI", "LIAISON_STORE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Answer:
        monkeypatch.setattr(sys, "argv", ["liaison", *map(str, arguments)])
        capsys.readouterr()
        try:
            code = run()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A store with the reports of two districts of one city."""
    path = tmp_path / "filled.db"
    with open_store(path) as store:
        write_report(store, nanhu())
        write_report(store, xiuzhou())
    return path
