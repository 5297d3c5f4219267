"""Text cleaned once, at one place, whatever file it comes from: what no reader of the page sees is taken off, what was drawn in
parts is put together, and what can't be read says so (U+FFFD). What a kind of cleaning is called here is what the finding says."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from schemas.document import Edges

# The kinds of cleaning, as the finding `cleaned-text` names them.
SIGNS, ACCENTS, LIGATURES, DOUBLED, SPACING = "signs", "accents", "ligatures", "doubled", "spacing"
UNREADABLE = "\ufffd"
SOFT_HYPHEN = "\u00ad"
# What pdfminer writes for a glyph that it finds no letter for.
NO_LETTER = re.compile(r"\(cid:\d+\)")
# Accents that stand by themselves, as TeX draws them over a letter, and the marks that join one.
FREE_ACCENTS = dict(zip("¨´`ˆ˜˚¸ˇ˝˘˙˛", "\u0308\u0301\u0300\u0302\u0303\u030a\u0327\u030c\u030b\u0306\u0307\u0328", strict=True))
# Ligatures, and letters of mathematical alphabets, which some set names in.
LIKE_LETTERS = (("\ufb00", "\ufb06"), ("\U0001d400", "\U0001d7ff"))
# What a word needs more than a look for: controls, soft hyphens, accents, marks, format characters, ligatures, what is no letter.
ODD = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufb00-\ufb06\ufeff\ufff9-\uffff"
    "\U0001d400-\U0001d7ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff" + "".join(FREE_ACCENTS) + "\ue000-\uf8ff]|\\(cid:"
)
# A row of so many letters with a blank behind each is spaced out; this share of its words may be longer.
LEAST_SPACED, LONGER = 5, 0.15
# A row is doubled where each letter stands twice, and of so many there are this many different ones.
LEAST_DOUBLED, DIFFERENT = 8, 4


class Cleaned(NamedTuple):
    """A word's text, the edges of its characters as `Word.edges`, and what was done to it."""

    text: str
    edges: Edges = ()
    kinds: frozenset[str] = frozenset()


def is_clean(text: str) -> bool:
    """Whether a text, and so each part of it, is as it is to be read."""
    return not ODD.search(text) and unicodedata.is_normalized("NFC", text)


def cleaned(parts: Sequence[str], edges: Edges = ()) -> Cleaned:
    """The text that a word's glyphs stand for; `edges` as `Word.edges`, one more than there are parts, or empty.

    >>> cleaned(["pro", "ﬁ", "ili", "\\u200b"]).text
    'profiili'
    """
    text = "".join(parts)
    if is_clean(text):
        if len(text) == len(parts):
            return Cleaned(text, edges if len(edges) == len(parts) + 1 else ())
        if text.isprintable():
            # Some glyphs stand for several letters each; all of these are seen.
            return Cleaned(text, _edges([(letter, number) for number, part in enumerate(parts) for letter in part], edges, len(parts)))
    kinds: set[str] = set()
    letters = [(letter, number) for number, part in enumerate(parts) for letter in _letters(part, number == len(parts) - 1, kinds)]
    letters = _joined(_composed(letters, kinds))
    return Cleaned("".join(letter for letter, _ in letters), _edges(letters, edges, len(parts)), frozenset(kinds))


def cleaned_text(text: str) -> Cleaned:
    """The same for a word of plain text."""
    return (
        cleaned(list(NO_LETTER.sub(UNREADABLE, text))) if not text.isascii() or "(cid:" in text or not text.isprintable() else Cleaned(text)
    )


Letter = tuple[str, int]
"""A letter and the number of the glyph that it is drawn by."""


def _letters(part: str, last: bool, kinds: set[str]) -> Iterator[str]:
    """The letters that a glyph stands for."""
    if NO_LETTER.fullmatch(part) or part == "\0":
        yield UNREADABLE
        return
    for at, letter in enumerate(part):
        if letter == SOFT_HYPHEN:
            # At a word's end it tells that a line broke the word; elsewhere nobody sees it.
            if last and at == len(part) - 1:
                yield letter
        elif _is_invisible(letter):
            kinds.add(SIGNS)
        elif any(low <= letter <= high for low, high in LIKE_LETTERS):
            kinds.add(LIGATURES)
            yield from unicodedata.normalize("NFKC", letter)
        else:
            yield letter


