"""Reads an edition once for all tests, whichever process or run they are in, as long as program and file are the same."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
from functools import cache
from pathlib import Path

from pipeline.extraction import Extraction, extract
from tests.conftest import KEPT


def reading(path: Path) -> Extraction:
    """What is read from a file, by its path and bytes; shared, so no test changes it. Raises Unusable if it can't be read."""
    return _reading(path, hashlib.sha256(str(path).encode() + path.read_bytes()).hexdigest())


@cache
def _reading(path: Path, name: str) -> Extraction:
    kept = Path(os.environ[KEPT]) / name
    # Whoever comes second waits for the first one's reading.
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            # Whole or not at all: the next run would find what this one left.
            beside = kept.with_suffix(".part")
            beside.write_bytes(pickle.dumps(extract(path)))
            beside.replace(kept)
        extraction: Extraction = pickle.loads(kept.read_bytes())
    return extraction
