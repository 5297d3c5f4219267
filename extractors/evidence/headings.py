"""Understands headings and slide titles: which section they head, the theme's number and its own title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.lexicon import lexicon
from extractors.text.lemmas import lemma
from schemas.plan import SlideKind

BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"[^\W\d_][\w-]*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEARS = re.compile(r"\b(?:19|20)\d\d\s*[-\u2010-\u2015\u2212]\s*(?:19|20)?\d\d\b")
# What parts a title: `Osaava työvoima – nykytila`, `Osaava työvoima –kokonaisuuden nykytila`, `Hankkeet: osaava työvoima`
PART = re.compile(r"\s+[-\u2010-\u2015\u2212]\s*|:\s+|\s*\|\s*|\s+/\s+|\s*[()]\s*")
NUMBER = re.compile(r"(\d{1,2})(?:\.\d{1,2})+\.?\s+(?=\S)|(\d{1,2})\s*(?:[.)]|\s[·•|\u2013\u2014-])\s+(?=\S)|(\d{1,2})\s+(?=[A-ZÅÄÖ])")
LETTERED = re.compile(r"([A-H])[.)]\s+")
NAMED_NUMBER = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)\s+(\d{1,2}|[A-H]|[IVX]{1,4})\b\s*[.:)\u2013-]*\s*")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
# `Kuvio 2.`, `Lähde: …`
CAPTION = re.compile(r"([^\W\d_]+)(?:\.?\s+(\d{1,2})\b|:(?=\s))")
# `Osa II`
PART_NUMBER = re.compile(r"[^\W\d_]+\s+[IVX]+\.?")
# `Liite 2. …`, `Bilaga A: …`, `Liite: …`
APPENDIX = re.compile(r"([^\W\d_]+)(?:\s+(?:\d{1,2}|[A-H]))?\s*(?:[.:\u2013\u2014-]|$)")
# A heading of more words than this is a sentence.
LONGEST = 9
# What so many texts say is kept.
KEPT = 8192
# What has more letters is no heading.
LONGEST_LETTERS = 1000
# What is done without a project.
OWN_WORK = "own_work"
HINTED = ("phenomena", "current_state", "strengths", "development_targets", "projects")
SECTIONS = (*HINTED, OWN_WORK, "agenda")
KINDS: dict[str, SlideKind] = {
    "phenomena": "phenomena",
    "current_state": "current_state",
    "strengths": "current_state",
    "development_targets": "development_targets",
    "projects": "projects",
    OWN_WORK: "other",
    "agenda": "agenda",
}


@dataclass(frozen=True)
class Title:
    """What a slide's title says: the theme's number, the theme's title without number and section, the sections."""

    number: int | None
    theme: str
    sections: tuple[str, ...]
    plan: bool = False
    """Whether it is the plan's own title."""
    part: bool = False
    """Whether it numbers a part of the document: `Osa 2`."""

    @property
    def kind(self) -> SlideKind | None:
        return KINDS[self.sections[0]] if self.sections else None


