"""Editions as tables for spreadsheets and databases, and as linked data: read one by one, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pipeline.editions import load, source_folder
from pipeline.errors import Unusable
from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import flat_rows, rows_of
from pipeline.exports.staging import staged
from pipeline.formats import ExportFormat
from pipeline.translation import _
from schemas.plan import Plan
from schemas.tables import FLAT, ORGANISATIONS, TABLES, Row, Table

# The formats that write a file for each table; the others write one file.
FOLDERS = frozenset({ExportFormat.csv, ExportFormat.parquet})


class Writer(Protocol):
    """What takes rows table by table."""

    def add(self, table: Table, row: Row) -> None:
        """Take a row."""

    def close(self) -> None:
        """Complete what is written."""


@dataclass(frozen=True)
class Options:
    """How an export is written: one flat table; in CSV a byte order mark and the separator; where editions' files lie."""

    flat: bool = False
    bom: bool = False
    separator: str = ","
    sources: Sequence[Path] = field(default_factory=tuple)


def export(paths: Sequence[Path], format: ExportFormat, target: Path, options: Options | None = None) -> None:
    """Write the editions in JSON files to a target: a file, or for csv and parquet a folder (a file too where flat).

    Raises Unusable if a file is no edition or the target can't be written; then what stood there is still there.
    """
    options = options or Options()
    if options.flat and format is ExportFormat.jsonld:
        raise Unusable(target, _("linked data has no flat table; choose csv, xlsx, sqlite or parquet"))
    with staged(target, folder=format in FOLDERS and not options.flat) as beside:
        if format is ExportFormat.jsonld:
            _linked(paths, beside)
        elif format is ExportFormat.xlsx:
            _workbook(paths, beside, target, options)
        else:
            _tables(paths, format, beside, options)


def keyed(paths: Sequence[Path]) -> Iterator[tuple[str, Path, Plan]]:
    """Each edition with its key: the plan's id, the source's name behind it where an earlier file has the same."""
    taken: set[str] = set()
    for path in paths:
        plan = load(path)
        key, number = plan.plan.id, 2
        if key in taken:
            key = stem = f"{plan.plan.id}--{Path(plan.source.filename).stem}"
            while key in taken:
                key, number = f"{stem}-{number}", number + 1
        taken.add(key)
        yield key, path, plan


def _workbook(paths: Sequence[Path], beside: Path, target: Path, options: Options) -> None:
    # Each format's library is loaded only where it is written.
    from pipeline.exports.workbook import write_flat, write_workbook

    if options.flat:
        write_flat(beside, keyed(paths))
    else:
        write_workbook(beside, keyed(paths), finder(target, options))


def _tables(paths: Sequence[Path], format: ExportFormat, beside: Path, options: Options) -> None:
    organisations = Organisations()
    writer = _writer(format, beside, options)
    for edition, _path, plan in keyed(paths):
        if options.flat:
            for row in flat_rows(plan, edition):
                writer.add(FLAT, row)
        else:
            organisations.add(plan)
            for table, row in rows_of(plan, edition):
                writer.add(table, row)
    if not options.flat:
        for row in organisations.rows():
            writer.add(ORGANISATIONS, row)
    writer.close()


def _writer(format: ExportFormat, beside: Path, options: Options) -> Writer:
    tables = (FLAT,) if options.flat else TABLES
    if format is ExportFormat.sqlite:
        from pipeline.exports.database import DatabaseWriter

        return DatabaseWriter(beside, tables)
    files = {table.name: (table, beside if options.flat else beside / f"{table.name}.{format}") for table in tables}
    if format is ExportFormat.parquet:
        from pipeline.exports.parquet_files import ParquetWriter

        return ParquetWriter(files)
    from pipeline.exports.csv_files import CsvWriter

    return CsvWriter(files, bom=options.bom, separator=options.separator)


def finder(target: Path, options: Options) -> Callable[[Path, Plan], str | None]:
    """What finds the address of an edition's file, seen from the target; None for a text without pages to open."""
    from pipeline.compare import edition_info
    from pipeline.reports.pages import link

    def find(path: Path, plan: Plan) -> str | None:
        folders = [*options.sources, source_folder(path, plan), path.parent, Path()]
        return link(edition_info(plan), folders, target) if plan.source.media_type == "application/pdf" else None

    return find


def _linked(paths: Sequence[Path], beside: Path) -> None:
    from pipeline.exports.linked_data import LinkedDataWriter

    organisations, writer = Organisations(), LinkedDataWriter(beside)
    for edition, _path, plan in keyed(paths):
        organisations.add(plan)
        writer.add(plan, edition)
    writer.close(organisations)
