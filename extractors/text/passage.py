"""Joins wrapped lines into running text, mends words broken at a line's end, and maps text back to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.document import Box, Line, Passage, Word
from schemas.plan import Span

HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"
# A word this long with a dash stuck to its front shows how the document writes its like.
LEAST_STUCK = 5
VOWELS = frozenset("aeiouyåäö")
# A word that a cell's edge cut ends no further from it than this, in type sizes; its rest, if the whole is not known to be
# a word, is no longer than this. Two letters that are no small word are hardly a word.
CUT, LONGEST_REST, SHORTEST_WORD = 1.0, 4, 2
# Of hardly any page a word lies further out than this, in points. Up to there each tenth is held once, for all places.
LARGEST = 1000
TENTHS = tuple([tenth / 10 for tenth in range(10 * LARGEST + 1)])
DASH = re.compile(r"[-\u2010-\u2015\u2212]")


@dataclass(frozen=True)
class Joiner:
    """What joining lines needs to know of the document and its language.

    `vocabulary` holds the document's words in lower case, `coordinators` the words that a suspended hyphen stands
    before (`työ- ja`), `known` tells whether a word is one of the language.
    """

    vocabulary: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    known: Callable[[str], bool] = field(default=lambda word: False)
    suffix: Callable[[str], bool] = field(default=lambda word: False)
    """Tells whether a word may be a name's last part, behind a dash that has a blank before it (`Silta -hanke`)."""
    breaking: str = ""
    """Hyphens that the document has at the ends of lines only: no word's own."""
    hyphenates: bool = True
    """Whether the document breaks words at the ends of lines."""
    small: frozenset[str] = frozenset()
    """Small words of the language, which are no rest of another."""
    cuts: bool = False
    """Whether lines may end in the middle of a word without a hyphen, as in narrow cells."""
    only_like_vowels: bool = False
    """Whether a compound of small letters has a hyphen between two of the same vowel only, as Finnish has."""

    @cached_property
    def stuck(self) -> frozenset[str]:
        """The words that the document writes with a dash stuck to their front (`–kokonaisuuden`), without it."""
        return frozenset(word[1:] for word in self.vocabulary if DASH.match(word) and word[1:].isalpha() and len(word) >= LEAST_STUCK)

    def join(self, lines: Sequence[Line]) -> Passage:
        """The lines as running text; a blank between words, none inside a word that was broken."""
        text = ""
        starts: list[int] = []
        breaks: list[int] = []
        right = max((line.x1 for line in lines), default=0.0)
        for number, line in enumerate(lines):
            if number:
                first = line.words[0].text
                before = lines[number - 1]
                cut = self.cuts and self._is_cut(before, line, right)
                text = text if cut else self._bridge(text, first.strip(SOFT_HYPHEN) if len(first) > 1 else first, before.words[-1])
                breaks.append(len(starts))
            shown = [word.text for word in line.words]
            if SOFT_HYPHEN in line.text:
                shown = [said.replace(SOFT_HYPHEN, "") for said in shown]
            start = len(text)
            for said in shown:
                starts.append(start)
                start += len(said) + 1
            text += " ".join(shown)
        return Passage(text, tuple([word for line in lines for word in line.words]), tuple(starts), tuple(breaks))

    def continued(self, before: Passage, after: Passage) -> Passage:
        """A paragraph that goes on in the next column or on the next page."""
        text = self._bridge(before.text, after.text.split(" ", 1)[0], before.words[-1])
        return _in_a_row([(0, before), (len(text), after)], text + after.text)

    def _bridge(self, text: str, following: str, last: Word) -> str:
        """The text so far with what belongs between it and the first word of the next line."""
        ending = text.rsplit(" ", 1)[-1]
        bare = following.strip(".,;:()").lower()
        if last.text.endswith(SOFT_HYPHEN):
            return text
        if self.breaking and ending[-1:] in self.breaking and len(ending) > 1:
            return text if self._is_compound(re.split(r"[^\w]", ending[:-1])[-1], bare) else text[:-1]
        if DASH.fullmatch(ending):
            before = text.rsplit(" ", 2)[-2:-1]
            if ending in HYPHENS and following[:1].islower() and before and (before[0].endswith(",") or before[0] in self.coordinators):
                # A part left out in front (`tarpeita, -mahdollisuuksia`).
                return text
            stuck = any(bare.endswith(word) for word in self.stuck) or (ending in HYPHENS and following[:1].islower() and self.suffix(bare))
            return text if stuck else text + " "
        if ending[-1:] not in HYPHENS and not (ending[-1:] == "\u2013" and ending[-2:-1].isdigit()):
            return text + " "
        left = re.split(r"[^\w]", ending[:-1])[-1]
        if bare in self.coordinators or not left:
            return text + " "
        if not (left[1:].islower() and following[:1].islower()):
            return text if following[:1].isalnum() else text + " "
        if self._keeps_hyphen(left, bare):
            return text
        if self.hyphenates or self.known(left + bare):
            return text[:-1]
        # Where no words are broken, a hyphen that is no compound's own stands for a part left out (`työ- ja …`).
        return text + " " if self.only_like_vowels else text

    def _is_cut(self, above: Line, below: Line, right: float) -> bool:
        """Whether a cell's edge cut a word without a hyphen: it is alone on its line, as far as the cell goes, and both halves
        together are a word, or the rest is too short to be one."""
        if len(above.words) > 1 or above.x1 < right - CUT * above.size:
            return False
        left, rest = above.words[0].text, below.words[0].text.rstrip(".,;:")
        if not left.isalpha() or not rest.isalpha() or not rest.islower() or rest in self.coordinators or rest in self.small:
            return False
        if self.known(rest) and len(rest) > SHORTEST_WORD:
            return not self.known(left) and self._is_word(left + rest)
        return len(rest) <= LONGEST_REST or self._is_word(left + rest)

    def _is_word(self, text: str) -> bool:
        """Whether the language or the document has the word."""
        return self.known(text) or text.lower() in self.vocabulary

    def _is_compound(self, left: str, right: str) -> bool:
        """Whether no syllable can end at a hyphen: between two like vowels in a language that writes compounds so (`osa-aikainen`), or
        behind letters without a vowel (`pk-yritys`)."""
        like = left[-1:] == right[:1] and left[-1:] in VOWELS
        # A dictionary may have the word without its hyphen as well.
        own = self.known(f"{left}-{right}") or (self.only_like_vowels and not self.known(left + right))
        return (like and own) or (left.isalpha() and not set(left.lower()) & VOWELS)

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether a hyphen at a line's end is the compound's own: `vara-alan` has it, `kehit-täminen` has not."""
        if f"{left}-{right}".lower() in self.vocabulary or self._is_compound(left, right):
            return True
        like_vowels = left[-1:] == right[:1] and left[-1:] in VOWELS
        if like_vowels and not self.hyphenates:
            return True
        if (left + right).lower() in self.vocabulary or self.known(left + right):
            return False
        if left[:1].isupper() and (left.lower() in self.vocabulary or self.known(left)) and (right in self.vocabulary or self.known(right)):
            return True
        return like_vowels


def spans_of(passage: Passage, start: int = 0, end: int | None = None, rule: str | None = None) -> list[Span]:
    """The places of passage.text[start:end], one span a line; `rule` is what set the value that is read from there."""
    end = len(passage.text) if end is None else end
    lines: dict[tuple[int, int], list[tuple[Word, int, int]]] = {}
    for line, word, a, b in passage.parts(start, end):
        lines.setdefault((word.page, line), []).append((word, a, b))
    return [_span(page, parts, rule) for (page, _), parts in lines.items()]


def _span(page: int, parts: list[tuple[Word, int, int]], rule: str | None) -> Span:
    boxes = [box for word, a, b in parts if (box := word.box(a, b))]
    return Span(page=page, bbox=_around(boxes), text=" ".join([word.text[a:b].rstrip(SOFT_HYPHEN) for word, a, b in parts]), rule=rule)


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    x0, top, x1, bottom = [round(edge, 1) for edge in (min(lefts), min(tops), max(rights), max(bottoms))]
    if 0 < x0 <= x1 < LARGEST and 0 < top <= bottom < LARGEST:
        # The same numbers for all places that have them.
        return (TENTHS[int(x0 * 10 + 0.5)], TENTHS[int(top * 10 + 0.5)], TENTHS[int(x1 * 10 + 0.5)], TENTHS[int(bottom * 10 + 0.5)])
    return (x0, top, x1, bottom)


def joined(passages: Sequence[Passage]) -> Passage:
    """Several passages as one, a blank between them; their lines keep their own numbers."""
    text, placed = "", []
    for passage in passages:
        if text:
            text += " "
        placed.append((len(text), passage))
        text += passage.text
    return _in_a_row(placed, text)


def _in_a_row(passages: Sequence[tuple[int, Passage]], text: str) -> Passage:
    """Passages as one, each with the character of the text at which it begins, and on lines of its own."""
    words: list[Word] = []
    starts: list[int] = []
    breaks: list[int] = []
    for first, passage in passages:
        breaks += [len(words) + number for number in ((0, *passage.breaks) if words and passage.words else passage.breaks)]
        words += passage.words
        starts += [first + start for start in passage.starts]
    return Passage(text, tuple(words), tuple(starts), tuple(breaks))
