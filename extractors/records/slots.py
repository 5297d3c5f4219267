"""What the places of facts hold, where every record has them in one order: `1/2025– | Pohjolan rahasto | Kemin kaupunki`, on a line,
one below the other, or in brackets behind its text: `(1/2025–; Pohjolan rahasto; Kemin kaupunki)`.

The places are columns without a table: what most of them hold tells what the others are.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.records.reading import Record
from extractors.records.scope import Scope
from schemas.region import Leaf

# What parts the facts of a line.
PARTED = re.compile(r"\s*[|•·]\s*|\s+[\u2013\u2014]\s+")
DASH = re.compile(r"\s+[\u2013\u2014]\s+")
# So many records have such a line, and this share of their places hold the same.
LEAST, MOST = 3, 0.6
PARTIES = ("period", "funders", "partners")
# Brackets with a semicolon open and close.
TWO = 2
# Facts stand one below the other where so many paragraphs or more follow the time.
LEAST_BELOW = 2


@dataclass(frozen=True)
class Slots:
    """The field of each place of the lines of facts of one reading, by its number from 0; places of which nothing is sure are left out."""

    fields: Mapping[int, str] = field(default_factory=dict)
    brackets: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The field of each place in brackets, by how many places they have and its number from 0."""
    below: Mapping[int, str] = field(default_factory=dict)
    """The field of a paragraph below a time, by id(), as funders_below tells it."""
    usual: int = 0
    """How many places most of the lines have."""

    def within(self, records: Sequence[Record], scope: Scope) -> Slots:
        """These, with what the places of the lines of facts of one reading's records hold; nothing more where too few have one."""
        lines = [parts for record in records if (parts := next(filter(None, (_facts(leaf, scope) for leaf in record.leaves)), None))]
        if len(lines) < LEAST:
            return self
        held: dict[int, list[str | None]] = defaultdict(list)
        for leaf_parts in lines:
            for number, text in enumerate(leaf_parts):
                held[number].append(_field_of(text, scope))
        usual = Counter(map(len, lines)).most_common(1)[0][0]
        fields = {number: said for number, told in held.items() if (said := _most(told)) is not None}
        return replace(self, fields=fields, usual=usual)

    def places(self, leaf: Leaf) -> list[tuple[int, int, str]]:
        """(first character, last + 1, field or "") of each place in the brackets that close a paragraph; empty where none do."""
        parts = _bracketed(leaf.text) if self.brackets else []
        return [(*part, self.brackets.get((len(parts), number), "")) for number, part in enumerate(parts)]

    def parts(self, leaf: Leaf, scope: Scope) -> list[tuple[int, int, str | None]]:
        """(first character, last + 1, field or None) of each place in a paragraph that is a line of facts; empty for any other."""
        if told := self.below.get(id(leaf)):
            return [(0, len(leaf.text), told)]
        if not self.fields or not _facts(leaf, scope):
            return []
        places = _places(leaf.text, scope)
        fields = (self.fields.get(number) for number in range(len(places)))
        return [
            (start, end, field if len(places) == self.usual or _may_be(field, leaf.text[start:end], scope) else None)
            for (start, end), field in zip(places, fields, strict=True)
        ]


Bracketed = Mapping[tuple[int, int], Sequence[str | None]]
"""What each place in brackets holds, paragraph by paragraph, by how many places they have and its number from 0."""


def bracketed(records: Iterable[tuple[Record, Scope]]) -> Bracketed:
    """What the places in brackets hold that close paragraphs of records."""
    held: dict[tuple[int, int], list[str | None]] = defaultdict(list)
    for leaf, scope in ((leaf, scope) for record, scope in records for leaf in record.leaves):
        parts = _bracketed(leaf.text)
        for number, (start, end) in enumerate(parts):
            held[len(parts), number].append(_party_or_field(leaf.text[start:end], scope))
    return dict(held)


