"""JSON-LD: editions, projects and organisations in schema.org's words, without spans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import funder_organisation, partner_organisation
from schemas.plan import Plan, Project
from schemas.tables import ORGANISATIONS

# schema.org's own vocabulary (schema.org/docs/developers.html), written out so that no processor needs the network.
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "foundingDate": {"@type": "xsd:date"},
    "dissolutionDate": {"@type": "xsd:date"},
}
# schema.org's types for kinds of organisation.
TYPES = {
    "municipality": "GovernmentOrganization",
    "authority": "GovernmentOrganization",
    "regional_council": "GovernmentOrganization",
    "joint_municipal": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
    "school": "EducationalOrganization",
    "association": "NGO",
    "foundation": "NGO",
    "company": "Corporation",
    "institute": "ResearchOrganization",
    "fund": "FundingScheme",
}
Node = dict[str, Any]


class LinkedDataWriter:
    """Writes one graph, node by node: an edition with its themes, its projects, and at the end all organisations."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write('{\n"@context": ' + _text(CONTEXT) + ',\n"@graph": [')
        self._first = True

    def add(self, plan: Plan, edition: str) -> None:
        """Write an edition and its projects."""
        self._write(_edition(plan, edition))
        for project in plan.projects:
            self._write(_project(project, edition))

    def close(self, organisations: Organisations) -> None:
        """Write the organisations and complete the file."""
        names = [column.name for column in ORGANISATIONS.columns]
        for row in organisations.rows():
            known = dict(zip(names, row, strict=True))
            aliases = str(known["aliases"]).split("; ") if known["aliases"] else None
            kind = TYPES.get(str(known["kind"]), "Organization")
            self._write(_node(kind, _organisation(str(known["organisation"])), name=known["name"], alternateName=aliases))
        self._file.write("\n]\n}\n")
        self._file.close()

    def _write(self, node: Node) -> None:
        self._file.write(("\n" if self._first else ",\n") + _text(node))
        self._first = False


def _text(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False)


def _node(kind: str, id_: str, **values: object) -> Node:
    """A node without what is not known."""
    return {"@type": kind, "@id": id_, **{key: value for key, value in values.items() if value not in (None, [], {})}}


def _organisation(key: str) -> str:
    return f"urn:planex:organisation:{key}"


def _edition(plan: Plan, edition: str) -> Node:
    info, period = plan.plan, plan.plan.period
    themes = (
        {"@type": "DefinedTerm", "@id": f"urn:planex:{edition}:theme:{theme.number}", "termCode": str(theme.number), "name": theme.title}
        for theme in plan.themes
    )
    return _node(
        "Report",
        f"urn:planex:{edition}",
        identifier=info.id,
        name=info.title,
        inLanguage=info.language,
        spatialCoverage=info.region,
        temporalCoverage=period.edtf if period else None,
        encoding={
            "@type": "MediaObject",
            "name": plan.source.filename,
            "encodingFormat": plan.source.media_type,
            "sha256": plan.source.sha256,
        },
        about=[{key: value for key, value in theme.items() if value is not None} for theme in themes],
        mentions=[{"@id": _project_id(edition, project)} for project in plan.projects],
    )


def _project_id(edition: str, project: Project) -> str:
    return f"urn:planex:{edition}:project:{project.id}"


def _project(project: Project, edition: str) -> Node:
    period, budget = project.period, project.budget
    amount = {"@type": "MonetaryAmount", "value": budget.amount, "currency": budget.currency} if budget else None
    return _node(
        "Project",
        _project_id(edition, project),
        identifier=list(_identifiers(project)),
        name=project.name,
        alternateName=project.acronym,
        description=project.description,
        foundingDate=period.start if period else None,
        dissolutionDate=period.end if period else None,
        funder=[{"@id": key} for key in dict.fromkeys(_organisation(funder_organisation(funder)) for funder in project.funders)],
        funding={"@type": "Grant", "amount": amount} if amount else None,
        member=[
            {"@type": "OrganizationRole", "roleName": partner.role, "member": {"@id": _organisation(partner_organisation(partner))}}
            for partner in project.partners
        ],
        about=[{"@id": f"urn:planex:{edition}:theme:{number}"} for number in project.themes],
        subjectOf={"@id": f"urn:planex:{edition}"},
    )


def _identifiers(project: Project) -> Iterator[str]:
    yield project.id
    if project.code:
        yield project.code
