"""The blocks of a list of projects to entries: which paragraphs are one entry, read field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from extractors.fields import read_entry
from extractors.pairs import second_entry
from extractors.passage import joined
from schemas.document import Block, Cell, Passage
from schemas.mention import Entry

# Where this share of the paragraphs hold data, each is an entry of its own.
MOST = 0.6
# A paragraph of fewer words than this holds no entry's data and description.
NAME_WORDS = 16

Group = list[Block]


def entries_of(blocks: Sequence[Block], theme: int | None, language: str) -> tuple[list[Entry], list[Block], Group]:
    """The entries among the blocks of one list, the blocks that are in none, and the paragraphs of the last entry, which
    may go on over the slide's end (none where it is a form)."""
    if any(block.cells for block in blocks):
        forms, others = _with_names(blocks)
        return [_form(block, theme, language) for block in forms], others, []
    groups, before = group_entries(blocks, language)
    return [entry_of(group, theme, language) for group in groups], before, groups[-1] if groups else []


def _with_names(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The forms, those cards that have no name with the heading over them as one; and the blocks that are no form's."""
    forms: list[Block] = []
    others: list[Block] = []
    above: list[Block] = []
    for block in blocks:
        if not block.cells:
            above.append(block)
            continue
        at = next((i for i in range(len(above) - 1, -1, -1) if above[i].bold and len(above[i].text.split()) <= NAME_WORDS), None)
        if at is not None and lacks_name(block):
            others += above[:at]
            block = named_card(*above[at:], block)
        else:
            others += above
        forms.append(block)
        above = []
    return forms, [*others, *above]


def lacks_name(form: Block) -> bool:
    """Whether a block is a card without its project's name."""
    return form.layout == "card" and not any(cell.field == "name" for cell in form.cells)


def named_card(title: Block, *parts: Block) -> Block:
    """A card, the last of the parts, with a title as its name and the paragraphs between as its description, if it has none."""
    *about, card = parts
    length = sum(len(block.text) + 1 for block in (title, *about))
    cells = [Cell("name", 0, len(title.text))]
    if about and not any(cell.field == "description" for cell in card.cells):
        cells.append(Cell("description", len(title.text) + 1, length - 1))
    cells += [Cell(cell.field, cell.start + length, cell.end + length) for cell in card.cells]
    return replace(card, passage=joined([block.passage for block in (title, *parts)]), page=title.page, cells=tuple(cells))


def _form(block: Block, theme: int | None, language: str) -> Entry:
    return read_entry(block.passage, block.page, theme, language, block.lead, cells=block.cells)


def group_entries(blocks: Sequence[Block], language: str) -> tuple[list[Group], list[Block]]:
    """The blocks parted into entries: at top-level bullets, at names in bold, or where data closes an entry."""
    if not blocks:
        return [], []
    blocks = [part for block in blocks for part in _parted(block, language)]
    marked = [block for block in blocks if block.marker]
    if marked:
        top = min(block.level for block in marked)
        starts = [bool(block.marker) and block.level == top for block in blocks]
        for i in range(1, len(blocks)):
            # A paragraph with data of its own behind one that has its is an entry whose bullet was lost.
            lost = not blocks[i].marker and blocks[i].level <= top and not blocks[i - 1].text[-1:].isdigit()
            closed = lost and holds_data(blocks[i].text, blocks[i].lead, language)
            starts[i] = starts[i] or (closed and holds_data(blocks[i - 1].text, blocks[i - 1].lead, language))
    elif any(_bold_start(block) for block in blocks) and not all(block.bold for block in blocks):
        starts = [_bold_start(block) for block in blocks]
    else:
        starts = _after_data(blocks, language)
        # What begins in the middle of a sentence is the rest of an entry on the slide before.
        starts[0] = starts[0] and not blocks[0].text[:1].islower()
    groups: list[Group] = []
    before: list[Block] = []
    for block, opens in zip(blocks, starts, strict=True):
        if opens:
            groups.append([block])
        elif groups:
            groups[-1].append(block)
        else:
            before.append(block)
    return groups, before


def _parted(block: Block, language: str) -> list[Block]:
    """A paragraph as its entries: two where a second one begins in it."""
    at = 0 if block.lead else second_entry(block.text, language)
    if not at:
        return [block]
    before, after = block.passage.parted(at)
    return [replace(block, passage=before), replace(block, passage=after)]


def _bold_start(block: Block) -> bool:
    return bool(block.lead) or (block.bold and len(block.text.split()) <= NAME_WORDS)


def _after_data(blocks: Sequence[Block], language: str) -> list[bool]:
    """Whether each paragraph opens an entry: all do where most hold data, else those behind one that does."""
    data = [holds_data(block.text, block.lead, language) for block in blocks]
    if sum(data) >= MOST * len(blocks):
        return [True] * len(blocks)
    return [True, *data[:-1]]


@lru_cache(maxsize=1024)
def holds_data(text: str, lead: int, language: str) -> bool:
    """Whether a paragraph reads like an entry or its closing data: it has a period or a funder of its own."""
    entry = read_entry(Passage(text, ()), 1, None, language, lead)
    return any(mark.field in ("period", "funders") for mark in entry.marks)


def entry_of(group: Group, theme: int | None, language: str) -> Entry:
    """The entry that a group of paragraphs is."""
    passage = joined([block.passage for block in group])
    starts = accumulate(len(block.text) + 1 for block in group[:-1])
    # A paragraph that begins in the middle of a sentence goes on with the one before.
    lengths = [start for start, block in zip(starts, group[1:], strict=True) if block.marker or not block.text[:1].islower()]
    first = group[0]
    lead = first.lead or (len(first.text) if first.bold and len(group) > 1 else 0)
    return read_entry(passage, first.page, theme, language, lead, tuple(lengths))
