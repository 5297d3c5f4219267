"""What an entry gives: its fields as marks, each a stretch of the entry's text with the rule that set it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from schemas.document import Passage
from schemas.plan import FindingValue

Field = Literal["name", "acronym", "description", "period", "funders", "partners", "scope", "status", "budget", "code", "theme"]


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] of an entry says `value` of a field; `rule` names what found it, `guess` how sure that is."""

    field: Field
    start: int
    end: int
    rule: str
    guess: bool = False
    value: object = None
    passage: Passage | None = None
    """Where the words stand if not in the entry: in a heading over it."""


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A period as read: EDTF and ISO dates, all None where the text names no possible time."""

    text: str
    edtf: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class FunderValue:
    name: str
    id: str | None
    instrument: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PartnerValue:
    name: str
    id: str | None
    role: Literal["coordinator", "partner"]
    text: str
    business_id: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetValue:
    """An amount of money as read: `amount` in whole units of the currency (ISO 4217)."""

    text: str
    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should look at, at text[start:end] of the entry."""

    code: str
    values: Mapping[str, FindingValue]
    """What the sentence of the code needs besides the project's name (schemas/findings.py)."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """What can be seen of an entry and speaks for or against its reading: so much of it, at text[start:end] (0, 0: everywhere)."""

    name: str
    amount: float = 1.0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One place where a project stands: its text, and what was read from it."""

    page: int
    theme: int | None
    passage: Passage
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    signs: tuple[Sign, ...] = ()
    """What speaks for and against its being one project, read as a whole; how much each weighs: `extractors/projects/confidence.py`."""
    part: int = 0
    """Which part of the document it was read in, by number; entries of one part were read alike."""

    def of(self, name: Field) -> list[Mark]:
        """The marks of one field, in order of place."""
        found = [mark for mark in self.marks if mark.field == name]
        # Most fields have one mark, or none.
        return sorted(found, key=lambda mark: (mark.start, mark.end)) if len(found) > 1 else found

    def one(self, name: Field) -> Mark | None:
        return next(iter(self.of(name)), None)
