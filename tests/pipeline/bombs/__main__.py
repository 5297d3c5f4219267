"""Writes the bombs into a folder: `python -m tests.pipeline.bombs DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.pipeline.bombs import written

print(len(written(Path(sys.argv[1]))))
