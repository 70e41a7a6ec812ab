"""Asking the page: search by sound, filters, dates, what bodies share, links to a state, keys, triggers."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.draw import draw
from graph.model import Kind, RelationType
from tests.draw_samples import Sketch, district, id_of

if TYPE_CHECKING:
    from tests.browser import Open, Opened
from tests.monthly import months

pytestmark = pytest.mark.browser


def await_in(opened: "Opened", condition: str) -> None:
    """Waits until it holds; the page's policy keeps Playwright from asking in the page itself."""
    for _ in range(100):
        if opened.run(condition):
            return
        opened.page.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


@pytest.fixture
def opened(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(district()).write(tmp_path / "page.html"))


@pytest.fixture
def monthly(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(months().graph).write(tmp_path / "page.html"))


def texts(opened: "Opened", selector: str) -> list[str]:
    return opened.page.locator(selector).all_inner_texts()


def shown_names(opened: "Opened") -> set[str]:
    return set(opened.run("[...liaison.state.shownBodies()].map((body) => body.name)"))


def choose(opened: "Opened", *names: str) -> None:
    ids = [id_of(name) for name in names]
    opened.run("(ids) => liaison.state.select(ids.map((id) => liaison.data.bodies.get(id)))", ids)


def counts(opened: "Opened", facet: str) -> dict[str, str]:
    rows = opened.page.locator(f"[data-facet={facet}] .row")
    return dict(
        zip(
            rows.locator(".what").all_inner_texts(),
            rows.locator(".count").all_inner_texts(),
            strict=True,
        )
    )


@pytest.mark.parametrize(
    ("query", "found", "marked"),
    [
        ("jxskjj", "嘉兴市科技局", ["嘉兴市科技局"]),
        ("zhihang", "兴业银行嘉兴支行", ["支行"]),
        ("zgbz", "中国包装集团", ["中国包装"]),
        ("旅游 shs", "上海市旅游协会", ["上海市旅游"]),
    ],
)
def test_names_are_found_by_sound_and_what_answers_is_marked(
    opened: "Opened", query: str, found: str, marked: list[str]
) -> None:
    opened.page.locator("#search").fill(query)
    first = opened.page.get_by_role("option").first
    assert first.locator(".what").inner_text() == found
    assert first.locator("mark").all_inner_texts() == marked


def test_an_alias_that_answers_is_named(opened: "Opened") -> None:
    opened.page.locator("#search").fill("区环保局")
    assert texts(opened, "#bodies .what") == ["南湖区环保局"]
    opened.page.locator("[data-facet=kind] label", has_text="协会商会").locator("input").uncheck()
    opened.page.locator("#search").fill("旅游协会")
    assert texts(opened, "#bodies li") == ["没有匹配的单位", "另有 2 个匹配的单位未显示（见筛选）"]


def test_counts_follow_the_other_filters_and_one_button_takes_all_away(opened: "Opened") -> None:
    assert not opened.page.locator("#hidden").is_visible()
    opened.page.get_by_role("button", name="仅显示签订协议").press("Enter")
    assert counts(opened, "type")["对接联系"] == "48"
    assert counts(opened, "kind") == {
        "填报单位": "7",
        "党政机关": "3",
        "国有企业": "0",
        "企业": "0",
        "金融机构": "0",
        "协会商会": "3",
        "群团组织": "0",
        "高校院所": "0",
        "事业单位": "0",
        "境外机构": "0",
    }
    assert texts(opened, "#hidden span") == ["筛选隐藏了 52 个单位、72 条关系"]
    opened.page.locator("#least").fill("2")
    assert opened.page.locator("#least-said").inner_text() == "至少与 2 个填报单位有关系"
    opened.page.get_by_role("button", name="全部显示").click()
    assert opened.run("[liaison.state.shownBodies().size, liaison.state.minTies()]") == [65, 1]
    assert not opened.page.locator("#hidden").is_visible()


def test_two_dates_are_compared_and_nothing_moves(monthly: "Opened") -> None:
    # The columns stand closer beside the panel; no body changes its place in them.
    places = """[...liaison.data.bodies.values()].map((body) => {
      const {x, y} = liaison.canvas.placeOf(body);
      return [Math.sign(x), y];
    })"""
    before = monthly.run(places)
    monthly.page.get_by_role("radio", name="比较两期").check()
    assert texts(monthly, "#evidence h2") == ["2009-05-31 → 2009-06-30 的变化"]
    assert [" ".join(text.split()) for text in texts(monthly, ".changes h3")] == [
        "新增 1",
        "有进展 1",
        "不再出现 1",
        "无变化 3",
    ]
    assert texts(monthly, ".changes .pair") == [
        "南湖区经贸局 — 浙江大学",
        "南湖区科技局 — 浙江大学",
        "南湖区科技局 — 上汽集团",
    ]
    assert monthly.run(places) == before
    monthly.page.locator(".change-of", has_text="科技局 — 浙江大学").click()
    assert texts(monthly, "#evidence .change") == ["有进展"]
    assert texts(monthly, "#evidence .tag.status") == ["已完成", "洽谈中"]
    monthly.page.keyboard.press("Escape")
    monthly.page.get_by_role("radio", name="时段").check()
    assert not monthly.page.locator("#evidence").is_visible()
    monthly.assert_quiet()


