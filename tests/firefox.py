"""A headless Firefox for tests of pages, driven by WebDriver BiDi; its fixture is there for every test.

Playwright drives only a Firefox of its own, which must be downloaded; this is the one that people have.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

_NAMES = ("firefox", "firefox-esr")
_SECONDS = 60
_LISTENING = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
# A Chinese reader's browser, which asks nothing of anybody by itself.
_PREFERENCES = """
user_pref("intl.accept_languages", "zh-CN");
user_pref("intl.locale.requested", "zh-CN");
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""
_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "ArrowUp": "\ue013", "Tab": "\ue004"}


@dataclass
class Firefox:
    """A browser with one window, and everything its page asked for and complained of since it was opened."""

    socket: "ClientConnection"
    context: str = ""
    sent: int = 0
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Begins a session with the window that is there."""
        self.command("session.new", capabilities={})
        self.context = self.command("browsingContext.getTree")["contexts"][0]["context"]
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def open(self, path: Path) -> None:
        """Opens a file as by double click."""
        address = path.resolve().as_uri()
        self.command("browsingContext.navigate", context=self.context, url="about:blank", wait="complete")
        self.requests.clear()
        self.problems.clear()
        self.command("browsingContext.navigate", context=self.context, url=address, wait="complete")
        self.requests[:] = [each for each in self.requests if each != address]

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript in the page, as JSON knows it."""
        answer = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})) ?? 'null')()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def settle(self) -> None:
        """Waits until what was asked for is painted."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")

    def press(self, *keys: str) -> None:
        """Presses keys, by name or character, one after the other."""
        values = [_KEYS.get(key, key) for key in keys]
        actions = [{"type": kind, "value": key} for key in values for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def click(self, x: float, y: float) -> None:
        """Clicks at a point of the window."""
        actions: list[dict[str, Any]] = [{"type": "pointerMove", "x": round(x), "y": round(y)}]
        actions += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def command(self, method: str, /, **params: Any) -> dict[str, Any]:
        """Sends a command of WebDriver BiDi, and gives its answer."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv(timeout=_SECONDS))
            if message["type"] == "event":
                self._take(message)
            elif message["id"] == self.sent:
                assert message["type"] == "success", f"{method}: {message.get('message')}"
                return dict(message["result"])

    def _act(self, source: dict[str, Any]) -> None:
        self.command("input.performActions", context=self.context, actions=[source])

    def _take(self, event: dict[str, Any]) -> None:
        params = event["params"]
        if event["method"] == "log.entryAdded":
            self.problems.append(f"{params['level']}: {params['text']}")
        elif event["method"] == "network.beforeRequestSent":
            self.requests.append(params["request"]["url"])


OpenInFirefox = Callable[[Path], Firefox]


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One Firefox for the session. Where there is none the tests are skipped, but fail under CI."""
    from websockets.sync.client import connect

    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"no Firefox for the tests: none of {', '.join(_NAMES)} is on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    profile = tmp_path_factory.mktemp("firefox")
    (profile / "user.js").write_text(_PREFERENCES, encoding="utf-8")
    arguments = ["--headless", "--remote-debugging-port=0", "--no-remote", "--profile", str(profile)]
    environment = {
        **os.environ,
        "HOME": str(profile),
        "MOZ_HEADLESS_WIDTH": "1600",
        "MOZ_HEADLESS_HEIGHT": "950",
    }
    said = profile / "stderr"
    with (
        said.open("wb") as stream,
        subprocess.Popen([program, *arguments], stdout=stream, stderr=stream, env=environment) as process,
    ):
        try:
            with connect(f"{_find_address(process, said)}/session", max_size=None) as socket:
                browser = Firefox(socket)
                browser.start()
                yield browser
        finally:
            process.kill()


def _find_address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    for _ in range(_SECONDS * 10):
        found = _LISTENING.search(said.read_bytes())
        if found is not None:
            return found[1].decode("ascii")
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"Firefox cannot be driven: {said.read_text(encoding='utf-8', errors='replace')}")
