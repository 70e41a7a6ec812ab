"""Who is tied to whom where a side has several bodies: one to one, each with each, all among themselves.

Pairs come in bundles: what the pairs of one bundle sign is one paper, what two bundles sign are two.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Protocol

from graph.model import Kind
from loaders.extract.runs import Group

Pair = tuple[str | None, str | None]
"""Head and tail by name; None is the reporting unit."""
Bundle = tuple[Pair, ...]


class Names(Protocol):
    """What pairing asks of names."""

    def stem(self, name: str) -> str:
        """The name without its place or level."""
        ...

    def kind(self, name: str) -> Kind:
        """What sort of body the name stands for."""
        ...

    def may_end_body(self, text: str) -> bool:
        """Whether a text ends as names of bodies do."""
        ...

    def is_same_body(self, one: str, other: str) -> bool:
        """Whether two names read as one body."""
        ...


def pair_sides(
    heads: Group | None, tails: Group | None, names: Names, *, respectively: bool = False, apart: bool = False
) -> Iterator[Bundle]:
    """Each head with each tail; one to one where the sides match or 分别 says so. None is the unit.

    Pairs one to one are bundles of their own, and so is each pair of those that act `apart` (先后, 逐一);
    others are one bundle.
    """
    if heads is not None and tails is not None and heads.pairs and heads.pairs == tails.pairs:
        for one, other in heads.pairs:
            yield from _distribute(one.names, other.names, names, respectively=False, apart=apart)
        return
    one_side: Sequence[str | None] = heads.names if heads else [None]
    other_side: Sequence[str | None] = tails.names if tails else [None]
    yield from _distribute(one_side, other_side, names, respectively=respectively, apart=apart)


def pair_members(members: Sequence[str | None]) -> Iterator[Pair]:
    """Every member with every other, in the order of the text."""
    yield from combinations(members, 2)


def pair_with_unit(heads: Group | None, unit: str, names: Names) -> Iterator[Pair]:
    """甲、区住建局与丙 …: where the reporting unit is one of several who act, it acts with the others too."""
    if heads is None or heads.pairs:
        return
    others = [name for name in heads.names if not names.is_same_body(name, unit)]
    if 0 < len(others) < len(heads.names):
        yield from ((None, other) for other in others)


def _distribute(
    heads: Sequence[str | None], tails: Sequence[str | None], names: Names, *, respectively: bool, apart: bool
) -> Iterator[Bundle]:
    if len(heads) == len(tails) > 1 and (respectively or _match(heads, tails, names)):
        yield from ((pair,) for pair in zip(heads, tails, strict=True))
    elif respectively or apart:
        yield from ((pair,) for pair in product(heads, tails))
    else:
        yield tuple(product(heads, tails))


def _match(heads: Sequence[str | None], tails: Sequence[str | None], names: Names) -> bool:
    """旅游协会、餐饮协会 with 旅游协会、餐饮协会: the same names but for the place."""
    return all(
        a is not None and b is not None and names.stem(a) == names.stem(b)
        for a, b in zip(heads, tails, strict=True)
    )
