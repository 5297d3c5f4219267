"""Slides that are a project each: the title is its name, below stand a text and a card of facts, or data without labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.entries import holds_data, lacks_name, named_card
from extractors.fields import read_entry
from extractors.headings import HeadingReader, Title
from extractors.labels import label_at
from extractors.layout import title_of
from extractors.lemmas import lemma
from extractors.passage import joined
from schemas.document import Block, Passage, Role, Slide

# What tells a project where nothing is labelled.
FACTS = frozenset({"period", "funders"})
# A paragraph that describes a project has at least so many words.
LEAST_WORDS = 4


def fact_sheets(slides: Sequence[Slide], reader: HeadingReader) -> list[Slide]:
    """The slides, the title and the text of each that is a project made one with its facts."""
    said = {id(slide): reader.title(title.text) for slide in slides if (title := title_of(slide))}
    # A name stands over one slide; a theme's title over several, or in a list of them.
    named = Counter(title.theme for title in said.values())
    named.update({reader.number(block.text)[1].strip(" .:") for slide in slides for block in slide.content() if block.role is Role.TEXT})
    once = {place for place, title in said.items() if named[title.theme] == 1}
    return [_as_project(slide, said[id(slide)], reader) if id(slide) in once else slide for slide in slides]


def _is_a_name(title: Title) -> bool:
    """Whether a title names no section, no theme by its number, no part and not the plan."""
    return not (title.sections or title.number or title.plan or title.part)


def _without_label(title: Block, reader: HeadingReader) -> tuple[Block | None, Block]:
    """The label that a title begins with (`Hanke: Silta`, but not `Hankkeet: …`), if it does, and what it labels."""
    words = title.text.split()
    field, count = label_at(words) or ("", 0)
    label = " ".join(words[:count])
    if field != "name" or count == len(words) or lemma(label.rstrip(" :"), reader.language) != label.rstrip(" :").lower():
        return None, title
    before, after = title.passage.parted(len(label) + 1)
    return replace(title, passage=before, role=Role.LABELS), replace(title, passage=after)


def _as_project(slide: Slide, said: Title, reader: HeadingReader) -> Slide:
    shown = title_of(slide)
    label, title = _without_label(shown, reader) if shown else (None, None)
    if label is None and not _is_a_name(said):
        return slide
    cards = [block for block in slide.blocks if block.cells]
    texts = [block for block in slide.content() if block.role is Role.TEXT and not block.cells]
    if title is None or any(reader.sections(block.text) for block in texts):
        return slide
    if not cards and _is_prose(title.text, texts, reader.language):
        parts = [title, *texts]
        whole = replace(title, passage=joined([block.passage for block in parts]), role=Role.TEXT, lead=len(title.text), bold=False)
    elif len(cards) == 1 and lacks_name(cards[0]):
        described = any(cell.field == "description" for cell in cards[0].cells)
        parts = [title, *([] if described else texts), cards[0]]
        whole = named_card(*parts)
    else:
        return slide
    kept = [block for block in slide.blocks if block is not shown and block not in parts]
    return replace(slide, blocks=(*([label] if label else []), whole, *kept))


def _is_prose(name: str, texts: Sequence[Block], language: str) -> bool:
    """Whether the paragraphs under a name are sentences without data, then data."""
    data = [holds_data(f"{name} {block.text}", len(name), language) for block in texts]
    if not any(data) or data[0]:
        return False
    about, facts = texts[: data.index(True)], texts[data.index(True) :]
    # A date in prose (`Väliarviointi tehdään 1.3.2026.`) makes no project.
    text = " ".join((f"{name}.", *(block.text for block in facts)))
    if not {mark.field for mark in read_entry(Passage(text, ()), 1, None, language, len(name)).marks} >= FACTS:
        return False
    return all(block.text.rstrip().endswith(".") and len(block.text.split()) >= LEAST_WORDS and not block.lead for block in about)
