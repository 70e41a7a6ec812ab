"""The date a report speaks for: said outright, completed from what else is said, or asked for.

Said: a date behind 截至, 统计时点 or the like, or a full date in the title or a short line before the table.
Inferred, with the words: the year of 截至5月31日; the last day of a month, quarter, half-year or year; the
day on which the report was updated, filled in, signed below the table, or that its file is named by. The day
of publication is never taken: it only tells the year that a date before it leaves out.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.errors import ReportError
from graph.model import ColumnRole, Inference
from loaders.identify.dates import DateSighting, iter_dates, number_years, parse_serial, years_of
from loaders.identify.surroundings import Line, Position, read_surroundings
from loaders.tables.sheet import Sheet

_CUTOFF = re.compile(
    r"截\s*[至止]|[到至](?=\s*(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:止|为止))|数据(?:截|统计|时[点间])|统计(?:时[点间段]|截|日期|期)|(?:^|[（(])时点|报告期|基准日|评估期"
)
# A day in such a line is when the report was made: taken where nothing says what it speaks for.
_MADE = re.compile(
    r"更新|填[表报]|制表|报送|上报|编制|印发|成文|生成|整理|汇总(?:时间|日期)|(?:^|[（(\s])(?:日期|时间)\s*[：:]"
)
# A day in such a line is when others published it, or today.
_PUBLISHED = re.compile(
    r"发布|公开|公示|刊|发稿|上网|浏览|点击|来源|会议|通知|印发《|星期|今天|今日|天气|农历"
)
_NOTE = re.compile(r"(?:附?注|备注|说明)\s*\d?[：:]|编号|文号|索引|电话|邮编|身份证|[施执]行|生效|实施|有效")
_SENTENCE = re.compile(r"[。，；]|.{50}")
_TITLES = re.compile(r"《[^《》]*》")
_LAST_YEAR = re.compile(r"(?:去|上)年(?:度)?\s*$")
# Words that count from the day of writing, and how many months back the month lies that they end with.
_RELATIVE = {"目前": None, "现在": None, "今日": None, "本月": 0, "当月": 0, "上月": 1, "上个月": 1}
# Of the years that sentences speak of, how many must be the one that is taken: all but a stray one in five.
_YEAR_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Moment:
    """The date a report speaks for, and what of it was inferred."""

    as_of: date
    inferred: tuple[Inference, ...]


def read_moment(sheet: Sheet, name: str) -> Moment:
    """The date that the report itself speaks for; `name` is the file's.

    Raises:
        ReportError: it says none, or no year that is clear.
    """
    return _Reading(sheet, name, read_surroundings(sheet)).read()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A whole date, and where it stands."""

    day: date
    sighting: DateSighting
    where: str


