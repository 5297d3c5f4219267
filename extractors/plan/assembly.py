"""The readings of all parts of a document put together: slides, lists, entries, and what no rule claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractors.evidence.across import read_across
from extractors.evidence.headings import KINDS, Title, heading_reader
from extractors.evidence.leaf import learned_labels
from extractors.page.tree import Tree
from extractors.plan.contents import Contents, fragment_of, leave, leave_notes
from extractors.plan.standing import with_standing
from extractors.projects.entry import entry_of_record
from extractors.records.candidates import best
from extractors.records.groups import Groups, only_ongoing, with_given
from extractors.records.marks import with_marked
from extractors.records.reading import Reading
from extractors.records.scope import Scope
from extractors.records.score import is_known_name
from extractors.records.signs import signs_of
from extractors.records.slots import Slots, funders_below, in_brackets
from extractors.records.told import Told
from extractors.records.trust import Company, records_speak, sure_names
from extractors.sections.edition import language_of_page
from extractors.sections.notes import with_notes_aside
from extractors.sections.outline import outline_of
from extractors.sections.running_heads import with_running_heads
from extractors.sections.scopes import FIXED, Outline, ScopePart
from extractors.sections.sectioned import with_sections_apart
from extractors.sections.slides import ThemeTitle, Understood
from extractors.sections.theme_panels import with_theme_panels_first
from schemas.document import Block, Role, Slide
from schemas.mention import Field
from schemas.plan import SlideInfo, SlideKind
from schemas.region import Leaf, Region, stacked

# What stands on so many pages is a title or a label, no project's name.
REPEATED = 3
# A title is not so much smaller than other pages' titles.
SMALL_TITLE = 0.8
LISTS = ("phenomena", "current_state", "strengths", "development_targets")


@dataclass
class Assembly:
    """What was made of a document: its contents, slides, themes, and the reading of each part."""

    contents: Contents
    slides: list[Understood]
    themes: list[ThemeTitle]
    readings: list[tuple[ScopePart, Reading]]


def assemble_tree(tree: Tree, language: str) -> Assembly:
    """The edition in a tree."""
    reader = heading_reader(language)
    tree = with_theme_panels_first(with_notes_aside(with_running_heads(tree, reader), reader), reader)
    tree = with_sections_apart(tree, reader)
    tree = replace(tree, pages=tuple(read_across(page, reader) for page in tree.pages))
    outline = outline_of(tree, language)
    contents = Contents()
    titles = frozenset(title.casefold() for title in outline.themes.titles.values() if title)
    leaves = [leaf for page in tree.pages for leaf in page.leaves]
    learned = learned_labels(leaves, outline.body, language)
    repeated = repeated_texts(leaves)
    readings: list[tuple[ScopePart, Scope, Reading]] = []
    kinds: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    headings: dict[int, list[Leaf]] = defaultdict(list)
    left: list[Leaf] = []
    for part in outline.parts:
        for leaf in (*part.headings, *(part.leaves if part.section in FIXED else ())):
            headings[leaf.page].append(leaf)
        if part.regions and part.section not in FIXED:
            own = language_of_page((leaf.text for leaf in part.leaves), language)
            scope = Scope(own, part.section, titles, frozenset(outline.themes.titles), learned, repeated)
            region = _by_pages(part.regions)
            reading = best(region, scope)
            if scope.lists and (spoken := records_speak(region, replace(scope, section=""))):
                part.section, reading = "", spoken
            readings.append((part, replace(scope, section=part.section), reading))
    known = sure_names((scope, reading) for _, scope, reading in readings)
    readings = [(part, scope, _read_again(part, scope, reading, known)) for part, scope, reading in readings]
    numbers = {key: head.number for key, head in outline.themes.heads.items()}
    told = Told.of(outline.themes.titles, numbers, [record for _, _, reading in readings for record in reading.records], language)
    groups = Groups(language, frozenset(numbers))
    over = {id(part): groups.over(_across(part, reading), reading.records, part.headings) for part, _, reading in readings}
    given_heads = {id(leaf): leaf for heads in over.values() for leaves in heads.values() for leaf in leaves}
    without: frozenset[Field] = frozenset({"status"}) if only_ongoing(given_heads.values(), language) else frozenset()
    brackets = in_brackets((record, scope) for _, scope, reading in readings for record in reading.records)
    below = funders_below((record, scope) for _, scope, reading in readings for record in reading.records)
    for number, (part, scope, reading) in enumerate(readings):
        rest = list(reading.rest)
        if part.title is not None and any(leaf is part.title for leaf in rest):
            headings[part.title.page].append(part.title)
            rest.remove(part.title)
        for leaf in reading.heads:
            headings[leaf.page].append(leaf)
        heads, company = over[id(part)], Company.of(reading.records, scope)
        slots = Slots.of(reading.records, scope, brackets, below)
        # Where a column tells themes, a row that tells none has none.
        tabled = any("theme" in record.fields.values() for record in reading.records)
        for record in reading.records:
            theme = part.carried if part.title is not None and part.title in record.leaves else part.theme
            theme = told.theme_of(record, scope) or (None if tabled else theme)
            given = heads.get(id(record), ())
            read = with_marked(entry_of_record(record, theme, scope, slots), record, scope.language)
            entry = with_given(read, given, scope.language, without)
            if (said := told.said_by(entry)) is not None:
                theme, entry = said, replace(entry, theme=said)
            contents.entries.append(replace(entry, signs=signs_of(record, entry, scope, company, reading), part=number))
            kinds[record.leaves[0].page].append(("projects", theme))
            for leaf in (*given, *(over for over in record.over if told.number(over, scope))):
                if leaf in rest:
                    headings[leaf.page].append(leaf)
                    rest.remove(leaf)
        if part.section in LISTS:
            headers = [leaf for region in part.regions for leaf in header_of(region) if leaf in rest and id(leaf) in outline.labels]
            for leaf in headers:
                headings[leaf.page].append(leaf)
                rest.remove(leaf)
        _place_rest(part, rest, contents, kinds, left)
        if part.section == "current_state" and part.theme and part.as_of:
            contents.as_of.setdefault(part.theme, part.as_of)
    # No word is lost, whatever an outline leaves out.
    walked = {id(leaf) for part in outline.parts for leaf in (*part.headings, *part.leaves)}
    left += [leaf for leaf in leaves if id(leaf) not in walked]
    # What stands out like a heading, and no record took, heads something that the schema has no place for.
    for leaf in (leaf for leaf in left if id(leaf) in outline.standing):
        headings[leaf.page].append(leaf)
    left = [leaf for leaf in left if id(leaf) not in outline.standing]
    _slides(tree, outline, contents, kinds, headings, language)
    leave(contents, [leaf.block for leaf in left])
    for blocks in tree.asides:
        leave_notes(contents, blocks)
    contents.entries = with_standing(contents.entries, left, leaves)
    themes = [ThemeTitle(number, title) for number, title in sorted(told.titles.items())]
    understood = _understood(tree, contents.slides, outline.by_order, language)
    return Assembly(contents, understood, themes, [(part, reading) for part, _, reading in readings])


def _read_again(part: ScopePart, scope: Scope, reading: Reading, known: frozenset[str]) -> Reading:
    """The reading of a part; read once more where names stand in it that other parts tell, and that it took for something else."""
    scope = replace(scope, known=known)
    named = {id(record.name or record.leaves[0]) for record in reading.records}
    missed = [leaf for leaf in part.leaves if id(leaf) not in named and is_known_name(leaf, scope)]
    return best(_by_pages(part.regions), scope) if missed else reading


def repeated_texts(leaves: Sequence[Leaf]) -> frozenset[str]:
    """The texts that stand on so many pages that they name no single project, in lower case."""
    pages: dict[str, set[int]] = defaultdict(set)
    for leaf in leaves:
        pages[leaf.text.strip(" .,:;").casefold()].add(leaf.page)
    return frozenset(text for text, found in pages.items() if len(found) >= REPEATED)


def _across(part: ScopePart, reading: Reading) -> list[Leaf]:
    """The paragraphs of a part in reading order, tables row by row where the records are their rows."""
    owners = {id(leaf): id(record) for record in reading.records for leaf in record.leaves}
    return [leaf for region in part.regions for leaf in _in_rows(region, owners)]


def _in_rows(region: Region, owners: Mapping[int, int]) -> Iterator[Leaf]:
    rows = [[leaf for cell in row if cell for leaf in cell.leaves] for row in region.rows]
    if any(len(row) > 1 and len({owners.get(id(leaf)) for leaf in row}) == 1 and id(row[0]) in owners for row in rows):
        yield from (leaf for row in rows for leaf in row)
    elif region.leaf is not None:
        yield region.leaf
    else:
        for inner in region.parts:
            yield from _in_rows(inner, owners)


def _by_pages(regions: Sequence[Region]) -> Region:
    """The regions of a part as one, those of a page together."""
    pages: dict[int, list[Region]] = {}
    for region in regions:
        pages.setdefault(region.leaves[0].page, []).append(region)
    return stacked(tuple(stacked(tuple(found)) for found in pages.values()))


def _place_rest(
    part: ScopePart, rest: Sequence[Leaf], contents: Contents, kinds: dict[int, list[tuple[str, int | None]]], left: list[Leaf]
) -> None:
    """What is in no record: the items of a list, or nobody's."""
    section = part.section
    listed = section in LISTS and (part.theme is not None or section == "phenomena")
    if not listed:
        left += rest
        return
    theme = None if section == "phenomena" else part.theme
    by_page: dict[int, list[Block]] = defaultdict(list)
    kept = {id(leaf) for leaf in rest}
    for region in part.regions:
        for leaf, deeper in listed_in(region):
            if id(leaf) in kept:
                by_page[leaf.page].append(replace(leaf.block, level=leaf.block.level + deeper))
    for page, blocks in by_page.items():
        kinds[page].append((KINDS[section], part.theme))
        least = min(block.level for block in blocks)
        contents.lists.setdefault((section, theme), []).extend(by_glyph([replace(block, level=block.level - least) for block in blocks]))


