"""What users install: every package, what it reads at run time, that it is typed, and the licence."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("schemas", "extractors", "pipeline")
ENDINGS = (".py", ".toml", ".j2", ".json", ".typed", ".css", ".js", ".po")


@pytest.mark.slow
def test_the_wheel_holds_all_that_the_program_is_made_of(tmp_path: Path) -> None:
    source = tmp_path / "source"
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        str(source),
    ]
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.suffix for path in files} >= set(ENDINGS)
    for path in [*files, *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE"))]:
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {str(path.relative_to(ROOT)) for path in files} <= set(names)
    assert {f"{room}/py.typed" for room in ROOMS} <= set(names)
    (licence,) = [name for name in names if name.endswith("/LICENSE")]
    text = zipfile.ZipFile(wheel).read(licence.replace("licenses/LICENSE", "METADATA")).decode()
    assert "License-Expression: MIT\n" in text
