"""The still picture: what stands in it, that it holds any text, and that it is written as its ending says."""

import re
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import networkx as nx
import pytest

from benchmarks.page_networks import make_network
from graph.draw import draw
from graph.draw.static import StillView, write_picture
from graph.draw.static.cells import TYPE_OUTLINES, read_signs
from graph.draw.static.svg import make_picture
from graph.draw.styles import OUTLINES
from graph.draw.view import read_view
from graph.draw.words import Language
from graph.errors import PictureError
from graph.model import Kind, RelationType, Status
from tests.draw_samples import Sketch, crowd, district
from tests.hostile import HOSTILE, hostile_sketch

SVG = "{http://www.w3.org/2000/svg}"


def picture_of(
    sketch: Sketch, *, language: Language = Language.AUTO, shown: StillView | None = None
) -> Element:
    return read_picture(make_picture(read_view(sketch.graph), language=language, shown=shown).svg)


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
    assert line.findtext(f"{SVG}title") == "南湖区科技局 — 浙江大学 · 签订协议 · 已完成 · 叙述"
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
    network = crowd(5000)
    with pytest.raises(PictureError, match="write an"):
        write_picture(network, tmp_path / "a.png", view=StillView.COLUMNS)
    assert not (tmp_path / "a.png").exists()
    drawn = write_picture(network, tmp_path / "a.svg", view=StillView.COLUMNS)
    assert drawn.stat().st_size > 100_000
    assert write_picture(network, tmp_path / "a.png").stat().st_size < 1_000_000


def lines_of(picture: Element) -> list[str]:
    """What lines and cells say when they are pointed at, tie by tie."""
    said = [title.text or "" for title in picture.iter(f"{SVG}title")]
    return [line for each in said for line in each.split("\n") if " — " in line]


@pytest.mark.parametrize(("bodies", "first"), [(400, "columns"), (401, "overview")])
def test_a_picture_shows_what_the_page_opens_with(bodies: int, first: str) -> None:
    view = read_view(crowd(bodies))
    assert make_picture(view).svg == make_picture(view, shown=StillView(first)).svg
    assert make_picture(view).svg != make_picture(view, shown=StillView.MATRIX).svg


def test_a_matrix_has_a_row_for_every_counterpart_and_a_cell_for_every_pair() -> None:
    network = district()
    picture = read_picture(make_picture(read_view(network), shown=StillView.MATRIX).svg)
    reporting = {id_ for id_, is_in in network.nodes(data="reporting") if is_in}
    tied = {end for a, b in network.edges() if a in reporting or b in reporting for end in (a, b)}
    shown = set(texts(picture))
    assert {network.nodes[id_]["name"] for id_ in tied - reporting} <= shown
    assert {"经贸局", "科技局", "共有：至少两个填报单位对接（5）"} <= shown
    # A tie of two bureaus is in the row of either.
    count = sum((a in reporting) + (b in reporting) for a, b in network.edges())
    assert len(lines_of(picture)) == count
    assert texts(picture)[-3:] == ["高校院所", "事业单位", "境外机构"]


def test_an_overview_counts_every_tie_of_a_bureau() -> None:
    network = district()
    picture = read_picture(make_picture(read_view(network), shown=StillView.OVERVIEW).svg)
    lines = lines_of(picture)
    counts = [int(line.split("：")[-1].split(" ")[0]) for line in lines]
    reporting = {id_ for id_, is_in in network.nodes(data="reporting") if is_in}
    assert sum(counts) == sum((a in reporting) + (b in reporting) for a, b in network.edges())
    assert {network.nodes[id_]["name"] for id_ in reporting} <= set(texts(picture))
    assert {"国有企业 8", "填报单位 2", "线越粗，关系越多"} <= set(texts(picture))


def test_many_bureaus_of_several_places_are_counted_by_place() -> None:
    picture = read_picture(make_picture(read_view(make_network(5000))).svg)
    places = {place for _, place in make_network(5000).nodes(data="place") if place}
    assert 1 < len(places & set(texts(picture))) < 40


@pytest.mark.parametrize("shown", [StillView.OVERVIEW, StillView.MATRIX])
def test_without_anybody_who_reports_there_are_only_columns(shown: StillView, tmp_path: Path) -> None:
    sketch = Sketch()
    sketch.body("浙江大学", Kind.INSTITUTE)
    sketch.body("上汽集团", Kind.SOE)
    sketch.tie("浙江大学", RelationType.VISIT, "上汽集团", "浙江大学到上汽集团。")
    with pytest.raises(PictureError, match="nobody reports"):
        write_picture(sketch.graph, tmp_path / "a.svg", view=shown)
    assert "浙江大学" in texts(picture_of(sketch))


@pytest.mark.parametrize("shown", list(StillView))
def test_any_name_leaves_every_view_whole(shown: StillView) -> None:
    picture = read_picture(make_picture(read_view(hostile_sketch().graph), shown=shown).svg)
    tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert tags <= {"svg", "title", "rect", "path", "text", "g", "line"}
    said = "".join(title.text or "" for title in picture.iter(f"{SVG}title"))
    # One that reports, and one that does not, who is only counted in an overview.
    assert HOSTILE[9] in said
    assert (HOSTILE[1] in said) == (shown is not StillView.OVERVIEW)


def test_cells_have_the_signs_of_the_page() -> None:
    script = files("graph.draw").joinpath("script/signs.js").read_text(encoding="utf-8")
    own = dict(re.findall(r'^    (up|right): "(.+)",$', script, re.MULTILINE))
    named = dict(re.findall(r'^    ([A-Z_]+): "(\w+)",$', script, re.MULTILINE))
    outlines = OUTLINES | own
    assert {RelationType(type_): outlines[name] for type_, name in named.items()} == TYPE_OUTLINES
    statuses = [Status.PLANNED, Status.ENDED, Status.DONE]
    sketch = Sketch()
    for name in ("甲局", "乙局"):
        sketch.body(name, reporting=True)
    for status in statuses:
        sketch.tie("甲局", RelationType.VISIT, "乙局", f"甲局到乙局，{status}。", status=status)
    ties = read_view(sketch.graph).ties
    seen = [read_signs(ties[first:last]) for first, last in ((0, 1), (1, 2), (0, 2), (0, 3))]
    assert [(sign.hollow, sign.ended) for (sign,) in seen] == [
        (True, False), (False, True), (True, False), (False, False),
    ]  # fmt: skip


def test_ties_that_say_nothing_of_themselves_are_drawn(tmp_path: Path) -> None:
    graph = nx.Graph([("甲局", "乙集团"), ("甲局", "丙协会")])
    write_picture(graph, tmp_path / "plain.svg")
    picture = read_picture((tmp_path / "plain.svg").read_text(encoding="utf-8"))
    lines = {
        path.findtext(f"{SVG}title") for path in picture.iter(f"{SVG}path") if path.get("fill") == "none"
    }
    assert lines == {"甲局 — 乙集团", "甲局 — 丙协会"}