class HeadingReader:
    """Reads headings of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = lexicon(language)
        self.terms = {key: name for name in SECTIONS for key in self.words.keys("sections", name, "terms")}
        # The terms by their first word, longer ones first.
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(self.terms, key=len, reverse=True):
            self.by_first.setdefault(key[0], []).append(key)
        # As they stand: `missä` speaks for the state, `mihin` for targets, and both have one base form.
        self.hinting = {name: frozenset(self.words.words("sections", name, "hints")) for name in HINTED}
        self.fillers = self.words.lemmas("headings", "fillers") | self.words.coordinators | frozenset(self.words.raw["periods"]["seasons"])
        self.numbered = self.words.lemmas("headings", "numbered")
        self.parts = self.words.lemmas("headings", "parts")
        self.appendices = self.words.lemmas("headings", "appendices")
        self.notes, self.matter = (_by_length(self.words.keys("headings", name)) for name in ("notes", "matter"))
        self.matter_words = self.words.lemmas("headings", "matter_words")
        self.matter_fillers = self.words.lemmas("headings", "matter_fillers") | self.fillers
        self.captions, self.sources = self.words.lemmas("headings", "captions"), self.words.lemmas("headings", "sources")
        self.plan_words = self.words.lemmas("plan_words")
        self.portfolios = self.words.lemmas("portfolio_words")
        # What a text is as a heading is asked again and again.
        self._kept_sections, self._kept_title = lru_cache(KEPT)(self._sections), lru_cache(KEPT)(self._title)
        self._kept_matter = lru_cache(KEPT)(self._heads_matter)

    def sections(self, text: str) -> tuple[str, ...]:
        """The sections that a heading names if it says nothing else (`Vahvuuksia, hyviä käytäntöjä:`), else ()."""
        return self._kept_sections(text)

    def _sections(self, text: str) -> tuple[str, ...]:
        if BRACKETS.search(text) and self.sections(re.sub("[()]", "", text)) == (OWN_WORK,):
            # `Toimenpiteet (oma työ)`
            return (OWN_WORK,)
        text = self.appendix(text) or text
        if not 0 < len(_words(text)) <= LONGEST or re.search(r"\w[.!?]\s+\w", text):
            return ()
        lemmas = self._lemmas(text)
        found, i = [], 0
        while i < len(lemmas):
            name, used = self._term(lemmas, i)
            if name:
                found.append(name)
            elif not lemmas[i] & self.fillers:
                return ()
            i += max(used, 1)
        return _without_agenda(found)

    def hints(self, text: str) -> frozenset[str]:
        """The sections that words of a heading speak for, where none of their terms names one: `What we want to improve`."""
        found = [word for words in self._lemmas(text) for word in words]
        return frozenset(name for name, hinting in self.hinting.items() if any(word in hinting for word in found))

    def _lemmas(self, text: str) -> list[frozenset[str]]:
        """Each word as the set of its lemma and itself, in lower case."""
        return [_forms(word, self.language) for word in _words(text)]

    def _term(self, lemmas: list[frozenset[str]], i: int) -> tuple[str, int]:
        """The section whose term begins at word i, and its length in words; ('', 0) if none does."""
        if i >= len(lemmas):
            return "", 0
        keys = [key for word in sorted(lemmas[i]) for key in self.by_first.get(word, ())]
        fitting = (k for k in keys if len(k) <= len(lemmas) - i and all(p in lemmas[i + n] for n, p in enumerate(k)))
        longest = max(fitting, key=len, default=())
        return (self.terms[longest], len(longest)) if longest else ("", 0)

    def title(self, text: str) -> Title:
        """A slide's title taken apart."""
        return self._kept_title(text)

    def names_plan(self, text: str) -> bool:
        """Whether a text is the plan's own title; most have none of its words, and tell no years, and need not be taken apart."""
        return (any(map(text.lower().__contains__, self.plan_words)) or YEARS.search(text) is not None) and self.title(text).plan

    def _title(self, text: str) -> Title:
        number, rest = self.number(text)
        words = _words(rest)
        part = (len(words) == 1 or PART_NUMBER.fullmatch(rest) is not None) and bool(_forms(words[0], self.language) & self.parts)
        if YEARS.search(rest) and any(word & self.portfolios for word in self._lemmas(rest)):
            return Title(number, rest, (), True, part)
        plan = self._is_plan(rest) and not (self._at_an_end(rest)[1] and not YEARS.search(rest))
        parts = _parts(rest)
        sections: list[str] = []
        kept: list[tuple[int, int]] = []
        for start, end in parts:
            named = self.sections(rest[start:end])
            if named:
                sections += named
            elif rest[start:end].strip() and not (kept and self._only_fillers(rest[start:end])):
                kept.append((start, end))
        theme = rest[kept[0][0] : kept[-1][1]].strip(" ,:;-\u2013") if kept else ""
        if not sections and not plan:
            theme, named = self._at_an_end(theme)
            sections += named
        return Title(number, theme, _without_agenda(sections), plan and not sections, part)

    def appendix(self, text: str) -> str | None:
        """What the heading of an appendix says behind its number (`Liite 2. Kuntien toimenpiteet`), None where it is none."""
        match = APPENDIX.match(text)
        return text[match.end() :].strip() if match and lemma(match[1].lower(), self.language) in self.appendices else None

    def heads_notes(self, text: str) -> bool:
        """Whether a text heads a speaker's notes and says nothing else: `Puhujan muistiinpanot:`"""
        return self._is_one_of(self.notes, text)

    def heads_matter(self, text: str) -> bool:
        """Whether a text heads what stands around a plan and says nothing else: `5. Käytetyt lyhenteet`, `Ota yhteyttä`; behind a
        colon it may say of what: `Jo käytössä: palvelut, joita suunnitelma täydentää`."""
        return self._kept_matter(text)

    def _heads_matter(self, text: str) -> bool:
        said = self.number(text)[1].partition(": ")[0].split()
        parts = [list(part) for joins, part in itertools.groupby(said, lambda word: word.lower() in self.words.coordinators) if not joins]
        if not 0 < len(said) <= LONGEST:
            return False
        return all(self._is_one_of(self.matter, " ".join(part)) for part in parts) or self._is_made_of_matter(" ".join(said))

    def _is_made_of_matter(self, text: str) -> bool:
        """Whether a text says no more than that the plan is followed, updated or reported on: `Näin ohjelman toteutumista seurataan`."""
        plan = tuple(self.plan_words)
        words = [word for word in self._lemmas(text) if not word & self.matter_fillers and not any(form.endswith(plan) for form in word)]
        return bool(words) and all(word & self.matter_words for word in words)

    def is_caption(self, text: str) -> bool:
        """Whether a text is the caption of a picture or a table, or says where its figures come from: `Kuvio 2. Työttömyys`, `Lähde: …`"""
        match = CAPTION.match(text)
        return match is not None and lemma(match[1].lower(), self.language) in (self.captions if match[2] else self.sources)

    def _is_one_of(self, keys: Mapping[int, Sequence[tuple[str, ...]]], text: str) -> bool:
        fitting = keys.get(len(_words(text)), ())
        # Most texts are longer than any of them: what their words are need not be known.
        lemmas = self._lemmas(text) if fitting else []
        return any(all(part in lemmas[n] for n, part in enumerate(key)) for key in fitting)

    def _only_fillers(self, text: str) -> bool:
        return all(word & self.fillers for word in self._lemmas(text))

    def number(self, text: str) -> tuple[int | None, str]:
        """The number in front of a title and what follows it: `2) …`, `2. …`, `Teema 2: …`, `Teema B – …`.

        A chapter's number in front of a theme's own (`3 Teema 2: …`) goes with it.
        """
        named = self.theme_number(text)
        if named[0]:
            return named
        if match := NUMBER.match(text):
            return int(match[1] or match[2] or match[3]), text[match.end() :]
        if match := LETTERED.match(text):
            return ord(match[1]) - ord("A") + 1, text[match.end() :]
        return None, text

    def theme_number(self, text: str) -> tuple[int | None, str]:
        """The number that a title gives its theme by a word for one (`Teema 2: …`), and what follows it."""
        chapter = NUMBER.match(text)
        match = NAMED_NUMBER.match(text, chapter.end() if chapter else 0)
        if match and lemma(match[1], self.language) in self.numbered:
            return value_of(match[2]), text[match.end() :]
        return None, text

    def _is_plan(self, text: str) -> bool:
        """Whether a title names the plan: its last word but for years is `…suunnitelma`, or any word is where it gives the plan's years."""
        words = WORD.findall(YEAR.sub("", text))
        endings = tuple(self.plan_words)
        if words and words[-1].lower().endswith(endings) and lemma(words[-1], self.language).endswith(endings):
            return True
        return bool(YEARS.search(text)) and any(word.lower().endswith(endings) for word in words)

    def _at_an_end(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A title that ends or begins with a section's term (`Digitaitojen kehittämiskohteet`): (the rest, sections)."""
        if len(text) > LONGEST_LETTERS:
            return text, ()
        matches = list(WORD.finditer(text))
        # A word that begins no term need not be tried; what stands in brackets is left out of what is.
        bracketed = "(" in text
        for start in range(len(matches)):
            if not bracketed and not any(form in self.by_first for form in _forms(matches[start].group(), self.language)):
                continue
            ending = text[matches[start].start() :]
            if (named := self.sections(ending)) and self._term(self._lemmas(ending), 0)[0]:
                return text[: matches[start].start()].strip(" ,:;-\u2013"), named
        name, used = self._term(self._lemmas(text), 0)
        if name:
            return text[matches[used].start() :] if used < len(matches) else "", (name,)
        return text, ()


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """The words of a heading; what stands in brackets is left out; kept a while, for each question about a heading asks."""
    return tuple(WORD.findall(BRACKETS.sub(" ", text) if "(" in text else text))


def _by_length(keys: Iterable[tuple[str, ...]]) -> dict[int, list[tuple[str, ...]]]:
    """Phrases by how many words they have."""
    return {length: list(found) for length, found in itertools.groupby(sorted(keys, key=len), key=len)}


@lru_cache(maxsize=65536)
def _forms(word: str, language: str) -> frozenset[str]:
    return frozenset((lemma(word, language), word.lower()))


def value_of(number: str) -> int:
    """A theme's number as printed: a figure, a letter, a Roman number."""
    if number.isdecimal():
        return int(number)
    return ROMAN.get(number) or ord(number[0]) - ord("A") + 1


def _without_agenda(sections: Sequence[str]) -> tuple[str, ...]:
    """The sections once each; `kokonaisuuden hankkeet` heads projects, `kokonaisuudet` alone an agenda."""
    others = [name for name in sections if name != "agenda"]
    return tuple(dict.fromkeys(others or sections))


def _parts(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each part of a title."""
    edges = [0, *(edge for match in PART.finditer(text) for edge in match.span()), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def year_in(text: str) -> str | None:
    """The year that a heading gives, None without one or with several: `Nykytilan kuvaus (2024):` → `2024`"""
    years = YEAR.findall(text)
    return years[0] if len(years) == 1 else None


@lru_cache(maxsize=8)
def heading_reader(language: str) -> HeadingReader:
    """The reader of a language's headings."""
    return HeadingReader(language)
