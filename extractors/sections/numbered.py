"""Themes that a word numbers: `Painopiste B`, `Priority 2`, and words that the document repeats before 1 and 2."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extractors.evidence.headings import HeadingReader, value_of
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import evidence_of
from extractors.sections.agenda import list_agendas
from extractors.sections.titles import NUMBERED, SAME_NUMBER, TITLE_WORDS, ThemeHead, Themes, alike
from extractors.text.lemmas import lemma
from schemas.region import Leaf

# A theme's number that stands alone over another text each time, on so many pages or more, is a tag.
TAGS = 3


class Numbered:
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
        return frozenset(known or own or {word for word in seen if word in self.reader.parts and self._parts_hold_sections(word)})

    def _parts_hold_sections(self, word: str) -> bool:
        """Whether the parts of a document that a word numbers are themes: they have titles, and sections are headed in two or more."""
        holding: set[int] = set()
        part = 0
        for leaf in self.heads:
            match = NUMBERED.match(leaf.text)
            if match and self._base(match[1]) == word:
                part = value_of(match[2])
                if not leaf.text[match.end() :].strip() or self.reader.sections(leaf.text[match.end() :]):
                    return False
            elif part and set(self.reader.title(leaf.text).sections) - {"agenda", "phenomena"}:
                holding.add(part)
        return len(holding) > 1

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
        list_agendas(found, self.heads, self.following, self.reader.language)
        titles: dict[int, Counter[str]] = defaultdict(Counter)
        for head in found.heads.values():
            titles[head.number][head.title] += bool(head.title)
        found.titles = {number: _usual(counts) for number, counts in sorted(titles.items())}
        return found

    def _keep_titles(self, found: Themes) -> None:
        """What follows a theme's number alone is its title only where no heading gives it another, and not where another text follows
        each time: that is a project's name, say, that a tag stands over."""
        told: dict[int, list[str]] = defaultdict(list)
        under: dict[int, list[str]] = defaultdict(list)
        for head in found.heads.values():
            if head.title:
                (told if head.title_leaf is None else under)[head.number].append(head.title)
        tags = {number for number, titles in under.items() if len({title.casefold() for title in titles}) == len(titles) >= TAGS}
        for key, head in found.heads.items():
            own = told.get(head.number, [])
            if head.title_leaf is None or (not own and head.number not in tags):
                continue
            if not any(alike(head.title, title) >= SAME_NUMBER for title in own):
                found.heads[key] = ThemeHead(head.number, "", head.sections)

    def _head(self, leaf: Leaf) -> ThemeHead | None:
        match = NUMBERED.match(leaf.text)
        if not match or self._base(match[1]) not in self.words:
            return None
        number, rest = value_of(match[2]), leaf.text[match.end() :].strip(" .:|·•\u2013\u2014-")
        if id(leaf) in self.split:
            theme, said = self.split[id(leaf)]
            return ThemeHead(number, theme[match.end() :].strip(" .:|·•\u2013\u2014-"), self.reader.sections(said))
        if len(rest.split()) > TITLE_WORDS:
            return None
        if NUMBERED.fullmatch(rest):
            # `Mission 1 · Flagship 2`: which of its projects stands here; no title.
            return ThemeHead(number, "")
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
        data = bool(seen.periods or seen.funders) or not any(char.isalpha() for char in leaf.text)
        return few and not data and not leaf.block.marker and not self.reader.sections(leaf.text) and not NUMBERED.match(leaf.text)


def _usual(counts: Counter[str]) -> str:
    return max(counts, key=lambda title: (counts[title], len(title)), default="")