def by_glyph(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a list; one with another bullet than the first stands under it, though a cell of its own begins with it."""
    outer = blocks[0].marker if blocks else ""
    return [replace(b, level=1) if outer and b.marker and b.level == 0 and b.marker != outer else b for b in blocks]


def listed_in(region: Region) -> Iterator[tuple[Leaf, int]]:
    """The paragraphs of a list in reading order, each with how much deeper it stands: a table row by row, the first cell's text
    with the others under it."""
    if region.leaf is not None:
        yield region.leaf, 0
    elif len(region.rows) > 1 and all(cell is None or cell.leaf is not None for row in region.rows for cell in row):
        for row in region.rows:
            for number, leaf in enumerate(cell.leaf for cell in row if cell and cell.leaf):
                yield leaf, int(number > 0)
    else:
        for part in region.parts:
            yield from listed_in(part)


def header_of(region: Region) -> Iterator[Leaf]:
    """The paragraphs of the first rows of the tables in a region."""
    for inner in region.walk():
        yield from (leaf for cell in (inner.rows[0] if inner.rows else ()) if cell for leaf in cell.leaves)


def _slides(
    tree: Tree,
    outline: Outline,
    contents: Contents,
    kinds: dict[int, list[tuple[str, int | None]]],
    headings: dict[int, list[Leaf]],
    language: str,
) -> None:
    themes = {leaf.page: part.theme for part in reversed(outline.parts) if part.theme for leaf in part.headings}
    titling = {*outline.headings, *(id(part.title) for part in outline.parts if part.title is not None)}
    titling |= {id(page.leaves[0]) for page in tree.pages if page.leaves and page.page in outline.fixed}
    sizes = sorted(page.leaves[0].style[0] for page in tree.pages if page.leaves and id(page.leaves[0]) in titling)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for page, running in zip(tree.pages, tree.running, strict=True):
        number = page.page
        own = kinds.get(number, [])
        kind: SlideKind = outline.fixed.get(number) or (own[0][0] if own else "other")  # type: ignore[assignment]
        theme = next((theme for _, theme in own if theme is not None), None) if own else themes.get(number)
        first = page.leaves[0] if page.leaves else None
        title = first if first is not None and _is_title(first, titling, usual) else None
        if title is not None and not title.style[0] and heading_reader(language).sections(title.text):
            # In plain text, which has no sizes, a section's heading is no title.
            title = None
        head = outline.themes.heads.get(id(title)) if title is not None else None
        if head is not None and head.title_leaf is not None and head.title_leaf.page == number:
            # What follows a theme's number on a line of its own is the title.
            title = head.title_leaf
        found = sorted(headings.get(number, []), key=lambda leaf: leaf is not title)
        contents.slides.append(
            SlideInfo(
                page=number,
                title=title.text if title else None,
                kind=kind,
                theme=theme,
                headings=[*(fragment_of(leaf.block) for leaf in found), *(fragment_of(block) for block in running)],
            )
        )


def _is_title(first: Leaf, titling: AbstractSet[int], usual: float) -> bool:
    """Whether the first paragraph of a page is its title: a heading, and not one set so much smaller than other pages' titles."""
    return id(first) in titling and first.style[0] >= SMALL_TITLE * usual


def _understood(tree: Tree, slides: Sequence[SlideInfo], by_order: frozenset[int], language: str) -> list[Understood]:
    """The slides as the edition's own facts are read from: the title, with what it says."""
    reader = heading_reader(language)
    found = []
    for page, running, asides, info in zip(tree.pages, tree.running, tree.asides, slides, strict=True):
        blocks = [leaf.block for leaf in page.leaves]
        if info.title and blocks:
            blocks[0] = replace(blocks[0], role=Role.TITLE)
        title: Title | None = reader.title(info.title) if info.title else None
        rule = "theme.order" if page.page in by_order else ""
        found.append(Understood(Slide(page.page, (*blocks, *running, *asides)), info.kind, info.theme, title, rule))
    return found
