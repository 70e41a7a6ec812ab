"""For tests of the second reader: a row, read by the rules and then by a model that answers as it is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from loaders.extract import Extraction, extract
from loaders.second.account import Drop, SecondAccount
from loaders.second.endpoint import read_endpoint
from loaders.second.reader import SecondReader
from tests.llm_server import LlmServer, claim, completion, serve
from tests.reading import NANHU, row

AS_OF = date(2009, 5, 31)
# The rules read no tie of 光明乳业, which they do not know as a name, nor of who is 列席 or 到场.
MILK = "召集光明乳业与市科技局商量奶源。"
# A claim that holds.
GOOD: dict[str, Any] = claim(1, None, "LIAISON", {"text": "光明乳业", "start": 2}, "商量")


def reader_of(
    server: LlmServer, at_once: int = 4, asking: Callable[[int, int], object] | None = None
) -> SecondReader:
    environment = {
        "LIAISON_LLM_URL": server.url,
        "LIAISON_LLM_MODEL": "small",
        "LIAISON_LLM_PARALLEL": str(at_once),
        "LIAISON_LLM_TIMEOUT": "5",
    }
    return SecondReader(read_endpoint(environment), asking, sleep=lambda _: None)


def second(work: str, *claims: object, listed: str = "市科技局") -> tuple[Extraction, SecondAccount]:
    """A row of 区经贸局, read by the rules, then by a model that answers these claims."""
    extraction = extract([row(work, listed)], NANHU)
    with serve(lambda _: completion({"ties": list(claims)})) as server:
        account = reader_of(server).read(extraction, NANHU, AS_OF)
    return extraction, account


def ties(extraction: Extraction, frame: str | None = "llm") -> set[tuple[str, str, str, str]]:
    """Head, type, tail, status of every tie of a frame, or of all; the unit is `我`."""
    return {
        (tie.head or "我", tie.type.value, tie.tail or "我", tie.status.value)
        for statement in extraction.statements
        for tie in statement.ties
        if frame is None or tie.frame == frame
    }


def dropped(account: SecondAccount) -> dict[Drop, int]:
    return dict(account.dropped)
