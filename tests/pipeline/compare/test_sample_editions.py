"""The two sample editions: every documented change between them is found, and none besides."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import Any

import pytest

from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.editions import load
from schemas.diff import Change, Diff
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.reading import reading

SHARED = ROOT.parent / "shared/plan"
YEARS = ("2024-2028", "2026-2030")


@lru_cache
def editions() -> tuple[Plan, Plan]:
    old, new = (load(ROOT / f"output/samples/esimerkki-pohjois-pohjanmaa-jatkuva-oppiminen-{years}.json") for years in YEARS)
    return old, new


@lru_cache
def told() -> Diff:
    return diff(*editions())


def _value(raw: Any) -> Any:
    """A field's value as the list of changes has it: a period's interval, names."""
    if hasattr(raw, "edtf"):
        return raw.edtf
    return [getattr(value, "name", value) for value in raw] if isinstance(raw, list) else raw


def _row(change: Change) -> dict[str, Any]:
    """A change as the list of changes has it."""
    old, new = (names[0] if len(names) == 1 else names or None for names in (change.subject.old, change.subject.new))
    row: dict[str, Any] = {"kind": change.kind}
    if change.field or change.kind in ("project_moved", "theme_renumbered"):
        if change.kind != "plan_changed":
            row["name"] = new
        if change.field:
            row["field"] = change.field
        return {**row, "old": _value(change.old), "new": _value(change.new)}
    return {**row, **({"list": change.list} if change.list else {}), "old": old, "new": new}


def test_every_documented_change_is_found_and_none_besides() -> None:
    documented = json.loads((ROOT / "samples/changes-2024-2026.json").read_text(encoding="utf-8"))["changes"]
    found = Counter(json.dumps(_row(change), ensure_ascii=False) for change in told().changes)
    wanted = Counter(json.dumps(row, ensure_ascii=False) for row in documented)
    assert sum(wanted.values()) > 50
    assert found == wanted


def test_the_summary_counts_the_changes() -> None:
    assert told().summary == Counter(change.kind for change in told().changes)


def test_every_change_points_at_its_places() -> None:
    for change in told().changes:
        assert bool(change.subject.old) == bool(change.spans.old)
        assert bool(change.subject.new) == bool(change.spans.new)


def test_what_is_told_of_a_removed_project_is_whether_it_had_ended() -> None:
    messages = {c.subject.old[0]: c.message for c in told().changes if c.kind == "project_removed"}
    assert messages["Talent Boost ohjelma"] == "project removed; its period had ended 2024-12-31"


def test_a_history_follows_projects_under_new_names_and_over_gaps() -> None:
    old, new = editions()
    without = new.model_copy(update={"projects": [p for p in new.projects if p.id != "simhe"]})
    found = history([old, without, new])
    tracks = {track.name: track for track in found.projects}
    renamed = tracks["Metsän polku töihin"]
    assert [seen.name for seen in renamed.seen] == ["Luonnosta työtä ja toimintakykyä", "Metsän polku töihin", "Metsän polku töihin"]
    assert [seen.edition for seen in tracks["SIMHE"].seen] == [0, 2]
    assert [step.kind for step in tracks["SIMHE"].changes][:2] == ["project_removed", "project_added"]
    assert (tracks["Tuulen taitajat"].first_seen, tracks["Talent Boost ohjelma"].last_seen) == (1, 0)
    assert {step.kind for step in tracks["Work Force"].changes} == {"project_merged"} == {s.kind for s in tracks["Töihin Oulussa"].changes}
    assert [(t.first_seen, t.last_seen) for t in found.themes] == [(0, 2), (0, 2), (0, 0), (0, 2), (1, 2)]


def test_in_a_history_of_one_edition_nothing_changes() -> None:
    found = history(editions()[:1])
    assert len(found.projects) == len(editions()[0].projects)
    assert not any(track.changes for track in found.projects)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real plan is not here")
def test_another_file_format_is_no_change() -> None:
    pdf, text = (reading(SHARED / f"plan-2024-2028.{suffix}").plan for suffix in ("pdf", "txt"))
    assert diff(pdf, text).changes == []
