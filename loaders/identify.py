"""Where a report comes from and what date it speaks for: from its text, its name, or the caller."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.errors import LiaisonError
from graph.model import Inference, Place
from loaders.documents import Notice, Source
from loaders.tables import Sheet
from loaders.when import read_moment
from loaders.where import read_whereabouts


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report a file is: title, place and date, and how these are known."""

    title: str
    place: Place
    as_of: date
    inferred: tuple[Inference, ...]
    """What the text does not say outright, with the words it was taken from."""
    given: tuple[str, ...]
    """What the caller said: `place`, `as_of`."""
    notices: tuple[Notice, ...] = ()


def identify_report(
    sheet: Sheet, source: Source, *, place: Place | None = None, as_of: date | None = None
) -> Identity:
    """The identity of a report. The caller has the last word; a notice tells where the text says otherwise.

    Raises:
        PlaceError: the place is neither said, nor clear from what is, nor given.
        ReportError: the same of the date.
    """
    title, inferred = _read_title(sheet, source)
    given = [what for what, value in (("place", place), ("as_of", as_of)) if value is not None]
    notices: list[Notice] = []
    if place is None:
        whereabouts = read_whereabouts(sheet, source.name)
        place = whereabouts.place
        inferred += whereabouts.inferred
    else:
        notices += _contradicting_place(sheet, source, place)
    if as_of is None:
        moment = read_moment(sheet, source.name)
        as_of = moment.as_of
        inferred += moment.inferred
    else:
        notices += _contradicting_date(sheet, source, as_of)
    return Identity(title, place, as_of, tuple(inferred), tuple(given), tuple(notices))


def _read_title(sheet: Sheet, source: Source) -> tuple[str, list[Inference]]:
    if sheet.title is not None:
        return sheet.title, []
    stem = source.name.rpartition(".")[0] or source.name
    return stem, [Inference("title", f"{source.name} (the file's name)")]


def _contradicting_place(sheet: Sheet, source: Source, given: Place) -> Iterator[Notice]:
    """A notice where the text says outright that it comes from elsewhere."""
    try:
        said = read_whereabouts(sheet, source.name)
    except LiaisonError:
        return
    if not said.inferred and not str(given).startswith(str(said.place)):
        yield Notice(f"the text says {said.place}; taken for {given} as told")


def _contradicting_date(sheet: Sheet, source: Source, given: date) -> Iterator[Notice]:
    """A notice where the text says another date; a part of it that was inferred does not count."""
    try:
        said = read_moment(sheet, source.name)
    except LiaisonError:
        return
    inferred = {inference.what for inference in said.inferred}
    if "as_of" in inferred:
        return
    compared = [part for part in ("year", "month", "day") if part not in inferred]
    if any(getattr(said.as_of, part) != getattr(given, part) for part in compared):
        words = "-".join(f"{getattr(said.as_of, part):02}" for part in compared)
        yield Notice(f"the text says {words}; taken for {given} as told")
