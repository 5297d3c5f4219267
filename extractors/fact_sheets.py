"""Slides that are a project each: the title is its name, below stand a text and a card of facts, or data without labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.entries import holds_data
from extractors.headings import HeadingReader, Title
from extractors.layout import title_of
from extractors.passage import joined
from schemas.document import Block, Cell, Role, Slide

# A paragraph that describes a project has at least so many words.
LEAST_WORDS = 5


def fact_sheets(slides: Sequence[Slide], reader: HeadingReader) -> list[Slide]:
    """The slides, the title and the text of each that is a project made one with its facts."""
    said = {id(slide): reader.title(title.text) for slide in slides if (title := title_of(slide))}
    # A name stands over one slide; a theme's title over several, or in a list of them.
    named = Counter(title.theme for title in said.values())
    named.update({reader.number(block.text)[1].strip(" .:") for slide in slides for block in slide.content() if block.role is Role.TEXT})
    once = {place for place, title in said.items() if named[title.theme] == 1 and _is_a_name(title)}
    return [_as_project(slide, reader) if id(slide) in once else slide for slide in slides]


def _is_a_name(title: Title) -> bool:
    """Whether a title names no section, no theme by its number, no part and not the plan."""
    return not (title.sections or title.number or title.plan or title.part)


def _as_project(slide: Slide, reader: HeadingReader) -> Slide:
    title = title_of(slide)
    cards = [block for block in slide.blocks if block.cells]
    texts = [block for block in slide.content() if block.role is Role.TEXT and not block.cells]
    if title is None or any(reader.sections(block.text) for block in texts):
        return slide
    if not cards and _is_prose(texts, reader.language):
        parts = [title, *texts]
        whole = replace(title, passage=joined([block.passage for block in parts]), role=Role.TEXT, lead=len(title.text), bold=False)
    elif len(cards) == 1 and cards[0].layout == "card" and not any(cell.field == "name" for cell in cards[0].cells):
        described = any(cell.field == "description" for cell in cards[0].cells)
        parts = [title, *([] if described else texts), cards[0]]
        whole = _as_card(*parts)
    else:
        return slide
    kept = [whole if block is parts[0] else block for block in slide.blocks if block is parts[0] or block not in parts]
    return replace(slide, blocks=tuple(kept))


def _is_prose(texts: Sequence[Block], language: str) -> bool:
    """Whether the paragraphs are sentences without data, then data."""
    data = [holds_data(block.text, block.lead, language) for block in texts]
    if not any(data) or data[0]:
        return False
    about = texts[: data.index(True)]
    return all(block.text.rstrip().endswith(".") and len(block.text.split()) >= LEAST_WORDS and not block.lead for block in about)


def _as_card(title: Block, *parts: Block) -> Block:
    """The card, the last of the parts, with the title as its name and the paragraphs between as its description."""
    *about, card = parts
    length = sum(len(block.text) + 1 for block in (title, *about))
    cells = [Cell("name", 0, len(title.text))]
    if about:
        cells.append(Cell("description", len(title.text) + 1, length - 1))
    cells += [Cell(cell.field, cell.start + length, cell.end + length) for cell in card.cells]
    return replace(card, passage=joined([block.passage for block in (title, *parts)]), cells=tuple(cells))
