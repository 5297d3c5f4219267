"""Pages to slides: lines, running lines, tables, cards, columns and outline, in this order."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extractors.bullets import is_bullet
from extractors.cards import cards_of, sheet_labels
from extractors.forms import Form
from extractors.grids import Listed, lists_of
from extractors.lines import columns_of, lines_of, words_of
from extractors.outline import Metrics, body_size, measure, outline, with_titles
from extractors.passage import HYPHENS, Joiner
from extractors.plain import plain_outline
from extractors.regions import regions_of
from extractors.rows import Columns, append
from extractors.running import running_lines
from extractors.speaker import parted
from extractors.tables import tables_of
from schemas.document import Block, Line, Page, Role, Slide, Word

# A document breaks words if this share of the hyphens at its lines' ends do.
BROKEN = 0.15
# Most pages of a report stand upright.
UPRIGHT = 0.6
# On this share of slides a title names theme and section.
TITLED = 0.4
# What a report's headings begin with, and how many of them tell one.
STEPPED, LEAST_STEPPED = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[^\W\d_]"), 3
# What a footnote begins with.
LEADING = re.compile(r"\d{1,2}(?!\.?\d)")
# … and what it is smaller than, against the page's text.
SMALLER = 0.96


@dataclass
class _Draft:
    """A page on its way to a slide: its lines in their kinds, the speaker's words, what it has of labelled fields."""

    page: Page
    running: list[Line]
    lines: list[Line]
    speaker: list[Line]
    headers: list[list[Line]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)
    regions: list[list[Line]] = field(default_factory=list)


def slides_of(pages: Sequence[Page], joiner: Joiner) -> list[Slide]:
    """Each page as a slide: its blocks in reading order, running lines last."""
    drafts = []
    shown = [(page, replace(page, words=tuple(word for word in page.words if not word.note)), notes) for page, notes in parted(pages)]
    columns = columns_of(text for _, text, _ in shown)
    lines = [(page, lines_of(text, columns), notes) for page, text, notes in shown]
    running = running_lines([(page, found) for page, found, _ in lines])
    for page, found, notes in lines:
        ran, rest = [line for line in found if id(line) in running], [line for line in found if id(line) not in running]
        drafts.append(_Draft(page, ran, rest, lines_of(replace(page, words=notes))))
    joiner = replace(joiner, hyphenates=_hyphenates([draft.lines for draft in drafts], joiner))
    _take_tables(drafts)
    _take_cards(drafts)
    _take_lists(drafts)
    for draft in drafts:
        draft.regions = regions_of(draft.lines)
    metrics = measure([region for draft in drafts for region in draft.regions])
    return [_slide(draft, metrics, joiner) for draft in drafts]


def flows(pages: Sequence[Page], slides: Sequence[Slide], is_slides: Callable[[str], bool]) -> bool:
    """Whether a document is a report, whose text flows over pages: most of its pages are higher than wide, or it has
    headings that are numbered in two steps (`2.1 Nykytila`) in the middle of pages.

    `is_slides` tells a title that names theme and section at once: where many pages have one, they are slides of any shape.
    """
    titles = [title for slide in slides if (title := title_of(slide))]
    if sum(1 for title in titles if is_slides(title.text)) >= TITLED * len(pages):
        return False
    upright = sum(1 for page in pages if page.measured and page.height > page.width and page.frame is None)
    if upright > UPRIGHT * len(pages):
        return True
    stepped = [
        (slide, block) for slide in slides for block in slide.blocks if STEPPED.match(block.text) and block.bold and not block.marker
    ]
    inside = [block for slide, block in stepped if block is not slide.blocks[0]]
    return len(stepped) >= LEAST_STEPPED and len(inside) > len(stepped) / 2


def _edges(regions: Sequence[Sequence[Line]]) -> list[float | None]:
    """Where the outermost level of each column begins, as the column left of it tells, if both are justified."""
    found: list[float | None] = [None] * len(regions)
    rights = [max(line.x1 for line in region) for region in regions]
    for i, region in enumerate(regions):
        for j, left in enumerate(regions[:i]):
            beside = left[0].top < region[-1].bottom and region[0].top < left[-1].bottom and rights[j] < region[0].start
            if beside and _justified(left, rights[j]) and _justified(region, rights[i]):
                found[i] = round(min(line.start for line in left) + rights[i] - rights[j], 1)
    return found


def _justified(region: Sequence[Line], right: float) -> bool:
    """Whether most wrapped lines of a column, those that another follows without a bullet, end at its right edge."""
    wrapped = [above for above, below in itertools.pairwise(region) if not below.marker and abs(below.x0 - above.x0) < 0.2 * above.size]
    return sum(1 for line in wrapped if right - line.x1 < 0.2 * line.size) > 0.5 * len(wrapped)


