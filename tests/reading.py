"""Reads an edition once for all tests of a run: reading is what the tests' time goes to."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.extraction import Extraction, extract


def reading(path: Path) -> Extraction:
    """What is read from a file, by its name and bytes; shared, so no test changes it. Raises Unusable if it can't be read."""
    return _reading(path, hashlib.sha256(path.read_bytes()).hexdigest())


@cache
def _reading(path: Path, _: str) -> Extraction:
    return extract(path)
