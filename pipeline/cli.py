"""The command line: `planex extract`, `explain`, `diff`, `history`, `schema`, …. Data to standard output, all else to error."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline import __version__
from pipeline.batch.cli import batch
from pipeline.console import run
from pipeline.errors import Unusable
from pipeline.explain_command import explain
from pipeline.formats import ChartKind, DiffFormat, ExportFormat, HistoryFormat, Reader
from pipeline.limits import DEFAULT
from pipeline.options import (
    CHANGES,
    DONE,
    UNUSABLE,
    CorrectionFiles,
    Editions,
    FileOption,
    Files,
    Memory,
    MostPages,
    Out,
    ReaderOption,
    Seconds,
    Sources,
    in_every_language,
    limits_of,
)
from pipeline.options import current as _current
from pipeline.options import fail as _fail
from pipeline.review_commands import COMMANDS

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads regional development plans into JSON.",
)

SECONDS, MEMORY, PAGES = DEFAULT.seconds, DEFAULT.memory, DEFAULT.pages
# Where editions' files are looked for besides the folder of their JSON.
SAMPLES = Path("samples")
OUTPUT = Path("output")
EXPORTS = OUTPUT / "export"


def _version(asked: bool) -> None:
    if asked:
        print(f"planex {__version__}")
        raise typer.Exit


@app.callback()
def _planex(
    version: Annotated[bool, typer.Option("-V", "--version", callback=_version, is_eager=True, help="Print the version.")] = False,
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
    from pipeline.files import extract_files
    from pipeline.translation import _
    from pipeline.understanding import Correcting, Understanding

    if output == "-" and len(files) != 1:
        _fail(_("-o - takes one FILE"))
        raise typer.Exit(UNUSABLE)
    unique = list(dict.fromkeys(files))
    folder = None if output == "-" else Path(output)
    correcting = Correcting(folder, tuple(corrections or ()))
    with Understanding(unique, limits_of(seconds, memory, pages), correcting=correcting, reader=reader) as outcomes:
        raise typer.Exit(extract_files(unique, folder, outcomes, _fail))


app.command()(explain)


@app.command()
def diff(
    old: Annotated[Path | None, typer.Argument(metavar="OLD.json", help="The older edition.", show_default=False)] = None,
    new: Annotated[Path | None, typer.Argument(metavar="NEW.json", help="The newer edition.", show_default=False)] = None,
    format: Annotated[DiffFormat, typer.Option("--format", help="How it is written.")] = DiffFormat.text,
    output: FileOption = None,
    sources: Sources = None,
) -> None:
    """What changed between two editions; the two newest in output/ if none is named. Exit 0: nothing; 1: changes; 2: trouble."""
    from pipeline.compare import diff as compare
    from pipeline.editions import load, newest_two, source_folder
    from pipeline.output import write_whole
    from pipeline.reports.formats import diff_text
    from pipeline.reports.terminal import print_diff
    from pipeline.translation import ENGLISH, _, language

    try:
        if old is None:
            old, new = newest_two(OUTPUT)
            if old.parent != OUTPUT:
                said = _("{folder} holds no edition: the samples in {samples} are compared")
                _fail(said.format(folder=OUTPUT, samples=old.parent))
        if new is None:
            raise Unusable(old, _("is one edition; name two: planex diff OLD.json NEW.json"))
        plans = load(old), load(new)
        found = compare(*plans, language=ENGLISH if format is DiffFormat.json else language())
        console = Console()
        if format is DiffFormat.text and output is None and console.is_terminal:
            print_diff(console, found, *plans)
        else:
            folders = [*(sources or []), *map(source_folder, (old, new), plans), old.parent, new.parent, Path(), SAMPLES]
            text = diff_text(found, *plans, format, folders, output)
            if output is None:
                sys.stdout.write(text)
            else:
                write_whole(output, text)
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None
    raise typer.Exit(CHANGES if found.changes else DONE)


@app.command()
def history(
    files: Annotated[list[Path], typer.Argument(metavar="EDITION.json...", help="Editions of one region.", show_default=False)],
    format: Annotated[HistoryFormat, typer.Option("--format", help="How it is written.")] = HistoryFormat.text,
    output: FileOption = None,
) -> None:
    """Follow each project and theme through any number of editions, in the order of their periods."""
    from pipeline.compare.history import history as follow
    from pipeline.editions import in_order, load
    from pipeline.output import write_whole
    from pipeline.reports.formats import history_text
    from pipeline.reports.terminal import print_history
    from pipeline.translation import ENGLISH, language

    try:
        plans = [plan for _, plan in in_order([(path, load(path)) for path in _current(files)])]
        found = follow(plans, ENGLISH if format is HistoryFormat.json else language())
        console = Console()
        if format is HistoryFormat.text and output is None and console.is_terminal:
            print_history(console, found)
        elif output is None:
            sys.stdout.write(history_text(found, format))
        else:
            write_whole(output, history_text(found, format))
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None


@app.command()
def export(
    files: Editions,
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="PATH", help="A file; for csv and parquet a folder. Else under output/export/.", show_default=False
        ),
    ] = None,
    flat: Annotated[bool, typer.Option("--flat", help="One table: a row for each project, lists joined by `; `.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="csv: a byte order mark in front, by which Excel knows UTF-8.")] = False,
    separator: Annotated[str, typer.Option("--separator", help="csv: , or ; (a Finnish Excel's, with decimal commas) or tab.")] = ",",
    sources: Sources = None,
) -> None:
    """Write editions for spreadsheets (csv, xlsx), databases (sqlite, parquet) and the semantic web (jsonld)."""
    from pipeline.exports import FOLDERS, Options
    from pipeline.exports import export as write
    from pipeline.translation import _, ngettext

    separator = {"tab": "\t", "\\t": "\t"}.get(separator, separator)
    if separator not in (",", ";", "\t"):
        _fail(_("--separator {separator}: , or ; or tab").format(separator=separator))
        raise typer.Exit(UNUSABLE)
    name = "projects" if flat else "planex"
    single = to not in FOLDERS or flat
    target = output or EXPORTS / (f"{name}.{to}" if single else to)
    files = _current(files)
    try:
        write(files, to, target, Options(flat, bom, separator, [*(sources or []), SAMPLES]))
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None
    said = ngettext("{count} edition → {target}", "{count} editions → {target}", len(files))
    print(said.format(count=len(files), target=target), file=sys.stderr)


@app.command()
def chart(
    kind: Annotated[ChartKind, typer.Argument(help="What is drawn.", show_default=False)],
    files: Editions,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A file that ends with .svg or .png.")],
) -> None:
    """Draw editions for a slide: a timeline by theme, who works with whom, projects (and money where known) by fund."""
    from pipeline.charts import chart as draw

    try:
        draw(kind, _current(files), output)
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None
    print(f"{kind} → {output}", file=sys.stderr)


@app.command()
def migrate(files: Editions) -> None:
    """Bring editions of an older schema up to date, each in place. Exit 2: one is no edition, or a newer planex wrote it."""
    from pipeline.migration import migrate as bring_up_to_date
    from pipeline.translation import _

    status = DONE
    for path in files:
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
def schema(name: Annotated[str, typer.Argument(metavar="[plan|diff|history]", help="Which schema.")] = "plan") -> None:
    """Print the JSON Schema (draft 2020-12) of an edition, a diff or a history."""
    from pipeline.schema import MODELS, schema_text
    from pipeline.translation import _

    if name not in MODELS:
        _fail(_("{name}: no such schema; there are: {others}").format(name=name, others=", ".join(MODELS)))
        raise typer.Exit(UNUSABLE)
    sys.stdout.write(schema_text(name))


for command in COMMANDS:
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
