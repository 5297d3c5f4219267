"""Cards of projects: labels, each with its value after a colon, below it or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms import Form, Part
from extractors.labels import field_of, label_at
from extractors.tables import cells_of
from schemas.document import Line, Page

# A page with so many labels, of so many kinds, is made of cards.
LEAST_LABELS, LEAST_KINDS = 3, 3
# Labels whose left edges are this close, in points, stand in one column of cards.
SAME_EDGE = 6.0
# Labels that are bullets stand so many type sizes right of the name that they hang under, or fewer.
OUTDENT = 4.0
# A value ends where a gap follows of this many type sizes.
END_GAP = 2.6
# In the first column of a table that is a card, this share of the cells are labels.
MOST_LABELS = 0.6


@dataclass(frozen=True)
class Label:
    """A line that begins with a label: the field, how many of its words are the label's."""

    line: Line
    field: str
    words: int


@dataclass
class Cards:
    """What was found on a page: the cards, and the lines that are in none."""

    forms: list[Form] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    """What goes on with the last value of the page before."""

    def continues(self) -> bool:
        """Whether the first card has no name: it is the rest of one that the page before ends with."""
        return bool(self.forms) and not self.forms[0].has("name")


def sheet_labels(page: Page) -> frozenset[int]:
    """The numbers of the words that stand as labels in the first column of a ruled table of two columns: `Toteutusaika | 2024`."""
    found: set[int] = set()
    for grid in page.grids:
        rows = [row for row in cells_of(page, grid) if len(row) == 2 and row[0]]
        named = [row[0] for row in rows if field_of(" ".join(line.text for line in row[0]))]
        if named and len(named) >= MOST_LABELS * len(rows):
            found.update(word.number for cell in named for line in cell for word in line.words)
    return frozenset(found)


def cards_of(lines: Sequence[Line], before: Form | None = None, sheet: frozenset[int] = frozenset()) -> Cards:
    """The cards among the lines of a page, column by column; all lines are others where there are too few labels.

    `before`: the card that the page before ends with, which may go on here; then one label is enough.
    `sheet`: the numbers of words that are labels by their place in a table.
    """
    labels = {id(line): label for line in lines if (label := _label(line, sheet))}
    kinds = {label.field for label in labels.values()}
    waits = before is not None and not before.parts[-1].value
    if len(labels) < LEAST_LABELS or len(kinds) < LEAST_KINDS:
        if waits and not labels and lines:
            rest = _paragraph(lines)
            return Cards(others=list(lines[len(rest) :]), rest=rest)
        if not (before and labels and "name" not in kinds and (waits or id(_first_of_text(lines)) in labels)):
            return Cards(others=list(lines))
    edges = _columns([label.line for label in labels.values()])
    # Whether a label tells the names; else a name stands over its card without one.
    named = "name" in kinds or any(part.field == "name" and part.label for part in (before.parts if before else ()))
    found = Cards()
    for left, right in zip(edges, [*edges[1:], float("inf")], strict=True):
        reach = _outdent([label.line for label in labels.values() if abs(label.line.start - left) <= SAME_EDGE])
        column = [line for line in lines if left - reach <= line.start < right - reach]
        column.sort(key=lambda line: (round(line.bottom), line.x0))
        if before and left == edges[0]:
            found.rest = _before_labels(column, labels, waits)
            column = column[len(found.rest) :]
        _walk(column, labels, named, found)
    taken = {word.number for form in found.forms for line in form.lines() for word in line.words}
    taken |= {word.number for line in found.rest for word in line.words}
    found.others = [line for line in lines if line.words[0].number not in taken]
    found.others.sort(key=lambda line: (round(line.top, 1), line.start))
    return found


