"""Two reports of one district, before and after the reforms of 2018, and one of its neighbour."""

from dataclasses import replace
from datetime import date

from graph.identity.functions import functions_of
from graph.identity.names import read_name
from graph.identity.shown import shown_name
from graph.model import Basis, Organization, Place, RelationType, ReportGraph, Status
from tests.samples import NANHU, XIUZHOU, report_graph

BEFORE, AFTER = date(2009, 5, 31), date(2019, 12, 31)


def office(name: str, place: Place, year: int) -> Organization:
    """The body that a name denotes in a report of a place and year, called so, with what it is there for."""
    organization = read_name(name, place).organization
    shown = shown_name(organization, place, year, [name])
    return replace(organization, name=shown, functions=functions_of(organization, year))


def listing(place: Place, as_of: date, rows: dict[str, list[str]]) -> ReportGraph:
    """A report whose units list counterparts: unit → counterparts, as the report names them."""
    bodies = {
        name: office(name, place, as_of.year) for unit, others in rows.items() for name in (unit, *others)
    }
    return report_graph(
        place,
        as_of,
        [bodies[unit] for unit in rows],
        [
            (bodies[unit], RelationType.LIAISON, bodies[other], Basis.DECLARED, Status.ONGOING, other, None)
            for unit, others in rows.items()
            for other in others
        ],
    )


def before() -> ReportGraph:
    """2009: 工商 and 质监 are two, 环保 is called so, 商务 is 外经贸."""
    return listing(
        NANHU,
        BEFORE,
        {
            "区环保局": ["市环保局", "浙江大学", "市工商局"],
            "区工商局": ["市工商局", "市质监局"],
            "区质监局": ["市质监局", "市工商局"],
            "区外经贸局": ["市外经贸局", "市环保局"],
        },
    )


def after() -> ReportGraph:
    """2019: 市场监管 is one, 生态环境 is the new word."""
    return listing(
        NANHU,
        AFTER,
        {
            "区生态环境局": ["市生态环境局", "浙江大学"],
            "区市场监管局": ["市市场监管局", "市生态环境局"],
            "区商务局": ["市商务局"],
        },
    )


def neighbour() -> ReportGraph:
    """The same short names in the next district."""
    return listing(XIUZHOU, AFTER, {"区生态环境局": ["市生态环境局"], "区商务局": ["市商务局", "浙江大学"]})
