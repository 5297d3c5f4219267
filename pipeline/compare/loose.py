"""The texts of an edition that its model has no field for: headings, a cover's lines, what no rule claimed; what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from extractors.evidence.headings import HeadingReader
from extractors.evidence.labels import field_of
from extractors.lexicon import languages
from pipeline.compare.written import letters
from schemas.plan import Fragment, Plan, SlideInfo

Sort = Literal["text", "section", "label", "known", "page"]
"""A text of its own; a heading that names a section; a label of a table's column; nothing but what the model knows; a page's number."""

# What stands for a theme's title, the plan's title and its years in a key: signs that no text has.
THEME, TITLE, YEARS, AS_OF, PAGE = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
MODEL = re.compile(f"{THEME}[=+]?-?\\d+;|[{THEME}{TITLE}{YEARS}{AS_OF}{PAGE}]")
ANY_THEME = re.compile(f"{THEME}[=+]?-?\\d+;")
# What may number a theme or a section before its title: `2)`, `Teema 2:`, `1.4`.
NUMBERED = re.compile(r"^(?:[^\W\d_]{3,20})?\d{1,2}(?:\.\d{1,2})*[.):]*(?=[^\d.,])")
PAGE_NUMBER = re.compile(r"^(?:sivu|sida|page|s\.|p\.)?(\d{1,4})(?:(?:/|av|of)\d{1,4})?$")
# How alike a heading's title and a theme's are, of 100, where a slide writes the theme's otherwise than the others.
TITLE_ALIKE = 80


@dataclass(frozen=True)
class Loose:
    """One text, `key` what tells it from others, without what the model knows; `theme` is its slide's."""

    fragment: Fragment
    key: str
    sort: Sort
    page: int
    kind: str
    theme: int | None


def loose_texts(plan: Plan, themes: Mapping[int, str]) -> list[Loose]:
    """The headings of each slide in order, then what no rule claimed; `themes` gives what stands for a theme of a number in keys."""
    slides = {slide.page: slide for slide in plan.slides}
    reader = _Reader(plan, themes)
    found = [reader.read(heading, slide) for slide in plan.slides for heading in slide.headings]
    for fragment in plan.unassigned:
        page = fragment.spans[0].page if fragment.spans else 1
        found.append(reader.read(fragment, slides.get(page), page))
    return found


class _Reader:
    """Makes keys of an edition's texts."""

    def __init__(self, plan: Plan, themes: Mapping[int, str]) -> None:
        self.titles = {_fold(theme.title): f"{THEME}{themes[theme.number]};" for theme in plan.themes if theme.title}
        self.plan_title = _fold(plan.plan.title or "")
        self.years = _fold(plan.plan.period.text) if plan.plan.period else ""
        self.as_of = sorted({theme.current_state.as_of for theme in plan.themes if theme.current_state.as_of})
        self.language = plan.plan.language
        # A table that goes over pages has its labels on each of them, also where the page is one of another kind.
        self.labels = {_fold(h.text) for slide in plan.slides if slide.kind == "projects" for h in slide.headings if field_of(h.text)}
        self.running = Counter(key for key in self._running(plan))

    def read(self, fragment: Fragment, slide: SlideInfo | None, page: int | None = None) -> Loose:
        """A text with its key."""
        number = page or (slide.page if slide else 1)
        kind = slide.kind if slide else "other"
        key = self._known(_fold(fragment.text), kind)
        if self._is_page(key, number, kind):
            return Loose(fragment, PAGE, "page", number, kind, slide.theme if slide else None)
        if (running := _with_page(key, number)) and self.running[running] > 1:
            key = running
        known = kind == "projects" or (kind not in ("cover", "agenda") and _fold(fragment.text) in self.labels)
        sort: Sort = "label" if known and field_of(fragment.text) else self._sort(fragment.text, key)
        if sort == "text" and kind == "agenda" and slide and fragment.text == slide.title:
            # What heads the list of themes is said in each layout's own words.
            sort = "section"
        if sort == "section":
            # A theme that came or went takes its headings with it, whatever words they name it by.
            key = ANY_THEME.sub(THEME, self._unnamed(fragment.text, key))
        if sort != "text":
            key = NUMBERED.sub("", key)
        return Loose(fragment, key, sort, number, kind, slide.theme if slide else None)

    def _known(self, key: str, kind: str) -> str:
        """A key with signs for what the model knows."""
        if self.plan_title:
            key = key.replace(self.plan_title, TITLE)
        for title in sorted(self.titles, key=len, reverse=True):
            key = key.replace(title, self.titles[title])
        if self.years:
            key = key.replace(self.years, YEARS)
        if kind not in ("cover", "agenda"):
            for year in self.as_of:
                key = re.sub(rf"(?<![\d.,]){year}(?![\d.,])", AS_OF, key)
        return key

    def _is_page(self, key: str, page: int, kind: str) -> bool:
        found = PAGE_NUMBER.match(key)
        return found is not None and (int(found[1]) == page or (kind == "agenda" and len(found[1]) < 4))

    def _running(self, plan: Plan) -> Iterator[str]:
        """The lines that end or begin with the number of their page."""
        for slide in plan.slides:
            lines = (_with_page(self._known(_fold(heading.text), slide.kind), slide.page) for heading in slide.headings)
            yield from sorted({line for line in lines if line})
        for fragment in plan.unassigned:
            if fragment.spans and (line := _with_page(self._known(_fold(fragment.text), "other"), fragment.spans[0].page)):
                yield line

    def _sort(self, text: str, key: str) -> Sort:
        bare = MODEL.sub("", NUMBERED.sub("", key))
        if not re.search(r"\w", bare) and MODEL.search(key):
            return "known"
        if _sections(text, self.language) or self._heads_theme(text, key):
            return "section"
        return "label" if field_of(text) else "text"

    def _heads_theme(self, text: str, key: str) -> bool:
        """Whether a heading names a theme, perhaps otherwise than the edition does, and a section."""
        title = _reader(self.language).title(text)
        return THEME in key or (bool(title.sections) and self._named(title.theme) is not None)

    def _named(self, title: str) -> str | None:
        """The edition's own title of the theme that a heading names."""
        likeness = {known: fuzz.ratio(_fold(title), known) for known in self.titles}
        best = max(likeness, key=lambda known: likeness[known], default=None)
        return best if best is not None and likeness[best] >= TITLE_ALIKE else None

    def _unnamed(self, text: str, key: str) -> str:
        """The key of a heading without the title of a theme that the other edition does not have."""
        title = _reader(self.language).title(text)
        named = self._named(title.theme) if title.sections and THEME not in key else None
        if named is None or "=" in self.titles[named]:
            return key
        return key.replace(_fold(title.theme), THEME)


def _with_page(key: str, page: int) -> str:
    """A line's key with a sign for the page's number that it begins or ends with; empty where it does not."""
    found = re.sub(rf"^{page}(?=[^\d.,])|(?<=[^\d.,]){page}$", PAGE, key)
    return found if found != key else ""


def _fold(text: str | None) -> str:
    """Letters, small: another layout may set a heading in capitals."""
    return letters(text or "").casefold()


@lru_cache
def _reader(language: str) -> HeadingReader:
    return HeadingReader(language if language in languages() else languages()[0])


def _sections(text: str, language: str) -> tuple[str, ...]:
    return _reader(language).sections(text)
