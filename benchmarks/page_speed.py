"""How fast a page is built and used, in a real Chromium: build, paint, frames, search, filter, size of file.

    python -m benchmarks.page_speed [--sizes 1000 5000 20000] [--report FILE]

Networks are made up (`page_networks.py`), or read from a report. Every number is the median of several runs.
pyvis' own `add_node` and `add_edge` take time that grows with the square of the size: they are timed at a
quarter of the size and the time is taken 16-fold. Frames are counted by `requestAnimationFrame` while a
wheel turns and the pointer drags; a headless Chromium paints without a graphics card, a desktop is faster.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.page_networks import make_network
from graph.draw import draw
from graph.draw.layouts import lay_out
from graph.draw.network import Network
from graph.draw.view import read_view
from tests.browser import find_chromium

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, Page

RUNS = 5
SAMPLE, SAMPLE_FROM = 4, 2000

# Notes when the first view has been painted: the frame after its canvas is there. The rest of a large page,
# its sentences, is read after that.
_WATCH = """(() => {
  const look = () => {
    const canvas = document.querySelector("#frame [role=tabpanel]:not([hidden]) canvas");
    requestAnimationFrame(canvas ? () => setTimeout(() => (window.painted = performance.now())) : look);
  };
  requestAnimationFrame(look);
})()"""

_FRAMES = """() => {
  window.frames_ = [];
  const tick = (now) => { window.frames_.push(now); window.ticking = requestAnimationFrame(tick); };
  window.ticking = requestAnimationFrame(tick);
}"""

_STOP = """() => { cancelAnimationFrame(window.ticking); return window.frames_; }"""

_SHOW = """async (name) => {
  const start = performance.now();
  liaison.state.setView(name);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""

_SEARCH = """() => ["管理局", "纺织", "gongsi", "第3", "xcq"].map((query) => {
  const start = performance.now();
  const box = document.getElementById("search");
  box.value = query;
  box.dispatchEvent(new Event("input"));
  const took = performance.now() - start;
  box.value = "";
  box.dispatchEvent(new Event("input"));
  return took;
})"""

_FILTER = """() => ["LIAISON", "VISIT", "LIAISON"].map((type, i) => {
  const start = performance.now();
  liaison.state.check("type", type, i === 2);
  return performance.now() - start;
})"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One network's numbers, times in milliseconds; None where a view was not tried."""

    bodies: int
    ties: int
    fill: float
    """To fill the lists of pyvis, which `add_node` and `add_edge` do one by one."""
    pyvis: float
    draw: float
    html: float
    size: int
    """Of the file, in KB."""
    paint: float
    busy: float
    """Of the time until then, what the page's own thread worked; others on the machine do not count."""
    default: str
    """The name of the view that a page opens with."""
    frames: dict[str, float]
    """Frames a second while the wheel turns and the pointer drags, by view."""
    show: dict[str, float]
    """From the choice of its tab until a view is painted."""
    search: float
    filter: float


def main() -> int:
    """Measures, and prints a table in Markdown."""
    options = _read_options()
    program = find_chromium()
    if program is None:
        print("no Chromium found; install one, or put it on the PATH", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = Path(folder) / "page.html"
        found = [_measure(network, browser, page) for network in _networks(options)]
        browser.close()
    _print(found)
    return 0


def _networks(options: argparse.Namespace) -> Sequence["nx.MultiDiGraph[str]"]:
    made = [make_network(size) for size in options.sizes]
    return [_read_report(options.report), *made] if options.report else made


def _read_report(path: Path) -> "nx.MultiDiGraph[str]":
    from graph.stores import open_store
    from loaders import load
    from queries import read_network

    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "store.db")) as store:
        load([path], store)
        reports = [str(row["id"]) for row in store.read("MATCH (r:Report) RETURN r.id AS id").to_dicts()]
        return read_network(store, reports)


def _measure(network: "nx.MultiDiGraph[str]", browser: "Browser", path: Path) -> Measured:
    view = read_view(network)
    layouts = lay_out(view)
    page = draw(network)
    html = page.to_html()
    path.write_text(html, encoding="utf-8", newline="\n")
    fill = _median(lambda: Network().fill(view, layouts))
    paints, busy, names = zip(*(_first_paint(browser, path) for _ in range(RUNS)), strict=True)
    shown = _open(browser, path)
    frames, show = _views(shown)
    search = statistics.median(shown.evaluate(_SEARCH))
    filtered = max(shown.evaluate(_FILTER))
    shown.context.close()
    return Measured(
        bodies=network.number_of_nodes(),
        ties=network.number_of_edges(),
        fill=fill,
        pyvis=_pyvis_time(network),
        draw=_median(lambda: draw(network)),
        html=_median(page.to_html),
        size=len(html.encode()) // 1024,
        paint=statistics.median(paints),
        busy=statistics.median(busy),
        default=names[0],
        frames=frames,
        show=show,
        search=search,
        filter=filtered,
    )


