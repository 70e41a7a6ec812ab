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


# The bodies that a picture shows, one in focus or several that are compared.
PICTURES = {"network.png": ("区经贸局",), "shared.png": ("区经贸局", "区三产局")}


def main() -> None:
    """Draws the example and takes its pictures."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("no Chromium found; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page, fragments = _draw_example(Path(folder))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            tab = browser.new_page(viewport=SIZE, reduced_motion="reduce", locale="zh-CN")  # type: ignore[arg-type]
            for name, fragment in fragments.items():
                tab.goto("about:blank")
                tab.goto(page.as_uri() + fragment)
                tab.wait_for_timeout(1500)
                tab.screenshot(path=IMAGES / name)
            browser.close()


def _draw_example(folder: Path) -> tuple[Path, dict[str, str]]:
    """The page of the example, and for each picture the fragment of the address that shows it."""
    page = folder / "network.html"
    fragments = {}
    with open_store(folder / "example.db") as store:
        load([example_report()], store)
        reports = select_reports(store)
        draw(read_network(store, reports), language=Language.CHINESE).write(page)
        for picture, names in PICTURES.items():
            ids = [find_body(store, name, reports).id for name in names]
            fragments[picture] = f"#{'body' if len(ids) == 1 else 'with'}={','.join(ids)}"
    return page, fragments


if __name__ == "__main__":
    main()
