"""Every committed edition says the same whichever reader read it, boxes near each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extraction import extract_document
from pipeline.formats import Reader
from pipeline.output import to_json
from pipeline.readers import read
from tests.cases import documents
from tests.editions.expected import ROOT
from tests.pipeline.alike import differences
from tests.reading import reading

FOLDERS = ("samples", "tests/editions", "tests/drawn", "tests/generated/printed")
EDITIONS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.pdf"))
# What the readers tell differently today.
UNLIKE = {"m08-kymenlaakso-kortit": "pdfplumber gives the bullet of a font that is not in the file no width, and columns are told by it"}


@pytest.mark.parametrize("path", documents(EDITIONS, UNLIKE))
def test_an_edition_says_the_same(path: Path) -> None:
    one = to_json(reading(path).plan)
    other = to_json(extract_document(read(path, reader=Reader.pdfium)).plan)
    assert list(differences(json.loads(one), json.loads(other))) == []
