"""Finds the edition's themes: words that number them (known ones, and such as the document repeats), titles, agendas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.headings import ROMAN, HeadingReader
from extractors.labels import field_of
from extractors.lemmas import lemma
from schemas.region import Leaf

# `Painopiste B`, `Kärki 1:`, `3 Toimintalinja 2 –`: a chapter's number, a word, its number or letter, what follows.
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?([^\W\d_][\w-]*)\s+(\d{1,2}|[A-H]|[IVX]{1,4})(?![\w.]*\d)\b\s*[.:)\u2013-]*\s*")
CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d_])")
# A theme's title has no more words than this.
TITLE_WORDS = 16
# So many themes in a row without more between them are an agenda.
LEAST_LISTED = 2


@dataclass(frozen=True)
class ThemeHead:
    """A heading that names a theme: its number, its title (empty where the heading gives none) and the leaf that goes on with it."""

    number: int
    title: str
    sections: tuple[str, ...] = ()
    title_leaf: Leaf | None = None


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


class ThemeReader:
    """Reads theme headings of one document."""

    def __init__(self, reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf]) -> None:
        self.reader = reader
        self.heads = heads
        self.following = following
        self.words = self._words()

    def _words(self) -> frozenset[str]:
        """The words that number themes here: those of the lexicon, and others that stand before 1 and 2, or A and B."""
        seen: dict[str, set[int]] = defaultdict(set)
        for leaf in self.heads:
            match = NUMBERED.match(leaf.text)
            if match:
                seen[lemma(match[1].lower(), self.reader.language)].add(value_of(match[2]))
        known = {word for word in seen if word in self.reader.numbered}
        own = {word for word, numbers in seen.items() if {1, 2} <= numbers and not field_of(word) and word not in self._others()}
        if known:
            return frozenset(known)
        return frozenset(own)

    def _others(self) -> frozenset[str]:
        """Words that number something else: projects, parts of the document, pages."""
        words = self.reader.words
        return words.lemmas("projects", "words") | self.reader.parts | frozenset(words.raw["periods"]["seasons"]) | words.lemmas("periods", "months")

    def read(self) -> Themes:
        """The themes of the document."""
        found = Themes()
        for leaf in self.heads:
            head = self._head(leaf)
            if head:
                found.heads[id(leaf)] = head
        self._agendas(found)
        titles: dict[int, Counter[str]] = defaultdict(Counter)
        for head in found.heads.values():
            if head.title:
                titles[head.number][head.title] += 1
        found.titles = {number: counts.most_common(1)[0][0] for number, counts in sorted(titles.items())}
        for head in found.heads.values():
            found.titles.setdefault(head.number, "")
        return found

    def _head(self, leaf: Leaf) -> ThemeHead | None:
        match = NUMBERED.match(leaf.text)
        if not match or lemma(match[1].lower(), self.reader.language) not in self.words:
            return None
        number, rest = value_of(match[2]), leaf.text[match.end() :].strip(" .:\u2013-")
        if len(rest.split()) > TITLE_WORDS:
            return None
        if not rest:
            after = self.following.get(id(leaf))
            if after is not None and self._may_be_title(after):
                return ThemeHead(number, after.text.strip(" .:"), (), after)
            return ThemeHead(number, "")
        sections = self.reader.sections(rest)
        if sections:
            return ThemeHead(number, "", sections)
        title = self.reader.title(rest)
        if title.sections and title.theme and title.theme != rest:
            return ThemeHead(number, title.theme, title.sections)
        return ThemeHead(number, rest)

    def _may_be_title(self, leaf: Leaf) -> bool:
        text = leaf.text
        few = len(text.split()) <= TITLE_WORDS and not text.rstrip().endswith(".")
        return few and not leaf.block.marker and not self.reader.sections(text) and not NUMBERED.match(text)

    def _agendas(self, found: Themes) -> None:
        """The pages that list themes: several of them with hardly anything between."""
        pages: dict[int, list[Leaf]] = defaultdict(list)
        for leaf in self.heads:
            if id(leaf) in found.heads:
                pages[leaf.page].append(leaf)
        every = Counter(leaf.page for leaf in self.following.values())
        for page, heads in pages.items():
            own = [found.heads[id(leaf)] for leaf in heads]
            numbers = {head.number for head in own}
            words = sum(1 + (head.title_leaf is not None) for head in own)
            if len(numbers) >= LEAST_LISTED and len(numbers) == len(own) and every[page] <= 1.6 * words + 3:
                found.agendas.add(page)
