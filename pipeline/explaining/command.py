"""`planex explain`: why a value is what it is, on a terminal, in a pipe, as JSON, as a picture."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.errors import Unusable
from pipeline.limits import DEFAULT
from pipeline.options import UNUSABLE, Memory, MostPages, PageOption, Seconds, fail, limits_of

if TYPE_CHECKING:
    from rich.console import Console


class ExplainFormat(StrEnum):
    """How it is written."""

    text = "text"
    json = "json"


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A plan or its JSON.", show_default=False)],
    page: PageOption = None,
    project: Annotated[str | None, typer.Option("--project", metavar="ID", help="Only this project.", show_default=False)] = None,
    format: Annotated[ExplainFormat, typer.Option("--format", help="How it is written.")] = ExplainFormat.text,
    png: Annotated[
        Path | None, typer.Option("--png", metavar="FILE", help="The page as a picture with its boxes instead.", show_default=False)
    ] = None,
    seconds: Seconds = DEFAULT.seconds,
    memory: Memory = DEFAULT.memory,
    pages: MostPages = DEFAULT.pages,
) -> None:
    """Print each entry with its spans, the rule or lexicon line that set each, and the reading that won, of a plan or its JSON."""
    from pipeline.editions import load
    from pipeline.endings import fits
    from pipeline.explaining.forms import as_json, lines
    from pipeline.explaining.rows import headings, rows_of_extraction, rows_of_plan
    from pipeline.terminal import Terminal
    from pipeline.understanding import Understanding

    extraction: Any = None
    try:
        if file.suffix.lower() == ".json":
            plan = load(file)
        else:
            with Understanding([file], limits_of(seconds, memory, pages), whole=True) as outcomes:
                extraction = outcomes.next()
            plan = extraction.plan
        _asked(file, plan, page, project)
        fits(png, "png")
        rows = list(rows_of_extraction(extraction, page, project) if extraction else rows_of_plan(plan, page, project))
        if png:
            _draw(file, plan, page, rows, png)
            return
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    console = Terminal()
    if format is ExplainFormat.json:
        sys.stdout.write(as_json(plan, rows, page, project))
    elif console.is_terminal and project is None:
        _tables(console, extraction, plan, page)
    else:
        for line in lines(plan, headings(plan, extraction), rows, page, project):
            print(line)


def _tables(console: Console, extraction: Any, plan: Any, page: int | None) -> None:
    from pipeline.explaining.edition import explain_edition
    from pipeline.explaining.explained import explain as explain_file

    if extraction:
        explain_file(console, extraction, page)
    else:
        explain_edition(console, plan, page)


def _asked(file: Path, plan: Any, page: int | None, project: str | None) -> None:
    """Whether there are the page and the project that are asked for. Raises Unusable where not."""
    from pipeline.translation import _

    last = plan.source.page_count
    if page is not None and page > last:
        raise Unusable(file, _("there is no page {page}; the last is {last}").format(page=page, last=last))
    if project is not None and project not in [one.id for one in plan.projects]:
        raise Unusable(file, _("there is no project {id}").format(id=project))


def _draw(file: Path, plan: Any, page: int | None, rows: list[Any], target: Path) -> None:
    from pipeline.explaining.forms import picture
    from pipeline.review.build import found
    from pipeline.translation import _

    number = page or next((row.page for row in rows), 1)
    source = file if file.suffix.lower() != ".json" else found(plan, file, [Path("samples")])
    if source is None or plan.source.media_type != "application/pdf":
        raise Unusable(file, _("its PDF is not at hand, so no page can be drawn"))
    picture(source, number, rows, target)
    print(f"{file}, {number} → {target}", file=sys.stderr)
