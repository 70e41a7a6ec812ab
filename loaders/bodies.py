"""Which body a name of the report stands for, with what the report calls it and what it was for then."""

from collections.abc import Sequence
from dataclasses import replace

from graph.identity.functions import functions_of
from graph.identity.resolve import Resolution
from graph.identity.shown import shown_name
from graph.model import (
    Organization,
    Report,
)
from loaders.extract.brackets import split_brackets
from loaders.placing import Placed
from loaders.sayings import Sayings


class Bodies:
    """The bodies that names stand for. A group that no counterpart column lists is no node."""

    def __init__(
        self,
        resolution: Resolution,
        placed: Sequence[Placed],
        units: Sequence[str],
        report: Report,
        sayings: Sayings,
    ) -> None:
        self._organizations = _with_traits(resolution, placed, units, report, sayings)
        listed = (name for item in placed if item.lists for name in item.names.values())
        self._listed = {self._organizations[name].id for name in listed}

    def find(self, name: str) -> Organization | None:
        """The node that a name in context stands for, None if it stands for none."""
        organization = self._organizations.get(name)
        if organization is None or (organization.collective and organization.id not in self._listed):
            return None
        return organization

    def unit(self, name: str) -> Organization:
        """The reporting organization of that name."""
        return self._organizations[name]

    def end(self, name: str | None, item: Placed) -> Organization | None:
        """The node at one end of a tie; the reporting unit where the tie names none."""
        if name is None:
            return self._organizations[item.extracted.row.unit]
        return self.find(item.names.get(name, name))


def _with_traits(
    resolution: Resolution,
    placed: Sequence[Placed],
    units: Sequence[str],
    report: Report,
    sayings: Sayings,
) -> dict[str, Organization]:
    """Every name → its body as the report has it: named so, with its other names, and its functions then."""
    used = dict.fromkeys([split_brackets(unit)[0] for unit in units])
    for item in placed:
        used |= dict.fromkeys(item.names.values())
    year = report.as_of.year
    told: dict[str, list[str]] = {}
    for name, body in resolution.organizations.items():
        told.setdefault(body.id, []).append(name)
    shown = {
        body.id: shown_name(body, report.place, year, told[body.id])
        for body in resolution.organizations.values()
    }
    called = {id_: set(names) for id_, names in resolution.former.items()}
    for name in used:
        known = resolution.organizations.get(name)
        if known is not None and name != shown[known.id]:
            called.setdefault(known.id, set()).add(name)
    return {
        name: replace(
            body,
            name=shown[body.id],
            aliases=tuple(sorted(called.get(body.id, ()))),
            functions=functions_of(body, year),
            noted=sayings.of(body.id, resolution),
        )
        for name, body in resolution.organizations.items()
    }
