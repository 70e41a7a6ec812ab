"""The date a report speaks for: said outright, completed from what else is said, or asked for.

Said: a full date in the title or in a line before the table (截至2012年9月15日). Inferred, with the words:
the year of 截至5月31日, from the title, the file's name or the one year that the sentences speak of; the
last day of a month, quarter or half-year; a date in the file's name, below the table, or on which the
report was published or filled in.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.errors import ReportError
from graph.model import ColumnRole, Inference
from loaders.tables import Sheet

_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)[日号]?"
    r"|(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
)
_MONTH = re.compile(r"(?<!\d)(?:((?:19|20)\d{2})\s*年\s*)?(\d{1,2})\s*月(?:份|底|末)?(?!\s*\d)")
_QUARTER = re.compile(r"(?<!\d)(?:((?:19|20)\d{2})\s*年\s*(?:度)?)?(?:第?([1-4])季度|(上|下)半年)")
_YEAR = re.compile(r"(?<![\d－—–~～-])((?:19|20)\d{2})\s*年(?!\s*[－—–~～-])")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_CUTOFF = re.compile(r"截\s*[至止]|数据(?:截|统计)|统计时间")
# A day in such a line is when the report was made, not what it speaks for.
_MADE = re.compile(r"发布|印发|更新|填[表报]|制表|报送|编制")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=\s*[月日号])")
_TITLES = re.compile(r"《[^《》]*》")
# Of the years that sentences speak of, how many must be the one that is taken: all but a stray one in five.
_YEAR_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Moment:
    """The date a report speaks for, and what of it was inferred."""

    as_of: date
    inferred: tuple[Inference, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A date as written; what it leaves open is None."""

    words: str
    year: int | None
    month: int
    day: int | None


def read_moment(sheet: Sheet, name: str) -> Moment:
    """The date that the report itself speaks for; `name` is the file's.

    Raises:
        ReportError: it says none, or no year that is clear.
    """
    lines = (sheet.title or "", *sheet.intro)
    sighting = _find_said([line for line in lines if _CUTOFF.search(line) or not _MADE.search(line)])
    if sighting is not None:
        return _complete(sighting, sheet, name, ())
    elsewhere = [(name, "the file's name"), *((line, line) for line in lines)]
    for words, where in (*elsewhere, *((piece.text, "below the table") for piece in sheet.leftovers)):
        sighting = next(iter(_sightings(words)), None)
        if sighting is not None and sighting.year is not None:
            return _complete(sighting, sheet, name, (Inference("as_of", f"{sighting.words} ({where})"),))
    raise ReportError(
        f"{name}: the text does not say what date it speaks for (截至…), nor does the file's name; "
        "say it: --as-of 2009-05-31"
    )


def _find_said(lines: Sequence[str]) -> _Sighting | None:
    """The date of the lines before the table: that of 截至 first, then days before months and quarters."""
    ordered = sorted(lines, key=lambda line: _CUTOFF.search(line) is None)
    found = [
        (sighting, bool(_CUTOFF.search(line)))
        for line in ordered
        for sighting in _sightings(_from_cutoff(line))
    ]
    if not found:
        return None
    return min(found, key=lambda pair: (not pair[1], pair[0].day is None))[0]


def _from_cutoff(line: str) -> str:
    """发布日期：10月12日　数据截至：9月30日 → what follows 截至."""
    cutoff = _CUTOFF.search(line)
    return line[cutoff.end() :] if cutoff else line


def _sightings(line: str) -> Iterator[_Sighting]:
    """The dates of a line, days first, then months, quarters and half-years."""
    text = _to_digits(line)

    def words(match: re.Match[str]) -> str:
        return line[slice(*match.span())] if len(line) == len(text) else match[0]

    for match in _COMPACT.finditer(text):
        yield _Sighting(words(match), int(match[1]), int(match[2]), int(match[3]))
    for match in _DAY.finditer(text):
        month, day = int(match["month"] or match[2]), int(match["day"] or match[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield _Sighting(words(match), _number(match[1]), month, day)
    for match in _MONTH.finditer(text):
        if 1 <= int(match[2]) <= 12:
            yield _Sighting(words(match), _number(match[1]), int(match[2]), None)
    for match in _QUARTER.finditer(text):
        month = 3 * int(match[2]) if match[2] else 6 if match[3] == "上" else 12
        yield _Sighting(words(match), _number(match[1]), month, None)


def _complete(sighting: _Sighting, sheet: Sheet, name: str, known: tuple[Inference, ...]) -> Moment:
    """The sighting with the year and the day that it leaves open."""
    inferred = list(known)
    year = sighting.year
    if year is None:
        year, evidence = _infer_year(sheet, name, sighting.words)
        inferred.append(Inference("year", evidence))
    last = calendar.monthrange(year, sighting.month)[1]
    if sighting.day is None:
        inferred.append(Inference("day", f"{sighting.words} (its last day)"))
    elif sighting.day > last:
        raise ReportError(f"{name}: “{sighting.words}” of {year} is no date; say it: --as-of {year}-…")
    return Moment(date(year, sighting.month, sighting.day or last), tuple(inferred))


def _infer_year(sheet: Sheet, name: str, words: str) -> tuple[int, str]:
    """The year of a date that gives none, and the words that tell it."""
    for line in (sheet.title or "", *sheet.intro, name):
        years = _years(line)
        if len(set(years)) == 1:
            return years[0], line
    told = [(year, clause) for text in _sentence_cells(sheet) for year, clause in _told_years(text)]
    counts = Counter(year for year, _ in told)
    if counts:
        year, count = counts.most_common(1)[0]
        if count >= _YEAR_SHARE * counts.total():
            return year, next(clause for of, clause in told if of == year)
    seen = "、".join(str(year) for year in sorted(counts))
    raise ReportError(
        f"{name}: “{words}” has no year, and the text tells none that is clear"
        f"{f' ({seen})' if seen else ''}; say it: --as-of {next(iter(sorted(counts)), 2009)}-…"
    )


def _years(line: str) -> list[int]:
    text = _to_digits(line)
    return [int(match[1]) for pattern in (_YEAR, _COMPACT) for match in pattern.finditer(text)]


def _told_years(text: str) -> Iterator[tuple[int, str]]:
    """The years that a cell speaks of, each with its clause; those in titles of documents do not count."""
    plain = _TITLES.sub("", text)
    for clause in re.split(r"[，。；：\r\n]", plain):
        for match in _YEAR.finditer(clause):
            yield int(match[1]), clause.strip()


def _sentence_cells(sheet: Sheet) -> list[str]:
    roles = (ColumnRole.WORK, ColumnRole.RESULTS, ColumnRole.REMARKS)
    return [cell.text for row in sheet.rows for cell in row.cells if cell.role in roles]


def _to_digits(line: str) -> str:
    """二〇〇九年五月三十一日 → 2009年5月31日."""
    tens = _TENS.sub(lambda match: f"{match[1] or '一'}{match[2] or '〇'}", line)
    return tens.translate(_DIGITS)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
