"""The report of a batch: what needs a look stands first, under its heading, and names of any length and kind leave it readable."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.batch.records import Record
from pipeline.batch.report import write_report
from pipeline.batch.run import Line


def line(folder: Path, name: str, reason: str = "", confidence: float | None = None, **findings: int) -> Line:
    """A line of the report; without confidence its edition has no projects."""
    known = {"id": "koe", "title": f"Suunnitelma {name}", "projects": 3 if confidence is not None else 0}
    record = Record(name, name, "0" * 64, 1.5, reason=reason, findings=findings, confidence=confidence, **({} if reason else known))  # type: ignore[arg-type]
    return Line(Path("plans") / name, record, True, None if reason else folder / f"{name}.json")


def test_what_needs_a_look_stands_first_under_its_heading(tmp_path: Path) -> None:
    lines = [
        line(tmp_path, "sure.pdf", confidence=0.9),
        line(tmp_path, "unsure.pdf", confidence=0.42),
        line(tmp_path, "wrong.pdf", confidence=0.95, error=2),
        line(tmp_path, "bare.pdf"),
        line(tmp_path, "bad<b>.pdf", "the file is empty"),
    ]
    page = write_report(lines, tmp_path, 3725.0).read_text(encoding="utf-8")
    order = [
        "Not usable (1)",
        "bad&lt;b&gt;.pdf",
        "What needs a look (3)",
        "wrong.pdf",
        "bare.pdf",
        "unsure.pdf",
        "42",
        "The others (1)",
        "sure.pdf",
    ]
    places = [page.index(f">{text}") for text in order]
    assert places == sorted(places)
    assert "1:02:05" in page
    told = json.loads((tmp_path / "batch-report/batch.json").read_text(encoding="utf-8"))
    assert [line["file"].removeprefix("plans/") for line in told["editions"]] == [
        "bad<b>.pdf",
        "wrong.pdf",
        "bare.pdf",
        "unsure.pdf",
        "sure.pdf",
    ]


def test_a_heading_without_files_is_left_out(tmp_path: Path) -> None:
    page = write_report([line(tmp_path, "sure.pdf", confidence=0.9)], tmp_path, 1.0).read_text(encoding="utf-8")
    assert page.count("<h2>") == 1
