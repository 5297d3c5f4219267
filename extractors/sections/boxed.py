"""Boxes of data beside text: what heads the text opens an entry, however large it is set."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence.leaf import evidence_of
from extractors.text.kept import kept_of_paragraphs
from schemas.region import Region

# Text and box.
TWO = 2


@kept_of_paragraphs
def entries_beside_data(page: Region, language: str) -> set[int]:
    """What heads text beside boxes of data anywhere on a page, by id(): in the rows of tables, and in columns; kept, for it is asked of
    each heading on a page."""
    found: set[int] = set()
    for region in page.walk():
        for cells in region.rows or ((region.parts,) if region.kind == "beside" else ()):
            found |= _beside_data([cell for cell in cells if cell], language)
    return found


def _beside_data(cells: Sequence[Region], language: str) -> set[int]:
    """The first paragraph, by id(), of the text beside a drawn box that tells a time or a fund, in a row of just those two."""
    boxes = [cell for cell in cells if cell.kind == "box"]
    if len(boxes) != 1 or len(cells) != TWO:
        return set()
    told = [evidence_of(leaf.text, language) for leaf in boxes[0].leaves]
    beside = cells[1 - cells.index(boxes[0])]
    return {id(beside.leaves[0])} if any(seen.periods or seen.single or seen.funders for seen in told) else set()
