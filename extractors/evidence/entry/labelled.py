"""The division of an entry, and the one that the labels of a form give at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.evidence.parties.organisations import DASHES
from extractors.text.tokens import Tokens
from schemas.document import Cell, Passage

Role = Literal["coordinator", "lead", "partner", "funder", "period", "start", "end"]
# The fields of a form that hold data, and the role that their label gives what is in them. Under `lead` the first leads; `party` is
# what a label that is not known stands over, beside one for partners: somebody in another role.
CELLS: dict[str, Role | None] = {
    "period": "period",
    "start": "start",
    "end": "end",
    "funders": "funder",
    "coordinator": "coordinator",
    "lead": "lead",
    "partners": "partner",
    "party": "partner",
    "scope": None,
    "status": None,
    "budget": None,
    "code": None,
    "data": None,
}
# What holds names one below the other, where each may have a line.
LISTS = frozenset({"partners", "coordinator", "lead", "party", "funders"})
# A first sentence of more words than this is no name.
LONGEST_NAME = 18


@dataclass(frozen=True)
class Division:
    """Token ranges: the name, the stretches of description, the stretches of data. `name_rule` says how the name ended."""

    name: tuple[int, int]
    prose: tuple[tuple[int, int], ...]
    data: tuple[tuple[int, int], ...]
    name_rule: str
    name_guess: bool = False
    roles: Mapping[int, Role] = field(default_factory=dict)
    """Where a label says what a stretch of data tells, its role by the stretch's first token."""

    @property
    def told_by_sentence(self) -> bool:
        """Whether a sentence of the description tells the name."""
        start, end = self.name
        return any(first <= start and end < last for first, last in self.prose)


def labelled(doc: Tokens) -> Division:
    """The division that the labels of a form give; a long cell of a name holds more than the name."""
    ranges = [(cell.field, *_tokens(doc, cell.start, cell.end)) for cell in doc._.cells]
    prose = [(start, end) for name, start, end in ranges if name == "description"]
    data = [(start, end) for name, start, end in ranges if name in CELLS]
    roles: dict[int, Role] = {start: role for name, start, _ in ranges if (role := CELLS.get(name))}
    at = next(((start, end) for name, start, end in ranges if name == "name"), None)
    if at is None:
        start = ranges[0][1]
        return Division((start, start + 1), tuple(prose), tuple(data), "name.missing", True, roles)
    start, end = at
    cut = next((t.i for t in doc[start:end] if t.idx >= doc._.lead), end) if doc._.lead else end
    if cut == end and length(doc, start, end) > LONGEST_NAME:
        cut = next((s.end for s in doc.sents if start + 1 < s.end <= end), end)
    if cut < end:
        prose.insert(0, (cut, end))
    return Division((start, without_stop(doc, start, cut)), tuple(prose), tuple(data), "name.labelled", False, roles)


def lines_in(passage: Passage, cells: Sequence[Cell]) -> Iterator[int]:
    """The characters at which a printed line begins in cells that tell who takes part or pays."""
    for start in passage.line_starts:
        if any(cell.field in LISTS and cell.start < start < cell.end for cell in cells):
            yield start


def length(doc: Tokens, start: int, end: int) -> int:
    """How many words a stretch has."""
    return sum(1 for token in doc[start:end] if not token.is_punct)


def without_stop(doc: Tokens, start: int, end: int) -> int:
    """Where a stretch ends, its closing marks left out."""
    while end > start + 1 and (doc[end - 1].text in ".:;," or doc[end - 1].text in DASHES):
        end -= 1
    return end


def _tokens(doc: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens of the characters [start, end)."""
    first = next((t.i for t in doc if t.idx >= start), len(doc))
    return first, next((t.i for t in doc if t.idx >= end), len(doc))
