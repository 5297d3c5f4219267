"""What a process that was split off hands back: a part of a document as it was read, told by the document's own paragraphs.

They are meant by their addresses, which are the same on both sides, and words by where they stand in a paragraph: what comes back holds
the very objects that the document is made of, and is a tenth as long.
"""

from __future__ import annotations

import io
import itertools
import pickle
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from schemas.document import Passage, Word
from schemas.region import Leaf

Place = tuple[int, int]
"""The address of a paragraph, and which of its words."""


class Words(NamedTuple):
    """Words of a passage that follow each other in a paragraph, by its address, so many from `first` on; in the passage they stand so
    many characters and lines further on."""

    leaf: int
    first: int
    many: int
    characters: int
    lines: int


class Handing(pickle.Pickler):
    """Writes what refers to a document's paragraphs. Raises LookupError for a paragraph that is none of them."""

    def __init__(self, file: io.BytesIO, leaves: Mapping[int, Leaf], words: Mapping[int, Place]) -> None:
        """`leaves`: the paragraphs by their addresses; `words`: where words stand in them, by the words' addresses."""
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._leaves, self._words = leaves, words
        self.dispatch_table = {Leaf: self._leaf, Passage: self._passage}

    def _leaf(self, leaf: Leaf) -> tuple[Any, ...]:
        if id(leaf) not in self._leaves:
            raise LookupError(leaf.text)
        return _leaf_at, (id(leaf),)

    def _passage(self, passage: Passage) -> tuple[Any, ...]:
        runs: list[Words] = []
        for number, word in enumerate(passage.words):
            at = self._words.get(id(word))
            if at is None:
                # A heading over another part: its words are told one by one.
                return Passage, (passage.text, passage.words, passage.starts, passage.breaks)
            own = self._leaves[at[0]].block.passage
            one = Words(*at, 1, passage.starts[number] - own.starts[at[1]], passage.line(number) - own.line(at[1]))
            if runs and one == runs[-1]._replace(first=runs[-1].first + runs[-1].many, many=1):
                runs[-1] = runs[-1]._replace(many=runs[-1].many + 1)
            else:
                runs.append(one)
        return _passage_of, (passage.text, runs)


class Taking(pickle.Unpickler):
    """Reads what Handing wrote, in the process whose document it is."""

    def __init__(self, data: bytes, leaves: Mapping[int, Leaf]) -> None:
        super().__init__(io.BytesIO(data))
        self._leaves = leaves

    def find_class(self, module: str, name: str) -> Any:
        """The paragraphs and passages of this process's document for those meant; any other class as it is."""
        meant: dict[str, Callable[..., Any]] = {"_leaf_at": self._leaves.__getitem__, "_passage_of": self._passage}
        return meant[name] if module == __name__ and name in meant else super().find_class(module, name)

    def _passage(self, text: str, runs: Iterable[Words]) -> Passage:
        words: list[Word] = []
        starts: list[int] = []
        on: list[int] = []
        for leaf, first, many, characters, lines in runs:
            own = self._leaves[leaf].block.passage
            words += own.words[first : first + many]
            starts += [start + characters for start in own.starts[first : first + many]]
            on += [own.line(number) + lines for number in range(first, first + many)]
        breaks = [number for number, (before, line) in enumerate(itertools.pairwise(on), start=1) if line != before]
        return Passage(text, tuple(words), tuple(starts), tuple(breaks))


def _leaf_at(_: int) -> Leaf:
    """Stands for a paragraph where Handing writes one."""
    raise NotImplementedError


def _passage_of(_text: str, _runs: Iterable[Words]) -> Passage:
    """Stands for a passage where Handing writes one."""
    raise NotImplementedError


def words_of(leaves: Iterable[Leaf]) -> dict[int, Place]:
    """Where the words of paragraphs stand, by the words' addresses."""
    return {id(word): (id(leaf), number) for leaf in leaves for number, word in enumerate(leaf.block.passage.words)}


def handed(read: object, leaves: Mapping[int, Leaf], words: Mapping[int, Place]) -> bytes:
    """Something that refers to paragraphs and their words, as Taking reads it."""
    file = io.BytesIO()
    writer = Handing(file, leaves, words)
    writer.dump(read)
    # It refers to itself there, and would keep the words until Python looks for circles.
    writer.dispatch_table = {}
    return file.getvalue()


def taken(data: bytes, leaves: Mapping[int, Leaf]) -> Any:
    """What was handed. `leaves`: this process's paragraphs, by their addresses."""
    return Taking(data, leaves).load()
