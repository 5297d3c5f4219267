"""What is told of a project that came, went, was merged, split or followed: each of its fields in a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare.wording import role_word, status_words_of
from pipeline.translation import _, pgettext
from schemas.diff import Change
from schemas.findings import NAMED
from schemas.plan import Item, Partner, ProjectFields


def facts(change: Change) -> list[str]:
    """The lines of a change that tells whole projects or a theme's items; none for others. Where it tells several, each under its name."""
    if change.items is not None:
        return list(_items([*change.items.current_state, *change.items.strengths, *change.items.development_targets]))
    if change.projects is None:
        return []
    told = [*change.projects.old, *change.projects.new]
    return [line for project in told for line in ([project.name] if len(told) > 1 else []) + list(_fields(project))]


def _items(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield "  " * depth + "• " + item.text
        yield from _items(item.children, depth + 1)


def _fields(project: ProjectFields) -> Iterator[str]:
    said = {
        "description": project.description,
        "period": project.period.text if project.period else None,
        "funders": ", ".join(f"{f.name} ({f.instrument})" if f.instrument else f.name for f in project.funders),
        "partners": ", ".join(map(_partner, project.partners)),
        "budget": project.budget.text if project.budget else None,
        "code": project.code,
        "scope": pgettext("scope", "national") if project.scope else None,
        "status": status_words_of(project.status),
    }
    for field, value in said.items():
        if value:
            name = _(NAMED[field].one)
            yield f"{name}: {value}"


def _partner(partner: Partner) -> str:
    return f"{partner.name} ({role_word(partner.role)})" if partner.role == "coordinator" else partner.name
