"""A diff as a table: a row a change, values as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from pipeline.exports.cells import cell
from pipeline.exports.staging import staged
from pipeline.titles import table_title
from schemas.change_table import CHANGES
from schemas.diff import Diff
from schemas.plan import Budget, Funder, Partner, Period, Span
from schemas.tables import Row


def change_rows(diff: Diff) -> Iterator[Row]:
    """The rows of the table of changes, in the order of the diff."""
    for number, change in enumerate(diff.changes, start=1):
        yield (
            number,
            change.severity,
            change.kind,
            change.theme.old,
            change.theme.new,
            change.list,
            "; ".join(change.subject.old) or None,
            "; ".join(change.subject.new) or None,
            change.field,
            _text(change.old),
            _text(change.new),
            change.message,
            change.likelihood,
            change.group,
            _pages(change.spans.old),
            _pages(change.spans.new),
        )


def csv_text(diff: Diff) -> str:
    """The table of changes as CSV (RFC 4180)."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.name for column in CHANGES.columns])
    for row in change_rows(diff):
        writer.writerow([cell(value, comma=False) for value in row])
    return file.getvalue()


def write_workbook(diff: Diff, target: Path) -> None:
    """Write the table of changes as an Excel workbook. Raises Unusable if the target can't be written."""
    # XlsxWriter is loaded only where a workbook is written.
    from pipeline.exports.workbook.book import Book
    from pipeline.exports.workbook.sheet import Sheet, col

    with staged(target, folder=False) as beside:
        book = Book(beside)
        book.add(Sheet(CHANGES.name, table_title(CHANGES), [col(column) for column in CHANGES.columns], list(change_rows(diff))))
        book.close()


def _text(value: Any) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, Period | Budget):
        return value.text
    if isinstance(value, Funder):
        return f"{value.name} ({value.instrument})" if value.instrument else value.name
    if isinstance(value, Partner):
        return f"{value.name} ({value.role})" if value.role == "coordinator" else value.name
    return str(value)


def _pages(spans: Sequence[Span]) -> str | None:
    return ", ".join(map(str, sorted({span.page for span in spans}))) or None
