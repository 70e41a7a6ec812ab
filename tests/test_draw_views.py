"""The views of the page in a real browser: overview, one body, matrix, whole; also empty, narrow, framed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from benchmarks.page_networks import make_network
from graph.draw import draw
from graph.model import Kind, Level, RelationType
from tests.draw_samples import Sketch, crowd, district, id_of

if TYPE_CHECKING:
    from tests.browser import Open, Opened

pytestmark = pytest.mark.browser

VIEWS = ("overview", "body", "matrix", "whole")


@pytest.fixture
def small(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(district()).write(tmp_path / "page.html"))


@pytest.fixture
def large(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(make_network(3000)).write(tmp_path / "page.html"))


def show(opened: "Opened", view: str) -> None:
    opened.run("(name) => liaison.state.setView(name)", view)
    opened.page.wait_for_timeout(120)


def focus(opened: "Opened", name: str) -> None:
    opened.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of(name))


def click_in(opened: "Opened", view: str, point: dict[str, float], *, double: bool = False) -> None:
    """Clicks at a point of the picture of a view."""
    at: Any = opened.run(
        """([view, point]) => {
          const {surface, element} = liaison[view];
          const frame = element.getBoundingClientRect();
          const {x, y} = surface.toFrame(point);
          return [x + frame.left, y + frame.top];
        }""",
        [view, point],
    )
    (opened.page.mouse.dblclick if double else opened.page.mouse.click)(*at)


def test_up_to_400_bodies_in_columns_and_more_in_an_overview(open_page: "Open", tmp_path: Path) -> None:
    for bodies, view in ((400, "columns"), (401, "overview")):
        opened = open_page(draw(crowd(bodies, 12)).write(tmp_path / "page.html"))
        assert opened.page.locator("#views [aria-selected=true]").get_attribute("data-view") == view
        assert opened.run("typeof vis") == ("object" if view == "columns" else "undefined")
        opened.assert_quiet()


def test_the_overview_counts_ties_by_bureau_and_class(small: "Opened") -> None:
    show(small, "overview")
    counted = small.run(
        "liaison.overview.model().rows.map((row) => [row.body.name, Object.fromEntries(row.counts)])"
    )
    network = district()
    environment = {"level.national": 1, "level.provincial": 1, "level.municipal": 2, "level.district": 2,
                   "kind.mass_organization": 2, "kind.enterprise": 2}  # fmt: skip
    assert dict(counted)["南湖区环保局"] == environment
    between = sum(network.nodes[a]["reporting"] + network.nodes[b]["reporting"] for a, b, _ in network.edges)
    assert sum(n for _, counts in counted for n in counts.values()) == between


def test_a_bureau_of_the_overview_opens_by_itself_and_a_class_as_a_list(large: "Opened") -> None:
    assert large.run("liaison.state.view()") == "overview"
    chip = large.run(
        """() => {
          const {rows} = liaison.overview.model();
          const {box, body} = rows[0].chips[3] ?? rows[0];
          return {x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, name: body.name};
        }"""
    )
    click_in(large, "overview", chip)
    assert large.run("[liaison.state.view(), liaison.body.centre().name]") == ["body", chip["name"]]
    assert large.page.locator("#tab-body").inner_text() == chip["name"]
    show(large, "overview")
    group = large.run("(({x, y, n, name}) => ({x, y, n, name}))(liaison.overview.model().groups.at(-1))")
    click_in(large, "overview", group)
    rows = large.page.locator(".listing:not([hidden]) li button")
    assert large.page.locator(".listing:not([hidden]) li").first.get_attribute("aria-setsize") == str(
        group["n"]
    )
    name = rows.first.locator(".what").inner_text()
    rows.first.click()
    assert large.run("[liaison.state.view(), liaison.body.centre().name]") == ["body", name]
    large.assert_quiet()


def test_one_body_shows_everyone_it_deals_with_or_says_how_many_more(large: "Opened") -> None:
    busiest = large.run(
        """() => {
          const bureaus = [...liaison.data.bodies.values()].filter((body) => body.reporting);
          const body = bureaus.sort((a, b) => b.ties.length - a.ties.length)[0];
          liaison.state.focusBody(body);
          liaison.state.setView("body");
          return new Set(body.ties.map((tie) => liaison.data.other(tie, body))).size;
        }"""
    )
    shown = "liaison.body.model().rows.reduce((n, row) => n + (row.entry ? 1 : row.more), 0)"
    rows = "liaison.body.model().rows.filter((row) => row.entry).length"
    assert large.run(shown) == busiest
    before = large.run(rows)
    assert before < busiest
    more = large.run(
        "(({x, y, side}) => ({x: x + side * 40, y}))(liaison.body.model().rows.find((r) => r.more))"
    )
    click_in(large, "body", more)
    assert large.run(shown) == busiest
    assert large.run(rows) > before


def test_a_counterpart_shows_the_bureaus_that_share_it_through_parts_as_well(
    open_page: "Open", tmp_path: Path
) -> None:
    sketch = Sketch()
    for bureau in ("甲局", "乙局"):
        sketch.body(bureau, level=Level.DISTRICT, reporting=True)
    sketch.body("工商银行", Kind.BANK)
    sketch.body("工商银行甲支行", Kind.BANK, part_of=id_of("工商银行"))
    sketch.declare("甲局", ["工商银行"])
    sketch.tie("乙局", RelationType.COOPERATION, "工商银行甲支行", "与工商银行甲支行合作")
    opened = open_page(draw(sketch.graph).write(tmp_path / "page.html"))
    focus(opened, "工商银行")
    show(opened, "body")
    shared = opened.run(
        """() => liaison.body.model().rows.map(({entry, side}) =>
          [entry.body.name, side, entry.links.map(({member}) => member.name)])"""
    )
    assert sorted(shared) == [["乙局", 1, ["工商银行甲支行"]], ["甲局", 1, ["工商银行"]]]


def test_the_matrix_has_every_tie_between_a_bureau_and_another_body_in_a_cell(small: "Opened") -> None:
    show(small, "matrix")
    cells = small.run(
        """() => {
          const {matrix, grid} = liaison;
          return matrix.model().rows.filter((row) => row.body).flatMap(({body}) =>
            [...grid.cells(matrix.model(), body)].map(([to, ties]) => [body.name, to.name, ties.length]));
        }"""
    )
    network = district()
    wanted: dict[tuple[str, str], int] = {}
    for head, tail, _ in network.edges:
        for one, other in ((head, tail), (tail, head)):
            if network.nodes[other]["reporting"]:
                key = network.nodes[one]["name"], network.nodes[other]["name"]
                wanted[key] = wanted.get(key, 0) + 1
    assert {(row, column): n for row, column, n in cells} == wanted


def test_a_cell_shows_its_evidence_by_click_and_by_keyboard(small: "Opened") -> None:
    show(small, "matrix")
    at = small.run(
        """() => {
          const {matrix, grid} = liaison;
          const row = matrix.model().rows.findIndex((each) => each.body?.name === "百联集团");
          const [column] = grid.cells(matrix.model(), matrix.model().rows[row].body).keys();
          const point = matrix.pointOf({row, column: matrix.model().columnAt.get(column)});
          const frame = document.querySelector("#view-matrix canvas").getBoundingClientRect();
          return [point.x + frame.left, point.y + frame.top, column.name];
        }"""
    )
    small.page.mouse.click(at[0], at[1])
    assert set(small.page.locator("#evidence h2 bdi").all_inner_texts()) == {"百联集团", at[2]}
    small.page.keyboard.press("Escape")
    canvas = small.page.locator("#view-matrix canvas")
    canvas.focus()
    canvas.press("ArrowDown")
    next_ = small.run(
        """() => {
          const {rows} = liaison.matrix.model();
          return rows[rows.findIndex((each) => each.body?.name === "百联集团") + 1].body.name;
        }"""
    )
    said = small.page.locator("#view-matrix .unseen").inner_text()
    assert said.startswith(f"{next_} × {at[2]}；")
    canvas.press("Enter")
    assert next_ in small.page.locator("#evidence h2 bdi").all_inner_texts()
    small.assert_quiet()


def test_a_large_matrix_scrolls_without_an_element_for_every_cell(large: "Opened") -> None:
    show(large, "matrix")
    assert large.page.locator("#view-matrix *").count() < 120
    large.run("document.querySelector('#view-matrix .scroller').scrollTo(0, 20000)")
    last = large.run(
        """() => {
          const spot = liaison.matrix.spotAt({x: 40, y: 400});
          return liaison.matrix.model().rows[spot.row].body.name;
        }"""
    )
    assert last
    large.assert_quiet()


def test_the_matrix_prints_on_a3_with_an_index_of_every_name(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(crowd(300, 12)).write(tmp_path / "page.html"))
    show(opened, "matrix")
    sheets = opened.run("liaison.paper.sheets().length")
    document: Any = pypdfium2.PdfDocument(opened.page.pdf(prefer_css_page_size=True))
    sizes = {tuple(round(side) for side in document[index].get_size()) for index in range(len(document))}
    assert (len(document), sizes) == (sheets, {(1191, 842)})
    texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    pages = ["".join(text.split()) for text in texts]
    number = opened.run("liaison.paper.pages().length")
    names = [body["name"] for _, body in crowd(300, 12).nodes(data=True)]
    printed, index = "".join(pages[:number]), "".join(pages[number:])
    assert [name for name in names if name not in index] == []
    assert [name for name in names if not name.startswith("南湖区") and name not in printed] == []
    assert sheets > number >= 2


def test_twins_are_one_sign_until_a_double_click(small: "Opened") -> None:
    show(small, "whole")
    fold = small.run(
        """() => {
          const {signs} = liaison.whole.model();
          const sign = signs.find(({members}) => members?.some((body) => body.name === "上汽集团"));
          return {x: sign.x, y: sign.y, n: sign.members.length};
        }"""
    )
    signs = "liaison.whole.model().signs.length"
    before = small.run(signs)
    click_in(small, "whole", fold, double=True)
    assert small.run(signs) == before + fold["n"] - 1
    small.page.locator("#view-whole .tools button").click()
    assert small.run(signs) == before


def test_filters_move_nobody_in_the_whole_picture(large: "Opened") -> None:
    show(large, "whole")
    places = "Object.fromEntries(liaison.whole.model().signs.map((s) => [s.body.id, [s.x, s.y, !s.members]]))"
    before = large.run(places)
    large.run("liaison.state.check('type', 'LIAISON', false)")
    after = large.run(places)
    assert 0 < len(after) < len(before) + 500
    both = [id_ for id_ in after if id_ in before and before[id_][2] and after[id_][2]]
    assert len(both) > 50
    assert [id_ for id_ in both if before[id_] != after[id_]] == []


def test_what_is_added_by_hand_is_drawn_in_a_large_network(open_page: "Open", tmp_path: Path) -> None:
    page = draw(make_network(1500))
    first = page.nodes[0]["id"]
    page.add_node("mine", label="另加的单位", shape="star", color="#00aa00")
    page.add_edge("mine", first, width=3)
    page.get_node(first).update(x=123, y=-456)
    opened = open_page(page.write(tmp_path / "page.html"))
    show(opened, "whole")
    sign = opened.run(
        """() => {
          const {x, y} = liaison.whole.model().of.get(liaison.data.bodies.get("mine"));
          liaison.whole.surface.reveal([x - 9, y - 9, x + 9, y + 9], 1);
          return {x, y};
        }"""
    )
    opened.page.wait_for_timeout(400)
    click_in(opened, "whole", sign)
    assert opened.page.locator("#evidence h2").inner_text() == "另加的单位"
    moved = opened.run("(id) => liaison.folds.placeOf(liaison.data.bodies.get(id))", first)
    assert moved == {"x": 123, "y": -456}
    opened.assert_quiet()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_view_stands_empty_narrow_and_wide(small: "Opened", width: int) -> None:
    small.page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        show(small, view)
        assert small.page.locator(f"#view-{view}").is_visible()
    small.run("[...liaison.state.count('type').keys()].forEach((t) => liaison.state.check('type', t, false))")
    for view in VIEWS:
        show(small, view)
        box = small.page.locator(f"#view-{view}").bounding_box()
        assert box is not None
        assert box["width"] > 50
    small.assert_quiet()


def test_views_work_in_the_frame_of_a_notebook(open_page: "Open", tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<meta charset=utf-8>{draw(crowd(420, 12))._repr_html_()}", encoding="utf-8")
    opened = open_page(path)
    frame = opened.page.frame_locator("iframe")
    for view in VIEWS:
        frame.locator(f"#tab-{view}").click()
        assert frame.locator(f"#view-{view}").is_visible()
    assert opened.problems == []


@pytest.mark.parametrize("width", [911, 1024])
def test_no_tab_lies_under_the_menu_or_out_of_sight_when_it_is_chosen(small: "Opened", width: int) -> None:
    small.page.set_viewport_size({"width": width, "height": 700})
    focus(small, "南湖区经贸局")
    hit = """(name) => {
      const {left, top, width, height} = document.getElementById(`tab-${name}`).getBoundingClientRect();
      return document.elementFromPoint(left + width - 4, top + height / 2)?.id;
    }"""
    for name in ("table", "whole", "matrix", "body", "overview", "columns"):
        small.run("(name) => liaison.state.setView(name)", name)
        assert small.run(hit, name) == f"tab-{name}"


def test_a_picture_keeps_white_ground_where_the_system_gives_the_colours(small: "Opened") -> None:
    small.page.emulate_media(forced_colors="active", color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.view:not([hidden])')).backgroundColor"
    assert small.run(ground) == "rgb(255, 255, 255)"
    assert small.run("getComputedStyle(document.querySelector('#legend svg')).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_tabs_are_switched_by_arrow_keys(small: "Opened") -> None:
    small.page.locator("#tab-columns").focus()
    small.page.keyboard.press("ArrowRight")
    assert small.run("[liaison.state.view(), document.activeElement.id]") == ["overview", "tab-overview"]
    small.page.keyboard.press("Home")
    assert small.run("liaison.state.view()") == "columns"
