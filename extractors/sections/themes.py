"""Finds the edition's themes: numbered by a word, by figures, or only by what stands under their titles; and pages that list them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extractors.evidence.leaf import evidence_of
from extractors.headings import ROMAN, HeadingReader
from extractors.labels import field_of
from extractors.lemmas import lemma
from schemas.region import Leaf

# `Painopiste B`, `Kärki 1:`, `3 Toimintalinja 2 –`: a chapter's number, a word, its number or letter, what follows.
NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?([^\W\d_][\w-]*)\s+(\d{1,2}|[A-H]|[IVX]{1,4})(?![\w.]*\d)\b\s*[.:)|\u2013\u2014-]*\s*"
)
CHAPTER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]?|[A-H][.)])\s+(?=[^\W\d_])")
# `Osaava työ – nykytila`, `Osaava työ: nykytila`, `Osaava työ | nykytila`
PARTED = re.compile(r"(.+?)(?:\s+[-\u2010-\u2015\u2212]\s+|:\s+|\s+\|\s+|\s+/\s+)([^-\u2010-\u2015\u2212|/]+)")
STEPPED = re.compile(r"\d{1,2}\.\d")
# A theme's title has no more words than this.
TITLE_WORDS = 24
# A header of a table has another one among so many paragraphs behind it.
NEAR = 2
# So many themes in a row without more between them are an agenda.
LEAST_LISTED = 2
# Titles this alike (0 to 100) are one theme's; under one number less is enough.
ALIKE, SAME_NUMBER = 84, 60
# Sizes within this share of each other are one.
SAME_SIZE = 0.02
# Stands for a section that the second part of a title names in words that are not known.
SPLIT = "split"
# A theme holds so many projects at least; a style of headings is that of themes where this share of them head so many.
SEVERAL, MOST_BEAR = 2, 0.5
LISTS = frozenset({"current_state", "strengths", "development_targets"})


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


def value_of(number: str) -> int:
    """A theme's number as printed: a figure, a letter, a Roman number."""
    if number.isdigit():
        return int(number)
    return ROMAN.get(number) or ord(number[0]) - ord("A") + 1


def alike(a: str, b: str) -> float:
    """How alike two titles are, 0 to 100."""
    one, other = a.casefold(), b.casefold()
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other) if min(len(one.split()), len(other.split())) > 1 else 0)


def themes_in(
    reader: HeadingReader,
    heads: Sequence[Leaf],
    following: Mapping[int, Leaf],
    sections: Mapping[int, tuple[str, ...]],
    bars: Set[int],
    split: Mapping[int, tuple[str, str]],
    cells: Sequence[Leaf],
) -> Themes:
    """The themes of a document. `heads`: what may be a heading, in order; `following`: what stands behind each leaf; `sections`: what
    those headings name that name sections; `bars`: those that stand in a bar; `split`: titles of two parts, as split_titles gives them;
    `cells`: what tells themes in tables."""
    listing = agendas_in(reader, heads, following)
    numbered = _Numbered(reader, heads, following, split).read()
    if len(numbered.titles) > 1 or any(head.sections for head in numbered.heads.values()):
        return with_listed(numbered, listing, heads, reader)
    barred = [leaf for leaf in heads if id(leaf) in bars]
    if barred:
        return _from_bars(reader, barred)
    own = {leaf.page for leaf in listing}
    titled = [leaf for leaf in heads if leaf.page not in own]
    found = _Titled(reader, titled, sections, split).read()
    if len(found.titles) < 2:
        found = _tabled(reader, cells)
    if len(found.titles) < 2:
        found = headed(reader, titled, following)
    return with_listed(found, listing, heads, reader)


def agendas_in(reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf]) -> dict[Leaf, list[Leaf]]:
    """The headings that announce a list of themes, or of contents, each with the rows under it; dates stand in none."""
    found: dict[Leaf, list[Leaf]] = {}
    for leaf in heads:
        named = reader.sections(leaf.text) or reader.title(leaf.text).sections
        if named != ("agenda",) or reader.theme_number(leaf.text)[0] is not None:
            continue
        rows: list[Leaf] = []
        at = following.get(id(leaf))
        while at is not None and at.page == leaf.page and not any(at is row for row in rows):
            rows.append(at)
            at = following.get(id(at))
        # A table's header that says `Sisältö` lists nothing; nor does a page of sections.
        if any(set(reader.sections(row.text)) - {"agenda"} for row in rows) or any(field_of(row.text) for row in rows[:NEAR]):
            continue
        read = [evidence_of(row.text, reader.language) for row in rows]
        if rows and not any(seen.periods or (seen.funders and seen.is_data) for seen in read):
            found[leaf] = rows
    return found


