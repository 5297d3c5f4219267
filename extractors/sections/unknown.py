"""Headings that no lexicon knows, told by what stands around them: the order of sections in every theme, and repetition."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from extractors.evidence.leaf import evidence_of
from extractors.sections.titles import AS_OF, CHAPTER
from schemas.region import Leaf, Style

LISTS = ("current_state", "strengths", "development_targets")
TARGETS = ("development_targets", "projects")
STATE = ("current_state",)
ORDER = ("current_state", "strengths", "development_targets", "projects")
# What it costs that a theme has no such section: some have no strengths, hardly any has no state or targets.
SKIPPED = {"current_state": 2.0, "strengths": 1.0, "development_targets": 2.0, "projects": 0.5}
# What it costs that the words of a heading speak for another section.
UNSAID = 1.5
# Headings whose tops are no further apart, in type sizes, stand on one line.
SAME_LINE = 0.5
# What repeats under so many themes is a heading of a section.
LEAST_THEMES = 2
# A heading of a section has so many letters: `D` is a mark.
LETTERS = 3
# Headings of a section are set in sizes no further apart, in shares, on all slides.
NEARLY = 0.2
# So many headings in one type that each come once are names.
SEVERAL = 2


@dataclass(frozen=True)
class Under:
    """What stands under headings; to be asked only where it tells something, for that takes long."""

    following: Mapping[int, Leaf]
    """What stands behind each paragraph, by id()."""
    data: Callable[[Leaf], bool]
    """Whether dates or funds stand under a heading."""
    language: str

    def bullets(self, leaf: Leaf) -> bool:
        """Whether bullets stand under a heading."""
        after = self.following.get(id(leaf))
        return after is not None and bool(after.block.marker)

    def sentence(self, leaf: Leaf) -> bool:
        """Whether a sentence without dates and funds stands under a heading."""
        after = self.following.get(id(leaf))
        plain = after is not None and not after.block.marker and evidence_of(after.text, self.language).sentence
        return plain and not self.data(leaf)


def unknown_sections(
    themes: Sequence[tuple[int, Sequence[Leaf]]],
    known: Mapping[int, tuple[str, ...]],
    under: Under,
    parts: Mapping[int, str],
    hints: Callable[[str], Set[str]],
    open_to: Set[int] = frozenset(),
) -> dict[int, str]:
    """The section of each heading without a known term, by id() of its leaf.

    `themes`: the number of each theme that comes, and the headings below its title, in order; `known`: the sections of those with a term;
    `parts`: the part of a title that is not the theme's, by id(); `hints`: the sections that the words of a heading speak for;
    `open_to`: the headings whose term is one of targets, and that data stands under: they may head projects.
    """

    def said(leaf: Leaf) -> str:
        return AS_OF.sub("", CHAPTER.sub("", parts.get(id(leaf), leaf.text))).casefold()

    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, theme in themes:
        for leaf in theme:
            if id(leaf) not in known:
                places[said(leaf)].append((number, leaf.style[0]))

    @cache
    def often_as(text: str, large: float) -> int:
        return len({number for number, size in places[text] if abs(size - large) <= NEARLY * large})

    def often(leaf: Leaf) -> int:
        """Under how many themes a heading stands, set nearly as large: a name on an overview is smaller."""
        return often_as(said(leaf), leaf.style[0])

    styles = {leaf.style for _, theme in themes for leaf in theme if id(leaf) in known}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    every: list[Leaf] = []
    more: set[str] = set()
    for _, theme in themes:
        own = Counter(said(leaf) for leaf in theme)
        # What is set like several that come once is a name among them, though another theme has it, too.
        names = Counter(leaf.style for leaf in theme if id(leaf) not in known and often(leaf) == 1)
        state = _state(theme, known, under, styles, lambda leaf: hints(said(leaf)))
        row = [
            leaf
            for leaf in theme
            if id(leaf) in known
            or leaf is state
            or id(leaf) in open_to
            or (
                often(leaf) >= LEAST_THEMES
                and sum(map(str.isalpha, said(leaf))) >= LETTERS
                and own[said(leaf)] == 1
                and (under.bullets(leaf) or names[leaf.style] < SEVERAL)
            )
            or (under.bullets(leaf) and (leaf.style in styles or (state is not None and leaf.style == state.style)))
        ]
        # Several headings over projects, one a status say, are one section.
        row = [leaf for n, leaf in enumerate(row) if not n or id(leaf) in known or not (under.data(leaf) and under.data(row[n - 1]))]
        # A slide's title may name the section that a heading below it names again.
        row = [leaf for leaf, after in itertools.zip_longest(row, row[1:]) if leaf is state or not _named_again(leaf, after, known)]
        if state is not None:
            # Projects may stand beside the lists, and come first.
            row = [leaf for leaf in row[: row.index(state)] if known.get(id(leaf)) != ORDER[-1:]] + row[row.index(state) :]
        if len(row) > len(ORDER):
            # What is set as no known heading is repeats in boxes and beside values.
            row = [leaf for leaf in row if id(leaf) in known or leaf is state or leaf.style in styles]
        every += [leaf for leaf in row if id(leaf) not in known or leaf is state]
        allowed = [
            STATE
            if leaf is state
            else known.get(id(leaf)) or (TARGETS if id(leaf) in open_to else _allowed(under.data(leaf), under.bullets(leaf)))
            for leaf in row
        ]
        spoken = [frozenset(TARGETS[:1]) if id(leaf) in open_to else hints(said(leaf)) for leaf in row]
        if len(row) > 1 and not _assigned(allowed, spoken)[1] and not (spoken[-1] or id(row[-1]) in known):
            # A list more than a theme has, in words that speak for no section: something else (`Arjen toimintaa`) closes the theme, or
            # more of what came last (`Pähkinänkuoressa` over small projects, behind the large ones).
            if allowed[-1] == allowed[-2] == ORDER[-1:]:
                more.add(said(row[-1]))
            row, allowed, spoken = row[:-1], allowed[:-1], spoken[:-1]
        # Columns may be read down or across: as the sections' order and the words of the headings ask for; down where both fit.
        ways = [(order, _assigned([allowed[n] for n in order], [spoken[n] for n in order])) for order in (range(len(row)), _across(row))]
        order, (_, told) = min(ways, key=lambda way: way[1][0])
        for n, section in zip(order, told, strict=False):
            if id(row[n]) not in known or row[n] is state:
                votes[said(row[n])][section] += 1
    goes_on = {id(leaf): ORDER[-1] for _, theme in themes for leaf in theme if said(leaf) in more}
    return goes_on | {id(leaf): _most(votes[said(leaf)]) for leaf in every if votes[said(leaf)]}


def _named_again(leaf: Leaf, after: Leaf | None, known: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a heading and the next one on its page name one section."""
    return after is not None and id(leaf) in known and known[id(leaf)] == known.get(id(after)) and leaf.page == after.page


