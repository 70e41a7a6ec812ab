"""Writing in one go: whole transactions, repeated where the database asks for it, and rows in batches."""

import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from graph.stores.base import Store, Transaction, TransientStoreError, Value

T = TypeVar("T")

# Enough rows that the way to a server hardly counts, few enough that a batch stays a small message.
BATCH = 1000
# A deadlock or a change of leader is over after the first or second wait, or lasts.
_WAITS = (0.2, 1.0, 3.0)


def run_in_transaction(store: Store, work: Callable[[Transaction], T]) -> T:
    """What `work` gives, in a transaction that is repeated when the database could not finish it just now.

    `work` may run several times, each time on the graph as it then is; it must change nothing else.

    Raises:
        StoreError: the database does not answer, or still could not finish the last time.
    """
    for wait in _WAITS:
        try:
            with store.write() as transaction:
                return work(transaction)
        except TransientStoreError:
            time.sleep(wait)
    with store.write() as transaction:
        return work(transaction)


def write_rows(
    transaction: Transaction, cypher: str, rows: Sequence[Mapping[str, Value]], **parameters: Value
) -> None:
    """Runs `UNWIND $rows AS row` and then the statement, over all rows, in batches."""
    pending = iter(rows)
    while batch := list(islice(pending, BATCH)):
        transaction.run(f"UNWIND $rows AS row {cypher}", {"rows": batch, **parameters})
