"""Entries to projects: the same project on several slides is one; where its mentions disagree, a finding says so."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from rapidfuzz import fuzz

from extractors.evidence.names import acronym_of, free_id
from extractors.projects.confidence import SCANNED, confidence, signs_of_project, surest
from extractors.projects.doubts import doubts
from extractors.projects.same_names import COUNTED, KnownNames, even, other_subtitles
from extractors.text.passage import spans_of
from schemas.findings import Values, finding
from schemas.mention import BudgetValue, Entry, Field, FunderValue, Mark, PartnerValue, PeriodValue
from schemas.plan import Budget, Finding, Funder, Mention, Partner, Period, Project, Severity, Span

# Descriptions this alike (0 to 100) are one text.
SAME_TEXT = 90
Named = TypeVar("Named", Funder, Partner)
FIELDS: tuple[Field, ...] = ("name", "acronym", "description", "period", "funders", "partners", "scope", "status", "budget", "code")


@dataclass(frozen=True)
class Resolved:
    """The projects in the order of their first mentions, and what was noticed on the way."""

    projects: tuple[Project, ...]
    groups: tuple[tuple[Entry, ...], ...]
    """The entries of each project."""
    findings: tuple[Finding, ...]


def resolve(entries: Sequence[Entry], scanned: frozenset[int] = frozenset()) -> Resolved:
    """Entries of one edition, in slide order, to its projects; `scanned` are the pages that were read from pictures."""
    groups: list[list[Entry]] = []
    known = KnownNames()
    # The names of each group on each page.
    told: dict[tuple[int, int], set[str]] = defaultdict(set)
    for entry in entries:
        name = _name(entry)
        # On one page another subtitle makes two projects, whatever else agrees.
        alike = (n for n in known.like(name) if not any(other_subtitles(own, name) for own in told[n, entry.page]))
        number = next(alike, len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(entry)
        told[number, entry.page].add(name)
        known.add(name, number)
    taken: set[str] = set()
    projects, findings = [], []
    for group in groups:
        project, found = _project(group, taken, scanned)
        taken.add(project.id)
        projects.append(project)
        findings += found
    return Resolved(tuple(projects), tuple(map(tuple, groups)), tuple(findings))


def with_themes(entries: Sequence[Entry]) -> list[Entry]:
    """Entries, those of no theme with the one that all other mentions of their project have: an overview's, say."""
    told: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.theme is not None:
            told[_even_name(entry)].add(entry.theme)
    return [
        replace(entry, theme=next(iter(told[_even_name(entry)]))) if entry.theme is None and len(told[_even_name(entry)]) == 1 else entry
        for entry in entries
    ]


def _even_name(entry: Entry) -> str:
    return even(COUNTED.sub("", _name(entry)))


def _name(entry: Entry) -> str:
    mark = entry.one("name")
    return str(mark.value) if mark else ""


def _project(group: Sequence[Entry], taken: set[str], scanned: frozenset[int]) -> tuple[Project, list[Finding]]:
    name = max(map(_name, group), key=lambda n: (acronym_of(n) is not None, -group.index(next(e for e in group if _name(e) == n))))
    id_ = free_id(name, taken)
    period = _first(group, "period")
    funders, partners = _longest(group, "funders"), _longest(group, "partners")
    conflicts = list(_conflicts(group, id_))
    disagreements = sum(1 for finding in conflicts if finding.severity == "warning")
    missing = [field for field, marks in (("period", period), ("funder", funders), ("partner", partners)) if not marks]
    used = {field: (funders if field == "funders" else partners if field == "partners" else _first(group, field)) for field in FIELDS}
    marks = [mark for found in used.values() for _, mark in found]
    signs = signs_of_project(group, disagreements > 0)
    sure = confidence(signs, disagreements > 0 or any(mark.guess for mark in marks))
    project = Project(
        id=id_,
        name=name,
        acronym=acronym_of(name),
        description=_text(used["description"]),
        period=_period(period),
        funders=_distinct([_funder(mark.value) for _, mark in funders]),
        partners=_distinct([_partner(mark.value) for _, mark in partners]),
        scope=_value(used["scope"]),
        status=_value(used["status"]),
        budget=_budget(used["budget"]),
        code=_value(used["code"]),
        themes=sorted({entry.theme for entry in group if entry.theme is not None}),
        mentions=[Mention(theme=e.theme, page=e.page, text=e.passage.text, spans=spans_of(e.passage)) for e in group],
        confidence=round(sure * SCANNED, 2) if any(entry.page in scanned for entry in group) else sure,
        spans={field: spans for field, found in used.items() if (spans := _spans(found))},
    )
    said = [*_missing(project, missing), *conflicts, *_problems(group, id_)]
    return project, [*said, *doubts(project, surest(group), signs, {found.code for found in said})]


