"""Letters to words: what is drawn twice once, accents on their letters, blanks where they are seen, text cleaned."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from extractors.text.bullets import SYMBOL_FONT
from pipeline.readers.accents import accented
from pipeline.readers.aslant import aslant_words, is_aslant
from pipeline.readers.cleaning import ACCENTS, DOUBLED, SOFT_HYPHEN, SPACING, UNREADABLE, Cleaned, cleaned
from pipeline.readers.columns import Letters
from pipeline.readers.doubled import drawn_once
from pipeline.readers.drawn import colour_of
from pipeline.readers.footnotes import parted_from_numbers
from pipeline.readers.letters import Letter, rounded
from pipeline.readers.level import level_words
from pipeline.readers.raws import Raw
from pipeline.readers.shown import TYPED
from pipeline.readers.spacing import WORD_GAP, spaced
from pipeline.readers.spelled import LEAST, spelled_out
from pipeline.readers.turned import by_direction, turned_words
from schemas.document import Box, Edges, Look, Word

# A blank is said to lie under a letter that begins no further left of it than this, in points.
COVER = 0.5
BLANKS = frozenset(" \u00a0\u00ad")
BLANK, SOLID = re.compile(r"\s"), re.compile(r"\S+")
BOLD = ("bold", "black", "heavy", "semibold", "demi")
# What stands further right than this many type sizes begins a line of its own.
COLUMN = 2.0
# Type sizes are told in tenths; of what lies half-way, 9.75 say, the lower one, whichever way a reader's sums are out.
HALF_DOWN = 0.001


def words_of(page: int, letters: Sequence[Letter], first: int = 0) -> tuple[Word, ...]:
    """The words of a page's letters, numbered from `first`; nothing of them that nobody sees."""
    aslant: list[Letter] = []
    up: list[Letter] = []
    down: list[Letter] = []
    level = Letters.of(letters)
    # On most pages all stand level.
    if any(run.matrix[1] for run in level.runs):
        aslant = [letter for letter in letters if is_aslant(letter.run)]
        *levels, up, down = by_direction([letter for letter in letters if not is_aslant(letter.run)] if aslant else letters)
        level = Letters.of(levels[0])
    once, again = drawn_once(_without_blanks_under_letters(level))
    whole, put = accented(once)
    apart, moved = spaced(whole)
    changed = [(some, kind) for some, kind in ((again, DOUBLED), (put, ACCENTS), (moved, SPACING)) if some]
    found: list[Word] = []
    before: Raw | None = None
    parted = parted_from_numbers(level_words(apart, WORD_GAP))
    for (raw, note), (place, edges) in zip(parted, _places([raw for raw, _ in parted]), strict=True):
        opens = _opens(raw, before)
        word = _word(page, raw, first + len(found), place, edges, opens)
        if word.text == SOFT_HYPHEN and found and not opens:
            # It stands for a break in the word before it.
            found[-1] = replace(found[-1], text=found[-1].text + SOFT_HYPHEN, laid=())
        elif word.text and word.text != SOFT_HYPHEN:
            kinds = frozenset([kind for some, kind in changed if not some.isdisjoint(raw.letters)])
            found.append(word.looking(note=note, cleaned=word.look.cleaned | kinds) if note or kinds else word)
        before = raw
    for raw, laid in (*turned_words(up, upwards=True), *turned_words(down, upwards=False)):
        word = _lone_word(page, raw, first + len(found))
        (place,) = map(tuple, rounded([laid], 2))
        if word.text and word.text != SOFT_HYPHEN:
            turned = word.looking(drawn=word.place)
            found.append(replace(turned, place=place, laid=(), size=round(laid[2] - laid[0] - HALF_DOWN, 1)))
    found = _whole(list(_bullets_in_line(found)), first)
    for raw in aslant_words(aslant):
        # It stands over the page, as a note to it.
        word = _lone_word(page, raw, first + len(found))
        if word.text and word.text != SOFT_HYPHEN:
            found.append(replace(word.looking(drawn=word.place, note=True), laid=()))
    return tuple(_cut_at_blanks(found, first))


