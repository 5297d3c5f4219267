"""What the places of a line of facts hold, where every record has such a line: `1/2025– | Pohjolan rahasto | Kemin kaupunki`.

The places are columns without a table: what most of them hold tells what the others are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.records.reading import Record
from extractors.records.scope import Scope
from schemas.region import Leaf

# What parts the facts of a line.
PARTED = re.compile(r"\s*[|•·]\s*|\s+[\u2013\u2014]\s+")
DASH = re.compile(r"\s+[\u2013\u2014]\s+")
# So many records have such a line, and this share of their places hold the same.
LEAST, MOST = 3, 0.6


@dataclass(frozen=True)
class Slots:
    """The field of each place of the lines of facts of one reading, by its number from 0; places of which nothing is sure are left out.
    `usual`: how many places most of the lines have."""

    fields: Mapping[int, str] = field(default_factory=dict)
    usual: int = 0

    @classmethod
    def of(cls, records: Sequence[Record], scope: Scope) -> Slots:
        """What the places of the records' lines of facts hold; nothing where too few have one."""
        lines = [parts for record in records if (parts := next(filter(None, (_facts(leaf, scope) for leaf in record.leaves)), None))]
        if len(lines) < LEAST:
            return cls()
        held: dict[int, list[str | None]] = defaultdict(list)
        for leaf_parts in lines:
            for number, text in enumerate(leaf_parts):
                held[number].append(_field_of(text, scope))
        usual = Counter(map(len, lines)).most_common(1)[0][0]
        return cls({number: said for number, told in held.items() if (said := _most(told)) is not None}, usual)

    def parts(self, leaf: Leaf, scope: Scope) -> list[tuple[int, int, str | None]]:
        """(first character, last + 1, field or None) of each place in a paragraph that is a line of facts; empty for any other."""
        if not self.fields or not _facts(leaf, scope):
            return []
        places = _places(leaf.text, scope)
        fields = (self.fields.get(number) for number in range(len(places)))
        return [
            (start, end, field if len(places) == self.usual or _may_be(field, leaf.text[start:end], scope) else None)
            for (start, end), field in zip(places, fields, strict=True)
        ]


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


def _most(told: Sequence[str | None]) -> str | None:
    """What most of the places hold."""
    return next((name for name in ("period", "funders") if told.count(name) >= max(MOST * len(told), 2)), None)
