"""Pictures that are taken away from the page: the whole of every view as SVG and PNG, with any text."""

from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from pypdfium2 import PdfDocument

from benchmarks.page_networks import make_network
from graph.draw import draw
from graph.draw.static.png import render_png
from tests.draw_samples import district
from tests.hostile import hostile_sketch
from tests.monthly import months

if TYPE_CHECKING:
    from tests.browser import Open, Opened

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ["columns", "overview", "body", "matrix", "whole"]
SHOW_BODY = "liaison.state.focusBody([...liaison.data.bodies.values()].find((body) => body.reporting))"


@pytest.fixture
def opened(open_page: "Open", tmp_path: Path) -> "Opened":
    return open_page(draw(district()).write(tmp_path / "page.html"))


def take(opened: "Opened", gift: str) -> tuple[str, bytes]:
    """Downloads something and gives its name and what is in it."""
    opened.page.locator("#give").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f"[data-gift={gift}]").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def show(opened: "Opened", view: str) -> None:
    if view == "body":
        opened.run(SHOW_BODY)
    opened.run("(view) => liaison.state.setView(view)", view)


def take_svg(opened: "Opened") -> Element:
    return fromstring(take(opened, "svg")[1])  # noqa: S314 - the page made it


def texts(picture: Element) -> list[str]:
    """All that is written in a picture; what a text says when it is pointed at stands before it."""
    return [
        (element[0].tail if len(element) else element.text) or "" for element in picture.iter(f"{SVG}text")
    ]


def titles(picture: Element, tag: str = "path") -> list[str]:
    """What elements of a picture say when they are pointed at."""
    return [said for element in picture.iter(f"{SVG}{tag}") if (said := element.findtext(f"{SVG}title"))]


# Of two PNGs, seen from afar: their sizes, how far they differ, and how far one differs from a blank sheet.
COMPARE = """async (sources) => {
  const read = async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const [width, height] = [Math.round(image.width / 8), Math.round(image.height / 8)];
    const canvas = new OffscreenCanvas(width, height);
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(image, 0, 0, width, height);
    return { size: [image.width, image.height], data: ctx.getImageData(0, 0, width, height).data };
  };
  const [one, other] = await Promise.all(sources.map(read));
  let [apart, ink] = [0, 0];
  one.data.forEach((value, i) => {
    apart += Math.abs(value - other.data[i]);
    ink += 255 - value;
  });
  return [one.size, other.size, apart / one.data.length, ink / one.data.length];
}"""


def assert_alike(opened: "Opened", one: bytes, other: bytes) -> None:
    """Two pictures are of one size, up to half a pixel, and, seen from afar, the same."""
    encoded = [b64encode(png).decode("ascii") for png in (one, other)]
    first, second, apart, ink = opened.run(COMPARE, encoded)
    assert max(abs(a - b) for a, b in zip(first, second, strict=True)) <= 1
    assert ink > 1
    assert apart < 0.2 * ink


@pytest.mark.parametrize("view", VIEWS)
def test_the_picture_is_what_a_canvas_shows(opened: "Opened", view: str) -> None:
    show(opened, view)
    name, svg = take(opened, "svg")
    _, png = take(opened, "poster")
    assert name.startswith("浙江省嘉兴市南湖区对接网络 ")
    assert name.endswith(" 2009-05-31.svg")
    assert_alike(opened, png, render_png(svg.decode("utf-8"), 2.0))
    opened.assert_quiet()


def test_columns_have_every_name_and_tie_that_is_shown(opened: "Opened") -> None:
    network = district()
    picture = take_svg(opened)
    assert {name for _, name in network.nodes(data="name")} <= set(texts(picture))
    assert len([said for said in titles(picture) if " — " in said]) == network.number_of_edges()

    opened.run("liaison.state.checkOnly('type', 'AGREEMENT_SIGNED')")
    picture = take_svg(opened)
    shown = opened.run("[...liaison.state.shownBodies()].map((body) => body.name)")
    assert set(shown) == set(titles(picture)) & {name for _, name in network.nodes(data="name")}
    lines = [said for said in titles(picture) if " — " in said]
    assert len(lines) == opened.run("liaison.state.shownTies().size")
    assert all("签订协议" in said for said in lines)
    # The filter is said, and the legend has only what occurs.
    assert any(said.startswith("筛选隐藏了") for said in texts(picture))
    assert Counter(texts(picture))["签订协议"] == 1
    assert "联合行动" not in texts(picture)


