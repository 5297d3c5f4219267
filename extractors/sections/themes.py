"""Finds the edition's themes: numbered by a word, told by bars, by titles, by tables, or only by what stands under their headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extractors.evidence.headings import HeadingReader
from extractors.sections.agenda import agendas_in, listed_themes, with_listed
from extractors.sections.numbered import Numbered
from extractors.sections.titled import ALONE, Titled, are_projects, headed, sections_again
from extractors.sections.titles import NUMBERED, ThemeHead, Themes, find
from schemas.region import Leaf

# `Osaava työ – nykytila`, `Osaava työ: nykytila`, `Osaava työ | nykytila`
PARTED = re.compile(r"(.+?)(?:\s+[-\u2010-\u2015\u2212]\s+|:\s+|\s+\|\s+|\s+/\s+)([^-\u2010-\u2015\u2212|/]+)")

# `1. Meri ja rannikko`
COUNTED = re.compile(r"([1-9])[.)]\s+([^\W\d_].*)")


@dataclass(frozen=True)
class Clues:
    """What tells the themes of a document."""

    reader: HeadingReader
    """That of its language; `by_page`: those of its pages."""
    by_page: Mapping[int, HeadingReader]
    heads: Sequence[Leaf]
    """What may be a heading, in order."""
    following: Mapping[int, Leaf]
    """What stands behind each paragraph, by id()."""
    sections: Mapping[int, tuple[str, ...]]
    """What those headings name that name sections, by id()."""
    bars: Set[int]
    """Those that stand in a bar, by id()."""
    split: Mapping[int, tuple[str, str]]
    """Titles of two parts, as split_titles gives them."""
    cells: tuple[Sequence[Leaf], Sequence[Leaf]]
    """What tells themes in tables: beside columns of sections, and in columns of their own."""


def themes_in(clues: Clues) -> Themes:
    """The themes of a document."""
    heads, reader = clues.heads, clues.reader
    numbered = Numbered(reader, heads, clues.following, clues.split).read()
    if len(numbered.titles) < 2 and not any(head.sections for head in numbered.heads.values()):
        return _unnumbered(clues)
    if not any(numbered.titles.values()):
        # Tags that give no theme a title: it stands elsewhere.
        titled = _unnumbered(replace(clues, heads=[leaf for leaf in heads if id(leaf) not in numbered.heads]))
        if set(numbered.titles) <= set(titled.titles):
            titled.heads |= numbered.heads
            return titled
    return with_listed(numbered, agendas_in(reader, heads, clues.following), heads, reader)


def _unnumbered(clues: Clues) -> Themes:
    """The themes of a document in which no word numbers them."""
    reader, heads, following = clues.reader, clues.heads, clues.following
    listing = agendas_in(reader, heads, following)
    # A number alone in a bar is a mark: the title stands beside it.
    barred = [leaf for leaf in heads if id(leaf) in clues.bars and not ALONE.fullmatch(leaf.text)]
    if barred:
        return _from_bars(reader, barred)
    beside, in_columns = clues.cells
    if len((found := _tabled(reader, beside)).titles) > 1:
        return found
    if (counted := _counted_again(clues)).titles:
        return counted
    own = {leaf.page for leaf in listing}
    titled = [leaf for leaf in heads if leaf.page not in own]
    found = Titled(clues.by_page, titled, clues.sections, clues.split).read()
    unsure = len(found.titles) < 2 or _come_again(found)
    again = _by_repetition(replace(clues, heads=titled)) if unsure else Themes()
    if _come_again(found) and _is_larger(again, found, titled):
        # What was taken for themes comes again under each of the larger titles: sections in words that are not known.
        found = again
    if len(found.titles) < 2:
        listed = listed_themes(listing, titled, clues.sections, reader)
        columns = _tabled(reader, in_columns)
        several = next((themes for themes in (listed, columns, again) if len(themes.titles) > 1), None) or headed(reader, titled, following)
        found = several if several.titles else found
    return with_listed(found, listing, heads, reader)


def _counted_again(clues: Clues) -> Themes:
    """Themes that are counted, `1. Meri ja rannikko`, in the same words on several pages, one of which names a section: columns, or
    rows, of what each page tells of all of them. None where their own words may name sections."""
    places: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    heads: dict[int, ThemeHead] = {}
    for leaf in clues.heads:
        if counted := COUNTED.fullmatch(leaf.text):
            places[int(counted[1])][counted[2]].add(leaf.page)
            heads[id(leaf)] = ThemeHead(int(counted[1]), counted[2])
    titles = {number: next(iter(told)) for number, told in sorted(places.items()) if len(told) == 1}
    again = [places[number][title] for number, title in titles.items()]
    if list(titles) != list(range(1, len(places) + 1)) or len(titles) < 2 or min(map(len, again)) < 2:
        return Themes()
    told = {leaf.page for leaf in clues.heads if id(leaf) in clues.sections}
    if any(clues.reader.hints(title) for title in titles.values()) or told.isdisjoint(again[0].intersection(*again[1:])):
        return Themes()
    found = Themes()
    found.titles, found.heads = titles, heads
    return found


def _come_again(found: Themes) -> bool:
    """Whether each of the themes has several headings."""
    counts = Counter(head.number for head in found.heads.values())
    return bool(found.titles) and all(counts[number] > 1 for number in found.titles)


def _is_larger(again: Themes, found: Themes, heads: Sequence[Leaf]) -> bool:
    """Whether there are titles over repeated headings, and all are set larger than the themes found."""
    sizes = [{leaf.style[0] for leaf in heads if id(leaf) in themes.heads} for themes in (again, found)]
    return len(again.titles) > 1 and all(sizes) and min(sizes[0]) > max(sizes[1])


def _by_repetition(clues: Clues) -> Themes:
    """Themes that stand over the same headings again and again, in whatever words those are."""
    heads, following, language = clues.heads, clues.following, clues.reader.language
    found = Titled(clues.by_page, heads, sections_again(heads, clues.sections, following, language), clues.split).read()
    return Themes() if are_projects(found, heads, following, language) else found


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
