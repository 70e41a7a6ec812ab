"""Makes the pictures of the README and the docs from the example report. Needs Chromium and Chinese fonts."""

import shutil
import sys
import tempfile
from pathlib import Path

from graph.draw import draw
from graph.draw.words import Language
from graph.stores import open_store
from loaders import example_report, load
from queries import find_body, read_network, select_reports

IMAGES = Path(__file__).parent / "images"
SIZE = {"width": 1440, "height": 860}


def main() -> None:
    """Draws the example and takes its picture with one bureau in focus."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("no Chromium found; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = _draw_example(Path(folder))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            tab = browser.new_page(viewport=SIZE, reduced_motion="reduce", locale="zh-CN")  # type: ignore[arg-type]
            tab.goto(page.as_uri())
            tab.wait_for_timeout(1500)
            tab.screenshot(path=IMAGES / "network.png")
            browser.close()


def _draw_example(folder: Path) -> Path:
    page = folder / "network.html"
    with open_store(folder / "example.db") as store:
        load([example_report()], store)
        reports = select_reports(store)
        focus = find_body(store, "区经贸局", reports)
        network = read_network(store, reports)
        draw(network, focus=focus.id, language=Language.CHINESE).write(page)
    return page


if __name__ == "__main__":
    main()
