"""The lines outside the rows: what they say of names, as far as they say it clearly, and what is left.

A note never makes a tie. It is read before the rows, so that 国网 in a counterpart column is found in them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Note, Place
from loaders.extract.brackets import find_alias
from loaders.extract.defining import may_define, read_definition
from loaders.extract.definitions import Definition, Sort, place_before
from loaders.extract.lexis import Lexis
from loaders.extract.sentences import iter_sentences
from loaders.extract.spans import Naming

# 县经信局原为经贸局，2015年更名: a definition has so many clauses at most.
_MOST_CLAUSES = 3
_MARKS = re.compile(r"[（(“‘「『《）)”’」』》，,；;。]|[ \t\u3000]{2,}|\u3000")
_CLOSING = {"（": "）", "(": ")"}
_BRACKET = re.compile(r"[（(](?P<content>[^（()）]*)[）)]")

MentionNaming = Callable[[str], Naming]
"""What a sentence says of names in brackets: 嘉兴银行股份有限公司（以下简称嘉银）."""


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A sentence of a note that has a word that defines, with what was read of it and what was not."""

    note: Note
    definitions: tuple[Definition, ...]
    unread: tuple[str, ...]
    """Its clauses that seem to define something, of which nothing was read."""

    def to_dict(self) -> dict[str, object]:
        """All of it as plain values, for JSON."""
        note = self.note
        return {
            "text": note.text,
            "of": note.of,
            "start": note.start,
            "end": note.stop,
            "where": note.where,
            "says": [
                {"sort": each.sort.value, "name": each.name, "meant": list(each.meant)}
                for each in self.definitions
            ],
            "not_read": list(self.unread),
        }


def read_notes(
    notes: Sequence[Note], lexis: Lexis, in_brackets: MentionNaming, remarks: Sequence[Note] = ()
) -> tuple[Naming, list[ReadNote]]:
    """What the notes of a report say of names, and the account of it; of two that differ the first holds.

    `remarks` are those of its rows, which are statements besides: what they do not define is told there.
    """
    naming, read = Naming(), list[ReadNote]()
    sentences = [_read_sentence(note, lexis, in_brackets) for note in _iter_sentences(notes)]
    said = (_read_sentence(note, lexis, in_brackets) for note in _iter_sentences(remarks))
    for found in (*sentences, *(replace(each, unread=()) for each in said)):
        if not (found.definitions or found.unread):
            continue
        kept, refused = [], list(found.unread)
        for definition in found.definitions:
            if _take(definition, naming):
                kept.append(definition)
            else:
                refused.append(f"{definition.name}：{'、'.join(definition.meant)}")
        read.append(replace(found, definitions=tuple(kept), unread=tuple(refused)))
    return naming, read


def notes_by_name(read: Sequence[ReadNote], *sorts: Sort) -> dict[str, Note]:
    """The note that says what a name means, for the names of some sorts of definition."""
    found: dict[str, Note] = {}
    for each in read:
        for definition in each.definitions:
            if definition.sort in sorts:
                found.setdefault(definition.name, each.note)
    return found


def _iter_sentences(notes: Sequence[Note]) -> Iterator[Note]:
    for note in notes:
        text = note.text.strip()
        start = note.text.find(text)
        # （注：…）
        if len(text) > 2 and text[0] in "（(" and text.find(_CLOSING[text[0]]) == len(text) - 1:
            text, start = text[1:-1], start + 1
        for sentence in iter_sentences(text):
            yield replace(note, text=sentence.text, start=note.start + start + sentence.start)


def _read_sentence(note: Note, lexis: Lexis, in_brackets: MentionNaming) -> ReadNote:
    text = note.text
    segments = list(_iter_segments(text))
    definitions: list[Definition] = []
    unread: list[str] = []
    position = 0
    while position < len(segments):
        found, taken = _read_longest(text, segments[position : position + _MOST_CLAUSES], lexis)
        if not found:
            clause = text[segments[position][0] : segments[position][1]].strip()
            found = _read_brackets(clause, lexis, in_brackets) if _names_in_brackets(clause) else []
            if not found and may_define(clause):
                unread.append(clause)
        definitions += found
        position += taken
    return ReadNote(note, tuple(dict.fromkeys(definitions)), tuple(unread))


def _read_longest(
    text: str, segments: Sequence[tuple[int, int]], lexis: Lexis
) -> tuple[list[Definition], int]:
    """What the longest run of clauses from the first one defines, and how many clauses it takes."""
    for count in range(len(segments), 0, -1):
        found = read_definition(text[segments[0][0] : segments[count - 1][1]], lexis)
        if found:
            return found, count
    return [], 1


def _names_in_brackets(clause: str) -> bool:
    """Whether a bracket of the clause gives another name; finding the first one takes the tagger."""
    return any(find_alias(match["content"]) is not None for match in _BRACKET.finditer(clause))


def _read_brackets(clause: str, lexis: Lexis, in_brackets: MentionNaming) -> list[Definition]:
    naming = in_brackets(clause)
    found = [Definition(Sort.ALIAS, alias, (main,)) for alias, main in naming.aliases.items()]
    for match in _BRACKET.finditer(clause):
        alias = find_alias(match["content"])
        place = place_before(clause[: match.start()], lexis) if alias is not None else None
        if alias is not None and place is not None and alias not in naming.aliases:
            found.append(Definition(Sort.PLACE, alias, (str(place),), place))
    return found


def _take(definition: Definition, naming: Naming) -> bool:
    """Takes a definition over; False where another one says something else of the same name."""
    name, meant = definition.name, definition.meant
    if definition.sort is Sort.PLACE:
        place = definition.place or Place()
        return naming.levels.setdefault(name, place) == place
    if definition.sort is Sort.PART:
        return naming.parts.setdefault(name, meant[0]) == meant[0]
    if definition.sort is Sort.SET:
        return name not in naming.aliases and naming.sets.setdefault(name, meant) == meant
    return name not in naming.sets and naming.aliases.setdefault(name, meant[0]) == meant[0]


def _iter_segments(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of the clauses of a text, split at ， ； and wide blanks outside brackets and quotes."""
    depth = begin = 0
    for match in _MARKS.finditer(text):
        mark = match[0]
        if mark in "（(“‘「『《":
            depth += 1
        elif mark in "）)”’」』》":
            depth = max(depth - 1, 0)
        elif depth == 0:
            if text[begin : match.start()].strip():
                yield begin, match.start()
            begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)
