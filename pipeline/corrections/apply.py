"""Applies corrections to an edition, after the rules: in one order whatever the order of the file, each told where it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections.anchors import even, project_of, shown
from pipeline.corrections.steps import Context, Left, take
from pipeline.corrections.values import LISTS
from schemas.corrections import Corrections, Join, Make, Move, Remove, Seen, Settle, Split, Value
from schemas.findings import finding
from schemas.plan import Finding, FindingValue, Plan, Severity

# What changes which projects there are comes before what changes their fields; what a finding says is settled last.
ORDER: tuple[type[Seen], ...] = (Remove, Make, Split, Join, Move, Value, Settle)
NAMES = {Remove: "remove", Make: "make", Split: "split", Join: "join", Move: "move", Value: "value", Settle: "settle"}


@dataclass(frozen=True)
class Applied:
    """An edition with corrections: how many hold in it, and how many are to be looked at."""

    plan: Plan
    held: int
    left: int


def apply(plan: Plan, corrections: Sequence[Corrections], context: Context) -> Applied:
    """The edition with the corrections of files; the findings of those that do not hold stand last.

    Raises ValueError where a value is none of its field.
    """
    chosen = list(_chosen(corrections))
    left: list[tuple[Left, Seen, str]] = [("offered", one, "overruled") for one, overruled in chosen if overruled]
    waiting, refused = [one for one, overruled in chosen if not overruled], list[tuple[Left, Seen]]()
    removed = set[str]()
    while waiting:
        refused = []
        for correction in waiting:
            if correction.mention in removed and not isinstance(correction, Make):
                # Of what is no project nothing else need hold; its text may be something else.
                continue
            step = take(plan, correction, context)
            if not isinstance(step, Plan):
                refused.append((step, correction))
                continue
            if isinstance(correction, Remove):
                removed.add(correction.mention)
            if isinstance(correction, Split | Join):
                context = context.after(correction, plan, step)
            plan = step
        # What is said of a part, or of a text that was made a project, holds once that is there.
        again = [one for _, one in refused]
        waiting = again if len(again) < len(waiting) else []
    place = {id(one): number for number, (one, _) in enumerate(chosen)}
    left = sorted([*left, *((how, one, "") for how, one in refused)], key=lambda told: place[id(told[1])])
    # Said at the end: a later correction may have taken away the project that an earlier one was offered for.
    findings = [*plan.findings, *(_said(how, one, plan, why) for how, one, why in left)]
    return Applied(plan.model_copy(update={"findings": findings}), len(chosen) - len(left), len(left))


def all_of(corrections: Corrections) -> Iterator[Seen]:
    """Every correction of a file, by kind; what was only looked at is none."""
    for kind in ORDER:
        yield from getattr(corrections, NAMES[kind])


def _chosen(files: Sequence[Corrections]) -> Iterator[tuple[Seen, bool]]:
    """The corrections of all files in their order, each once; with whether another one, of a later day, says otherwise."""
    found: dict[str, Seen] = {}
    for one in (one for file in files for one in all_of(file)):
        known = found.get(_content(one))
        found[_content(one)] = one if known is None else max(known, one, key=lambda seen: (_day(seen), seen.note or ""))
    ordered = sorted(found.values(), key=lambda one: (ORDER.index(type(one)), one.page, one.mention, _content(one)))
    newest: dict[tuple[str, ...], Seen] = {}
    for one in ordered:
        known = newest.get(_subject(one))
        if known is None or _day(one) >= _day(known):
            newest[_subject(one)] = one
    for one in ordered:
        yield one, newest[_subject(one)] is not one


def _day(seen: Seen) -> str:
    return seen.date.isoformat() if seen.date else ""


def _content(seen: Seen) -> str:
    """All that a correction says, but for day and note: of two that say the same the later is kept."""
    return NAMES[type(seen)] + seen.model_dump_json(exclude={"date", "note"})


def _subject(seen: Seen) -> tuple[str, ...]:
    """What a correction is about: of two about one thing only one can hold."""
    kind = NAMES[type(seen)]
    if isinstance(seen, Value):
        part = even(seen.read or seen.value or "") if seen.field in LISTS else ""
        return kind, seen.mention, seen.project or "", seen.field, part
    if isinstance(seen, Settle):
        return kind, seen.mention, seen.code, str(sorted(seen.values.items(), key=str))
    return kind, seen.mention, str(seen.page)


def _said(left: Left, correction: Seen, plan: Plan, why: str = "") -> Finding:
    """The finding of a correction that was left: with the project that it may be meant for."""
    found = project_of(plan, correction) if correction.name is not None and left == "offered" else None
    project = plan.projects[found.place] if found else None
    spans = project.spans.get("name") or [span for m in project.mentions[:1] for span in m.spans] if project else []
    kind = NAMES[type(correction)]
    values: dict[str, FindingValue] = {
        "text": project.name if project else correction.name or shown(correction.text),
        "page": correction.page,
    }
    values["why"] = why or (kind if kind in ("value", "settle") else "other")
    values |= _told(correction)
    severity: Severity = "info" if isinstance(correction, Settle) else "warning"
    return finding(f"{left}-correction", severity, values, spans, project.id if project else None)


def _told(correction: Seen) -> Mapping[str, FindingValue]:
    if isinstance(correction, Value):
        return {"field": correction.field, "read": correction.read or "–", "value": correction.value or "–"}
    if isinstance(correction, Settle):
        return {"code": correction.code}
    return {"change": NAMES[type(correction)]}
