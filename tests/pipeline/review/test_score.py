"""`planex score --reviewed`: what reviewers left as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.output import to_json
from pipeline.review.score import score
from pipeline.review.score_table import lines
from pipeline.translation import speaking
from tests.command import planex
from tests.pipeline.corrections.made import corrected, corrections, read, seen, toml

PLAN = read().plan
NAMES = ("Silta", "Laituri", "Masto", "Purje")
SEEN = [{**seen(PLAN, name), "confidence": sure} for name, sure in zip(NAMES, (0.91, 0.89, 0.6, 0.48), strict=True)]
PERIOD = {**seen(PLAN, "Silta"), "field": "period", "value": "2025"}
FUNDER = {**seen(PLAN, "Masto"), "field": "funders", "value": "OKM"}
SPLIT = {**seen(PLAN, "Purje"), "begins": ["Ruori."]}
# what reviewers said; of each field how many of four were left, and of each band of confidence
CASES: list[tuple[dict[str, list[dict[str, Any]]], list[int], list[str]]] = [
    ({"seen": SEEN}, [4, 4, 4, 4, 4], ["0.0–0.5 1/1", "0.5–0.7 1/1", "0.8–0.9 1/1", "0.9–1.0 1/1"]),
    ({"seen": SEEN, "value": [PERIOD, FUNDER]}, [4, 4, 3, 3, 4], ["0.0–0.5 1/1", "0.5–0.7 0/1", "0.8–0.9 1/1", "0.9–1.0 0/1"]),
    ({"seen": SEEN, "split": [SPLIT]}, [3, 3, 3, 3, 3], ["0.0–0.5 0/1", "0.5–0.7 1/1", "0.8–0.9 1/1", "0.9–1.0 1/1"]),
    ({"seen": [], "value": [PERIOD]}, [0, 0, 0, 0, 0], []),
]


@pytest.mark.parametrize(("tables", "fields", "bands"), CASES)
def test_what_was_left_as_it_was(tables: dict[str, list[dict[str, Any]]], fields: list[int], bands: list[str]) -> None:
    found = score(PLAN, [corrections(**tables)])
    assert [share.left for share in found.fields] == fields
    assert [f"{share.name} {share.left}/{share.all}" for share in found.bands] == bands
    # The edition that was read again with the corrections says the same.
    assert score(corrected(**tables).plan, [corrections(**tables)]) == found or "split" in tables


def test_a_file_without_confidences_takes_those_of_the_edition() -> None:
    bare = [{key: value for key, value in one.items() if key != "confidence"} for one in SEEN]
    assert sum(share.all for share in score(PLAN, [corrections(seen=bare)]).bands) == 4


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / f"{PLAN.plan.id}.json"
    path.write_text(to_json(PLAN), encoding="utf-8")
    nothing = planex("score", path, "--reviewed")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "name them with --corrections" in nothing.stderr
    (tmp_path / f"{PLAN.plan.id}.corrections.toml").write_text(toml(seen=SEEN, value=[PERIOD]), encoding="utf-8")
    assert planex("score", path).returncode == 2
    result = planex("score", path, "--reviewed")
    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "4 of 5 projects were seen"
    assert "period: 3 of 4 left as they were (75 %)" in result.stdout.splitlines()


@pytest.mark.parametrize(
    ("language", "line"), [("fi", "toteutusaika: 3/4 jätettiin ennalleen (75 %)"), ("sv", "projekttid: 3 av 4 lämnades som de var (75 %)")]
)
def test_it_is_said_in_the_reader_s_language(language: str, line: str) -> None:
    with speaking(language):
        assert line in list(lines(score(PLAN, [corrections(seen=SEEN, value=[PERIOD])])))
