"""The real plan with other names, rendered again by LibreOffice, where a checkout has it beside it; skipped elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extraction import extract
from tests.cases import table
from tests.editions.test_shared_plan import SHARED, pytestmark, score

__all__ = ["pytestmark"]

NAMES = table("renamed", "names", room="editions")


@pytest.mark.slow
@pytest.mark.needs("libreoffice-impress")
def test_with_every_name_changed_nothing_gets_worse(tmp_path: Path) -> None:
    """No rule knows a project, partner or place of the plan: renamed and rendered again, it is read as well."""
    source, key = tmp_path / "renamed.yaml", tmp_path / "gold.json"
    plan = yaml.safe_load((SHARED / "plan/plan-2024-2028.yaml").read_text(encoding="utf-8"))
    source.write_text(yaml.safe_dump(renamed(plan), allow_unicode=True), encoding="utf-8")
    key.write_text(json.dumps(renamed(json.loads((SHARED / "plan/gold.json").read_text(encoding="utf-8")))), encoding="utf-8")
    pdf = source.with_suffix(".pdf")
    subprocess.run([sys.executable, str(SHARED / "plan/build_pdf.py"), str(source), str(pdf)], check=True)
    score(extract(pdf).plan, key, "1.0", tmp_path)


def renamed(value: Any) -> Any:
    """A value with all names in it changed; keys, by which the answer key finds its own, as they are."""
    if isinstance(value, str):
        for old, new in NAMES:
            value = value.replace(old, new)
        return value
    if isinstance(value, list):
        return [renamed(part) for part in value]
    if isinstance(value, dict):
        return {name: part if name in ("key", "project_keys") else renamed(part) for name, part in value.items()}
    return value
