"""Broken documents: valid ones, damaged by chance that a number repeats, and what becomes of each.

`break_document` damages bytes, lines, tags, numbers, or the members of a zip archive. `Worker` reads
documents in a process of its own, with bounds on time and memory: rows come out, or a refusal, or it is a
defect.
"""

import io
import multiprocessing
import os
import random
import re
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiaisonError, ReportError

if TYPE_CHECKING:
    from loaders.documents import Source

# The bounds that the project promises for any document from outside.
SECONDS = 10
MEMORY = 1024 * 1024 * 1024
# A worker is replaced after so many documents, so that what one leaves behind is not blamed on a later one.
_DOCUMENTS_A_WORKER = 250
# The interpreter with the readers loaded must be there before the clock runs.
_SECONDS_TO_START = 60
_SMALL = "南湖区\n\n\t单位\n\t对接单位\n\n\t区科技局\n\t市科技局\n"
# Broken ones are kept small: how large files fare is tested by itself.
_LONGEST = 4 * 1024 * 1024


class Outcome(StrEnum):
    """What became of a document."""

    ROWS = "rows"
    REFUSED = "refused"
    DEFECT = "defect"
    """An exception that no user can act upon, or an account that does not add up."""
    SLOW = "slow"
    """No answer within the time, or the process died: of too much memory, or in a library."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One document and what became of it; `words` say why it was refused, or hold the traceback."""

    outcome: Outcome
    words: str
    seconds: float
    peak: int = 0
    """The most memory that the process has had so far, in bytes; 0 where the system does not tell."""


def break_document(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    """The document with one to three damages; parts of the others may come into it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        damages = list(_DAMAGES)
        if content.startswith(b"PK"):
            # In packed data a checksum finds every flipped byte; readers see what is broken in a member.
            damages = [*damages, *[_break_member] * 12]
        content = chance.choice(damages)(content, others, chance)[:_LONGEST]
    return content


def _flip(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(chance.choice((1, 4, 32))):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _cut(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    start, stop = _stretch(content, chance)
    return content[:start] if chance.random() < 0.4 else content[:start] + content[stop:]


def _repeat(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    start, stop = _stretch(content, chance)
    return content[:stop] + content[start:stop] * chance.choice((1, 2, 50)) + content[stop:]


def _move(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    start, stop = _stretch(content, chance)
    rest = content[:start] + content[stop:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + content[start:stop] + rest[place:]


def _splice(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    other = others[chance.choice(sorted(others))]
    start, stop = _stretch(other, chance)
    place = chance.randrange(len(content) + 1)
    return content[:place] + other[start:stop] + content[place + chance.choice((0, stop - start)) :]


def _insert(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_STRANGE) * chance.choice((1, 1, 3, 2000)) + content[place:]


def _change_lines(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    match chance.randrange(5):
        case 0:
            chance.shuffle(lines)
        case 1:
            del lines[chance.randrange(len(lines))]
        case 2:
            lines *= chance.choice((2, 40))
        case 3:
            lines = [line.strip() + chance.choice((b"\r", b"\n\n", b"\r\n", b"")) for line in lines]
        case _:
            place = chance.randrange(len(lines))
            lines[place] = b"\t" * chance.choice((1, 50)) + lines[place]
    return b"".join(lines)


def _change_numbers(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    """Another number where one stands: spans, lengths, indices, offsets."""
    found = list(re.finditer(rb"\d{1,10}", content))
    chosen = chance.sample(found, min(len(found), chance.choice((1, 3))))
    for match in sorted(chosen, key=lambda match: -match.start()):
        content = content[: match.start()] + chance.choice(_NUMBERS) + content[match.end() :]
    return content


def _change_tags(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    """A tag that is missing, there twice, swapped for another, or nested in itself many times."""
    found = list(re.finditer(rb"<[^<>]{1,200}>", content))
    if not found:
        return _cut(content, others, chance)
    tag, other = chance.choice(found), chance.choice(found)
    new = chance.choice((b"", tag[0] * 2, other[0], tag[0] * 5000, other[0] + tag[0]))
    return content[: tag.start()] + new + content[tag.end() :]


def _change_encoding(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _flip(content, others, chance)
    return text.encode(
        chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-32", "big5", "utf-7")), "replace"
    )


def _break_member(content: bytes, others: Mapping[str, bytes], chance: random.Random) -> bytes:
    """One member of a zip archive that is damaged, missing, empty, there twice, or under another's name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - it is broken already, in whatever way
        return _flip(content, others, chance)
    if not members:
        return content
    # The larger a member, the more there is to break.
    name = chance.choices(list(members), [len(inner) + 1 for inner in members.values()])[0]
    match chance.randrange(12):
        case 0:
            del members[name]
        case 1:
            members[name] = b""
        case 2:
            members[name] = members[chance.choice(list(members))]
        case 3:
            members[f"{name}/../{name}"] = members.pop(name)
        case _:
            damage = chance.choice((*_DAMAGES, _change_tags, _change_tags, _change_numbers, _change_numbers))
            members[name] = damage(members[name], others, chance)[:_LONGEST]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, inner in members.items():
            archive.writestr(member, inner)
    return packed.getvalue()


def _stretch(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 16, 200, 4000)))


