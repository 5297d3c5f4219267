"""What a register and a plan say differently of one project, as findings with the plan's places; neither is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.evidence.time.dates import Point
from pipeline.compare.linkage import DOUBTFUL
from pipeline.compare.same import funder_key, organisation_key
from pipeline.registers.layouts import FUNDS
from pipeline.registers.matching import same_code, same_sum
from schemas.findings import Values, finding
from schemas.link import RegisterEntry
from schemas.plan import Finding, Project

END = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
FIRST_SEASON = 21


def disagreements(project: Project, entry: RegisterEntry, likelihood: float, others: list[list[str]]) -> Iterator[Finding]:
    """A finding for each thing that is doubtful or told differently."""

    def found(kind: str, field: str, **values: str | float) -> Finding:
        told: Values = {"project": project.name, **values}
        return finding(kind, "warning", told, project.spans.get(field, []), project.id)

    codes = ", ".join(entry.codes)
    if likelihood < DOUBTFUL:
        yield found("register-doubtful", "name", entry=entry.name, code=codes, likelihood=likelihood)
    if others:
        yield found("register-several", "name", codes="; ".join(", ".join(one) for one in others))
    if project.code and not same_code(project, entry):
        yield found("register-code", "code", plan=project.code, register=codes)
    if project.period and not _periods_agree(project, entry):
        yield found("register-period", "period", plan=project.period.text, register=f"{entry.start or ''}–{entry.end or ''}")
    if entry.fund and not _funds_agree(project, entry.fund):
        yield found("register-funder", "funders", plan=", ".join(funder.name for funder in project.funders), register=entry.fund)
    if entry.beneficiaries and project.partners and not _bodies_agree(project, entry):
        yield found("register-partner", "partners", register=", ".join(one.name for one in entry.beneficiaries))
    if project.budget and entry.sums and not same_sum(project.budget, entry):
        sums = "; ".join(f"{one.amount:.2f} {one.currency} ({one.what})" for one in entry.sums)
        yield found("register-budget", "budget", plan=project.budget.text, register=sums)


def point(text: str) -> Point | None:
    """One end of an EDTF interval (level 1) as a point of time; None where it is open or not given."""
    parts = END.fullmatch(text)
    if not parts:
        return None
    year, second, day = (int(part) if part else None for part in parts.groups())
    assert year is not None
    if second and second >= FIRST_SEASON:
        return Point(year, season=second)
    return Point(year, second, day)


def _periods_agree(project: Project, entry: RegisterEntry) -> bool:
    """Whether the register's days are such as the plan's ends can mean; what either leaves open is no contradiction."""
    edtf = (project.period.edtf if project.period else None) or "/"
    start, _, end = edtf.partition("/")
    pairs = ((point(start), entry.start), (point(end), entry.end))
    return all(not told or not day or told.first().isoformat() <= day <= told.last().isoformat() for told, day in pairs)


def _funds_agree(project: Project, fund: str) -> bool:
    """Whether the plan names the register's fund, or none of the funds that such registers are of."""
    told = {funder_key(funder)[0] for funder in project.funders} & set(FUNDS.values())
    known = FUNDS.get(fund.casefold())
    return not told or known is None or known in told


def _bodies_agree(project: Project, entry: RegisterEntry) -> bool:
    """Whether the plan names one of the beneficiaries, by name or business id."""
    keys = {organisation_key(partner.name, partner.id) for partner in project.partners}
    numbers = {partner.business_id for partner in project.partners} - {None}
    return any(organisation_key(one.name) in keys or one.business_id in numbers for one in entry.beneficiaries)
