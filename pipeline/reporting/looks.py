"""What needs a look in an edition, as the report shows it: findings, and projects that the program is unsure of; notes are counted."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.looks import Look as Asked
from pipeline.looks import groups
from pipeline.reporting.view import Look, Remark
from pipeline.titles import in_words
from pipeline.translation import _, decimal
from schemas.plan import Plan, Project

# Below this a project is looked at before it is relied on.
SURE = 0.7
Address = Callable[[int], str | None]
"""Gives the address of a page."""


def looks(plan: Plan, address: Address) -> tuple[list[Look], int]:
    """What is to be looked at, and how many notes there are besides."""
    found, notes = [], 0
    doubtful = {project.id: project for project in plan.projects if project.confidence < SURE}
    for group in groups(plan):
        asking = [look for look in group.looks if look.finding.severity != "info"]
        notes += len(group.looks) - len(asking)
        if asking:
            name = group.project.name if group.project else _("The edition as a whole")
            own = group.project.id if group.project else None
            unsure = [_doubt(group.project, address)] if group.project and doubtful.pop(group.project.id, None) else []
            found.append(Look(name, [*unsure, *(_remark(look, address) for look in asking)], own))
    found += [Look(project.name, [_doubt(project, address)], project.id) for project in doubtful.values()]
    return found, notes


def asked(plan: Plan) -> int:
    """How many projects need a look."""
    return sum(1 for look in looks(plan, lambda _page: None)[0] if look.id is not None)


def page_of(project: Project) -> int:
    """The page that a project's name stands on."""
    return next((span.page for span in project.spans.get("name", [])), project.mentions[0].page if project.mentions else 1)


def sure(project: Project) -> str:
    """How likely all of a project is right."""
    return decimal(project.confidence, "0 %")


def _doubt(project: Project, address: Address) -> Remark:
    page = page_of(project)
    word = _("{share} sure").format(share=sure(project))
    return Remark("doubt", word, _("look at the page before you rely on it"), [(page, address(page))])


def _remark(look: Asked, address: Address) -> Remark:
    severity = look.finding.severity
    pages = [(page, address(page)) for page in look.pages]
    return Remark(severity, str(in_words("severity", severity)), look.message, pages)
