"""Tables that go on over a page's end: the header that stands on the page before, and a row whose cells go on at the next page's top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.text.bullets import DASHES
from extractors.text.passage import Joiner
from schemas.region import Leaf, Region, with_rows

# Columns whose left edges are no further apart than this, in points, are one.
SAME_EDGE = 4.0
# A table has so many columns at least to go on over a page's end.
LEAST_COLUMNS = 3

Cell = Region | None
Row = tuple[Cell, ...]


def tables_over_pages(pages: Sequence[Region], joiner: Joiner) -> list[Region]:
    """The pages, each table that goes on from the page before with that one's header, and rows cut by the page's end whole."""
    found = list(pages)
    for number in range(1, len(found)):
        before, page = found[number - 1], found[number]
        first = _first_columns(page)
        last = _last_table(before) if first is not None else None
        if last is None or first is None or not _same_columns(last, first):
            continue
        rows = first.rows or (tuple(first.parts),)
        header = last.header or last.rows[0]
        body = int(_says(rows[0]) == _says(header))
        table = replace(first, rows=rows, header=() if body else header)
        if len(rows) > body and _begins_alike(before, page, first) and _goes_on(last.rows[-1], rows[body]):
            whole = _joined_rows(last.rows[-1], rows[body], joiner)
            found[number - 1] = _exchanged(before, {id(last): with_rows(last, (*last.rows[:-1], whole))})
            rest = (*rows[:body], *rows[body + 1 :])
            found[number] = _exchanged(page, {id(first): with_rows(table, rest) if rest else None})
        else:
            found[number] = _exchanged(page, {id(first): table})
    return found


def _last_table(page: Region) -> Region | None:
    """The table that a page ends with."""
    last = page.leaves[-1] if page.leaves else None
    tables = [region for region in page.walk() if region.rows and len(region.parts) >= LEAST_COLUMNS]
    return next((table for table in tables if any(leaf is last for leaf in table.leaves) or _at_the_end(page, table)), None)


def _at_the_end(page: Region, table: Region) -> bool:
    """Whether nothing stands below a table."""
    own = {id(leaf) for leaf in table.leaves}
    return all(id(leaf) in own or leaf.box[3] <= table.box[3] for leaf in page.leaves)


def _first_columns(page: Region) -> Region | None:
    """The first table of a page, or its first columns: a lone row."""
    return next((region for region in page.walk() if region.kind == "beside" and len(region.parts) >= LEAST_COLUMNS), None)


def _same_columns(above: Region, below: Region) -> bool:
    if len(above.parts) != len(below.parts):
        return False
    edges = [[min(leaf.box[0] for leaf in part.leaves) for part in region.parts] for region in (above, below)]
    return all(abs(a - b) <= SAME_EDGE for a, b in zip(*edges, strict=True))


def _says(row: Row) -> list[str]:
    return [" ".join(leaf.text for leaf in cell.leaves) if cell else "" for cell in row]


def _begins_alike(before: Region, page: Region, table: Region) -> bool:
    """Whether nothing stands over a table but what stands at the top of the page before, too: its title."""
    inside = {id(leaf) for leaf in table.leaves}
    over = [leaf.text for leaf in page.leaves if id(leaf) not in inside and leaf.box[1] < table.box[1]]
    return over == [leaf.text for leaf in before.leaves[: len(over)]]


def _goes_on(above: Row, below: Row) -> bool:
    """Whether a row is the rest of the one above: some of its cells go on with theirs, or its first one has nothing more to say."""
    pairs = [(a, b) for a, b in zip(above, below, strict=False) if b]
    if any(a is None for a, _ in pairs):
        return False
    cut = [bool(a and _is_cut(a.leaves[-1], b.leaves[0])) for a, b in pairs]
    if below[0] is None:
        return any(cut) or len(pairs) <= len(below) / 2
    return all(cut)


def _is_cut(above: Leaf, below: Leaf) -> bool:
    """Whether a sentence, a list or a word goes on in the next paragraph."""
    return below.text[:1].islower() or above.text[-1:] in DASHES or above.text.endswith(",")


def _joined_rows(above: Row, below: Row, joiner: Joiner) -> Row:
    return tuple(_joined(a, b, joiner) if a and b else a or b for a, b in zip(above, below, strict=False))


def _joined(above: Region, below: Region, joiner: Joiner) -> Region:
    """Two halves of a cell as one, the paragraph that the page's end cuts whole."""
    last, first = above.leaves[-1], below.leaves[0]
    whole = Leaf(replace(last.block, passage=joiner.continued(last.block.passage, first.block.passage)))
    leaves = [*above.leaves[:-1], whole, *below.leaves[1:]]
    parts = tuple(Region("leaf", leaf.box, leaf=leaf, page=leaf.page) for leaf in leaves)
    return parts[0] if len(parts) == 1 else Region("stack", above.box, parts, page=above.page)


def _exchanged(region: Region, others: Mapping[int, Region | None]) -> Region:
    """A page, or a part of one, with some of its regions exchanged; None takes one out."""
    if not others or not any(id(inner) in others for inner in region.walk()):
        return region
    parts = []
    for part in region.parts:
        if id(part) not in others:
            parts.append(_exchanged(part, others))
        elif (other := others[id(part)]) is not None:
            parts.append(other)
    return replace(region, parts=tuple(parts))
