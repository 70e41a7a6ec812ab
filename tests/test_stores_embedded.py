"""What is particular to the embedded store: its files, who writes, what a crash leaves, what it refuses."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import QueryError, StoreError
from graph.stores import Store, find_report_id, open_store, write_report
from tests.graphs import read_graph
from tests.samples import nanhu, xiuzhou

ROOT = Path(__file__).parent.parent
# The user whom no file belongs to.
_NOBODY = 65534
posix = pytest.mark.skipif(os.name != "posix", reason="modes and signals of POSIX")
PROGRAM = """
import os, signal, sys, time
from graph.stores import open_store, write_report
from tests.samples import nanhu, xiuzhou
def die():
    os.kill(os.getpid(), signal.SIGKILL)
path = sys.argv[1]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may come to be."""
    return tmp_path / "liaison.db"


@posix
def test_all_its_files_are_its_owners_alone(path: Path) -> None:
    before = os.umask(0o022)
    try:
        with open_store(path) as store:
            for graph in (nanhu(), xiuzhou()):
                write_report(store, graph)
                assert _modes(path) == {0o600}
        assert _modes(path) == {0o600}
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_a_second_writer_is_refused_with_the_pid_of_the_first(path: Path) -> None:
    program = "store = open_store(path); write_report(store, nanhu())"
    with _other_process(path, program) as other, open_store(path) as store:
        words = rf"liaison\.db: is being written by another process .pid {other}.; wait until it is done"
        with pytest.raises(StoreError, match=words):
            write_report(store, xiuzhou())
        assert _reports(store) == {nanhu().report.id}
    with open_store(path) as store:
        write_report(store, xiuzhou())
        assert _reports(store) == {nanhu().report.id, xiuzhou().report.id}


def test_reading_goes_on_from_what_another_process_has_saved(path: Path) -> None:
    with open_store(path) as store:
        write_report(store, xiuzhou())
    program = "store = open_store(path)\nwith store.write() as t: t.run('MATCH (n) DETACH DELETE n'); wait()"
    with _other_process(path, program), open_store(path, read_only=True) as store:
        assert _reports(store) == {xiuzhou().report.id}


def test_two_stores_of_one_process_do_not_write_at_once(path: Path) -> None:
    with open_store(path) as first, open_store(path) as second:
        write_report(first, nanhu())
        with pytest.raises(StoreError, match="already being written by this process; close the store"):
            write_report(second, xiuzhou())
        first.close()
        write_report(second, xiuzhou())
        assert _reports(second) == {nanhu().report.id, xiuzhou().report.id}


def test_a_writer_sees_what_others_wrote_since_it_was_opened(path: Path) -> None:
    with open_store(path) as early:
        with open_store(path) as other:
            write_report(other, nanhu())
        assert _reports(early) == set()
        write_report(early, xiuzhou())
        assert _reports(early) == {nanhu().report.id, xiuzhou().report.id}


LOAD = "store = open_store(path); write_report(store, nanhu()); "
UNSAVED = "import graph.stores.embedded as e; e._Checkpoints.is_due = lambda _: False; "
FIRST, SECOND = nanhu().report.id, xiuzhou().report.id


@posix
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (LOAD + "die()", {FIRST}),
        (LOAD + "write_report(store, xiuzhou()); die()", {FIRST, SECOND}),
        (LOAD + "\nwith store.write() as t: t.run('MATCH (n) DETACH DELETE n'); die()", {FIRST}),
        ("import graph.stores.reports as r; " + LOAD
         + "r.keep_up = lambda *_: die(); write_report(store, xiuzhou())", {FIRST}),
        (UNSAVED + LOAD + "write_report(store, xiuzhou()); die()", {FIRST, SECOND}),
    ],
    ids=["after a commit", "after two", "before a commit", "while writing a report", "before a checkpoint"],
)  # fmt: skip
def test_a_crash_leaves_whole_reports(path: Path, program: str, expected: set[str]) -> None:
    assert _run(path, program).returncode == -signal.SIGKILL
    with open_store(path, read_only=True) as store:
        assert _reports(store) == expected
        found = read_graph(store)
    with open_store(path.with_name("whole.db")) as whole:
        for graph in (nanhu(), xiuzhou()):
            if graph.report.id in expected:
                write_report(whole, graph)
        assert read_graph(whole) == found
    with open_store(path) as store:
        for graph in (nanhu(), xiuzhou()):
            write_report(store, graph)
        assert _reports(store) == {nanhu().report.id, xiuzhou().report.id}
    assert _modes(path) == {0o600}


@contextmanager
def _locked_copy(path: Path) -> Iterator[Path]:
    """A copy of a database in a folder in which nothing can be written, not even by the superuser's tests."""
    # What opening imports is imported now, while its files can be read.
    open_store(path.with_name("other.db")).close()
    folder = Path(tempfile.mkdtemp())
    copies = [Path(shutil.copy(file, folder)) for file in path.parent.glob(f"{path.name}*")]
    is_superuser = os.geteuid() == 0
    for file in (folder, *copies) if is_superuser else ():
        os.chown(file, _NOBODY, _NOBODY)
    folder.chmod(0o500)
    if is_superuser:
        os.seteuid(_NOBODY)
    try:
        yield folder / path.name
    finally:
        if is_superuser:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@posix
