"""The real plan against its answer key, where a checkout has it beside it; skipped elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.output import to_json
from tests.editions.expected import ROOT

SHARED = ROOT.parent / "shared"

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared beside this checkout")


@pytest.mark.parametrize(("name", "least"), [("plan-2024-2028.pdf", "1.0"), ("plan-2024-2028.txt", "0.95")])
def test_the_real_plan_scores(name: str, least: str, tmp_path: Path) -> None:
    output = tmp_path / "plan.json"
    output.write_text(to_json(extract(SHARED / "plan" / name).plan), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(output), str(SHARED / "plan/gold.json"), "--min", least]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
