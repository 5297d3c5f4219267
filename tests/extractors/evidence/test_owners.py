"""Whose project a sentence says it is that tells the project's name, and who pays for it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.evidence.entry.fields import read_entry
from schemas.document import Cell, Passage

TOLD = tomllib.loads((Path(__file__).parent / "owners.toml").read_text(encoding="utf-8"))["told"]


@pytest.mark.parametrize(("language", "text", "name", "owners", "funders"), TOLD)
def test_whose_project_a_sentence_tells(language: str, text: str, name: str, owners: list[str], funders: list[str]) -> None:
    cells = (Cell("name", 0, len(name)), Cell("description", 0, len(text)))
    entry = read_entry(Passage(text, ()), 1, 1, language, 0, (), cells)
    assert [mark.value.name for mark in entry.of("partners")] == owners
    assert [mark.value.id for mark in entry.of("funders")] == funders
