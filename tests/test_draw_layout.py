"""Where bodies stand: in three columns, grouped, with few crossings and no name over another."""

from itertools import combinations

import networkx as nx
import pytest

from graph.draw.layout import BOX_FONT, BOX_HEIGHT, Layout, Spot, place_columns
from graph.draw.measure import shorten, text_width
from graph.draw.ordering import order_columns
from graph.draw.view import read_view
from tests.draw_samples import BODIES, Sketch, crowd, district, id_of

Box = tuple[float, float, float, float]


def boxes(network: "nx.MultiDiGraph[str]", layout: Layout, font: float) -> dict[str, Box]:
    """What each body takes up with its name: left, top, right, bottom."""
    return {id_: box(layout.spots[id_], font) for id_ in network}


def box(spot: Spot, font: float) -> Box:
    if spot.side == 0:
        return spot.x - spot.half, spot.y - BOX_HEIGHT / 2, spot.x + spot.half, spot.y + BOX_HEIGHT / 2
    shape, reach = 10.0, 10.0 + 7.0 + text_width(spot.text) * font
    left, right = (reach, shape) if spot.side < 0 else (shape, reach)
    return spot.x - left, spot.y - font / 2, spot.x + right, spot.y + font / 2


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("network", [district(), crowd(30, 3), crowd(130), crowd(400, 24)], ids=len)
def test_no_name_covers_another(network: "nx.MultiDiGraph[str]") -> None:
    layout = place_columns(read_view(network))
    for font in (layout.font, layout.font_max):
        taken = boxes(network, layout, font)
        covered = [pair for pair in combinations(taken, 2) if overlaps(taken[pair[0]], taken[pair[1]])]
        assert covered == []


@pytest.mark.parametrize("network", [district(), crowd(400, 24)], ids=len)
def test_no_caption_touches_a_name(network: "nx.MultiDiGraph[str]") -> None:
    layout = place_columns(read_view(network))
    for caption in layout.captions:
        lines = [spot.y for spot in layout.spots.values() if spot.side == caption.side]
        assert min(abs(y - caption.y) for y in lines) >= layout.font_max


def test_every_name_stands_whole_in_the_picture() -> None:
    network = crowd(400)
    layout = place_columns(read_view(network))
    assert {id_: spot.text for id_, spot in layout.spots.items()} == {
        id_: network.nodes[id_]["name"] for id_ in network
    }


def test_bodies_stand_by_level_left_reporting_in_the_centre_by_kind_right() -> None:
    layout = place_columns(read_view(district()))
    captions = {(caption.side, caption.word, caption.count) for caption in layout.captions}
    assert captions == {
        (-1, "level.national", 1),
        (-1, "level.provincial", 4),
        (-1, "level.municipal", 14),
        (-1, "level.district", 2),
        (-1, "level.township", 2),
        (0, "reporting", 7),
        (1, "kind.soe", 8),
        (1, "kind.enterprise", 4),
        (1, "kind.bank", 3),
        (1, "kind.association", 10),
        (1, "kind.mass_organization", 2),
        (1, "kind.institute", 3),
        (1, "kind.public_institution", 2),
        (1, "kind.foreign", 3),
    }
    on_the_left = {id_ for id_, spot in layout.spots.items() if spot.side < 0}
    rows = [line.split() for line in BODIES.split("\n") if line]
    assert on_the_left == {id_of(name) for kind, _, name, *_ in rows if kind == "agency"}


def test_levels_go_from_the_top_down_each_under_its_caption() -> None:
    network = district()
    layout = place_columns(read_view(network))
    left = sorted(
        (spot.y, network.nodes[id_]["level"]) for id_, spot in layout.spots.items() if spot.side < 0
    )
    levels = list(dict.fromkeys(level for _, level in left))
    assert levels == ["national", "provincial", "municipal", "district", "township"]
    captions = [caption for caption in layout.captions if caption.side < 0]
    tops = [min(y for y, level in left if level == wanted) for wanted in levels]
    assert all(caption.y < top for caption, top in zip(captions, tops, strict=True))


def test_equal_networks_are_laid_out_equally() -> None:
    assert place_columns(read_view(district())) == place_columns(read_view(district()))


def test_a_network_without_reporting_bodies_has_two_columns() -> None:
    sketch = Sketch()
    sketch.body("嘉兴市科技局")
    layout = place_columns(read_view(sketch.graph))
    assert [(spot.side, spot.text) for spot in layout.spots.values()] == [(-1, "嘉兴市科技局")]
    assert [(caption.word, caption.count) for caption in layout.captions] == [("level.none", 1)]


def test_an_empty_network_has_an_empty_layout() -> None:
    layout = place_columns(read_view(Sketch().graph))
    assert (layout.spots, layout.captions) == ({}, ())


def test_ordering_untangles_what_can_be_untangled() -> None:
    neighbours = {"A": ["z"], "B": ["y"], "C": ["x"], "x": ["C"], "y": ["B"], "z": ["A"]}
    centre, sides = order_columns(["A", "B", "C"], [[["x", "y", "z"]], [["u"]]], neighbours)
    pairs = list(zip(centre, sides[0][0], strict=True))
    assert pairs in ([("A", "z"), ("B", "y"), ("C", "x")], [("C", "x"), ("B", "y"), ("A", "z")])
    assert sides[1] == [["u"]]


def test_ordering_brings_together_what_is_tied_within_a_group() -> None:
    neighbours = {"p": ["s"], "s": ["p"]}
    _, sides = order_columns([], [[["p", "q", "r", "s"]]], neighbours)
    (order,) = sides[0]
    assert abs(order.index("p") - order.index("s")) == 1


def test_ordering_keeps_groups_apart_and_whole() -> None:
    neighbours = {"A": ["p"], "B": ["q"], "p": ["A"], "q": ["B"]}
    _, sides = order_columns(["A", "B"], [[["q"], ["p"]]], neighbours)
    assert sides == [[["q"], ["p"]]]


def test_long_names_are_cut_to_one_line() -> None:
    assert shorten("嘉兴市\n科技局", 26) == "嘉兴市 科技局"
    cut = shorten("很" * 100, 10)
    assert (cut, text_width(cut) <= 10.5) == ("很" * 9 + "…", True)
    sketch = Sketch()
    sketch.body("很" * 100, reporting=True)
    (spot,) = place_columns(read_view(sketch.graph)).spots.values()
    assert spot.half * 2 > text_width(spot.text) * BOX_FONT
