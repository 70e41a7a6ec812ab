"""The folder of a local Neo4j: configuration, password, version, and who is known to run in it."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import ServerError
from graph.stores.server import (
    RunningServer,
    default_cache,
    default_home,
    local_server,
    server_status,
    settings,
    start_server,
    stop_server,
)
from graph.stores.server.home import Home
from graph.stores.server.password import set_first_password, settle_password
from graph.stores.server.program import choose_version
from tests.local_server import stand_in_admin, told_to_admin


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The folder of a server, with the blanks and letters that a user's folder may have."""
    place = Home(tmp_path / "数据 库")
    place.make()
    return place


def test_configuration_keeps_to_this_machine_and_reports_nothing(home: Home) -> None:
    settings.write_configuration(home, "5.26.30", 17687, 17474)
    lines = (home.conf / "neo4j.conf").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        "server.default_listen_address=127.0.0.1",
        "server.default_advertised_address=127.0.0.1",
        "server.bolt.listen_address=127.0.0.1:17687",
        "server.bolt.advertised_address=127.0.0.1:17687",
        "server.http.listen_address=127.0.0.1:17474",
        "server.http.advertised_address=127.0.0.1:17474",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.memory.heap.initial_size=512m",
        "server.memory.heap.max_size=512m",
        "server.memory.pagecache.size=128m",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
    ]


def test_configuration_of_the_2026_line_turns_off_what_that_line_added(home: Home) -> None:
    settings.write_configuration(home, "2026.09.0", 17687, 17474)
    text = (home.conf / "neo4j.conf").read_text(encoding="utf-8")
    assert "dbms.fleet_manager.enabled=false\n" in text
    assert "dbms.usage_report.enabled=false\n" in text


def test_first_password_is_random_and_its_own_owner_s(home: Home) -> None:
    password, untold = settle_password(home, None)
    assert (len(password), untold) == (24, True)
    assert home.password_file.read_text(encoding="utf-8") == password + "\n"
    if os.name == "posix":
        assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
        assert stat.S_IMODE(home.path.stat().st_mode) == 0o700
    assert settle_password(home, None) == (password, True)  # a start that failed left it


def test_given_password_holds_from_the_first_start_on(home: Home) -> None:
    assert settle_password(home, "geheim 密码") == ("geheim 密码", True)
    (home.path / "data" / "databases" / "system").mkdir(parents=True)
    assert settle_password(home, "geheim 密码") == ("geheim 密码", False)
    with pytest.raises(ServerError, match="has had another password since its first start") as raised:
        settle_password(home, "ein anderes")
    assert "anderes" not in str(raised.value)
    home.password_file.unlink()
    with pytest.raises(ServerError, match="--password-file"):
        settle_password(home, None)
    assert settle_password(home, "wieder da") == ("wieder da", False)


@pytest.mark.parametrize("given", ["kurz", "", "with\nbreak"])
def test_password_that_neo4j_would_refuse_is_refused_first(home: Home, given: str) -> None:
    with pytest.raises(ServerError, match="8 characters or more"):
        settle_password(home, given)
    assert not home.password_file.exists()


def test_password_stays_off_command_lines(home: Home) -> None:
    set_first_password(home, '@"a b\\c#密码', stand_in_admin(), os.environ.copy())
    assert told_to_admin(home.path) == {
        "words": ["dbms", "set-initial-password", "--"],
        "file": f"@{Path('run', 'arguments')}",
        "text": '"@@\\"a b\\\\c#密码"\n',
    }
    assert not (home.path / "run" / "arguments").exists()


@pytest.mark.parametrize(
    ("used", "asked", "started"),
    [
        (None, None, "5.26.30"),
        (None, "2026.09.0", "2026.09.0"),
        ("5.26.30", None, "5.26.30"),
        ("5.26.1", None, "5.26.30"),
        ("5.26.99", None, "5.26.99"),
        ("2026.09.0", None, "2026.09.0"),
        ("2025.12.1", "2026.09.0", "2026.09.0"),
        ("", None, "5.26.30"),
    ],
)
def test_version_is_the_one_asked_for_or_fits_the_data(
    home: Home, used: str | None, asked: str | None, started: str
) -> None:
    _with_data_of(home, used)
    assert choose_version(home, asked) == started