def _take_tables(drafts: Sequence[_Draft]) -> None:
    """Take the tables' lines out of the pages; a row that runs over a page's end is one with its rest."""
    columns: Columns | None = None
    last: Form | None = None
    for draft in drafts:
        page = replace(draft.page, words=tuple(word for line in draft.lines for word in words_of(line)))
        tables = tables_of(page, columns)
        for table in tables:
            if table.continues and last is not None:
                append(last, table.rows.pop(0).parts)
            draft.headers += [table.header] if table.header else []
            draft.forms += table.rows
            last = table.rows[-1] if table.rows else last
        taken = {word.number for table in tables for word in table.words}
        draft.lines = [line for line in draft.lines if not any(word.number in taken for word in line.words)]
        columns = tables[-1].columns if tables else None


def _take_lists(drafts: Sequence[_Draft]) -> None:
    """Take the lines of tables that hold lists, not projects, out of the pages."""
    last: Listed | None = None
    for draft in drafts:
        page = replace(draft.page, words=tuple(word for line in draft.lines for word in words_of(line)))
        draft.lists = lists_of(page, last)
        taken = {word.number for listed in draft.lists for word in listed.words()}
        draft.lines = [line for line in draft.lines if not any(word.number in taken for word in line.words)]
        last = draft.lists[-1] if draft.lists else None


def _take_cards(drafts: Sequence[_Draft]) -> None:
    """Take the cards' lines out of the pages; a card that runs over a page's end is one with its rest."""
    last: Form | None = None
    for draft in drafts:
        cards = cards_of(draft.lines, last, sheet_labels(draft.page))
        if last is not None and cards.rest:
            last.parts[-1].go_on(cards.rest)
        if last is not None and cards.continues() and not cards.forms[0].repeats(last):
            last.parts += cards.forms.pop(0).parts
        elif not cards.rest:
            last = None
        draft.forms += cards.forms
        draft.lines = cards.others
        last = cards.forms[-1] if cards.forms else last


def _slide(draft: _Draft, metrics: Metrics, joiner: Joiner) -> Slide:
    if draft.page.measured:
        blocks = _over_columns(
            [outline(region, metrics, joiner, edge) for region, edge in zip(draft.regions, _edges(draft.regions), strict=True)], joiner
        )
    else:
        blocks = [block for region in draft.regions for block in plain_outline(region, joiner)]
    if draft.forms or draft.lists or draft.headers:
        placed = [(block.passage.pieces[0].word.place[1], block) for block in blocks]
        placed += [(form.lines()[0].top, form.block(joiner)) for form in draft.forms]
        placed += [(line.top, _lone(line, joiner, Role.LABELS)) for header in draft.headers for line in header]
        placed += [(listed.top, block) for listed in draft.lists for block in _list(listed, metrics, joiner)]
        blocks = [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    if draft.page.measured:
        blocks = with_titles(blocks)
    ran = [_lone(line, joiner, Role.RUNNING) for line in draft.running]
    said = [replace(block, role=Role.NOTE) for block in outline(draft.speaker, metrics, joiner)]
    return Slide(draft.page.number, (*_with_notes(blocks, draft.page, joiner), *said, *ran), draft.page.pictures)


def _list(listed: Listed, metrics: Metrics, joiner: Joiner) -> list[Block]:
    """The blocks of a table that holds a list: its header, then cell by cell."""
    found = [_lone(line, joiner, Role.LABELS) for cell in listed.labels for line in cell]
    for cell, deep in listed.cells:
        if cell in listed.heads:
            found.append(Block(joiner.join(cell), cell[0].words[0].page, bold=True, size=cell[0].size))
        else:
            found += [replace(block, level=block.level + deep) for block in outline(cell, metrics, joiner)]
    return found


def _with_notes(blocks: Sequence[Block], page: Page, joiner: Joiner) -> list[Block]:
    """The blocks, the page's footnotes told apart and their numbers last."""
    numbers = [word for word in page.words if word.note]
    if not numbers:
        return list(blocks)
    texts = {unicodedata.normalize("NFKC", word.text) for word in numbers}
    body = body_size(blocks)
    marked = [
        replace(b, role=Role.NOTE) if b.size < SMALLER * body and (n := LEADING.match(b.text)) and n[0] in texts else b for b in blocks
    ]
    return marked + [_lone(Line((word,)), joiner, Role.NOTE) for word in numbers]


def _over_columns(columns: Sequence[Sequence[Block]], joiner: Joiner) -> list[Block]:
    """The blocks of all columns; a paragraph that goes on in the next column is one."""
    blocks: list[Block] = []
    for column in columns:
        for place, block in enumerate(column):
            if place == 0 and blocks and goes_on(blocks[-1], block):
                blocks[-1] = continued(blocks[-1], block, joiner)
            else:
                blocks.append(block)
    return blocks


def continued(before: Block, after: Block, joiner: Joiner) -> Block:
    """A paragraph with its rest from the next column or page; a start in bold may end in either."""
    passage = joiner.continued(before.passage, after.passage)
    bold = before.bold and not after.bold
    lead = len(passage.text) - len(after.text) + after.lead if bold else before.lead
    return replace(before, passage=passage, bold=before.bold and after.bold, lead=lead)


def goes_on(before: Block, after: Block) -> bool:
    """Whether a paragraph in the next column or on the next page is the rest of the last one: it begins in the middle
    of a sentence or of a word."""
    if after.marker or abs(after.size - before.size) > 0.06 * before.size or (after.bold and not before.bold):
        return False
    ending, first = before.text[-1:], after.text[:1]
    return first.islower() and ending not in ":;!?"


def _lone(line: Line, joiner: Joiner, role: Role) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=role, size=line.size)


