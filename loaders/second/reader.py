"""A report's sentences through the model: in batches, several at once, in order, with the account of it."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

from graph.errors import ReaderError
from graph.model import Place
from loaders.extract import Extraction
from loaders.second.account import Added, Drop, SecondAccount
from loaders.second.checking import Located, locate
from loaders.second.contract import read_answer
from loaders.second.endpoint import Endpoint
from loaders.second.kept import take_in
from loaders.second.prompt import Batch, list_counterparts, make_batches, make_messages
from loaders.second.transport import Message, UnansweredError, ask

Asking = Callable[[int, int], object]
"""Is told how many questions about a report are answered, and how many there are."""
# A server that fails so often in a row has gone; what is left would only wait for it.
_MOST_FAILURES = 3


@dataclass(slots=True)
class SecondReader:
    """Asks an endpoint about every sentence of a report what the rules did not read.

    One reader may go through many reports. A server that refuses is not asked again.
    """

    endpoint: Endpoint
    asking: Asking | None = None
    sleep: Callable[[float], object] = time.sleep
    _refusal: ReaderError | None = field(default=None, init=False, repr=False)

    def read(self, extraction: Extraction, place: Place, as_of: date) -> SecondAccount:
        """Adds what holds of the model's answers to an extraction, and says what became of the rest.

        Raises:
            ReaderError: the server refuses, or does not answer the first question: nothing was added.
        """
        if self._refusal is not None:
            raise self._refusal
        batches = list(make_batches(extraction.statements))
        counterparts = list_counterparts(extraction.statements)
        questions = [make_messages(batch, place, as_of, counterparts) for batch in batches]
        drops: Counter[Drop] = Counter()
        failed: list[str] = []
        added: list[Added] = []
        for batch, answer in zip(batches, self._ask_all(questions), strict=True):
            if isinstance(answer, UnansweredError):
                failed.append(str(answer))
            else:
                added.extend(_take_answer(extraction, batch, answer, place, drops))
        return SecondAccount(
            host=self.endpoint.host,
            model=self.endpoint.model,
            sentences=sum(len(batch.asked) for batch in batches),
            questions=len(batches),
            failed=tuple(failed),
            added=tuple(added),
            dropped={drop: count for drop, count in drops.items() if count},
        )

    def _ask_all(self, questions: Sequence[list[Message]]) -> list[str | UnansweredError]:
        """The answers in the order of the questions.

        The first is asked alone: where it fails nothing else is sent.
        """
        if not questions:
            return []
        first = self._ask(questions[0])
        if isinstance(first, UnansweredError):
            raise ReaderError(
                f"the second reader does not answer: {first}; nothing of this report was added. Ask again "
                "later, or without --reader llm"
            )
        self._tell(1, len(questions))
        return [first, *self._ask_others(questions)]

    def _ask_others(self, questions: Sequence[list[Message]]) -> Iterator[str | UnansweredError]:
        failures = 0
        with ThreadPoolExecutor(self.endpoint.at_once, "second-reader") as pool:
            try:
                # As many at once as the pool has hands: so that a server that has gone is not asked for all.
                for begin in range(1, len(questions), self.endpoint.at_once):
                    part = questions[begin : begin + self.endpoint.at_once]
                    if failures >= _MOST_FAILURES:
                        yield from (
                            UnansweredError("not asked: the server had stopped answering") for _ in part
                        )
                        continue
                    answers = list(pool.map(self._ask, part))
                    for answer in answers:
                        failures = failures + 1 if isinstance(answer, UnansweredError) else 0
                    self._tell(begin + len(part), len(questions))
                    yield from answers
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _ask(self, messages: list[Message]) -> str | UnansweredError:
        try:
            return ask(self.endpoint, messages, self.sleep)
        except UnansweredError as error:
            return error
        except ReaderError as error:
            self._refusal = error
            raise

    def _tell(self, done: int, total: int) -> None:
        if self.asking is not None:
            self.asking(done, total)


def _take_answer(
    extraction: Extraction, batch: Batch, answer: str, place: Place, drops: Counter[Drop]
) -> Iterator[Added]:
    """What of an answer holds, claim by claim, each counted once."""
    seen: set[tuple[int, Located]] = set()
    for claim in read_answer(answer, len(batch.asked), drops):
        asked = batch.find(claim.sentence)
        if asked is None:
            drops[Drop.SENTENCE] += 1
            continue
        located = locate(claim, asked.extracted.text)
        if isinstance(located, Drop):
            drops[located] += 1
        elif (asked.index, located) in seen:
            drops[Drop.REPEATED] += 1
        else:
            seen.add((asked.index, located))
            yield from take_in(extraction, asked.index, located, place, drops)
