"""What is known of a region from outside when its readings are weighed, and the weights."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from extractors.evidence.headings import OWN_WORK
from extractors.evidence.leaf import Evidence, Label, evidence_of, labels_of
from extractors.records.paragraph import Paragraph, paragraph_of
from extractors.sections.scopes import MATTER
from schemas.region import Leaf

# The sections that hold what stands around themes: before the first, behind them, in none; and what is done without a project.
AROUND = frozenset({"front", "apart", MATTER, OWN_WORK})


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights in bits, by table and name."""
    with (Path(__file__).parent / "weights.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, eq=False)
class Scope:
    """What is known of a region from outside: its language, what its heading announces, the titles of the edition's themes. Two are the
    same only if they are one object: what is kept of paragraphs is looked up by it, more often than anything else is asked."""

    language: str
    section: str
    themes: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    """The numbers of the edition's themes."""
    learned: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    """What stands on many pages, in lower case: no project's name."""
    recurring: frozenset[str] = frozenset()
    """What stands more than once on a page, and on another again, in lower case: it heads something in each place."""
    known: frozenset[str] = frozenset()
    """The names of projects that other parts of the document tell surely, in lower case."""

    def labels(self, leaf: Leaf) -> tuple[Label, ...]:
        """The labels of a paragraph, those included that the document teaches."""
        return labels_of(leaf, self.learned)

    def is_labelled_name(self, leaf: Leaf) -> bool:
        """Whether one of a paragraph's labels is a name's."""
        return "name" in self.paragraph(leaf).labels

    @cached_property
    def lists(self) -> bool:
        """Whether a list of something else than projects is announced."""
        return self.section in ("phenomena", "current_state", "strengths", "development_targets", "agenda", "cover")

    def read(self, text: str) -> Evidence:
        """What a text speaks for."""
        return evidence_of(text, self.language)

    def evidence(self, leaf: Leaf) -> Evidence:
        """What a paragraph speaks for."""
        return evidence_of(leaf.text, self.language)

    def paragraph(self, leaf: Leaf) -> Paragraph:
        """What a paragraph adds to a record that holds it."""
        return paragraph_of(leaf, self.language, self.learned)

    @cached_property
    def prior(self) -> float:
        """Bits for each record, by what the heading announces."""
        table = weights()["section"]
        if self.section in ("cover", "agenda"):
            return table["cover"]
        if self.section in AROUND:
            return table[self.section]
        if self.section in ("phenomena", "current_state", "strengths"):
            return table["state"]
        return table["projects" if self.section == "projects" else "targets" if self.lists else "unknown"]