def test_a_body_has_all_it_deals_with(opened: "Opened") -> None:
    show(opened, "body")
    picture = take_svg(opened)
    ties = opened.run("liaison.views.current().model().lines.length")
    assert len([said for said in titles(picture) if " — " in said]) == ties
    assert set(opened.run("liaison.views.current().model().rows.map((row) => row.entry.body.name)")) <= set(
        texts(picture)
    )


def test_an_overview_has_a_line_for_every_bureau_and_class(opened: "Opened") -> None:
    show(opened, "overview")
    picture = take_svg(opened)
    rows = opened.run(
        "liaison.views.current().model().rows.map((r) => [r.body.name, [...r.counts.values()]])"
    )
    assert {name for name, _ in rows} <= set(texts(picture))
    lines = [said for said in titles(picture) if " — " in said]
    assert len(lines) == sum(len(counts) for _, counts in rows)
    assert sum(int(said.split("：")[-1].split(" ")[0]) for said in lines) == sum(
        n for _, counts in rows for n in counts
    )


@pytest.mark.parametrize("size", [0, 1000])
def test_a_matrix_has_every_row_column_and_tie(open_page: "Open", tmp_path: Path, size: int) -> None:
    network = make_network(size) if size else district()
    opened = open_page(draw(network).write(tmp_path / "page.html"))
    show(opened, "matrix")
    picture = take_svg(opened)
    rows, columns, ties = opened.run(
        """() => {
          const model = liaison.views.current().model();
          const rows = model.rows.filter((row) => row.body).map((row) => row.body);
          const ties = rows.flatMap((row) => [...liaison.grid.cells(model, row).values()].flat());
          return [rows.map((row) => row.name), model.columns.map(liaison.classes.shortName), ties.length];
        }"""
    )
    found = Counter(texts(picture))
    assert all(found[name] >= 1 for name in rows)
    assert len(set(columns)) == len(columns)
    sheets = found[columns[0]]
    assert sheets > 1
    assert {found[name] for name in columns} == {sheets}
    lines = [line for said in titles(picture) for line in said.split("\n") if " — " in line]
    assert len(lines) == ties > 70
    # Somewhat wider than high, so that it can be looked at.
    assert 0.7 < float(picture.get("width", "0")) / float(picture.get("height", "0")) < 2


def test_the_whole_has_every_line_and_says_every_name(open_page: "Open", tmp_path: Path) -> None:
    network = make_network(1000)
    opened = open_page(draw(network).write(tmp_path / "page.html"))
    show(opened, "whole")
    opened.run("liaison.views.current().fit()")
    picture = take_svg(opened)
    said = titles(picture)
    assert len([line for line in said if " — " in line]) == opened.run(
        "liaison.views.current().model().lines.length"
    )
    named = {name for line in said if " — " not in line for name in line.split("、")}
    assert {name for _, name in network.nodes(data="name")} <= named


def test_what_is_in_focus_stands_out_in_the_picture_too(opened: "Opened") -> None:
    paths = take_svg(opened).iter(f"{SVG}path")
    assert not [path for path in paths if path.get("stroke-opacity") == "0.14"]
    opened.run(SHOW_BODY)
    dimmed = {
        said
        for path in take_svg(opened).iter(f"{SVG}path")
        if path.get("stroke-opacity") == "0.14" and " — " in (said := path.findtext(f"{SVG}title") or "")
    }
    ties = "[...liaison.data.ties.values()].filter(liaison.state.isDimmed)"
    assert dimmed == set(opened.run(f"{ties}.map(liaison.telling.line)"))
    assert dimmed


@pytest.mark.parametrize("view", VIEWS)
def test_changes_between_two_dates_are_marked_and_explained(
    open_page: "Open", tmp_path: Path, view: str
) -> None:
    opened = open_page(draw(months().graph).write(tmp_path / "page.html"))
    opened.run("liaison.state.compare({before: '2009-05-31', after: '2009-06-30'})")
    show(opened, view)
    picture = take_svg(opened)
    assert any(said.startswith("比较 2009-05-31 与 2009-06-30") for said in texts(picture))
    fills = Counter(path.get("fill") for path in picture.iter(f"{SVG}path"))
    for color, said in (("#00734f", "新增"), ("#0062a3", "有进展"), ("#a8381f", "不再出现")):
        # One sign is that of the legend, which has none that is not in the picture.
        assert (fills[color] > 1) == (said in texts(picture))
    assert fills["#0062a3"] > 1