def _first_of_text(lines: Sequence[Line]) -> Line:
    """The first line that is not set larger than most."""
    sizes = sorted(line.size for line in lines)
    return next(line for line in lines if line.size <= 1.15 * sizes[len(sizes) // 2])


def _paragraph(lines: Sequence[Line]) -> list[Line]:
    """The lines at a page's top that are set alike and close."""
    found = [lines[0]]
    for line in lines[1:]:
        if line.bold != found[0].bold or line.size != found[0].size or line.top - found[-1].bottom > 0.8 * max(line.size, 1.0):
            break
        found.append(line)
    return found


def _before_labels(column: Sequence[Line], labels: dict[int, Label], waits: bool) -> list[Line]:
    """The lines at the top of a column, above its first label, that begin in the middle of a sentence, or all that a label on the
    page before waits for."""
    first = next((place for place, line in enumerate(column) if id(line) in labels), 0)
    before = _paragraph(column[:first]) if first else []
    return before if before and (waits or before[0].text[:1].islower()) else []


def _label(line: Line, sheet: frozenset[int]) -> Label | None:
    texts = [word.text for word in line.words]
    found = label_at(texts)
    if found:
        return Label(line, *found)
    bold = next((i for i, word in enumerate(line.words) if not word.bold), len(line.words))
    if 0 < bold < len(texts) and (lead := field_of(" ".join(texts[:bold]))):
        return Label(line, lead, bold)
    name = field_of(line.text)
    # Without a colon a label must be set apart by its weight or its cell, lest a heading or a name be taken for one.
    apart = line.bold or line.text.endswith(":") or line.words[0].number in sheet
    return Label(line, name, len(texts)) if name and apart else None


def _columns(lines: Sequence[Line]) -> list[float]:
    """The left edges of the columns of cards; labels that a value stands right of are one column with it."""
    edges: list[float] = []
    for start in sorted(line.start for line in lines):
        if not edges or start - edges[-1] > SAME_EDGE:
            edges.append(start)
    counts = {edge: sum(1 for line in lines if abs(line.start - edge) <= SAME_EDGE) for edge in edges}
    return [edge for edge in edges if counts[edge] > 1] or edges


def _outdent(labels: Sequence[Line]) -> float:
    """How far left of its labels a column of cards begins, in points: bulleted ones hang under their project's name."""
    hanging = labels and all(line.marker for line in labels)
    return OUTDENT * max(line.size for line in labels) if hanging else SAME_EDGE


def _walk(column: Sequence[Line], labels: dict[int, Label], named: bool, found: Cards) -> None:
    """One column of cards from top to bottom."""
    form: Form | None = None
    last: Line | None = None
    for place, line in enumerate(column):
        label = labels.get(id(line))
        far = last is not None and line.top - last.bottom > END_GAP * max(line.size, 1.0)
        weight = line.bold and form is not None and not form.lines()[-1].bold and not named and _opens(column, place, labels)
        if label is None and form and (far or weight or _is_heading(line, form)):
            form = None
        elif label is None and form and not named and _was_title(line, form) and _opens(column, place, labels):
            found.forms.pop()
            form = None
        if label is None and form is None:
            if not named and _opens(column, place, labels):
                form = Form("card", [Part("name", value=[line])])
                found.forms.append(form)
        elif label is None and form is not None:
            _go_on(form, line, named)
        elif label is not None:
            if form is None or (form.has(label.field) and label.field in ("name", "period", "funders")) or label.field == "name":
                form = Form("card")
                found.forms.append(form)
            form.parts.append(_part(label))
        last = line


def _opens(column: Sequence[Line], place: int, labels: dict[int, Label]) -> bool:
    """Whether a line without a label is the name over a card: a label follows soon, at the same edge, or on the next page."""
    following = column[place + 1 : place + 6]
    at = next((i for i, line in enumerate(following) if id(line) in labels), None)
    line = column[place]
    if at is None:
        return all(other.bold for other in column[place:])
    hangs = line.marker is not None and following[at].start > line.start + SAME_EDGE
    return line.bold or hangs or at == 0 or all(line.size > other.size for other in following[:at])


def _go_on(form: Form, line: Line, named: bool) -> None:
    """A line that goes on with the last value, or, under a name that no label told, begins the description."""
    part = form.parts[-1]
    if not named and part.field == "name" and part.value and not (line.bold and part.value[-1].bold):
        form.parts.append(Part("description", value=[line]))
    else:
        part.value.append(line)


def _is_heading(line: Line, form: Form) -> bool:
    """Whether a line is set larger than the card."""
    return line.size > 1.15 * form.lines()[-1].size


def _was_title(line: Line, form: Form) -> bool:
    """Whether what was taken for a card's name, nothing else yet, is the page's title: set larger than a name below."""
    return bool(line.bold or line.marker) and [part.field for part in form.parts] == ["name"] and form.lines()[-1].size > 1.15 * line.size


def _part(label: Label) -> Part:
    words = label.line.words
    part = Part(label.field, label=[Line(words[: label.words], label.line.marker)])
    if label.words < len(words):
        part.value.append(Line(words[label.words :]))
    return part
