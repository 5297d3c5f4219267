"""The commands that make something to show of editions: `planex report`, `chart`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import Unusable
from pipeline.formats import ChartFormat, ChartKind
from pipeline.options import SAMPLES, UNUSABLE, Editions, Sources, Today, current, day_of, fail


def report(
    files: Editions,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where it is written; - for standard output.")],
    today: Today = None,
    sources: Sources = None,
) -> None:
    """A page that shows what ends this year, what is new, who leads, who pays and what to check: of one plan, a region's, or many."""
    from pipeline.endings import fits
    from pipeline.exports import finder
    from pipeline.output import write_whole
    from pipeline.reporting import report as make
    from pipeline.translation import ngettext

    try:
        fits(output, "html")
        named = current(files)
        text = make(named, finder(output, [*(sources or []), SAMPLES], fail), day_of(today))
        if str(output) == "-":
            sys.stdout.write(text)
            return
        write_whole(output, text)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    count = len(named)
    said = ngettext("{count} edition → {target}", "{count} editions → {target}", count)
    print(said.format(count=count, target=output), file=sys.stderr)


def chart(
    kind: Annotated[ChartKind, typer.Argument(help="What is drawn.", show_default=False)],
    files: Editions,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="A file that ends with .svg, .png or .pdf; - for standard output.")
    ],
    format: Annotated[ChartFormat | None, typer.Option("--format", help="Else as the file's ending says.", show_default=False)] = None,
    scale: Annotated[float, typer.Option("--scale", metavar="N", min=0.25, max=8, help="png: so many times 1280 pixels wide.")] = 1,
    today: Today = None,
) -> None:
    """Pictures for slides: projects over time, who works with whom, projects or money by funder, organisations by projects."""
    from pipeline.charts import chart as draw
    from pipeline.endings import fits
    from pipeline.output import to_standard_output

    try:
        day = day_of(today)
        if str(output) == "-":
            with to_standard_output() as file:
                draw(kind, current(files), file, format=format or ChartFormat.svg, scale=scale, today=day)
            return
        if format:
            fits(output, format)
        name = draw(kind, current(files), output, format=format, scale=scale, today=day)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    print(f"{name} → {output}", file=sys.stderr)


COMMANDS: tuple[Callable[..., Any], ...] = (report, chart)
