"""Commit, rollback, and who sees what when, on every store."""

import threading
from functools import partial

import pytest

from graph.errors import QueryError, StoreError
from graph.model import ReportGraph
from graph.stores import Store, Transaction, forget_report, open_store, write_report
from graph.stores.base import TransientStoreError
from graph.stores.transactions import run_in_transaction, write_rows
from tests.graphs import read_graph
from tests.samples import nanhu, xiuzhou

COUNT = "MATCH (o:Organization) RETURN count(o)"


def test_a_transaction_is_committed_when_its_block_ends(store: Store, store_address: str) -> None:
    with store.write() as transaction:
        _create(transaction, "a")
    assert store.read(COUNT).rows == ((1,),)
    store.close()
    with open_store(store_address, read_only=True) as again:
        assert again.read("MATCH (o:Organization) RETURN o.id, o.name").rows == (("a", "a"),)


def test_a_transaction_is_rolled_back_when_its_block_raises(store: Store) -> None:
    with store.write() as transaction:
        _create(transaction, "a")
    before = read_graph(store)
    with pytest.raises(KeyError):
        _write_and_fail(store)
    assert read_graph(store) == before
    with store.write() as transaction:
        _create(transaction, "c")
    assert store.read("MATCH (o:Organization) RETURN o.id ORDER BY o.id").rows == (("a",), ("c",))


@pytest.mark.parametrize("error", [ValueError("x"), TypeError("x"), OSError("x"), OverflowError("x")])
def test_what_the_block_raises_comes_out_as_it_is(store: Store, error: Exception) -> None:
    with pytest.raises(type(error)) as caught, store.write():
        raise error
    assert caught.value is error


def test_a_statement_that_fails_takes_the_transaction_with_it(store: Store) -> None:
    with pytest.raises(QueryError):
        _write(store, "CREATE (o:Organization {id: 'a'})", "CREATE (o:Organization")
    assert store.read(COUNT).rows == ((0,),)


def test_a_transaction_sees_what_it_wrote_and_nobody_else_does(store: Store) -> None:
    with store.write() as transaction:
        _create(transaction, "a")
        assert transaction.run("MATCH (o:Organization) RETURN o.id").rows == (("a",),)
        assert store.read(COUNT).rows == ((0,),)
    assert store.read(COUNT).rows == ((1,),)


def test_a_transaction_gives_the_rows_of_a_statement_that_writes(store: Store) -> None:
    with store.write() as transaction:
        result = transaction.run(
            "CREATE (o:Organization {id: $id}) SET o.name = $id RETURN o.id AS id", {"id": "a"}
        )
        assert result.to_dicts() == [{"id": "a"}]
        assert transaction.run("MATCH (o:Organization) SET o.kind = 'bank'").rows == ()


def test_a_constraint_is_kept(store: Store) -> None:
    write_report(store, nanhu())
    before = read_graph(store)
    known = nanhu().organizations[0].id
    with pytest.raises(StoreError, match="constraint"):
        _write(store, "MATCH (r:Report) SET r.rows = 7", f"CREATE (o:Organization {{id: '{known}'}})")
    assert read_graph(store) == before


def test_a_store_for_reading_only_does_not_write(store: Store, store_address: str) -> None:
    write_report(store, nanhu())
    store.close()
    with open_store(store_address, read_only=True) as reader:
        assert reader.read(COUNT).rows == ((6,),)
        with pytest.raises(StoreError, match="reading only"), reader.write():
            pass
        with pytest.raises(StoreError, match="reading only"):
            write_report(reader, xiuzhou())


def test_a_closed_store_does_not_write(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="was closed"), store.write():
        pass


def test_threads_write_one_after_another(store: Store) -> None:
    def write(number: int) -> None:
        for step in range(5):
            run_in_transaction(store, partial(_create, id_=f"{number}-{step}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read(COUNT).rows == ((20,),)


@pytest.mark.neo4j
def test_processes_that_write_the_same_report_at_once_write_it_once(neo4j_address: str) -> None:
    outcomes: list[str] = []

    def write(graph: ReportGraph) -> None:
        with open_store(neo4j_address) as store:
            outcomes.append(write_report(store, graph).outcome)

    for _ in range(3):
        threads = [threading.Thread(target=write, args=(nanhu(),)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with open_store(neo4j_address) as store:
            forget_report(store, nanhu().report.id)
    assert sorted(outcomes) == ["added"] * 3 + ["unchanged"] * 6


def test_work_is_repeated_when_the_database_could_not_finish_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.stores.transactions._WAITS", (0.0, 0.0))
    tries: list[int] = []

    def work(transaction: Transaction) -> str:
        tries.append(len(tries))
        _create(transaction, "a")
        if len(tries) < 3:
            raise TransientStoreError("a deadlock")
        return "done"

    assert run_in_transaction(store, work) == "done"
    assert tries == [0, 1, 2]
    assert store.read(COUNT).rows == ((1,),)
    with pytest.raises(TransientStoreError):
        run_in_transaction(store, _fail)


def test_rows_are_written_in_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.stores.transactions.BATCH", 3)
    with store.write() as transaction:
        write_rows(
            transaction,
            "CREATE (o:Organization {id: row.id}) SET o.name = $name",
            [{"id": str(number)} for number in range(10)],
            name="x",
        )
        write_rows(transaction, "CREATE (o:Organization {id: row.id})", [])
    assert store.read("MATCH (o:Organization {name: 'x'}) RETURN count(o)").rows == ((10,),)


def _create(transaction: Transaction, id_: str) -> None:
    transaction.run("CREATE (o:Organization {id: $id}) SET o.name = $id", {"id": id_})


def _write(store: Store, *statements: str) -> None:
    with store.write() as transaction:
        for statement in statements:
            transaction.run(statement)


def _write_and_fail(store: Store) -> None:
    with store.write() as transaction:
        _create(transaction, "b")
        transaction.run("MATCH (o:Organization {id: 'a'}) DETACH DELETE o")
        raise KeyError


def _fail(_: Transaction) -> None:
    raise TransientStoreError("a deadlock")
