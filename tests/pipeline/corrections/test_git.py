"""Two reviewers' files of one edition merge in git, as long as an unchanged table stands between what they changed."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.pipeline.corrections.made import read, seen, toml

PLAN = read().plan
# In the order in which the page saves them: by page.
SILTA, LAITURI, PURJE, KOLI = ({**seen(PLAN, name), "field": "period", "value": "2025"} for name in ("Silta", "Laituri", "Purje", "Köli"))


LATER = {**PURJE, "value": "2026"}
# what the second reviewer made of Laituri and Purje, while the first one added Silta; what stands in the merged file
OTHERS = {
    "added": ([LAITURI, PURJE, KOLI], [SILTA, LAITURI, PURJE, KOLI]),
    "removed": ([LAITURI], [SILTA, LAITURI]),
    "changed": ([LAITURI, LATER], [SILTA, LAITURI, LATER]),
}


@pytest.mark.slow
@pytest.mark.needs("git")
@pytest.mark.parametrize(("other", "merged"), OTHERS.values(), ids=OTHERS)
def test_what_two_reviewers_said_merges(other: list[dict[str, str]], merged: list[dict[str, str]], tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.toml", "before.toml", "other.toml")]
    for path, rows in zip(files, ([SILTA, LAITURI, PURJE], [LAITURI, PURJE], other), strict=True):
        path.write_text(toml(value=rows), encoding="utf-8")
    result = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, text=True, check=False)
    assert (result.returncode, tomllib.loads(result.stdout)["value"]) == (0, merged)