def test_the_picture_speaks_the_language_of_the_page(opened: "Opened") -> None:
    opened.page.locator("#language").click()
    name, svg = take(opened, "svg")
    picture = fromstring(svg)  # noqa: S314 - the page made it
    assert " Columns " in name
    assert picture.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert {"Agreement signed", "Reporting", "Planned"} <= set(texts(picture))


def test_what_was_added_by_hand_is_in_the_picture(open_page: "Open", tmp_path: Path) -> None:
    page = draw(district())
    page.add_node("new", label="手工添加", x=0, y=-300)
    page.add_edge("new", page.nodes[0]["id"])
    opened = open_page(page.write(tmp_path / "page.html"))
    picture = take_svg(opened)
    assert "手工添加" in texts(picture)
    assert any(said.startswith("手工添加 — ") for said in titles(picture))


def test_hostile_text_leaves_every_picture_whole(open_page: "Open", tmp_path: Path) -> None:
    network = hostile_sketch().graph
    opened = open_page(
        draw(network, title="</svg><script>window.ran=1</script>\u202egvs./..\\con:").write(
            tmp_path / "p.html"
        )
    )
    names = {name for _, name in network.nodes(data="name")}
    for view in VIEWS:
        show(opened, view)
        name, svg = take(opened, "svg")
        assert not set('\\/:*?"<>|\u202e') & set(name)
        picture = fromstring(svg)  # noqa: S314 - the page made it
        tags = {element.tag.removeprefix(SVG) for element in picture.iter()}
        assert tags <= {"svg", "title", "path", "text", "g", "clipPath"}
        assert not [key for element in picture.iter() for key in element.attrib if key.startswith("on")]
        assert {"<img src=x onerror=window.ran=1>", "=1+1", "__proto__"} <= names
        if view == "columns":
            assert {"<img src=x onerror=window.ran=1>", "=1+1", "__proto__", "甲\ufffd乙\ufffd丙"} <= set(
                titles(picture)
            )
    assert opened.run("window.ran") is None
    opened.assert_quiet()


def test_twenty_thousand_bodies_are_taken_away_within_seconds(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(make_network(20_000)).write(tmp_path / "page.html"))
    for view in ("whole", "matrix"):
        show(opened, view)
        took, size, said = opened.run(
            """() => {
              const start = performance.now();
              const { blob, said } = liaison.pictures.svg(liaison.views.current());
              return [performance.now() - start, blob.size, said];
            }"""
        )
        assert took < 10_000
        assert size > 3_000_000
        assert "可减少显示的单位，或打印矩阵" in said
    # As pixels, names of the matrix could not be read, which is said instead.
    opened.page.locator("#give").click()
    opened.page.locator("[data-gift=poster]").click()
    opened.page.get_by_text("请导出 SVG，或先用图例减少显示的单位").wait_for()


@pytest.mark.parametrize("view", ["columns", "overview", "whole"])
def test_a_view_prints_on_one_page_with_its_names_title_and_legend(opened: "Opened", view: str) -> None:
    show(opened, view)
    pages: Any = PdfDocument(opened.page.pdf(format="A4"))
    printed = "".join(page.get_textpage().get_text_range().replace("\r\n", "") for page in pages)
    assert len(pages) == 1
    names = opened.run("[...liaison.data.bodies.values()].filter((b) => b.reporting).map((b) => b.name)")
    heading = opened.page.locator("#title").inner_text()
    legend = "线越粗，关系越多" if view == "overview" else "国有企业"
    assert [said for said in (*names, heading, legend) if said not in printed] == []
    assert opened.run("[document.getElementById('print').hidden, document.documentElement.className]") == [
        True, "",
    ]  # fmt: skip
    opened.assert_quiet()


def test_sentences_are_printed_after_the_picture(opened: "Opened") -> None:
    show(opened, "body")
    pages: Any = PdfDocument(opened.page.pdf(format="A4"))
    first, *others = pages
    assert "国有企业" in first.get_textpage().get_text_range()
    assert len(others) > 0
    assert "截至" in others[0].get_textpage().get_text_range()
    opened.assert_quiet()
