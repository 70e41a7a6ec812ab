"""The still picture: what stands in it, that it holds any text, and that it is written as its ending says."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from graph.draw import draw
from graph.draw.static import write_picture
from graph.draw.static.svg import make_picture
from graph.draw.view import read_view
from graph.draw.words import Language
from graph.errors import PictureError
from graph.model import Kind, RelationType, Status
from tests.draw_samples import Sketch, crowd, district

SVG = "{http://www.w3.org/2000/svg}"


def picture_of(sketch: Sketch, **more: Language) -> Element:
    return read_picture(make_picture(read_view(sketch.graph), **more).svg)


def read_picture(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - we made it


def texts(picture: Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


@pytest.fixture
def sketch() -> Sketch:
    sketch = Sketch()
    sketch.body("南湖区科技局", reporting=True)
    sketch.body("浙江大学", Kind.INSTITUTE)
    sketch.tie("南湖区科技局", RelationType.AGREEMENT_SIGNED, "浙江大学", "与浙大签约。")
    return sketch


def test_every_body_and_tie_is_in_the_picture() -> None:
    network = district()
    picture = read_picture(make_picture(read_view(network)).svg)
    shown = set(texts(picture))
    assert {name for _, name in network.nodes(data="name")} <= shown
    lines = [path for path in picture.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert len(lines) == network.number_of_edges()


def test_a_line_says_whom_it_joins_and_how(sketch: Sketch) -> None:
    (line,) = (path for path in picture_of(sketch).iter(f"{SVG}path") if path.get("fill") == "none")
    assert line.findtext(f"{SVG}title") == "南湖区科技局 — 浙江大学 · 签订协议 · 已完成"
    assert (line.get("stroke"), line.get("stroke-width")) == ("#0072b2", "3.4")


def test_the_legend_has_what_occurs_in_the_language_asked_for(sketch: Sketch) -> None:
    chinese, english = texts(picture_of(sketch)), texts(picture_of(sketch, language=Language.ENGLISH))
    assert chinese[:2] == ["浙江省嘉兴市南湖区对接网络", "浙江省嘉兴市南湖区 · 截至 2009-05-31"]
    assert chinese[-3:] == ["签订协议", "填报单位", "高校院所"]
    assert english[-3:] == ["Agreement signed", "Reporting", "Universities and institutes"]


def test_what_was_called_off_is_struck_through(sketch: Sketch) -> None:
    before = len(list(picture_of(sketch).iter(f"{SVG}path")))
    text = "活动取消。"
    sketch.tie("南湖区科技局", RelationType.JOINT_ACTION, "浙江大学", text, status=Status.ENDED)
    ended = [path.get("d", "") for path in picture_of(sketch).iter(f"{SVG}path") if not path.get("fill")]
    # The line, its sign in the legend's row of types is a <line>; the strike has two strokes.
    assert [d.count("M") for d in ended] == [2]
    assert len(list(picture_of(sketch).iter(f"{SVG}path"))) == before + 2


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "甲&乙", '"', "\x00\x1b\ud800", "﷽" * 40, ""])
def test_any_name_leaves_the_picture_whole(sketch: Sketch, name: str) -> None:
    sketch.body(name, Kind.FOREIGN, aliases=[name])
    sketch.tie("南湖区科技局", RelationType.VISIT, name, name)
    picture = picture_of(sketch)
    assert not list(picture.iter(f"{SVG}script"))
    assert len([path for path in picture.iter(f"{SVG}path") if path.get("fill") == "none"]) == 2


def test_a_page_without_sentences_has_none_of_them(sketch: Sketch) -> None:
    page = draw(sketch.graph, sentences=False).to_html()
    assert "浙江大学" in page
    assert "与浙大签约。" not in page


def test_a_picture_is_written_as_its_ending_says(sketch: Sketch, tmp_path: Path) -> None:
    svg = write_picture(sketch.graph, tmp_path / "a.svg")
    png = write_picture(sketch.graph, tmp_path / "a.PNG")
    assert svg.read_text(encoding="utf-8").startswith("<svg ")
    assert png.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(PictureError, match="a still picture is"):
        write_picture(sketch.graph, tmp_path / "a.jpg")


def test_a_picture_in_which_nobody_could_read_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="write an"):
        write_picture(crowd(5000), tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()
    assert write_picture(crowd(5000), tmp_path / "a.svg").stat().st_size > 100_000
