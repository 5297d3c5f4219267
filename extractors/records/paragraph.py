"""What a paragraph adds to each record that holds it, found once: most readings of the regions around it ask for the same."""

from __future__ import annotations

from typing import NamedTuple

from extractors.evidence.leaf import evidence_of, labels_of
from extractors.records.figures import is_figure
from extractors.text.kept import kept_of_paragraphs
from schemas.region import Leaf


class Paragraph(NamedTuple):
    """What a paragraph adds to a record that holds it.

    `periods` to `words`: as its evidence tells them, `extras` how many of sums and codes it has any of; `labels` the fields of its labels
    that are known. `kind`: what it is, in a word: its label's field, data, or text. `is_text`: whether it is neither label nor data, nor
    a number. `leads`: whether it is a bullet that begins in type of its own, as a name does. `is_figure`: whether it is a figure alone.
    """

    periods: tuple[str, ...]
    single: int
    funders: int
    organisations: int
    extras: int
    words: int
    labels: tuple[str, ...]
    kind: str
    is_text: bool
    leads: bool
    is_figure: bool


@kept_of_paragraphs
def paragraph_of(leaf: Leaf, language: str, learned: frozenset[str]) -> Paragraph:
    """What a paragraph adds; kept. `learned`: the labels that the document teaches, in lower case."""
    seen, labels = evidence_of(leaf.text, language), labels_of(leaf, learned)
    return Paragraph(
        periods=seen.periods,
        single=seen.single,
        funders=len(seen.funders),
        organisations=seen.organisations,
        extras=bool(seen.sums) + bool(seen.codes),
        words=seen.words,
        labels=tuple(label.field for label in labels if label.field),
        kind=(labels[0].field or "label") if labels else "data" if seen.is_data else "text",
        is_text=not labels and not seen.told and any(map(str.isalpha, leaf.text)),
        leads=bool(leaf.lead and leaf.block.marker and not labels),
        is_figure=is_figure(leaf.text),
    )
