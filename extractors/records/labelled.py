"""Labels alone in a paragraph: what stands under one is its value, and no name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.evidence.leaf import Label
from extractors.records.reading import Record
from schemas.region import Leaf


def is_value(leaf: Leaf, record: Record, labels: Callable[[Leaf], Sequence[Label]]) -> bool:
    """Whether the paragraph above one in its record is nothing but the label of another field than a name."""
    if leaf is record.leaves[0]:
        return False
    at = next(n for n, other in enumerate(record.leaves) if other is leaf)
    above = record.leaves[at - 1]
    if id(above) in record.fields:
        return False
    return any(label.field != "name" and not above.text[label.value :].strip() for label in labels(above)[-1:])