def _bullets_in_line(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words; what can't be read is a bullet, too, where one set alike stands at the same left edge: the column left of it may
    end so near that nothing else tells that it opens a line."""
    bullets = {_set_so(word) for word in words if word.text == "•"}
    return tuple(replace(word, text="•") if word.text == UNREADABLE and _set_so(word) in bullets else word for word in words)


def _set_so(word: Word) -> tuple[float, str, float]:
    return word.place[0], word.look.font, word.size


def _whole(words: list[Word], first: int) -> list[Word]:
    """The words, those that are spelled out put together, numbered anew from `first`."""
    if sum([len(word.text) == 1 for word in words]) < LEAST:
        return words
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


def _cut_at_blanks(words: list[Word], first: int) -> list[Word]:
    """The words, those cut that have a blank in them, numbered anew from `first`: a glyph may stand for several words."""
    if not any(BLANK.search(word.text) for word in words):
        return words
    parts = [_part(word, *found.span()) for word in words for found in SOLID.finditer(word.text)]
    return [replace(word, number=first + number) for number, word in enumerate(parts)]


def _part(word: Word, start: int, end: int) -> Word:
    """The characters [start, end) of a word as one."""
    edges = word.edges[start : end + 1]
    place = (edges[0], word.place[1], edges[-1], word.place[3]) if edges else word.place
    return replace(word, text=word.text[start:end], place=place, laid=edges)


def _gap(before: Word, word: Word) -> float:
    """How far a word stands behind the one before it on its line, in type sizes; below 0 where it does not."""
    beside = before.place[1] < (word.place[1] + word.place[3]) / 2 < before.place[3] and not (before.look.drawn or word.look.drawn)
    gap = (word.place[0] - before.place[2]) / max(word.size, 1.0)
    return gap if beside and 0 <= gap <= COLUMN else -1.0


def _as_one(letters: Sequence[Word]) -> Word:
    one = letters[0]
    place = (one.place[0], one.place[1], letters[-1].place[2], one.place[3])
    text = "".join(letter.text for letter in letters)
    edges = (*(letter.place[0] for letter in letters), place[2])
    return replace(one.looking(cleaned=one.look.cleaned | {SPACING}), text=text, place=place, laid=edges)


def _places(raws: Sequence[Raw]) -> Iterator[tuple[Box, Edges]]:
    """Each word's box, and the left edges of its letters and the right edge of the last, all in hundredths of points."""
    boxes = rounded([(raw.x0, raw.top, raw.end, raw.bottom) for raw in raws], 2)
    for raw, (x0, top, x1, bottom) in zip(raws, boxes, strict=True):
        yield (x0, top, x1, bottom), (*raw.among.lefts[raw.first : raw.last], x1)


def _lone_word(page: int, raw: Raw, number: int) -> Word:
    """A word that stands on no line of the page."""
    ((place, edges),) = _places([raw])
    return _word(page, raw, number, place, edges, opens=False)


def _word(page: int, raw: Raw, number: int, place: Box, edges: Edges, opens: bool) -> Word:
    """A word as it reads; `opens`: whether nothing stands left of it on its line."""
    run, text = raw.run, raw.text
    # Most pages are clean, and most of their glyphs stand for one letter.
    read = Cleaned(text, edges) if raw.among.clean and len(text) == raw.last - raw.first else cleaned(raw.parts, edges)
    font, bold, size, colour = _style(run.fontname, run.size, run.colour)
    edges = read.edges if len(read.edges) == len(read.text) + 1 else ()
    text = "•" if _is_bullet(read, raw, opens) else read.text
    # By their order, not by their names, for a page has hundreds.
    return Word(text, page, number, place, edges, size, bold, Look(font, colour, typed=raw.has(TYPED), cleaned=read.kinds))


@lru_cache(maxsize=1024)
def _style(fontname: str, size: float, colour: Any) -> tuple[str, bool, float, tuple[float, ...]]:
    """A font's name without the mark of a subset, whether it tells that it is bold, a type size and a colour as words have them; kept,
    for many words have few styles."""
    bold = any(mark in fontname.lower() for mark in BOLD)
    return fontname.split("+")[-1], bold, round(float(size) - HALF_DOWN, 1), colour_of(colour)


def _is_bullet(read: Cleaned, raw: Raw, opens: bool) -> bool:
    """Whether a letter alone is a bullet: it is of a font of symbols, or opens a line and can't be read."""
    if opens and not read.text and not raw.text:
        # A glyph that the source has no letter for, half an emoji say.
        return True
    if len(read.text) != 1:
        return False
    return bool(read.text.isalnum() and SYMBOL_FONT.search(raw.run.fontname)) or (opens and read.text == UNREADABLE)


def _opens(raw: Raw, before: Raw | None) -> bool:
    """Whether a word opens a line of its column."""
    if before is None or not before.top < (raw.top + raw.bottom) / 2 < before.bottom:
        return True
    return bool(not before.x0 <= raw.x0 <= before.x1 + COLUMN * raw.run.size)


def _without_blanks_under_letters(letters: Letters) -> Letters:
    """The letters without the blanks that the next one is drawn over: browsers write unused soft hyphens so."""
    blank = letters.saying(BLANKS.__contains__)
    solid, blanks = np.flatnonzero(~blank), np.flatnonzero(blank)
    # What stands behind a blank, and behind those that follow it.
    after = np.searchsorted(solid, blanks)
    blanks, after = blanks[after < len(solid)], solid[after[after < len(solid)]]
    lefts, rights, ats = letters.x0[blanks], letters.x1[blanks], letters.x0[after]
    under = (letters.tops[after] < letters.bottoms[blanks]) & (letters.bottoms[after] > letters.tops[blanks])
    under &= (lefts - COVER <= ats) & (ats < (lefts + rights) / 2)
    if not under.any():
        return letters
    blank[:] = False
    blank[blanks[under]] = True
    return letters.only(~blank)
