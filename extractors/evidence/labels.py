"""Tells the labels of a project's fields: `Hankkeen nimi`, `Rahoittaja:`, `Kuka rahoittaa?`, in any language that there is a lexicon of.

A label is a word of the lexicon, by itself or with what labels are built of (label_parts.py): whose it is, small words that change
nothing, a unit, a question. All of a text must be understood so, or it is no label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.evidence.label_parts import LabelParts, label_parts
from extractors.lexicon import languages
from extractors.text.lemmas import lemma

FIELDS = (
    *("name", "description", "period", "start", "end", "funders", "coordinator", "partners", "scope", "status", "budget", "code"),
    *("number", "theme", "other"),
)
# A label that names two fields (`Rahoitus ja aikataulu`) heads data of either kind.
DATA = "data"
# A label that names who leads and then who else takes part (`Päätoteuttaja / kumppanit`): the first under it leads.
LEAD = "lead"
# No label has more words than this.
LONGEST = 6
JOINT = re.compile(r"\s+(?:ja|sekä|och|samt|and)\s+|\s*[/&,+]\s*")
BRACKETS = re.compile(r"\(([^()]*)\)")
# Two fields that one label may name together, and the field that the pair is.
PAIRS = {
    frozenset({"coordinator", "partners"}): "partners",
    frozenset({"description", "other"}): "description",
    frozenset({"budget", "funders"}): "funders",
    frozenset({"start", "end"}): "period",
    frozenset({"period", "start"}): "period",
    frozenset({"period", "end"}): "period",
}


@lru_cache(maxsize=4096)
def field_of(text: str) -> str | None:
    """The field that a text labels if it is nothing but a label, else None; brackets are left aside, but for a sum's unit
    (`Rahoitus (€)`), which makes a budget of it. The fields are those of FIELDS, `lead` and, where it names two others, `data`."""
    unit = any(parts.is_unit(inside) for inside in BRACKETS.findall(text) for parts in _parts())
    text = " ".join(BRACKETS.sub(" ", text).split()).strip(" :*")
    if any(parts.is_number_mark(text) for parts in _parts()):
        return "number"
    if not text or len(text.split()) > LONGEST or not (text[0].isalpha() or any(parts.is_unit(text) for parts in _parts())):
        return None
    found = _one(text) or _two(text) or _end_of_period(text)
    return "budget" if unit and found in ("funders", "budget", DATA, "other") else found


def is_total(text: str) -> bool:
    """Whether a text heads a row that sums a table up (`Yhteensä`) and is no project's name."""
    return any(parts.is_total(text.strip(" :*").lower()) for parts in _parts())


def label_at(words: Sequence[str]) -> tuple[str, int] | None:
    """The field and the length in words of a label with a colon, or a question, that words begin with: `Rahoittaja: ESR+`."""
    for count in range(1, min(LONGEST, len(words)) + 1):
        closed = words[count - 1].endswith((":", "?"))
        if closed or (count < len(words) and words[count] in (":", "?")):
            field = field_of(" ".join(words[:count]))
            return (field, count + (not closed)) if field else None
    return None


def _end_of_period(text: str) -> str | None:
    """The end that a header of two rows names: `Aikataulu` over `Alkaa | Päättyy`."""
    head, _, tail = text.rpartition(" ")
    # Most texts begin like no label, which costs less to see than what their last word is.
    end = _one(tail) if head and _one(head) == "period" else None
    return end if end in ("start", "end") else None


@lru_cache(maxsize=1)
def _parts() -> tuple[LabelParts, ...]:
    return tuple(label_parts(language) for language in languages())


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a label or a question of any language may begin with a word; most words begin none."""
    return any(word in parts.openers or parts.opens(word) for parts in _parts())


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    return frozenset[str]().union(*(parts.units for parts in _parts()))


def _one(text: str) -> str | None:
    """The field of a text that names one; the field first in FIELDS where languages disagree."""
    asked = text.rstrip(" ?")
    words = asked.lower().replace(",", " ").split()
    # Told at once, not language by language: what begins like no label is one only where it ends with a unit.
    if not words or not (_may_begin(words[0]) or words[-1] in _units() or " ".join(words[-2:]) in _units()):
        return None
    found = {field for parts in _parts() if (field := parts.question(asked) if text.endswith("?") else parts.field(asked))}
    if not found:
        found = {field for parts in _parts() if (field := parts.field(asked) if text.endswith("?") else parts.question(asked))}
    return next((field for field in FIELDS if field in found), None)


def _one_and_many(names: Sequence[str]) -> bool:
    """Whether one who takes part is named before several: `Toteuttaja ja kumppanit`."""
    first, *others = [name.strip().lower() for name in names]
    return any(
        parts.field(first) == "partners" and lemma(first, parts.language) == first and all(lemma(o, parts.language) != o for o in others)
        for parts in _parts()
        if parts.inflects
    )


def _two(text: str) -> str | None:
    """The field of a text that names several: `Rahoitus ja aikataulu`, `Hankkeen toteuttajat ja kumppanit`."""
    names = JOINT.split(text.rstrip(" ?"))
    named: dict[str, None] = {}
    for name in names if len(names) > 1 else ():
        if (field := _one(name) if name.strip() else None) is None:
            return None
        named[field] = None
    if not named:
        return None
    if list(named) == ["coordinator", "partners"] or (list(named) == ["partners"] and _one_and_many(names)):
        return LEAD
    if len(named) == 1:
        return next(iter(named))
    if "name" in named:
        return "name"
    return PAIRS.get(frozenset(named), DATA)
