"""Which of the stored reports a question is about: by id, by place, by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.errors import QueryError
from graph.stores.base import Store

# A message stays readable: beyond this many reports it says how to list the rest.
_LISTED = 12

_STORED = """
MATCH (p:Report)
RETURN p.id AS id, p.province AS province, p.city AS city, p.district AS district, p.as_of AS as_of,
  p.name AS name
ORDER BY as_of, p.place, id
"""


@dataclass(frozen=True, slots=True)
class _Stored:
    id: str
    places: tuple[str, ...]
    """Province, city and district, those that it has, from the top down."""
    as_of: date
    title: str

    def __str__(self) -> str:
        return f"{''.join(self.places)} {self.as_of} {self.title} ({self.id})"


def select_reports(
    store: Store,
    reports: Sequence[str] = (),
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[str, ...]:
    """The ids of the chosen reports, by date and place; all that are stored where nothing is chosen.

    `reports` are ids or beginnings of ids, with or without `report-`; `place` is any part of a place or
    several (南湖区, 嘉兴市, 浙江省嘉兴市南湖区), its last character may be missing (嘉兴); `since` and
    `until` are the first and the last date that a report may speak for. Several conditions must all hold.

    Raises:
        QueryError: no report is stored, no stored report is meant, or a beginning fits several.
    """
    stored = _read_stored(store)
    if not stored:
        raise QueryError(f"{store.uri} holds no report; load one with `liaison load FILE`")
    chosen = stored
    if reports:
        wanted = {_find_id(beginning, stored) for beginning in reports}
        chosen = [report for report in chosen if report.id in wanted]
    if place is not None:
        chosen = _in_place(place, chosen)
    chosen = [
        report
        for report in chosen
        if (since is None or report.as_of >= since) and (until is None or report.as_of <= until)
    ]
    if not chosen:
        asked = _describe(reports, place, since, until)
        raise QueryError(f"no stored report is {asked}; there are {_list_reports(stored)}")
    return tuple(report.id for report in chosen)


def _read_stored(store: Store) -> list[_Stored]:
    return [
        _Stored(
            id=str(row["id"]),
            places=tuple(str(row[part]) for part in ("province", "city", "district") if row[part]),
            as_of=date.fromisoformat(str(row["as_of"])),
            title=str(row["name"]),
        )
        for row in store.read(_STORED).to_dicts()
    ]


def _find_id(beginning: str, stored: Sequence[_Stored]) -> str:
    found = [
        report
        for report in stored
        if report.id.startswith(beginning) or report.id.removeprefix("report-").startswith(beginning)
    ]
    exact = [report for report in found if report.id == beginning]
    if len(exact or found) == 1:
        return (exact or found)[0].id
    if found:
        raise QueryError(f"{beginning} is the beginning of several reports: {_list_reports(found)}")
    raise QueryError(f"no stored report is {beginning}; there are {_list_reports(stored)}")


def _in_place(place: str, stored: Sequence[_Stored]) -> list[_Stored]:
    asked = "".join(place.split())
    named = [report for report in stored if asked in _spellings(report.places)]
    if named or not asked:
        return named
    return [
        report for report in stored if any(spelling[:-1] == asked for spelling in _spellings(report.places))
    ]


def _spellings(places: Sequence[str]) -> set[str]:
    """Every run of neighbouring parts, joined: 浙江省, 浙江省嘉兴市, 嘉兴市南湖区, …"""
    size = len(places)
    return {"".join(places[i:j]) for i in range(size) for j in range(i + 1, size + 1)}


def _describe(reports: Sequence[str], place: str | None, since: date | None, until: date | None) -> str:
    words = [
        f"one of {', '.join(reports)}" if reports else "",
        f"from {place}" if place is not None else "",
        f"of {since} or later" if since is not None else "",
        f"of {until} or earlier" if until is not None else "",
    ]
    return " and ".join(word for word in words if word)


def _list_reports(stored: Sequence[_Stored]) -> str:
    listed = "; ".join(str(report) for report in stored[:_LISTED])
    more = len(stored) - _LISTED
    return f"{listed}; and {more} more (`liaison reports`)" if more > 0 else listed
