"""What needs a look in an edition: its open findings, project by project, the gravest first; notes are counted."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.exports.titles import in_words
from pipeline.report.view import Look, Remark
from pipeline.translation import _, said
from schemas.plan import Finding, Plan

GRAVE = ("error", "warning", "info")


def looks(plan: Plan, address: Callable[[int], str | None]) -> tuple[list[Look], int]:
    """What is to be looked at, and how many notes there are besides; `address` gives that of a page."""
    names = {project.id: project.name for project in plan.projects}
    groups: dict[str | None, list[Finding]] = {}
    asking = [finding for finding in plan.findings if finding.settled is None]
    for finding in sorted(asking, key=lambda finding: GRAVE.index(finding.severity)):
        if finding.severity != "info":
            groups.setdefault(finding.project_id, []).append(finding)
    found = [
        Look(names[key] if key else _("The edition as a whole"), [_remark(one, names.get(key or ""), address) for one in group])
        for key, group in groups.items()
    ]
    return found, sum(1 for finding in asking if finding.severity == "info")


def _remark(finding: Finding, name: str | None, address: Callable[[int], str | None]) -> Remark:
    page = finding.spans[0].page if finding.spans else None
    message = said(finding)
    # The heading names the project.
    message = message.removeprefix(f"{name}: ") if name else message
    return Remark(finding.severity, str(in_words("severity", finding.severity)), message, page, address(page) if page else None)