def in_brackets(told: Iterable[Bracketed]) -> dict[tuple[int, int], str]:
    """The fields of the places in brackets of a document, as its parts told them, where most of those with as many places agree."""
    held: dict[tuple[int, int], list[str | None]] = defaultdict(list)
    for one in told:
        for at, found in one.items():
            held[at] += found
    return {at: said for at, found in held.items() if len(found) >= LEAST and (said := _most(found, PARTIES)) is not None}


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Where the places stand in the brackets that close a text, parted by semicolons; empty where there are no two."""
    end = len(text.rstrip(" ."))
    if not text[:end].endswith(")"):
        return []
    depth, start = 0, end
    while start and (depth or start == end):
        start -= 1
        depth += {")": 1, "(": -1}.get(text[start], 0)
    cuts = [start, *(at for at in range(start, end) if text[at] == ";"), end - 1]
    return [(one + 1, other) for one, other in itertools.pairwise(cuts)] if not depth and len(cuts) > TWO else []


def _party_or_field(text: str, scope: Scope) -> str | None:
    """As _field_of, and `partners` where a place names somebody and nothing else; a body that may pay tells neither."""
    seen = scope.read(text)
    return _field_of(text, scope) or ("partners" if seen.organisations and not seen.periods else None)


Paying = Mapping[int, Sequence[tuple[bool, ...]]]
"""Of each record that tells its facts one below the other, which of the paragraphs below its time is a fund, by how many they are."""


def paying(records: Iterable[tuple[Record, Scope]]) -> Paying:
    """Which paragraphs below their time are funds, in the records that tell their facts one below the other."""
    rows: dict[int, list[tuple[bool, ...]]] = defaultdict(list)
    for tail, scope in _tails(records):
        rows[len(tail)].append(tuple(_field_of(leaf.text, scope) == "funders" for leaf in tail))
    return dict(rows)


def funders_below(told: Iterable[Paying], records: Iterable[tuple[Record, Scope]]) -> dict[int, str]:
    """Who pays, by id() of the paragraph, where the records of a document, as its parts told them, have their facts one below the other:
    a time, and then as many paragraphs, of which one is a fund in most records."""
    rows: dict[int, list[tuple[bool, ...]]] = defaultdict(list)
    for one in told:
        for size, found in one.items():
            rows[size] += found
    at = {size: place for size, found in rows.items() if (place := _paying_place(found)) is not None}
    return {id(tail[at[len(tail)]]): "funders" for tail, _ in _tails(records) if len(tail) in at}


def _paying_place(rows: Sequence[tuple[bool, ...]]) -> int | None:
    """Where the fund stands in most of as many paragraphs, and in none of them elsewhere; None where that is not told."""
    pays = [sum(column) for column in zip(*rows, strict=True)]
    told = len(rows) >= LEAST and max(pays) >= MOST * len(rows) and sum(pays) == max(pays)
    return pays.index(max(pays)) if told else None


def _tails(records: Iterable[tuple[Record, Scope]]) -> Iterator[tuple[tuple[Leaf, ...], Scope]]:
    """What stands below the time of each record that tells its facts one below the other."""
    for record, scope in records:
        dated = next((n for n, leaf in enumerate(record.leaves) if _is_time(leaf, scope)), len(record.leaves))
        tail = record.leaves[dated + 1 :]
        if len(tail) >= LEAST_BELOW and not record.fields and not any(scope.labels(leaf) or scope.evidence(leaf).sentence for leaf in tail):
            yield tail, scope


def _is_time(leaf: Leaf, scope: Scope) -> bool:
    """Whether a paragraph tells a time and nothing else."""
    seen = scope.evidence(leaf)
    return bool(seen.periods or seen.single) and not seen.plain and not seen.funders and not seen.organisations and not scope.labels(leaf)


def _facts(leaf: Leaf, scope: Scope) -> list[str]:
    """The places of a paragraph that is a line of facts: parted by marks, the first a time or a fund, nothing labelled."""
    if not PARTED.search(leaf.text) or scope.labels(leaf):
        return []
    parts = [leaf.text[start:end] for start, end in _places(leaf.text, scope)]
    return parts if len(parts) > 1 and any(_field_of(text, scope) for text in parts[:2]) else []


def _places(text: str, scope: Scope) -> list[tuple[int, int]]:
    """Where the places of a line stand; a dash between the ends of a period parts nothing."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in [*PARTED.finditer(text), None]:
        end = match.start() if match else len(text)
        if end > start:
            found.append((start, end))
        start = match.end() if match else end
    joined: list[tuple[int, int]] = []
    for begins, ends in found:
        last = joined[-1] if joined else None
        if last and DASH.fullmatch(text[last[1] : begins]) and _is_one_period(text, last, (begins, ends), scope):
            joined[-1] = (last[0], ends)
        else:
            joined.append((begins, ends))
    return joined


def _is_one_period(text: str, left: tuple[int, int], right: tuple[int, int], scope: Scope) -> bool:
    """Whether a dash between two places stands inside a period: `elokuu 2025 – heinäkuu 2028`."""
    doc = scope.read(text[left[0] : right[1]]).doc
    dash = left[1] - left[0]
    return any(doc[period.start].idx < dash < doc[period.end - 1].idx for period in doc._.periods)


def _field_of(text: str, scope: Scope) -> str | None:
    seen = scope.read(text)
    if (seen.periods or seen.single) and not seen.funders:
        return "period"
    return "funders" if seen.funders and not seen.periods else None


def _may_be(field: str | None, text: str, scope: Scope) -> bool:
    """Whether a place may hold what the others hold, in a line of more or fewer places than these: `Kemin kaupunki | 2024` names no fund
    where `ESR+ | Kemin kaupunki | 2024` does."""
    return _field_of(text, scope) == field or (_field_of(text, scope) is None and not scope.read(text).organisations)


def _most(told: Sequence[str | None], names: Sequence[str] = ("period", "funders")) -> str | None:
    """What most of the places hold, of those named."""
    return next((name for name in names if told.count(name) >= max(MOST * len(told), 2)), None)
