"""The commands `planex diff` and `planex patch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import Unusable
from pipeline.formats import DiffFormat
from pipeline.options import CHANGES, DONE, SAMPLES, UNUSABLE, FileOption, Sources, fail

if TYPE_CHECKING:
    from schemas.diff import Diff

OUTPUT = Path("output")


def diff(
    old: Annotated[Path | None, typer.Argument(metavar="OLD.json", help="The older edition.", show_default=False)] = None,
    new: Annotated[Path | None, typer.Argument(metavar="NEW.json", help="The newer edition.", show_default=False)] = None,
    format: Annotated[DiffFormat, typer.Option("--format", help="How it is written.")] = DiffFormat.text,
    output: FileOption = None,
    sources: Sources = None,
) -> None:
    """What changed between two editions; the two newest in output/ if none is named. Exit 0: nothing; 1: changes; 2: trouble."""
    from pipeline.compare import diff as compare
    from pipeline.editions import load, newest_two
    from pipeline.endings import fits
    from pipeline.exports.sources import finder, folders_of
    from pipeline.output import put
    from pipeline.reports.formats import diff_text
    from pipeline.reports.terminal import print_diff
    from pipeline.terminal import Terminal
    from pipeline.translation import ENGLISH, _, language

    try:
        fits(output, format)
        if old is None:
            old, new = newest_two(OUTPUT)
            if old.parent != OUTPUT:
                said = _("{folder} holds no edition: the samples in {samples} are compared")
                fail(said.format(folder=OUTPUT, samples=old.parent))
        if new is None:
            raise Unusable(old, _("is one edition; name two: planex diff OLD.json NEW.json"))
        plans = load(old), load(new)
        found = compare(*plans, language=ENGLISH if format is DiffFormat.json else language())
        console = Terminal()
        if format is DiffFormat.xlsx:
            _workbook(found, output)
        elif format is DiffFormat.text and output is None and console.is_terminal:
            print_diff(console, found, *plans)
        else:
            places = [*(sources or []), SAMPLES]
            if format is DiffFormat.html:
                find = finder(output or Path("-"), places, fail)
                for path, plan in zip((old, new), plans, strict=True):
                    find(path, plan)
            folders = [folder for path, plan in zip((old, new), plans, strict=True) for folder in folders_of(path, plan, places)]
            text = diff_text(found, *plans, format, folders, output)
            put(text, output)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    # Words that the account lost may be a change that nobody told.
    lost = any(finding.severity == "error" for finding in found.findings or ())
    raise typer.Exit(CHANGES if found.changes or lost else DONE)


def _workbook(found: Diff, output: Path | None) -> None:
    """Write the workbook of a diff. Raises Unusable where no file is named for it."""
    from pipeline.exports.change_rows import write_workbook
    from pipeline.translation import _

    if output is None:
        raise Unusable("xlsx", _("is written to a file: name it with -o"))
    write_workbook(found, output)


def patch(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The older edition.", show_default=False)],
    changes: Annotated[Path, typer.Argument(metavar="DIFF.json", help="What changed from it, as JSON.", show_default=False)],
    output: FileOption = None,
) -> None:
    """The newer edition's fields, made of the older one and the diff; where they stand on its pages is not in them."""
    from pipeline.compare.diff_files import load_diff
    from pipeline.compare.patch import patched
    from pipeline.editions import load
    from pipeline.output import put, to_json

    try:
        text = to_json(patched(load(old), load_diff(changes)))
        put(text, output)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
