"""Labelled fields of one project: collected from a table's row or a card, then put down as one block with its cells."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from extractors.passage import Joiner, joined
from schemas.document import Block, Cell, Line, Passage

# Fields whose value is a list of names.
LISTS = frozenset({"funders", "coordinator", "partners"})


@dataclass
class Part:
    """A label and its value, either of which may be missing; `field` None where the label is not known."""

    field: str | None
    label: list[Line] = dataclasses.field(default_factory=list)
    value: list[Line] = dataclasses.field(default_factory=list)
    rest: list[list[Line]] = dataclasses.field(default_factory=list)
    """What stands of the value on later pages."""

    def go_on(self, lines: list[Line]) -> None:
        """Take lines of the next page as the value's rest, or as the value that its label had none of."""
        if self.value:
            self.rest.append(lines)
        else:
            self.value = lines


@dataclass
class Form:
    """The parts of one project in the order in which they are read."""

    layout: str
    parts: list[Part] = dataclasses.field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether a field has a value already."""
        return any(part.field == name and part.value for part in self.parts)

    def repeats(self, before: Form) -> bool:
        """Whether it tells anew what another told that a project has one of: then it is another project's."""
        return any(self.has(name) and before.has(name) for name in ("name", "period", "funders"))

    def lines(self) -> list[Line]:
        """Every line of the form."""
        return [line for part in self.parts for line in (*part.label, *part.value, *(x for rest in part.rest for x in rest))]

    def block(self, joiner: Joiner) -> Block:
        """The form as a block."""
        joiner = dataclasses.replace(joiner, cuts=True)
        passages: list[Passage] = []
        cells: list[Cell] = []
        length, lead = 0, 0
        for part in self.parts:
            if part.label:
                passages.append(joiner.join(part.label))
                length += len(passages[-1].text) + 1
            if part.value:
                passages.append(_value(part, joiner))
                if part.field:
                    cells.append(Cell(part.field, length, length + len(passages[-1].text)))
                if part.field == "name" and not lead and (bold := _bold(part.value, passages[-1])):
                    lead = length + bold
                length += len(passages[-1].text) + 1
        first = self.lines()[0]
        return Block(joined(passages), first.words[0].page, size=first.size, lead=lead, cells=tuple(cells), layout=self.layout)


def _value(part: Part, joiner: Joiner) -> Passage:
    passage = joiner.join(_listed(part.value) if part.field in LISTS else part.value)
    for rest in part.rest:
        passage = joiner.continued(passage, joiner.join(rest))
    return passage


def _listed(lines: list[Line]) -> list[Line]:
    """The lines of a cell, the bullets of all entries but the first as words: they part the names that it lists."""
    return [line if number == 0 or not line.marker else Line((line.marker, *line.words)) for number, line in enumerate(lines)]


def _bold(lines: list[Line], passage: Passage) -> int:
    """How many characters of a name's cell are bold before the first that is not; 0 if all or none are."""
    words = [word for line in lines for word in line.words]
    count = next((i for i, word in enumerate(words) if not word.bold), len(words))
    if count in (0, len(words)):
        return 0
    return passage.pieces[count - 1].start + len(passage.pieces[count - 1].word.text)
