"""The page in Firefox: it paints, answers and keeps quiet there, too."""

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from graph.draw import draw
from graph.model import Kind, RelationType
from tests.draw_samples import Sketch, crowd, district

if TYPE_CHECKING:
    from tests.firefox import Firefox

pytestmark = pytest.mark.firefox

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = ["columns", "overview", "body", "matrix", "whole"]

# How many different colours the picture that is shown has.
COLOURS = """(() => {
  const canvas = document.querySelector("#frame .view:not([hidden]) canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})()"""


@pytest.fixture
def opened(firefox: "Firefox", tmp_path: Path) -> "Firefox":
    firefox.open(draw(district()).write(tmp_path / "page.html"))
    return firefox


def test_the_picture_is_painted_and_nothing_asked_for(opened: "Firefox") -> None:
    opened.settle()
    assert opened.run(COLOURS) > 20
    assert opened.run("document.documentElement.lang") == "zh-CN"
    assert (opened.requests, opened.problems) == ([], [])


def test_search_and_evidence_work_by_keyboard(opened: "Firefox") -> None:
    opened.press("/", *"上汽", "Enter")
    assert opened.run("liaison.state.focus().body.name") == "上汽集团"
    assert "上汽集团" in opened.run("document.querySelector('#evidence').innerText")
    # The first clears the search.
    opened.press("Escape", "Escape")
    assert opened.run("liaison.state.focus() === null")
    assert opened.problems == []


def test_every_view_can_be_shown(opened: "Firefox") -> None:
    names = opened.run("[...document.querySelectorAll('#views [role=tab]')].map((tab) => tab.dataset.view)")
    assert {"columns", "table"} <= set(names)
    for name in names:
        opened.run(f"document.querySelector('#views [data-view={name}]').click()")
        assert opened.run("liaison.views.current().name") == name
        assert opened.run("document.querySelector('#frame .view:not([hidden])').offsetHeight") > 100
    assert (opened.requests, opened.problems) == ([], [])


def test_a_click_in_the_picture_shows_the_sentences(opened: "Firefox") -> None:
    opened.run("liaison.state.setView('columns')")
    body = "[...liaison.data.bodies.values()].find((body) => body.reporting)"
    x, y = opened.run(
        f"""(() => {{
          const at = liaison.canvas.network.canvasToDOM(liaison.canvas.placeOf({body}));
          const frame = document.getElementById("picture").getBoundingClientRect();
          return [at.x + frame.left, at.y + frame.top];
        }})()"""
    )
    opened.click(x, y)
    assert opened.run(f"liaison.state.focus().body === {body}")


def test_hostile_text_is_text(firefox: "Firefox", tmp_path: Path) -> None:
    hostile = "</script><img src=x onerror='document.title=1'><svg onload=alert(1)>"
    sketch = Sketch()
    sketch.body(hostile, Kind.AGENCY, reporting=True, aliases=[hostile])
    sketch.body("浙江大学", Kind.INSTITUTE)
    sketch.tie(hostile, RelationType.VISIT, "浙江大学", hostile)
    firefox.open(draw(sketch.graph, title=hostile).write(tmp_path / "page.html"))
    firefox.run("liaison.state.focusBody([...liaison.data.bodies.values()][0])")
    assert firefox.run("document.querySelectorAll('img, #evidence svg[onload]').length") == 0
    assert firefox.run("document.title") == hostile
    assert (firefox.requests, firefox.problems) == ([], [])


def test_five_thousand_bodies_are_shown(firefox: "Firefox", tmp_path: Path) -> None:
    firefox.open(draw(crowd(5000)).write(tmp_path / "page.html"))
    firefox.settle()
    assert firefox.run(COLOURS) > 5
    assert (firefox.requests, firefox.problems) == ([], [])


def test_every_view_is_taken_away_as_a_picture(opened: "Firefox") -> None:
    opened.run("liaison.state.focusBody([...liaison.data.bodies.values()].find((body) => body.reporting))")
    for view in PICTURES:
        opened.run(f"liaison.state.setView('{view}')")
        # The page's title is in the picture, and the first of a PNG's bytes in the other.
        svg = opened.run("liaison.pictures.svg(liaison.views.current()).blob.text()")
        picture = fromstring(svg)  # noqa: S314 - the page made it
        assert picture.findtext(f"{SVG}title") == "浙江省嘉兴市南湖区对接网络"
        assert "南湖区经贸局" in picture.itertext()
        png = opened.run("(await liaison.pictures.png(liaison.views.current())).blob.slice(1, 4).text()")
        assert png == "PNG"
    assert (opened.requests, opened.problems) == ([], [])
