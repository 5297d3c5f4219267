"""Every field of the schema is compared: each is changed by itself, and the diff tells it, or it says here why it is none of a plan's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from pipeline.compare import diff
from schemas.plan import (
    Budget,
    CurrentState,
    Fragment,
    Funder,
    Item,
    Link,
    Mention,
    Partner,
    Period,
    Plan,
    PlanInfo,
    Project,
    SlideInfo,
    Theme,
)
from tests.pipeline.compare.editions import items, plan, project, theme


class Untold(str):
    """Why a field is not compared."""

    __slots__ = ()


READING = Untold("of how it was read, not of the plan")
PLACE = Untold("where it stands on the page")

# Each model, a path to one of it in the edition below, and each of its fields: another value, or in words why it is not compared.
FIELDS: list[tuple[type[BaseModel], tuple[str | int, ...], Mapping[str, Any]]] = [
    (
        Plan,
        (),
        {
            "schema_version": READING,
            "plan": Untold("its fields below"),
            "source": READING,
            "slides": Untold("its fields below"),
            "phenomena": items(["Ilmasto muuttuu"]),
            "themes": [],
            "projects": [],
            "unassigned": [],
            "findings": READING,
            "readings": READING,
        },
    ),
    (
        PlanInfo,
        ("plan",),
        {
            "id": Untold("follows from title, region and years"),
            "title": "Toinen suunnitelma",
            "region": "Kainuu",
            "language": "sv",
            "period": Period(text="2027-2031", edtf="2027/2031", start="2027-01-01", end="2031-12-31"),
        },
    ),
    (
        SlideInfo,
        ("slides", 0),
        {
            "page": PLACE,
            "title": Untold("the first of its headings"),
            "kind": READING,
            "theme": READING,
            "headings": [Fragment(text="Hyväksytty", spans=[])],
        },
    ),
    (Fragment, ("unassigned", 0), {"text": "* Alaviite 13", "spans": PLACE}),
    (Item, ("themes", 0, "strengths", 0), {"text": "Opisto on kaukana", "children": items(["Kielet"]), "spans": PLACE}),
    (
        Theme,
        ("themes", 0),
        {
            "number": 2,
            "title": "Ohjaus ja neuvonta",
            "current_state": Untold("its fields below"),
            "strengths": [],
            "development_targets": items(["Ennakointi"]),
            "project_ids": Untold("the projects' themes say so"),
        },
    ),
    (CurrentState, ("themes", 0, "current_state"), {"as_of": "2026", "items": items(["Väki vähenee"])}),
    (
        Project,
        ("projects", 0),
        {
            "id": Untold("follows from the name"),
            "name": "Silta töihin",
            "acronym": Untold("goes with the name"),
            "description": "Kuljettajat oppivat uutta.",
            "period": None,
            "funders": [],
            "partners": [],
            "scope": None,
            "status": None,
            "budget": None,
            "code": None,
            "themes": [],
            "links": None,
            "mentions": Untold("its fields below"),
            "confidence": READING,
            "spans": PLACE,
            "field_confidence": READING,
            "by": READING,
        },
    ),
    (
        Period,
        ("projects", 0, "period"),
        {
            "text": Untold("as printed; the interval tells"),
            "edtf": "2024-01-01/2027-12-31",
            "start": Untold("as edtf"),
            "end": Untold("as edtf"),
        },
    ),
    (
        Funder,
        ("projects", 0, "funders", 0),
        {
            "name": Untold("of one id in any name"),
            "id": "esf",
            "instrument": "erityisavustus",
            "text": Untold("as printed; the name tells"),
            "business_id": "7654321-2",
        },
    ),
    (
        Partner,
        ("projects", 0, "partners", 0),
        {
            "name": "Sallan kunta",
            "id": "lapin-yliopisto",
            "role": "coordinator",
            "text": Untold("as printed; the name tells"),
            "business_id": "7654321-2",
        },
    ),
    (Budget, ("projects", 0, "budget"), {"text": Untold("as printed; the amount tells"), "amount": 4500.0, "currency": "SEK"}),
    (Link, ("projects", 0, "links", 0), {"text": Untold("as printed; the address tells"), "url": "https://silta.example/uusi"}),
    (
        Mention,
        ("projects", 0, "mentions", 0),
        {
            "theme": Untold("the project's themes tell"),
            "page": PLACE,
            "text": "Silta. Yritykset oppivat. 2024. 17 kurssia.",
            "spans": PLACE,
        },
    ),
]


def edition() -> dict[str, Any]:
    """An edition in which every field has a value."""
    row = {
        "name": "Silta",
        "description": "Yritykset oppivat toisiltaan.",
        "period": "2024-01-01/2025-12-31",
        "funders": ["ESR+|valtionavustus"],
        "partners": ["Kemin kaupunki"],
        "scope": "national",
        "status": "ongoing",
    }
    raw = plan(
        [theme(1, "Ohjaus", [project(row)], as_of="2024", strengths=["Opisto on lähellä"], current_state=["Väki ikääntyy"])], [project(row)]
    ).model_dump()
    (found,) = raw["projects"]
    found |= {"budget": {"text": "3 400 €", "amount": 3400.0, "currency": "EUR"}, "code": "S30123"}
    found["links"] = [{"text": "silta.example", "url": "https://silta.example"}]
    found["mentions"][0]["text"] = "Silta. Yritykset oppivat. 2024. 12 kurssia."
    found["funders"][0] |= {"id": "esf-plus", "business_id": "1234567-1"}
    found["partners"][0]["business_id"] = "1234567-1"
    raw["unassigned"] = [{"text": "* Alaviite 12", "spans": []}]
    heading = {"text": "Luonnos, ei hyväksytty", "spans": []}
    raw["slides"] = [{"page": 1, "title": None, "kind": "cover", "theme": None, "headings": [heading]}]
    return raw


def _changed(path: tuple[str | int, ...], field: str, value: Any) -> Plan:
    raw = edition()
    place: Any = raw
    for step in path:
        place = place[step]
    plain = [part.model_dump() for part in value] if isinstance(value, list) else value
    place[field] = plain.model_dump() if isinstance(plain, BaseModel) else plain
    return Plan.model_validate(raw)


@pytest.mark.parametrize(
    ("model", "fields"), [(model, fields) for model, _, fields in FIELDS], ids=lambda value: getattr(value, "__name__", "")
)
def test_no_field_is_forgotten(model: type[BaseModel], fields: Mapping[str, Any]) -> None:
    assert set(fields) == set(model.model_fields)


COMPARED = [(path, name, value) for _, path, fields in FIELDS for name, value in fields.items() if not isinstance(value, Untold)]


@pytest.mark.parametrize(("path", "name", "value"), COMPARED, ids=lambda value: str(value)[:40])
def test_a_field_that_changes_is_told(path: tuple[str | int, ...], name: str, value: Any) -> None:
    assert diff(Plan.model_validate(edition()), _changed(path, name, value)).changes
