"""The pieces of one name, from left to right, and what each of them is read as.

Put together, what the pieces were written as is the name, and what they are read as is the canonical name of
the body: a test holds both for every rule. `graph.identity.explain` shows them to people.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.characters import Fate, Run, characters_of, compare_characters
from graph.identity.departments import take_apart
from graph.identity.endings import settle, settling
from graph.identity.formernames import find_former
from graph.identity.gazetteer import find_known, known_prefix
from graph.identity.names import strip_name
from graph.identity.prefixes import By, Cut, cut_place
from graph.identity.reading import Reading, Rule
from graph.identity.renames import customary, rename_of
from graph.identity.sources import find_source
from graph.model import Labelled, Place


class Piece(Labelled):
    """What a piece of a name is, or what was done to it."""

    APART = "no part of the name, left out", "不属于名称，略去"
    LEVEL = "a word for a level, read against the report's place", "层级词，按报告所在地理解"
    DIVISION = "a division by its full name", "行政区划全称"
    SHORT_DIVISION = "a division without the word for its level", "行政区划简称"
    UNCLEAR = "no one place seen from here, kept as written", "无法确定的地名，照录"
    SUPPLIED = "left out by the name, and supplied", "名称省略，予以补足"
    GOVERNMENT = "the government whose office it is, left out", "所属政府，略去"
    DEPARTMENT = "a department of governments", "政府部门"
    FILLER = "a word of office that may be left out", "可省略的机关用语"
    HEAD = "the word for the sort of office", "机关类型"
    RENAMED = "the word for the sort of office, since it was renamed", "机关类型，更名后"
    KNOWN = "a strong form of a known body", "已知单位的强简称或全称"
    FORMER = "a former name of a known body", "已知单位的曾用名"
    WEAK = "a weak form: several bodies may go by it", "弱简称，可能指多个单位"
    OWN_NAME = "a part with a name of its own", "有独立名称的下属"
    ENDING = "an ending in its one form", "词尾统一写法"
    GROUP = "a description of a group", "合称"
    REST = "kept as written", "照录"


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of a name."""

    piece: Piece
    written: str
    """As it stands in the name, "" where it was supplied."""
    read: str
    """As the canonical name has it, "" where it was left out."""
    full: str
    """Written out: 经济贸易 of 经贸."""
    table: str | None = None
    """The line of the tables that says so: `departments.csv: 经贸`."""
    source: str | None = None
    """The public source of that line, where it names one."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """What of the full form the name keeps, drops and replaces, from left to right."""
        return compare_characters(self.written, self.full)

    def characters(self, fate: Fate) -> str:
        """All characters that were kept, dropped, replaced or added."""
        return characters_of(self.runs, fate)


def read_steps(reading: Reading, home: Place) -> tuple[Step, ...]:
    """The pieces of a name that was read in a report of `home`."""
    name = strip_name(reading.written)
    steps = list(_iter_steps(name, reading, home))
    remark = "".join(reading.written.split()).replace("(", "（").replace(")", "）")
    if remark != name:
        runs = compare_characters(remark, name)
        steps.append(Step(Piece.APART, characters_of(runs, Fate.ADDED), "", ""))
    return tuple(steps)


def _iter_steps(name: str, reading: Reading, home: Place) -> Iterator[Step]:
    match reading.rule:
        case Rule.KNOWN:
            yield _known(name, reading.name)
        case Rule.SETTLED:
            yield Step(Piece.ENDING, name, reading.name, reading.name, *_line_of(settle(name)))
        case Rule.LOCAL:
            yield from _iter_local(name, reading, home)
        case Rule.WEAK:
            yield Step(Piece.WEAK, name, name, name, "names.csv: " + "、".join(reading.weak))
        case Rule.LEAGUE:
            yield from _iter_league(name, home)
        case Rule.GENERIC:
            yield Step(Piece.ENDING, name, reading.name, reading.name, settling(name))
        case Rule.GROUP:
            yield Step(Piece.GROUP, name, reading.name, reading.name)
        case Rule.PART:
            yield from _iter_part(name, reading, home)
        case Rule.OFFICE:
            yield from _iter_office(name, reading, home)
        case _:
            yield from _iter_placed(name, reading, home)


def _known(name: str, main: str) -> Step:
    former = find_former(name)
    if former is None:
        return Step(Piece.KNOWN, name, main, main, *_line_of(main))
    years = f"{former.since or ''}–{former.until}"
    table = f"formernames.csv: {former.former} ({years}) is {main}"
    return Step(Piece.FORMER, name, main, main, table, str(find_source(former.source)))


def _line_of(form: str) -> tuple[str | None, str | None]:
    known = find_known(form)
    if known is None:
        return None, None
    return f"names.csv: {known.name}", str(find_source(known.source))


def _iter_part(name: str, reading: Reading, home: Place) -> Iterator[Step]:
    found = known_prefix(name, home)
    if found is None:
        yield Step(Piece.ENDING, name, reading.name, reading.name)
        return
    known, rest = found
    written = name[: len(name) - len(rest)]
    if not reading.name.startswith(known.stem):
        # 中粮集团|中国中药公司: what is named as a part goes by its own name.
        yield Step(Piece.KNOWN, written, "", known.name, *_line_of(known.name))
        yield Step(Piece.OWN_NAME, rest, reading.name, reading.name, *_line_of(reading.name))
        return
    yield Step(Piece.KNOWN, written, known.stem, known.name, *_line_of(known.name))
    read = reading.name.removeprefix(known.stem)
    yield Step(Piece.REST if rest == read else Piece.ENDING, rest, read, read, settling(rest))


def _iter_local(name: str, reading: Reading, home: Place) -> Iterator[Step]:
    """省|建投: the place of the level, and the rest as the gazetteer has it behind that place."""
    cut = cut_place(name, home)
    place = next((each for each in (cut.in_full, cut.in_short) if reading.name.startswith(each)), "")
    if not place:
        yield Step(Piece.KNOWN, name, reading.name, reading.name, *_line_of(reading.name))
        return
    rest = reading.name.removeprefix(place)
    yield _place(cut, place)
    yield Step(Piece.KNOWN, cut.rest, rest, rest, *_line_of(reading.name))


def _iter_office(name: str, reading: Reading, home: Place) -> Iterator[Step]:
    cut = cut_place(name, home)
    rest = cut.rest
    if cut.written:
        yield _place(cut, cut.in_full)
    for government in ("人民政府", "政府"):
        if rest.startswith(government) and take_apart(rest) is None:
            yield Step(Piece.GOVERNMENT, government, "", "")
            rest = rest.removeprefix(government)
            break
    form = take_apart(rest)
    if form is None:
        yield Step(Piece.REST, rest, reading.name.removeprefix(cut.in_full), rest)
        return
    department = form.department
    rename = rename_of(cut.place, department)
    head = rename.head if rename is not None else department.head
    office = customary(department.short + head)
    short = department.short if office == department.short + head else office.removesuffix(head)
    line = f"departments.csv: {department.short}"
    if office != department.short + head:
        line += f"; customary.csv: {department.short + head} is {office}"
    yield Step(Piece.DEPARTMENT, form.form, short, form.official, line)
    if form.filler:
        yield Step(Piece.FILLER, form.filler, "", form.filler)
    if rename is not None and rename.head != department.head:
        line = f"renames.csv: {rename.before} is {rename.after} ({rename.years})"
        yield Step(Piece.RENAMED, form.head, head, rename.head, line, str(rename.source))
    else:
        yield Step(Piece.HEAD, form.head, head, form.official_head)


def _iter_league(name: str, home: Place) -> Iterator[Step]:
    """团|区|委."""
    written = "共青团" if name.startswith("共青团") else "团"
    cut = cut_place(name.removeprefix(written), home)
    yield Step(Piece.HEAD, written, "共青团", "共青团")
    yield _place(cut, cut.in_full)
    yield Step(Piece.HEAD, cut.rest, "委", "委员会")


def _iter_placed(name: str, reading: Reading, home: Place) -> Iterator[Step]:
    """A place, if there is one, and the rest in its one form."""
    cut = cut_place(name, home)
    for placed, supplied in _ways(cut, reading):
        rest = reading.name[len(placed) :]
        if reading.name.startswith(placed) and (rest or not cut.rest):
            if supplied:
                yield Step(Piece.SUPPLIED, "", supplied, supplied)
            if cut.written or placed != supplied:
                yield _place(cut, placed.removeprefix(supplied))
            if cut.rest or rest:
                piece = Piece.REST if rest == cut.rest else Piece.ENDING
                line = settling(cut.rest) if rest == settle(cut.rest) else None
                yield Step(piece, cut.rest, rest, rest, line)
            return
    yield Step(Piece.ENDING, name, reading.name, reading.name, settling(name))


def _ways(cut: Cut, reading: Reading) -> Iterator[tuple[str, str]]:
    """How the canonical name may begin: the place in one of its forms, with what was supplied before it."""
    forms = dict.fromkeys((cut.in_full, cut.in_short, cut.written))
    for form in forms:
        if form:
            position = reading.name.find(form)
            # 上海市|闵行区外商投资企业协会: the municipality above is supplied.
            if 0 <= position <= 3 and reading.name[:position] in (reading.place or ""):
                yield reading.name[: position + len(form)], reading.name[:position]
    yield "", ""


def _place(cut: Cut, read: str) -> Step:
    piece = {
        By.LEVEL: Piece.LEVEL,
        By.FULL: Piece.DIVISION,
        By.SHORT: Piece.SHORT_DIVISION,
        By.UNCLEAR: Piece.UNCLEAR,
        By.NOTHING: Piece.SUPPLIED,
    }[cut.by]
    return Step(piece, cut.written, read, cut.in_full or read)
