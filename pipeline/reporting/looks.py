"""What needs a look in an edition, as the report shows it; notes are counted."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.exports.titles import in_words
from pipeline.looks import Look as Asked
from pipeline.looks import groups
from pipeline.reporting.view import Look, Remark
from pipeline.translation import _
from schemas.plan import Plan


def looks(plan: Plan, address: Callable[[int], str | None]) -> tuple[list[Look], int]:
    """What is to be looked at, and how many notes there are besides; `address` gives that of a page."""
    found, notes = [], 0
    for group in groups(plan):
        asking = [look for look in group.looks if look.finding.severity != "info"]
        notes += len(group.looks) - len(asking)
        if asking:
            name = group.project.name if group.project else _("The edition as a whole")
            found.append(Look(name, [_remark(look, address) for look in asking]))
    return found, notes


def _remark(look: Asked, address: Callable[[int], str | None]) -> Remark:
    severity = look.finding.severity
    pages = [(page, address(page)) for page in look.pages]
    return Remark(severity, str(in_words("severity", severity)), look.message, pages)
