"""`planex export`: editions for spreadsheets, databases, open data and the semantic web."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import Unusable
from pipeline.formats import ExportFormat
from pipeline.options import SAMPLES, UNUSABLE, Editions, Sources, current, fail

EXPORTS = Path("output") / "export"
# What no folder of files is called.
ARCHIVES = frozenset({"zip", "tar", "gz"})
SEPARATORS = {"tab": "\t", "\\t": "\t"}


def export(
    files: Editions,
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="A file, - for standard output; for csv, parquet and datapackage a folder. Else under output/export/.",
            show_default=False,
        ),
    ] = None,
    flat: Annotated[bool, typer.Option("--flat", help="One table: a row for each project, lists joined by `; `.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="csv: a byte order mark in front, by which Excel knows UTF-8.")] = False,
    separator: Annotated[str, typer.Option("--separator", help="csv: , or ; (a Finnish Excel's, with decimal commas) or tab.")] = ",",
    raw: Annotated[
        bool, typer.Option("--raw", help="csv: texts as they are, without the guard that keeps spreadsheets from running them.")
    ] = False,
    all_sheets: Annotated[
        bool, typer.Option("--all-sheets", help="xlsx: slides, texts without a place, boxes and codes too, which are for programs.")
    ] = False,
    public: Annotated[bool, typer.Option("--public", help="Leave out what tells of persons, as jsonld and datapackage always do.")] = False,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="jsonld, datapackage: who publishes it.", show_default=False)
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence", "--license", metavar="ID|URL", help="jsonld, datapackage: its licence, as CC-BY-4.0.", show_default=False
        ),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="jsonld, datapackage: what addresses begin with.", show_default=False)
    ] = None,
    sources: Sources = None,
) -> None:
    """Write editions for spreadsheets (csv, xlsx), databases (sqlite, parquet), open data (datapackage) and the semantic web (jsonld)."""
    from pipeline.endings import KNOWN, fits
    from pipeline.exports import FOLDERS, Options
    from pipeline.exports import export as write
    from pipeline.exports.options import PUBLIC, WHOLE
    from pipeline.output import to_standard_output
    from pipeline.translation import _, ngettext

    separator = SEPARATORS.get(separator, separator)
    name, folder = "projects" if flat else "planex", to in FOLDERS and not flat
    target = output or EXPORTS / (to if folder else f"{name}.{to}")
    options = Options(flat, bom, separator, [*(sources or []), SAMPLES], raw, public, publisher, licence, base, all_sheets)
    try:
        if separator not in (",", ";", "\t"):
            raise Unusable("--separator", _("{separator}: , or ; or tab").format(separator=separator))
        for option, given in (("--publisher", publisher), ("--licence", licence), ("--base", base)):
            if given is not None and to not in PUBLIC:
                raise Unusable(option, _("is for {formats}").format(formats=", ".join(sorted(PUBLIC))))
        for option, asked, only in (
            ("--raw", raw, ExportFormat.csv),
            ("--bom", bom, ExportFormat.csv),
            ("--all-sheets", all_sheets, ExportFormat.xlsx),
        ):
            if asked and to is not only:
                raise Unusable(option, _("is for {formats}").format(formats=only))
        if flat and all_sheets:
            raise Unusable("--all-sheets", _("does not go with {option}").format(option="--flat"))
        files = current(files)
        if str(target) == "-":
            if folder:
                flat_too = _("{format} is a folder of files; with --flat it is one")
                raise Unusable("-o -", (_("{format} is a folder of files") if to in WHOLE else flat_too).format(format=to))
            with to_standard_output() as path:
                write(files, to, path, options, fail, seen=target)
        else:
            if not folder:
                fits(target, to)
            elif target.suffix.lower().removeprefix(".") in KNOWN | ARCHIVES and not target.is_dir():
                raise Unusable(target, _("ends with {ending}, and {format} is a folder of files").format(ending=target.suffix, format=to))
            write(files, to, target, options, fail)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    if to in PUBLIC and licence is None:
        fail(_("no licence is stated, so nobody may use it: --licence CC-BY-4.0, or another"))
    if str(target) != "-":
        said = ngettext("{count} edition → {target}", "{count} editions → {target}", len(files))
        print(said.format(count=len(files), target=target), file=sys.stderr)
