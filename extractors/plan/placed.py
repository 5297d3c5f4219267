"""Puts the parts of a document, as they were read, into their places: entries, lists, headings, what nothing claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from extractors.evidence.headings import KINDS
from extractors.plan.contents import Contents
from extractors.plan.parts import PartRead
from extractors.sections.scopes import ScopePart
from schemas.document import Block
from schemas.region import Leaf, Region

LISTS = ("phenomena", "current_state", "strengths", "development_targets")


@dataclass
class Placed:
    """What stands where, filled part by part."""

    contents: Contents = field(default_factory=Contents)
    kinds: dict[int, list[tuple[str, int | None]]] = field(default_factory=lambda: defaultdict(list))
    """What stands on each page, in its order: the kind of slide that holds such, and the theme."""
    headings: dict[int, list[Leaf]] = field(default_factory=lambda: defaultdict(list))
    """The headings of each page."""
    left: list[Leaf] = field(default_factory=list)
    """What nothing claimed."""

    def headed(self, leaves: Iterable[Leaf]) -> None:
        """Put paragraphs among the headings of their pages."""
        for leaf in leaves:
            self.headings[leaf.page].append(leaf)

    def part(self, part: ScopePart, read: PartRead, labels: Set[int]) -> None:
        """Put a part into its places. `labels`: headers of tables and other labels, by id()."""
        part.section = read.section
        self.contents.entries += read.entries
        for entry in read.entries:
            self.kinds[entry.page].append(("projects", entry.theme))
        self.headed(read.headings)
        rest = read.rest
        if part.section in LISTS:
            headers = {id(leaf): leaf for region in part.regions for leaf in header_of(region) if id(leaf) in labels and leaf in rest}
            self.headed(headers.values())
            rest = [leaf for leaf in rest if id(leaf) not in headers]
        self._rest(part, rest)
        if part.section == "current_state" and part.theme and part.as_of:
            self.contents.as_of.setdefault(part.theme, part.as_of)

    def _rest(self, part: ScopePart, rest: Sequence[Leaf]) -> None:
        """What is in no record: the items of a list, or nobody's."""
        section = part.section
        listed = section in LISTS and (part.theme is not None or section == "phenomena")
        if not listed:
            self.left += rest
            return
        theme = None if section == "phenomena" else part.theme
        by_page: dict[int, list[Block]] = defaultdict(list)
        kept = {id(leaf) for leaf in rest}
        for region in part.regions:
            for leaf, deeper in listed_in(region):
                if id(leaf) in kept:
                    by_page[leaf.page].append(replace(leaf.block, level=leaf.block.level + deeper))
        items = self.contents.lists.setdefault((section, theme), []) if by_page else []
        for page, blocks in by_page.items():
            self.kinds[page].append((KINDS[section], part.theme))
            least = min(block.level for block in blocks)
            items += by_glyph([replace(block, level=block.level - least) for block in blocks])


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