def test_what_a_crash_left_is_not_passed_over_where_it_cannot_be_recovered(path: Path) -> None:
    _run(path, UNSAVED + LOAD + "die()")
    with _locked_copy(path) as locked, pytest.raises(StoreError, match="permissions"):
        open_store(locked, read_only=True)


def test_ids_are_found_in_a_file_that_is_not_there_yet(path: Path) -> None:
    report = nanhu().report
    with open_store(path) as store:
        assert find_report_id(store, report.place, report.title, report.as_of, nanhu().units) is None


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH (a)-[:LIAISON*]->(b) RETURN b", "line 1, column 11: a path of any length .* such as"),
        ("MATCH (a)-[r*2..]-(b) RETURN b", "a path of any length"),
        ("MATCH (a)-[:LIAISON|VISIT*..]->(b) RETURN b", "a path of any length"),
        ("MATCH p = shortestPath((a:Bank)-[*]-(b:Agency)) RETURN p", "a path of any length"),
        ("MATCH (n) RETURN n.title", "there is no property `title`; docs/schema.md"),
        ("MATCH (n) WHERE n['type'] = 'x' RETURN n.id", "there is no property `type`"),
        ("MATCH ()-[r]->() RETURN r.connection_type", "there is no property `connection_type`"),
        ("MATCH (n)\nRETURN keys(n)", r"line 2, column 8: keys\(\) would show keys that"),
        ("MATCH (n) RETURN properties(n)", "would show keys"),
        ("MATCH (n) RETURN n {.*}", "would show keys"),
        ("MATCH (n) RETURN id(n)", "use the property `id`"),
        ("MATCH ()-[r]->() RETURN startNode(r)", r"ask for a property, such as startNode\(r\).id"),
        ("MATCH ()-[r:LIAISON]->() RETURN r {.id}", r"r { … } is empty unless r stands for a node"),
        ("MATCH ()-[r:LIAISON]->() RETURN r.start", "only MENTIONS has the property `start`"),
        ("MATCH (n) RETURN n.aliases + ['x']", r"write coalesce\(…, \[\]\)"),
        ("CALL db.labels()", "procedures are another database's"),
        ("MATCH (n) RETURN n.id FORMAT CSV", "FORMAT CSV is no Cypher"),
        ("MATCH (n) RETURN COLLECT { MATCH (n)--(m) RETURN m.id }", r"COLLECT \{ … \}; Neo4j takes it"),
        (
            "MATCH (n) WHERE EXISTS { MATCH (n)--(m) RETURN m } RETURN n",
            "whole statement, with RETURN, inside EXISTS",
        ),
        ("MATCH (n) WHERE (COUNT { (n)--() } > 1) RETURN n", "COUNT { … } first inside brackets"),
        ("MATCH (n:!Bank) RETURN n", "`!` in labels"),
        ("MATCH (n:Bank&Bureau) RETURN n", "`&` in labels .but it takes :A:B."),
        ("MATCH (n) WHERE n:Bank|Bureau RETURN n", "`|` between labels in a condition"),
        ("MATCH (a) ((x)-[:LIAISON]->(y)){1,3} (b) RETURN a", "quantified paths"),
        ("MATCH (a)-[:LIAISON]->{1,3}(b) RETURN a", "quantified paths"),
        ("MATCH p = SHORTEST 1 (a:Bank)-[:LIAISON]-+(b) RETURN p", "SHORTEST|quantified"),
        ("MATCH (n WHERE n.name = 'x') RETURN n", "WHERE inside a pattern"),
        ("MATCH (n) WHERE 'x' IN ['a'] + ['x'] RETURN n", "a list after IN that goes on"),
        ("MATCH (n:单位) RETURN n", "line 1, column 10: .* the Chinese name 单位 of a label"),
        ("MATCH (n) RETURN n.名称", "the Chinese name 名称"),
        ("RETURN percentileCont(1, 0.5)", "(?i)unknown function"),
        ("MATCH (n:Organization {day: 'x'}) RETURN n", "Unknown property 'day'"),
    ],
)
def test_what_it_would_answer_otherwise_or_not_at_all_is_named(path: Path, cypher: str, words: str) -> None:
    with open_store(path) as store:
        write_report(store, nanhu())
        with pytest.raises(QueryError, match=words):
            store.read(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a)-[:LIAISON*1..3]->(b) RETURN count(*) AS n",
        "MATCH (a)-[:LIAISON*2]->(b) RETURN count(*) AS n",
        "MATCH (a)-[*..2]->(b) RETURN count(*) * 2 AS n",
        "RETURN [x IN [1, 2] | x * 2] AS n",
        "RETURN [1 * 2, 3][0] - 4 AS n",
        "RETURN {title: 1, type: 2, id: 3} AS n",
        "MATCH (n:Bureau) RETURN n {.id, .name} AS n LIMIT 1",
        "MATCH (s)-[r:MENTIONS]->() RETURN sum(r.start) AS n",
        "MATCH ()-[r:LIAISON]->() RETURN startNode(r).id AS n LIMIT 1",
        "MATCH (n:Bank) WHERE 'x' IN [a IN n.aliases | a] RETURN n.id AS n",
        "MATCH (n:Bank) RETURN coalesce(n.aliases, []) + ['x'] AS n",
        "MATCH (n:Bank) RETURN count(n.id) + 1 AS n",
    ],
)
def test_what_only_looks_like_it_is_taken(path: Path, cypher: str) -> None:
    with open_store(path) as store:
        write_report(store, nanhu())
        assert store.read(cypher).columns == ("n",)


