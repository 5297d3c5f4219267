"""Reads editions back from their JSON, and finds the newest in a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import Unusable
from schemas.plan import SCHEMA_VERSION, Plan

Period = tuple[str, str]
VERSION = re.compile(r"\d{1,4}\.\d{1,4}")


def load(path: Path) -> Plan:
    """The edition in a JSON file. Raises Unusable if there is none, with what is wrong in one line."""
    raw = raw_edition(path)
    if parse(raw["schema_version"])[0] < parse(SCHEMA_VERSION)[0]:
        raise Unusable(path, f"has schema version {raw['schema_version']}; bring it up to date: planex migrate {path}")
    return validated(path, raw)


def raw_edition(path: Path) -> dict[str, Any]:
    """The JSON of an edition of this major version or an older one, not validated. Raises Unusable if it is none."""
    try:
        raw = json.loads(path.read_bytes())
    except OSError as error:
        raise Unusable(path, f"can't be read ({error.strerror or error})") from None
    except ValueError:
        raise Unusable(path, "is no JSON") from None
    version = raw.get("schema_version") if isinstance(raw, dict) else None
    if not isinstance(version, str) or not VERSION.fullmatch(version) or "plan" not in raw:
        raise Unusable(path, "is no edition written by planex extract")
    if parse(version)[0] > parse(SCHEMA_VERSION)[0]:
        raise Unusable(path, f"has schema version {version}; this planex reads {SCHEMA_VERSION}: a newer planex wrote it")
    return dict(raw)


def parse(version: str) -> tuple[int, int]:
    """A schema version's major and minor number."""
    major, minor = version.split(".")
    return int(major), int(minor)


def validated(path: Path, raw: dict[str, Any]) -> Plan:
    """The edition in its JSON. Raises Unusable if that is not valid."""
    try:
        return Plan.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Unusable(path, f"is no valid edition ({where}: {first['msg']})") from None


def newest_two(folder: Path) -> tuple[Path, Path]:
    """The newest edition in a folder and the one before it of the same region, older first. Raises Unusable if there are none."""
    editions = [(path, load(path)) for path in sorted(folder.glob("*.json"))]
    dated = sorted(((plan_period(plan), plan.plan.region or "", path) for path, plan in editions), reverse=True)
    for place, (period, region, newest) in enumerate(dated):
        before = next((path for other, of, path in dated[place + 1 :] if of == region and other < period), None)
        if before is not None:
            return before, newest
    raise Unusable(folder, "holds no two editions of one region; name them: planex diff OLD.json NEW.json")


def in_order(plans: Sequence[tuple[Path, Plan]]) -> list[tuple[Path, Plan]]:
    """Editions by their periods, those of one period as given; as given all of them where one names no period."""
    if any(plan.plan.period is None for _, plan in plans):
        return list(plans)
    return sorted(plans, key=lambda pair: plan_period(pair[1]))


def plan_period(plan: Plan) -> Period:
    """When an edition begins and ends, as ISO dates; empty where not given."""
    period = plan.plan.period
    return (period.start or "", period.end or "") if period else ("", "")
