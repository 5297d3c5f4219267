"""An edition and a register, matched: what `planex link` tells."""

from __future__ import annotations

from pipeline.compare import edition_info
from pipeline.registers.disagreements import disagreements
from pipeline.registers.matching import match_register
from pipeline.registers.reading import Found
from schemas.link import Links, ProjectLink
from schemas.plan import Finding, Plan


def link_register(plan: Plan, register: Found) -> Links:
    """Each project with its entry, and what the two say differently; messages in English."""
    links: list[ProjectLink] = []
    findings: list[Finding] = []
    for match in match_register(plan.projects, register.entries):
        project, entry = plan.projects[match.project], register.entries[match.entry]
        others = [register.entries[place].codes for place in match.others]
        links.append(
            ProjectLink(
                project_id=project.id,
                name=project.name,
                likelihood=match.likelihood,
                evidence=list(match.evidence),
                entry=entry,
                others=others,
            )
        )
        findings += disagreements(project, entry, match.likelihood, others)
    known = {link.project_id for link in links}
    unmatched = [project.id for project in plan.projects if project.id not in known]
    return Links(edition=edition_info(plan), register_file=register.register, links=links, unmatched=unmatched, findings=findings)
