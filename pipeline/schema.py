"""The published JSON Schema of an edition: generated from the models, draft 2020-12."""

from __future__ import annotations

import json
from typing import Any

from schemas.plan import SCHEMA_VERSION, Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of an edition's JSON, as an object."""
    schema = Plan.model_json_schema(mode="serialization")
    return {"$schema": DIALECT, "$id": f"urn:planex:plan:{SCHEMA_VERSION}", **schema}


def schema_text() -> str:
    """The same as it is printed and committed under schemas/json/."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
