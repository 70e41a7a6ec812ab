"""Runs of bodies in a sentence: 甲、乙和丙, and chains of pairs: 甲与乙、丙与丁."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.extract.clauses import opens_clause
from loaders.extract.spans import NamedSpan

# Who comes or speaks for a body stands between its name and the next: 省文旅厅厅长、市文旅局局长.
_PEOPLE = (
    r"(?:(?:主要|分管|有关|相关|党组)?(?:副?(?:厅长|局长|主任|书记|市长|区长|县长|镇长|会长|校长|院长|行长|秘书长|处长|董事长|总经理|总裁)"
    r"|领导|负责人|负责同志|同志|专家|教授|代表|工作人员|技术人员|一行(?:\d+人)?))*"
)
_LIST = re.compile(rf"(?:[（(][^（()）]*[）)])?{_PEOPLE}\s*(?:、|以及|和|及其|及|暨)\s*")
_WITH = re.compile(r"\s*(?:[（(][^（()）]*[）)])?\s*(?:与|同)\s*")
_JOINS_TWO = re.compile(r"\s*[与和同]\s*")
# Behind these stands who goes along, or who is told what to do; 与 behind that begins with whom they deal.
_COMPANY = ("会同", "协同", "配合", "陪同", "跟随", "要求", "责成", "指示", "希望")
_NEXT_PAIR = re.compile(r"[\s]*[、，,；;以及和]+[\s]*")


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies that stand in one run: 甲、乙和丙. `pairs` holds the sides of 甲与乙、丙与丁, one to one."""

    spans: tuple[NamedSpan, ...]
    pairs: tuple[tuple["Group", "Group"], ...] = ()
    joined: bool = False
    """Whether they are two that 与 or 和 joins."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the run once, in the order of the text."""
        return tuple(dict.fromkeys(name for span in self.spans for name in span.names))


def iter_groups(text: str, spans: Sequence[NamedSpan]) -> Iterator[tuple[int, int, Group]]:
    """Runs of spans. A chain 甲与乙、丙与丁 is one group with its pairs."""
    runs = list(_iter_runs(text, spans))
    position = 0
    while position < len(runs):
        chain = _pair_chain(text, runs, position)
        if len(chain) > 1:
            pairs = tuple((Group(tuple(a)), Group(tuple(b))) for a, b in chain)
            both = tuple(span for a, b in chain for span in [*a, *b])
            yield both[0].start, both[-1].stop, Group(both, pairs)
            while position < len(runs) and runs[position][0].start < both[-1].stop:
                position += 1
            continue
        run = runs[position]
        joined = len(run) == 2 and _JOINS_TWO.fullmatch(text[run[0].stop : run[1].start]) is not None
        yield run[0].start, run[-1].stop, Group(tuple(run), joined=joined)
        position += 1


def _pair_chain(
    text: str, runs: Sequence[list[NamedSpan]], first: int
) -> list[tuple[list[NamedSpan], list[NamedSpan]]]:
    """The pairs of 甲与乙，丙与丁 that begin at a run. Where 乙、丙 stood as one run, it is cut."""
    flat = [span for run in runs[first:] for span in run]
    links = [text[a.stop : b.start] for a, b in pairwise(flat)]
    pairs: list[tuple[list[NamedSpan], list[NamedSpan]]] = []
    position = 0
    while position + 1 < len(flat) and _WITH.fullmatch(links[position]):
        pairs.append(([flat[position]], [flat[position + 1]]))
        position += 2
        if position >= len(flat) or not _NEXT_PAIR.fullmatch(links[position - 1]):
            break
    if len(pairs) < 2:
        return []
    # 甲与乙、丙与丁、戊: what is left of the last run stands with its last side.
    last = pairs[-1][1]
    run = next(run for run in runs if last[-1] in run)
    last.extend(run[run.index(last[-1]) + 1 :])
    return pairs


def _iter_runs(text: str, spans: Sequence[NamedSpan]) -> Iterator[list[NamedSpan]]:
    """Spans joined by 、 and 和, and by 与 where the run is no subject (走访甲与乙, but not 甲与乙签约)."""
    run: list[NamedSpan] = []
    for span in spans:
        if run:
            link = text[run[-1].stop : span.start]
            joins = _LIST.fullmatch(link) or (
                _WITH.fullmatch(link)
                and not _opens_clause(text, run[0].start)
                # 会同甲|与乙协商: 甲 goes along, and 乙 is whom they deal with.
                and not text.endswith(_COMPANY, 0, run[0].start)
            )
            if joins:
                run.append(span)
                continue
            yield run
        run = [span]
    if run:
        yield run


def _opens_clause(text: str, position: int) -> bool:
    begin = max(text.rfind(mark, 0, position) for mark in "，,；;。：、")
    before = text[begin + 1 : position].strip()
    return opens_clause(before)


def is_list_link(link: str) -> bool:
    """Whether what stands between two names joins them to a list."""
    return _LIST.fullmatch(link) is not None
