"""A graph that is not whole is refused before anything of it is written."""

from dataclasses import replace

import pytest

from graph.model import Mention, Part, ReportGraph
from graph.stores import Store, write_report
from graph.stores.soundness import check_sound
from tests.graphs import read_graph
from tests.query_samples import heping
from tests.samples import CIB, SAIC, nanhu, nanhu_fair, xiuzhou

GRAPH = nanhu_fair()
TIE, *TIES = GRAPH.relations
SENTENCE, *SENTENCES = GRAPH.statements
PARTY, *PARTIES = GRAPH.parties
GUEST, *GUESTS = GRAPH.participants


@pytest.mark.parametrize("graph", [nanhu(), nanhu_fair(), xiuzhou(), heping()])
def test_a_whole_graph_passes(graph: ReportGraph) -> None:
    check_sound(graph)


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        (replace(GRAPH, units=()), "no unit reports"),
        (replace(GRAPH, units=(*GRAPH.units, "org-x")), "no body org-x is there"),
        (replace(GRAPH, organizations=(*GRAPH.organizations, SAIC)), f"body {SAIC.id} is there 2 times"),
        (replace(GRAPH, relations=(TIE, *GRAPH.relations)), f"relation {TIE.id} is there 2 times"),
        (replace(GRAPH, relations=(replace(TIE, tail=CIB.id), *TIES)), f"no body {CIB.id} is there"),
        (replace(GRAPH, relations=(replace(TIE, tail=TIE.head), *TIES)), "with itself"),
        (replace(GRAPH, relations=(replace(TIE, statements=()), *TIES)), "rests on no statement"),
        (replace(GRAPH, relations=(replace(TIE, statements=("s",)), *TIES)), "no statement s is there"),
        (replace(GRAPH, relations=(replace(TIE, document="d"), *TIES)), "no document d is there"),
        (replace(GRAPH, relations=(replace(TIE, event="e"), *TIES)), "no event e is there"),
        (replace(GRAPH, relations=(replace(TIE, report="r"), *TIES)), "of another report, r"),
        (replace(GRAPH, statements=(replace(SENTENCE, unit="org-x"), *SENTENCES)), "no body org-x is there"),
        (replace(GRAPH, statements=(replace(SENTENCE, report="r"), *SENTENCES)), "of another report, r"),
        (replace(GRAPH, statements=(SENTENCE, *GRAPH.statements)), f"{SENTENCE.id} is there 2 times"),
        (replace(GRAPH, mentions=(Mention("s", None, "上汽", 0, 2, "tagger"),)), "no statement s is there"),
        (replace(GRAPH, mentions=(Mention(SENTENCE.id, CIB.id, "x", 0, 1, "column"),)), f"no body {CIB.id}"),
        (replace(GRAPH, parties=(replace(PARTY, what="d"), *PARTIES)), "no document d is there"),
        (replace(GRAPH, parties=(replace(PARTY, statements=()), *PARTIES)), "rests on no statement"),
        (replace(GRAPH, participants=(replace(GUEST, what="e"), *GUESTS)), "no event e is there"),
        (replace(GRAPH, participants=(replace(GUEST, organization="org-x"), *GUESTS)), "no body org-x"),
        (replace(GRAPH, parts=(Part(SAIC.id, CIB.id, (SENTENCE.id,)),)), f"no body {CIB.id} is there"),
    ],
)
def test_what_would_be_lost_is_named(graph: ReportGraph, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check_sound(graph)


def test_nothing_of_a_broken_graph_is_written(store: Store) -> None:
    write_report(store, nanhu())
    before = read_graph(store)
    with pytest.raises(ValueError, match=r"txt: no body org-x is there"):
        write_report(store, replace(GRAPH, units=(*GRAPH.units, "org-x")))
    assert read_graph(store) == before


def test_of_many_defects_some_are_named_and_the_others_counted() -> None:
    with pytest.raises(ValueError, match=r"no body org-4 is there; and 2 more$"):
        check_sound(replace(GRAPH, units=tuple(f"org-{number}" for number in range(7))))
