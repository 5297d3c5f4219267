"""The published JSON Schemas: generated from the models, draft 2020-12."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from schemas.diff import DIFF_VERSION, Diff
from schemas.history import HISTORY_VERSION, History
from schemas.link import LINK_VERSION, Links
from schemas.plan import SCHEMA_VERSION, Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, tuple[type[BaseModel], str]] = {
    "plan": (Plan, SCHEMA_VERSION),
    "diff": (Diff, DIFF_VERSION),
    "history": (History, HISTORY_VERSION),
    "link": (Links, LINK_VERSION),
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an edition, a diff, a history or a link, as an object. Raises KeyError for another name."""
    model, version = MODELS[name]
    return {"$schema": DIALECT, "$id": f"urn:planex:{name}:{version}", **model.model_json_schema(mode="serialization")}


def schema_text(name: str) -> str:
    """The same as it is printed and committed under schemas/json/."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