def with_listed(found: Themes, listing: Mapping[Leaf, Sequence[Leaf]], heads: Sequence[Leaf], reader: HeadingReader) -> Themes:
    """Themes with those that only the agenda names: most of its numbered rows are themes, and nothing else heads the others."""
    for leaf, rows in listing.items():
        if all(len(row.text.split()) <= TITLE_WORDS for row in rows):
            found.agendas.add(leaf.page)
        numbered = [(number, title.strip(" .:")) for row in rows for number, title in [reader.number(row.text)] if number]
        known = [number for number, title in numbered if alike(found.titles.get(number, ""), title) >= SAME_NUMBER]
        if len(numbered) < LEAST_LISTED or 2 * len(known) < len(numbered):
            continue
        texts = [reader.number(head.text)[1] for head in heads if head.page != leaf.page]
        # A theme's name is written best where all are listed.
        new = {
            number: title
            for number, title in numbered
            if number in known or (number not in found.titles and not any(alike(title, text) >= ALIKE for text in texts))
        }
        found.titles = dict(sorted({**found.titles, **new}.items()))
    return found


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
        if len(rests[theme.casefold()]) > 1 and any(len(themes[other]) > 1 for other in rests[theme.casefold()])
    }


def _from_bars(reader: HeadingReader, heads: Sequence[Leaf]) -> Themes:
    """Themes that bars tell: a text of its own on each run of pages."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf in heads:
        number, title = reader.number(leaf.text)
        at = _find(keys, None, title)
        if at is None:
            at = number if number and number not in dict(keys) else len(keys) + 1
            keys.append((at, title))
        found.heads[id(leaf)] = ThemeHead(at, title)
    found.titles = dict(sorted(keys))
    return found


class _Numbered:
    """Themes that a word numbers: `Painopiste B`, and words that the document repeats before 1 and 2."""

    def __init__(
        self, reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf], split: Mapping[int, tuple[str, str]]
    ) -> None:
        self.reader, self.heads, self.following, self.split = reader, heads, following, split
        self.words = self._words()

    def _words(self) -> frozenset[str]:
        seen: dict[str, set[int]] = defaultdict(set)
        for leaf in self.heads:
            match = NUMBERED.match(leaf.text)
            if match:
                seen[self._base(match[1])].add(value_of(match[2]))
        known = {word for word in seen if word in self.reader.numbered}
        own = {word for word, numbers in seen.items() if {1, 2} <= numbers and not field_of(word) and word not in self._others()}
        return frozenset(known or own)

    def _base(self, word: str) -> str:
        return lemma(word.lower(), self.reader.language)

    def _others(self) -> frozenset[str]:
        """Words that number something else: projects, parts of the document, months."""
        words = self.reader.words
        seasons = frozenset(words.raw["periods"]["seasons"])
        return words.lemmas("projects", "words") | self.reader.parts | seasons | words.lemmas("periods", "months")

    def read(self) -> Themes:
        found = Themes()
        for leaf in self.heads:
            head = self._head(leaf)
            if head:
                found.heads[id(leaf)] = head
        self._keep_titles(found)
        _list_agendas(found, self.heads, self.following, self.reader.language)
        titles: dict[int, Counter[str]] = defaultdict(Counter)
        for head in found.heads.values():
            titles[head.number][head.title] += bool(head.title)
        found.titles = {number: _usual(counts) for number, counts in sorted(titles.items())}
        return found

    def _keep_titles(self, found: Themes) -> None:
        """What follows a theme's number alone is its title only where no heading gives it another: else a project's name, say."""
        told: dict[int, list[str]] = defaultdict(list)
        for head in found.heads.values():
            if head.title and head.title_leaf is None:
                told[head.number].append(head.title)
        for key, head in found.heads.items():
            own = told.get(head.number)
            if head.title_leaf is not None and own and not any(alike(head.title, title) >= SAME_NUMBER for title in own):
                found.heads[key] = ThemeHead(head.number, "", head.sections)

    def _head(self, leaf: Leaf) -> ThemeHead | None:
        match = NUMBERED.match(leaf.text)
        if not match or self._base(match[1]) not in self.words:
            return None
        number, rest = value_of(match[2]), leaf.text[match.end() :].strip(" .:|\u2013\u2014-")
        if id(leaf) in self.split:
            theme, said = self.split[id(leaf)]
            return ThemeHead(number, theme[match.end() :].strip(" .:|\u2013\u2014-"), self.reader.sections(said))
        if len(rest.split()) > TITLE_WORDS:
            return None
        if not rest:
            after = self.following.get(id(leaf))
            goes_on = after is not None and self._may_be_title(after)
            return ThemeHead(number, after.text.strip(" .:") if after and goes_on else "", (), after if goes_on else None)
        title = self.reader.title(rest)
        if self.reader.sections(rest):
            return ThemeHead(number, "", title.sections)
        if title.sections and title.theme and title.theme != rest:
            return ThemeHead(number, title.theme, title.sections)
        return ThemeHead(number, rest)

    def _may_be_title(self, leaf: Leaf) -> bool:
        few = len(leaf.text.split()) <= TITLE_WORDS and not leaf.text.rstrip().endswith(".")
        seen = evidence_of(leaf.text, self.reader.language)
        data = bool(seen.periods or seen.funders)
        return few and not data and not leaf.block.marker and not self.reader.sections(leaf.text) and not NUMBERED.match(leaf.text)


class _Titled:
    """Themes without a word that numbers them: titles that name a section as well, or that sections stand under."""

    def __init__(
        self,
        reader: HeadingReader,
        heads: Sequence[Leaf],
        sections: Mapping[int, tuple[str, ...]],
        split: Mapping[int, tuple[str, str]],
    ) -> None:
        self.reader, self.heads, self.sections, self.split = reader, heads, sections, split

    def read(self) -> Themes:
        told = [(leaf, *self._title(leaf)) for leaf in self.heads]
        classes: dict[tuple[float, bool], list[tuple[Leaf, int | None, str, tuple[str, ...]]]] = defaultdict(list)
        for at, (leaf, number, title, own) in enumerate(told):
            if title and (under := (*own, *self._under(at))):
                classes[(leaf.style[0], leaf.style[1])].append((leaf, number, title, under))
        best = max(classes, key=lambda style: (self._covers(classes[style]), style), default=None)
        if best is None or self._covers(classes[best]) < 2:
            return Themes()
        return self._themes([row for row in told if row[2] and abs(row[0].style[0] - best[0]) <= SAME_SIZE * best[0]], classes[best])

    def _title(self, leaf: Leaf) -> tuple[int | None, str, tuple[str, ...]]:
        """(number, title, sections) of a heading that may be a theme's; without a title where it names nothing but sections."""
        pure = self.reader.sections(leaf.text)
        if id(leaf) in self.split:
            theme, said = self.split[id(leaf)]
            return *self.reader.number(theme), (*self.reader.sections(said), SPLIT)
        title = self.reader.title(leaf.text)
        if (
            pure
            or title.plan
            or title.part
            or {"phenomena", "agenda"} & set(title.sections)
            or STEPPED.match(leaf.text)
            or len(leaf.text.split()) > TITLE_WORDS
        ):
            return None, "", ()
        return title.number, title.theme, title.sections

    def _under(self, at: int) -> list[str]:
        """The sections that are headed between a heading and the next one set as large that names none."""
        size = self.heads[at].style[0]
        found: list[str] = []
        for leaf in self.heads[at + 1 :]:
            own = self.sections.get(id(leaf), ())
            as_large = leaf.style[0] >= size * (1 - SAME_SIZE)
            if leaf.style[0] > size * (1 + SAME_SIZE) or (as_large and (not own or self._title(leaf)[1])):
                break
            found += own
        return found

    def _covers(self, rows: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]]) -> int:
        """How many sections of lists stand under titles of a style; 0 where they are all one title's."""
        if len({title.casefold() for _, _, title, _ in rows}) < 2:
            return 0
        return sum(len((LISTS | {SPLIT}) & set(under)) for _, _, _, under in rows)

    def _themes(
        self,
        told: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]],
        bearing: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]],
    ) -> Themes:
        found = Themes()
        keys: list[tuple[int, str]] = []
        numbers = [number for _, number, _, _ in bearing if number]
        numbered = len(numbers) >= 0.6 * len(bearing) and 1 in numbers
        for _, number, title, under in bearing:
            if not (LISTS | {"projects", SPLIT}) & set(under):
                continue
            if _find(keys, number if numbered else None, title) is None:
                keys.append((number if numbered and number else len(keys) + 1, title))
        if numbered:
            keys.sort()
        found.titles = dict(sorted(keys))
        for leaf, number, title, own in told:
            at = _find(keys, number if numbered else None, title)
            if at is not None:
                found.heads[id(leaf)] = ThemeHead(at, title, tuple(name for name in own if name != SPLIT))
        return found


