"""The questions of the command line: who is asked about, in which reports, and with what Cypher."""

import io
import sys
from pathlib import Path

import pytest

from tests.commands import Liaison
from tests.samples import nanhu


def test_shared_counterparts(liaison: Liaison, filled: Path) -> None:
    rows = liaison("shared", "--store", filled, "--format", "json").rows
    assert {(row["counterpart"], *row["bureaus"]) for row in rows} == {  # type: ignore[misc]
        ("嘉兴市科技局", "南湖区科技局", "南湖区经贸局", "秀洲区经贸局"),
        ("上汽集团", "南湖区科技局", "南湖区经贸局"),
        ("兴业银行", "南湖区科技局", "秀洲区经贸局"),
    }


def test_shared_by_chosen_bureaus_types_and_status(liaison: Liaison, filled: Path) -> None:
    pair = liaison("shared", "南湖区科技局", "秀洲区经贸局", "-s", filled, "-f", "json").rows
    assert {row["counterpart"] for row in pair} == {"嘉兴市科技局", "兴业银行"}
    settled = liaison("shared", "--no-pending", "--place", "南湖区", "-s", filled, "-f", "json").rows
    assert {row["counterpart"] for row in settled} == {"嘉兴市科技局"}
    liaisons = liaison("shared", "--type", "LIAISON", "--place", "南湖区", "-s", filled, "-f", "json").rows
    assert liaisons == []


def test_show_a_body_and_the_sentences_behind_a_pair(liaison: Liaison, filled: Path) -> None:
    ties = liaison("show", "上汽集团", "-s", filled, "-f", "json").rows
    assert {(row["head"], row["type"], row["status"]) for row in ties} == {
        ("南湖区经贸局", "LIAISON", "ongoing"),
        ("南湖区经贸局", "AGREEMENT_SIGNED", "done"),
        ("南湖区科技局", "COOPERATION", "negotiating"),
        ("秀洲区经贸局", "SUPERVISION", "ended"),
    }
    evidence = liaison("show", "南湖区科技局", "上汽集团", "-s", filled, "-f", "json").rows
    assert [row["text"] for row in evidence] == ["与上汽集团的合作正在协商。"]


def test_agreements_by_status(liaison: Liaison, filled: Path) -> None:
    done = liaison("agreements", "--status", "done", "-s", filled, "-f", "json").rows
    assert [(row["document"], row["parties"]) for row in done] == [
        ("产学研合作框架协议", ["上汽集团", "南湖区经贸局"])
    ]


def test_path(liaison: Liaison, filled: Path) -> None:
    steps = liaison("path", "兴业银行嘉兴支行", "秀洲区经贸局", "-s", filled, "-f", "json").rows
    assert [(row["body"], row["next"]) for row in steps] == [
        ("兴业银行嘉兴支行", "南湖区科技局"),
        ("南湖区科技局", "嘉兴市科技局"),
        ("嘉兴市科技局", "秀洲区经贸局"),
    ]
    same = liaison("path", "上汽集团", "上汽集团", "-s", filled)
    assert (same.code, same.out) == (1, "")
    assert "same body" in same.err


def test_reports_are_chosen_by_place_date_and_id(liaison: Liaison, filled: Path) -> None:
    def places(*options: str) -> list[object]:
        return [row["place"] for row in liaison("reports", "-s", filled, "-f", "json", *options).rows]

    nanhu_place, xiuzhou_place = "浙江省嘉兴市南湖区", "浙江省嘉兴市秀洲区"
    assert places() == [nanhu_place, xiuzhou_place]
    assert places("--place", "秀洲区") == [xiuzhou_place]
    assert places("--since", "2009-06") == [xiuzhou_place]
    assert places("--until", "2009-05-31") == [nanhu_place]
    assert places("--until", "2009-05") == [nanhu_place]
    assert places("--until", "2009") == places()
    assert places("--report", nanhu().report.id) == [nanhu_place]
    nothing = liaison("reports", "-s", filled, "--place", "海宁市")
    assert nothing.code == 1
    assert nanhu_place in nothing.err


def test_query_by_name_file_and_standard_input(
    liaison: Liaison, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = "MATCH (o:Bank) WHERE o.name STARTS WITH $start RETURN o.name AS name ORDER BY name"
    (tmp_path / "banks.cypher").write_text(statement, encoding="utf-8")
    asked = ("-s", filled, "-f", "json", "--param", "start=兴业")
    names = [{"name": "兴业银行"}, {"name": "兴业银行嘉兴支行"}]
    assert liaison("query", "banks.cypher", *asked).rows == names
    monkeypatch.setattr(sys, "stdin", io.StringIO(statement))
    assert liaison("query", "-", *asked).rows == names
    named = liaison("query", "shared", "-s", filled, "-f", "json", "-p", "minimum=3").rows
    assert [row["counterpart"] for row in named] == ["嘉兴市科技局"]


@pytest.mark.parametrize(
    "statement",
    ["CREATE (n:Report {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n:Report) SET n.name = '' RETURN n"],
)
def test_own_cypher_cannot_write(
    liaison: Liaison, filled: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(statement))
    answer = liaison("query", "-", "-s", filled)
    assert (answer.code, answer.out) == (1, "")
    assert [row["name"] for row in liaison("reports", "-s", filled, "-f", "json").rows] == [
        "对接情况",
        "对接情况",
    ]


def test_cypher_behind_an_answer_is_the_answer(liaison: Liaison, filled: Path) -> None:
    answer = liaison("agreements", "-s", filled, "--cypher")
    assert answer.code == 0
    assert answer.out.startswith(":param ")
    assert "MATCH" in answer.out
    assert nanhu().report.id in answer.out


def test_ambiguous_and_unknown_names_list_candidates(liaison: Liaison, filled: Path) -> None:
    several = liaison("show", "经贸局", "-s", filled)
    assert several.code == 1
    assert "南湖区经贸局" in several.err
    assert "秀洲区经贸局" in several.err
    unknown = liaison("show", "上汽集園", "-s", filled)
    assert unknown.code == 1
    assert "上汽集团" in unknown.err
