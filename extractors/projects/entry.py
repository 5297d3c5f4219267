"""A record to an entry: its paragraphs as one passage, with what each stretch of it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.evidence.entry.fields import read_entry
from extractors.evidence.leaf import Evidence, divider, evidence_of
from extractors.evidence.names import bare
from extractors.projects.ballots import begins_with_ballot, ticked
from extractors.records.cell_names import parted_name
from extractors.records.marks import MARK
from extractors.records.merged import with_shared
from extractors.records.reading import Record
from extractors.records.scope import Scope
from extractors.records.sentence_names import name_in, name_run
from extractors.records.slots import Slots
from extractors.text.passage import joined
from schemas.document import Cell, Passage
from schemas.mention import Entry
from schemas.region import Leaf

# Stands for a label whose field is not known; its value is told by what it holds.
UNKNOWN = "unknown"
# Who takes part is named in no more words.
PARTY_WORDS = 8
# So many plain words describe something.
PROSE_WORDS = 5
# Columns that may hold anything, and what labels inside their cells say of it; in columns of who takes part, who does what.
LOOSE = frozenset({"data", "description"})
TIMES = frozenset({"period", "start", "end"})
PARTIES = frozenset({"partners", "coordinator", "lead"})
INSIDE = TIMES | PARTIES | {"funders", "budget", "status", "scope", "description", "code"}
QUOTES = frozenset('”“„"»«')
# The number of a heading or of a list's entry in front of a name: `3.3.1 `, `4. `
NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|\[\d{1,3}\])\s+(?=[^\W\d_])")


@dataclass(frozen=True)
class _Stretch:
    """text[start:end] of a leaf and what it is."""

    field: str
    start: int
    end: int


def entry_of_record(record: Record, theme: int | None, scope: Scope, slots: Slots) -> Entry:
    """The entry of a record. `slots`: what the places of a line of facts hold in the records beside it."""
    return with_shared(_own_entry(record, theme, scope, slots), record, scope.language)


def _own_entry(record: Record, theme: int | None, scope: Scope, slots: Slots) -> Entry:
    """The entry that a record's own paragraphs make."""
    passage = joined([leaf.block.passage for leaf in record.leaves])
    page = record.leaves[0].page
    starts, at = [], 0
    for leaf in record.leaves:
        starts.append(at)
        at += len(leaf.text) + 1
    places = _places(record, starts, slots)
    if record.name is None and not _is_labelled(record, scope):
        first = record.leaves[0]
        told = name_run(first) or (None if first.lead else _told_in(first, scope))
        if told:
            return _of_a_sentence(record, told, passage, starts, theme, scope)
        lead = first.lead if first.lead else 0
        return read_entry(passage, page, theme, scope.language, lead, tuple(starts[1:]), (), places)
    cells = []
    pending: str | None = None
    aside, heads = _aside(record, scope), _heads_of_boxes(record, scope)
    dated = any(label.field in TIMES for leaf in record.leaves for label in scope.labels(leaf)) or _is_dated(record, scope)
    for number, (leaf, start) in enumerate(zip(record.leaves, starts, strict=True)):
        if id(leaf) in aside or (pending is None and id(leaf) in heads):
            continue
        label = pending
        if leaf is not record.name and (parts := slots.parts(leaf, scope)):
            stretches, pending = [one for part in parts for one in _of_slot(leaf, part, scope)], None
        else:
            stretches, pending = _stretches(leaf, record, scope, pending, dated)
        after = record.leaves[number + 1] if number + 1 < len(record.leaves) else None
        goes_on = after is not None and (begins_with_ballot(after.text) or _goes_on(label or "", leaf, after, record, scope))
        if pending is None and label and (leaf.block.marker or goes_on):
            # A label holds for all bullets and boxes behind it, and for the next line of a list of names.
            pending = label
        cells += [Cell(s.field, start + s.start, start + s.end) for s in stretches if s.end > s.start]
    return read_entry(passage, page, theme, scope.language, 0, (), tuple(ticked(_merged(cells, passage.text), passage.text)), places)


def _places(record: Record, starts: Sequence[int], slots: Slots) -> tuple[Cell, ...]:
    """What the places in brackets hold that close a record's paragraphs, in its passage."""
    found = (zip(itertools.repeat(at), slots.places(leaf)) for at, leaf in zip(starts, record.leaves, strict=True))
    return tuple(Cell(said or "data", at + start, at + end) for inner in found for at, (start, end, said) in inner)


def _is_dated(record: Record, scope: Scope) -> bool:
    """Whether a paragraph of a record is data that tells its time, with no word of prose."""
    seen = (scope.evidence(leaf) for leaf in record.leaves if leaf is not record.name)
    return any(one.periods and one.plain == 0 for one in seen)


def _told_in(leaf: Leaf, scope: Scope) -> tuple[int, int] | None:
    """The characters of the name that a paragraph's first sentence tells."""
    doc = scope.evidence(leaf).doc
    told = name_in(doc, scope.language)
    return (doc[told[0]].idx, doc[told[1] - 1].idx + len(doc[told[1] - 1].text)) if told else None


