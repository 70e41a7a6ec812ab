"""The page in a real browser: what a reader sees, clicks and types."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.draw import Language, draw
from graph.model import Kind, RelationType
from tests.draw_samples import Sketch, crowd, district, id_of

if TYPE_CHECKING:
    from tests.browser import Open, Opened

pytestmark = pytest.mark.browser

# Where, in the window, the point of the picture is.
TO_WINDOW = """({x, y}) => {
  const at = liaison.canvas.network.canvasToDOM({x, y});
  const frame = document.getElementById("picture").getBoundingClientRect();
  return [at.x + frame.left, at.y + frame.top];
}"""


@pytest.fixture
def opened(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(district()).write(tmp_path / "page.html"))


def text(opened: "Opened", selector: str) -> str:
    return opened.page.locator(selector).inner_text()


def texts(opened: "Opened", selector: str) -> list[str]:
    return opened.page.locator(selector).all_inner_texts()


def click_body(opened: "Opened", name: str) -> None:
    place = opened.run("(id) => liaison.canvas.placeOf(liaison.data.bodies.get(id))", id_of(name))
    opened.page.mouse.click(*opened.run(TO_WINDOW, place))


def click_tie(opened: "Opened", type_: RelationType) -> str:
    """Clicks a line of the type in its middle, one that nothing lies over there; gives its id."""
    found: dict[str, Any] = opened.run(
        """(type) => {
          const middle = (tie) => liaison.canvas.courseOf(tie).middle;
          const {canvas, pointer} = liaison;
          const isFree = (tie) => pointer.memberAt(canvas.network.canvasToDOM(middle(tie))) === tie;
          const tie = [...liaison.data.ties.values()].find((each) => each.type === type && isFree(each));
          return {id: tie.id, middle: middle(tie)};
        }""",
        type_.value,
    )
    opened.page.mouse.click(*opened.run(TO_WINDOW, found["middle"]))
    return str(found["id"])


def shown_names(opened: "Opened") -> set[str]:
    return set(opened.run("[...liaison.state.shownBodies()].map((body) => body.name)"))


def uncheck(opened: "Opened", facet: str, label: str) -> None:
    opened.page.locator(f"[data-facet={facet}] label", has_text=label).locator("input").uncheck()


def test_nothing_is_asked_for_and_nothing_goes_wrong(opened: "Opened") -> None:
    opened.page.wait_for_timeout(300)
    opened.assert_quiet()


def test_every_body_is_painted_inside_the_picture(opened: "Opened") -> None:
    outside = opened.run(
        """() => {
          const {canvas, painter, data} = liaison;
          const frame = document.getElementById("picture");
          return [...data.bodies.values()].filter((body) => {
            const box = painter.extent(body, canvas.placeOf(body), canvas.network.getScale());
            const a = canvas.network.canvasToDOM({x: box[0], y: box[1]});
            const b = canvas.network.canvasToDOM({x: box[2], y: box[3]});
            return a.x < 0 || a.y < 0 || b.x > frame.clientWidth || b.y > frame.clientHeight;
          }).map((body) => body.name);
        }"""
    )
    assert outside == []


def test_names_stay_apart_and_large_enough_to_read_with_400_bodies(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(crowd(400, 24)).write(tmp_path / "page.html"))
    measured = opened.run(
        """() => {
          const {canvas, painter, data} = liaison;
          const scale = canvas.network.getScale();
          const extent = (body) => painter.extent(body, canvas.placeOf(body), scale);
          const boxes = [...data.bodies.values()].map(extent);
          const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] + 1 < b[3] && b[1] + 1 < a[3];
          const covered = boxes.filter((a, i) => boxes.some((b, j) => i < j && over(a, b)));
          return [covered.length, data.layout.fontMax * scale >= 9.99];
        }"""
    )
    assert measured == [0, True]
    opened.assert_quiet()


def test_the_panel_says_where_and_when_and_how_many(opened: "Opened") -> None:
    network = district()
    assert text(opened, "#title") == "浙江省嘉兴市南湖区对接网络"
    assert opened.page.title() == "浙江省嘉兴市南湖区对接网络"
    assert texts(opened, "#sources li") == ["浙江省嘉兴市南湖区 · 截至 2009-05-31"]
    assert texts(opened, "#counts dd") == [str(n) for n in (len(network), 7, network.number_of_edges(), 78)]


def test_the_legend_counts_every_value(opened: "Opened") -> None:
    rows = opened.run(
        """() => Object.fromEntries([...document.querySelectorAll("fieldset")].map((field) => [
          field.dataset.facet,
          [...field.querySelectorAll(".row")].map((row) =>
            [row.querySelector(".what").textContent, Number(row.querySelector(".count").textContent)]),
        ]))"""
    )
    network = district()
    types = [tie["type"] for *_, tie in network.edges(data=True)]
    assert rows["type"] == [[type_.chinese, types.count(type_.value)] for type_ in RelationType]
    kinds = [body["kind"] for _, body in network.nodes(data=True) if not body["reporting"]]
    assert rows["kind"] == [["填报单位", 7], *([kind.chinese, kinds.count(kind.value)] for kind in Kind)]
    assert rows["basis"] == [["列示", 47], ["叙述", 31]]
    assert rows["collective"] == [["合称（多家单位）", 3]]


def test_a_click_on_a_body_shows_its_sentences_with_both_names_marked(opened: "Opened") -> None:
    click_body(opened, "南湖区环保局")
    assert text(opened, "#evidence h2") == "南湖区环保局"
    network, environment = district(), id_of("南湖区环保局")
    others = [
        network.nodes[id_]["name"]
        for id_ in {*network.successors(environment), *network.predecessors(environment)}
    ]
    assert sorted(texts(opened, "#evidence h3 bdi")) == sorted(others)
    section = opened.page.locator("#evidence section", has_text="检察院会签")
    assert section.locator("blockquote").all_inner_texts() == [
        "南湖区检察院",
        "同区检察院会签《环保执法衔接办法》。",
    ]
    assert section.locator("mark").all_inner_texts() == ["南湖区检察院", "区检察院"]


def test_a_click_on_a_line_shows_what_it_rests_on(opened: "Opened") -> None:
    id_ = click_tie(opened, RelationType.AGREEMENT_SIGNED)
    network = district()
    head, tail, tie = next((h, t, a) for h, t, key, a in network.edges(keys=True, data=True) if key == id_)
    assert opened.run("liaison.state.focus().tie.id") == id_
    names = [network.nodes[end]["name"] for end in (head, tail)]
    assert texts(opened, "#evidence h2 bdi") == names
    first = opened.page.locator("#evidence section").first
    assert (
        first.locator("blockquote").inner_text() == network.graph["statements"][tie["statements"][0]]["text"]
    )
    assert first.locator(".tag").all_inner_texts() == ["签订协议", "已完成", "叙述"]
    assert first.locator(".origin").inner_text() == (
        f"浙江省嘉兴市南湖区 · 截至 2009-05-31 · {names[0]} · 第 1 行 · 对接情况 · 条目 2 · 规则 sample"
    )


def test_a_document_is_named_with_its_agreement(opened: "Opened") -> None:
    opened.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of("嘉兴市外经贸局"))
    assert texts(opened, ".paper") == ["文件：外资项目协作备忘录"]


def test_focus_dims_the_rest_until_escape_or_a_click_beside(opened: "Opened") -> None:
    click_body(opened, "上汽集团")
    bright = """[...liaison.data.bodies.values()]
        .filter((body) => !liaison.state.isDimmed(body)).map((body) => body.name)"""
    assert set(opened.run(bright)) == {"上汽集团", "南湖区经贸局"}
    opened.page.keyboard.press("Escape")
    assert len(opened.run(bright)) == 65
    assert not opened.page.locator("#evidence").is_visible()
    click_body(opened, "上汽集团")
    assert opened.page.locator("#evidence").is_visible()
    frame = opened.page.locator("#picture").bounding_box()
    assert frame is not None
    opened.page.mouse.click(frame["x"] + 3, frame["y"] + 3)
    opened.page.wait_for_function("liaison.state.focus() === null")


def test_a_name_of_the_panel_leads_to_that_body(opened: "Opened") -> None:
    click_body(opened, "上汽集团")
    opened.page.locator("#evidence h3 .link").click()
    assert text(opened, "#evidence h2") == "南湖区经贸局"


def test_types_statuses_and_kinds_can_be_hidden(opened: "Opened") -> None:
    uncheck(opened, "type", "对接联系")
    assert opened.run("[...liaison.state.shownTies()].filter((tie) => tie.type === 'LIAISON').length") == 0
    assert "国家环保部" not in shown_names(opened)
    assert "南湖区安监局" in shown_names(opened)
    opened.page.locator("[data-facet=type] .all").click()
    assert len(shown_names(opened)) == 65
    uncheck(opened, "kind", "金融机构")
    assert {"嘉兴市商业银行", "兴业银行嘉兴支行", "南湖区信用联社"}.isdisjoint(shown_names(opened))
    uncheck(opened, "status", "已终止")
    assert "辽宁天顺集团" not in shown_names(opened)
    uncheck(opened, "collective", "合称")
    assert "上海的央企" not in shown_names(opened)
    uncheck(opened, "level", "省级")
    assert "浙江省环保厅" not in shown_names(opened)
    uncheck(opened, "basis", "列示")
    assert opened.run("[...liaison.state.shownTies()].every((tie) => tie.basis === 'stated')")
    opened.assert_quiet()


def test_only_one_value_can_be_kept(opened: "Opened") -> None:
    opened.page.get_by_role("button", name="仅显示签订协议").focus()
    opened.page.keyboard.press("Enter")
    assert opened.run("[...new Set([...liaison.state.shownTies()].map((tie) => tie.type))]") == [
        "AGREEMENT_SIGNED"
    ]


def test_search_finds_any_part_of_a_name_or_alias(opened: "Opened") -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("旅游")
    options = opened.page.get_by_role("option").locator(".what")
    assert sorted(options.all_inner_texts()) == ["上海市旅游协会", "南湖区旅游协会", "嘉兴市旅游局"]
    opened.page.locator("#search").fill("区经贸局")
    assert options.all_inner_texts() == ["南湖区经贸局"]
    opened.page.keyboard.press("Enter")
    assert text(opened, "#evidence h2") == "南湖区经贸局"


def test_a_line_is_named_where_the_pointer_is(opened: "Opened") -> None:
    point = opened.run(
        """() => {
          const tie = [...liaison.data.ties.values()].find((each) => each.status === "ended");
          return liaison.canvas.courseOf(tie).middle;
        }"""
    )
    opened.page.mouse.move(*opened.run(TO_WINDOW, point))
    opened.page.locator("#tip").wait_for()
    assert texts(opened, "#tip div") == ["南湖区环保局 — 辽宁天顺集团", "合作 · 已终止 · 叙述"]


def test_a_dragged_body_stays_where_it_was_put(opened: "Opened") -> None:
    place = "(id) => liaison.canvas.placeOf(liaison.data.bodies.get(id))"
    x, y = opened.run(TO_WINDOW, opened.run(place, id_of("上汽集团")))
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x - 40, y + 30, steps=4)
    opened.page.mouse.move(x - 80, y + 60, steps=4)
    opened.page.mouse.up()
    uncheck(opened, "kind", "金融机构")
    moved = opened.run(TO_WINDOW, opened.run(place, id_of("上汽集团")))
    assert (abs(moved[0] - (x - 80)) < 4, abs(moved[1] - (y + 60)) < 4) == (True, True)


def test_parallel_lines_run_apart(opened: "Opened") -> None:
    gaps = opened.run(
        """() => {
          const {canvas, data} = liaison;
          const doubled = [...data.ties.values()].filter((tie) => tie.parallels > 1);
          const heights = (tie) => data.pairOf(tie).map((each) => canvas.courseOf(each).middle.y);
          const sorted = doubled.map((tie) => heights(tie).sort((a, b) => a - b));
          return sorted.flatMap((ys) => ys.slice(1).map((y, i) => y - ys[i]));
        }"""
    )
    assert len(gaps) > 10
    assert min(gaps) >= 2.5


def test_the_page_speaks_the_browsers_language_and_the_other(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(district()).write(tmp_path / "page.html"), locale="en-US")
    assert text(opened, "[data-facet=type] .row:nth-child(2) .what") == "Agreement signed"
    click_body(opened, "上汽集团")
    assert "In talks" in texts(opened, "#evidence .tag")
    opened.page.locator("#language").click()
    assert text(opened, "[data-facet=type] .row:nth-child(2) .what") == "签订协议"
    assert "洽谈中" in texts(opened, "#evidence .tag")
    assert opened.run("document.documentElement.lang") == "zh-CN"


def test_a_page_can_open_on_a_body(open_page: "Open", tmp_path: Path) -> None:
    drawn = draw(district(), focus=id_of("上海市旅游协会"), title="旅游")
    opened = open_page(drawn.write(tmp_path / "page.html"))
    assert (text(opened, "#evidence h2"), text(opened, "#title")) == ("上海市旅游协会", "旅游")


def test_offsets_count_characters_not_halves_of_them(open_page: "Open", tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.body("𠮷林市科技局", reporting=True)
    sketch.body("上汽集团", Kind.SOE)
    sketch.tie("𠮷林市科技局", RelationType.VISIT, "上汽集团", "😀𠮷林市科技局走访上汽集团。")
    opened = open_page(draw(sketch.graph, focus=id_of("上汽集团")).write(tmp_path / "page.html"))
    assert texts(opened, "mark") == ["𠮷林市科技局", "上汽集团"]


def test_what_pyvis_added_is_drawn_listed_and_clickable(open_page: "Open", tmp_path: Path) -> None:
    drawn = draw(district())
    drawn.add_node("extra", label="另加的节点", x=0, y=-700)
    drawn.add_edge("extra", id_of("上汽集团"), label="手工")
    opened = open_page(drawn.write(tmp_path / "page.html"))
    opened.run("liaison.state.focusBody(liaison.data.bodies.get('extra'))")
    assert texts(opened, "#evidence h2 bdi") == ["另加的节点"]
    assert texts(opened, "#evidence h3 bdi") == ["上汽集团"]
    assert opened.run("liaison.canvas.network.getConnectedNodes('extra')") == [id_of("上汽集团")]
    opened.assert_quiet()


def test_a_network_made_by_hand_opens(open_page: "Open", tmp_path: Path) -> None:
    from graph.draw import Network

    network = Network(title="手工")
    network.add_node(1, label="甲")
    network.add_node(2, label="乙")
    network.add_edge(1, 2)
    opened = open_page(network.write(tmp_path / "page.html"))
    assert shown_names(opened) == {"甲", "乙"}
    opened.assert_quiet()


def test_an_empty_network_opens(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(Sketch().graph).write(tmp_path / "page.html"))
    assert text(opened, "#status") == "显示 0/0 个单位，0/0 条关系"
    opened.assert_quiet()


def test_a_notebooks_frame_shows_the_page(open_page: "Open", tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    # The browser's language, as the tests set it, does not always reach a sandboxed frame.
    frame = draw(district(), language=Language.CHINESE)._repr_html_()
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{frame}", encoding="utf-8")
    opened = open_page(path)
    assert opened.page.frame_locator("iframe").locator("#title").inner_text() == "浙江省嘉兴市南湖区对接网络"
    assert opened.problems == []
