"""The words of one report: what its own columns list, beside the grammar of names and the gazetteer.

The names of a report's counterpart columns and units are the best dictionary for its sentences; they are
learnt row by row, each kept with every form in which it was read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.model import Place
from loaders.extract import known
from loaders.extract.blanks import squeeze, squeeze_with_offsets
from loaders.extract.finders import Finders
from loaders.extract.grammar import Grammar
from loaders.extract.groups import Groups, is_group_noun
from loaders.extract.spans import NamedSpan, Naming

# Up to so many characters a known name must be words of its own; what the report itself lists is surer.
SHORT = {"gazetteer": 3, "column": 2}
_REMARK = re.compile(r"[（(][^（()）]{1,20}[）)]")


class Lexis(Grammar):
    """What the names of one report are made of; grows with what the report lists."""

    def __init__(self, place: Place, units: Sequence[str]) -> None:
        super().__init__(place)
        self._units = tuple(units)
        self._learnt: dict[str, None] = {}
        self._of_row: frozenset[str] = frozenset()
        self._groups = Groups()
        self._sets: dict[str, tuple[str, ...]] = {}
        self._finders = Finders()
        for unit in units:
            for name in (squeeze(unit), _REMARK.sub("", squeeze(unit))):
                if name:
                    self._learn(name)

    # --- learning ---------------------------------------------------------------------------------

    def learn(self, spans: Iterable[NamedSpan]) -> None:
        """Takes in what a counterpart column lists."""
        for span in spans:
            for name in span.names:
                squeezed = squeeze(name)
                if self.is_collective(squeezed):
                    self._groups.add(squeezed, self.prefix_length(squeezed))
                else:
                    self._learn(squeezed)
                    # The column gives the context that a short form of the same body needs.
                    for short in self.short_forms(squeezed):
                        self._learn(short)
            if len(span.names) == 1:
                self._learn(squeeze(span.surface))

    def learn_short_forms(self, spans: Iterable[NamedSpan]) -> None:
        """Takes in what firms that a sentence names in full go by later on."""
        for name in (squeeze(name) for span in spans if not span.collective for name in span.names):
            if name.endswith("公司"):
                for short in self.short_forms(name):
                    self._learn(short)

    def enter_row(self, names: Iterable[str]) -> None:
        """Begins with the sentences of a row; `names` are those that its own column lists."""
        self._of_row = frozenset(squeeze(name) for name in names)

    def learn_naming(self, naming: Naming) -> None:
        """Takes in the other names that the text gives."""
        for alias in (*naming.aliases, *naming.sets):
            self._learn(alias)
        self._sets.update(naming.sets)

    def _learn(self, name: str) -> None:
        if name not in self._learnt:
            self._learnt[name] = None
            if len(name) > 1:
                self._finders.add(name)

    # --- single names -----------------------------------------------------------------------------

    def is_known(self, name: str) -> bool:
        """Whether this is, to the letter, a name that the report lists or the gazetteers hold."""
        return squeeze(name) in self._learnt or known.is_known(name)

    def is_name(self, text: str) -> bool:
        """Whether a stretch of text can stand as the name of a body, or of a group of bodies."""
        name = squeeze(text)
        return self.is_known(name) or (self.head(name) is not None and not is_group_noun(name))

    def is_vague(self, span: NamedSpan) -> bool:
        """Whether a span is a group that no counterpart column lists; it stands for no node."""
        return span.collective and not any(self._groups.holds(squeeze(name)) for name in span.names)

    def sources_of(self, name: str) -> set[str]:
        """Which of column, gazetteer and the grammar of offices know a name by themselves."""
        squeezed = squeeze(name)
        sources = (
            ("column", squeezed in self._learnt),
            ("gazetteer", known.is_known(squeezed)),
            ("grammar", self.is_office(squeezed)),
        )
        return {source for source, holds in sources if holds}

    def told_members(self, name: str) -> tuple[str, ...]:
        """The bodies that the report itself says a word stands for: 两院; none for other words."""
        return self._sets.get(name, ())

    def unit_of_department(self, department: str) -> str | None:
        """The one reporting unit of this department (三产 → 区三产局); None where none or several fit."""
        fitting = [unit for unit in self._units if self.stem(squeeze(unit)).startswith(department)]
        return squeeze(fitting[0]) if len(fitting) == 1 else None

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

    # --- names in a text --------------------------------------------------------------------------

    def iter_known(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, stop, source) of every known name in a text, with blanks and line breaks inside it."""
        squeezed, offsets = squeeze_with_offsets(text)
        yield from self._iter_hits(squeezed, offsets)
        # 日本贸易振兴机构（JETRO）上海代表处: a remark in brackets may stand inside a known name.
        if _REMARK.search(text) is not None:
            plain, places = squeeze_with_offsets(text, _REMARK)
            for start, stop, source in self._iter_hits(plain, places):
                if _REMARK.search(text, start, stop) is not None and text[stop - 1] not in "）)":
                    yield start, stop, source
        for start, stop in self._groups.iter(squeezed):
            yield offsets[start], offsets[stop - 1] + 1, "column"

    def holds_known(self, text: str) -> bool:
        """Whether a known name stands anywhere in a text without blanks."""
        return any(True for _ in chain(self._finders.iter(text), known.iter_known(text)))

    def iter_explained(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of the longest names of a text without blanks that stand there whatever its words."""
        explained = set(self.iter_agencies(text))
        explained.update((a, b) for a, b, source in self.iter_known(text) if b - a > SHORT[source])
        reached = 0
        for start, stop in sorted(explained, key=lambda span: (span[0], -span[1])):
            if start >= reached:
                yield start, stop
                reached = stop

    def _iter_hits(self, text: str, offsets: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """(start, stop, source) of every name in a text without blanks; one of both sources comes twice."""
        for end, length in self._finders.iter(text):
            yield offsets[end - length + 1], offsets[end] + 1, "column"
        for end, length in known.iter_known(text):
            # 自然资源部门 is a department, whichever government's; not 自然资源部.
            if text[end : end + 2] != "部门":
                yield offsets[end - length + 1], offsets[end] + 1, "gazetteer"
