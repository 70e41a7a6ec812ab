"""Where everything stands: government by level, those that report in the centre, all others by kind.

Positions are computed here and not by forces in the browser, so that the page paints at once, a body has a
place that means something, and no name covers another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.draw.measure import shorten, text_width
from graph.draw.ordering import order_columns
from graph.draw.view import View
from graph.model import Kind, Level

# The height of a row, in the units of the picture: a name of FONT with air above and below.
ROW = 28.0
FONT = 14.0
# How far names may grow on a picture that is zoomed out, and still leave a gap between rows.
FONT_MAX = 20.0
# Two names share a row's height where a side is folded, half a row apart.
FONT_FOLDED = 13.0
# A side with more rows than a screen can show in readable size is folded in two.
FOLD_AFTER = 60
# Above a group, in rows: the gap to the group before, and the line of its caption.
GAP, CAPTION = 0.7, 1.0
# A side that is shorter than the other is stretched towards its height, but not until groups fall apart;
# further where rows are folded, and only part of the height is on the screen at a time.
STRETCH_MAX, STRETCH_MAX_FOLDED = 1.4, 2.5

BOX_FONT, BOX_FONT_MAX, BOX_HEIGHT = 15.0, 18.0, 34.0
# Left and right of the name in a box.
BOX_MARGIN = 9.0
# The least distance between the boxes of the centre, from middle to middle.
BOX_ROW = 52.0
# Names wider than this many Chinese characters are cut in the picture; the panels have them in full.
NAME_MAX, BOX_NAME_MAX = 26.0, 18.0

# Width over height of the picture of a screen, and the width up to which names stay readable on it.
ASPECT, WIDTH_MAX = 1.42, 1560.0
# Between the centre and either side: room for lines to bend in.
SPAN_MIN, SPAN_MAX = 330.0, 640.0


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a body: `side` is -1 left, 0 centre, 1 right; `half` is half the width of its box.

    `group` is the word of the caption it stands under, `text` the name as the picture has it.
    """

    x: float
    y: float
    side: int
    group: str
    text: str
    half: float = 0.0


@dataclass(frozen=True, slots=True)
class Caption:
    """A group's heading with the number of its bodies; `word` is a key of the page's words."""

    x: float
    y: float
    side: int
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in the units of the picture, with (0, 0) in the middle and y downwards."""

    spots: dict[str, Spot]
    captions: tuple[Caption, ...]
    span: float
    """From the centre to the first fold of either side; from there to a body further out, lines run level."""
    font: float
    font_max: float

    def to_json(self, ids: Sequence[str]) -> dict[str, Any]:
        """The layout for the page's script, bodies in the order of `ids`."""
        own = [self.spots[id_] for id_ in ids]
        groups = {word: number for number, word in enumerate(dict.fromkeys(spot.group for spot in own))}
        return {
            "x": [round(spot.x, 1) for spot in own],
            "y": [round(spot.y, 1) for spot in own],
            "groups": list(groups),
            "spots": [[spot.side, groups[spot.group], spot.half, spot.text] for spot in own],
            "captions": [asdict(caption) for caption in self.captions],
            "span": self.span,
            "font": self.font,
            "fontMax": self.font_max,
            "boxFont": BOX_FONT,
            "boxFontMax": BOX_FONT_MAX,
            "boxHeight": BOX_HEIGHT,
        }


@dataclass(frozen=True, slots=True)
class _Group:
    word: str
    ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Column:
    """One side: its groups from the top, and in how many folds their rows lie."""

    side: int
    groups: Sequence[_Group]
    folds: int

    @property
    def rows(self) -> float:
        """How high it is, in rows."""
        lines = sum((len(group.ids) + self.folds - 1) / self.folds + CAPTION for group in self.groups)
        return lines + GAP * (len(self.groups) - 1) if self.groups else 0.0


