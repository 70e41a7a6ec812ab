"""`--reader llm` on load and check: off by default, says where it sends, adds what holds."""

import json
from pathlib import Path

import pytest

from graph.identity.deciding import Decisions
from graph.identity.decisions import Anchor, Decision, Verdict
from graph.stores import open_store
from loaders.replay import apply_decisions
from tests.commands import Liaison
from tests.llm_server import LlmServer, Received, Reply, claim, completion, serve

KEY = "sk-never-to-be-shown"
REPORT = """南湖区与各单位对接情况表
截至2009年5月31日

单位\t对接单位\t对接情况
南湖区经贸局\t市科技局、光明食品集团\t召集光明乳业与市科技局商量奶源。
"""


def answer(received: Received) -> Reply:
    """Adds 光明乳业, and makes up a body that is not there."""
    (number,) = received.sentences
    return completion(
        {
            "ties": [
                claim(number, None, "LIAISON", {"text": "光明乳业"}, "商量"),
                claim(number, None, "LIAISON", {"text": "伊利集团"}, "商量"),
            ]
        }
    )


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LIAISON_LLM_URL", "LIAISON_LLM_MODEL", "LIAISON_LLM_KEY"):
        monkeypatch.delenv(variable, raising=False)
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def point_to(server: LlmServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_LLM_URL", server.url)
    monkeypatch.setenv("LIAISON_LLM_MODEL", "small")
    monkeypatch.setenv("LIAISON_LLM_KEY", KEY)


def test_nothing_is_sent_unless_asked(
    liaison: Liaison, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(answer) as server:
        point_to(server, monkeypatch)
        assert liaison("check", report).code == 0
        assert liaison("load", report, "--store", "a.db").code == 0
    assert server.received == []


@pytest.mark.parametrize("command", ["check", "load"])
def test_without_an_address_it_is_said_and_nothing_is_loaded(
    liaison: Liaison, report: Path, command: str, tmp_path: Path
) -> None:
    answered = liaison(
        command, report, "--reader", "llm", *(["--store", "a.db"] if command == "load" else [])
    )
    assert answered.code == 1
    assert "set LIAISON_LLM_URL and LIAISON_LLM_MODEL" in answered.err
    assert not (tmp_path / "a.db").exists()


def test_check_shows_what_the_model_would_add(
    liaison: Liaison, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(answer) as server:
        point_to(server, monkeypatch)
        shown = liaison("check", report, "--reader", "llm", "--lang", "en")
        plain = json.loads(liaison("check", report, "--reader", "llm", "-f", "json").out)
    assert f"is sent to {server.url}/chat/completions (model small, with a key, on this machine)" in shown.err
    assert "1 ties added, 1 dropped (words that do not stand there 1)" in shown.out
    assert "+ 南湖区经贸局 LIAISON 光明乳业 done “商量”" in shown.out
    second = plain["files"][0]["report"]["second_reader"]
    assert (second["sentences"], second["questions"], second["failed"]) == (1, 1, [])
    assert [(each["head"], each["tail"]) for each in second["added"]] == [("南湖区经贸局", "光明乳业")]
    assert second["dropped"] == {"words that do not stand there": 1}
    assert KEY not in shown.out + shown.err + json.dumps(plain)


def test_what_the_model_added_can_be_told_from_the_rest_in_a_database(
    liaison: Liaison, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(answer) as server:
        point_to(server, monkeypatch)
        assert liaison("load", report, "--store", "a.db", "--reader", "llm").code == 0
    rows = liaison("explain", "frames", "llm", "--store", "a.db", "-f", "json").rows
    assert [(each["head"], each["type"], each["tail"]) for each in rows] == [
        ("南湖区经贸局", "LIAISON", "光明乳业")
    ]
    with open_store("a.db", read_only=True) as store:
        found = store.read("MATCH (:Statement)-[m:MENTIONS {found_by: 'llm'}]->(o) RETURN m.surface, o.name")
        assert found.rows == (("光明乳业", "光明乳业"),)


def test_a_report_made_again_for_a_decision_keeps_what_the_model_added(
    liaison: Liaison, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(answer) as server:
        point_to(server, monkeypatch)
        liaison("load", report, "--store", "a.db", "--reader", "llm")
    decided = Decisions(
        [Decision(Verdict.SAME, Anchor("光明食品集团"), Anchor("光明乳业", "浙江省嘉兴市南湖区"))]
    )
    with open_store("a.db") as store:
        (change,) = apply_decisions(store, decided).changes
        assert change.outcome.value == "replaced"
        found = store.read("MATCH (a)-[r:LIAISON {frame: 'llm'}]->(b) RETURN a.name, b.name").rows
    assert len(server.received) == 1
    assert found == (("南湖区经贸局", "光明食品集团"),)


def test_a_server_that_refuses_fails_the_file_and_loads_nothing(
    liaison: Liaison, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(lambda _: Reply(b"", 401)) as server:
        point_to(server, monkeypatch)
        answered = liaison("load", report, "--store", "a.db", "--reader", "llm")
    assert answered.code == 1
    assert "refuses (401 Unauthorized); check LIAISON_LLM_KEY" in answered.err
    assert KEY not in answered.out + answered.err
    assert liaison("reports", "--store", "a.db", "-f", "json").out.strip() in ("[]", "")
