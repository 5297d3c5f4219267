"""The command line: `planex extract`, `explain`, `diff`, `history`, `schema`, …. Data to standard output, all else to error."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.batch.cli import batch
from pipeline.console import run
from pipeline.diff_commands import diff, patch
from pipeline.errors import Unusable
from pipeline.explaining.command import explain
from pipeline.export_command import export
from pipeline.formats import HistoryFormat, Reader
from pipeline.limits import DEFAULT
from pipeline.link_command import link
from pipeline.options import (
    DONE,
    SAMPLES,
    UNUSABLE,
    CorrectionFiles,
    Editions,
    FileOption,
    Files,
    Memory,
    MostPages,
    Option,
    Out,
    ReaderOption,
    Seconds,
    Sources,
    in_every_language,
    limits_of,
    plans_in,
)
from pipeline.options import current as _current
from pipeline.options import fail as _fail
from pipeline.publishing_commands import COMMANDS as PUBLISHING
from pipeline.review_commands import COMMANDS
from pipeline.usage import PlainGroup

app = typer.Typer(
    cls=PlainGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads regional development plans, published as slides in PDF, into data in which every value points at its place.",
)

SECONDS, MEMORY, PAGES = DEFAULT.seconds, DEFAULT.memory, DEFAULT.pages
TABLES = "tables"


def _version(asked: bool) -> None:
    if asked:
        print(f"planex {__version__}")
        raise typer.Exit


@app.callback()
def _planex(
    version: Annotated[bool, typer.Option("-V", "--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    language: Option = None,
) -> None:
    pass


@app.command()
def extract(
    files: Files,
    output: Out = "output",
    corrections: CorrectionFiles = None,
    seconds: Seconds = SECONDS,
    memory: Memory = MEMORY,
    pages: MostPages = PAGES,
    reader: ReaderOption = Reader.pdfplumber,
) -> None:
    """Read editions and write DIR/<edition-id>.json. Exit 1: an error finding; 2: a file that can't be used."""
    from pipeline.translation import _
    from pipeline.understanding import Correcting, Understanding

    try:
        unique = plans_in(files)
        if output == "-" and len(unique) != 1:
            raise Unusable("-o -", _("takes one FILE"))
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None
    folder = None if output == "-" else Path(output)
    correcting = Correcting(folder, tuple(corrections or ()))
    with Understanding(unique, limits_of(seconds, memory, pages), correcting=correcting, reader=reader) as outcomes:
        # What shows and writes is loaded while another process loads what reads.
        from pipeline.files import extract_files

        raise typer.Exit(extract_files(unique, folder, outcomes, _fail))


app.command()(explain)


app.command()(diff)
app.command()(patch)


@app.command()
def history(
    files: Annotated[list[Path], typer.Argument(metavar="EDITION.json...", help="Editions of one region.", show_default=False)],
    format: Annotated[HistoryFormat, typer.Option("--format", help="How it is written.")] = HistoryFormat.text,
    output: FileOption = None,
    sources: Sources = None,
) -> None:
    """Follow each project and theme through any number of editions, in the order of their periods."""
    from pipeline.compare.history import history as follow
    from pipeline.editions import in_order, load
    from pipeline.endings import fits
    from pipeline.exports.sources import finder
    from pipeline.output import put
    from pipeline.reports.formats import history_text
    from pipeline.reports.terminal import print_history
    from pipeline.terminal import Terminal
    from pipeline.translation import ENGLISH, language

    try:
        fits(output, format)
        editions = in_order([(path, load(path)) for path in _current(files)])
        plans = [plan for _, plan in editions]
        found = follow(plans, ENGLISH if format is HistoryFormat.json else language())
        console = Terminal()
        if format is HistoryFormat.text and output is None and console.is_terminal:
            print_history(console, found)
            return
        find = finder(output or Path("-"), [*(sources or []), SAMPLES], _fail)
        links = [find(path, plan) for path, plan in editions] if format is HistoryFormat.html else []
        text = history_text(found, format, links)
        put(text, output)
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None


app.command()(export)
app.command()(link)


@app.command()
def migrate(files: Editions) -> None:
    """Bring editions of an older schema up to date, each in place. Exit 2: one is no edition, or a newer planex wrote it."""
    from pipeline.editions import in_folder
    from pipeline.migration import migrate as bring_up_to_date
    from pipeline.translation import _

    status = DONE
    for path in (file for named in files for file in (in_folder(named) if named.is_dir() else [named])):
        try:
            changed = bring_up_to_date(path)
        except Unusable as error:
            _fail(error)
            status = UNUSABLE
            continue
        said = _("{path}: brought up to date") if changed else _("{path}: is up to date")
        print(said.format(path=path), file=sys.stderr)
    raise typer.Exit(status)


@app.command()
def schema(name: Annotated[str, typer.Argument(metavar="[plan|diff|history|link|tables]", help="Which schema.")] = "plan") -> None:
    """Print the JSON Schema (draft 2020-12) of an edition, a diff, a history or a link, or the Table Schemas of the exports."""
    from pipeline.exports.table_schema import tables_text
    from pipeline.schema import MODELS, schema_text
    from pipeline.translation import _

    if name not in MODELS and name != TABLES:
        _fail(_("{name}: no such schema; there are: {others}").format(name=name, others=", ".join([*MODELS, TABLES])))
        raise typer.Exit(UNUSABLE)
    sys.stdout.write(tables_text() if name == TABLES else schema_text(name))


for command in (*PUBLISHING, *COMMANDS):
    app.command()(command)
app.command()(batch)
in_every_language(app)


def main() -> None:
    """The console script."""
    # What is said of a file that can be used all the same.
    said = logging.StreamHandler()
    said.setFormatter(logging.Formatter("planex: %(message)s"))
    logging.getLogger("planex").addHandler(said)
    run(app)


if __name__ == "__main__":
    main()
