"""Prints how well each edition that has an answer key is read: `make accuracy`, before and after a change."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from pipeline.extraction import extract
from tests.editions.expected import PAGES, SOURCES, differences, page_differences


def main() -> None:
    """One row an edition, and below the table what was read otherwise."""
    console, table = Console(), Table("edition", "values", "right", "share")
    wrong = []
    for source, compare in [*((source, differences) for source in SOURCES), *((source, page_differences) for source in PAGES)]:
        count, found = compare(source, extract(source.with_suffix(".pdf")).plan)
        table.add_row(source.stem, str(count), str(count - len(found)), f"{(count - len(found)) / count:.1%}")
        wrong += [(source.stem, difference) for difference in found]
    console.print(table)
    for name, difference in wrong:
        console.print(f"{name}, {difference.where}: wanted {difference.wanted!r}, got {difference.got!r}", markup=False)


if __name__ == "__main__":
    main()
