"""The titles of themes: what a heading that names one says, and when two titles are one theme's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extractors.evidence.leaf import evidence_of
from schemas.region import Leaf

# `Painopiste B`, `Kärki 1:`, `3 Toimintalinja 2 –`: a chapter's number, a word, its number or letter, what follows.
NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?([^\W\d_][\w-]*)\s+(\d{1,2}|[A-H]|[IVX]{1,4})(?![\w.]*\d)\b\s*[.:)|·•\u2013\u2014-]*\s*"
)
CHAPTER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]?|[A-H][.)])\s+(?=[^\W\d_])")
# `2.3 …`: a part of a chapter.
STEPPED = re.compile(r"\d{1,2}\.\d")
# `Toimenpide 1.2: …`: one of several in a theme, none itself.
COUNTED_IN = re.compile(r"[^\W\d_]+\s+\d{1,2}\.\d")
# What a heading says behind its words: as of when.
AS_OF = re.compile(r"\s*\([^()]*\d{4}\)\s*$")
# A theme's title has no more words than this.
TITLE_WORDS = 24
# Titles this alike (0 to 100) are one theme's; under one number less is enough.
ALIKE, SAME_NUMBER = 84, 60
# A word of so many letters tells titles apart.
LONG = 6
# Sizes within this share of each other are one.
SAME_SIZE = 0.02


@dataclass(frozen=True)
class ThemeHead:
    """A heading that names a theme: its number, its title (empty where the heading gives none), the sections it names, too."""

    number: int
    title: str
    sections: tuple[str, ...] = ()
    title_leaf: Leaf | None = None
    """The paragraph that goes on with it: the title under the number."""


@dataclass
class Themes:
    """What is known of the themes: heads by id() of their leaves, titles by number, the pages that only list them."""

    heads: dict[int, ThemeHead] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    agendas: set[int] = field(default_factory=set)


def alike(a: str, b: str) -> float:
    """How alike two titles are, 0 to 100; of as many words each, as their long words that are least alike: `Työnhakijan palvelut` and
    `Työnantajan palvelut` are two."""
    one, other = a.casefold(), b.casefold()
    pairs = [(x, y) for x, y in zip(one.split(), other.split(), strict=False) if len(x) >= LONG and len(y) >= LONG]
    if len(one.split()) == len(other.split()) and pairs:
        return min(fuzz.ratio(one, other), *(fuzz.ratio(x, y) for x, y in pairs))
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other) if min(len(one.split()), len(other.split())) > 1 else 0)


def find(keys: Sequence[tuple[int, str]], number: int | None, title: str) -> int | None:
    """The number of the theme that a title is, with its own number or without."""
    if number is not None:
        same = [n for n, other in keys if n == number and alike(other, title) >= SAME_NUMBER]
        return same[0] if same else None
    scores = [(alike(other, title), -n) for n, other in keys]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= ALIKE else None


def is_value(text: str, language: str) -> bool:
    """Whether a text is a value that heads a group: a status, a fund, an organisation, a time. A numbered chapter's heading is none,
    whatever time it tells: `2.3 Painopisteet vuosille 2025–2030`."""
    # `Missä mennään (2025)`: what stands in brackets behind a heading says as of when.
    said = AS_OF.sub("", text)
    if STEPPED.match(text) or not said:
        return not said
    seen = evidence_of(said, language)
    return bool(seen.statuses or seen.periods or seen.single or (seen.funders and seen.plain <= 1) or seen.told >= 0.5 * max(seen.words, 1))


def beside_title(text: str, title: str) -> str | None:
    """What a heading says beside a title: `Osaava työ: hankkeet`, `Tiekartta: osaava työ`; None where it does not hold the title."""
    folded, said = text.casefold(), title.casefold()
    if folded.startswith(said):
        return text[len(title) :].strip(" :–—-|,")
    rest = text[: len(text) - len(title)].rstrip()
    return rest.strip(" :–—-|,") if folded.endswith(said) and rest[-1:] in (":", "–", "—", "-", "|") else None