@pytest.mark.parametrize(
    ("used", "asked", "said"),
    [
        ("5.26.30", "2026.09.0", "start it with --version 5.26.30"),
        ("2026.09.0", "5.26.30", "start it with --version 2026.09.0"),
        ("5.26.30", "5.26.2", "is older"),
        (None, "4.4.11", "no version of Neo4j that is known here"),
        (None, "newest", "no version of Neo4j that is known here"),
    ],
)
def test_version_that_does_not_fit_the_data_is_refused(
    home: Home, used: str | None, asked: str, said: str
) -> None:
    _with_data_of(home, used)
    with pytest.raises(ServerError, match=said):
        choose_version(home, asked)


def _with_data_of(home: Home, version: str | None) -> None:
    if version is not None:
        (home.path / "data" / "databases" / "system").mkdir(parents=True)
        home.version_file.write_text(version + "\n", encoding="utf-8")


def test_folders_are_those_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LIAISON_CACHE", str(tmp_path / "cache"))
    assert (default_home(), default_cache()) == (tmp_path / "data" / "neo4j", tmp_path / "cache")
    monkeypatch.delenv("LIAISON_DATA")
    monkeypatch.delenv("LIAISON_CACHE")
    assert (default_home().parent.name, "liaison" in default_cache().parts) == ("liaison", True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_folders_are_their_owner_s_also_where_the_outer_one_is_open(tmp_path: Path) -> None:
    open_to_all = tmp_path / "home"
    open_to_all.mkdir(mode=0o755)
    Home(open_to_all).make()
    assert {path.stat().st_mode & 0o777 for path in open_to_all.iterdir()} == {0o700}


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ServerError, match="choose another with --data"):
        start_server(tmp_path / "file" / "home")


def test_process_is_known_by_its_mark_not_by_its_number_alone(home: Home) -> None:
    program = "import time; print('awake', flush=True); time.sleep(60)"
    sleeper = subprocess.Popen([sys.executable, "-c", program, "-Dmark=a"], stdout=subprocess.PIPE)
    try:
        # Until then it may still have the words of the process that started it.
        assert sleeper.stdout is not None
        assert sleeper.stdout.readline().strip() == b"awake"
        settle_password(home, "geheimes")
        home.remember(sleeper.pid, "-Dmark=a", "5.26.30", 1, 2)
        running = local_server(home.path)
        assert running == RunningServer(
            uri="bolt://127.0.0.1:1", browser_url="http://127.0.0.1:2/browser/", user="neo4j",
            password="geheimes",  # noqa: S106
            password_file=home.password_file, version="5.26.30", pid=sleeper.pid,
            bolt_port=1, http_port=2, home=home.path, log=home.log, mark="-Dmark=a",
        )  # fmt: skip
        assert "geheimes" not in repr(running)
        assert server_status(home.path) is None  # it does not answer
        home.password_file.unlink()  # it runs all the same, and can be ended
        assert local_server(home.path) == replace(running, password="")
        home.remember(sleeper.pid, "-Dmark=b", "5.26.30", 1, 2)  # the number is another process's by now
        assert local_server(home.path) is None
    finally:
        sleeper.kill()
        sleeper.communicate()
    home.remember(sleeper.pid, "-Dmark=a", "5.26.30", 1, 2)
    assert local_server(home.path) is None


@pytest.mark.parametrize("state", ["", "[]", '{"pid": 1}', '{"pid": "x", "mark": "", "version": ""}'])
def test_state_that_cannot_be_read_is_no_server(home: Home, state: str) -> None:
    settle_password(home, None)
    home.state.write_text(state, encoding="utf-8")
    assert (local_server(home.path), stop_server(home.path)) == (None, False)


def test_no_server_runs_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert (local_server(nowhere), server_status(nowhere), stop_server(nowhere)) == (None, None, False)
    assert not nowhere.exists()
