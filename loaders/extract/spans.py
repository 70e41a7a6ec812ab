"""Where a text names bodies, and by which names: what mention finding gives and relation finding takes."""

from dataclasses import dataclass, field

from graph.model import Place


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A stretch of text that names one or more bodies.

    `names` holds one name a body: for 市、区科协 the two names 市科协 and 区科协, both at the whole span.
    Offsets count inside the text of the statement.
    """

    start: int
    stop: int
    surface: str
    names: tuple[str, ...]
    found_by: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text says about names beside using them."""

    aliases: dict[str, str] = field(default_factory=dict)
    """Another name of the same body → its main name (原…, 以下简称…, a second official name)."""
    parts: dict[str, str] = field(default_factory=dict)
    """Name of a part → name of its whole."""
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A word for several bodies → the names of these: 两院."""
    levels: dict[str, Place] = field(default_factory=dict)
    """A word for a level → the place that it means in this report: 市."""

    def update(self, other: "Naming") -> None:
        """Takes over what the other knows; what is known already stays."""
        for name, value in other.aliases.items():
            self.aliases.setdefault(name, value)
        for name, value in other.parts.items():
            self.parts.setdefault(name, value)
        for name, members in other.sets.items():
            self.sets.setdefault(name, members)
        for word, place in other.levels.items():
            self.levels.setdefault(word, place)
