"""What was accepted of a second reader, as text that is stored with the report, and back.

A report is made again from its rows when people decide otherwise; then nobody is asked again, but what was
accepted is checked again, so that rules which have learnt to read the sentence since go before it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Action, Direction, Place, RelationType, Status
from loaders.extract import ExtractedStatement, Extraction
from loaders.second.account import Added, Drop
from loaders.second.checking import Located, judge


def take_in(
    extraction: Extraction, index: int, located: Located, place: Place, drops: Counter[Drop]
) -> Iterator[Added]:
    """Adds what of a claim holds to its statement; gives the ties, and counts what is dropped."""
    extracted = extraction.statements[index]
    holding = judge(located, extracted, place)
    if isinstance(holding, Drop):
        drops[holding] += 1
        return
    spans = sorted((*extracted.spans, *holding.spans), key=lambda span: span.start)
    extraction.statements[index] = replace(
        extracted, spans=tuple(spans), ties=(*extracted.ties, *holding.ties)
    )
    extraction.second.append(_write(extracted, located))
    start, stop = located.words
    for tie in holding.ties:
        yield Added(
            row=extracted.row.number,
            head=tie.head or extracted.row.unit,
            type=tie.type,
            tail=tie.tail or extracted.row.unit,
            status=tie.status,
            words=extracted.text[start:stop],
            text=extracted.text,
        )


def apply_kept(extraction: Extraction, kept: Iterable[str], place: Place) -> None:
    """Adds what was accepted before to an extraction of the same rows.

    What no longer holds, because the sentence is cut otherwise or the rules read it now, is left out.

    Raises:
        ValueError: a text is none of those that an extraction holds as `second`.
    """
    places = {_place_of(each): index for index, each in enumerate(extraction.statements)}
    for text in kept:
        where, located = _read(text)
        index = places.get(where)
        if index is not None and max(located.words[1], *_stops(located)) <= len(
            extraction.statements[index].text
        ):
            list(take_in(extraction, index, located, place, Counter()))


def _stops(located: Located) -> list[int]:
    return [end[1] for end in (located.head, located.tail) if end is not None]


def _place_of(extracted: ExtractedStatement) -> tuple[int, str, int]:
    """What a statement of the same rows is known by: row, header, and where it begins in its cell."""
    return extracted.row.number, extracted.cell.header, extracted.start


def _write(extracted: ExtractedStatement, located: Located) -> str:
    plain = [
        *_place_of(extracted), located.head, located.type.value, located.tail, located.status.value,
        located.words, located.direction.value if located.direction else None,
        located.action.value if located.action else None,
    ]  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> tuple[tuple[int, str, int], Located]:
    try:
        row, header, start, head, kind, tail, status, words, direction, action = json.loads(text)
        return (row, header, start), Located(
            head=_span(head),
            type=RelationType(kind),
            tail=_span(tail),
            status=Status(status),
            words=(int(words[0]), int(words[1])),
            direction=Direction(direction) if direction else None,
            action=Action(action) if action else None,
        )
    except (TypeError, IndexError) as error:
        raise ValueError(f"nothing that a second reader said: {text[:80]}") from error


def _span(value: list[int] | None) -> tuple[int, int] | None:
    return (int(value[0]), int(value[1])) if value is not None else None
