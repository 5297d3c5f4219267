"""The page's script keeps its types: TypeScript checks what its comments say of every value."""

from __future__ import annotations

import subprocess

import pytest

from pipeline.diff_page.bundle import ASSETS
from tests.pipeline.review.test_types import COMMAND


@pytest.mark.slow
@pytest.mark.needs("tsc")
def test_the_script_keeps_its_types() -> None:
    result = subprocess.run([*COMMAND, ASSETS / "main.js"], capture_output=True, text=True, check=False)
    assert (result.stdout, result.returncode) == ("", 0)