@dataclass(slots=True)
class _Reading:
    """One report whose date is wanted."""

    sheet: Sheet
    name: str
    lines: tuple[Line, ...]
    made: list[_Dated] = field(init=False)
    published: list[_Dated] = field(init=False)

    def __post_init__(self) -> None:
        self.made = [*self._iter_made(), *_iter_dated(self.name, "the file's name")]
        self.published = [
            dated
            for line in self.lines
            if _PUBLISHED.search(line.text) and not _CUTOFF.search(line.text)
            for dated in _iter_dated(line.text, line.evidence)
        ]

    def read(self) -> Moment:
        """What is said, else what can be inferred from when the report was made, or its year."""
        for sighting, behind, line in self._iter_said():
            return self._complete(sighting, behind, (), line)
        relative = self._read_relative()
        if relative is not None:
            return relative
        year = self._title_year()
        for dated in self.made:
            if year is None or dated.day.year <= year[0]:
                evidence = f"{dated.sighting.words} ({dated.where})"
                return self._complete(dated.sighting, "", (Inference("as_of", evidence),))
        if year is not None:
            return Moment(
                date(year[0], 12, 31), (Inference("day", f"{year[1]} (the last day of {year[0]})"),)
            )
        raise ReportError(
            f"{self.name}: the text does not say what date it speaks for (截至…), nor does the file's name"
            f"{self._published_words()}; say it: --as-of {self._candidate()}"
        )

    def _iter_said(self) -> Iterator[tuple[DateSighting, str, str]]:
        """The dates behind 截至 first, then days before months; each with the words before and its line."""
        for line in self.lines:
            cutoff = _CUTOFF.search(line.text)
            if cutoff is None:
                continue
            rest = line.text[cutoff.end() :]
            sighting = next(iter_dates(rest), None) or parse_serial(rest)
            if sighting is not None:
                yield sighting, rest[: sighting.start], line.text
        found = [
            (sighting, line.text)
            for line in self.lines
            if line.position is not Position.BELOW and _is_bare(line)
            for sighting in iter_dates(_TITLES.sub("", line.text))
        ]
        if found:
            sighting, text = min(found, key=lambda each: each[0].day is None)
            yield sighting, "", text

    def _iter_made(self) -> Iterator[_Dated]:
        """When it was updated or filled in, then when it was signed."""
        for line in self.lines:
            if (
                _MADE.search(line.text)
                and not _PUBLISHED.search(line.text)
                and not _SENTENCE.search(line.text)
            ):
                yield from _iter_dated(line.text, line.evidence)
        for line in self.lines:
            is_signature = not any(word.search(line.text) for word in (_MADE, _PUBLISHED, _NOTE, _SENTENCE))
            if line.position is Position.BELOW and is_signature:
                yield from _iter_dated(line.text, "below the table")

    def _read_relative(self) -> Moment | None:
        """截至目前, 截至本月底, 截至上月底: by the day on which the report was made."""
        for line in self.lines:
            cutoff = _CUTOFF.search(line.text)
            word = next((word for word in _RELATIVE if cutoff and word in line.text[cutoff.end() :]), None)
            if word is None or not self.made:
                continue
            dated = self.made[0]
            back = _RELATIVE[word]
            day = dated.day if back is None else _month_end(dated.day, back)
            return Moment(day, (Inference("as_of", f"{word}; {dated.sighting.words} ({dated.where})"),))
        return None

    def _title_year(self) -> tuple[int, str] | None:
        """The only year of the title, of a short line before the table, or of the file's name."""
        lines = [line.text for line in self.lines if line.position is not Position.BELOW and _is_bare(line)]
        for text in (*lines, self.name):
            years = set(years_of(_TITLES.sub("", text)))
            if len(years) == 1:
                return years.pop(), text
        return None

    def _complete(
        self, sighting: DateSighting, before: str, known: tuple[Inference, ...], line: str = ""
    ) -> Moment:
        """The sighting with the year and the day that it leaves open; `line` is the one it stands in."""
        inferred = list(known)
        year = sighting.year
        if year is None:
            is_last_year = _LAST_YEAR.search(before) is not None
            year, evidence = self._infer_year(sighting, line, is_last_year=is_last_year)
            inferred.append(Inference("year", evidence))
        last = calendar.monthrange(year, sighting.month)[1]
        if sighting.day is None:
            inferred.append(Inference("day", f"{sighting.words} (its last day)"))
        elif sighting.day > last:
            raise ReportError(
                f"{self.name}: “{sighting.words}” of {year} is no date; say it: --as-of {year}-…"
            )
        elif not sighting.is_exact and not known:
            inferred.append(Inference("as_of", sighting.words))
        return Moment(date(year, sighting.month, sighting.day or last), tuple(inferred))

    def _infer_year(self, sighting: DateSighting, line: str, *, is_last_year: bool) -> tuple[int, str]:
        """The year of a date that gives none, and the words that tell it; 去年 is the year before theirs."""
        beside = set(years_of(_TITLES.sub("", line)))
        if len(beside) == 1:
            # 2019年上半年，截至6月30日.
            return beside.pop() - (1 if is_last_year else 0), line.strip()
        title_year = self._title_year()
        if title_year is None and (self.made or self.published):
            dated = (*self.made, *self.published)[0]
            is_past = (sighting.month, sighting.day or 1) <= (dated.day.month, dated.day.day)
            words = f"{dated.sighting.words} ({dated.where})"
            return dated.day.year - (0 if is_past and not is_last_year else 1), words
        numbered = ((year, line.evidence) for line in self.lines for year in number_years(line.text))
        year, words = title_year or next(numbered, None) or self._told_year(sighting)
        return year - (1 if is_last_year else 0), words

    def _told_year(self, sighting: DateSighting) -> tuple[int, str]:
        """The year that the sentences speak of, if nearly all of them speak of the same."""
        told = [(year, clause) for text in _sentence_cells(self.sheet) for year, clause in _told_years(text)]
        counts = Counter(year for year, _ in told)
        if counts:
            year, count = counts.most_common(1)[0]
            if count >= _YEAR_SHARE * counts.total():
                return year, next(clause for of, clause in told if of == year)
        seen = "、".join(str(year) for year in sorted(counts))
        raise ReportError(
            f"{self.name}: “{sighting.words}” has no year, and the text tells none that is clear"
            f"{f' ({seen})' if seen else ''}; say it: --as-of {next(iter(sorted(counts)), 2009)}-…"
        )

    def _published_words(self) -> str:
        if not self.published:
            return ""
        return f"; it was published on {self.published[0].day}, which need not be that date"

    def _candidate(self) -> str:
        return str(self.published[0].day) if self.published else "2009-05-31"


def _iter_dated(text: str, where: str) -> Iterator[_Dated]:
    """The dates of a text that have a year; of those without a day, the last."""
    for sighting in iter_dates(text):
        if sighting.year is not None:
            last = calendar.monthrange(sighting.year, sighting.month)[1]
            yield _Dated(
                date(sighting.year, sighting.month, min(sighting.day or last, last)), sighting, where
            )


def _is_bare(line: Line) -> bool:
    """Whether a date in a line before the table is the report's own: no day of publication, no sentence's."""
    if line.position is Position.TITLE:
        return True
    return not any(word.search(line.text) for word in (_MADE, _PUBLISHED, _SENTENCE, _NOTE))


def _month_end(day: date, back: int) -> date:
    """The last day of a month, so many months back."""
    for _ in range(back):
        day = day.replace(day=1) - timedelta(days=1)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _told_years(text: str) -> Iterator[tuple[int, str]]:
    """The years that a cell speaks of, each with its clause; those in titles of documents do not count."""
    for clause in re.split(r"[，。；：\r\n]", _TITLES.sub("", text)):
        for year in years_of(clause):
            yield year, clause.strip()


def _sentence_cells(sheet: Sheet) -> list[str]:
    roles = (ColumnRole.WORK, ColumnRole.RESULTS, ColumnRole.REMARKS)
    return [cell.text for row in sheet.rows for cell in row.cells if cell.role in roles]
