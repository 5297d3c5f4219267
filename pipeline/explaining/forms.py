"""The rows that explain an edition in a pipe (one line a field, nothing cut), as JSON, and as a picture of a page with its boxes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import ImageDraw

from pipeline.errors import Unusable
from pipeline.explaining.readings import line as reading_line
from pipeline.explaining.readings import parts
from pipeline.explaining.rows import Row
from pipeline.review.pictures import draw
from pipeline.terminal import shown
from pipeline.translation import _, said
from schemas.plan import Finding, Plan

# Pixels a point of a picture, and how each field's boxes are drawn on it.
SCALE, WIDTH = 2.0, 3
COLOURS = {
    "name": "#0b6a64",
    "acronym": "#0b6a64",
    "description": "#4b5563",
    "period": "#6a3da3",
    "funders": "#8a5200",
    "partners": "#1c5aa3",
    "scope": "#55661c",
    "status": "#55661c",
}
OTHER = "#9a2f66"


def lines(plan: Plan, heads: Sequence[tuple[int, str]], rows: Sequence[Row], page: int | None, project: str | None) -> Iterator[str]:
    """What a pipe gets, parted by tabs: of each page what it is and its readings, then a line a field with page, project, field, words,
    places, what they were read as and the rule; then the findings."""
    for number in range(1, plan.source.page_count + 1):
        if page not in (None, number):
            continue
        own = [row for row in rows if row.page == number]
        if project is None or own:
            name = _("page {page}").format(page=number)
            yield from (_joined(name, words) for at, words in heads if at == number)
            yield from (reading_line(reading) for reading in parts(plan, number))
        yield from map(_line, own)
    for found in findings(plan, page, project):
        pages = ",".join(map(str, sorted({span.page for span in found.spans})))
        yield _joined(pages, found.project_id or "", found.code, said(found))


def _line(row: Row) -> str:
    guess = _("(a guess)")
    rule = f"{row.rule} {guess}" if row.guess else row.rule
    return _joined(str(row.page), row.project, row.field, row.text, _places(row), row.read, rule)


def _joined(*cells: str) -> str:
    return "\t".join(shown(" ".join(cell.split())) for cell in cells)


def _places(row: Row) -> str:
    return "; ".join(" ".join(f"{edge:.1f}" for edge in span.bbox) for span in row.spans if span.bbox)


def findings(plan: Plan, page: int | None, project: str | None) -> list[Finding]:
    """The findings of a page, of a project."""
    return [
        found
        for found in plan.findings
        if (page is None or any(span.page == page for span in found.spans)) and (project is None or found.project_id == project)
    ]


def as_json(plan: Plan, rows: Iterable[Row], page: int | None, project: str | None) -> str:
    """The same as JSON."""
    readings = [reading for slide in plan.slides if page in (None, slide.page) for reading in parts(plan, slide.page)]
    told: dict[str, Any] = {
        "plan": plan.plan.id,
        "readings": [reading.model_dump(mode="json") for reading in readings],
        "fields": [_row(row) for row in rows],
        "findings": [found.model_dump(mode="json") for found in findings(plan, page, project)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _row(row: Row) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("page", "project", "field", "text", "read", "rule", "guess")}
    return told | {"spans": [span.model_dump(mode="json") for span in row.spans]}


def picture(source: Path, page: int, rows: Sequence[Row], target: Path) -> None:
    """Draw a page of a PDF with a box round each value. Raises Unusable if it can't be drawn or written."""
    try:
        document = pypdfium2.PdfDocument(source)
        image = draw(document[page - 1], SCALE)
    except (pypdfium2.PdfiumError, OSError, IndexError) as error:
        raise Unusable(source, _("can't be read ({why})").format(why=error)) from None
    pen = ImageDraw.Draw(image)
    for row in rows:
        for span in row.spans:
            if span.page == page and span.bbox:
                x0, top, x1, bottom = (edge * SCALE for edge in span.bbox)
                pen.rectangle((x0 - WIDTH, top - WIDTH, x1 + WIDTH, bottom + WIDTH), outline=COLOURS.get(row.field, OTHER), width=WIDTH)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        image.save(target, "PNG")
    except (OSError, ValueError) as error:
        raise Unusable(target, _("can't be written ({why})").format(why=error)) from None
