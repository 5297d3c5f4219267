"""Reports, whose text flows over pages: cut at their headings instead of at the pages' ends, and told page by page again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.headings import THEMED, HeadingReader, heading_reader
from extractors.layout import continued, goes_on
from extractors.passage import Joiner
from schemas.document import Block, Page, Role, Slide
from schemas.plan import Fragment, SlideInfo

# A heading has at most so many words, and is set bold or so much larger than the text.
HEADING_WORDS, LARGER = 20, 1.1
# What is set so much smaller than the text is a footnote, where no more than this share of a report is.
FOOTNOTE, RARE = 0.9, 0.12


@dataclass(frozen=True)
class _Headings:
    """How a report sets its headings, in points: the text's size, the largest size of a heading of a theme's section."""

    body: float
    section: float
    notes: frozenset[float] = frozenset()
    """The sizes of footnotes, in points."""


def cut(pages: Sequence[Slide], language: str, joiner: Joiner) -> list[Slide]:
    """The report as slides of its own making, one for each heading and what stands under it, over pages' ends.

    A slide under a theme's heading knows its theme: the number that the heading gives, else the theme's place.
    """
    reader = heading_reader(language)
    blocks = [block for page in pages for block in page.blocks]
    style = _style(blocks, reader)
    found: list[list[Block]] = []
    open_size = 0.0
    for page in pages:
        notes = [block for block in page.blocks if _is_note(block, style)]
        text = [replace(b, role=Role.TEXT) if b.role is Role.TITLE else b for b in page.blocks if b not in notes]
        for place, block in enumerate(text):
            level = _level(block, style, reader, open_size)
            if not found or level:
                found.append([block])
                open_size = block.size if level == SECTION else 0.0
            elif place == 0 and (last := _last_text(found[-1])) is not None and goes_on(found[-1][last], block):
                found[-1][last] = continued(found[-1][last], block, joiner)
            else:
                found[-1].append(block)
        if notes:
            found += [] if found else [[]]
            found[-1] += [replace(note, role=Role.NOTE) for note in notes]
    return _with_themes([_slide(group, style, reader) for group in found], style, reader)


def _last_text(blocks: Sequence[Block]) -> int | None:
    """The place of the last paragraph, running lines and footnotes left aside."""
    return next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].role is Role.TEXT and not blocks[i].cells), None)


def _style(blocks: Sequence[Block], reader: HeadingReader) -> _Headings:
    weights: Counter[float] = Counter()
    for block in blocks:
        weights[block.size] += len(block.text)
    body = max(weights, key=lambda size: (weights[size], -size), default=0.0)
    sections = [b.size for b in blocks if _looks_like_heading(b, body) and THEMED & set(_sections(b, reader))]
    # What much of a report is set in is no footnote, however small.
    notes = {size for size, weight in weights.items() if size < FOOTNOTE * body and weight < RARE * sum(weights.values())}
    return _Headings(body, max(sections, default=LARGER * body), frozenset(notes))


def _looks_like_heading(block: Block, body: float) -> bool:
    text = block.text.rstrip()
    plain = not block.marker and not block.cells and block.role in (Role.TEXT, Role.TITLE)
    return plain and len(text.split()) <= HEADING_WORDS and not text.endswith((".", ",")) and (block.bold or block.size >= LARGER * body)


def _sections(block: Block, reader: HeadingReader) -> tuple[str, ...]:
    return reader.sections(reader.number(block.text)[1])


CHAPTER, SECTION, SUBTHEME = 1, 2, 3


def _level(block: Block, style: _Headings, reader: HeadingReader, open_size: float = 0.0) -> int:
    """What a block heads: a theme or another chapter, a section, a part of a theme; 0 for text (and for a project's name).

    `open_size` is the size of the heading of the section that is open, 0 where none is.
    """
    if not _looks_like_heading(block, style.body):
        return 0
    if _sections(block, reader):
        return SECTION
    if block.size > style.section * 1.02:
        return CHAPTER
    # Within a section, only what is set larger than its heading ends it, or as large and numbered.
    numbered = reader.number(block.text)[0] is not None
    ends = block.size > open_size * 1.02 or (numbered and block.size > open_size * 0.98)
    return SUBTHEME if ends and (block.size >= LARGER * style.body or numbered) else 0


def _is_note(block: Block, style: _Headings) -> bool:
    return block.role is Role.TEXT and not block.cells and block.size in style.notes


def _slide(blocks: list[Block], style: _Headings, reader: HeadingReader) -> Slide:
    first = blocks[0]
    if _level(first, style, reader):
        blocks = [replace(first, role=Role.TITLE), *blocks[1:]]
    return Slide(first.page, tuple(blocks))


def _with_themes(slides: Sequence[Slide], style: _Headings, reader: HeadingReader) -> list[Slide]:
    """Each slide with the theme that it stands under: chapters that sections of themes follow are themes."""
    levels = [_level(slide.blocks[0], style, reader) for slide in slides]
    chapters = [i for i, level in enumerate(levels) if level == CHAPTER]
    titles = [reader.title(slides[i].blocks[0].text) for i in chapters]
    if any(title.theme and THEMED & set(title.sections) for title in titles):
        # Headings that name theme and section at once, as slides' titles do, tell it themselves.
        return list(slides)
    numbers: dict[int, int] = {}
    for place, i in enumerate(chapters):
        end = chapters[place + 1] if place + 1 < len(chapters) else len(slides)
        named = {name for slide in slides[i + 1 : end] for name in _sections(slide.blocks[0], reader)}
        if named & THEMED:
            numbers[i] = reader.theme_number(slides[i].blocks[0].text)[0] or len(numbers) + 1
    theme: int | None = None
    found = []
    for i, slide in enumerate(slides):
        theme = numbers.get(i) if levels[i] == CHAPTER else theme
        found.append(replace(slide, theme=theme))
    return found


def by_page(infos: Sequence[SlideInfo], slides: Sequence[Slide], pages: Sequence[Page]) -> list[SlideInfo]:
    """What each page of a report is: of the kind and theme that most of its words are of, its first heading as title."""
    words: dict[int, Counter[int]] = {page.number: Counter() for page in pages}
    headings: dict[int, list[Fragment]] = {page.number: [] for page in pages}
    for place, (info, slide) in enumerate(zip(infos, slides, strict=True)):
        for block in slide.content():
            for piece in block.passage.pieces:
                words[piece.word.page][place] += 1
        for fragment in info.headings:
            headings[fragment.spans[0].page].append(fragment)
    titles = {(info.page, info.title) for info in infos if info.title}
    found = []
    for page in pages:
        most = words[page.number].most_common(1)
        main = infos[most[0][0]] if most else None
        title = next((h.text for h in headings[page.number] if (page.number, h.text) in titles), None)
        kind, theme = (main.kind, main.theme) if main else ("other", None)
        found.append(SlideInfo(page=page.number, title=title, kind=kind, theme=theme, headings=headings[page.number]))
    return found
