"""liaison shared and show, by function: offices before and after a reform in one answer."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli import app
from graph.stores import open_store, write_report
from tests.reform_samples import AFTER, BEFORE, after, before, neighbour


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A file with two reports of one district, ten years apart, and one of its neighbour."""
    path = str(tmp_path / "liaison.db")
    with open_store(path) as store:
        for graph in (before(), after(), neighbour()):
            write_report(store, graph)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def ask(database: str, *arguments: str) -> list[dict[str, object]]:
    result = run(*arguments, "--store", database, "-f", "json")
    assert result.exit_code == 0, result.output
    rows: list[dict[str, object]] = json.loads(result.stdout)
    return rows


@pytest.mark.parametrize("name", ["区环保局", "南湖区生态环境局"])
def test_an_office_is_shown_through_reforms(database: str, name: str) -> None:
    rows = ask(database, "show", name, "--by-function", "--place", "南湖区")
    assert [(row["counterparts"], row["dates"]) for row in rows] == [
        (["嘉兴市环保局", "嘉兴市生态环境局"], [BEFORE.isoformat(), AFTER.isoformat()]),
        (["浙江大学"], [BEFORE.isoformat(), AFTER.isoformat()]),
        (["嘉兴市工商局"], [BEFORE.isoformat()]),
    ]


def test_what_bureaus_share_is_counted_by_function(database: str) -> None:
    by_body = {row["counterpart"]: row["number"] for row in ask(database, "shared")}
    by_function = {
        str(row["counterparts"]): row["number"] for row in ask(database, "shared", "--by-function")
    }
    assert (by_body["嘉兴市工商局"], by_function["['嘉兴市工商局', '嘉兴市市场监管局']"]) == (3, 3)
    assert "嘉兴市市场监管局" not in by_body


def test_the_table_is_in_chinese_where_that_is_asked_for(database: str) -> None:
    result = run("shared", "--by-function", "--store", database, "--lang", "zh")
    assert "职能" in result.stdout
    assert "嘉兴市环保局、嘉兴市生态环境局" in result.stdout


@pytest.mark.parametrize("arguments", [("shared", "区环保局"), ("show", "区环保局", "浙江大学")])
def test_what_cannot_be_followed_is_said(database: str, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--by-function", "--store", database)
    assert result.exit_code == 2
    assert "--by-function" in result.output
