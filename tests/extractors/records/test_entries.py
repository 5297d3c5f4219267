"""What is read of the projects on a page, field by field: headers and sums of tables, cards, groups, facts over the name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.plan.assembly import assemble_tree
from schemas.mention import Entry
from tests.extractors.drawn import tree

PAGES = tomllib.loads((Path(__file__).parent / "entries.toml").read_text(encoding="utf-8"))["page"]


MISREAD = pytest.mark.xfail(strict=True, reason="read otherwise today")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"], marks=[MISREAD] * case.get("misread", False)) for case in PAGES])
def test_what_is_read_of_each_project(case: dict[str, Any]) -> None:
    found = assemble_tree(tree(case["drawing"]), "fi").contents.entries
    assert [_told(entry) for entry in found] == case["entries"]
    for entry in found:
        described = entry.one("description")
        assert described is None, entry.passage.text[described.start : described.end]


def _told(entry: Entry) -> str:
    """Name; period; funders; partners; status."""
    name, period, status = entry.one("name"), entry.one("period"), entry.one("status")
    fields = [
        str(name.value) if name else "",
        period.value.edtf if period else "",
        "+".join(mark.value.name for mark in entry.of("funders")),
        "+".join(mark.value.name for mark in entry.of("partners")),
        str(status.value) if status else "",
    ]
    return "; ".join(fields)
