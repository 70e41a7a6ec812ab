"""A headless Chromium for tests of pages; its fixtures are there for every test."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Before anything of the page runs: keeps what its policy refused.
_WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Opened:
    """A page from a file, with everything it asked for and complained of since."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    address: str = ""

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of an expression or function of JavaScript in the page."""
        return self.page.evaluate(script, argument)

    def visit(self, path: Path) -> None:
        """Opens a file in the same window, the same one again included."""
        self.address = path.resolve().as_uri()
        self.page.goto(self.address)

    def assert_quiet(self) -> None:
        """Nothing asked for, nothing refused, no error and no warning."""
        assert self.requests == []
        assert self.problems == []
        assert self.run("window.refused") == []


Open = Callable[..., Opened]


def find_chromium() -> str | None:
    """The program of a Chromium of the machine, or None."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One Chromium for the session. Where there is none the tests are skipped, but fail under CI."""
    program = find_chromium()
    if program is None:
        reason = f"no Chromium for the tests: none of {', '.join(_NAMES)} is on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    # Chromium's sandbox does not start for root.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: "Browser") -> Iterator[Open]:
    """Opens an HTML file as by double click: `open_page(path)`, with Playwright's options of a context."""
    contexts = []

    def open_(path: Path, **options: Any) -> Opened:
        context = chromium.new_context(
            **{"viewport": {"width": 1600, "height": 950}, "locale": "zh-CN", **options}
        )
        contexts.append(context)
        page = context.new_page()
        opened = Opened(page)

        def judge(route: "Route") -> None:
            if route.request.url == opened.address:
                route.continue_()
            else:
                opened.requests.append(route.request.url)
                route.abort()

        context.route("**/*", judge)
        page.on("pageerror", lambda error: opened.problems.append(str(error)))
        page.on("dialog", lambda dialog: opened.problems.append(f"dialog: {dialog.message}"))
        page.on("console", lambda message: opened.problems.append(f"{message.type}: {message.text}"))
        page.add_init_script(_WATCH)
        opened.visit(path)
        return opened

    yield open_
    for context in contexts:
        context.close()
