"""A test that needs a program that is missing: skipped at home, failed in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import planex

ROOT = Path(__file__).parents[2]
TEST = 'import pytest\n\n\n@pytest.mark.needs("no-such-program")\ndef test_it():\n    pass\n'


@pytest.mark.slow
@pytest.mark.parametrize(("ci", "said"), [("", "1 skipped"), ("true", "1 error")])
def test_a_program_that_is_missing(ci: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "CI": ci})
    assert said in result.stdout.splitlines()[-1]
    assert result.returncode == (1 if ci else 0)


def test_what_starts_the_command_is_slow(request: pytest.FixtureRequest) -> None:
    assert planex("-V").returncode == 0
    assert request.node.get_closest_marker("slow")


def test_what_does_not_is_not(request: pytest.FixtureRequest) -> None:
    assert not request.node.get_closest_marker("slow")
