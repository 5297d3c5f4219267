"""A column of labels, or of sections' headings, beside one of what they label is read across: each label, then its value."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.evidence.labels import field_of
from schemas.region import Leaf, Region, around, flat

# In this share of its rows the first of two columns holds a known label.
MOST = 0.5
# What begins no further apart, in type sizes, stands on one line.
SAME_LINE = 0.5


def read_across(region: Region, reader: HeadingReader) -> Region:
    """A region with its columns of labels and values as one stack, label by label."""
    if region.leaf is not None or not region.parts:
        return region
    if region.rows:
        pairs = [_parted(pair) for pair in _pairs(region)]
        if all(_labels_beside(pair, reader) for pair in pairs):
            stacks = tuple(_stacked(pair) for pair in pairs)
            return stacks[0] if len(stacks) == 1 else Region("beside", region.box, stacks)
        return region
    parts = tuple(read_across(part, reader) for part in region.parts)
    if region.kind == "stack":
        # A column of labels and values goes on with what stands above it.
        parts = tuple(
            inner for part, old in zip(parts, region.parts, strict=True) for inner in (part.parts if _is_read(part, old) else (part,))
        )
    return (
        region
        if len(parts) == len(region.parts) and all(a is b for a, b in zip(parts, region.parts, strict=True))
        else replace(region, parts=parts)
    )


def _pairs(region: Region) -> list[Region]:
    """The columns of a table two by two, each pair with its rows: projects side by side, each with its labels beside its values."""
    width = max(len(row) for row in region.rows)
    if width % 2:
        return [region]
    padded = [(*row, *[None] * (width - len(row))) for row in region.rows]
    pairs = []
    for at in range(0, width, 2):
        rows = tuple(row[at : at + 2] for row in padded if any(row[at : at + 2]))
        cells = [cell for row in rows for cell in row if cell]
        pairs.append(replace(region, box=around([cell.box for cell in cells]), rows=rows) if cells else region)
    return pairs


def _is_read(part: Region, old: Region) -> bool:
    return part is not old and part.kind == "stack"


def _parted(region: Region) -> Region:
    """Two columns with each of their lines as a row: where white parts groups of lines, and a label stands beside each value of a group."""
    rows: list[tuple[Region | None, ...]] = []
    for row in region.rows:
        columns = [_lines(cell) for cell in row if cell]
        paired = len(row) == len(columns) == 2 and 1 < len(columns[0]) == len(columns[1])
        if paired and all(_on_one_line(a, b) for a, b in zip(*columns, strict=True)):
            rows += zip(*columns, strict=True)
        else:
            rows.append(row)
    return replace(region, rows=tuple(rows))


def _lines(cell: Region) -> tuple[Region, ...]:
    """The paragraphs of a cell; of one alone its lines."""
    if cell.leaf is None:
        return flat([cell])
    block, found = cell.leaf.block, []
    rest, starts = block.passage, block.passage.line_starts
    for start in reversed(starts):
        rest, line = rest.parted(start)
        found.append(replace(block, passage=line))
    leaves = [Leaf(one) for one in (replace(block, passage=rest), *reversed(found))] if starts else [cell.leaf]
    return tuple(Region("leaf", leaf.box, leaf=leaf, page=leaf.page) for leaf in leaves) if starts else (cell,)


def _on_one_line(label: Region, value: Region) -> bool:
    """Whether two paragraphs begin at one height."""
    if label.leaf is None or value.leaf is None:
        return False
    return abs(label.box[1] - value.box[1]) <= SAME_LINE * max(label.leaf.style[0], value.leaf.style[0])


def _labels_beside(region: Region, reader: HeadingReader) -> bool:
    """Whether a region has two columns, of which the first holds labels or headings of sections, and hardly anything else."""
    if len(region.rows) < 2 or any(len(row) != 2 for row in region.rows) or region.rows[0][0] is None:
        return False
    firsts = [row[0].leaf for row in region.rows if row[0] is not None]
    values = [leaf for row in region.rows if row[1] is not None for leaf in row[1].leaves]
    if all(row[0] is not None and row[0].kind == "box" and len(row[0].leaves) == 1 for row in region.rows):
        # A drawn box beside bullets is what they stand under.
        return all(leaf.block.marker for leaf in values)
    known = [told for leaf in firsts if leaf is not None and (told := _says(leaf.text, reader))]
    return len(known) > MOST * len(firsts) and len(set(known)) > 1


def _says(text: str, reader: HeadingReader) -> str | None:
    """The field that a text labels, or the section that it heads."""
    return field_of(text.rstrip(":")) or next(iter(reader.sections(text)), None)


def _stacked(region: Region) -> Region:
    return Region("stack", region.box, flat(cell for row in region.rows for cell in row if cell))
