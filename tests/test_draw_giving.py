"""The table, and what can be taken away from a page: CSV, cells, Cypher, a picture, a citation."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from graph.draw import draw
from graph.stores.base import Store
from graph.stores.reports import write_report
from queries import read_network
from tests.draw_samples import crowd, district
from tests.samples import nanhu, xiuzhou

if TYPE_CHECKING:
    from tests.browser import Open, Opened

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(open_page: "Open", tmp_path: Path) -> "Opened":
    page = open_page(draw(district()).write(tmp_path / "page.html"))
    page.run("liaison.state.setView('table')")
    return page


def column(opened: "Opened", number: int) -> list[str]:
    return opened.page.locator(f"#view-table .body .cell:nth-child({number})").all_inner_texts()


def take(opened: "Opened", gift: str) -> str:
    """Downloads something and gives its text."""
    opened.page.locator("#give").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f"[data-gift={gift}]").click()
    return Path(download.value.path()).read_bytes().decode("utf-8", "replace")


def test_the_table_lists_every_tie_and_sorts_by_a_click(opened: "Opened") -> None:
    assert opened.page.locator("#view-table [role=table]").get_attribute("aria-rowcount") == str(
        opened.run("liaison.data.ties.size") + 1
    )
    heading = opened.page.locator("[role=columnheader] button").first
    heading.click()
    names = column(opened, 1)
    assert names == opened.run(
        "(names) => names.toSorted(new Intl.Collator('zh-CN', {numeric: true}).compare)", names
    )
    assert opened.page.locator("[role=columnheader]").first.get_attribute("aria-sort") == "ascending"
    heading.click()
    assert opened.page.locator("[role=columnheader]").first.get_attribute("aria-sort") == "descending"


def test_the_table_follows_the_legend_and_the_body_in_focus(opened: "Opened") -> None:
    opened.run("liaison.state.checkOnly('type', 'AGREEMENT_SIGNED')")
    assert set(column(opened, 2)) == {"签订协议"}
    opened.run("liaison.state.checkAll('type')")
    opened.run(
        "liaison.state.focusBody([...liaison.data.bodies.values()].find((b) => b.name === '上汽集团'))"
    )
    assert {"上汽集团"} <= {
        name for pair in zip(column(opened, 1), column(opened, 3), strict=True) for name in pair
    }
    assert len(column(opened, 1)) == opened.run("liaison.state.inFocus().ties.size")


def test_a_row_leads_to_its_sentence_by_keyboard(opened: "Opened") -> None:
    opened.page.locator("#view-table .scroller").focus()
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.run("liaison.state.focus().tie === liaison.table.ties()[1]")
    assert opened.page.locator("#evidence blockquote").first.is_visible()


def test_only_the_rows_on_the_screen_are_in_the_page(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(crowd(3000)).write(tmp_path / "page.html"))
    opened.run("liaison.state.setView('table')")
    assert opened.page.locator("#view-table .body > *").count() < 100
    opened.page.locator("#view-table .scroller").focus()
    opened.page.keyboard.press("End")
    last = opened.run("liaison.table.ties().at(-1).from.name")
    assert column(opened, 1)[-1] == last


def test_a_table_is_taken_away_as_csv(opened: "Opened") -> None:
    lines = take(opened, "csv").removesuffix("\r\n").split("\r\n")
    assert lines[0].startswith("\ufeff单位,关系,对方,")
    assert len(lines) == opened.run("liaison.data.ties.size") + 1


def test_paper_has_every_row(open_page: "Open", tmp_path: Path) -> None:
    opened = open_page(draw(crowd(300)).write(tmp_path / "page.html"))
    opened.run("liaison.state.setView('table')")
    seen = "document.querySelectorAll('#view-table .body [role=row]').length"
    on_screen = opened.run(seen)
    opened.run("addEventListener('beforeprint', () => { window.printed = " + seen + "; })")
    pages = pypdfium2.PdfDocument(opened.page.pdf(landscape=True, format="A4"))
    assert opened.run("printed") == opened.run("liaison.data.ties.size") > on_screen
    assert len(pages) > 5
    assert opened.run(seen) == on_screen


def test_a_picture_is_taken_away_as_png(opened: "Opened") -> None:
    opened.page.locator("#give").click()
    assert opened.page.locator("[data-gift=png]").is_disabled()
    opened.page.keyboard.press("Escape")
    opened.run("liaison.state.setView('columns')")
    assert "PNG" in take(opened, "png")[:8]


def test_a_sentence_is_copied_as_a_citation(opened: "Opened") -> None:
    opened.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    opened.run("liaison.state.focusTie([...liaison.data.ties.values()][0])")
    opened.page.locator("#evidence .cite").first.click()
    sentence = opened.page.locator("#evidence blockquote").first.inner_text()
    assert opened.run("copied").startswith(
        f"“{sentence}”（浙江省嘉兴市南湖区《区级机关部门对接情况》，截至 2009-05-31"
    )


@pytest.mark.parametrize(
    "choice",
    [
        "undefined",
        "liaison.state.check('type', 'LIAISON', false)",
        "liaison.state.check('status', 'done', false)",
        "liaison.state.checkOnly('basis', 'declared')",
        "liaison.state.check('kind', 'soe', false)",
        "liaison.state.checkOnly('level', 'municipal')",
        "liaison.state.checkOnly('level', 'none')",
        "liaison.state.check('collective', 'true', false)",
        "liaison.state.checkOnly('place', liaison.data.sources[0].place)",
        "liaison.state.focusBody([...liaison.data.bodies.values()][0])",
        "liaison.state.setMinTies(2)",
        "liaison.state.select([...liaison.data.bodies.values()].filter((b) => b.reporting).slice(0, 2))",
    ],
)
def test_the_statement_gives_what_the_table_lists(
    store: Store, open_page: "Open", tmp_path: Path, choice: str
) -> None:
    graphs = (nanhu(), xiuzhou())
    for graph in graphs:
        write_report(store, graph)
    network = read_network(store, [graph.report.id for graph in graphs])
    opened = open_page(draw(network).write(tmp_path / "page.html"))
    opened.run(choice)
    shown: list[str] = json.loads(opened.run("JSON.stringify(liaison.table.ties().map((tie) => tie.id))"))
    statement = opened.run("liaison.cypher.statement(liaison.table.ties())")
    assert shown
    assert sorted(str(row["id"]) for row in store.read(statement).to_dicts()) == sorted(shown)
