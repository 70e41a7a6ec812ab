"""The page for people who use the keyboard, a screen reader, or need contrast and calm."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.draw import draw
from tests.draw_samples import district, id_of

if TYPE_CHECKING:
    from tests.browser import Open, Opened

pytestmark = pytest.mark.browser

# How many elements have text of their own, and those whose text has a contrast below 4.5 : 1 to its ground.
FAINT = r"""() => {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (color) => {
    const [red, green, blue] = numbers(color).slice(0, 3).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    if ((numbers(color)[3] ?? 1) > 0.5) return color;
    return element.parentElement ? ground(element.parentElement) : "rgb(255, 255, 255)";
  };
  const ratio = (element) => {
    const both = [getComputedStyle(element).color, ground(element)].map(luminance);
    const [dark, light] = both.sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const isSeen = (element) => element.offsetParent !== null && [...element.childNodes].some(isText);
  const seen = [...document.querySelectorAll("#app *")].filter(isSeen);
  return [seen.length, seen.filter((element) => ratio(element) < 4.5).map((element) => element.outerHTML)];
}"""

# What a reader may have before them: each is looked at by axe, the common checker of accessibility.
STATES = {
    "page": "0",
    "body": "liaison.state.focusBody([...liaison.data.bodies.values()][0])",
    "tie": "liaison.state.focusTie([...liaison.data.ties.values()][0])",
    "choice": "liaison.state.select([...liaison.data.bodies.values()].slice(0, 2))",
    "search": "document.getElementById('search').focus()",
    "filter": "liaison.state.checkOnly('type', 'VISIT')",
    "keys": "liaison.keys.help()",
    "English": "(document.getElementById('help').close(), liaison.words.setLanguage('en'))",
    **{view: f"liaison.state.setView('{view}')" for view in ("overview", "body", "matrix", "whole", "table")},
}


@pytest.fixture
def opened(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(district()).write(tmp_path / "page.html"))


def test_every_body_is_in_the_list_that_mirrors_the_picture(opened: "Opened") -> None:
    network = district()
    names = opened.page.get_by_role("option", include_hidden=True).locator(".what").all_text_contents()
    assert sorted(names) == sorted(network.nodes[id_]["name"] for id_ in network)
    assert opened.page.get_by_role("listbox", include_hidden=True).get_attribute("aria-label") == "单位列表"


def test_search_goes_by_keyboard_alone(opened: "Opened") -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("上海")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    chosen = opened.page.locator("#bodies [aria-selected=true] .what").inner_text()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#evidence h2").inner_text() == chosen
    assert opened.run("document.activeElement === document.querySelector('#evidence h2')")
    opened.page.keyboard.press("Escape")
    assert (
        opened.page.locator("#search").input_value(),
        opened.page.locator("#evidence h2").inner_text(),
    ) == ("", chosen)
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#evidence").is_visible()
    opened.page.locator("#search").fill("没有这个名字")
    assert opened.page.locator("#bodies li").all_inner_texts() == ["没有匹配的单位"]


def test_the_pointer_does_not_take_the_keyboard_from_the_search_box(opened: "Opened") -> None:
    opened.page.keyboard.press("/")
    opened.page.mouse.move(900, 300)
    opened.page.mouse.move(950, 340)
    opened.page.wait_for_timeout(100)
    opened.page.keyboard.type("旅游")
    assert opened.page.locator("#search").input_value() == "旅游"


def test_search_legend_and_sentences_are_reached_by_tab(opened: "Opened") -> None:
    opened.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of("上汽集团"))
    opened.page.keyboard.press("/")
    reached = []
    for _ in range(80):
        opened.page.keyboard.press("Tab")
        reached.append(
            opened.run("document.activeElement.closest('#legend, #picture, #zoom, #evidence')?.id ?? ''")
        )
    assert [part for part in dict.fromkeys(reached) if part] == ["legend", "picture", "zoom", "evidence"]
    opened.page.locator("[data-facet=basis] input").first.focus()
    opened.page.keyboard.press("Space")
    assert opened.run("[...liaison.state.shownTies()].every((tie) => tie.basis === 'stated')")


def test_text_has_enough_contrast(opened: "Opened") -> None:
    opened.run("(id) => liaison.state.focusBody(liaison.data.bodies.get(id))", id_of("南湖区科技局"))
    opened.page.keyboard.press("/")
    seen, faint = opened.run(FAINT)
    assert (seen > 200, faint) == (True, [])


def test_nothing_moves_by_itself_where_the_reader_asked_for_less_motion(
    open_page: "Open", tmp_path: Path
) -> None:
    opened = open_page(draw(district()).write(tmp_path / "page.html"), reduced_motion="reduce")
    scales = opened.run(
        """() => {
          const before = liaison.canvas.network.getScale();
          liaison.viewport.zoom(2);
          return liaison.canvas.network.getScale() / before;
        }"""
    )
    assert scales == pytest.approx(2)


def test_axe_finds_nothing_to_complain_of(open_page: "Open", tmp_path: Path) -> None:
    # The checker comes in as a script, which the page itself would refuse.
    opened = open_page(draw(district()).write(tmp_path / "page.html"), bypass_csp=True)
    opened.page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    complaints = {}
    for state, script in STATES.items():
        opened.run(script)
        complaints[state] = opened.run(
            """async () => {
              await new Promise(requestAnimationFrame);
              const {violations, passes} = await axe.run(document, {resultTypes: ["violations"]});
              const told = violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id} ${target}`));
              return passes.length > 15 ? told : ["nothing was looked at"];
            }"""
        )
    assert complaints == {state: [] for state in STATES}
