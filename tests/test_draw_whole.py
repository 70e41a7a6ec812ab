"""The whole picture and the matrix as Python works them out: places, folds, order, from month to month."""

from collections.abc import Mapping, Sequence
from math import hypot
from statistics import median

import networkx as nx
import pytest

from benchmarks.page_networks import make_network
from graph.draw.layout_matrix import order_matrix
from graph.draw.layout_rows import place_in_rows
from graph.draw.layout_whole import FOLD_FROM, STEP, place_whole
from graph.draw.measure import text_width
from graph.draw.seriation import order_columns_by_sharing, order_rows
from graph.draw.view import View, read_view
from graph.draw.wheels import Grid, arrange_discs, sunflower
from graph.model import Kind, Level, RelationType
from tests.draw_samples import Sketch, crowd, district


def place_by_name(network: "nx.MultiDiGraph[str]") -> dict[str, tuple[float, float]]:
    view = read_view(network)
    return {body.name: place for body, place in zip(view.bodies, place_whole(view).places, strict=True)}


@pytest.mark.parametrize("network", [district(), crowd(400, 24), make_network(3000)], ids=len)
def test_every_body_has_a_place_of_its_own(network: "nx.MultiDiGraph[str]") -> None:
    places = list(place_by_name(network).values())
    assert len(places) == network.number_of_nodes()
    cells = {(round(x / (STEP / 3)), round(y / (STEP / 3))) for x, y in places}
    assert len(cells) == len(places)


def test_equal_networks_are_placed_alike_in_whatever_order_bodies_come() -> None:
    network = district()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph(**network.graph)
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    for head, tail, key, tie in reversed(list(network.edges(keys=True, data=True))):
        turned.add_edge(head, tail, key=key, **tie)
    places, others = place_by_name(network), place_by_name(turned)
    assert max(hypot(places[name][0] - x, places[name][1] - y) for name, (x, y) in others.items()) < 0.01


def test_twins_of_one_class_are_folded_and_no_others() -> None:
    network = district()
    view = read_view(network)
    names = [body.name for body in view.bodies]
    folds = {frozenset(names[number] for number in fold.members) for fold in place_whole(view).folds}
    assert folds == {
        frozenset({"嘉兴市外经贸委", "嘉兴市海关", "嘉兴市政府", "嘉兴市经贸委"}),
        frozenset({"嘉兴市建委", "嘉兴市市政园林管理局", "嘉兴市城管执法局"}),
        frozenset({"上汽集团", "上海纺织集团", "中国民航信息集团公司"}),
        frozenset({"光明食品集团", "百联集团", "锦江国际集团"}),
        frozenset({"上海交通电子行业协会", "闵行区外商投资企业协会", "上海国际商会"}),
        frozenset({"嘉兴市商业银行", "兴业银行嘉兴支行", "南湖区信用联社"}),
        frozenset({"中国电器科学研究院华东分院", "中科院无线传感网工程中心", "浙江大学"}),
    }
    assert min(len(fold) for fold in folds) == FOLD_FROM


def test_what_bureaus_share_stands_between_them_and_what_is_one_s_own_around_it() -> None:
    network = crowd(200, 12)
    places, hubs = place_by_name(network), {}
    for id_, body in network.nodes(data=True):
        if body["reporting"]:
            hubs[id_] = places[body["name"]]
    for id_, body in network.nodes(data=True):
        around = {*network.predecessors(id_)} & set(hubs)
        if len(around) == 1:
            x, y = places[body["name"]]
            nearest = min(hubs, key=lambda hub: hypot(hubs[hub][0] - x, hubs[hub][1] - y))
            assert {nearest} == around


def test_no_sign_lies_under_the_name_of_its_bureau() -> None:
    view = read_view(district())
    layout = place_whole(view)
    place = dict(zip((body.id for body in view.bodies), layout.places, strict=True))
    bureaus = {body.id: text_width(body.name) * 13 / 2 for body in view.bodies if body.reporting}
    covered = [
        tie
        for tie in view.ties
        for hub, other in ((tie.head, tie.tail), (tie.tail, tie.head))
        if hub in bureaus
        and other not in bureaus
        and abs(place[other][0] - place[hub][0]) < bureaus[hub] + 14
        and abs(place[other][1] - place[hub][1]) < 18
    ]
    assert covered == []


def test_a_body_keeps_its_place_from_month_to_month() -> None:
    first = make_network(1700)
    second = first.copy()
    ties = list(second.edges(keys=True))
    second.remove_edges_from(ties[::20])
    gone = [id_ for id_ in second if second.degree(id_) == 0]
    second.remove_nodes_from(gone)
    before, after = place_by_name(first), place_by_name(second)
    width = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    moved = [hypot(before[name][0] - x, before[name][1] - y) / width for name, (x, y) in after.items()]
    assert median(moved) < 0.02


def test_a_network_that_nobody_reports_in_is_placed_around_those_with_most_ties() -> None:
    sketch = Sketch()
    for name in "甲乙丙丁戊己":
        sketch.body(name)
    for name in "乙丙丁戊":
        sketch.tie("甲", RelationType.COOPERATION, name, f"甲与{name}合作")
    places = place_by_name(sketch.graph)
    assert len({(round(x), round(y)) for x, y in places.values()}) == 6


def test_no_bodies_have_no_places() -> None:
    empty = View((), (), (), {})
    assert (place_whole(empty).places, order_matrix(empty).columns) == ((), ())


