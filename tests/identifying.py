"""For tests of place and date: reports of a few sentences, identified."""

from datetime import date

from graph.model import Place
from loaders.documents import Source
from loaders.identify import Identity, identify_report
from loaders.sheets import read_sheet

NANHU = Place("浙江省", "嘉兴市", "南湖区")
MINHANG = Place(None, "上海市", "闵行区")


def identify(
    text: str, name: str = "report.txt", *, place: Place | None = None, as_of: date | None = None
) -> Identity:
    """The identity of a text as if read from a file of that name."""
    source = Source(name, text.encode(), text, "utf-8")
    return identify_report(read_sheet(source), source, place=place, as_of=as_of)


def rows_with(*sentences: str, counterparts: str = "省发改委、市发改委") -> list[tuple[str, ...]]:
    """One row for each sentence, of bureaus of a district."""
    return [
        (f"区{letter}局", counterparts, sentence, "无。")
        for letter, sentence in zip("甲乙丙丁戊己", sentences, strict=False)
    ]
