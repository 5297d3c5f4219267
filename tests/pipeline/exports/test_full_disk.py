"""A disk that is full while a table is written: one line, exit 2, and nothing half-written, whatever the format's library makes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.editions.expected import ROOT

SAMPLE = next((ROOT / "output/samples").glob("*.json"))
# No file may be larger, in bytes: as on a full disk, the system refuses what is written beyond.
ROOM = 2_000
COMMAND = (
    "import resource; from pipeline.cli import main; import sys\n"
    f"resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))\n"
    "sys.argv = ['planex', *sys.argv[1:]]; main()"
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no files")
@pytest.mark.parametrize("format", ["csv", "xlsx", "sqlite", "parquet", "jsonld", "datapackage"])
def test_an_export_that_finds_no_room_is_refused(format: str, tmp_path: Path) -> None:
    words = ["export", SAMPLE, "--to", format, "-o", tmp_path / "out", "--language", "en"]
    done = subprocess.run([sys.executable, "-c", COMMAND, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    assert done.stderr.startswith(f"planex: {tmp_path / 'out'}: can't be written (")
    assert not list(tmp_path.iterdir())