def _median(action: Callable[[], Any]) -> float:
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def _pyvis_time(network: "nx.MultiDiGraph[str]") -> float:
    """How long pyvis itself needs for nodes and edges, from a sample; the cost grows with the square."""
    from pyvis.network import Network as PyvisNetwork

    share = 1 if len(network) < SAMPLE_FROM else SAMPLE
    ids = list(network)[: len(network) // share]
    plain = PyvisNetwork()
    start = time.perf_counter()
    for id_ in ids:
        plain.add_node(id_, label=network.nodes[id_]["name"])
    # As many edges as there are, each between another two, since pyvis leaves out a second one.
    for number in range(network.number_of_edges() // share):
        at = number % len(ids)
        plain.add_edge(ids[at], ids[(at + 1 + number // len(ids)) % len(ids)])
    return (time.perf_counter() - start) * 1000 * share**2


def _open(browser: "Browser", path: Path) -> "Page":
    page = browser.new_context(viewport={"width": 1600, "height": 950}, locale="zh-CN").new_page()
    page.add_init_script(_WATCH)
    page.goto(path.resolve().as_uri())
    page.wait_for_function("window.painted")
    return page


def _first_paint(browser: "Browser", path: Path) -> tuple[float, float, str]:
    page = browser.new_context(viewport={"width": 1600, "height": 950}, locale="zh-CN").new_page()
    page.add_init_script(_WATCH)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.resolve().as_uri())
    page.wait_for_function("window.painted")
    metrics = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
    painted, name = page.evaluate("[window.painted, liaison.state.view()]")
    page.context.close()
    return float(painted), float(metrics["TaskDuration"]) * 1000, str(name)


def _views(page: "Page") -> tuple[dict[str, float], dict[str, float]]:
    default = page.evaluate("liaison.state.view()")
    frames = {default: _frame_rate(page)}
    show = {}
    for name in ("matrix", "whole"):
        show[name] = page.evaluate(_SHOW, name)
        frames[name] = _frame_rate(page)
    page.evaluate(_SHOW, default)
    return frames, show


def _frame_rate(page: "Page") -> float:
    """Frames a second while a reader zooms in and out and drags."""
    frame = page.locator("#frame").bounding_box()
    assert frame is not None
    x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.mouse.move(x, y)
    page.evaluate(_FRAMES)
    for step in range(24):
        page.mouse.wheel(0, -60 if step < 12 else 60)
        page.wait_for_timeout(16)
    page.mouse.move(x + 40, y + 240)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(x + 40 + 8 * (step if step < 15 else 30 - step), y + 240 - 3 * step)
        page.wait_for_timeout(12)
    page.mouse.up()
    times = page.evaluate(_STOP)
    return 1000 * (len(times) - 1) / float(times[-1] - times[0])


def _print(found: Sequence[Measured]) -> None:
    rows = [
        ("ties", *(str(each.ties) for each in found)),
        ("filling pyvis' lists, ms", *(f"{each.fill:.1f}" for each in found)),
        ("pyvis' add_node and add_edge, ms", *(f"{each.pyvis:.0f}" for each in found)),
        ("that is so many times faster", *(f"{each.pyvis / each.fill:.0f}" for each in found)),
        ("`draw`, with all places, ms", *(f"{each.draw:.0f}" for each in found)),
        ("`to_html`, ms", *(f"{each.html:.0f}" for each in found)),
        ("file, KB", *(str(each.size) for each in found)),
        ("opens with", *(each.default for each in found)),
        ("first stable paint, ms", *(f"{each.paint:.0f}" for each in found)),
        ("of that, its own thread's work, ms", *(f"{each.busy:.0f}" for each in found)),
        ("matrix shown, ms", *(f"{each.show['matrix']:.0f}" for each in found)),
        ("whole shown, ms", *(f"{each.show['whole']:.0f}" for each in found)),
        ("frames/s, first view", *(f"{each.frames[each.default]:.0f}" for each in found)),
        ("frames/s, matrix", *(f"{each.frames['matrix']:.0f}" for each in found)),
        ("frames/s, whole", *(f"{each.frames['whole']:.0f}" for each in found)),
        ("search, ms", *(f"{each.search:.1f}" for each in found)),
        ("filter, ms", *(f"{each.filter:.1f}" for each in found)),
    ]
    print("| bodies |", " | ".join(str(each.bodies) for each in found), "|")
    print("|---|" + "--:|" * len(found))
    for row in rows:
        print("|", " | ".join(row), "|")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--report", type=Path, help="a report to be measured as well")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
