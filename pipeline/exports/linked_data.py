"""JSON-LD: editions, projects and organisations in schema.org's words, by its own domains and ranges.

What it has no words for has terms of our own (own_terms.py): `period`, the EDTF interval as exact as the plan gives it, `coordinator`, and
every other column that is published, so that nothing is lost.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.exports.codelists import codelist_rows
from pipeline.exports.identifiers import Identifiers, region_codes
from pipeline.exports.licences import licence
from pipeline.exports.options import Options, iri_base
from pipeline.exports.organisations import Organisations
from pipeline.exports.own_terms import TERMS, address, context, own_terms, row_node
from pipeline.exports.rows import funder_organisation, partner_organisation, rows_of, theme_key
from schemas.columns import Value
from schemas.plan import Period, Plan, Project
from schemas.tables import EDITIONS, ORGANISATIONS, PROJECTS, TABLES_VERSION, THEMES, Row
from schemas.whole_tables import CODELISTS, IDENTIFIERS

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
# schema.org's own vocabulary (schema.org/docs/developers.html), written out so that no processor needs the network.
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "foundingDate": {"@type": "Date"},
    "dissolutionDate": {"@type": "Date"},
    "license": {"@type": "@id"},
    "period": {"@id": f"{TERMS}period", "@type": EDTF},
    "coordinator": {"@id": f"{TERMS}coordinator", "@type": "@id"},
    **context(),
}
# The tables whose rows are nodes of schema.org's types.
KNOWN = frozenset({EDITIONS.name, THEMES.name, PROJECTS.name})
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
# What schema.org takes for a date: ISO 8601, a year or month alone too; EDTF's seasons are none.
DATE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?")
Node = dict[str, Any]


class LinkedDataWriter:
    """Writes one graph, node by node: an edition with its themes, its projects, and at the end all organisations and the data set."""

    def __init__(self, path: Path, options: Options) -> None:
        self._options, self._base = options, iri_base(options.base)
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._file.write('{\n"@context": ' + _text(CONTEXT) + ',\n"@graph": [')
        self._first = True
        self._reports: list[str] = []

    def add(self, plan: Plan, edition: str) -> None:
        """Write an edition, its projects, and all that stands in either."""
        self._reports.append(self._iri(edition))
        own, rest = dict[str, Node](), list[Node]()
        for table, row in rows_of(plan, edition):
            if table.name in KNOWN:
                # An edition, a theme and a project may have one key.
                own[f"{table.name}:{row[0]}"] = own_terms(self._base, table, row)
            else:
                rest.append(row_node(self._base, table, row))
        self._write(self._edition(plan, edition, own))
        for project in plan.projects:
            self._write(self._project(project, edition) | own[f"{PROJECTS.name}:{edition}/{project.id}"])
        for node in rest:
            self._write(node)

    def close(self, organisations: Organisations, identifiers: Identifiers) -> None:
        """Write the organisations and the data set, and complete the file."""
        codes: dict[str, list[Node]] = defaultdict(list)
        told = list(identifiers.rows(organisations))
        for _key, _edition, organisation, scheme, value, *_dataset in told:
            if organisation is not None:
                codes[str(organisation)].append(_code(str(scheme), str(value)))
        names = [column.name for column in ORGANISATIONS.columns]
        for row in organisations.rows():
            self._write(self._organisation_node(row, dict(zip(names, row, strict=True)), codes))
        for row in told:
            self._write(row_node(self._base, IDENTIFIERS, row))
        for row in codelist_rows():
            self._write(row_node(self._base, CODELISTS, row))
        self._write(self._dataset())
        self._file.write("\n]\n}\n")
        self._file.close()

    def _write(self, node: Node) -> None:
        self._file.write(("\n" if self._first else ",\n") + _text(node))
        self._first = False

    def _iri(self, *parts: str) -> str:
        return address(self._base, *parts)

    def _organisation(self, key: str) -> str:
        return self._iri("organisation", key)

    def _organisation_node(self, row: Row, known: Mapping[str, Value], codes: Mapping[str, list[Node]]) -> Node:
        key, kind = str(known["organisation"]), TYPES.get(str(known["kind"]), "Organization")
        aliases = str(known["aliases"]).split("; ") if known["aliases"] else None
        node = _node(kind, self._organisation(key), name=known["name"], alternateName=aliases, identifier=codes.get(key))
        return node | own_terms(self._base, ORGANISATIONS, row)

    def _dataset(self) -> Node:
        options = self._options
        told = licence(options.licence) if options.licence else None
        named = {"@type": "CreativeWork", "name": told.name} if told else None
        publisher = {"@type": "Organization", "name": options.publisher} if options.publisher else None
        return _node(
            "Dataset",
            self._iri("dataset"),
            name="Regional development plans and their projects",
            version=TABLES_VERSION,
            license=told.path if told and told.path else named,
            publisher=publisher,
            isBasedOn=[{"@id": report} for report in self._reports],
        )

    def _edition(self, plan: Plan, edition: str, own: Mapping[str, Node]) -> Node:
        info, period = plan.plan, plan.plan.period
        themes = [
            _node("DefinedTerm", self._iri(edition, "theme", str(theme.number)), termCode=str(theme.number), name=theme.title)
            | own[f"{THEMES.name}:{theme_key(edition, theme.number)}"]
            for theme in plan.themes
        ]
        node = _node(
            "Report",
            self._iri(edition),
            identifier=info.id,
            name=info.title,
            inLanguage=info.language,
            spatialCoverage=_area(info.region) if info.region else None,
            temporalCoverage=period.edtf if period else None,
            encoding={
                "@type": "MediaObject",
                "name": plan.source.filename,
                "encodingFormat": plan.source.media_type,
                "sha256": plan.source.sha256,
            },
            about=themes,
            mentions=[{"@id": self._iri(edition, "project", project.id)} for project in plan.projects],
        )
        return node | own[f"{EDITIONS.name}:{edition}"]

    def _project(self, project: Project, edition: str) -> Node:
        first, last = _ends(project.period)
        members = dict.fromkeys(self._organisation(partner_organisation(partner)) for partner in project.partners)
        leads = (self._organisation(partner_organisation(partner)) for partner in project.partners if partner.role == "coordinator")
        return _node(
            "Project",
            self._iri(edition, "project", project.id),
            identifier=[project.id, *([_code("funder-register", project.code)] if project.code else [])],
            name=project.name,
            alternateName=project.acronym,
            description=project.description,
            foundingDate=first,
            dissolutionDate=last,
            period=project.period.edtf if project.period else None,
            funder=[{"@id": key} for key in dict.fromkeys(self._organisation(funder_organisation(funder)) for funder in project.funders)],
            funding=list(self._grants(project)),
            member=[{"@id": key} for key in members],
            coordinator=list(dict.fromkeys(leads)),
            keywords=[{"@id": self._iri(edition, "theme", str(number))} for number in project.themes],
            subjectOf={"@id": self._iri(edition)},
        )

    def _grants(self, project: Project) -> Iterator[Node]:
        """The money: its amount, whose share of it is not told; and of each funder what kind of money it gives."""
        if budget := project.budget:
            yield {"@type": "MonetaryGrant", "amount": {"@type": "MonetaryAmount", "value": budget.amount, "currency": budget.currency}}
        for funder in project.funders:
            if funder.instrument:
                yield {
                    "@type": "MonetaryGrant",
                    "name": funder.instrument,
                    "funder": {"@id": self._organisation(funder_organisation(funder))},
                }


def _text(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False)


def _node(kind: str, id_: str, **values: object) -> Node:
    """A node without what is not known."""
    return {"@type": kind, "@id": id_, **{key: value for key, value in values.items() if value not in (None, [], {})}}


def _code(scheme: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _area(region: str) -> Node:
    codes = [_code(scheme, value) for scheme, value, *_dataset in region_codes(region)]
    return {"@type": "AdministrativeArea", "name": region} | ({"identifier": codes} if codes else {})


def _ends(period: Period | None) -> tuple[str | None, str | None]:
    """When a period begins and ends, as exact as it is given; None where it is open, not given, or a season."""
    start, _, end = (period.edtf or "").partition("/") if period else ("", "", "")
    return (start if DATE.fullmatch(start) else None, end if DATE.fullmatch(end) else None)
