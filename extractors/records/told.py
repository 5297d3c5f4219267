"""The theme that a record tells itself: a table's column, a card's label, by title or by number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.evidence.headings import heading_reader, value_of
from extractors.records.reading import Record
from extractors.records.scope import Scope
from extractors.sections.titles import ALIKE, NUMBERED, SAME_NUMBER, alike
from schemas.mention import Entry
from schemas.region import Leaf

# A theme's number alone; a row of thousands of figures is none.
BARE = re.compile(r"\d{1,4}")
# … and behind the letters that an edition marks its themes with, where a theme is told: `T2`
MARKED = re.compile(r"[A-ZÅÄÖ]{1,2}[ -]?(\d{1,2})")
# `2 Kestävä teollisuus`, `2. Kestävä teollisuus`
LEADING = re.compile(r"(\d{1,2})\s*[.):\u2013-]?\s+(?=[^\W\d_])")


@dataclass(frozen=True)
class Told:
    """The titles of an edition's themes, those included that only its records tell."""

    titles: Mapping[int, str]
    heads: Mapping[int, int] = field(default_factory=dict)
    """The numbers of the themes that headings name, by id() of the heading."""

    @classmethod
    def of(cls, titles: Mapping[int, str], heads: Mapping[int, int], texts: Sequence[str], language: str) -> Told:
        """The themes of the headings; where these name none, those that records tell in their texts of themes, in their order."""
        if titles:
            return cls(titles, heads)
        found: dict[int, str] = {}
        for text in texts:
            number, title = numbered(text, language)
            if title and not any(alike(title, other) >= ALIKE for other in found.values()):
                found[number if number and number not in found else max(found, default=0) + 1] = title
        return cls(dict(sorted(found.items())) if len(found) > 1 else {}, heads)

    def theme_of(self, record: Record, scope: Scope) -> int | None:
        """The number of the theme that a record tells, None if it tells none."""
        text = _column(record) or _labelled(record, scope)
        if text:
            marked = MARKED.fullmatch(text.strip(" ."))
            return self._number(marked[1] if marked else text, scope)
        return next((number for leaf in reversed(record.over) if (number := self.number(leaf, scope)) is not None), None)

    def said_by(self, entry: Entry) -> int | None:
        """The number of the theme that an entry's own text tells, None if it tells none, or one that the edition does not have."""
        mark = entry.one("theme")
        return mark.value if mark is not None and isinstance(mark.value, int) and mark.value in self.titles else None

    def number(self, leaf: Leaf, scope: Scope) -> int | None:
        """The number of the theme that a paragraph names, None if it names none."""
        return self.heads.get(id(leaf)) or self._number(leaf.text, scope)

    def _number(self, text: str, scope: Scope) -> int | None:
        """The number of the theme that a text is the title or the number of."""
        number, title = numbered(text, scope.language)
        own = self.titles.get(number, "") if number is not None else ""
        if number in self.titles and (not title or not own or alike(title, own) >= SAME_NUMBER):
            return number
        scores = [(alike(title or text, other), -n) for n, other in self.titles.items() if other]
        best = max(scores, default=(0.0, 0))
        return -best[1] if best[0] >= ALIKE else None


def theme_text(record: Record, language: str) -> str:
    """The text in which a record tells its theme: in a table's column or over its rows, behind a label; empty where it tells none."""
    return _column(record) or " ".join(leaf.text for leaf in record.over[-1:]) or _labelled(record, Scope(language, ""))


def numbered(text: str, language: str) -> tuple[int | None, str]:
    """The number in front of a theme's title and the title."""
    text = text.strip(" .")
    if BARE.fullmatch(text):
        return int(text), ""
    named = heading_reader(language).theme_number(text)
    if named[0]:
        return named[0], named[1].strip(" .:")
    match = NUMBERED.fullmatch(text)
    if match:
        return value_of(match[2]), ""
    match = LEADING.match(text)
    return (int(match[1]), text[match.end() :]) if match else (None, text)


def _column(record: Record) -> str:
    return " ".join(leaf.text for leaf in record.leaves if record.fields.get(id(leaf)) == "theme")


def _labelled(record: Record, scope: Scope) -> str:
    """What stands behind a label for the theme, on its line or on the next."""
    for number, leaf in enumerate(record.leaves):
        labels = scope.labels(leaf)
        for at, label in enumerate(labels):
            if label.field != "theme":
                continue
            end = labels[at + 1].start if at + 1 < len(labels) else len(leaf.text)
            value = leaf.text[label.value : end].strip(" .")
            return value or (record.leaves[number + 1].text if number + 1 < len(record.leaves) else "")
    return ""