def place_columns(view: View) -> Layout:
    """Every body of the view in one of three columns, groups captioned, with few lines that cross."""
    centre, sides = _ordered(view)
    folds = 2 if max(sum(len(group.ids) for group in side) for side in sides) > FOLD_AFTER else 1
    font = FONT if folds == 1 else FONT_FOLDED
    columns = [_Column(side, groups, folds) for side, groups in zip((-1, 1), sides, strict=True)]
    texts = {
        body.id: shorten(body.name, BOX_NAME_MAX if body.reporting else NAME_MAX) for body in view.bodies
    }
    height = max(*(column.rows * ROW for column in columns), len(centre) * BOX_ROW)
    widths = [_widest(column, texts) * font for column in columns]
    span = min(SPAN_MAX, max(SPAN_MIN, (min(ASPECT * height, WIDTH_MAX) - folds * sum(widths)) / 2))
    spots, captions = _place_centre(centre, texts, height)
    for column, width in zip(columns, widths, strict=True):
        more_spots, more_captions = _place_side(column, texts, span, width + 2.5 * font, height)
        spots |= more_spots
        captions += more_captions
    return Layout(spots, tuple(captions), round(span, 1), font, FONT_MAX if folds == 1 else FONT_FOLDED)


def _ordered(view: View) -> tuple[list[str], list[list[_Group]]]:
    """The bodies of the centre, and the groups of the left and of the right, in the order they are drawn."""
    centre = [body.id for body in view.bodies if body.reporting]
    sides = [_government(view), _others(view)]
    neighbours: dict[str, list[str]] = defaultdict(list)
    for tie in view.ties:
        neighbours[tie.head].append(tie.tail)
        neighbours[tie.tail].append(tie.head)
    middle, ordered = order_columns(centre, [[group.ids for group in side] for side in sides], neighbours)
    return middle, [
        [_Group(group.word, ids) for group, ids in zip(side, own, strict=True)]
        for side, own in zip(sides, ordered, strict=True)
    ]


def _government(view: View) -> list[_Group]:
    agencies = [body for body in view.bodies if body.kind is Kind.AGENCY and not body.reporting]
    found = [
        _Group(f"level.{level or 'none'}", [body.id for body in agencies if body.level is level])
        for level in (*Level, None)
    ]
    return [group for group in found if group.ids]


def _others(view: View) -> list[_Group]:
    found = [
        _Group(f"kind.{kind}", [body.id for body in view.bodies if body.kind is kind and not body.reporting])
        for kind in Kind
        if kind is not Kind.AGENCY
    ]
    plain = [body.id for body in view.bodies if body.kind is None and not body.reporting]
    found.append(_Group("kind.plain", plain))
    return [group for group in found if group.ids]


def _widest(column: _Column, texts: Mapping[str, str]) -> float:
    """The widest name of a side, in widths of a Chinese character."""
    return max((text_width(texts[id_]) for group in column.groups for id_ in group.ids), default=0.0)


def _place_centre(
    ids: Sequence[str], texts: Mapping[str, str], height: float
) -> tuple[dict[str, Spot], list[Caption]]:
    spots: dict[str, Spot] = {}
    for index, id_ in enumerate(ids):
        half = round(text_width(texts[id_]) * BOX_FONT_MAX / 2 + BOX_MARGIN, 1)
        spots[id_] = Spot(0.0, height * ((index + 0.5) / len(ids) - 0.5), 0, "reporting", texts[id_], half)
    if not ids:
        return spots, []
    top = spots[ids[0]].y - BOX_HEIGHT / 2 - CAPTION * ROW / 2
    return spots, [Caption(0.0, round(top, 1), 0, "reporting", len(ids))]


def _place_side(
    column: _Column, texts: Mapping[str, str], span: float, fold: float, height: float
) -> tuple[dict[str, Spot], list[Caption]]:
    """The places of one side: its folds lie `fold` apart, its rows are stretched towards the full height."""
    spots: dict[str, Spot] = {}
    captions: list[Caption] = []
    if not column.rows:
        return spots, captions
    limit = STRETCH_MAX if column.folds == 1 else STRETCH_MAX_FOLDED
    row = ROW * min(limit, height / (column.rows * ROW))
    y = -column.rows * row / 2
    for group in column.groups:
        y += CAPTION * row
        # However far the rows are stretched, a caption stays with the first of its group.
        line = round(y + row / 2 - CAPTION * ROW, 1)
        captions.append(Caption(column.side * span, line, column.side, group.word, len(group.ids)))
        for index, id_ in enumerate(group.ids):
            x = column.side * (span + index % column.folds * fold)
            spots[id_] = Spot(x, y + row / 2, column.side, group.word, texts[id_])
            y += row / column.folds
        y += row * (column.folds - 1) / column.folds + GAP * row
    return spots, captions
