"""Prints what a check found: a table on a terminal, a line each in a pipe."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.checks.said import Said
from pipeline.titles import in_words
from pipeline.translation import _, ngettext

STYLES = {"warning": "yellow", "info": "cyan"}


def show(console: Console, path: Path, found: list[Said]) -> None:
    """What was found in one edition; one line where nothing was."""
    if not found:
        console.print(_("{file}: nothing to look at").format(file=escape(str(path))), highlight=False, soft_wrap=True)
        return
    if not console.is_terminal:
        for said in found:
            console.print(_line(path, said), highlight=False, soft_wrap=True, markup=False)
        return
    count = ngettext("{file}: {count} thing to look at", "{file}: {count} things to look at", len(found))
    table = Table(
        title=escape(count.format(file=path, count=len(found))), title_justify="left", show_header=False, box=None, padding=(0, 1)
    )
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for said in found:
        table.add_row(f"[{STYLES[said.severity]}]{said.code}[/]", _pages(said), f"{escape(said.message)}\n[dim]{escape(said.hint)}[/]")
    console.print(table)


def _line(path: Path, said: Said) -> str:
    pages = _pages(said)
    return f"{path}: {in_words('severity', said.severity)} {said.code}: {pages + ': ' if pages else ''}{said.message} – {said.hint}"


def _pages(said: Said) -> str:
    return _("p. {pages}").format(pages=", ".join(map(str, said.pages))) if said.pages else ""