def vocabulary(pages: Sequence[Page]) -> frozenset[str]:
    """The document's words in lower case, those that a line's end broke left out: both halves."""
    whole = (word for page in pages for before, word in zip((None, *page.words), page.words, strict=False) if not _is_half(before, word))
    return frozenset(word.text.strip('.,;:()!?"”').lower() for word in whole)


def _is_half(before: Word | None, word: Word) -> bool:
    return word.text[-1:] in HYPHENS or (before is not None and before.text[-1:] in HYPHENS and len(before.text) > 1)


def breaking(pages: Sequence[Page]) -> str:
    """The hyphens that only ever end a word, in a document that writes another kind inside its words."""
    found = {glyph: [word.text for page in pages for word in page.words if glyph in word.text] for glyph in HYPHENS}
    inside = {glyph for glyph, texts in found.items() if any(glyph in text[1:-1] for text in texts)}
    return "".join(glyph for glyph, texts in found.items() if texts and inside and glyph not in inside)


def _hyphenates(pages: Sequence[Sequence[Line]], joiner: Joiner) -> bool:
    """Whether words are broken at the ends of lines: some of those that end in a hyphen are words with the next line's first."""
    ends = [(line, line.words[-1].text) for lines in pages for line in lines if line.words[-1].text[-1:] in HYPHENS]
    below: dict[int, Line] = {}
    for lines in pages:
        hyphened = [line for line in lines if line.words[-1].text[-1:] in HYPHENS]
        down = sorted(lines, key=lambda line: line.top) if hyphened else []
        below |= {id(line): following for line in hyphened if (following := _next_line(line, down))}
    pairs = [(text[:-1], below[id(line)].words[0].text) for line, text in ends if id(line) in below]
    broken = sum(1 for left, right in pairs if left[-1:].islower() and right[:1].islower() and joiner.known(left + right.strip(".,;:()")))
    return broken > 0 and broken >= BROKEN * len(pairs)


def _next_line(line: Line, down: Sequence[Line]) -> Line | None:
    """The line right below that begins at about the same edge, or nearly so; `down` holds the page's lines by their tops."""
    size = max(line.size, 1.0)
    for other in down[bisect_right(down, line.top, key=lambda other: other.top) :]:
        if other.top - line.top >= 2.2 * size:
            return None
        if abs(other.x0 - line.x0) < 2 * size:
            return other
    return None


def markers(slides: Sequence[Slide], pages: Sequence[Page]) -> list[Word]:
    """The words that are nothing but the bullets of blocks, which the outline stands for."""
    placed = {id(piece.word) for slide in slides for block in slide.blocks for piece in block.passage.pieces}
    return [word for page in pages for word in page.words if is_bullet(word) and id(word) not in placed]


def retitled(slide: Slide, index: int | None) -> Slide:
    """The slide with the block at an index as its title, and no other."""
    roles = [
        replace(block, role=Role.TITLE if i == index else Role.TEXT) if block.role in (Role.TITLE, Role.TEXT) else block
        for i, block in enumerate(slide.blocks)
    ]
    return replace(slide, blocks=tuple(roles))


def title_of(slide: Slide) -> Block | None:
    """The slide's title, if it has one."""
    return next((block for block in slide.blocks if block.role is Role.TITLE), None)
