"""What can be seen of a record that was read, and tells what is right from what is not: words in no field, odd places, odd names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.evidence.labels import field_of
from extractors.records.party_signs import party_signs
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.records.score import features, name_bits, record_bits
from extractors.records.seen import Seen
from extractors.records.trust import SURE, Company
from schemas.mention import Entry, PeriodValue, Sign

# More bits than this make a record no surer.
MOST_BITS = 8.0
# What speaks for a word's role, a status, a sum: it is understood, though no field holds it.
UNDERSTOOD = frozenset("RWTSM")
# A label opens a description within so many words, in running text within fewer; one that is a label alone has no more.
OPENING, OPENING_OF_RUNNING, LABEL_WORDS = 6, 2, 4
# A name with fewer bits is hardly one.
WEAK_NAME = 0.5
# A reading that is ahead of the next by less than so many bits may be the wrong one.
CLOSE = 1.0
CUT_OFF = (",", ";", ":", "-", "\u2013", "\u2014", "/", "&")
DATA = ("period", "funders", "partners")
YEAR = re.compile(r"(?:19|20)\d\d")


def signs_of(record: Record, entry: Entry, scope: Scope, company: Company, reading: Reading) -> tuple[Sign, ...]:
    """The signs of an entry, each once; `reading` is the one that its record is part of."""
    seen = Seen(record, entry, scope, reading)
    found = [
        *_of_record(seen, company),
        *_of_words_left(seen),
        *_of_description(seen),
        *_of_name(seen),
        *_of_period(seen),
        *party_signs(seen),
        *_of_reading(reading, scope),
    ]
    first: dict[str, Sign] = {}
    for sign in found:
        first.setdefault(sign.name, sign)
    return tuple(first.values())


def _of_record(seen: Seen, company: Company) -> Iterator[Sign]:
    """How surely it is a record, which fields it has, and which of its evidence became none."""
    bits = record_bits(seen.record, seen.scope)
    yield Sign("bits", round(min(max(bits, 0.0), MOST_BITS) / MOST_BITS, 3))
    if bits < SURE and not company.carries(seen.record):
        yield Sign("weak")
    for field in (*DATA, "description"):
        # What one paragraph of running text lacks, the plan does not tell; what stands in several places may have been missed.
        if not seen.runs_on and not seen.entry.of(field):  # type: ignore[arg-type]
            yield Sign(f"no-{field}")
    told = features(seen.record, seen.scope)
    for field, count in zip(DATA, (told.periods, told.funders, told.organisations), strict=True):
        if count and not seen.entry.of(field):  # type: ignore[arg-type]
            yield Sign("evidence-lost")
    if seen.entry.problems:
        yield Sign("open")


def _of_reading(reading: Reading, scope: Scope) -> Iterator[Sign]:
    """What all records of a reading share: another was nearly as likely; data stand outside any record."""
    if reading.next_bits is not None and reading.bits - reading.next_bits < CLOSE:
        yield Sign("close-race")
    if any(scope.evidence(leaf).is_data for leaf in reading.rest):
        yield Sign("data-outside")


def _of_words_left(seen: Seen) -> Iterator[Sign]:
    """Words of the record that are in no field: times, bodies, funds; words among the data; others."""
    data = {seen.leaf_of(mark.start) for mark in seen.own if mark.field in DATA}
    for number, at, token, kind in seen.left:
        leaf, end = seen.record.leaves[number], at + len(token.text)
        aside = seen.record.fields.get(id(leaf)) == "other"
        if (kind == "P" and not aside) or YEAR.fullmatch(token.text):
            yield Sign("time-left", 1.0, at, end)
        elif kind == "O":
            yield Sign("body-left", 1.0, at, end)
        elif kind == "F" and not aside:
            yield Sign("fund-left", 1.0, at, end)
        elif aside or (kind in UNDERSTOOD and kind) or token.text[0].isdigit():
            continue
        elif number not in data:
            yield Sign("text-left", 1.0, at, end)
        elif token.text[0].isupper() or not leaf.text.rstrip().endswith("."):
            yield Sign("word-left", 1.0, at, end)
    for leaf, start in zip(seen.record.leaves, seen.starts, strict=True):
        yield from (
            Sign("label-unknown", 1.0, start + label.start, start + label.end) for label in seen.scope.labels(leaf) if not label.field
        )


def _of_description(seen: Seen) -> Iterator[Sign]:
    """A description that goes on behind the data, or holds what is none of it."""
    marks = [mark for mark in seen.own if mark.field == "description"]
    data = [mark for mark in seen.own if mark.field in DATA]
    if not marks:
        return
    first = marks[0]
    if data and not seen.runs_on and any(mark.start > max(other.end for other in data) for mark in marks):
        yield Sign("description-behind", 1.0, marks[-1].start, marks[-1].end)
    opens = min((mark.start for mark in data), default=first.start)
    if not seen.runs_on and any(mark.start < opens for mark in marks) and any(mark.start > opens for mark in marks):
        yield Sign("description-parted", 1.0, marks[-1].start, marks[-1].end)
    words = seen.entry.passage.text[first.start : first.end].split()
    if any(word.endswith((":", "?")) for word in words[: OPENING_OF_RUNNING if seen.runs_on else OPENING]):
        yield Sign("description-label", 1.0, first.start, first.end)
    for mark in marks:
        text = seen.entry.passage.text[mark.start : mark.end].strip(" .:")
        if len(text.split()) <= LABEL_WORDS and field_of(text):
            yield Sign("description-label", 1.0, mark.start, mark.end)
        kinds = [kind for _, kind in seen.within(mark)]
        if "P" in kinds:
            yield Sign("description-time", 1.0, mark.start, mark.end)
        if "R" in kinds and not seen.runs_on:
            yield Sign("description-role", 1.0, mark.start, mark.end)
    if words and words[0][0].islower():
        yield Sign("description-small", 1.0, first.start, first.end)


def _of_name(seen: Seen) -> Iterator[Sign]:
    """A name that does not look like one."""
    mark = seen.entry.one("name")
    if mark is None or mark.passage is not None:
        return
    name, kinds = str(mark.value), [kind for _, kind in seen.within(mark)]
    leaf = seen.leaf_of(mark.start)
    whole = seen.starts[leaf] + len(seen.record.leaves[leaf].text.rstrip())
    odd = {
        "name-weak": name_bits(name, seen.scope) < WEAK_NAME,
        "name-number": name[:1].isdigit() or name[:1] in "[(",
        "name-sentence": seen.record.leaves[leaf].text.rstrip().endswith(".") and mark.end >= whole - 1,
        "name-data": bool(kinds) and all(kind in ("O", "F", "P", "M") for kind in kinds),
        "name-fund": "F" in kinds,
        "name-label": field_of(name.strip(" :")) is not None,
        "name-cut": name.count("(") != name.count(")") or name.endswith(CUT_OFF),
    }
    yield from (Sign(sign, 1.0, mark.start, mark.end) for sign, holds in odd.items() if holds)


def _of_period(seen: Seen) -> Iterator[Sign]:
    """A period that begins and ends in one month or on one day: perhaps only one end of it."""
    mark = seen.entry.one("period")
    edtf = mark.value.edtf if mark is not None and isinstance(mark.value, PeriodValue) else None
    if mark is not None and edtf:
        begins, _, ends = edtf.partition("/")
        if begins == ends and "-" in begins:
            yield Sign("period-point", 1.0, mark.start, mark.end)
