"""The example report that is shipped with the package."""

from importlib.resources import files
from pathlib import Path

from graph.errors import ReportError


def example_report() -> Path:
    """The path of the example report: seven bureaus of 南湖区, in May 2009.

    Raises:
        ReportError: the package is not installed as files (it lies in an archive).
    """
    path = files("loaders").joinpath("data", "example.txt")
    if not isinstance(path, Path):
        raise ReportError("the example report is inside an archive; install liaison-graph with pip")
    return path
