"""What the notes of a report say of its bodies, as evidence: which note, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from graph.identity.resolve import Resolution
from graph.model import Note, Part
from loaders.extract.definitions import Sort
from loaders.extract.notes import ReadNote, notes_by_name


class Sayings:
    """The notes that were read, by what they are evidence for."""

    def __init__(self, read: Sequence[ReadNote]) -> None:
        self._read = read

    @cached_property
    def told(self) -> dict[str, str]:
        """Another name, or a word for a level → the note that says what it means."""
        notes = notes_by_name(self._read, Sort.ALIAS, Sort.SET, Sort.PLACE)
        return {name: str(note) for name, note in notes.items()}

    def of(self, body: str, resolution: Resolution) -> tuple[str, ...]:
        """What the notes say of the names of a body, by its id."""
        return tuple(self._by_body(resolution).get(body, ()))

    def with_notes(self, parts: Iterable[Part], resolution: Resolution) -> tuple[Part, ...]:
        """The parts, each with the notes that say so."""
        bodies = resolution.organizations
        said: dict[tuple[str, str], list[Note]] = {}
        for each in self._read:
            for definition in each.definitions:
                if definition.sort is Sort.PART:
                    pair = bodies[definition.name].id, bodies[definition.meant[0]].id
                    said.setdefault(pair, []).append(each.note)
        return tuple(replace(part, notes=tuple(said.get((part.part, part.whole), ()))) for part in parts)

    def keep(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Of all notes those that say something of names: enough to read the report again."""
        said = {(each.note.where, each.note.of) for each in self._read}
        return tuple(note for note in notes if (note.where, note.of) in said)

    def _by_body(self, resolution: Resolution) -> dict[str, list[str]]:
        if self._bodies is None:
            self._bodies = {}
            for each in self._read:
                for definition in each.definitions:
                    if definition.sort is Sort.PLACE:
                        continue
                    for name in definition.meant if definition.sort is Sort.SET else (definition.name,):
                        words = f"{definition.name}: {each.note}"
                        self._bodies.setdefault(resolution.organizations[name].id, []).append(words)
        return self._bodies

    _bodies: dict[str, list[str]] | None = None