def _of_a_sentence(
    record: Record, told: tuple[int, int], passage: Passage, starts: Sequence[int], theme: int | None, scope: Scope
) -> Entry:
    """The entry of prose whose first sentence tells the name: the name is a part of it, and the sentence stays whole."""
    cells = [Cell("name", *told)]
    for leaf, start in zip(record.leaves, starts, strict=True):
        cells += [Cell(s.field, start + s.start, start + s.end) for s in _unlabelled(leaf, 0, len(leaf.text), scope)]
    return read_entry(passage, record.leaves[0].page, theme, scope.language, 0, (), tuple(_merged(cells, passage.text)))


def _heads_of_boxes(record: Record, scope: Scope) -> set[int]:
    """What may head the box of a record's facts, as it heads those of others (`Hankkeen tiedot`), by id(): it is no label, and nothing is
    told by it; behind a label it is that one's value."""
    again = (leaf for leaf in record.leaves if leaf is not record.name and bare(leaf.text) in scope.recurring)
    plain = (leaf for leaf in again if id(leaf) not in record.fields and not scope.labels(leaf))
    seen = {id(leaf): scope.evidence(leaf) for leaf in plain}
    return {key for key, told in seen.items() if not (told.told or told.statuses or told.sentence)}


def _aside(record: Record, scope: Scope) -> set[int]:
    """The paragraphs that describe nothing, by id(): sentences above the name; of a story beside facts its headline, quotations and who is
    quoted."""
    found: set[int] = set()
    if record.name is not None:
        return _before_name(record, scope)
    if not _is_labelled(record, scope):
        return found
    first = record.leaves[0]
    rest = {leaf.style for leaf in record.leaves[1:]}
    if first.style not in rest and not scope.evidence(first).sentence and not scope.labels(first):
        found.add(id(first))
    for leaf, after in itertools.pairwise(record.leaves):
        if leaf.text[:1] in QUOTES and leaf.text.rstrip()[-1:] in QUOTES:
            found.add(id(leaf))
            if after.style[0] < leaf.style[0] and not scope.labels(after):
                found.add(id(after))
    return found


def _before_name(record: Record, scope: Scope) -> set[int]:
    """The sentences above a name that prose follows, by id(): they say what is told below, not what the project does."""
    at = next(n for n, leaf in enumerate(record.leaves) if leaf is record.name)
    plain = [leaf for leaf in record.leaves if id(leaf) not in record.fields and not scope.labels(leaf) and scope.evidence(leaf).sentence]
    above = {id(leaf) for leaf in record.leaves[:at]}
    return {id(leaf) for leaf in plain if id(leaf) in above} if any(id(leaf) not in above for leaf in plain) else set()


def _is_labelled(record: Record, scope: Scope) -> bool:
    return any(label.field == "name" for leaf in record.leaves for label in scope.labels(leaf))


def _stretches(leaf: Leaf, record: Record, scope: Scope, pending: str | None, dated: bool) -> tuple[list[_Stretch], str | None]:
    """What a leaf holds; a label alone (`pending`) says what the next leaf is. `dated`: whether a label tells the record's time."""
    if leaf is record.name:
        counted = NUMBER.match(leaf.text)
        ends, begins = parted_name(leaf, scope.language) if record.fields.get(id(leaf)) == "name" else (len(leaf.text), len(leaf.text))
        name = _Stretch("name", counted.end() if counted else 0, ends)
        return [name, *([_Stretch("description", begins, len(leaf.text))] if begins < len(leaf.text) else [])], None
    column = record.fields.get(id(leaf))
    if column and not _labels_itself(leaf, column, pending, scope):
        return ([_Stretch(column, 0, len(leaf.text))] if column not in ("other", "theme", MARK) else []), None
    labels = () if _marks_status(leaf, record, scope) else scope.labels(leaf)
    if not labels:
        if pending == UNKNOWN:
            field = _by_content(leaf.text, scope, record) or ("description" if _is_prose(leaf, scope) else None)
            return ([_Stretch(field, 0, len(leaf.text))] if field else []), None
        if pending:
            return ([_Stretch(pending, 0, len(leaf.text))] if pending != "other" else []), None
        return _unlabelled(leaf, 0, len(leaf.text), scope, dated), None
    found: list[_Stretch] = []
    if labels[0].start > 0:
        found += _unlabelled(leaf, 0, labels[0].start, scope, dated)
    waiting = None
    for number, label in enumerate(labels):
        end = labels[number + 1].start if number + 1 < len(labels) else len(leaf.text)
        value = leaf.text[label.value : end].strip(" .")
        if not value:
            waiting = label.field or UNKNOWN
        elif (field := label.field or _by_content(value, scope, record)) and field != "other":
            found.append(_Stretch(field, label.value, end))
    return found, waiting


