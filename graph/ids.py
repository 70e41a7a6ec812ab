"""Ids computed from content, so that two loads agree and loading twice changes nothing.

An id never rests on what a person may later correct: an organization's takes neither kind nor level.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

# 64 bits: among a million bodies the chance of any collision is below one in thirty million.
_DIGITS = 16


def _digest(prefix: str, *parts: object) -> str:
    text = "\x1f".join(["" if part is None else str(part) for part in parts])
    return f"{prefix}-{sha256(text.encode('utf-8')).hexdigest()[:_DIGITS]}"


def organization_id(place: str | None, name: str) -> str:
    """The id of the body of that canonical name; `place` is None where the name identifies itself."""
    return _digest("org", place, name)


def report_id(place: str, title: str, as_of: date, units: Iterable[str]) -> str:
    """The id of a report; `units` are the canonical names of the units of its first version."""
    return _digest("report", place, title, as_of.isoformat(), *sorted(units))


def statement_id(report: str, unit: str, column: str, wording: str, occurrence: int = 0) -> str:
    """The id of a statement; `occurrence` counts equal wordings in one unit and column, from 0."""
    return _digest("statement", report, unit, column, "".join(wording.split()), occurrence)


def value_id(statement: str, start: int, stop: int) -> str:
    """The id of a quantity or period, from the statement that says it and its place there."""
    return _digest("value", statement, start, stop)


def document_id(name: str, parties: Iterable[str], statement: str | None = None) -> str:
    """The id of a document; an untitled one is told apart by the statement that names it."""
    return _digest("document", statement, name, *sorted(parties))


def event_id(name: str, day: str | None, participants: Iterable[str]) -> str:
    """The id of an event, from its name, its date as far as known, and who took part."""
    return _digest("event", name, day, *sorted(participants))


def relation_id(report: str, *key: object) -> str:
    """The id of a relation, from its report and every field that tells relations apart."""
    return _digest("relation", report, *key)


def decision_id(*said: object) -> str:
    """The id of what a person decided, from everything that it says."""
    return _digest("decision", *said)
