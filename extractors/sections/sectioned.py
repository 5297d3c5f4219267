"""Tables that hold a theme's sections in rows of their own, above its projects: the sections are taken out, the projects stay a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.page.tree import Tree
from extractors.sections.unknown import LISTS
from schemas.region import Leaf, Region, flat, stacked, with_parts, with_rows

Row = Sequence[Region | None]
# A row of a section holds its heading and what stands under it; what is read as a table has rows of more cells.
SECTION_CELLS = 2
# So many rows of sections make a table one that holds them.
LEAST = 2


def with_sections_apart(tree: Tree, reader: HeadingReader) -> Tree:
    """The tree, each table that has rows of sections as a stack: bands, headings with their lists, and the rows between as tables."""
    return replace(tree, pages=tuple(_parted(page, reader) for page in tree.pages))


def _parted(region: Region, reader: HeadingReader) -> Region:
    if region.rows:
        return _of_table(region, reader) or region
    if not region.parts:
        return region
    parted = with_parts(region, tuple(_parted(part, reader) for part in region.parts))
    return replace(parted, parts=flat(parted.parts)) if parted is not region and region.kind == "stack" else parted


def _of_table(table: Region, reader: HeadingReader) -> Region | None:
    """The parts of a table one below the other, None where none of its rows are sections', or nothing but those."""
    rows = [row for row in table.rows if any(row)]
    kinds = [_kind(row, reader) for row in rows]
    if kinds.count("section") < LEAST or not {"wide", "projects"} & {*kinds}:
        return None
    # A header above the sections heads the first rows below them.
    header = rows[0] if kinds[0] == "wide" and _is_lone(kinds, 0) else None
    parts: list[Region] = []
    run: list[Row] = []
    for number, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if (header is not None and number == 0) or kind in ("wide", "pair"):
            run.append(row)
        else:
            if run and not (len(run) == 1 and run[0] is header):
                parts.append(with_rows(table, run))
                run = []
            parts += [cell for cell in row if cell]
    parts += [with_rows(table, run)] if run else []
    return stacked(flat(parts))


def _is_lone(kinds: Sequence[str], at: int) -> bool:
    """Whether a wide row stands alone, above narrower ones and other wide ones: a header."""
    return at + 1 < len(kinds) and kinds[at + 1] != "wide" and "wide" in kinds[at + 1 :]


def _kind(row: Row, reader: HeadingReader) -> str:
    """What a row is: `section` of a heading and its list, `pair` of other two cells, `projects` of their heading alone, `band` of another
    one, `wide` of more."""
    cells = [cell for cell in row if cell]
    if len(cells) > SECTION_CELLS:
        return "wide"
    named = reader.sections(_text(cells[0].leaves)) if cells[0].leaves else ()
    if len(cells) == SECTION_CELLS:
        return "section" if named and named[0] in LISTS else "pair"
    return "projects" if named and named[0] == "projects" else "band"


def _text(leaves: Sequence[Leaf]) -> str:
    return " ".join(leaf.text for leaf in leaves)
