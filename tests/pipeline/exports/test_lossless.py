"""An export loses nothing: an edition made again of the rows of its tables is the edition, to the last box."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.editions import load
from pipeline.exports.rows import rows_of
from schemas.columns import Value
from schemas.plan import Plan
from schemas.tables import TABLES
from tests.pipeline.exports.editions import written

Known = dict[str, Value]


class Again:
    """An edition, made of rows."""

    def __init__(self, plan: Plan) -> None:
        self.rows: dict[str, list[Known]] = {table.name: [] for table in TABLES}
        for table, row in rows_of(plan, "e"):
            self.rows[table.name].append(dict(zip((column.name for column in table.columns), row, strict=True)))

    def of(self, table: str, **owner: Value) -> list[Known]:
        """The rows of a table that belong to something."""
        return [row for row in self.rows[table] if all(row[name] == value for name, value in owner.items())]

    def spans(self, **owner: Value) -> list[dict[str, Any]]:
        found = self.of("spans", **owner)
        boxes = [[row["x0"], row["top"], row["x1"], row["bottom"]] for row in found]
        return [
            {"page": row["page"], "bbox": None if box[0] is None else box, "text": row["text"]} | _told(rule=row["rule"])
            for row, box in zip(found, boxes, strict=True)
        ]

    def number(self, theme: Value) -> Value:
        return None if theme is None else self.of("themes", theme=theme)[0]["number"]

    def items(self, name: str, theme: Value, parent: Value = None) -> list[dict[str, Any]]:
        return [
            {"text": row["text"], "children": self.items(name, theme, row["item"]), "spans": self.spans(item=row["item"])}
            for row in self.of("items", list=name, theme=theme, parent=parent)
        ]

    def theme(self, row: Known) -> dict[str, Any]:
        key = row["theme"]
        listed = sorted(self.of("project_themes", theme=key), key=lambda one: int(str(one["theme_position"])))
        return {
            "number": row["number"],
            "title": row["title"],
            "current_state": {"as_of": row["as_of"], "items": self.items("current_state", key)},
            "strengths": self.items("strengths", key),
            "development_targets": self.items("development_targets", key),
            "project_ids": [self.of("projects", project=one["project"])[0]["project_id"] for one in listed],
        }

    def project(self, row: Known) -> dict[str, Any]:
        key = row["project"]
        fields = self.of("project_fields", project=key)
        by = {str(one["field"]): _reviewed(one) for one in fields if one["reviewed_by"]}
        sure = {str(one["field"]): one["confidence"] for one in fields if one["confidence"] is not None}
        budget = {"text": row["budget_text"], "amount": row["budget_amount"], "currency": row["budget_currency"]}
        read = dict.fromkeys(one["field"] for one in self.of("spans", project=key))
        return {
            "id": row["project_id"],
            **{name: row[name] for name in ("name", "acronym", "description", "scope", "status", "confidence")},
            "period": _period(row),
            "funders": [
                _picked(one, "name", "instrument", "text", id="fund") | _told(business_id=one["business_id"])
                for one in self.of("funders", project=key)
            ],
            "partners": [
                _picked(one, "name", "role", "text", id="partner_id") | _told(business_id=one["business_id"])
                for one in self.of("partners", project=key)
            ],
            **_told(budget=budget if row["budget_text"] else None, code=row["code"]),
            **_told(links=[_picked(one, "text", "url") for one in self.of("links", project=key)] or None),
            **_told(field_confidence=sure or None, by=by or None),
            "themes": [self.number(one["theme"]) for one in self.of("project_themes", project=key)],
            "mentions": [
                {"theme": self.number(one["theme"]), "page": one["page"], "text": one["text"], "spans": self.spans(mention=one["mention"])}
                for one in self.of("mentions", project=key)
            ],
            "spans": {str(field): self.spans(project=key, field=field) for field in read},
        }

    def headings(self, slide: Value) -> list[dict[str, Any]]:
        return [{"text": row["text"], "spans": self.spans(heading=row["heading"])} for row in self.of("headings", slide=slide)]

    def finding(self, row: Known) -> dict[str, Any]:
        concerned = self.of("projects", project=row["project"])[0]["project_id"] if row["project"] else None
        settled = {"date": _day(row["settled_on"]), "note": row["settled_note"]} if row["settled"] else None
        values = json.loads(str(row["values"])) if row["values"] is not None else None
        head = _picked(row, "severity", "code", "message") | {"project_id": concerned, "spans": self.spans(finding=row["finding"])}
        return head | _told(values=values, settled=settled)

    def plan(self) -> Plan:
        (about,) = self.rows["editions"]
        source = _picked(about, "filename", "sha256", "media_type", "page_count", "extractor") | _told(path=about["source_path"])
        readings = [
            _picked(row, "page", "bits", "margin", reading="way", next="next_way") | {"spans": self.spans(reading=row["reading"])}
            for row in self.rows["readings"]
        ]
        return Plan.model_validate(
            {
                "schema_version": about["schema_version"],
                "plan": _picked(about, "title", "region", "language", id="plan_id") | {"period": _period(about)},
                "source": source,
                "slides": [
                    _picked(row, "page", "title", "kind") | {"theme": self.number(row["theme"]), "headings": self.headings(row["slide"])}
                    for row in self.rows["slides"]
                ],
                "phenomena": self.items("phenomena", None),
                "themes": [self.theme(row) for row in self.rows["themes"]],
                "projects": [self.project(row) for row in self.rows["projects"]],
                "unassigned": [{"text": row["text"], "spans": self.spans(unassigned=row["unassigned"])} for row in self.rows["unassigned"]],
                "findings": [self.finding(row) for row in self.rows["findings"]],
                **_told(readings=readings or None),
            }
        )


def _told(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _picked(row: Mapping[str, Value], *same: str, **named: str) -> dict[str, Any]:
    return {name: row[name] for name in same} | {name: row[column] for name, column in named.items()}


def _day(value: Value) -> str | None:
    return None if value is None else str(value)


def _reviewed(row: Known) -> dict[str, Any]:
    return {"who": row["reviewed_by"], "date": _day(row["reviewed_on"]), "note": row["note"], "read": json.loads(str(row["read"]))}


def _period(row: Known) -> dict[str, Any] | None:
    if row["period_text"] is None:
        return None
    return {"text": row["period_text"], "edtf": row["period_edtf"], "start": _day(row["period_start"]), "end": _day(row["period_end"])}


@pytest.mark.parametrize("place", range(4))
def test_an_edition_is_made_again_of_its_rows(place: int, tmp_path: Path) -> None:
    plan = load(written(tmp_path)[place])
    made = Again(plan).plan()
    for name in Plan.model_fields:
        assert getattr(made, name) == getattr(plan, name), name
    assert made == plan
