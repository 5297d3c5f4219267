"""Tables and boards that tell the themes of their projects themselves: the theme and the name of each project that is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.plan.assembly import assemble_tree
from tests.extractors.drawn import tree

CASES = tomllib.loads((Path(__file__).parent / "tables.toml").read_text(encoding="utf-8"))["table"]
THEMES = """
40 30 24b Teema 1: Osaava työ
40 90 16b Nykytila
40 130 12 • Nuoria on paljon
page
40 30 24b Teema 2: Puhdas maa
40 90 16b Nykytila
40 130 12 • Metsää on paljon
page
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_projects_and_their_themes(case: dict[str, Any]) -> None:
    entries = assemble_tree(tree(THEMES + case["drawing"]), "fi").contents.entries
    assert [f"{entry.theme or 0} {name.value}" for entry in entries if (name := entry.one("name"))] == case["projects"]
