"""What a heading says for all records under it that do not say otherwise: a status, a fund, an organisation. Never for the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.labels import label_at
from extractors.evidence.leaf import heads_group
from extractors.records.reading import Record
from schemas.document import Cell
from schemas.mention import Entry, Field, Mark, PartnerValue
from schemas.region import Leaf, Style

GIVEN: tuple[Field, ...] = ("status", "funders", "partners", "scope")


@dataclass
class Groups:
    """The headings of groups as a document is walked through: those in force, and what all of them together say of status."""

    language: str
    themes: Set[int] = frozenset()
    """The headings of themes, by id(): `Ennakoiva maakunta` takes part in nothing."""
    current: dict[Style, Leaf] = field(default_factory=dict)
    under: tuple[str, ...] = ()
    """The headings of the part that the current ones stand in."""

    def over(self, leaves: Sequence[Leaf], records: Sequence[Record], headings: Sequence[Leaf]) -> dict[int, tuple[Leaf, ...]]:
        """The headings of groups over each record of a part, by id() of the record. `leaves`: all of the part in reading order;
        `headings`: those over the part. Where the same ones stand over the part before, it goes on, and so do its groups."""
        own = {leaf.style: leaf for leaf in headings if self._heads(leaf)}
        said = tuple(leaf.text for leaf in headings)
        if not said or said != self.under:
            self.current = {}
        self.current |= own
        self.under = said
        owner = {id(leaf): record for record in records for leaf in record.leaves}
        found: dict[int, tuple[Leaf, ...]] = {}
        for leaf in leaves:
            record = owner.get(id(leaf))
            if record is not None:
                found.setdefault(id(record), tuple(self.current.values()))
            elif self._heads(leaf):
                self.current[leaf.style] = leaf
            else:
                self.current.pop(leaf.style, None)
        return {key: heads for key, heads in found.items() if heads}

    def _heads(self, leaf: Leaf) -> bool:
        """Whether a paragraph is the heading of a group, and none of a theme."""
        return id(leaf) not in self.themes and heads_group(leaf, self.language)


def with_given(entry: Entry, heads: Sequence[Leaf], language: str, without: Set[Field] = frozenset()) -> Entry:
    """An entry with what the headings over it say, where it does not say so itself; the heading's words are the span.

    `without`: fields that the headings say nothing of.
    """
    marks = list(entry.marks)
    for head in heads:
        for name in GIVEN:
            if name not in without:
                marks += [_given(mark, head) for mark in said_by(head, language, name) if _is_told(mark) and not _has(marks, mark)]
    return replace(entry, marks=tuple(marks))


def said_by(head: Leaf, language: str, name: Field) -> list[Mark]:
    """What a heading says of a field; what stands behind its label, if it has one, is what that says: `Kuka vetää: Kemin kaupunki`.
    Nothing of the status where it tells several: `Hankkeet käynnissä ja tulossa`."""
    passage = head.block.passage
    words = passage.text.split(" ")
    label, count = label_at(words) or ("data", 0)
    start = len(" ".join(words[:count])) + (count > 0)
    marks = read_entry(passage, head.page, None, language, 0, (), (Cell(label, start, len(passage.text)),)).of(name)
    return [] if name == "status" and len({mark.value for mark in marks}) > 1 else marks


def statuses_of(heads: Iterable[Leaf], language: str) -> frozenset[str]:
    """What headings say of the status of the projects under them."""
    return frozenset(str(mark.value) for head in heads for mark in said_by(head, language, "status"))


def _is_told(mark: Mark) -> bool:
    """Whether more than its place speaks for what a heading says: `2 Vihreä siirtymä` in front of a status is nobody."""
    return not mark.guess and mark.rule != "partner.number"


def _has(marks: Sequence[Mark], mark: Mark) -> bool:
    """Whether an entry says already what a heading says: something of the field, or, of a coordinator, who it is."""
    own = [other.value for other in marks if other.field == mark.field]
    if isinstance(mark.value, PartnerValue) and mark.value.role == "coordinator":
        partners = [value for value in own if isinstance(value, PartnerValue)]
        return any(value.role == "coordinator" or value.name == mark.value.name for value in partners)
    return bool(own)


def _given(mark: Mark, head: Leaf) -> Mark:
    return replace(mark, rule=f"{mark.rule}, given by the heading", passage=head.block.passage)