def _labels_itself(leaf: Leaf, column: str, pending: str | None, scope: Scope) -> bool:
    """Whether labels inside a cell say more of it than its column does: `Lead partner:` over a name, in a column of all kinds of data."""
    if column in LOOSE and pending:
        return True
    told = {label.field for label in scope.labels(leaf)}
    return bool(told & (INSIDE if column in LOOSE else PARTIES if column in PARTIES else frozenset()))


def _of_slot(leaf: Leaf, part: tuple[int, int, str | None], scope: Scope) -> list[_Stretch]:
    """What a place of a line of facts holds: its field, or what its words say."""
    start, end, field = part
    seen = scope.read(leaf.text[start:end])
    return [_Stretch(field or ("data" if seen.told and not seen.sentence else "description"), start, end)]


def _marks_status(leaf: Leaf, record: Record, scope: Scope) -> bool:
    """Whether what opens a record, before its name, or stands alone with no time behind it, is a status, though the word may label an
    end elsewhere: `Päättynyt`."""
    seen = scope.evidence(leaf)
    if record.name is None or not seen.statuses:
        return False
    at = next(n for n, other in enumerate(record.leaves) if other is leaf)
    after = record.leaves[at + 1] if at + 1 < len(record.leaves) else None
    dated = after is not None and (scope.evidence(after).periods or scope.evidence(after).single)
    return at == 0 or (seen.statuses >= seen.words and not dated)


def _goes_on(field: str, leaf: Leaf, after: Leaf, record: Record, scope: Scope) -> bool:
    """Whether a value goes on in the next paragraph: somebody more, set as the one before, where who takes part is told."""
    if field not in ("partners", "coordinator", "lead", UNKNOWN) or after is record.name or id(after) in record.fields:
        return False
    seen = scope.evidence(after)
    names = not seen.sentence and not seen.periods and not seen.funders and seen.plain <= 1 and after.text[:1].isupper()
    told = field != UNKNOWN or seen.organisations > 0
    return names and told and after.style == leaf.style and len(after.text.split()) <= PARTY_WORDS


def _is_prose(leaf: Leaf, scope: Scope) -> bool:
    """Whether a value behind an unknown label describes: a sentence, or as many plain words."""
    seen = scope.evidence(leaf)
    return seen.sentence or seen.plain >= PROSE_WORDS


def _by_content(value: str, scope: Scope, record: Record) -> str | None:
    """The field of a value whose label is not known, None where it may be anything. `party`: somebody in another role than partners, whom
    another label of the record names."""
    seen = evidence_of(value, scope.language)
    if seen.periods and not seen.funders and not seen.organisations:
        return "period"
    if seen.funders and not seen.periods:
        return "funders"
    if not seen.organisations or seen.plain > 1 or value.lstrip()[:1].isdigit():
        # `240 koulutettua, 35 yritystä` counts what comes of it.
        return None
    return "party" if any(label.field in ("partners", "lead") for leaf in record.leaves for label in scope.labels(leaf)) else "partners"


def _unlabelled(leaf: Leaf, start: int, end: int, scope: Scope, dated: bool = False) -> list[_Stretch]:
    """A stretch without a label, sentence by sentence: data, or description. `dated`: whether a label tells the time already, so that
    one in a sentence is part of it."""
    seen = scope.evidence(leaf)
    reader = divider(scope.language)
    found: list[_Stretch] = []
    for begins, cut, ends in reader.sentences(seen.doc, seen.kinds):
        first, last = seen.doc[begins].idx, seen.doc[ends - 1].idx + len(seen.doc[ends - 1])
        if first < start or first >= end:
            continue
        if dated and _only_speaks_of_time(seen, begins, cut, ends):
            cut = ends
        middle = seen.doc[cut].idx if cut < ends else last
        # An icon or a line of dots says nothing.
        if middle > first and any(char.isalnum() for char in leaf.text[first:middle]):
            found.append(_Stretch("description", first, middle))
        if middle < last:
            found.append(_Stretch("data", middle, min(last, end)))
    return found


def _only_speaks_of_time(seen: Evidence, begins: int, cut: int, ends: int) -> bool:
    """Whether a sentence has words of prose, and of data nothing but a time: `Työ jatkaa kokeilua vuosilta 2019–2021.`"""
    told = {kind for kind in seen.kinds[cut:ends] if kind}
    spoken = cut > begins or any(token.is_alpha and token.text[0].islower() and not seen.kinds[token.i] for token in seen.doc[begins:ends])
    return bool(told) and told <= {"P", "p"} and spoken


def _merged(cells: list[Cell], text: str) -> list[Cell]:
    """Cells of one kind that follow each other with nothing but blanks between them as one."""
    merged: list[Cell] = []
    for cell in cells:
        last = merged[-1] if merged else None
        if last and last.field == cell.field and cell.field in ("description", "period") and not text[last.end : cell.start].strip():
            merged[-1] = Cell(cell.field, last.start, cell.end)
        else:
            merged.append(cell)
    return merged
