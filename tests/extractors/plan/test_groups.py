"""What a heading says for all projects under it: the status, the funds and the coordinator of each project that is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.plan.assembly import assemble_tree
from schemas.mention import Entry, FunderValue, PartnerValue
from tests.extractors.drawn import tree

CASES = tomllib.loads((Path(__file__).parent / "groups.toml").read_text(encoding="utf-8"))["group"]


def shown(entry: Entry) -> str:
    """An entry as the cases show it."""
    name, status = entry.one("name"), entry.one("status")
    funds = [mark.value.name for mark in entry.of("funders") if isinstance(mark.value, FunderValue)]
    partners = [mark.value for mark in entry.of("partners") if isinstance(mark.value, PartnerValue)]
    leads = [partner.name for partner in partners if partner.role == "coordinator"]
    return f"{name.value if name else '-'}: {status.value if status else '-'} {', '.join(funds) or '-'} {', '.join(leads) or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_headings_give(case: dict[str, Any]) -> None:
    assert [shown(entry) for entry in assemble_tree(tree(case["drawing"]), "fi").contents.entries] == case["projects"]
