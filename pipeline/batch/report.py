"""What a batch came to: per file its pages, projects, findings, confidence and time, what needs a look first; as JSON and as HTML."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.batch.run import Line
from pipeline.batch.told import lasting
from pipeline.errors import printable
from pipeline.formats import ExportFormat
from pipeline.output import write_whole
from pipeline.reporting.looks import SURE
from pipeline.reports.pages import render
from pipeline.translation import _, decimal

FOLDER = "batch-report"
INDEX = "index"


def write_report(lines: Sequence[Line], folder: Path, seconds: float) -> Path:
    """Write the report of a batch, those that need a look first; where its HTML stands. Raises Unusable if it can't be written."""
    told = sorted(map(_told, lines, [folder] * len(lines)), key=_urgency)
    totals = {
        "files": len(told),
        "read_now": sum(line.now for line in lines),
        "refused": sum(bool(line["reason"]) for line in told),
        "pages": sum(line["pages"] for line in told),
        "projects": sum(line["projects"] for line in told),
        "seconds": seconds,
    }
    write_whole(folder / FOLDER / "batch.json", json.dumps({**totals, "editions": told}, indent=1, ensure_ascii=False) + "\n")
    target = folder / FOLDER / "batch.html"
    write_whole(target, render("batch.html.j2", totals=totals, took=lasting(seconds), parts=_parts(told), percent=_percent))
    return target


def _parts(told: Sequence[dict[str, Any]]) -> list[tuple[str, Sequence[dict[str, Any]]]]:
    """The lines under their headings: what can't be used, what needs a look, the others; none that is empty."""
    parts: dict[str, list[dict[str, Any]]] = {_("Not usable"): [], _("What needs a look"): [], _("The others"): []}
    refused, asking, others = parts.values()
    for line in told:
        (refused if line["reason"] else asking if _asks(line) else others).append(line)
    return [(heading, lines) for heading, lines in parts.items() if lines]


def _asks(line: dict[str, Any]) -> bool:
    """Whether an edition is to be looked at: it has errors, or no projects, or is not sure of those that it has."""
    return bool(line["errors"]) or not line["projects"] or line["confidence"] < SURE


def _percent(confidence: float | None) -> str:
    return "" if confidence is None else decimal(confidence, "0 %")


def _told(line: Line, folder: Path) -> dict[str, Any]:
    record = line.record
    return {
        "file": printable(line.path),
        "edition": Path(os.path.relpath(line.target, folder)).as_posix() if line.target else None,
        "title": record.title,
        "reason": record.reason,
        "pages": record.pages,
        "themes": record.themes,
        "projects": record.projects,
        "errors": record.findings.get("error", 0),
        "warnings": record.findings.get("warning", 0),
        "notes": record.findings.get("info", 0),
        "confidence": record.confidence,
        "even": record.even,
        "seconds": record.seconds,
    }


def _urgency(line: dict[str, Any]) -> tuple[Any, ...]:
    """What can't be used first, then what has errors, then what has no projects, then what is least sure."""
    sure = 1.0 if line["confidence"] is None else line["confidence"]
    return (not line["reason"], -line["errors"], bool(line["projects"]), sure, -line["warnings"], line["file"])


def index_of(lines: Sequence[Line], folder: Path) -> None:
    """Write all editions of a batch as Parquet and SQLite. Raises Unusable if they can't be written."""
    from pipeline.exports import Options, export

    editions = sorted({line.target for line in lines if line.target})
    if editions:
        export(editions, ExportFormat.parquet, folder / INDEX / "parquet", Options())
        export(editions, ExportFormat.sqlite, folder / INDEX / "planex.sqlite", Options())
