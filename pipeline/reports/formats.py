"""A diff or a history in the format that was asked for, as text to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console

from pipeline.diff_page.page import page
from pipeline.exports.change_rows import csv_text
from pipeline.formats import DiffFormat, HistoryFormat
from pipeline.history_page.page import history_page
from pipeline.reports.pages import markdown
from pipeline.reports.terminal import print_diff, print_history
from pipeline.terminal import Terminal
from schemas.diff import Diff
from schemas.history import History
from schemas.plan import Plan

# The width in letters of text that goes to no terminal.
WIDTH = 110


def diff_text(found: Diff, old: Plan, new: Plan, format: DiffFormat, folders: Sequence[Path], target: Path | None) -> str:
    """A diff as text; `folders` is where the editions' files may lie, `target` the file it will be written to."""
    if format is DiffFormat.json:
        return found.model_dump_json(indent=2) + "\n"
    if format is DiffFormat.md:
        return markdown(found, old, new)
    if format is DiffFormat.csv:
        return csv_text(found)
    if format is DiffFormat.html:
        return page(found, old, new, folders, target)
    return _printed(lambda console: print_diff(console, found, old, new))


def history_text(found: History, format: HistoryFormat, links: Sequence[str | None] = ()) -> str:
    """A history as text; `links` are the addresses of the editions' files, None where there is none."""
    if format is HistoryFormat.json:
        return found.model_dump_json(indent=2) + "\n"
    if format is HistoryFormat.html:
        return history_page(found, links)
    return _printed(lambda console: print_history(console, found))


def _printed(show: Callable[[Console], None]) -> str:
    """What a terminal would show, without colours."""
    file = StringIO()
    show(Terminal(file=file, width=WIDTH, color_system=None, legacy_windows=False))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"