Marked = list[tuple[Entry, Mark]]


def _marked(entry: Entry, field: Field) -> Marked:
    return [(entry, mark) for mark in entry.of(field)]


def _first(group: Sequence[Entry], field: Field) -> Marked:
    """The marks of the first mention that has the field."""
    return next((marks for entry in group if (marks := _marked(entry, field))), [])


def _longest(group: Sequence[Entry], field: Field) -> Marked:
    """The marks of the mention that says most of a field, the first of several."""
    return max((_marked(entry, field) for entry in group), key=len, default=[])


def _text(found: Marked) -> str | None:
    return next((str(mark.value) for _, mark in found if mark.value), None)


def _value(found: Marked) -> Any:
    return found[0][1].value if found else None


def _period(found: Marked) -> Period | None:
    value = found[0][1].value if found else None
    if not isinstance(value, PeriodValue):
        return None
    return Period(text=value.text, edtf=value.edtf, start=value.start, end=value.end)


def _budget(found: Marked) -> Budget | None:
    value = found[0][1].value if found else None
    return Budget(text=value.text, amount=value.amount, currency=value.currency) if isinstance(value, BudgetValue) else None


def _funder(value: object) -> Funder:
    assert isinstance(value, FunderValue)
    return Funder(name=value.name, id=value.id, instrument=value.instrument, text=value.text)


def _partner(value: object) -> Partner:
    assert isinstance(value, PartnerValue)
    return Partner(name=value.name, id=value.id, role=value.role, text=value.text, business_id=value.business_id)


def _distinct(values: Iterable[Named]) -> list[Named]:
    """The values in order, one of each name; of two with one name the one that says more (a role, an instrument)."""
    found: dict[str, Named] = {}
    for value in values:
        known = found.get(value.name)
        if known is None or (isinstance(value, Partner) and value.role == "coordinator"):
            found[value.name] = value
    return list(found.values())


def _spans(found: Marked) -> list[Span]:
    """The places of the marks, each once, with the rule that set the first value read from there."""
    spans: dict[tuple[object, ...], Span] = {}
    for entry, mark in found:
        for span in spans_of(mark.passage or entry.passage, mark.start, mark.end, mark.rule):
            spans.setdefault((span.page, span.bbox, span.text), span)
    return list(spans.values())


# --- findings -----------------------------------------------------------------------------------------------------------


def _missing(project: Project, missing: Sequence[str]) -> Iterator[Finding]:
    for field in missing:
        severity: Severity = "info" if field == "partner" else "warning"
        yield finding(f"missing-{field}", severity, {"project": project.name}, project.spans.get("name", []), project.id)


def _conflicts(group: Sequence[Entry], id_: str) -> Iterator[Finding]:
    """Fields on which two mentions disagree; what only one of them says is no disagreement."""
    for field in ("period", "funders", "partners", "description"):
        said = [(entry, marks) for entry in group if (marks := entry.of(field))]
        for (_, first), (entry, other) in itertools.pairwise(said):
            if _disagree(field, first, other):
                code = "conflicting-" + {"funders": "funder", "partners": "partner"}.get(field, field)
                severity: Severity = "info" if field == "description" else "warning"
                values: Values = {"project": _name(group[0]), "pages": [e.page for e, _ in said]}
                yield finding(code, severity, values, _spans([(entry, m) for m in other]), id_)
                break


def _disagree(field: Field, a: Sequence[Mark], b: Sequence[Mark]) -> bool:
    if field == "description":
        return fuzz.ratio(_text_of(a), _text_of(b)) < SAME_TEXT
    return {_key(mark.value) for mark in a} != {_key(mark.value) for mark in b}


def _text_of(marks: Sequence[Mark]) -> str:
    return next((str(mark.value) for mark in marks if mark.value), "")


def _key(value: object) -> object:
    if isinstance(value, PeriodValue):
        # `8/2024–7/2026` says what `1.8.2024–31.7.2026` says, only less exactly.
        return (value.start, value.end) if value.edtf else value.text
    if isinstance(value, FunderValue | PartnerValue):
        return value.id or value.name.casefold()
    return value


def _problems(group: Sequence[Entry], id_: str) -> Iterator[Finding]:
    for entry in group:
        for problem in entry.problems:
            values: Values = {"project": _name(entry), **problem.values}
            yield finding(problem.code, "warning", values, spans_of(entry.passage, problem.start, problem.end), id_)
