"""Words that are spelled out, a blank behind each letter (`S i l t a`), among words that are not: put together again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

# A word is spelled out where so many letters stand alone in a row, so many of them in lower case or all capitals.
LEAST, DIFFERENT = 5, 3
# Between two words that are spelled out lies so many times the blank between their letters.
WIDER = 1.5
CLOSING = frozenset(".,:;!?)")


def spelled_out(texts: Sequence[str], gaps: Sequence[float]) -> list[tuple[int, int]]:
    """The words that are spelled out among the `texts` of a row, each as [first, last + 1); `gaps`: how far each text stands behind the
    one before it, the first one's included, in any unit; below 0 where it does not go on with it.

    >>> spelled_out("K o i v u t . ESR+".split(), [0, 1, 1, 1, 1, 1, 1, 1])
    [(0, 7)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(texts):
        end = start + 1
        if not texts[start].isupper():
            start = end
            continue
        while end < len(texts) and _is_sign(texts[end]) and gaps[end] >= 0:
            end += 1
        if _is_sign(texts[start]) and _is_word(texts[start:end]):
            found += _parted(start, end, gaps)
        start = end
    return found


def _is_sign(text: str) -> bool:
    return len(text) == 1 and (text.isalpha() or text in CLOSING)


def _is_word(letters: Sequence[str]) -> bool:
    """Whether letters in a row spell something: a capital, then small letters or capitals, no list of letters or marks."""
    own = [letter for letter in letters if letter.isalpha()]
    if len(own) < LEAST or not own[0].isupper() or len(set(own)) < DIFFERENT:
        return False
    small = sum(1 for letter in own if letter.islower())
    counted = all(ord(after) - ord(before) == 1 for before, after in itertools.pairwise(own))
    return not counted and (small >= LEAST - 1 or (small == 0 and letters[0].isupper()))


def _parted(start: int, end: int, gaps: Sequence[float]) -> list[tuple[int, int]]:
    """The words of a row of letters: a wider blank parts two."""
    usual = sorted(gaps[start + 1 : end])[(end - start - 1) // 2]
    edges = [start, *(i for i in range(start + 1, end) if usual and gaps[i] >= WIDER * usual), end]
    return [(first, last) for first, last in itertools.pairwise(edges) if last - first > 1]
