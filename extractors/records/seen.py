"""An entry beside the record that it was read from, word by word: what its fields hold, and what is in none of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from extractors.lexicon import lexicon
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.text.tokens import Token
from schemas.mention import Entry, Mark


@dataclass(frozen=True)
class Seen:
    """An entry beside the record that it was read from, word by word."""

    record: Record
    entry: Entry
    scope: Scope
    reading: Reading
    """The reading that the record is part of."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph begins in the entry's text."""
        found, at = [], 0
        for leaf in self.record.leaves:
            found.append(at)
            at += len(leaf.text) + 1
        return found

    @property
    def runs_on(self) -> bool:
        """Whether all of it is one paragraph, in which what is missing is missing in the plan, too."""
        return len(self.record.leaves) == 1

    @cached_property
    def own(self) -> list[Mark]:
        """The marks in the entry's own words, and not in a heading over it."""
        return [mark for mark in self.entry.marks if mark.passage is None]

    @cached_property
    def words(self) -> list[tuple[int, int, Token, str]]:
        """(paragraph, first character, word, what it says) of each word, without punctuation."""
        found = []
        for number, (leaf, start) in enumerate(zip(self.record.leaves, self.starts, strict=True)):
            seen = self.scope.evidence(leaf)
            words = zip(seen.doc, seen.kinds, strict=True)
            found += [(number, start + t.idx, t, kind) for t, kind in words if any(map(str.isalnum, t.text))]
        return found

    def leaf_of(self, start: int) -> int:
        """The paragraph that holds a character."""
        return bisect_right(self.starts, start) - 1

    def within(self, mark: Mark) -> list[tuple[Token, str]]:
        """The words of a mark, each with what it says."""
        held = self.words[bisect_left(self.words, mark.start, key=_place) : bisect_left(self.words, mark.end, key=_place)]
        return [(token, kind) for _, _, token, kind in held]

    @cached_property
    def left(self) -> list[tuple[int, int, Token, str]]:
        """The words that no mark and no label that is known holds, nor the lexicon as words that only join."""
        joining = lexicon(self.scope.language).coordinators
        held = bytearray(len(self.entry.passage.text) + 1)
        for mark in self.own:
            held[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
        for leaf, start in zip(self.record.leaves, self.starts, strict=True):
            for label in self.scope.labels(leaf):
                if label.field:
                    held[start + label.start : start + label.value] = b"\1" * (label.value - label.start)
        return [word for word in self.words if word[2].lower_ not in joining and not any(held[word[1] : word[1] + len(word[2].text)])]


def _place(word: tuple[int, int, Token, str]) -> int:
    """Where a word begins in its entry's text."""
    return word[1]
