"""A file that ends who reads it, or that rules fail at, costs itself alone; every mishap, and parents that are killed, in long/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import Unusable
from pipeline.understanding import Understanding
from tests.pipeline.long.test_ahead import FEW, MISHAPS, _as_the_name_says

__all__ = ["_as_the_name_says"]

pytestmark = pytest.mark.slow


def test_bad_files_cost_themselves_alone() -> None:
    files = [Path("a"), Path("read/crash"), Path("b"), Path("rules/deep"), Path("c")]
    with Understanding(files, FEW, readers=2) as outcomes:
        for file in files:
            if file.stem in MISHAPS:
                with pytest.raises(Unusable, match=re.escape(MISHAPS[file.stem])):
                    outcomes.next()
            else:
                assert outcomes.next().plan.source.filename == file.name
