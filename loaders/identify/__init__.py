"""Where a report comes from and what date it speaks for: from its text, its name, or the caller.

surroundings.py  the lines around a table that speak of the report itself
where.py         the place: claims.py what a report says of its own, frequency.py what its sentences tell,
                 fitting.py whether it can come from there
when.py          the date: dates.py how dates are written
"""

from dataclasses import dataclass
from datetime import date

from graph.errors import PlaceError, ReportError
from graph.model import Inference, Place
from loaders.documents import Notice, Source
from loaders.identify.when import Moment, read_moment
from loaders.identify.where import Whereabouts, read_whereabouts
from loaders.tables.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report a file is: title, place and date, and how these are known."""

    title: str
    place: Place
    as_of: date
    inferred: tuple[Inference, ...]
    """What the text does not say outright, with the words it was taken from."""
    notices: tuple[Notice, ...] = ()


def identify_report(
    sheet: Sheet, source: Source, *, place: Place | None = None, as_of: date | None = None
) -> Identity:
    """The identity of a report.

    What the text says outright stands. The caller decides what is not said, or only in part (截至5月31日 has
    no year; 和平区 lies in two cities), and goes before anything inferred; a notice tells of a contradiction.

    Raises:
        PlaceError: the place is neither said, nor clear from what is, nor given.
        ReportError: the same of the date.
    """
    title, inferred = _read_title(sheet, source)
    when = problem = None
    try:
        when, date_notices = _decide_date(sheet, source, as_of)
    except ReportError as error:
        problem = error
    try:
        where, place_notices = _decide_place(sheet, source, place, when.as_of.year if when else None)
    except PlaceError as error:
        if problem is None:
            raise
        raise PlaceError(f"{error}; {str(problem).removeprefix(f'{source.name}: ')}") from None
    if when is None or problem is not None:
        raise problem or ReportError(source.name)
    return Identity(
        title=title,
        place=where.place,
        as_of=when.as_of,
        inferred=(*inferred, *where.inferred, *when.inferred),
        notices=(*place_notices, *date_notices),
    )


def _read_title(sheet: Sheet, source: Source) -> tuple[str, list[Inference]]:
    if sheet.title is not None:
        return sheet.title, []
    stem = source.name.rpartition(".")[0] or source.name
    return stem, [Inference("title", f"{source.name} (the file's name)")]


def _decide_place(
    sheet: Sheet, source: Source, given: Place | None, year: int | None
) -> tuple[Whereabouts, list[Notice]]:
    if given is None:
        return read_whereabouts(sheet, source.name, year), []
    told = Whereabouts(given, ())
    try:
        read = read_whereabouts(sheet, source.name, year)
    except PlaceError:
        return told, []
    # A place within the one that is said adds to it: 嘉兴市 in the title, 南湖区 from the caller.
    if str(given).startswith(str(read.place)):
        return told, []
    if read.inferred:
        return told, [Notice(f"taken for {given}, as told; the text points to {read.place}")]
    return read, [Notice(f"taken for {read.place}, as the text says; not for {given}, as told")]


def _decide_date(sheet: Sheet, source: Source, given: date | None) -> tuple[Moment, list[Notice]]:
    if given is None:
        return read_moment(sheet, source.name), []
    told = Moment(given, ())
    try:
        read = read_moment(sheet, source.name)
    except ReportError:
        return told, []
    if given == read.as_of:
        return told, []
    if read.inferred:
        return told, [Notice(f"taken for {given}, as told; the text points to {read.as_of}")]
    return read, [Notice(f"taken for {read.as_of}, as the text says; not for {given}, as told")]
