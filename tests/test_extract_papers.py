"""Which papers are signed or issued, by whom, and which events are held; by name, with their parties."""

import pytest

from graph.identity.numerals import read_number
from graph.model import ReportGraph
from tests.reading import graph_of, row


def papers_of(sentence: str, unit: str = "区经贸局") -> set[tuple[str, frozenset[str]]]:
    """The name of every paper with its parties."""
    graph = graph_of([row(sentence, unit=unit)])
    return {(paper.name, _parties(graph, paper.id)) for paper in graph.documents}


def events_of(sentence: str) -> set[tuple[str, frozenset[str]]]:
    """The name of every event with those who took part."""
    graph = graph_of([row(sentence)])
    return {(event.name, _parties(graph, event.id)) for event in graph.events}


def _parties(graph: ReportGraph, what: str) -> frozenset[str]:
    name = {body.id: body.name for body in graph.organizations}
    both = (*graph.parties, *graph.participants)
    return frozenset(name[each.organization] for each in both if each.what == what)


@pytest.mark.parametrize(
    "sentence",
    [
        "区茶叶协会、区花卉协会分别与市茶叶协会、市花卉协会签订互助协议。",
        "区茶叶协会与市茶叶协会、区花卉协会与市花卉协会签订互助协议。",
        "区茶叶、花卉协会与市茶叶、花卉协会签订了一份互助协议。",
        "区茶叶协会与市茶叶协会，区花卉协会与市花卉协会，签的也是互助协议。",
    ],
)
def test_pairs_sign_a_paper_each(sentence: str) -> None:
    assert papers_of(sentence) == {
        ("互助协议", frozenset({"南湖区茶叶协会", "嘉兴市茶叶协会"})),
        ("互助协议", frozenset({"南湖区花卉协会", "嘉兴市花卉协会"})),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "与浙江大学、同济大学分别签订实习合同。",
        "先后与浙江大学、同济大学签订实习合同。",
        "与浙江大学、同济大学签订实习合同2份。",
        "与浙江大学、同济大学签订两份实习合同。",
    ],
)
def test_one_who_signs_with_each_apart_has_a_paper_with_each(sentence: str) -> None:
    assert papers_of(sentence) == {
        ("实习合同", frozenset({"南湖区经贸局", "浙江大学"})),
        ("实习合同", frozenset({"南湖区经贸局", "同济大学"})),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "与浙江大学、同济大学签订《人才合同》。",
        "与浙江大学、同济大学三方签订《人才合同》。",
        "区经贸局、浙江大学、同济大学共同签署《人才合同》。",
    ],
)
def test_one_paper_that_the_text_names_once_has_all_as_parties(sentence: str) -> None:
    assert papers_of(sentence) == {("人才合同", frozenset({"南湖区经贸局", "浙江大学", "同济大学"}))}


def test_two_clauses_with_papers_of_one_sort_tell_of_two() -> None:
    assert papers_of("与浙江大学签订实习合同，与同济大学签订实习合同。") == {
        ("实习合同", frozenset({"南湖区经贸局", "浙江大学"})),
        ("实习合同", frozenset({"南湖区经贸局", "同济大学"})),
    }


@pytest.mark.parametrize(
    ("sentence", "paper", "parties"),
    [
        ("《互通办法》已由区科技局同市科技局签署。", "互通办法", {"南湖区科技局", "嘉兴市科技局"}),
        ("《互通办法》由我局与市科技局联合印发，已生效。", "互通办法", {"南湖区经贸局", "嘉兴市科技局"}),
        ("由区科技局与市科技局联合印发的《互通办法》施行。", "互通办法", {"南湖区科技局", "嘉兴市科技局"}),
        ("《互通办法》由我局起草，与市科技局联合印发。", "互通办法", {"南湖区经贸局", "嘉兴市科技局"}),
        ("与市科技局联合推出《互通办法》。", "互通办法", {"南湖区经贸局", "嘉兴市科技局"}),
        ("与市科技局签的又是一份正式合作协议。", "合作协议", {"南湖区经贸局", "嘉兴市科技局"}),
        ("与市科技局签订合作协议，推进《发展规划》落实。", "合作协议", {"南湖区经贸局", "嘉兴市科技局"}),
        (
            "与市科技局签订南湖区（大桥）共建协议。",
            "南湖区（大桥）共建协议",
            {"南湖区经贸局", "嘉兴市科技局"},
        ),
    ],
)
def test_a_paper_has_the_name_that_the_text_gives_it(sentence: str, paper: str, parties: set[str]) -> None:
    assert papers_of(sentence) == {(paper, frozenset(parties))}


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("联合市侨联举办“乡音”恳谈会。", "“乡音”恳谈会"),
        ("“嘉禾乡音恳谈会”由我局与市侨联联合举办。", "嘉禾乡音恳谈会"),
        ("首届中国（嘉兴）茶叶大会由我局与市侨联联合举办。", "首届中国（嘉兴）茶叶大会"),
        ("与市侨联联合举办的茶艺培训班已结业。", "茶艺培训班"),
        ("与市侨联联合开展秋季整治“回头看”。", "秋季整治“回头看”"),
    ],
)
def test_an_event_has_the_name_that_the_text_gives_it(sentence: str, event: str) -> None:
    assert events_of(sentence) == {(event, frozenset({"南湖区经贸局", "嘉兴市侨联"}))}


@pytest.mark.parametrize(
    "sentence",
    [
        "联合市侨联发放“惠农专项贷款”。",
        "与市侨联共同实施的“两癌”筛查项目已结项。",
        "参加市侨联组织的各类推介会。",
    ],
)
def test_what_is_quoted_or_manifold_is_no_event(sentence: str) -> None:
    assert events_of(sentence) == set()


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("两", 2), ("十", 10), ("十二", 12), ("三十", 30), ("百", None), ("", None)],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, number: int | None) -> None:
    assert read_number(text) == number
