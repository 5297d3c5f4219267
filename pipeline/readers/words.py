"""Characters to words: what is drawn twice once, accents on their letters, blanks where they are seen, text cleaned."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import Any

from extractors.text.bullets import SYMBOL_FONT
from pipeline.readers.accents import accented
from pipeline.readers.aslant import aslant_words, is_aslant
from pipeline.readers.cleaning import ACCENTS, DOUBLED, SOFT_HYPHEN, SPACING, UNREADABLE, Cleaned, cleaned
from pipeline.readers.doubled import drawn_once
from pipeline.readers.drawn import colour_of
from pipeline.readers.footnotes import parted_from_numbers
from pipeline.readers.level import level_words
from pipeline.readers.shown import TYPED
from pipeline.readers.spacing import WORD_GAP, spaced
from pipeline.readers.spelled import spelled_out
from pipeline.readers.turned import by_direction, turned_words
from schemas.document import Word

Char = dict[str, Any]
Raw = dict[str, Any]
"""A word as pdfplumber gives it, with its `chars`."""
_matrix, _rise = itemgetter("matrix"), itemgetter(1)

# A blank is said to lie under a letter that begins no further left of it than this, in points.
COVER = 0.5
BLANKS = frozenset(" \u00a0\u00ad")
BOLD = ("bold", "black", "heavy", "semibold", "demi")
# What stands further right than this many type sizes begins a line of its own.
COLUMN = 2.0
# Type sizes are told in tenths; of what lies half-way, 9.75 say, the lower one, whichever way a reader's sums are out.
HALF_DOWN = 0.001


def words_of(page: int, chars: list[Char], first: int = 0) -> tuple[Word, ...]:
    """The words of a page's characters, numbered from `first`; nothing of them that nobody sees."""
    aslant: list[Char] = []
    up: list[Char] = []
    down: list[Char] = []
    # On most pages all stand level.
    if any(map(_rise, map(_matrix, chars))):
        aslant = [char for char in chars if is_aslant(char)]
        chars, up, down = by_direction([char for char in chars if not is_aslant(char)] if aslant else chars)
    once, again = drawn_once(_without_blanks_under_letters(chars))
    whole, put = accented(once)
    apart, moved = spaced(whole)
    changed = ((again, DOUBLED), (put, ACCENTS), (moved, SPACING))
    found: list[Word] = []
    before: Raw | None = None
    for raw, note in parted_from_numbers(level_words(apart, WORD_GAP)):
        word = _word(page, raw, first + len(found), _opens(raw, before))
        if word.text == SOFT_HYPHEN and found and not _opens(raw, before):
            # It stands for a break in the word before it.
            found[-1] = replace(found[-1], text=found[-1].text + SOFT_HYPHEN, edges=())
        elif word.text and word.text != SOFT_HYPHEN:
            kinds = frozenset(kind for ids, kind in changed if ids and any(id(char) in ids for char in raw["chars"]))
            found.append(replace(word, note=note, cleaned=word.cleaned | kinds) if note or kinds else word)
        before = raw
    for raw in (*turned_words(up, upwards=True), *turned_words(down, upwards=False)):
        word = _word(page, raw, first + len(found), opens=False)
        place = tuple(round(edge, 2) for edge in raw["laid"])
        if word.text and word.text != SOFT_HYPHEN:
            found.append(replace(word, place=place, drawn=word.place, edges=(), size=round(raw["height"] - HALF_DOWN, 1)))
    found = _whole(list(_bullets_in_line(found)), first)
    for raw in aslant_words(aslant):
        # It stands over the page, as a note to it.
        word = _word(page, raw, first + len(found), opens=False)
        if word.text and word.text != SOFT_HYPHEN:
            found.append(replace(word, drawn=word.place, edges=(), note=True))
    return tuple(found)


