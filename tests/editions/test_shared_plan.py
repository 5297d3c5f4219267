"""The real plan against its answer key, where a checkout has it beside it; skipped elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.output import to_json
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.reading import reading

SHARED = ROOT.parent / "shared"

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
