"""Editions printed by Chromium and LibreOffice are read as those that reportlab prints of the same sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.extraction import extract
from pipeline.readers.pdf import read_pdf
from schemas.plan import Plan

FOLDER = Path(__file__).parent / "printed"
BULLETS = "•▪◦▫"
PRINTED = sorted(FOLDER.glob("*--*.pdf"))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_another_program_prints_the_same_edition(path: Path) -> None:
    plain = path.with_name(path.name.split("--")[0] + ".pdf")
    assert _letters(path) == _letters(plain)
    assert _said(extract(path).plan) == _said(extract(plain).plan)


def _letters(path: Path) -> list[str]:
    """The letters of each page, without the bullets that a program draws in its own way."""
    return [
        "".join(sorted("".join(word.text for word in page.words if word.text not in "•▪◦▫"))) for page in read_pdf(path, path.read_bytes())
    ]


def _said(plan: Plan) -> list[Any]:
    fields = ("name", "description", "funders", "partners", "status", "themes")
    projects = [[getattr(project, field) for field in fields] for project in plan.projects]
    assert projects
    return [*projects, [project.period.edtf for project in plan.projects if project.period]]
