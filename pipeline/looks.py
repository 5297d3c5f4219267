"""What a person should look at in an edition: its open findings, project by project, the gravest first; of a conflict both values."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.translation import _, said
from schemas.plan import Finding, Plan, Project, Severity, Span

GRAVE: tuple[Severity, ...] = ("error", "warning", "info")
CONFLICT = "conflicting-"


@dataclass(frozen=True)
class Look:
    """A finding as it is shown: what it says without the project's name, which the heading has; its pages from 1."""

    finding: Finding
    message: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """What is to be looked at in a project, or in the edition as a whole where there is none."""

    project: Project | None
    looks: Sequence[Look]


def groups(plan: Plan) -> list[Group]:
    """The open findings: of the edition first, then project by project, the gravest first in each and among them."""
    projects = {project.id: project for project in plan.projects}
    found: dict[str | None, list[Finding]] = {None: []}
    asking = [finding for finding in plan.findings if finding.settled is None]
    for finding in sorted(asking, key=lambda finding: GRAVE.index(finding.severity)):
        found.setdefault(finding.project_id, []).append(finding)
    ordered = [(projects.get(key or ""), findings) for key, findings in found.items() if findings]
    return [Group(project, [_look(finding, project) for finding in findings]) for project, findings in ordered]


def _look(finding: Finding, project: Project | None) -> Look:
    message = said(finding)
    if project:
        message = message.removeprefix(f"{project.name}: ") + both(finding, project)
    pages = {span.page for span in finding.spans}
    told = (finding.values or {}).get("pages")
    if finding.code.startswith(CONFLICT) and isinstance(told, list):
        pages |= {page for page in told if isinstance(page, int)}
    return Look(finding, message, tuple(sorted(pages)))


def both(finding: Finding, project: Project) -> str:
    """The values that disagree, each with its page, as they are printed: the one that was taken, then the other. Else nothing.

    Descriptions are too long to be told so.
    """
    field = {"funder": "funders", "partner": "partners", "period": "period"}.get(finding.code.removeprefix(CONFLICT))
    if not finding.code.startswith(CONFLICT) or field is None:
        return ""
    taken = [span for span in project.spans.get(field, []) if span not in finding.spans]
    told = [_told(spans) for spans in (taken[:1] if field == "period" else taken, finding.spans) if spans]
    return " (" + " ↔ ".join(told) + ")" if told else ""


def _told(spans: Sequence[Span]) -> str:
    """Texts by their pages: `p. 10: ESR+, OKM`."""
    pages = itertools.groupby(sorted(spans, key=lambda span: span.page), key=lambda span: span.page)
    return "; ".join(_("p. {pages}").format(pages=page) + ": " + ", ".join(span.text for span in group) for page, group in pages)
