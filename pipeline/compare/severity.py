"""How much a change matters to a reviewer: what asks for a look, what is told with the rest, what is small."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.compare.changes import Editions
from pipeline.compare.guards import read_anew
from pipeline.compare.linkage import DOUBTFUL
from pipeline.compare.reviewed import CORRECTIONS
from schemas.diff import Change, Weight
from schemas.plan import Period, Project

# Fields whose change asks for a look: money, and what is to be got of it.
MONEY = frozenset({"budget", "funders"})
SMALL = frozenset({"item_moved", "theme_renumbered", "theme_changed"})
# Below this a project's reading is not sure (docs/plan.md, `confidence`).
UNSURE = 0.7


def weighed(changes: Iterable[Change], editions: Editions) -> list[Change]:
    """The changes, each with its severity."""
    sides = [{p.id: p for p in plan.projects} for plan in (editions.old, editions.new)]
    anew = read_anew(editions.old, editions.new)
    begins = editions.new.plan.period.start if editions.new.plan.period else None
    return [change.model_copy(update={"severity": _severity(change, sides, begins, anew)}) for change in changes]


def _severity(change: Change, sides: list[dict[str, Project]], begins: str | None, anew: bool) -> Weight:
    if change.group == CORRECTIONS or anew:
        return "minor"
    if change.likelihood < DOUBTFUL or _moves_money_or_end(change) or _ends_early(change, begins) or _unsure(change, sides):
        return "look"
    return "minor" if change.kind in SMALL else "normal"


def _moves_money_or_end(change: Change) -> bool:
    """Whether money or the day changed on which a project ends."""
    if change.kind != "project_changed":
        return False
    if change.field == "period":
        return _end(change.old) != _end(change.new)
    return change.field in MONEY


def _end(value: object) -> str | None:
    return value.end if isinstance(value, Period) else None


def _ends_early(change: Change, begins: str | None) -> bool:
    """Whether a project is gone before its end; `begins` is the day on which the new edition's period begins."""
    if change.kind != "project_removed" or change.projects is None or begins is None:
        return False
    return any(p.period is not None and (p.period.end or begins) >= begins for p in change.projects.old)


def _unsure(change: Change, sides: list[dict[str, Project]]) -> bool:
    """Whether what changed of a project was not read surely on either side."""
    if not change.kind.startswith("project"):
        return False
    read = [side[id] for side, ids in zip(sides, (change.ids.old, change.ids.new), strict=True) for id in ids if id in side]
    return any(_confidence(project, change.field) < UNSURE for project in read)


def _confidence(project: Project, field: str | None) -> float:
    """How sure the reading of a field is, where that is told; else that of the project."""
    told = {str(name): share for name, share in (project.field_confidence or {}).items()}
    return told.get(field or "", project.confidence)
