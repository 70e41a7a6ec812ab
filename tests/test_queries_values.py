"""Queries about what sentences say in numbers, and about the rules that read relations; on both databases."""

import pytest

from graph.stores import Store
from queries import run_query
from tests.query_samples import BRANCH, UNION, UNIVERSITY, ask, heping, load
from tests.samples import nanhu


@pytest.fixture
def full(store: Store) -> Store:
    """A store with two reports, one of which says something in numbers."""
    load(store, nanhu(), heping())
    return store


def test_amounts_stand_beside_the_relations_of_their_sentence(full: Store) -> None:
    columns = ("amount", "low", "high", "amount_unit", "approximate", "head", "type", "tail", "status")
    pact = ("近30万元", None, 300_000.0, "元", False, UNION.name, "AGREEMENT_SIGNED", UNIVERSITY.name, "done")
    talks = ("约2亿元", 2e8, 2e8, "元", True, UNION.name, "COOPERATION", BRANCH.name, "negotiating")
    assert ask(full, "amounts", *columns) == [talks, pact]
    assert ask(full, "amounts", *columns, least=1) == [talks]
    assert ask(full, "amounts", *columns, least=100_000_000, types=["AGREEMENT_SIGNED"]) == []
    assert ask(full, "amounts", "amount", "tail", sort="count") == [("12名", UNIVERSITY.name)]
    assert ask(full, "amounts", "amount", unit="美元") == []


def test_quantities_and_periods_stand_where_the_statement_says_them(full: Store) -> None:
    assert ask(full, "quantities", "surface", "start", "stop", "sort") == [
        ("12名", 1, 4, "count"), ("近30万元", 5, 10, "money"), ("约2亿元", 2, 6, "money"),
    ]  # fmt: skip
    assert ask(full, "periods", "surface", "since", "until", "inferred") == [
        ("5月", "2018-05-01", "2018-05-31", True)
    ]


def test_a_frame_leads_to_what_it_read(full: Store) -> None:
    everything = run_query(full, "frames")
    assert {frame for (frame,) in ask(full, "frames", "frame")} == {"sample"}
    assert run_query(full, "frames", frame="sample") == everything
    assert run_query(full, "frames", frame="sign-with").rows == ()
