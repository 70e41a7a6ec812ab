"""Hostile text in every place that takes text: shown as it is, run never."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.draw import draw
from tests.draw_samples import Sketch, id_of

if TYPE_CHECKING:
    from tests.browser import Open
from tests.hostile import EVERYTHING, HOSTILE, hostile_sketch

pytestmark = pytest.mark.browser


def test_hostile_text_is_shown_and_never_run(open_page: "Open", tmp_path: Path) -> None:
    drawn = draw(hostile_sketch().graph, title="".join(HOSTILE[:12]))
    opened = open_page(drawn.write(tmp_path / "page.html"))
    elements = "document.querySelectorAll('script, img, iframe, link, base, form, style, meta').length"
    before = opened.run(elements)
    shown = opened.run(
        """async (ids) => {
          const found = [];
          for (const id of ids) {
            liaison.state.focusBody(liaison.data.bodies.get(id));
            const title = document.querySelector("#evidence h2 bdi").textContent;
            const sentence = document.querySelector("#evidence blockquote").textContent;
            liaison.state.focusTie(liaison.data.bodies.get(id).ties[0]);
            await new Promise(requestAnimationFrame);
            found.push([title, sentence]);
          }
          for (const tab of document.querySelectorAll("#views [role=tab]")) {
            document.querySelector(`#views [data-view=${tab.dataset.view}]`).click();
            await new Promise(requestAnimationFrame);
          }
          document.getElementById("language").click();
          document.getElementById("search").focus();
          return found;
        }""",
        [id_of(text) for text in EVERYTHING],
    )
    whole = [(text, f"同{text}一起。") for text in EVERYTHING]
    assert len(whole) > 200
    assert [tuple(pair) for pair in shown] == whole
    opened.page.wait_for_timeout(200)
    assert opened.run("window.ran") is None
    assert opened.run(elements) == before
    opened.assert_quiet()


def test_a_hostile_title_is_only_a_title(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(Sketch().graph).write(tmp_path / "page.html"))
    for text in HOSTILE:
        opened.visit(draw(Sketch().graph, title=text).write(tmp_path / "page.html"))
        assert opened.run("document.querySelector('#title').textContent") == text
        assert opened.run("window.ran") is None
        opened.assert_quiet()