def test_steps_without_direction_are_counted(path: Path) -> None:
    with open_store(path) as store:
        write_report(store, nanhu())
        pattern = "(a:Organization)-[:LIAISON]->(b)-[:VISIT]-(c)"
        assert store.read(f"MATCH {pattern} RETURN count(b)").rows == ((1,),)
        assert store.read(f"MATCH {pattern} RETURN count(*)").rows == ((1,),)
        assert store.read(f"MATCH {pattern} WITH count(c) AS n RETURN n").rows == ((1,),)


@pytest.mark.parametrize("call", ["count(*)", "collect(o.id)", "max(o.name)", "COUNT { (o)--() }"])
def test_a_transaction_does_not_count(path: Path, call: str) -> None:
    with open_store(path) as store, store.write() as transaction:
        with pytest.raises(
            QueryError, match="is not certain inside a transaction that writes; read before it"
        ):
            transaction.run(f"MATCH (o:Organization) RETURN {call}")
        assert transaction.run("MATCH (o:Organization) RETURN o.count").rows == ()


def _reports(store: Store) -> set[str]:
    return {str(id_) for (id_,) in store.read("MATCH (r:Report) RETURN r.id")}


def _modes(path: Path) -> set[int]:
    """The modes of all files of a database."""
    return {stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob(f"{path.name}*")}


def _run(path: Path, program: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", PROGRAM + program, str(path)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


@contextmanager
def _other_process(path: Path, program: str) -> Iterator[int]:
    """The pid of a process that has run a program and holds on to what it opened."""
    wait = "def wait():\n    print('ready', flush=True); sys.stdin.read()\n"
    command = [sys.executable, "-c", f"{PROGRAM}{wait}{textwrap.dedent(program)}\nwait()", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.pid
        process.communicate("")