def test_discs_of_a_wheel_do_not_touch_and_leave_the_hub_free() -> None:
    for radii in ([30.0] * 7, [200.0, *[20.0] * 40], [40.0] * 200):
        wheel = arrange_discs(radii, 60.0)
        spots = list(zip(wheel.centres, radii, strict=True))
        apart = min(
            hypot(a[0] - b[0], a[1] - b[1]) - one - other
            for i, (a, one) in enumerate(spots)
            for b, other in spots[:i]
        )
        inner = min(hypot(x, y) - radius for (x, y), radius in spots)
        assert (apart > -1e-6, inner >= wheel.hub - 1e-6, wheel.hub >= 60.0) == (True, True, True)
    assert arrange_discs([12.0], 60.0).centres == ((0.0, 0.0),)


def test_a_grid_gives_every_place_once_and_near_to_what_was_asked_for() -> None:
    grid = Grid(10.0)
    grid.block(0.0, 0.0, 25.0)
    taken = [grid.take(3.0, 2.0) for _ in range(300)]
    assert len(set(taken)) == 300
    assert min(hypot(*place) for place in taken) >= 25.0
    assert max(hypot(*place) for place in taken) < 140.0


def test_seeds_of_a_sunflower_stand_apart() -> None:
    from math import cos, sin

    points = [(radius * cos(angle), radius * sin(angle)) for angle, radius in sunflower(200)]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(points) for b in points[:i]) > 0.7


def count_runs(columns: Sequence[str], ordered: Sequence[str], rows: Mapping[str, Sequence[str]]) -> int:
    """In how many runs the filled cells lie, along rows and columns: the fewer, the larger the blocks."""
    place = {column: index for index, column in enumerate(columns)}
    runs = 0
    above: set[int] = set()
    for row in ordered:
        own = {place[column] for column in rows[row]}
        runs += sum(1 for index in own if index - 1 not in own)
        runs += len(own - above)
        above = own
    return runs


def test_shared_blocks_stand_together_in_the_matrix() -> None:
    blocks = {f"r{i}": [f"c{(i % 3) + 3 * j}" for j in range(3)] for i in range(12)}
    columns = [f"c{i}" for i in range(9)]
    order = order_columns_by_sharing(columns, blocks)
    rows = order_rows(order, blocks)
    # Three blocks: a run in each of 12 rows, and one in each of 9 columns.
    assert count_runs(order, rows, blocks) == 12 + 9
    assert count_runs(columns, sorted(blocks), blocks) > 60


def test_the_order_of_the_matrix_has_fewer_runs_than_names_have() -> None:
    view = read_view(make_network(1700))
    reporting = {body.id: body.name for body in view.bodies if body.reporting}
    rows: dict[str, set[str]] = {}
    for tie in view.ties:
        for one, other in ((tie.head, tie.tail), (tie.tail, tie.head)):
            if one in reporting and one != other:
                rows.setdefault(other, set()).add(one)
    shared = {id_: sorted(own) for id_, own in rows.items() if len(own) > 1}
    by_name = sorted(reporting, key=lambda id_: reporting[id_])
    matrix = order_matrix(view)
    columns = [view.bodies[number].id for number in matrix.columns]
    ordered = [view.bodies[number].id for number in matrix.shared]
    assert count_runs(columns, ordered, shared) < count_runs(by_name, order_rows(by_name, shared), shared)


def test_rows_of_the_matrix_are_shared_or_of_one_bureau() -> None:
    network = district()
    view = read_view(network)
    matrix = order_matrix(view)
    names = [body.name for body in view.bodies]
    shared = {names[number] for number in matrix.shared}
    assert shared == {
        "光明食品集团",
        "百联集团",
        "锦江国际集团",
        "嘉兴市科协",
        "支付宝(中国)网络技术有限公司",
    }
    assert {"南湖区三产局", "南湖区工商分局"} <= {names[number] for number in matrix.single}
    assert "南湖区旅游协会" not in {names[number] for number in (*matrix.shared, *matrix.single)}


def test_columns_of_one_place_stand_together() -> None:
    two = Sketch()
    for index in range(3):
        for place in ("甲市乙区", "甲市丙区"):
            two.body(f"{place}{index}局", Kind.AGENCY, Level.DISTRICT, place=place, reporting=True)
    view = read_view(two.graph)
    places = [view.bodies[number].place for number in order_matrix(view).columns]
    assert places == ["甲市丙区"] * 3 + ["甲市乙区"] * 3


def test_bodies_tied_to_no_bureau_stand_in_rows_with_whom_they_are_tied_to() -> None:
    around: dict[int, set[int]] = {0: {3}, 1: {2, 4, 5}, 2: {1}, 3: {0}, 4: {1}, 5: {1}, 6: set()}
    spots = place_in_rows(range(7), around)
    assert spots == {
        0: (-2.0, 0), 3: (-2.0, 1),
        1: (0.0, 0), 2: (-1.0, 1), 4: (0.0, 1), 5: (1.0, 1),
        6: (2.0, 0),
    }  # fmt: skip
    assert place_in_rows([], {}) == {}
    # As many rows as they need, none over another.
    many = place_in_rows(range(40), {number: {number ^ 1} for number in range(40)})
    assert len(set(many.values())) == 40
    assert all(many[one][0] == many[one + 1][0] for one in range(0, 40, 2))