def _state(
    theme: Sequence[Leaf], known: Mapping[int, tuple[str, ...]], under: Under, styles: Set[Style], hints: Callable[[Leaf], Set[str]]
) -> Leaf | None:
    """The heading of a theme's state, where it has no known one: over sentences, right before a list of strengths or targets, set as
    that or another section's heading is; alone in being so, for several are names, unless its words say so."""
    if any(STATE[0] in known.get(id(leaf), ()) for leaf in theme):
        return None
    for leaf, after in itertools.pairwise(theme):
        named, below = known.get(id(leaf), ()), known.get(id(after), ())
        lists = below[:1] in (("strengths",), ("development_targets",)) if below else under.bullets(after)
        # `Mistä ponnistamme` over sentences and smaller headings of lists, its slide's title.
        over = named == ("strengths",) and leaf.style[0] > after.style[0]
        fits = over or (not named and (leaf.style == after.style or leaf.style in styles))
        if not (lists and fits and leaf.page == after.page and under.sentence(leaf)):
            continue
        alike = [other for other in theme if id(other) not in known and other.style == leaf.style and other is not leaf]
        if over or STATE[0] in hints(leaf) or not any(map(under.sentence, alike)):
            return leaf
    return None


def _allowed(data: bool, bullets: bool) -> tuple[str, ...]:
    """What a heading may head by what stands under it."""
    return ("projects",) if data else LISTS if bullets else ORDER


def _most(found: Counter[str]) -> str:
    """What got most votes, the first in the order of sections of equals."""
    return max(found, key=lambda name: (found[name], -ORDER.index(name)))


def _across(row: Sequence[Leaf]) -> list[int]:
    """The places of headings in the order in which they stand when a page is read across: line by line, from left to right."""
    tops: dict[int, float] = {}
    for n in sorted(range(len(row)), key=lambda n: (row[n].page, row[n].box[1])):
        near = next(
            (tops[m] for m in tops if row[m].page == row[n].page and abs(tops[m] - row[n].box[1]) <= SAME_LINE * row[n].style[0]), None
        )
        tops[n] = row[n].box[1] if near is None else near
    return sorted(range(len(row)), key=lambda n: (row[n].page, tops[n], row[n].box[0]))


def in_order(row: Sequence[tuple[str, ...]], hints: Sequence[Set[str]]) -> Sequence[str]:
    """The sections of a theme's headings in their order, each one of those allowed; empty where no order fits.

    `hints`: the sections that the words of each speak for.
    """
    return _assigned(row, hints)[1]


def _assigned(row: Sequence[tuple[str, ...]], hints: Sequence[Set[str]]) -> tuple[float, Sequence[str]]:
    """As in_order, with what it costs; infinite where no order fits."""
    best: tuple[float, Sequence[str]] | None = None
    for chosen in itertools.combinations(ORDER, min(len(row), len(ORDER))):
        if len(chosen) < len(row) or any(chosen[i] not in names for i, names in enumerate(row)):
            continue
        cost = sum(SKIPPED[name] for name in ORDER if name not in chosen)
        cost += sum(UNSAID for name, told in zip(chosen, hints, strict=True) if told and name not in told)
        if best is None or cost < best[0]:
            best = (cost, chosen)
    return best or (math.inf, ())
