"""`planex link`: projects matched with a register of EU-funded projects that the user has downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import Unusable
from pipeline.formats import LinkFormat
from pipeline.options import CHANGES, DONE, UNUSABLE, FileOption, fail


def link(
    file: Annotated[Path, typer.Argument(metavar="EDITION.json", help="An edition.", show_default=False)],
    register: Annotated[
        Path,
        typer.Option("--register", metavar="FILE.csv", help="Projects of EURA 2021 or Kohesio, downloaded as CSV.", show_default=False),
    ],
    format: Annotated[
        LinkFormat | None, typer.Option("--format", help="How it is written; else as FILE ends, else text.", show_default=False)
    ] = None,
    output: FileOption = None,
) -> None:
    """Find projects in a register: codes, sums, beneficiaries, dates. Exit 1: it says something else; the edition is not changed."""
    from pipeline.editions import load
    from pipeline.endings import fits
    from pipeline.output import put
    from pipeline.registers.linking import link_register
    from pipeline.registers.reading import read_register
    from pipeline.registers.show import lines, table

    try:
        chosen = format or _by_name(output)
        fits(output, chosen)
        read, plan = read_register(register), load(file)
        for note in read.notes:
            fail(note)
        found, names = link_register(plan, read), {project.id: project.name for project in plan.projects}
        texts = {
            LinkFormat.text: lambda: "\n".join(lines(found, names)) + "\n",
            LinkFormat.json: lambda: found.model_dump_json(indent=2) + "\n",
            LinkFormat.csv: lambda: table(found, names),
        }
        put(texts[chosen](), output)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    raise typer.Exit(CHANGES if found.findings else DONE)


def _by_name(target: Path | None) -> LinkFormat:
    """The format that a file's name ends with; text where it ends otherwise."""
    ending = target.suffix.lower().removeprefix(".") if target else ""
    return LinkFormat(ending) if ending in (LinkFormat.json, LinkFormat.csv) else LinkFormat.text