def test_every_view_says_what_has_changed(monthly: "Opened") -> None:
    monthly.page.get_by_role("radio", name="比较两期").check()
    monthly.page.get_by_role("tab", name="概览").click()
    changes = """(() => {
      const {rows, groups} = liaison.overview.model();
      return [...rows.map(({body, changes}) => [body.name, changes]),
              ...groups.map(({name, changes}) => [name, changes ?? null])];
    })()"""
    assert sorted(monthly.run(changes)) == [
        ["kind.institute", {"advanced": 1, "new": 1}],
        ["kind.mass_organization", None],
        ["kind.soe", {"gone": 1}],
        ["南湖区科技局", {"advanced": 1, "gone": 1}],
        ["南湖区经贸局", {"new": 1}],
    ]
    monthly.page.get_by_role("tab", name="全图").click()
    lines = """liaison.whole.model().lines.map(({tie}) => liaison.state.changeOf(tie)).sort()"""
    assert monthly.run(lines) == ["advanced", "gone", "new", "same", "same", "same"]
    monthly.page.get_by_role("tab", name="表格").click()
    rows = [text.split("\n")[:4] for text in monthly.page.locator(".ties .body .line").all_inner_texts()]
    assert sorted(rows) == [
        ["不再出现", "南湖区科技局", "考察来访", "上汽集团"],
        ["新增", "南湖区经贸局", "签订协议", "浙江大学"],
        ["无变化", "南湖区科技局", "对接联系", "嘉兴市科协"],
        ["无变化", "南湖区经贸局", "对接联系", "上汽集团"],
        ["无变化", "南湖区经贸局", "对接联系", "嘉兴市科协"],
        ["有进展", "南湖区科技局", "合作", "浙江大学"],
    ]
    assert monthly.run("liaison.rows.csv(liaison.table.ties()).split(/[,\\r]/)[0]") == "\ufeff变化"
    monthly.page.get_by_role("radio", name="时段").check()
    assert monthly.page.locator(".ties .head .cell").first.inner_text() == "单位"
    monthly.assert_quiet()


def test_what_several_reports_say_again_is_one_line_and_one_sentence(monthly: "Opened") -> None:
    drawn = """[...liaison.data.ties.values()].filter(liaison.state.isDrawn)
        .map(({from, to, status}) => `${from.name} ${to.name} ${status}`)"""
    assert sorted(monthly.run(drawn)) == [
        "南湖区科技局 上汽集团 done",
        "南湖区科技局 嘉兴市科协 ongoing",
        "南湖区科技局 浙江大学 done",
        "南湖区经贸局 上汽集团 ongoing",
        "南湖区经贸局 嘉兴市科协 ongoing",
        "南湖区经贸局 浙江大学 done",
    ]
    monthly.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of("南湖区科技局"))
    cards = monthly.page.locator("#evidence section", has=monthly.page.get_by_text("嘉兴市科协")).locator(
        ".card"
    )
    [origin] = cards.locator(".origin").all_inner_texts()
    assert "截至 2009-05-31、2009-06-30 ·" in origin


def test_a_period_is_chosen_by_sliders(monthly: "Opened") -> None:
    until = monthly.page.locator(".slider").nth(1)
    until.locator("input").fill("0")
    assert until.locator("output").inner_text() == "2009-05-31"
    assert monthly.run("[...liaison.state.shownTies()].length") == 5
    await_in(monthly, "location.hash === '#until=2009-05-31'")


def test_reports_are_gone_through_one_date_after_the_other(monthly: "Opened") -> None:
    later = monthly.page.get_by_role("button", name="后一期")
    outputs = monthly.page.locator(".slider output")
    later.click()
    assert outputs.all_inner_texts() == ["2009-05-31", "2009-05-31"]
    later.click()
    later.click()  # There is none after the last.
    assert outputs.all_inner_texts() == ["2009-06-30", "2009-06-30"]
    assert shown_names(monthly) == {
        "南湖区科技局", "南湖区经贸局", "浙江大学", "嘉兴市科协", "上汽集团",
    }  # fmt: skip
    monthly.page.get_by_role("button", name="前一期").click()
    await_in(monthly, "location.hash === '#since=2009-05-31&until=2009-05-31'")


