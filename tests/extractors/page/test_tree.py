"""Pages against their golden trees: what a person sees as a column, a card, a row is one in the tree."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.page.tree import show
from tests.extractors.drawn import tree

FOLDER = Path(__file__).parent / "trees"
TREES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text(encoding="utf-8"))["tree"]]


@pytest.mark.parametrize("case", TREES, ids=lambda case: case["name"])
def test_trees(case: dict[str, str]) -> None:
    assert "\n".join(map(show, tree(case["drawing"]).pages)) == case["tree"].strip()
