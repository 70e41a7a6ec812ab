"""A view as the page carries it: a list for each field instead of an object for each body, tie and sentence.

Where a body or a sentence is meant, its number stands instead of its id; where a field takes few values, or
is mostly empty, its column is smaller still. `script/stored.js` and `script/data.js` read this back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from graph.draw.view import Body, Sentence, Tie, View

_T = TypeVar("_T")


def encode_view(view: View) -> dict[str, Any]:
    """Bodies, ties and sources, as JSON takes them; sentences are apart, in `encode_sentences`."""
    number_of = {body.id: number for number, body in enumerate(view.bodies)}
    return {
        "bodies": _encode_bodies(view.bodies, number_of),
        "ties": _encode_ties(view.ties, number_of, _numbers(view.sentences)),
        "sources": [
            {"id": source.id, "name": source.name, "place": source.place, "as_of": source.as_of}
            for source in view.sources
        ],
        "sentences": len(view.sentences),
    }


def encode_sentences(view: View) -> dict[str, Any]:
    """The sentences, which a page reads when the first of them is asked for."""
    own = list(view.sentences.values())
    return {
        "id": list(view.sentences),
        "report": _few(own, lambda each: each.report),
        "unit": _few(own, lambda each: each.unit),
        "row": [each.row for each in own],
        "column": _few(own, lambda each: each.column),
        "item": _sparse(own, lambda each: each.item),
        "text": [each.text for each in own],
        "mentions": [_flat(each) for each in own],
    }


def _encode_bodies(bodies: Sequence[Body], number_of: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": [body.id for body in bodies],
        "name": [body.name for body in bodies],
        "kind": _few(bodies, lambda body: body.kind),
        "level": _few(bodies, lambda body: body.level),
        "place": _few(bodies, lambda body: body.place),
        "aliases": _sparse(bodies, lambda body: body.aliases),
        "collective": [number for number, body in enumerate(bodies) if body.collective],
        "reporting": [number for number, body in enumerate(bodies) if body.reporting],
        # The whole may be a body that is not shown.
        "part_of": _sparse(bodies, lambda body: number_of.get(body.part_of or "", body.part_of)),
    }


def _encode_ties(
    ties: Sequence[Tie], number_of: Mapping[str, int], sentence_of: Mapping[str, int]
) -> dict[str, Any]:
    def triggers(tie: Tie) -> list[tuple[int, int, int]]:
        return [(sentence_of[id_], start, stop) for id_, start, stop in tie.triggers if id_ in sentence_of]

    return {
        "id": [tie.id for tie in ties],
        "head": [number_of[tie.head] for tie in ties],
        "tail": [number_of[tie.tail] for tie in ties],
        "type": _few(ties, lambda tie: tie.type),
        "basis": _few(ties, lambda tie: tie.basis),
        "status": _few(ties, lambda tie: tie.status),
        "action": _sparse(ties, lambda tie: tie.action),
        "direction": _sparse(ties, lambda tie: tie.direction),
        "document": _sparse(ties, lambda tie: tie.document),
        "event": _sparse(ties, lambda tie: tie.event),
        "frame": _few(ties, lambda tie: tie.frame),
        "report": _few(ties, lambda tie: tie.report),
        "statements": [
            sentence_of[tie.statements[0]]
            if len(tie.statements) == 1
            else [sentence_of[id_] for id_ in tie.statements]
            for tie in ties
        ],
        "triggers": _sparse(ties, triggers),
    }


def _numbers(ids: Iterable[str]) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(ids)}


def _few(members: Sequence[_T], of: Callable[[_T], Any]) -> dict[str, list[Any]]:
    """A field of few values: those, and for each member the number of its own."""
    values: dict[Any, int] = {}
    numbers = [values.setdefault(of(member), len(values)) for member in members]
    return {"values": list(values), "of": numbers}


def _sparse(members: Sequence[_T], of: Callable[[_T], Any]) -> dict[int, Any]:
    """A field that most members do not have: its values by the member's number."""
    found = ((number, of(member)) for number, member in enumerate(members))
    return {number: value for number, value in found if value not in (None, (), [])}


def _flat(sentence: Sentence) -> list[Any]:
    """Mentions as one list: id, start, stop, id, start, stop …"""
    return [part for mention in sentence.mentions for part in mention]