def test_ctrl_click_chooses_bodies_and_the_panel_says_what_they_share(opened: "Opened") -> None:
    for name in ("南湖区经贸局", "南湖区三产局"):
        place = opened.run(
            """(id) => {
              const {canvas, data} = liaison;
              const at = canvas.network.canvasToDOM(canvas.placeOf(data.bodies.get(id)));
              const frame = document.getElementById("picture").getBoundingClientRect();
              return [at.x + frame.left, at.y + frame.top];
            }""",
            id_of(name),
        )
        opened.page.keyboard.down("Control")
        opened.page.mouse.click(*place)
        opened.page.keyboard.up("Control")
    opened.page.locator("#evidence h2", has_text="已选 2 个单位").wait_for()
    assert sorted(texts(opened, "#evidence .shared h3 bdi")) == ["光明食品集团", "百联集团", "锦江国际集团"]
    assert texts(opened, "#evidence .shared h3 .count") == ["仅这 2 家"] * 3
    bright = opened.run(
        "[...liaison.data.bodies.values()].filter((body) => !liaison.state.isDimmed(body)).length"
    )
    assert bright == 5
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#evidence").is_visible()
    opened.assert_quiet()


def test_a_path_leads_from_one_body_to_another(opened: "Opened") -> None:
    choose(opened, "国家环保部", "浙江大学")
    names = ["国家环保部", "南湖区环保局", "嘉兴市科协", "南湖区科技局", "浙江大学"]
    assert texts(opened, ".path summary .what") == [name for step in pairwise(names) for name in step]
    opened.page.get_by_label("在图中显示").check()
    assert opened.run("liaison.state.inFocus().bodies.size") == 5


def test_every_state_has_a_link_and_a_way_back(opened: "Opened") -> None:
    opened.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of("浙江大学"))
    await_in(opened, "location.hash !== ''")
    opened.page.locator("[data-facet=status] label", has_text="已终止").locator("input").uncheck()
    await_in(opened, "location.hash.includes('no-status')")
    link = opened.run("location.href")
    opened.page.go_back()
    await_in(opened, "!liaison.state.isFiltered()")
    assert opened.run("liaison.state.focus().body.name") == "浙江大学"
    opened.page.go_back()
    await_in(opened, "liaison.state.focus() === null")
    opened.page.goto("about:blank")
    opened.page.goto(link)
    assert opened.run("[liaison.state.isFiltered(), liaison.state.focus().body.name]") == [True, "浙江大学"]
    opened.page.goto(f"{opened.address}#body=org-of-another-page")
    opened.page.locator("#notice", has_text="链接中有 1 项不在本页").wait_for()


def test_keys_go_everywhere(opened: "Opened") -> None:
    opened.page.keyboard.press("?")
    assert opened.page.get_by_role("dialog", name="键盘操作").is_visible()
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("nhqkjj")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("n")
    opened.page.keyboard.press("n")
    opened.page.keyboard.press("p")
    state: Any = opened.run("(({tie, of}) => [of.ties.indexOf(tie), of.name])(liaison.state.focus())")
    assert state == [0, "南湖区科技局"]
    opened.page.keyboard.press("Escape")  # what was searched for
    opened.page.keyboard.press("Escape")  # the tie
    assert opened.run("liaison.state.focus().body.name") == "南湖区科技局"
    opened.page.locator("#evidence h3 .link").first.focus()
    opened.page.keyboard.press("x")
    assert opened.run("liaison.state.selection().length") == 2
    opened.page.keyboard.press("2")
    assert opened.run("liaison.state.view()") == opened.run(
        "document.querySelectorAll('#views [role=tab]')[1].dataset.view"
    )
    opened.page.keyboard.press("l")
    assert opened.run("document.documentElement.lang") == "en"
    opened.page.keyboard.press("?")
    opened.page.get_by_label("Single keys on").uncheck()
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("l")
    assert opened.run("document.documentElement.lang") == "en"
    opened.assert_quiet()


def test_trigger_words_are_marked_and_the_rule_says_what_it_means(open_page: "Open", tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.body("南湖区联合会", reporting=True)
    sketch.body("上汽集团", Kind.SOE)
    id_ = sketch.tie("南湖区联合会", RelationType.VISIT, "上汽集团", "😀南湖区联合会走访了上汽集团。")
    edge = sketch.graph.edges[id_of("南湖区联合会"), id_of("上汽集团"), id_]
    [statement] = edge["statements"]
    edge |= {"triggers": [[statement, 5, 6], [statement, 7, 9]], "frame": "sign-with"}
    opened = open_page(draw(sketch.graph, focus=id_of("上汽集团")).write(tmp_path / "page.html"))
    assert opened.run("document.querySelector('blockquote').innerHTML") == (
        '😀<mark class="other">南湖区联<em class="trigger">合</em>会</mark>'
        '<em class="trigger">走访</em>了<mark class="own">上汽集团</mark>。'
    )
    assert opened.page.locator(".rule").get_attribute("title") == "主语与对方签署了文件"
