"""Tells each slide's kind and theme: from its title where it has one, else from content, order and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors.bullets import is_list_number
from extractors.entries import holds_data
from extractors.headings import KINDS, HeadingReader, Title, heading_reader
from extractors.layout import retitled, title_of
from schemas.document import Block, Role, Slide
from schemas.plan import SlideKind

# Titles this alike (0 to 100) are one theme's.
ALIKE = 82
# A text this alike to a theme's title is it.
SAME = 95
# No title has more words than this, no heading of a divider more than that.
TITLE_WORDS, DIVIDER_WORDS = 30, 40
# A bullet whose glyph was lost is told from running text by having no more words than this.
BULLET_WORDS = 20
# Where this share of a slide's paragraphs reads like entries, it is a slide of projects.
ENTRIES = 0.4
# What names only a section is a slide's title where it is set so much larger than the rest, else a heading in it.
HEADING_SIZE = 1.35
# … and not so much smaller than other slides' titles.
SMALL_TITLE = 0.8
RANK = {"current_state": 0, "development_targets": 1, "projects": 2}


@dataclass(frozen=True)
class Understood:
    """A slide with what it is: kind, theme, its title taken apart, and how the theme was found."""

    slide: Slide
    kind: SlideKind
    theme: int | None
    title: Title | None
    theme_rule: str = ""


@dataclass(frozen=True)
class ThemeTitle:
    """A theme's number and title; `block` where it was read."""

    number: int
    title: str
    agenda: bool


def understand(slides: Sequence[Slide], language: str) -> tuple[list[Understood], list[ThemeTitle]]:
    """Kind and theme of every slide, and the themes in the order of their numbers."""
    reader = heading_reader(language)
    usual = _usual_title(slides)
    found = [_titled(slide, heading_reader(slide.language or language), usual) for slide in slides]
    kinds = [
        _kind(slide, title, index == 0, heading_reader(slide.language or language), slide.language or language)
        for index, (slide, title) in enumerate(found)
    ]
    # A report's headings tell the themes; its table of contents lists chapters, and numbers them in its own way.
    agenda = [] if any(slide.theme for slide in slides) else _agenda(found, kinds, reader)
    draft = [Understood(slide, kind, None, title) for (slide, title), kind in zip(found, kinds, strict=True)]
    numbered = _explicit(draft, agenda)
    placed = _inferred(numbered, agenda)
    return placed, _themes(placed, agenda)


# --- titles ---------------------------------------------------------------------------------------------------------


