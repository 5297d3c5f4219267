"""The real plan against its answer key, where a checkout has it beside it; skipped elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.extraction import extract
from pipeline.output import to_json
from schemas.plan import Plan
from tests.cases import table
from tests.editions.expected import ROOT
from tests.reading import reading

SHARED = ROOT.parent / "shared"
NAMES = table("renamed", "names", room="editions")

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared beside this checkout")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("plan-2024-2028.pdf", "1.0"), ("plan-2024-2028.txt", "0.95")])
def test_the_real_plan_scores(name: str, least: str, tmp_path: Path) -> None:
    score(reading(SHARED / "plan" / name).plan, SHARED / "plan/gold.json", least, tmp_path)


def score(plan: Plan, key: Path, least: str, folder: Path) -> None:
    """Assert that every row of the scorer's table is at least so good (0 to 1)."""
    output = folder / "plan.json"
    output.write_text(to_json(plan), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(output), str(key), "--min", least]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


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
