"""A column of labels, or of sections' headings, beside one of what they label is read across: each label, then its value."""

from __future__ import annotations

from dataclasses import replace

from extractors.headings import HeadingReader
from extractors.labels import field_of
from schemas.region import Region, around

# In this share of its rows the first of two columns holds a known label.
MOST = 0.5


def read_across(region: Region, reader: HeadingReader) -> Region:
    """A region with its columns of labels and values as one stack, label by label."""
    if region.leaf is not None or not region.parts:
        return region
    if region.rows:
        pairs = _pairs(region)
        if all(_labels_beside(pair, reader) for pair in pairs):
            stacks = tuple(_stacked(pair) for pair in pairs)
            return stacks[0] if len(stacks) == 1 else Region("beside", region.box, stacks)
        return region
    parts = tuple(read_across(part, reader) for part in region.parts)
    return region if all(a is b for a, b in zip(parts, region.parts, strict=True)) else replace(region, parts=parts)


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
    parts = tuple(part for row in region.rows for cell in row if cell for part in (cell.parts if cell.kind == "stack" else (cell,)))
    return Region("stack", region.box, parts)