def _usual_title(slides: Sequence[Slide]) -> float:
    """The type size of most slides' titles, in points."""
    sizes = sorted(title.size for slide in slides if (title := title_of(slide)))
    return sizes[len(sizes) // 2] if sizes else 0.0


def _titled(slide: Slide, reader: HeadingReader, usual: float) -> tuple[Slide, Title | None]:
    """The slide with its title marked, and the title taken apart; None where the slide has lost it.

    `usual` is the type size of the other slides' titles.
    """
    block = title_of(slide)
    small = block is not None and (block.size < HEADING_SIZE * _body_size(slide) or block.size < SMALL_TITLE * usual)
    if block and small and reader.sections(block.text):
        return retitled(slide, None), None
    if block is None:
        content = slide.content()
        first = content[0] if content else None
        if first is None or not _may_be_title(first, content, reader):
            return slide, None
        slide = retitled(slide, slide.blocks.index(first))
        block = title_of(slide)
    return slide, reader.title(block.text) if block else None


def _body_size(slide: Slide) -> float:
    """The type size of most of the text below a slide's title."""
    weights: dict[float, int] = {}
    for block in slide.content()[1:]:
        weights[block.size] = weights.get(block.size, 0) + len(block.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _may_be_title(block: Block, content: Sequence[Block], reader: HeadingReader) -> bool:
    """Whether the first paragraph of a slide without a larger one is its title: it says so, or stands out."""
    if block.marker or block.cells or len(block.text.split()) > TITLE_WORDS or reader.sections(block.text):
        return False
    title = reader.title(block.text)
    sentence = block.text.rstrip().endswith(".") and not is_list_number(block.text.split()[0])
    if sentence or (holds_data(block.text, block.lead, reader.language) and not title.plan):
        return False
    stands_out = len(content) == 1 or (block.size > 0 and block.bold and not content[1].bold)
    bullets = len(content) > 1 and content[1].marker != ""
    return bool(title.number or title.sections or title.plan or title.part or stands_out or (bullets and block.size == 0))


# --- kinds ----------------------------------------------------------------------------------------------------------


def _kind(slide: Slide, title: Title | None, first: bool, reader: HeadingReader, language: str) -> SlideKind:
    body = [block for block in slide.content() if block.role is not Role.TITLE]
    if any(block.cells for block in body):
        return "projects"
    body = [block for block in body if block.role is Role.TEXT]
    if title and title.plan:
        return "cover"
    named = title.kind if title else None
    headed = next((names[0] for block in body if (names := reader.sections(block.text))), None)
    if named == "agenda" or (named is None and _lists_themes(body)):
        return "agenda" if _lists_themes(body) or _is_contents(body, reader) or not headed else KINDS[headed]
    if named in (None, "development_targets") and _share_of_entries(body, language) >= ENTRIES:
        return "projects"
    if named and body:
        return named
    if named or (title and title.part) or not body:
        return "other"
    if headed and len(body) > 1:
        return KINDS[headed]
    return "development_targets" if not (first or title) and _nominal(body) else "other"


def _share_of_entries(body: Sequence[Block], language: str) -> float:
    """How much of the slide's text stands in paragraphs that read like entries."""
    tops = [block for block in body if not block.marker or block.level == 0]
    entries = sum(1 for block in tops if holds_data(block.text, block.lead, language))
    return entries / len(tops) if tops else 0.0


def _lists_themes(body: Sequence[Block]) -> bool:
    """Whether a slide is nothing but numbered headings, each number once."""
    numbers = [block.text.split()[0] for block in body]
    short = all(len(block.text.split()) <= TITLE_WORDS for block in body)
    return len(body) >= 2 and short and len(set(numbers)) == len(numbers) and all(map(is_list_number, numbers))


def _is_contents(body: Sequence[Block], reader: HeadingReader) -> bool:
    """Whether the paragraphs are a table of contents: most are short and numbered, or end with the page's number."""
    rows = [block for block in body if len(block.text.split()) <= TITLE_WORDS]
    told = sum(1 for block in rows if reader.number(block.text)[0] or block.text.split()[-1].isdigit())
    return len(rows) == len(body) and told > len(body) / 2


def _nominal(body: Sequence[Block]) -> bool:
    """Whether the paragraphs are bullets rather than sentences: few end in a full stop, and glyphs or brevity show it."""
    stops = sum(1 for block in body if block.text.rstrip().endswith("."))
    short = all(len(block.text.split()) <= BULLET_WORDS for block in body)
    return len(body) >= 2 and (short or any(block.marker for block in body)) and stops <= len(body) / 2


# --- themes -----------------------------------------------------------------------------------------------------------


def _agenda(found: Sequence[tuple[Slide, Title | None]], kinds: Sequence[SlideKind], reader: HeadingReader) -> list[ThemeTitle]:
    """The themes that the agenda lists; unnumbered ones by their order, if later titles bear them out."""
    titles = [title.theme for (_, title), kind in zip(found, kinds, strict=True) if title and kind != "agenda" and title.theme]
    themes: list[ThemeTitle] = []
    for (slide, _), kind in zip(found, kinds, strict=True):
        if kind != "agenda" or themes:
            continue
        rows = [block for block in slide.content() if block.role is not Role.TITLE]
        read = [reader.number(block.text) for block in rows]
        numbered = [(number, title) for number, title in read if number]
        # Rows without a number beside numbered ones (`Taustailmiöt`, `Teema 1: …`) are other parts of the document.
        if len(numbered) >= 2 and len({number for number, _ in numbered}) == len(numbered):
            themes = [ThemeTitle(number, title.strip(" .:"), True) for number, title in numbered]
        else:
            named = [title.strip(" .:") for _, title in read if any(_alike(title, other) for other in titles)]
            themes = [ThemeTitle(number, theme, True) for number, theme in enumerate(named, start=1)]
    return sorted(themes, key=lambda theme: theme.number)


def theme_named(text: str, themes: Sequence[ThemeTitle], reader: HeadingReader) -> int | None:
    """The number of the theme whose title a text is, with its number or without; None if it is none's."""
    number, title = reader.number(text)
    same = [t.number for t in themes if t.title and fuzz.ratio(title.lower(), t.title.lower()) >= SAME and number in (None, t.number)]
    return same[0] if same else None


def _alike(a: str, b: str) -> bool:
    return fuzz.token_set_ratio(a.lower(), b.lower()) >= ALIKE or fuzz.ratio(a.lower(), b.lower()) >= ALIKE


def _explicit(draft: Sequence[Understood], agenda: Sequence[ThemeTitle]) -> list[Understood]:
    """The slides whose titles tell their theme: by number, by the agenda's words, or by saying the same title again."""
    known = list(agenda)
    numbers = {theme.number for theme in agenda}
    # A report's headings tell the themes: the numbers of its other chapters are no themes'.
    report = any(slide.slide.theme for slide in draft)
    result = []
    for slide in draft:
        theme, rule = None, ""
        title = slide.title
        if slide.slide.theme:
            theme, rule = slide.slide.theme, "theme.heading"
            if title and title.theme and slide.kind == "other" and not any(t.number == theme for t in known):
                known.append(ThemeTitle(theme, title.theme, False))
        elif title and not report and slide.kind in ("current_state", "development_targets", "projects", "other") and not title.part:
            if title.number and title.theme and (not numbers or title.number in numbers):
                theme, rule = title.number, "theme.number"
            elif title.theme:
                scores = [(fuzz.token_set_ratio(title.theme.lower(), t.title.lower()), -t.number) for t in known]
                best = max(scores, default=(0, 0))
                if best[0] >= ALIKE:
                    theme, rule = -best[1], "theme.title"
                elif slide.kind != "other" and not agenda:
                    theme, rule = max((t.number for t in known), default=0) + 1, "theme.new-title"
            if theme and title.theme and not any(t.number == theme for t in known):
                known.append(ThemeTitle(theme, title.theme, False))
        result.append(replace(slide, theme=theme, theme_rule=rule))
    return [_divider(slide, known) for slide in result]


def _divider(slide: Understood, known: Sequence[ThemeTitle]) -> Understood:
    """A slide that only shows a theme's title belongs to it, also where the theme's own slides come after it."""
    if slide.kind != "other" or slide.theme or not slide.title or not slide.title.theme:
        return slide
    theme = next((t.number for t in known if t.title and _alike(t.title, slide.title.theme)), None)
    return replace(slide, theme=theme, theme_rule="theme.divider" if theme else "")


def _inferred(slides: Sequence[Understood], agenda: Sequence[ThemeTitle]) -> list[Understood]:
    """The themes of slides whose titles don't tell: the theme goes on until the order of kinds begins anew."""
    claimed: set[int | None] = {slide.theme for slide in slides if slide.theme}
    result: list[Understood] = []
    current: int | None = None
    rank = -1
    for index, slide in enumerate(slides):
        if slide.kind not in RANK:
            if slide.theme and slide.kind == "other":
                current, rank = slide.theme, -1
            result.append(slide)
            continue
        own = RANK[slide.kind]
        theme, rule = slide.theme, slide.theme_rule
        if theme is None:
            if current is None or own < rank:
                theme, rule = _next(slides, index, current, claimed, agenda), "theme.order"
            else:
                theme, rule = current, "theme.continued"
        current, rank = theme, own
        claimed.add(theme)
        result.append(replace(slide, theme=theme, theme_rule=rule))
    return result


def _next(
    slides: Sequence[Understood], index: int, current: int | None, claimed: set[int | None], agenda: Sequence[ThemeTitle]
) -> int | None:
    """The theme that begins at a slide without a title: that of a later slide of the same run, else the next of the agenda."""
    rank = RANK[slides[index].kind]
    for later in slides[index + 1 :]:
        if later.kind not in RANK or RANK[later.kind] < rank:
            break
        if later.theme and later.theme != current:
            return later.theme
        rank = RANK[later.kind]
    free = [theme.number for theme in agenda if theme.number not in claimed]
    after = [number for number in free if current is None or number > current]
    if after or free:
        return (after or free)[0]
    if agenda:
        return None
    return max((number for number in claimed if number), default=0) + 1


def _themes(slides: Sequence[Understood], agenda: Sequence[ThemeTitle]) -> list[ThemeTitle]:
    """Every theme that a slide has or the agenda lists; the agenda's title before the slides' own."""
    themes = {theme.number: theme for theme in agenda}
    for slide in slides:
        if slide.theme and slide.theme not in themes:
            title = slide.title.theme if slide.title and slide.theme_rule != "theme.order" else ""
            themes[slide.theme] = ThemeTitle(slide.theme, title, False)
    return [themes[number] for number in sorted(themes)]
