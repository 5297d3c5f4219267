"""Finds the edition's themes: numbered by a word, told by bars, by titles, by tables, or only by what stands under their headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from extractors.headings import HeadingReader
from extractors.sections.agenda import agendas_in, listed_themes, with_listed
from extractors.sections.numbered import Numbered
from extractors.sections.titled import Titled, are_projects, headed, sections_again
from extractors.sections.titles import NUMBERED, ThemeHead, Themes, find
from schemas.region import Leaf

# `Osaava työ – nykytila`, `Osaava työ: nykytila`, `Osaava työ | nykytila`
PARTED = re.compile(r"(.+?)(?:\s+[-\u2010-\u2015\u2212]\s+|:\s+|\s+\|\s+|\s+/\s+)([^-\u2010-\u2015\u2212|/]+)")


def themes_in(
    readers: tuple[HeadingReader, Mapping[int, HeadingReader]],
    heads: Sequence[Leaf],
    following: Mapping[int, Leaf],
    sections: Mapping[int, tuple[str, ...]],
    bars: Set[int],
    split: Mapping[int, tuple[str, str]],
    cells: tuple[Sequence[Leaf], Sequence[Leaf]],
) -> Themes:
    """The themes of a document. `readers`: that of its language, and those of its pages; `heads`: what may be a heading, in order;
    `following`: what stands behind each leaf; `sections`: what those headings name that name sections; `bars`: those that stand in a
    bar; `split`: titles of two parts, as split_titles gives them; `cells`: what tells themes in tables, beside columns of sections and
    in columns of their own."""
    reader = readers[0]
    listing = agendas_in(reader, heads, following)
    numbered = Numbered(reader, heads, following, split).read()
    if len(numbered.titles) > 1 or any(head.sections for head in numbered.heads.values()):
        if any(numbered.titles.values()):
            return with_listed(numbered, listing, heads, reader)
        # Tags that give no theme a title: it stands elsewhere.
        rest = [leaf for leaf in heads if id(leaf) not in numbered.heads]
        titled = _unnumbered(readers, rest, following, sections, bars, split, cells)
        if set(numbered.titles) <= set(titled.titles):
            titled.heads |= numbered.heads
            return titled
        return with_listed(numbered, listing, heads, reader)
    return _unnumbered(readers, heads, following, sections, bars, split, cells)


def _unnumbered(
    readers: tuple[HeadingReader, Mapping[int, HeadingReader]],
    heads: Sequence[Leaf],
    following: Mapping[int, Leaf],
    sections: Mapping[int, tuple[str, ...]],
    bars: Set[int],
    split: Mapping[int, tuple[str, str]],
    cells: tuple[Sequence[Leaf], Sequence[Leaf]],
) -> Themes:
    """The themes of a document in which no word numbers them; all as in themes_in."""
    reader, by_page = readers
    listing = agendas_in(reader, heads, following)
    barred = [leaf for leaf in heads if id(leaf) in bars]
    if barred:
        return _from_bars(reader, barred)
    beside, in_columns = cells
    if len((found := _tabled(reader, beside)).titles) > 1:
        return found
    own = {leaf.page for leaf in listing}
    titled = [leaf for leaf in heads if leaf.page not in own]
    found = Titled(by_page, titled, sections, split).read()
    unsure = len(found.titles) < 2 or _come_again(found)
    again = _by_repetition((reader, by_page), titled, following, sections, split) if unsure else Themes()
    if _come_again(found) and _is_larger(again, found, titled):
        # What was taken for themes comes again under each of the larger titles: sections in words that are not known.
        found = again
    if len(found.titles) < 2:
        listed = listed_themes(listing, titled, sections, reader)
        columns = _tabled(reader, in_columns)
        several = next((themes for themes in (listed, columns, again) if len(themes.titles) > 1), None) or headed(reader, titled, following)
        found = several if several.titles else found
    return with_listed(found, listing, heads, reader)


def _come_again(found: Themes) -> bool:
    """Whether each of the themes has several headings."""
    counts = Counter(head.number for head in found.heads.values())
    return bool(found.titles) and all(counts[number] > 1 for number in found.titles)


def _is_larger(again: Themes, found: Themes, heads: Sequence[Leaf]) -> bool:
    """Whether there are titles over repeated headings, and all are set larger than the themes found."""
    sizes = [{leaf.style[0] for leaf in heads if id(leaf) in themes.heads} for themes in (again, found)]
    return len(again.titles) > 1 and all(sizes) and min(sizes[0]) > max(sizes[1])


def _by_repetition(
    readers: tuple[HeadingReader, Mapping[int, HeadingReader]],
    heads: Sequence[Leaf],
    following: Mapping[int, Leaf],
    sections: Mapping[int, tuple[str, ...]],
    split: Mapping[int, tuple[str, str]],
) -> Themes:
    """Themes that stand over the same headings again and again, in whatever words those are."""
    reader, by_page = readers
    found = Titled(by_page, heads, sections_again(heads, sections, following, reader.language), split).read()
    return Themes() if are_projects(found, heads, following, reader.language) else found


def split_titles(heads: Sequence[Leaf]) -> dict[int, tuple[str, str]]:
    """Titles of two parts, (theme, the rest), by id() of leaf: each theme stands with several rests, each rest with several themes."""
    parts = [(leaf, match[1].strip(), match[2].strip()) for leaf in heads if (match := PARTED.fullmatch(leaf.text))]
    rests: dict[str, set[str]] = defaultdict(set)
    themes: dict[str, set[str]] = defaultdict(set)
    for _, theme, rest in parts:
        rests[theme.casefold()].add(rest.casefold())
        themes[rest.casefold()].add(theme.casefold())
    return {
        id(leaf): (theme, rest)
        for leaf, theme, rest in parts
        if len(rests[theme.casefold()]) > 1
        and any(len(themes[other]) > 1 for other in rests[theme.casefold()])
        # `Spår 1: Sjöfart och energi` beside `Spår 1: så här gör vi`: what no other number has is the title.
        and (len(themes[rest.casefold()]) > 1 or not NUMBERED.fullmatch(theme))
    }


def _from_bars(reader: HeadingReader, heads: Sequence[Leaf]) -> Themes:
    """Themes that bars tell: a text of its own on each run of pages."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf in heads:
        number, title = reader.number(leaf.text)
        at = find(keys, None, title)
        if at is None:
            at = number if number and number not in dict(keys) else len(keys) + 1
            keys.append((at, title))
        found.heads[id(leaf)] = ThemeHead(at, title)
    found.titles = dict(sorted(keys))
    return found


def _tabled(reader: HeadingReader, cells: Sequence[Leaf]) -> Themes:
    """Themes that a column of a table tells; they head nothing but their rows."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf in cells:
        number, title = reader.number(leaf.text)
        if find(keys, None, title) is None:
            keys.append((number if number and number not in dict(keys) else len(keys) + 1, title.strip(" .:")))
    found.titles = dict(sorted(keys))
    return found