def headed(reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf]) -> Themes:
    """Themes that nothing numbers and no section tells: headings of one style, under most of which several projects stand."""
    classes: dict[tuple[float, bool], list[tuple[Leaf, str, tuple[str, ...]]]] = defaultdict(list)
    for leaf in heads:
        title = reader.title(leaf.text)
        names = bool(title.theme) and not title.plan and not title.part and not {"phenomena", "agenda"} & set(title.sections)
        if names and not reader.sections(leaf.text) and not is_value(leaf.text, reader.language):
            classes[(leaf.style[0], leaf.style[1])].append((leaf, title.theme, title.sections))
    for style in sorted(classes, reverse=True):
        rows = classes[style]
        ends = {id(leaf) for leaf in heads if leaf.style[0] >= style[0] * (1 - SAME_SIZE)}
        bearing = [row for row in rows if _dated_under(row[0], ends, following, reader.language) >= SEVERAL]
        if len({title.casefold() for _, title, _ in bearing}) > 1 and len(bearing) >= MOST_BEAR * len(rows):
            return _in_order(bearing)
    return Themes()


def _tabled(reader: HeadingReader, cells: Sequence[Leaf]) -> Themes:
    """Themes that a column of a table tells; they head nothing but their rows."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf in cells:
        number, title = reader.number(leaf.text)
        if _find(keys, None, title) is None:
            keys.append((number if number and number not in dict(keys) else len(keys) + 1, title.strip(" .:")))
    found.titles = dict(sorted(keys))
    return found


def is_value(text: str, language: str) -> bool:
    """Whether a text is a value that heads a group: a status, a fund, an organisation, a time."""
    seen = evidence_of(text, language)
    return bool(seen.statuses or seen.periods or seen.single or (seen.funders and seen.plain <= 1) or seen.told >= 0.5 * max(seen.words, 1))


def _dated_under(head: Leaf, ends: Set[int], following: Mapping[int, Leaf], language: str) -> int:
    """How many paragraphs with a period stand between a heading and the next one that ends what it heads, on its page."""
    count, at, seen = 0, following.get(id(head)), {id(head)}
    while at is not None and id(at) not in ends and id(at) not in seen:
        seen.add(id(at))
        count += bool(evidence_of(at.text, language).periods)
        at = following.get(id(at))
    return count


def _in_order(rows: Sequence[tuple[Leaf, str, tuple[str, ...]]]) -> Themes:
    """Themes numbered as they come, one title always the same."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf, title, own in rows:
        at = _find(keys, None, title)
        if at is None:
            at = len(keys) + 1
            keys.append((at, title))
        found.heads[id(leaf)] = ThemeHead(at, title, own)
    found.titles = dict(keys)
    return found


