"""How bodies and ties look. Colour never speaks alone: shape doubles it for bodies, dash and width for ties.

The colours are those of Okabe and Ito, which people with any common colour blindness tell apart, with grey,
slate and brown for the types beyond eight.
"""

from dataclasses import asdict, dataclass, replace
from functools import cache
from math import sqrt
from typing import Any

from graph.model import Basis, Kind, RelationType, Status


@dataclass(frozen=True, slots=True)
class TieStyle:
    """A line: `width` in the units of the picture, `dashes` the lengths of strokes and gaps, if any."""

    color: str
    width: float
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0


_SIZE = {"base": 6.5, "growth": 0.7, "most": 10.0}


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """A shape of vis-network, or `cross` or `pentagon`, which only this page knows, and its fill."""

    shape: str
    color: str

    def size(self, ties: int) -> float:
        """Half the height of the shape; grows a little with the number of ties, never past the row."""
        return round(min(_SIZE["most"], _SIZE["base"] + _SIZE["growth"] * sqrt(ties)), 1)

    @staticmethod
    def growth() -> dict[str, float]:
        """How `size` grows with the root of the number of ties, for the page's script."""
        return dict(_SIZE)


# The outlines of shapes around (0, 0), as paths that look equally large where a body has size 1.
OUTLINES = {
    "dot": "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z",
    "square": "M-.88 -.88H.88V.88H-.88z",
    "triangle": "M0 -1.1L1.08 .85H-1.08z",
    "triangleDown": "M0 1.1L1.08 -.85H-1.08z",
    "diamond": "M0 -1.2L1.1 0L0 1.2L-1.1 0z",
    "hexagon": "M-.56 -.98H.56L1.12 0L.56 .98H-.56L-1.12 0z",
    "pentagon": "M0 -1.12L1.07 -.34L.66 .92H-.66L-1.07 -.34z",
    "star": "M0 -1.28L.33 -.45L1.22 -.4L.53 .17L.75 1.04L0 .55L-.75 1.04L-.53 .17L-1.22 -.4L-.33 -.45z",
    "cross": "M-.38 -1.08H.38V-.38H1.08V.38H.38V1.08H-.38V.38H-1.08V-.38H-.38z",
    "box": "M-1.4 -.75H1.4V.75H-1.4z",
}
OUTLINE_COLOR = "#46505c"

TIE_STYLES = {
    RelationType.LIAISON: TieStyle("#7d8590", 1.4),
    RelationType.AGREEMENT_SIGNED: TieStyle("#0072b2", 3.4),
    RelationType.COOPERATION: TieStyle("#009e73", 2.4),
    RelationType.JOINT_ACTION: TieStyle("#d55e00", 2.0, (8, 4)),
    RelationType.VISIT: TieStyle("#e69f00", 2.2, (14, 4)),
    RelationType.APPLICATION: TieStyle("#b8579b", 2.0, (5, 3)),
    RelationType.SUPPORT: TieStyle("#3a9bd9", 2.2, (12, 3, 3, 3)),
    RelationType.SUPERVISION: TieStyle("#2b2f36", 1.8, (9, 3, 2, 3, 2, 3)),
    RelationType.COMMISSION: TieStyle("#8a5a2b", 2.0, (18, 5)),
}

BODY_STYLES = {
    Kind.AGENCY: BodyStyle("dot", "#56b4e9"),
    Kind.SOE: BodyStyle("square", "#e69f00"),
    Kind.ENTERPRISE: BodyStyle("triangleDown", "#aab2bd"),
    Kind.BANK: BodyStyle("diamond", "#cc79a7"),
    Kind.ASSOCIATION: BodyStyle("triangle", "#009e73"),
    Kind.MASS_ORGANIZATION: BodyStyle("cross", "#c8553d"),
    Kind.INSTITUTE: BodyStyle("hexagon", "#f0e442"),
    Kind.PUBLIC_INSTITUTION: BodyStyle("pentagon", "#8f7ad6"),
    Kind.FOREIGN: BodyStyle("star", "#d55e00"),
}

# Bodies and ties of which nobody said what they are: the blue of pyvis' own nodes, and a thin black line.
PLAIN_BODY = BodyStyle("dot", "#97c2fc")
PLAIN_TIE = TieStyle("#3d4753", 1.6)

REPORTING_STYLE = BodyStyle("box", "#1f3a5f")

UNFINISHED = frozenset({Status.PLANNED, Status.NEGOTIATING})

# The line of no type, on which the legend shows what basis and status do to a line.
_SAMPLE = TieStyle("#3d4753", 2.2)

# Dots, which no type uses: what is still to come never looks like any kind of finished line.
UNFINISHED_DASHES = (1.0, 5.0)


def body_style(kind: Kind | None, *, reporting: bool) -> BodyStyle:
    """The look of a body; those that report are boxes with their name inside, whatever their kind."""
    if reporting:
        return REPORTING_STYLE
    return PLAIN_BODY if kind is None else BODY_STYLES[kind]


@cache
def tie_style(type_: RelationType | None, basis: Basis | None, status: Status | None) -> TieStyle:
    """The look of a tie: its type's, thinner if declared, dotted and pale until done, faint once ended."""
    return _modified(PLAIN_TIE if type_ is None else TIE_STYLES[type_], basis, status)


def _modified(style: TieStyle, basis: Basis | None, status: Status | None) -> TieStyle:
    if basis is Basis.DECLARED:
        style = replace(style, width=round(style.width * 0.65, 2), opacity=0.8)
    if status in UNFINISHED:
        style = replace(style, dashes=UNFINISHED_DASHES, opacity=0.6)
    if status is Status.ENDED:
        style = replace(style, opacity=0.4)
    return style


def mode_style(mode: Basis | Status) -> TieStyle:
    """What a basis or a status does to a line, on a line of no type."""
    if isinstance(mode, Basis):
        return _modified(_SAMPLE, mode, Status.DONE)
    return _modified(_SAMPLE, Basis.STATED, mode)


def page_styles() -> dict[str, dict[str, Any]]:
    """The styles for the page's script, by type and by kind (with `reporting` among the kinds)."""
    bodies = {str(kind): style for kind, style in BODY_STYLES.items()}
    bodies["reporting"] = REPORTING_STYLE
    return {
        "outline": OUTLINES,
        "plain": {"kind": asdict(PLAIN_BODY), "type": asdict(PLAIN_TIE)},
        "type": {
            str(type_): {**asdict(style), "directed": not type_.is_symmetric}
            for type_, style in TIE_STYLES.items()
        },
        "kind": {kind: asdict(style) for kind, style in bodies.items()},
        "status": {str(status): asdict(mode_style(status)) for status in Status},
        "basis": {str(basis): asdict(mode_style(basis)) for basis in Basis},
    }
