"""What is written aslant over a page, a draft's watermark say: words of its own, which are none of the page's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from pipeline.readers.letters import Letter, Run
from pipeline.readers.raws import Raw, raw_of

# A line runs aslant where it rises by more than this share of its length, and goes sideways by more than that of its height.
RISES = 0.15
# The middles of a word's letters are no further apart than this many type sizes.
NEXT = 1.2


def is_aslant(run: Run) -> bool:
    """Whether a run goes neither along the page nor up or down it."""
    a, b, *_ = run.matrix
    return bool(min(abs(a), abs(b)) > RISES * max(abs(a), abs(b)))


def aslant_words(letters: Sequence[Letter]) -> Iterator[Raw]:
    """The words of letters that run aslant, in the source's order."""
    word: list[Letter] = []
    for letter in letters:
        blank = letter.text.isspace()
        if word and (blank or not _goes_on(word[-1], letter)):
            yield raw_of(word)
            word = []
        if not blank:
            word.append(letter)
    if word:
        yield raw_of(word)


def _goes_on(before: Letter, letter: Letter) -> bool:
    (x, y), (left, top) = letter.middle, before.middle
    return hypot(x - left, y - top) <= NEXT * float(before.run.size)
