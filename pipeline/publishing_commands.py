"""The commands that make something to show of editions: `planex report`, `chart`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import Unusable
from pipeline.options import UNUSABLE, Editions, Sources, Today, current, day_of, fail

# Where editions' files are looked for besides the folder of their JSON.
SAMPLES = Path("samples")


def report(
    files: Editions,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where it is written; - for standard output.")],
    today: Today = None,
    sources: Sources = None,
) -> None:
    """A page that shows what ends this year, what is new, who leads, who pays and what to check: of one plan, a region's, or many."""
    from pipeline.exports import Options, finder
    from pipeline.output import write_whole
    from pipeline.report import report as make

    try:
        text = make(current(files), finder(output, Options(sources=[*(sources or []), SAMPLES])), day_of(today))
        if str(output) == "-":
            sys.stdout.write(text)
            return
        write_whole(output, text)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    print(f"report → {output}", file=sys.stderr)


COMMANDS: tuple[Callable[..., Any], ...] = (report,)
