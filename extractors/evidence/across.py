"""A column of labels that a language knows beside one of their values is read across: each label, then its value."""

from __future__ import annotations

from dataclasses import replace

from extractors.labels import field_of
from schemas.region import Region

# In this share of its rows the first of two columns holds a known label.
MOST = 0.5


def read_across(region: Region) -> Region:
    """A region with its columns of labels and values as one stack, label by label."""
    if region.leaf is not None or not region.parts:
        return region
    if region.rows:
        return _stacked(region) if _labels_beside(region) else region
    parts = tuple(read_across(part) for part in region.parts)
    return region if all(a is b for a, b in zip(parts, region.parts, strict=True)) else replace(region, parts=parts)


def _labels_beside(region: Region) -> bool:
    """Whether a region has two columns, of which the first holds labels, one a row, and hardly anything else."""
    if len(region.rows) < 2 or any(len(row) != 2 for row in region.rows):
        return False
    firsts = [row[0].leaf for row in region.rows if row[0] is not None]
    if len(firsts) < len(region.rows) or any(leaf is None for leaf in firsts):
        return False
    known = {field for leaf in firsts if leaf is not None and (field := field_of(leaf.text.rstrip(":")))}
    told = sum(1 for leaf in firsts if leaf is not None and field_of(leaf.text.rstrip(":")))
    return told > MOST * len(firsts) and len(known) > 1


def _stacked(region: Region) -> Region:
    parts = tuple(part for row in region.rows for cell in row if cell for part in (cell.parts if cell.kind == "stack" else (cell,)))
    return Region("stack", region.box, parts)
