"""Lists of themes: agendas, tables of contents, pages with hardly more than themes on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.evidence.headings import HeadingReader
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import evidence_of
from extractors.sections.titles import ALIKE, SAME_NUMBER, TITLE_WORDS, ThemeHead, Themes, alike
from schemas.region import Leaf

# What leads from a title to its page in a table of contents: `Osaava työ ........ 4`
LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*\d*$|\s*[\u2026_]{2,}\s*\d*$")
# A header of a table has another one among so many paragraphs behind it.
NEAR = 2
# So many themes in a row without more between them are an agenda.
LEAST_LISTED = 2


def row_of(text: str) -> str:
    """A row of a table of contents without its leader and page."""
    return LEADER.sub("", text)


def agendas_in(reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf]) -> dict[Leaf, list[Leaf]]:
    """The headings that announce a list of themes, or of contents, each with the rows under it; dates stand in none."""
    found: dict[Leaf, list[Leaf]] = {}
    for leaf in heads:
        named = reader.sections(leaf.text) or reader.title(leaf.text).sections
        if named != ("agenda",) or reader.theme_number(leaf.text)[0] is not None:
            continue
        under: dict[int, Leaf] = {}
        at = following.get(id(leaf))
        while at is not None and at.page == leaf.page and id(at) not in under:
            under[id(at)] = at
            at = following.get(id(at))
        rows = list(under.values())
        # A table's header that says `Sisältö` lists nothing; nor does a page of sections.
        if any(set(reader.sections(row.text)) - {"agenda"} for row in rows) or any(field_of(row.text) for row in rows[:NEAR]):
            continue
        read = (evidence_of(row.text, reader.language) for row in rows)
        if rows and not any(seen.periods or (seen.funders and seen.is_data) for seen in read):
            found[leaf] = rows
    return found


def with_listed(found: Themes, listing: Mapping[Leaf, Sequence[Leaf]], heads: Sequence[Leaf], reader: HeadingReader) -> Themes:
    """Themes with those that only the agenda names: most of its numbered rows are themes, and nothing else heads the others.

    A page is an agenda where nothing that heads stands before the agenda's heading.
    """
    begins = {head.page: head for head in reversed(heads)}
    said = [(head.page, reader.number(head.text)[1]) for head in heads] if listing else []
    for leaf, rows in listing.items():
        if begins[leaf.page] is leaf and all(len(row.text.split()) <= TITLE_WORDS for row in rows):
            found.agendas.add(leaf.page)
        numbered = [(number, title.strip(" .:")) for row in rows for number, title in [reader.number(row_of(row.text))] if number]
        known = [number for number, title in numbered if alike(found.titles.get(number, ""), title) >= SAME_NUMBER]
        if len(numbered) < LEAST_LISTED or 2 * len(known) < len(numbered):
            continue
        texts = [text for page, text in said if page != leaf.page]
        # A theme's name is written best where all are listed.
        new = {
            number: title
            for number, title in numbered
            if number in known or (number not in found.titles and not any(alike(title, text) >= ALIKE for text in texts))
        }
        found.titles = dict(sorted({**found.titles, **new}.items()))
    return found


def list_agendas(found: Themes, heads: Sequence[Leaf], following: Mapping[int, Leaf], language: str) -> None:
    """The pages that list themes: several of them with hardly anything between."""
    pages: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in heads:
        if id(leaf) in found.heads:
            pages[leaf.page].append(leaf)
    told: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in following.values():
        told[leaf.page].append(leaf)
    for page, own_heads in pages.items():
        own = [found.heads[id(leaf)] for leaf in own_heads]
        numbers = {head.number for head in own}
        words = sum(1 + (head.title_leaf is not None) for head in own)
        lists = len(numbers) >= LEAST_LISTED and len(numbers) == len(own) and len(told[page]) <= 1.6 * words + 3
        # What texts speak for is asked last: it takes longest to tell.
        if lists and not any((seen := evidence_of(leaf.text, language)).periods or seen.funders for leaf in told[page]):
            found.agendas.add(page)


def listed_themes(
    listing: Mapping[Leaf, Sequence[Leaf]], heads: Sequence[Leaf], sections: Mapping[int, tuple[str, ...]], reader: HeadingReader
) -> Themes:
    """Themes that an agenda lists by number: rows that come again as headings, with headings of sections between one and the next."""
    for announcing, rows in listing.items():
        told = [(number, title.strip(" .:")) for row in rows for number, title in [reader.number(row_of(row.text))] if number]
        found: list[tuple[int, str, int]] = []
        for number, title in told:
            places = [
                n for n, head in enumerate(heads) if head.page != announcing.page and alike(reader.number(head.text)[1], title) >= ALIKE
            ]
            found += [(number, title, places[0])] if places else []
        edges = [*sorted(place for _, _, place in found), len(heads)]
        headed = [
            (number, title, place)
            for number, title, place in found
            if any(sections.get(id(head)) for head in heads[place + 1 : edges[edges.index(place) + 1]])
        ]
        # What no heading says at all is a theme whose slides have lost their titles.
        lost = [(number, title, -1) for number, title in told if all(other != title for _, other, _ in found)]
        rows_of_themes = [*headed, *lost] if headed else []
        if len(rows_of_themes) >= LEAST_LISTED and len({number for number, _, _ in rows_of_themes}) == len(rows_of_themes):
            return _themes_listed(rows_of_themes, announcing, heads, reader)
    return Themes()


def _themes_listed(rows: Sequence[tuple[int, str, int]], announcing: Leaf, heads: Sequence[Leaf], reader: HeadingReader) -> Themes:
    """The themes of an agenda's rows, (number, title, place of its first heading); chapters that do not begin with 1 are counted."""
    first = min(number for number, _, _ in rows)
    themes = Themes(agendas={announcing.page})
    for at, (number, title, _) in enumerate(sorted(rows), start=1):
        own = number if first == 1 else at
        themes.titles[own] = title
        for head in heads:
            if head.page != announcing.page and alike(reader.number(head.text)[1], title) >= ALIKE:
                themes.heads[id(head)] = ThemeHead(own, title)
    return themes