def _is_invisible(letter: str) -> bool:
    """Whether nothing of a letter is seen: control and format characters (zero width, bidirectional), halves of surrogates,
    code points that are none."""
    if letter < "\x7f":
        return letter < " "
    return unicodedata.category(letter) in ("Cc", "Cf") or "\ud800" <= letter <= "\udfff" or (ord(letter) & 0xFFFE) == 0xFFFE


def _composed(letters: Iterable[Letter], kinds: set[str]) -> list[Letter]:
    """The letters with the marks that belong to them: `a` and U+0308 are `ä`, `¨` and `o` are `ö`."""
    found: list[Letter] = []
    waiting: Letter | None = None
    for letter, number in letters:
        if waiting:
            joined = unicodedata.normalize("NFC", letter + FREE_ACCENTS[waiting[0]])
            if len(joined) == 1 and not _takes(found, waiting[0]):
                found.append((joined, number))
                kinds.add(ACCENTS)
                waiting = None
                continue
            found = _on_the_last(found, waiting, kinds)
            waiting = None
        if letter in FREE_ACCENTS:
            waiting = (letter, number)
        elif unicodedata.combining(letter) and found and len(joined := unicodedata.normalize("NFC", found[-1][0] + letter)) == 1:
            found[-1] = (joined, found[-1][1])
            kinds.add(ACCENTS)
        else:
            found.append((letter, number))
    return _on_the_last(found, waiting, kinds) if waiting else found


def _takes(found: Sequence[Letter], accent: str) -> bool:
    """Whether the letter before a free accent is one that Nordic words have with it, so that the accent is its own."""
    return bool(found) and accent in "¨˚" and found[-1][0] in "aouAOU"


def _on_the_last(found: list[Letter], accent: Letter, kinds: set[str]) -> list[Letter]:
    """The letters, an accent put on the last one, or behind it where there is no such letter."""
    joined = unicodedata.normalize("NFC", found[-1][0] + FREE_ACCENTS[accent[0]]) if found else ""
    if len(joined) != 1:
        return [*found, accent]
    kinds.add(ACCENTS)
    return [*found[:-1], (joined, found[-1][1])]


def _joined(letters: Sequence[Letter]) -> list[Letter]:
    """The letters in Unicode's composed form, as far as that leaves one a glyph."""
    return [(unicodedata.normalize("NFC", letter), number) for letter, number in letters]


def _edges(letters: Sequence[Letter], edges: Edges, parts: int) -> Edges:
    """The left edge of each letter and the right edge of the last; a glyph of several letters is cut into equal parts."""
    if len(edges) != parts + 1 or not letters:
        return ()
    if len(letters) == parts and all(number == at and len(letter) == 1 for at, (letter, number) in enumerate(letters)):
        return edges
    numbers = [number for letter, number in letters for _ in letter]
    counts = Counter(numbers)
    found: list[float] = []
    for number, same in itertools.groupby(numbers):
        left, width = edges[number], edges[number + 1] - edges[number]
        found += [round(left + width * at / counts[number], 2) for at, _ in enumerate(same)]
    return (*found, edges[-1])


def respaced(row: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words of a row of plain text (text, first column, last column + 1), those put together that a blank behind each letter
    has taken apart: `S i l t a   t ö i h i n` is two words."""
    longer = sum(1 for text, _, _ in row if len(text) > 1)
    if len(row) - longer < LEAST_SPACED or longer > LONGER * len(row):
        return list(row)
    gaps = [after[1] - before[2] for before, after in itertools.pairwise(row)]
    # Where all gaps are alike, nobody can tell where a word ends.
    if len(set(gaps)) < 2 or min(gaps) != 1:
        return list(row)
    found = [row[0]]
    for gap, (text, start, end) in zip(gaps, row[1:], strict=True):
        if gap == 1:
            found[-1] = (found[-1][0] + text, found[-1][1], end)
        else:
            found.append((text, start, end))
    return found


def undoubled(texts: Sequence[str]) -> list[str] | None:
    """A row's words with each letter once, where each stands twice (`SSiillttaa`); else None."""
    letters = "".join(texts)
    if len(letters) < LEAST_DOUBLED or len(set(filter(str.isalpha, letters))) < DIFFERENT or any(len(text) % 2 for text in texts):
        return None
    return [text[::2] for text in texts] if all(text[::2] == text[1::2] for text in texts) else None
