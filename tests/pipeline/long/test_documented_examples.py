"""The examples of the documentation run as they stand, each in an interpreter of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.editions.expected import ROOT


def test_the_examples_of_the_documentation_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "output", tmp_path / "output", ignore=shutil.ignore_patterns("export"))
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "docs/tools.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 2
    for example in examples:
        subprocess.run([sys.executable, "-c", example], check=True, cwd=tmp_path, capture_output=True)
