"""A value that a reviewer set, put into its project: the field, its places, who set it, how sure it is, what is settled by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from extractors.evidence.names import acronym_of
from extractors.projects.confidence import OPEN_QUESTIONS, SURE_FLOOR
from pipeline.corrections.anchors import even
from pipeline.corrections.values import LISTS, as_text
from pipeline.corrections.words import Pages, passage_of, places_of
from schemas.corrections import Seen, Value
from schemas.plan import Finding, Plan, Project, Reviewed, Settled, Span

# The five fields that a project's confidence speaks of.
SURE_FIELDS = ("name", "description", "period", "funders", "partners")
# What the codes of findings call a field.
CALLED = {"funders": "funder", "partners": "partner"}
# Findings that ask of a field under another name.
ALSO = {"period": ("several-periods",), "partners": ("unclear-role",)}


def as_read(project: Project, field: str) -> Any:
    """A field's value as the rules had read it."""
    by = (project.by or {}).get(field)
    return by.read if by is not None else plain(getattr(project, field))


def plain(value: Any) -> Any:
    """A value as the JSON has it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [plain(part) for part in value] if isinstance(value, list) else value


def read_texts(project: Project, field: str) -> list[str]:
    """What the rules had read of a field, as texts: one of each element of a list."""
    read = as_read(project, field)
    if read is None:
        return []
    found = read if isinstance(read, list) else [read]
    return [str(part.get("name", part.get("text"))) if isinstance(part, dict) else str(part) for part in found]


def with_value(plan: Plan, place: int, correction: Value, value: Any, pages: Pages) -> Plan:
    """The plan with a corrected value in the project at a place of its list."""
    project = plan.projects[place]
    before = getattr(project, correction.field)
    after = _changed(before, correction, value) if correction.field in LISTS else value
    return set_field(plan, place, correction.field, after, correction, _spans(project, correction, value, after, pages))


def set_field(plan: Plan, place: int, field: str, value: Any, told: Seen, spans: Sequence[Span] | None = None) -> Plan:
    """The plan with a field set by a reviewer; without `spans` the field's places are as they were."""
    project = plan.projects[place]
    by = dict(project.by or {})
    by[field] = Reviewed(who="reviewer", date=told.date.isoformat() if told.date else None, note=told.note, read=as_read(project, field))
    update: dict[str, Any] = {field: value, "by": _in_order(by)}
    if field == "name":
        update["acronym"] = acronym_of(value)
    if field in SURE_FIELDS:
        update["field_confidence"] = _in_order({**{str(name): sure for name, sure in (project.field_confidence or {}).items()}, field: 1.0})
    if spans is not None:
        update["spans"] = _with_spans(project.spans, field, spans)
    findings = list(_answered(plan.findings, project, field, value, told))
    changed = project.model_copy(update=update)
    changed = changed.model_copy(update={"confidence": confidence(changed, findings)})
    projects = [*plan.projects[:place], changed, *plan.projects[place + 1 :]]
    return plan.model_copy(update={"projects": projects, "findings": findings})


def confidence(project: Project, findings: Sequence[Finding]) -> float:
    """How likely all fields are right: 1 where a reviewer set all five; no guess any more where every question is answered."""
    if set(SURE_FIELDS) <= set(project.by or {}):
        return 1.0
    asked = [found for found in findings if found.project_id == project.id and found.code.startswith(OPEN_QUESTIONS)]
    if any(found.settled is None for found in asked) or not (asked or project.by):
        return project.confidence
    return max(project.confidence, SURE_FLOOR)


def _changed(before: list[Any], correction: Value, value: Any) -> list[Any]:
    """A list with one element put in the place of another, added or taken away; nothing stands in it twice."""
    wanted = even(correction.read or "")
    at = next((i for i, part in enumerate(before) if wanted and even(as_text(part) or "") == wanted), None)
    kept = [part for i, part in enumerate(before) if i != at and (value is None or even(part.name) != even(value.name))]
    if value is None:
        return kept
    return [*kept[:at], value, *kept[at:]] if at is not None else [*kept, value]


def _spans(project: Project, correction: Value, value: Any, after: Any, pages: Pages) -> list[Span]:
    """Where the new value stands, and what is left of the places of a list."""
    passages = [found for m in project.mentions if (found := passage_of(m.text, m.spans, pages))]
    new = places_of(as_text(value) or "", correction.marked, passages, pages) if value is not None else []
    if correction.field not in LISTS:
        return new
    texts = [_letters(part.text) for part in after if part is not value]
    old = [span for span in project.spans.get(correction.field, []) if any(_shared(_letters(span.text), text) for text in texts)]
    return [*old, *(span for span in new if all(_place(span) != _place(one) for one in old))]


def _place(span: Span) -> tuple[object, ...]:
    return span.page, span.bbox, span.text


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _shared(span: str, text: str) -> bool:
    return bool(span and text) and (span in text or text in span)


def _with_spans(spans: dict[str, list[Span]], field: str, new: Sequence[Span]) -> dict[str, list[Span]]:
    kept = {name: list(new) if name == field else found for name, found in spans.items() if name != field or new}
    return kept if field in kept or not new else {**kept, field: list(new)}


def _in_order(found: dict[str, Any]) -> dict[str, Any]:
    """By the schema's order of fields, so that the order of corrections does not show."""
    order = list(Project.model_fields)
    return dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def _answered(findings: Sequence[Finding], project: Project, field: str, value: Any, told: Seen) -> list[Finding]:
    """The findings without those that are true no more; what they asked of the field is settled by the correction."""
    called = CALLED.get(field, field)
    missing = f"missing-{called}"
    asked = (*(f"{kind}{called}" for kind in (*OPEN_QUESTIONS, "computed-", "ambiguous-")), *ALSO.get(field, ()))
    settled = Settled(date=told.date.isoformat() if told.date else None, note=told.note)
    kept = []
    for found in findings:
        mine = found.project_id == project.id
        if mine and found.code == missing and value not in (None, []):
            continue
        open_ = mine and found.code in (*asked, missing) and found.settled is None
        kept.append(found.model_copy(update={"settled": settled}) if open_ else found)
    return kept