_DAMAGES: tuple[Callable[[bytes, Mapping[str, bytes], random.Random], bytes], ...] = (
    _flip,
    _cut,
    _repeat,
    _move,
    _splice,
    _insert,
    _change_lines,
    _change_numbers,
    _change_tags,
    _change_encoding,
)
_NUMBERS = (b"0", b"1", b"-1", b"65536", b"99999999", b"4294967296", b"1e400", b"0.5", b"NaN", b"\xd9\xa3")
_STRANGE = (
    b"\x00", b"\xff", b"\r", b"\x0b", b"\x1a", b"\t", b"|", b'"', b"'", b"<", b"&", b"&#0;", b"&#x110000;",
    "\ufeff".encode(), "\u2028".encode(), "\u202e".encode(), "\u3000".encode(), "\U0001f600".encode(),
    b"\xed\xa0\x80", "│".encode(), "┼".encode(), "（".encode(), b"<!--", b"]]>", b"<![CDATA[", b"endobj\n",
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>', b"&a;", b"<table>",
    b"<td colspan=1000>", b"\n\n",
)  # fmt: skip


class Worker:
    """Reads documents one by one in a process of its own, which is ended where it takes too long."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._read = 0

    def read(self, name: str, content: bytes, timeout: float = SECONDS) -> Trial:
        """What becomes of a document of that name."""
        if self._process is None or self._read >= _DOCUMENTS_A_WORKER:
            self._start()
        assert self._pipe is not None
        self._read += 1
        begin = time.monotonic()
        try:
            self._pipe.send((name, content))
            if self._pipe.poll(timeout):
                outcome, words, peak = self._pipe.recv()
                return Trial(Outcome(outcome), words, time.monotonic() - begin, peak)
            words = f"no answer within {timeout} s"
        except (EOFError, OSError):
            words = "the process died"
        self.close()
        return Trial(Outcome.SLOW, words, time.monotonic() - begin)

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    def _start(self) -> None:
        self.close()
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs,))
        self._process.start()
        theirs.close()
        self._read = 0
        if not self._pipe.poll(_SECONDS_TO_START):
            raise TimeoutError("the process that reads documents does not start")
        self._pipe.recv()


def _serve(pipe: Connection) -> None:
    """Reads what comes through the pipe until it is closed."""
    _bound_memory()
    # What LibreOffice converts takes its own time, and is tested by itself; here it is not found.
    os.environ["PATH"] = ""
    with tempfile.TemporaryDirectory() as folder:
        # Everything that is imported late is imported now: the clock is for reading.
        try_reading("warm.txt", _SMALL.encode("utf-8"), Path(folder))
        pipe.send("ready")
        while True:
            try:
                name, content = pipe.recv()
            except EOFError:
                return
            pipe.send((*try_reading(name, content, Path(folder)), _peak_memory()))


def try_reading(name: str, content: bytes, folder: Path) -> tuple[str, str]:
    """The outcome of a document and words about it; it is written into the folder, and taken away again."""
    from loaders.batch import find_batch

    path = folder / name
    path.write_bytes(content)
    said: list[str] = []
    rows = 0
    try:
        batch = find_batch([path])
        for file in batch:
            try:
                rows += read_rows(file.read())
            except ReportError as error:
                said.append(str(error))
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Outcome.DEFECT, traceback.format_exc()
    finally:
        path.unlink()
    if any("\n" in words.strip() or not words for words in said):
        return Outcome.DEFECT, f"a message of several lines, or none: {said!r}"
    return (Outcome.ROWS, "") if rows else (Outcome.REFUSED, "; ".join(said))


def read_rows(source: "Source") -> int:
    """The number of rows of a document, if everything about them adds up.

    Raises:
        ReportError: it has no rows that can be read.
        AssertionError: a character has no fate, or a cell does not stand where it is said to.
    """
    from loaders.identify import identify_report
    from loaders.sheets import read_sheet

    sheet = read_sheet(source)
    assert sheet.rows, "a sheet without rows"
    position = 0
    for span in sheet.spans:
        assert span.start == position, f"characters {position} to {span.start} have no fate"
        position = span.stop
    assert position == len(source.text), "the last characters have no fate"
    for row in sheet.rows:
        assert row.unit.strip(), f"row {row.number} has no unit"
        for cell in row.cells:
            assert cell.text.strip(), f"an empty cell in row {row.number}"
            if cell.start is not None:
                assert source.text[cell.start : cell.start + len(cell.text)] == cell.text, "a misplaced cell"
    # That a place or a date is missing is no matter of reading.
    with suppress(LiaisonError):
        identify_report(sheet, source)
    return len(sheet.rows)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _peak_memory() -> int:
    try:
        import resource
    except ImportError:
        return 0
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
