"""Readings of columns that line up: a record a row, a record a column, a sheet of labels beside values."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.evidence.headings import heading_reader
from extractors.evidence.labels import field_of, is_total
from extractors.evidence.leaf import Evidence, evidence_of
from extractors.records.cell_names import parted_name
from extractors.records.marks import MARK, marked_columns, with_marks
from extractors.records.merged import Row, cells_over, shared_in, themes_over
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.records.score import name_bits, scored
from extractors.records.told import numbered
from extractors.text.lemmas import lemma
from schemas.region import Leaf, Region

TURNED = "a record a column"
# A row with so few of the cells that most rows have is a band or a sum.
FULL = 0.5
# A cell of more words is no header.
HEADER_WORDS = 6
# A theme's title in a cell has no more words than this.
TITLE_WORDS = 12
# In this share of its cells a column holds what it is for.
MOST = 0.5
# What a table of projects has a column of, and one of targets and measures has not.
OF_PROJECTS = frozenset({"name", "funders", "partners", "coordinator", "lead", "period", "start", "end", "budget", "code"})
# The cells of a column of prose hold so many plain words each.
PROSE = 2.0
# What counts the row in front of its name: `K1`, `3.`, `A-12`
COUNT = re.compile(r"[A-ZÅÄÖ]{0,2}-?\d{1,3}[.)]?")
# Sums and numbers of rows: `612 400`, `–`, `12.`, `385 000,00 €`
NUMBERS = re.compile(r"[\d\s.,€%()–—-]+")


def row_readings(region: Region, scope: Scope) -> Iterator[Reading]:
    """The readings that rows give."""
    rows = [row for row in region.rows if any(row)]
    width = max(len(row) for row in rows)
    if width < 2:
        return
    yield from _by_rows(rows, scope, before=region.header)
    turned = [[row[c] if c < len(row) else None for row in rows] for c in range(width)]
    if _labels(turned[0]):
        yield from _by_rows(turned, scope, TURNED)


def _labels(cells: Row) -> bool:
    """Whether most of the cells are labels of fields."""
    texts = [_text(cell) for cell in cells if cell]
    return len(texts) > 1 and sum(1 for text in texts if field_of(text)) > MOST * len(texts)


def _text(cell: Region | None) -> str:
    return " ".join(leaf.text for leaf in cell.leaves) if cell else ""


def _by_rows(rows: Sequence[Row], scope: Scope, rule: str = "a record a row", before: Row = ()) -> Iterator[Reading]:
    """A record a row. `before`: the header's cells where they stand on the page before."""
    heads = _header(rows, scope)
    body = rows[heads:]
    if not body:
        return
    if scope.lists and heads and not OF_PROJECTS & {field_of(_text(cell)) for row in rows[:heads] for cell in row if cell}:
        # Targets beside what measures them are no projects, whatever years and funds they tell.
        return
    carried = [before] if before and not heads and _is_header(before, rows, scope) else []
    header = [*carried, *rows[:heads]]
    fields = column_fields(header, body, scope)
    marks = marked_columns(header[-1], body, scope.language) if header else set()
    fields = [MARK if c in marks else field for c, field in enumerate(fields)]
    over_cells = cells_over(body, 0 if rule == TURNED else 1)
    filled = [sum(1 for c, cell in enumerate(row) if cell or (r, c) in over_cells) for r, row in enumerate(body)]
    usual = sorted(filled)[len(filled) // 2]
    records: list[Record] = []
    made: list[Row] = []
    rest: list[Leaf] = []
    merged = themes_over(body, fields.index("theme")) if "theme" in fields else {}
    bands: tuple[Leaf, ...] = ()
    named = fields.index("name") if "name" in fields else -1
    for number, row in enumerate(body):
        over = merged.get(id(row), ())
        if is_total(_text(next(filter(None, row), None))):
            rest += [leaf for cell in row if cell for leaf in cell.leaves]
        elif records and (number, named) in over_cells:
            # A name over several rows: each says more of that project.
            more = _record(row, fields, (), scope)
            records[-1] = replace(records[-1], leaves=(*records[-1].leaves, *more.leaves), fields={**records[-1].fields, **more.fields})
        elif filled[number] <= FULL * usual and usual > 1 and not merged:
            lone = tuple(leaf for cell in row if cell for leaf in cell.leaves)
            if records and _goes_on(lone, body, usual, scope):
                records[-1] = replace(records[-1], leaves=(*records[-1].leaves, *lone))
            else:
                bands = lone
                rest += bands
        else:
            record = _record(row, fields, (*bands, *over), scope)
            records.append(replace(record, shared=shared_in(number, fields, over_cells)))
            made.append(row)
    above = [leaf for row in rows[:heads] for cell in row if cell for leaf in cell.leaves]
    above += {leaf: None for over in merged.values() for leaf in over}
    yield scored(rule, with_marks(records, header[-1], marks, made) if marks else records, rest, scope, above)


def _goes_on(lone: Sequence[Leaf], rows: Sequence[Row], usual: int, scope: Scope) -> bool:
    """Whether what stands alone in its row says more of the project above it: data or prose set as its cells are, no theme's title."""
    cells = [cell for row in rows if sum(1 for cell in row if cell) >= usual for cell in row[1:] if cell]
    alike = {leaf.style for cell in cells for leaf in cell.leaves}
    if any(leaf.style not in alike or numbered(leaf.text, scope.language)[1].casefold() in scope.themes for leaf in lone):
        return False
    seen = [scope.evidence(leaf) for leaf in lone]
    return all((e.organisations or e.periods or e.sentence) and not e.statuses for e in seen)


def _header(rows: Sequence[Row], scope: Scope) -> int:
    """How many rows are headers: cells of few words without data, labels or of a type of their own; of two rows where words stand
    over several columns, and what each of them is below."""
    if len(rows) > 2 and not (all(rows[0]) and all(rows[1])):
        two = [over if under is None else under for over, under in itertools.zip_longest(rows[0], rows[1])]
        spans = any(under and not over for over, under in itertools.zip_longest(rows[0], rows[1]))
        below = [evidence_of(_text(cell), scope.language) for cell in rows[1] if cell]
        plain = not any(seen.periods or seen.single or seen.funders or seen.sums for seen in below)
        if spans and plain and _is_header(two, rows[2:], scope):
            return 2
    count = 0
    while count < min(2, len(rows) - 1) and _is_header(rows[count], rows[count + 1 :], scope):
        count += 1
    return count


def _is_header(row: Row, body: Sequence[Row], scope: Scope) -> bool:
    texts = [_text(cell) for cell in row if cell]
    if len(texts) < 2 or any(len(text.split()) > HEADER_WORDS for text in texts):
        return False
    if any(evidence_of(text, scope.language).periods for text in texts):
        return False
    known = sum(1 for text in texts if field_of(text))
    if known >= 2 and known >= 0.3 * len(texts):
        return True
    return _is_set_apart(row, body) or _heads_data(row, body, scope)


def _is_set_apart(row: Row, body: Sequence[Row]) -> bool:
    """Whether a row is set in one type that most of its columns do not have below."""
    own = {leaf.style for cell in row if cell for leaf in cell.leaves}
    if len(own) != 1:
        return False
    columns = [[leaf.style for other in body[:3] if c < len(other) and (cell := other[c]) for leaf in cell.leaves] for c in range(len(row))]
    told = [column for c, column in enumerate(columns) if row[c] and column]
    return len(told) > 1 and sum(1 for column in told if not own & set(column)) > MOST * len(told)


def _heads_data(row: Row, body: Sequence[Row], scope: Scope) -> bool:
    """Whether several columns hold data below a row, and it holds none in them."""
    found = 0
    for c, cell in enumerate(row):
        seen = [evidence_of(_text(other[c]), scope.language).is_data for other in body if c < len(other) and other[c]]
        if cell and len(seen) > 1 and sum(seen) > MOST * len(seen):
            if evidence_of(_text(cell), scope.language).told:
                return False
            found += 1
    return found > 1


def column_fields(header: Sequence[Row], body: Sequence[Row], scope: Scope) -> list[str | None]:
    """The field of each column: what its cells hold, the header's word where they leave it open; None of prose that tells of all."""
    width = max(len(row) for row in body)
    fields: list[str | None] = []
    for c in range(width):
        said = next((text for row in reversed(header) if c < len(row) and (text := _text(row[c])) and field_of(text)), "")
        said = said or " ".join(_text(row[c]) for row in header if c < len(row) and row[c])
        cells = [_text(row[c]) for row in body if c < len(row) and row[c]]
        fields.append("theme" if _tells_themes(said, cells, scope) else _field(field_of(said) if said else None, cells, scope))
    if "name" not in fields:
        named = _name_column(fields, body, scope)
        if named is not None:
            fields[named] = "name"
    dated = [c for c, field in enumerate(fields) if field == "period" and _has_lone_days(body, c, scope)]
    if len(dated) == 2:
        fields[dated[0]], fields[dated[1]] = "start", "end"
    return [field or _rest(body, c, scope) for c, field in enumerate(fields)]


def _tells_themes(said: str, cells: Sequence[str], scope: Scope) -> bool:
    """Whether a column tells the rows' themes: by what its header says, or because its cells are themes' titles."""
    field = field_of(said) if said else None
    if field == "theme":
        return True
    titles = [numbered(cell, scope.language) for cell in cells]
    told = [number for number, title in titles if number is not None and not title]
    if field in (None, "other") and len(told) == len(cells) > len(set(told)) > 1 and set(told) <= scope.numbers:
        # Numbers that come again, all of them themes': a row's own number comes once.
        return True
    if said and field is None and lemma(said.strip(" :").lower(), scope.language) in heading_reader(scope.language).numbered:
        return all(number is not None or len(title.split()) <= TITLE_WORDS for number, title in titles)
    return sum(1 for _, title in titles if title.casefold() in scope.themes) > MOST * max(len(cells), 1)


def _tell_all(seen: Sequence[Evidence]) -> bool:
    """Whether most of a column's cells are sentences that tell times, funds or who takes part beside what is done."""
    return sum(1 for e in seen if e.sentence and e.plain >= PROSE and (e.periods or e.single or e.funders)) > MOST * len(seen)


def _rest(body: Sequence[Row], column: int, scope: Scope) -> str | None:
    """What a column is that nothing tells: prose is description, None where it tells of all."""
    seen = [evidence_of(_text(row[column]), scope.language) for row in body if column < len(row) and row[column]]
    if _tell_all(seen):
        return None
    return "description" if seen and sum(e.plain for e in seen) >= PROSE * len(seen) else "data"


def _has_lone_days(body: Sequence[Row], column: int, scope: Scope) -> bool:
    """Whether the cells of a column hold one point of time each, no range: one end of a period."""
    seen = [evidence_of(_text(row[column]), scope.language) for row in body if column < len(row) and row[column]]
    return bool(seen) and sum(1 for e in seen if e.single and not e.periods) > MOST * len(seen)


def _field(said: str | None, cells: Sequence[str], scope: Scope) -> str | None:
    seen = [evidence_of(cell, scope.language) for cell in cells]
    if not seen or (said is None and _tell_all(seen)):
        return said
    bare = (NUMBERS.fullmatch(cell) and not e.periods and not e.single for cell, e in zip(cells, seen, strict=True))
    if sum(map(bool, bare)) > MOST * len(cells):
        return said if said in ("budget", "code", "period") else "other"
    dated = sum(1 for e in seen if e.periods or (e.single and e.is_data)) / len(seen)
    paid = sum(1 for e in seen if e.funders and e.is_data) / len(seen)
    both = sum(1 for e in seen if e.funders and e.organisations and e.is_data) / len(seen)
    named = sum(1 for e in seen if e.organisations and e.plain <= 1) / len(seen)
    if said in (None, "name", "other") and dated > MOST:
        return "period"
    if said in (None, "name") and paid > MOST:
        # Who pays and who takes part may stand in one cell.
        return "data" if both > MOST else "funders"
    if said is None and named > MOST:
        return "partners"
    return said


def _name_column(fields: Sequence[str | None], body: Sequence[Row], scope: Scope) -> int | None:
    """The column whose cells do best as names, the first of equals."""
    scores: list[tuple[float, int]] = []
    for c, field in enumerate(fields):
        if field not in (None, "description"):
            continue
        cells = [_named(row[c], scope) for row in body if c < len(row) and row[c]]
        if cells:
            mean = sum(name_bits(cell, scope) for cell in cells) / len(cells) * len(cells) / len(body)
            scores.append((mean - (1.0 if field else 0.0), -c))
    best = max(scores, default=None)
    return -best[1] if best and best[0] > 0 else None


def _named(cell: Region | None, scope: Scope) -> str:
    """What a cell names: its first paragraph, as far as it is a name."""
    first = next((leaf for leaf in cell.leaves if not COUNT.fullmatch(leaf.text)), None) if cell else None
    if first is None:
        return ""
    return first.text[: parted_name(first, scope.language)[0]]


def _record(row: Row, fields: Sequence[str | None], over: tuple[Leaf, ...], scope: Scope) -> Record:
    """The record of a row, but for what stands in it for other rows as well (`over`)."""
    leaves: list[Leaf] = []
    named: dict[int, str] = {}
    name = None
    for c, cell in enumerate(row):
        for leaf in cell.leaves if cell and not set(cell.leaves) & set(over) else ():
            leaves.append(leaf)
            field = fields[c] if c < len(fields) else None
            if field == "name" and COUNT.fullmatch(leaf.text) and len(cell.leaves if cell else ()) > 1:
                field = "number"
            elif field == "name" and name is not None:
                field = "data" if scope.evidence(leaf).is_data else "description"
            if field == "name":
                name = leaf
            if field:
                named[id(leaf)] = field
    return Record(tuple(leaves), name, named, over)
