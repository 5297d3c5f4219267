"""Paragraphs that go on in the next column or on the next page are made one, where they begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.text.passage import Joiner
from schemas.region import Leaf, Region


def continued(pages: Sequence[Region], joiner: Joiner) -> list[Region]:
    """The pages, a paragraph that goes on in the next column or on the next page made one, where it begins."""
    leaves = [leaf for page in pages for leaf in page.leaves]
    tails: dict[int, list[Leaf]] = {}
    gone: set[int] = set()
    firsts = {id(page.leaves[0]) for page in pages if page.leaves}
    # Rows refer to the leaves of their columns: what stands in a table stays as it is.
    columns, tabled = set[int](), set[int]()
    for region in (region for page in pages for region in page.walk()):
        if region.rows:
            tabled.update(id(leaf) for leaf in region.leaves)
        elif region.kind == "beside":
            columns.update(id(part.leaves[0]) for part in region.parts)
    for number in range(len(leaves) - 1, 0, -1):
        before, after = leaves[number - 1], leaves[number]
        if tabled & {id(before), id(after)}:
            continue
        in_column = id(after) in columns and not _on_one_line(before, after)
        if (id(after) in firsts or in_column) and _goes_on(before, after):
            tails.setdefault(id(before), []).insert(0, after)
            tails[id(before)] += tails.pop(id(after), [])
            gone.add(id(after))
    if not gone:
        return list(pages)
    whole = {id(leaf): _joined(leaf, tails[id(leaf)], joiner) for leaf in leaves if id(leaf) in tails}
    return [_rebuilt(page, whole, gone) or replace(page, parts=()) for page in pages]


def _on_one_line(before: Leaf, after: Leaf) -> bool:
    """Whether a paragraph begins on the line that the one before it ends on: a piece of a line with tabs, no next column."""
    return before.page == after.page and after.box[3] > before.box[3] - 0.5 * before.style[0]


def _goes_on(before: Leaf, after: Leaf) -> bool:
    """Whether a paragraph is the rest of the one before it: set alike, begun small, and that one has not ended."""
    open_end = before.text.rstrip()[-1:] not in ".!?:"
    return open_end and after.text[:1].islower() and not after.block.marker and before.styles[-1][2] == after.style


def _joined(leaf: Leaf, rest: Sequence[Leaf], joiner: Joiner) -> Leaf:
    passage = leaf.block.passage
    for other in rest:
        passage = joiner.continued(passage, other.block.passage)
    return Leaf(replace(leaf.block, passage=passage))


def _rebuilt(region: Region, whole: Mapping[int, Leaf], gone: set[int]) -> Region | None:
    """A region with its leaves exchanged; None where all of it went to the page before. Rows keep their cells."""
    if region.leaf is not None:
        if id(region.leaf) in gone:
            return None
        leaf = whole.get(id(region.leaf))
        return replace(region, leaf=leaf) if leaf is not None else region
    if not any(id(leaf) in gone or id(leaf) in whole for leaf in region.leaves):
        return region
    if region.rows:
        return region
    parts = tuple(new for part in region.parts if (new := _rebuilt(part, whole, gone)))
    if region.kind == "stack" and len(parts) == 1:
        return parts[0]
    return replace(region, parts=parts) if parts else None
