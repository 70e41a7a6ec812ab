"""The container of Word and Excel files before 2007, and of those with a password: what it holds, by name."""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY_BYTES = 128
# An end of a chain, or a sector that belongs to none.
_NO_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF


def entry_names(content: bytes) -> frozenset[str]:
    """The names of the streams and folders at the top of such a file; empty where it is damaged.

    A workbook holds `Workbook` or `Book`, a Word document `WordDocument`, a presentation
    `PowerPoint Document`, and any of the newer formats with a password `EncryptedPackage`.
    """
    if not content.startswith(SIGNATURE):
        return frozenset()
    try:
        return frozenset(_top_names(_directory(content)))
    except (struct.error, IndexError, OverflowError):
        return frozenset()


def _directory(content: bytes) -> bytes:
    """The sectors of the directory, in order."""
    shift = struct.unpack_from("<H", content, 30)[0]
    size = 1 << shift if shift in (9, 12) else 512
    table = _sector_table(content, size)
    first = struct.unpack_from("<I", content, 48)[0]
    return b"".join(_sector(content, number, size) for number in _chain(table, first))


def _sector_table(content: bytes, size: int) -> list[int]:
    """For each sector the next of its chain. The first 109 sectors of this table are listed in the header."""
    listed = list(struct.unpack_from("<109I", content, 76))
    extra, seen = struct.unpack_from("<I", content, 68)[0], set[int]()
    while extra < _NO_SECTOR and extra not in seen:
        seen.add(extra)
        numbers = struct.unpack(f"<{size // 4}I", _sector(content, extra, size))
        listed += numbers[:-1]
        extra = numbers[-1]
    table: list[int] = []
    for number in dict.fromkeys(listed):
        if number < _NO_SECTOR:
            table += struct.unpack(f"<{size // 4}I", _sector(content, number, size))
    return table


def _chain(table: list[int], first: int) -> list[int]:
    chain: dict[int, None] = {}
    number = first
    while number < _NO_SECTOR and number not in chain:
        chain[number] = None
        number = table[number]
    return list(chain)


def _sector(content: bytes, number: int, size: int) -> bytes:
    return content[(number + 1) * size : (number + 2) * size]


def _top_names(directory: bytes) -> list[str]:
    """The entries below the root: a tree by left and right neighbours, walked from the root's child."""
    names: list[str] = []
    waiting, seen = [struct.unpack_from("<I", directory, 76)[0]], set[int]()
    while waiting:
        entry = waiting.pop()
        start = entry * _ENTRY_BYTES
        if entry in seen or start + _ENTRY_BYTES > len(directory):
            continue
        seen.add(entry)
        length = struct.unpack_from("<H", directory, start + 64)[0]
        names.append(directory[start : start + max(length - 2, 0)].decode("utf-16-le", "replace"))
        waiting += [side for side in struct.unpack_from("<II", directory, start + 68) if side != _NO_ENTRY]
    return names
