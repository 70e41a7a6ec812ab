"""Why a name denotes the body that it does, in values that programs read and `liaison explain name` shows.

Everything is worked out again from the name, the place and the tables, as it is when a report is loaded; the
names that stand beside it in a report can be given, where they decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.identity.context import RowNames
from graph.identity.formernames import FormerName, former_names_of
from graph.identity.functions import functions_of
from graph.identity.names import read_name
from graph.identity.reading import Rule
from graph.identity.reforms import Reform, reforms_after, reforms_before
from graph.identity.resolve import resolve_names
from graph.identity.steps import Step, read_steps
from graph.identity.weakcontexts import Context, contexts_of
from graph.model import Organization, Place


@dataclass(frozen=True, slots=True)
class Beside:
    """A name that stands beside the explained one, and what it denotes there."""

    written: str
    organization: Organization
    is_same: bool
    """Whether it is another name of the explained body."""
    reasons: tuple[str, ...]
    """What led to this: the rule of its own reading first, then what the names add to each other."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which body a name denotes in a report of a place, and how that follows."""

    written: str
    home: Place
    organization: Organization
    rule: Rule
    """The rule by which the name alone was read."""
    steps: tuple[Step, ...]
    """The pieces of the name, from left to right."""
    in_full: str
    """The name with every piece written out: 嘉兴市经济贸易委员会."""
    reasons: tuple[str, ...]
    """Why it is this body: what the name alone says first, then what its neighbours add."""
    candidates: tuple[str, ...]
    """The known bodies that go by this form, where it is a weak one."""
    contexts: tuple[Context, ...]
    """Where such a form means which of them."""
    former_names: tuple[FormerName, ...]
    """What the body was called before; it is the same body."""
    functions: tuple[str, ...]
    """What an office is there for, in the year that was asked for."""
    came_from: tuple[Reform, ...]
    """Reforms out of which the office came; other bodies."""
    became: tuple[Reform, ...]
    """Reforms into which it went; other bodies."""
    beside: tuple[Beside, ...] = ()


def explain_name(
    name: str, home: Place, *, beside: Sequence[str] = (), year: int | None = None
) -> Explanation:
    """Which body a name denotes in a report of `home`, and why.

    `beside` are names that stand in the same row of that report, where context decides (锦江集团 beside
    锦江国际集团). `year` limits the functions of an office to those it had then.
    """
    reading = read_name(name, home)
    row = RowNames(listed=(name,), said=tuple(other for other in beside if other != name))
    resolution = resolve_names([name, *row.said], home, rows=[row])
    organization = resolution.organizations[name]
    steps = read_steps(reading, home)
    return Explanation(
        written=name,
        home=home,
        organization=organization,
        rule=reading.rule,
        steps=steps,
        in_full=organization.name if reading.weak else "".join(step.full for step in steps),
        reasons=resolution.reasons[name],
        candidates=reading.weak,
        contexts=contexts_of(name) if reading.weak else (),
        former_names=former_names_of(organization.name),
        functions=functions_of(organization, year),
        came_from=reforms_before(organization),
        became=reforms_after(organization),
        beside=tuple(
            Beside(
                other,
                resolution.organizations[other],
                resolution.organizations[other].id == organization.id,
                resolution.reasons[other],
            )
            for other in row.said
        ),
    )