def _find(keys: Sequence[tuple[int, str]], number: int | None, title: str) -> int | None:
    """The number of the theme that a title is, with its own number or without."""
    if number is not None:
        same = [n for n, other in keys if n == number and alike(other, title) >= SAME_NUMBER]
        return same[0] if same else None
    scores = [(alike(other, title), -n) for n, other in keys]
    best = max(scores, default=(0.0, 0))
    return -best[1] if best[0] >= ALIKE else None


def _usual(counts: Counter[str]) -> str:
    return max(counts, key=lambda title: (counts[title], len(title)), default="")


def _list_agendas(found: Themes, heads: Sequence[Leaf], following: Mapping[int, Leaf], language: str) -> None:
    """The pages that list themes: several of them with hardly anything between."""
    pages: dict[int, list[Leaf]] = defaultdict(list)
    for leaf in heads:
        if id(leaf) in found.heads:
            pages[leaf.page].append(leaf)
    every = Counter(leaf.page for leaf in following.values())
    told = (leaf for leaf in following.values() if leaf.page in pages)
    dated = {leaf.page for leaf in told if (seen := evidence_of(leaf.text, language)).periods or seen.funders}
    for page, own_heads in pages.items():
        own = [found.heads[id(leaf)] for leaf in own_heads]
        numbers = {head.number for head in own}
        words = sum(1 + (head.title_leaf is not None) for head in own)
        if page not in dated and len(numbers) >= LEAST_LISTED and len(numbers) == len(own) and every[page] <= 1.6 * words + 3:
            found.agendas.add(page)
