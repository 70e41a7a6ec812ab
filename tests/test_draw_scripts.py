"""The page's script modules, tested by node's own test runner: one test for every tests/script_*.test.js."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = sorted(TESTS.glob("script_*.test.js"))


def find_node() -> str | None:
    """The node that comes with Playwright's package, which every developer has; else one on the PATH."""
    try:
        from playwright._impl._driver import compute_driver_executable

        carried = Path(compute_driver_executable()[0])
    except ImportError:
        return shutil.which("node")
    return str(carried) if carried.is_file() else shutil.which("node")


@pytest.fixture(scope="module")
def node() -> str:
    found = find_node()
    if found is None:
        reason = "no node for tests of the page's scripts: neither in Playwright's package nor on the PATH"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_script(node: str, file: Path) -> None:
    ran = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "# fail 0" in ran.stdout
    assert "# pass 0" not in ran.stdout