def _bullets_in_line(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words; what can't be read is a bullet, too, where one set alike stands at the same left edge: the column left of it may
    end so near that nothing else tells that it opens a line."""
    edges = {(word.place[0], word.font, word.size) for word in words if word.text == "•"}
    return tuple(
        replace(word, text="•") if word.text == UNREADABLE and (word.place[0], word.font, word.size) in edges else word for word in words
    )


def _whole(words: list[Word], first: int) -> list[Word]:
    """The words, those that are spelled out put together, numbered anew from `first`."""
    found = spelled_out([word.text for word in words], [0.0, *(_gap(a, b) for a, b in itertools.pairwise(words))])
    if not found:
        return words
    whole: list[Word] = []
    at = 0
    for start, end in [*found, (len(words), len(words))]:
        whole += words[at:start]
        whole += [_as_one(words[start:end])] if end > start else []
        at = end
    return [replace(word, number=first + number) for number, word in enumerate(whole)]


def _gap(before: Word, word: Word) -> float:
    """How far a word stands behind the one before it on its line, in type sizes; below 0 where it does not."""
    beside = before.place[1] < (word.place[1] + word.place[3]) / 2 < before.place[3] and not (before.drawn or word.drawn)
    gap = (word.place[0] - before.place[2]) / max(word.size, 1.0)
    return gap if beside and 0 <= gap <= COLUMN else -1.0


def _as_one(letters: Sequence[Word]) -> Word:
    one = letters[0]
    place = (one.place[0], one.place[1], letters[-1].place[2], one.place[3])
    text = "".join(letter.text for letter in letters)
    edges = (*(letter.place[0] for letter in letters), place[2])
    return replace(one, text=text, place=place, edges=edges, cleaned=one.cleaned | {SPACING})


def _word(page: int, raw: Raw, number: int, opens: bool) -> Word:
    """A word as it reads; `opens`: whether nothing stands left of it on its line."""
    chars = raw["chars"]
    place = tuple(round(float(raw[key]), 2) for key in ("x0", "top", "x1", "bottom"))
    if "drawn_x1" in chars[-1]:
        place = (*place[:2], round(float(chars[-1]["drawn_x1"]), 2), place[3])
    read = cleaned([char["text"] for char in chars], (*[round(float(char["x0"]), 2) for char in chars], place[2]))
    fontname = chars[0]["fontname"]
    font, bold = _face(fontname)
    return Word(
        text="•" if _is_bullet(read, fontname, opens, "".join(char["text"] for char in chars)) else read.text,
        page=page,
        number=number,
        place=place,  # type: ignore[arg-type]
        edges=read.edges if len(read.edges) == len(read.text) + 1 else (),
        font=font,
        size=round(float(chars[0]["size"]) - HALF_DOWN, 1),
        colour=colour_of(chars[0].get("non_stroking_color")),
        bold=bold,
        typed=any(char.get("tag") == TYPED for char in chars),
        cleaned=read.kinds,
    )


@lru_cache(maxsize=1024)
def _face(fontname: str) -> tuple[str, bool]:
    """A font's name without the mark of a subset, and whether it tells that it is bold; kept, for many words have few fonts."""
    return fontname.split("+")[-1], any(mark in fontname.lower() for mark in BOLD)


def _is_bullet(read: Cleaned, fontname: str, opens: bool, drawn: str) -> bool:
    """Whether a letter alone is a bullet: it is of a font of symbols, or opens a line and can't be read. `drawn`: as the source has it."""
    if opens and not drawn:
        # A glyph that the source has no letter for, half an emoji say.
        return True
    if len(read.text) != 1:
        return False
    return bool(read.text.isalnum() and SYMBOL_FONT.search(fontname)) or (opens and read.text == UNREADABLE)


def _opens(raw: Raw, before: Raw | None) -> bool:
    """Whether a word opens a line of its column."""
    if before is None or not before["top"] < (raw["top"] + raw["bottom"]) / 2 < before["bottom"]:
        return True
    return bool(not before["x0"] <= raw["x0"] <= before["x1"] + COLUMN * raw["chars"][0]["size"])


def _without_blanks_under_letters(chars: list[Char]) -> list[Char]:
    """The characters without the blanks that the next one is drawn over: browsers write unused soft hyphens so."""
    under: set[int] = set()
    after, place = None, len(chars)
    for index in reversed([index for index, char in enumerate(chars) if char["text"] in BLANKS]):
        if index + 1 < place:
            # What stands behind this blank is none.
            after = chars[index + 1]
        place = index
        if after and _is_over(after, chars[index]):
            under.add(index)
    return [char for index, char in enumerate(chars) if index not in under] if under else chars


def _is_over(letter: Char, blank: Char) -> bool:
    beside = letter["top"] < blank["bottom"] and letter["bottom"] > blank["top"]
    return bool(beside and blank["x0"] - COVER <= letter["x0"] < (blank["x0"] + blank["x1"]) / 2)
