"""Slides that are a project each: the title is its name, beside the text stands a card of facts without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.headings import HeadingReader, Title
from extractors.layout import title_of
from extractors.passage import joined
from schemas.document import Cell, Role, Slide


def fact_sheets(slides: Sequence[Slide], reader: HeadingReader) -> list[Slide]:
    """The slides, the title and the text of each that is a project as fields of its card."""
    said = {id(slide): reader.title(title.text) for slide in slides if (title := title_of(slide))}
    # A name stands over one slide, a theme's title over several.
    named = Counter(title.theme for title in said.values())
    return [
        _as_card(slide, said[id(slide)], reader) if id(slide) in said and named[said[id(slide)].theme] == 1 else slide for slide in slides
    ]


def _as_card(slide: Slide, said: Title, reader: HeadingReader) -> Slide:
    title = title_of(slide)
    cards = [block for block in slide.blocks if block.cells]
    # A title that names a section, a theme by its number or the plan is the slide's own.
    if title is None or len(cards) != 1 or cards[0].layout != "card" or said.sections or said.number or said.plan or said.part:
        return slide
    (card,) = cards
    fields = {cell.field for cell in card.cells}
    texts = [block for block in slide.content() if block.role is Role.TEXT and not block.cells]
    if "name" in fields or any(reader.sections(block.text) for block in texts):
        return slide
    about = [] if "description" in fields else texts
    parts = [title, *about]
    length = sum(len(block.text) + 1 for block in parts)
    cells = [Cell("name", 0, len(title.text))]
    if about:
        cells.append(Cell("description", len(title.text) + 1, length - 1))
    cells += [Cell(cell.field, cell.start + length, cell.end + length) for cell in card.cells]
    whole = replace(card, passage=joined([block.passage for block in (*parts, card)]), cells=tuple(cells))
    kept = [whole if block is card else block for block in slide.blocks if block not in parts]
    return replace(slide, blocks=tuple(kept))
