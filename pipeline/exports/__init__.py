"""Editions as tables for spreadsheets and databases, and as linked data: read one by one, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.exports.codelists import codelist_rows
from pipeline.exports.identifiers import Identifiers
from pipeline.exports.licences import licence
from pipeline.exports.options import FOLDERS, PUBLIC, WHOLE, Options, iri_base
from pipeline.exports.organisations import Organisations
from pipeline.exports.personal import published
from pipeline.exports.rows import flat_rows, rows_of
from pipeline.exports.sources import Note, finder
from pipeline.exports.staging import staged
from pipeline.formats import ExportFormat
from pipeline.translation import _
from schemas.plan import Plan
from schemas.tables import FLAT, ORGANISATIONS, TABLES, Row, Table
from schemas.whole_tables import CODELISTS, IDENTIFIERS

__all__ = ["FOLDERS", "Options", "export", "finder", "keyed"]


class Writer(Protocol):
    """What takes rows table by table."""

    def add(self, table: Table, row: Row) -> None:
        """Take a row."""

    def close(self) -> None:
        """Complete what is written."""


@runtime_checkable
class Described(Protocol):
    """A writer that also tells which editions its rows are from."""

    def source(self, plan: Plan) -> None:
        """Take note of an edition."""


def export(
    paths: Sequence[Path],
    format: ExportFormat,
    target: Path,
    options: Options | None = None,
    note: Note | None = None,
    seen: Path | None = None,
) -> None:
    """Write the editions in JSON files to a target: a file, or for csv, parquet and datapackage a folder (a file too where flat).

    `note` is told what a person should know though nothing failed; links are as seen from `seen`, else from the target. Raises Unusable
    if a file is no edition, an option makes no sense or the target can't be written; then what stood there is still there.
    """
    options = options or Options()
    if options.flat and format in WHOLE:
        raise Unusable(target, _("{format} has no flat table; choose csv, xlsx, sqlite or parquet").format(format=format))
    iri_base(options.base)
    if options.licence:
        licence(options.licence)
    with staged(target, folder=format in FOLDERS and not options.flat) as beside:
        if format is ExportFormat.jsonld:
            _linked(paths, beside, options)
        elif format is ExportFormat.xlsx:
            _workbook(paths, beside, seen or target, options, note)
        else:
            _tables(paths, format, beside, options)


def keyed(paths: Sequence[Path], public: bool = False) -> Iterator[tuple[str, Path, Plan]]:
    """Each edition with its key: the plan's id, the source's name behind it where an earlier file has the same.

    `public`: without what tells of persons.
    """
    taken: set[str] = set()
    for path in paths:
        plan = load(path)
        if public:
            plan = published(plan)
        key, number = plan.plan.id, 2
        if key in taken:
            key = stem = f"{plan.plan.id}--{Path(plan.source.filename).stem}"
            while key in taken:
                key, number = f"{stem}-{number}", number + 1
        taken.add(key)
        yield key, path, plan


def _workbook(paths: Sequence[Path], beside: Path, target: Path, options: Options, note: Note | None) -> None:
    # Each format's library is loaded only where it is written.
    from pipeline.exports.workbook import write_flat, write_workbook

    editions = keyed(paths, options.public)
    if options.flat:
        write_flat(beside, editions)
    else:
        write_workbook(beside, editions, finder(target, options.sources, note), public=options.public, whole=options.all_sheets)


def _tables(paths: Sequence[Path], format: ExportFormat, beside: Path, options: Options) -> None:
    public = options.public or format in PUBLIC
    tables = {table.name: table.public if public else table for table in ((FLAT,) if options.flat else TABLES)}
    writer = _writer(format, beside, tables, options)

    def add(table: Table, row: Row) -> None:
        writer.add(tables[table.name], table.published(row) if public else row)

    organisations, identifiers = Organisations(), Identifiers()
    for edition, _path, plan in keyed(paths, public):
        if isinstance(writer, Described):
            writer.source(plan)
        organisations.add(plan)
        identifiers.add(plan, edition)
        for table, row in ((FLAT, row) for row in flat_rows(plan, edition)) if options.flat else rows_of(plan, edition):
            add(table, row)
    if not options.flat:
        for row in organisations.rows():
            add(ORGANISATIONS, row)
        for row in identifiers.rows(organisations):
            add(IDENTIFIERS, row)
        for row in codelist_rows():
            add(CODELISTS, row)
    writer.close()


def _writer(format: ExportFormat, beside: Path, tables: Mapping[str, Table], options: Options) -> Writer:
    if format is ExportFormat.sqlite:
        from pipeline.exports.database import DatabaseWriter

        return DatabaseWriter(beside, list(tables.values()))
    if format is ExportFormat.datapackage:
        from pipeline.exports.datapackage import DataPackageWriter

        return DataPackageWriter(beside, tables, options)
    files = {name: (table, beside if options.flat else beside / f"{name}.{format}") for name, table in tables.items()}
    if format is ExportFormat.parquet:
        from pipeline.exports.parquet_files import ParquetWriter

        return ParquetWriter(files)
    from pipeline.exports.csv_files import CsvWriter

    return CsvWriter(files, bom=options.bom, separator=options.separator, raw=options.raw)


def _linked(paths: Sequence[Path], beside: Path, options: Options) -> None:
    from pipeline.exports.linked_data import LinkedDataWriter

    organisations, identifiers, writer = Organisations(), Identifiers(), LinkedDataWriter(beside, options)
    for edition, _path, plan in keyed(paths, public=True):
        organisations.add(plan)
        identifiers.add(plan, edition)
        writer.add(plan, edition)
    writer.close(organisations, identifiers)
