"""The words of one report: heads, places and known names, with what its own columns list.

The names of a report's counterpart columns and units are the best dictionary for its sentences; they are
learnt row by row, each kept with every form in which it was read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain

from ahocorasick import Automaton

from graph.identity import lexicon
from graph.identity.collectives import REGION
from graph.identity.divisions import short_banner
from graph.identity.names import Reading, read_name
from graph.identity.places import leading_places
from graph.identity.places import prefix_length as place_prefix_length
from graph.model import Kind, Place
from loaders.extract.finders import Finders, make_finder
from loaders.extract.spans import NamedSpan, Naming

_LEVEL = re.compile(
    r"(?:自治区|县（区）|市（区）|省直|市直|区直|县直|省级|市级|区级|县级|新区|国家|全国|中央|省(?!会|际)|市(?!场(?!监)|民(?!政|营|族|宗)|容|值)|区(?!域|块|间)|县(?!域)|州|盟|旗|镇|乡(?!村|土|亲))"
)
_QUALIFIER = "(?:的|有关|相关|各类|各|部分|多家|一批|等)*"
# Up to so many characters a known name must be words of its own; what the report itself lists is surer.
SHORT = {"gazetteer": 3, "column": 2}
_GROUP_NOUNS = re.compile(
    r"(?:行业协会|商协会|协会|商会|央企|国企|企业|部门|机构|单位|院校|高校|银行|组织|园区|学校|医院|社会组织|委办局|金融部门|金融机构|龙头企业)$"
)
_BARE_NOUN = re.compile(rf"(?:街道|乡镇|镇街|苏木|镇|乡|村|社区|{_GROUP_NOUNS.pattern[:-1]})$")
_LEGAL_FORM = re.compile(r"(?P<stem>[\u4e00-\u9fff]+?)(?:股份|责任)?有限(?:责任)?公司")
# What a firm runs and is called by.
_PREMISES = re.compile(r"(?:市场|商城|商厦|大厦|广场|购物中心|商场|超市|酒店|宾馆|饭店|景区|乐园|电厂|水厂)$")
_VAGUE = re.compile(
    r"(?:有关|相关|各类|部分|多家|一批|其他|其它|等)|^(?:各|\d|近\d|数)|\d+(?:余|多)?(?:家|个|所)"
)
_REMARK = re.compile(r"[（(][^（()）]{1,20}[）)]")
_BLANK = re.compile(r"\s")
_ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|园区|产业园|工业园|科技城|科创园|示范区|保税区|自贸区|港区)$"
)
_DEPARTMENT_HEAD = re.compile(r"(?:局|委|办|厅|委员会|办公室|中心|院|所|处)$")


class Lexis:
    """What the names of one report are made of; grows with what the report lists."""

    def __init__(self, place: Place, units: Sequence[str]) -> None:
        self._place = place
        self._units = tuple(units)
        self._prefix_length = _prefix_reader(place)
        self._learnt: dict[str, None] = {}
        self._of_row: frozenset[str] = frozenset()
        self._collectives: dict[str, re.Pattern[str]] = {}
        self._finders = Finders()
        for unit in units:
            for name in (_squeeze(unit), _REMARK.sub("", _squeeze(unit))):
                if name:
                    self._learn(name)

    @property
    def home(self) -> str:
        """The name of the lowest division that reports: 南湖区."""
        return self._place.district or self._place.city or self._place.province or ""

    @cached_property
    def home_forms(self) -> tuple[str, ...]:
        """How the county that reports is called in full: 科尔沁右翼中旗, 科右中旗; none of two characters."""
        district = self._place.district or ""
        return tuple(form for form in dict.fromkeys((district, short_banner(district))) if len(form) > 2)

    @property
    def is_county_report(self) -> bool:
        """Whether a county or district reports, and not a whole city, prefecture or province."""
        return self._place.district is not None

    def is_county(self, name: str) -> bool:
        """Whether this is the whole name of a county, district, banner or county-level city."""
        places, length = leading_places(name, self._place)
        return length == len(name) and any(place.district is not None for place in places)

    # --- single names -----------------------------------------------------------------------------

    def head(self, name: str) -> lexicon.Head | None:
        """The longest head that the name ends with, where something stands before it."""
        return _head(name)

    def is_head(self, word: str) -> bool:
        """Whether a word is a head and nothing else, of more than one character: 协会, 工程中心."""
        return len(word) > 1 and lexicon.is_head(word)

    def may_end_name(self, word: str) -> bool:
        """Whether a word ends like a name, or is a head: 食品公司, 协会."""
        return _may_end_name(word)

    def prefix_length(self, name: str) -> int:
        """How many characters of the name's beginning are a place or a word for a level; 0 if none."""
        return self._prefix_length(name)

    def names_place(self, name: str) -> bool:
        """Whether a place or level stands anywhere in the name: 武警嘉兴支队."""
        if self.prefix_length(name):
            return True
        return any(place_prefix_length(name[start:], self._place) for start in range(1, len(name) - 1))

    def stem(self, name: str) -> str:
        """The name without its place or level."""
        return name[self.prefix_length(name) :]

    def is_known(self, name: str) -> bool:
        """Whether this is, to the letter, a name that the report lists or the gazetteers hold."""
        return _squeeze(name) in self._learnt or name in _known_kinds()

    def known_at(self, text: str) -> bool:
        """Whether the text begins with a known name."""
        return any(text.startswith(name) for name in _known_by_initial().get(text[:2], ()))

    def is_company(self, name: str) -> bool:
        """Whether this is a known company or bank, in a form without any branch."""
        return lexicon.is_known_company(name)

    def is_weak(self, name: str) -> bool:
        """Whether this is a short form that several bodies may go by: 上大, 移动."""
        known = lexicon.find_known(name)
        return known is not None and known.weak

    def is_known_branch(self, name: str) -> bool:
        """Whether this is a branch of a known body: 铁塔重庆分公司."""
        return lexicon.known_prefix(name) is not None

    def is_same_body(self, one: str, other: str) -> bool:
        """Whether two names read as one body: 区住建局 and 区住房和城乡建设局."""
        return one == other or self.read(one).organization == self.read(other).organization

    def trade(self, name: str) -> str | None:
        """The trade of a known firm, whose members share their branch in a list; None for others."""
        return lexicon.trade_of(name)

    def company_prefixes(self, name: str) -> list[str]:
        """Known companies and banks that the name begins with, the name itself aside."""
        return [name[:stop] for stop in range(2, len(name)) if self.is_company(name[:stop])]

    def set_members(self, name: str) -> tuple[str, ...]:
        """The members of a set that has a name of its own: 工农中建四大银行."""
        return lexicon.set_members(name)

    def is_department_name(self, name: str) -> bool:
        """Whether this is a department with its head and nothing else: 商务局, 能源局."""
        return lexicon.is_department_name(name)

    def is_office(self, name: str) -> bool:
        """Whether this is a department of a place or level, with it: 市发改委, 嘉兴市商务局."""
        return _is_office(name, self._place)

    def is_name(self, text: str) -> bool:
        """Whether a stretch of text can stand as the name of a body, or of a group of bodies."""
        name = _squeeze(text)
        return self.is_known(name) or (self.head(name) is not None and not self._is_bare_group(name))

    def is_zone(self, name: str) -> bool:
        """Whether this is a development zone or park."""
        return len(name) > 3 and _ZONE.search(name) is not None

    def is_collective(self, name: str) -> bool:
        """Whether the name describes a group and names no member."""
        return self.read(name).collective

    def kind(self, name: str) -> Kind:
        """What sort of body the name stands for, read against the report's place."""
        return self.read(name).kind

    def read(self, name: str) -> Reading:
        """The name read against the report's place."""
        return read_name(name, self._place)

    def continues(self, text: str) -> bool:
        """Whether this goes on behind a head: 有限公司, 嘉兴支行, 第一附属医院, 建筑城规学院."""
        return lexicon.is_branch(text)

    def sources_of(self, name: str) -> set[str]:
        """Which of column, gazetteer and the grammar of offices know a name by themselves."""
        squeezed = _squeeze(name)
        known = (
            ("column", squeezed in self._learnt),
            ("gazetteer", squeezed in _known_kinds()),
            ("grammar", self.is_office(squeezed)),
        )
        return {source for source, holds in known if holds}

    # --- the report's own names -------------------------------------------------------------------

    def learn(self, spans: Iterable[NamedSpan]) -> None:
        """Takes in what a counterpart column lists."""
        for span in spans:
            for name in span.names:
                squeezed = _squeeze(name)
                if self.is_collective(squeezed):
                    self._collectives[squeezed] = _collective_pattern(squeezed, self.prefix_length(squeezed))
                else:
                    self._learn(squeezed)
                    # The column gives the context that a short form of the same body needs.
                    for short in (*lexicon.weak_forms(squeezed), *self._without_form(squeezed)):
                        self._learn(short)
            if len(span.names) == 1:
                self._learn(_squeeze(span.surface))

    def _without_form(self, name: str) -> Iterator[str]:
        """北京红桥市场有限责任公司 is called 红桥市场 where its row names it in full."""
        firm = _LEGAL_FORM.fullmatch(name)
        stem = firm["stem"][self.prefix_length(firm["stem"]) :] if firm is not None else ""
        head = lexicon.find_head(stem)
        premises = _PREMISES.search(stem)
        suffix = premises[0] if premises is not None else head.suffix if head is not None else stem
        if len(suffix) > 1 and len(stem) - len(suffix) > 1 and not lexicon.is_head(stem):
            yield stem

    def enter_row(self, names: Iterable[str]) -> None:
        """Begins with the sentences of a row; `names` are those that its own column lists."""
        self._of_row = frozenset(_squeeze(name) for name in names)

    def learn_naming(self, naming: Naming) -> None:
        """Takes in the other names that the text gives."""
        for alias in naming.aliases:
            self._learn(alias)

    def _learn(self, name: str) -> None:
        if name not in self._learnt:
            self._learnt[name] = None
            if len(name) > 1:
                self._finders.add(name)

    def is_vague(self, span: NamedSpan) -> bool:
        """Whether a span is a group that no counterpart column lists; it stands for no node."""
        return span.collective and not any(self._collective_of(name) for name in span.names)

    def iter_known(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, stop, source) of every known name in a text, with blanks and line breaks inside it."""
        squeezed, offsets = _squeeze_with_offsets(text)
        yield from self._iter_hits(squeezed, offsets)
        # 日本贸易振兴机构（JETRO）上海代表处: a remark in brackets may stand inside a known name.
        if _REMARK.search(text) is not None:
            plain, places = _squeeze_with_offsets(text, _REMARK)
            for start, stop, source in self._iter_hits(plain, places):
                if _REMARK.search(text, start, stop) is not None and text[stop - 1] not in "）)":
                    yield start, stop, source
        for pattern in self._collectives.values():
            for match in pattern.finditer(squeezed):
                yield offsets[match.start()], offsets[match.end() - 1] + 1, "column"

    def holds_known(self, text: str) -> bool:
        """Whether a known name stands anywhere in a text without blanks."""
        return any(True for _ in chain(self._finders.iter(text), _known_names().iter(text)))

    def iter_agencies(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of every level or place followed by a department and its head: 市城管执法局."""
        squeezed, offsets = _squeeze_with_offsets(text)
        for start, stop in lexicon.iter_agency_spans(squeezed, self._place):
            yield offsets[start], offsets[stop - 1] + 1

    def iter_explained(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of the longest names of a text without blanks that stand there whatever its words."""
        known = (
            (start, stop) for start, stop, source in self.iter_known(text) if stop - start > SHORT[source]
        )
        reached = 0
        for start, stop in sorted({*known, *self.iter_agencies(text)}, key=lambda span: (span[0], -span[1])):
            if start >= reached:
                yield start, stop
                reached = stop

    def unit_of_department(self, department: str) -> str | None:
        """The one reporting unit of this department (三产 → 区三产局); None where none or several fit."""
        fitting = [unit for unit in self._units if self.stem(_squeeze(unit)).startswith(department)]
        return _squeeze(fitting[0]) if len(fitting) == 1 else None

    def latest_agency(self, level: str, head: str, before: Sequence[NamedSpan]) -> str | None:
        """The agency that 省厅 means: the last one named of that level and head, else the only listed one."""
        for span in reversed(before):
            for name in span.names:
                if name.startswith(level) and name.endswith(head) and len(name) > 2:
                    return name
        for names in (self._of_row, self._learnt):
            fitting = {n for n in names if n.startswith(level) and n.endswith(head) and len(n) > 2}
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
        return None

    def _iter_hits(self, text: str, offsets: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """(start, stop, source) of every name in a text without blanks; one of both sources comes twice."""
        for end, length in self._finders.iter(text):
            yield offsets[end - length + 1], offsets[end] + 1, "column"
        for end, length in _known_names().iter(text):
            # 自然资源部门 is a department, whichever government's; not 自然资源部.
            if text[end : end + 2] != "部门":
                yield offsets[end - length + 1], offsets[end] + 1, "gazetteer"

    def _collective_of(self, name: str) -> str | None:
        squeezed = _squeeze(name)
        if squeezed in self._collectives:
            return squeezed
        return next(
            (known for known, pattern in self._collectives.items() if pattern.fullmatch(squeezed)), None
        )

    def _is_bare_group(self, name: str) -> bool:
        return _GROUP_NOUNS.fullmatch(name) is not None


@lru_cache(maxsize=65536)
def _head(name: str) -> lexicon.Head | None:
    return lexicon.find_head(_squeeze(name))


@lru_cache(maxsize=65536)
def _may_end_name(word: str) -> bool:
    """Heads of one character (局, 部, 办) end far too many common words to go by alone: 全部, 举办."""
    head = _head(word)
    if head is not None and (len(head.suffix) > 1 or head.suffix == "厂"):
        return True
    return len(word) > 1 and lexicon.is_head(word)


@lru_cache(maxsize=65536)
def _is_office(name: str, home: Place) -> bool:
    own = _prefix_reader(home)(name)
    return own > 0 and lexicon.is_department_name(name[own:])


@lru_cache(maxsize=8)
def _prefix_reader(home: Place) -> Callable[[str], int]:
    """`_prefix_length` at one place, which keeps what it has read."""
    return lru_cache(maxsize=65536)(partial(_prefix_length, home=home))


def _prefix_length(name: str, home: Place) -> int:
    region = REGION.match(name)
    if region:
        return region.end()
    place = place_prefix_length(name, home)
    if place:
        return place
    level = _LEVEL.match(name)
    return len(level[0]) if level else 0


@lru_cache(maxsize=1)
def _known_names() -> Automaton:
    return make_finder(name for name in _known_kinds() if len(name) > 1)


@lru_cache(maxsize=1)
def _known_kinds() -> dict[str, Kind]:
    return dict(lexicon.known_kinds())


@lru_cache(maxsize=1)
def _known_by_initial() -> dict[str, tuple[str, ...]]:
    """Known names by their first two characters."""
    found: dict[str, list[str]] = {}
    for name in _known_kinds():
        found.setdefault(name[:2], []).append(name)
    return {initial: tuple(names) for initial, names in found.items()}


@lru_cache(maxsize=65536)
def _squeeze(text: str) -> str:
    return "".join(text.split())


def _squeeze_with_offsets(text: str, without: re.Pattern[str] | None = None) -> tuple[str, Sequence[int]]:
    """The text without white space (and a pattern), and where each of its characters stands in the text."""
    if without is None and _BLANK.search(text) is None:
        return text, range(len(text))
    left_out = {
        position
        for match in (without.finditer(text) if without is not None else ())
        for position in range(match.start(), match.end())
    }
    offsets = [
        position
        for position, character in enumerate(text)
        if not character.isspace() and position not in left_out
    ]
    return "".join(text[position] for position in offsets), offsets


def _collective_pattern(name: str, prefix: int) -> re.Pattern[str]:
    """上海有关行业协会 as it may stand in a sentence: 上海相关行业协会, 上海的行业协会."""
    noun = re.sub(_QUALIFIER, "", name[prefix:]) or name[prefix:]
    # 有关街道 without a place is a group only with its qualifier: 街道 alone is the one that reports.
    is_bare = not prefix and noun != name and _BARE_NOUN.fullmatch(noun) is not None
    qualifier = f"{_QUALIFIER[:-1]}+" if is_bare else _QUALIFIER
    return re.compile(re.escape(name[:prefix]) + qualifier + re.escape(noun))
