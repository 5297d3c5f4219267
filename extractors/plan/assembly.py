"""The edition in a tree: its parts read and put together as slides, lists, entries, and what no rule claimed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractors.evidence.across import read_across
from extractors.evidence.headings import Title, heading_reader
from extractors.evidence.leaf import learned_labels
from extractors.evidence.names import bare
from extractors.page.tree import Tree
from extractors.plan.contents import Contents, fragment_of, leave, leave_notes
from extractors.plan.parts import Given
from extractors.plan.placed import Placed
from extractors.plan.shares import ReadShares, in_turn, shares_of
from extractors.plan.standing import with_standing
from extractors.records.reading import Reading
from extractors.sections.notes import with_notes_aside
from extractors.sections.outline import outline_of
from extractors.sections.running_heads import with_running_heads
from extractors.sections.scopes import FIXED, Outline, ScopePart
from extractors.sections.sectioned import with_sections_apart
from extractors.sections.slides import ThemeTitle, Understood
from extractors.sections.theme_panels import with_theme_panels_first
from extractors.text.kept import let_go
from schemas.document import Role, Slide
from schemas.plan import SlideInfo, SlideKind
from schemas.region import Leaf

# What stands on so many pages is a title or a label, no project's name.
REPEATED = 3
# What stands more than once on so many pages heads something in each place.
RECURRING = 2
# A title is not so much smaller than other pages' titles.
SMALL_TITLE = 0.8


@dataclass
class Assembly:
    """What was made of a document: its contents, slides, themes, and the reading of each part."""

    contents: Contents
    slides: list[Understood]
    themes: list[ThemeTitle]
    readings: list[tuple[ScopePart, Reading]]


def assemble_tree(tree: Tree, language: str, read_shares: ReadShares = in_turn) -> Assembly:
    """The edition in a tree. `read_shares`: how the shares of its parts are read, one by one or side by side."""
    reader = heading_reader(language)
    tree = with_theme_panels_first(with_notes_aside(with_running_heads(tree, reader), reader), reader)
    tree = with_sections_apart(tree, reader)
    tree = replace(tree, pages=tuple(read_across(page, reader) for page in tree.pages))
    outline = outline_of(tree, language)
    leaves = [leaf for page in tree.pages for leaf in page.leaves]
    numbers = {key: head.number for key, head in outline.themes.heads.items()}
    given = Given(language, outline.themes.titles, numbers, learned_labels(leaves, outline.body, language), *often_told(leaves))
    parts = [part for part in outline.parts if part.regions and part.section not in FIXED]
    shares = read_shares(lambda count: shares_of(parts, given, count), leaves)
    # Nothing more is asked about paragraphs by the time that they are put into their places: what was kept of them gives them its room.
    let_go()
    read = [part for share in shares for part in share.parts]
    placed = Placed()
    for part in outline.parts:
        placed.headed((*part.headings, *(part.leaves if part.section in FIXED else ())))
    for part, one in zip(parts, read, strict=True):
        placed.part(part, one, outline.labels)
    # No word is lost, whatever an outline leaves out.
    walked = {id(leaf) for part in outline.parts for leaf in (*part.headings, *part.leaves)}
    left = [*placed.left, *(leaf for leaf in leaves if id(leaf) not in walked)]
    # What stands out like a heading, and no record took, heads something that the schema has no place for.
    placed.headed(leaf for leaf in left if id(leaf) in outline.standing)
    left = [leaf for leaf in left if id(leaf) not in outline.standing]
    contents = placed.contents
    contents.slides += _slides(tree, outline, placed, language)
    leave(contents, [leaf.block for leaf in left])
    for blocks in tree.asides:
        leave_notes(contents, blocks)
    contents.entries = with_standing(contents.entries, left, leaves)
    themes = [ThemeTitle(number, title) for number, title in sorted(shares[0].titles.items())]
    understood = _understood(tree, contents.slides, outline.by_order, language)
    return Assembly(contents, understood, themes, [(part, one.reading) for part, one in zip(parts, read, strict=True)])


def often_told(leaves: Sequence[Leaf]) -> tuple[frozenset[str], frozenset[str]]:
    """The texts that stand on so many pages that they name no single project, and those that stand more than once on a page and on
    another again (`Hankkeen tiedot` over each box of facts), in lower case."""
    pages: dict[str, Counter[int]] = defaultdict(Counter)
    for leaf in leaves:
        pages[bare(leaf.text)][leaf.page] += 1
    repeated = frozenset(text for text, found in pages.items() if len(found) >= REPEATED)
    again = (text for text, found in pages.items() if sum(1 for count in found.values() if count > 1) >= RECURRING)
    return repeated, frozenset(again)


def _slides(tree: Tree, outline: Outline, placed: Placed, language: str) -> Iterator[SlideInfo]:
    """Of each page its title, kind, theme and headings."""
    themes = {leaf.page: part.theme for part in reversed(outline.parts) if part.theme for leaf in part.headings}
    titling = {*outline.headings, *(id(part.title) for part in outline.parts if part.title is not None)}
    titling |= {id(page.leaves[0]) for page in tree.pages if page.leaves and page.page in outline.fixed}
    sizes = sorted(page.leaves[0].style[0] for page in tree.pages if page.leaves and id(page.leaves[0]) in titling)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for page, running in zip(tree.pages, tree.running, strict=True):
        number = page.page
        own = placed.kinds.get(number, [])
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
        found = sorted(placed.headings.get(number, []), key=lambda leaf: leaf is not title)
        yield SlideInfo(
            page=number,
            title=title.text if title else None,
            kind=kind,
            theme=theme,
            headings=[*(fragment_of(leaf.block) for leaf in found), *(fragment_of(block) for block in running)],
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
