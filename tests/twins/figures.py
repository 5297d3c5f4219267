"""How well the twins are read: `python -m tests.twins.figures [--update] [--verbose] [EDITION...]`, a row for each look.

The values that are expected are those of the edition itself, but for what is truly lost with the typography: `lost` in the
edition's own answers (tests/editions/pages) lists that for each look, by the names that `--verbose` prints (`*`: any part of one).
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.extraction import extract
from tests.editions.expected import Difference, content_of, page_differences
from tests.twins.looks import LOOKS
from tests.twins.making import PAGES, twin

GRACE = 0.002
"""So much more of the values may be wrong without a word: three or four of all."""
COMMITTED = Path(__file__).with_name("figures.toml")


@dataclass
class Row:
    """The twins of one look: how many values they should have, those that they have not, and the editions these are in."""

    values: int = 0
    wrong: list[tuple[str, Difference]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of values that are wrong, 0 to 1."""
        return len(self.wrong) / self.values if self.values else 0.0

    @property
    def broken(self) -> list[str]:
        """The editions in which any value is wrong."""
        return sorted({name for name, _ in self.wrong})


def wrong_values(page: Path, look: str, pdf: Path) -> tuple[int, list[Difference]]:
    """How many values a twin should have, and those that it has not; what is lost with the typography counts nowhere."""
    source = page.with_suffix(".yaml")
    patterns = lost_in(page, look)
    count, found = page_differences(source, extract(pdf).plan)
    told = [difference for difference in found if not any(fnmatchcase(difference.where, pattern) for pattern in patterns)]
    return count - (len(found) - len(told)), told


def lost_in(page: Path, look: str) -> list[str]:
    """What is truly lost in a look: names of values as `--verbose` prints them, `*` for any part of one."""
    return list(content_of(page.with_suffix(".yaml")).get("lost", {}).get(look, []))


def rows(pages: Sequence[Path], jobs: int) -> dict[str, Row]:
    """Each look with its row; so many twins at a time."""
    found = {look: Row() for look in LOOKS}
    work = [(page, look) for page in pages for look in LOOKS]
    with ProcessPoolExecutor(jobs) as pool:
        for (page, look), (count, wrong) in zip(work, pool.map(_read, work), strict=True):
            found[look].values += count
            found[look].wrong += [(page.stem, difference) for difference in wrong]
    return found


def _read(work: tuple[Path, str]) -> tuple[int, list[Difference]]:
    page, look = work
    return wrong_values(page, look, twin(page, look))


def committed() -> dict[str, dict[str, float | int]]:
    """The committed figures by look: the share of values wrong, and the number of editions with any."""
    held: dict[str, dict[str, float | int]] = tomllib.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.exists() else {}
    return held


def written(found: Mapping[str, Row]) -> str:
    """The figures as they are committed."""
    lines = ["# How the twins are read (tests/twins/figures.py): the share of values wrong, and the editions in which any is, of all."]
    lines += [f'"{look}" = {{wrong = {row.share:.4f}, editions = {len(row.broken)}, of = {len(PAGES)}}}' for look, row in found.items()]
    return "\n".join(lines) + "\n"


def show(pages: Sequence[Path], jobs: int, *, update: bool = False, verbose: bool = False) -> list[str]:
    """Prints a row for each look beside the committed figures, and what is wrong if asked; commits them if asked.

    Gives the looks in which more is wrong than was committed, as CHANGELOG.md must name them.
    """
    found, before = rows(pages, jobs), committed()
    table = Table("twin", "values", "wrong", "share", "editions with any", "committed")
    for look, row in found.items():
        held = f"{before[look]['wrong']:.1%}, {before[look]['editions']}" if look in before else ""
        table.add_row(look, str(row.values), str(len(row.wrong)), f"{row.share:.1%}", f"{len(row.broken)} of {len(pages)}", held)
    console = Console()
    console.print(table)
    if verbose:
        for look, row in found.items():
            for name, difference in row.wrong:
                said = f"{look}, {name}, {difference.where}: wanted {difference.wanted!r}, got {difference.got!r}"
                console.print(said, markup=False, highlight=False, soft_wrap=True)
    if update:
        COMMITTED.write_text(written(found), encoding="utf-8")
    return [
        f"`{look}` twins: {row.share:.3f} wrong after {before[look]['wrong']:.3f}"
        for look, row in found.items()
        if look in before and row.share > before[look]["wrong"] + GRACE
    ]


def main() -> None:
    """Shows the twins asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("editions", nargs="*", metavar="EDITION", help="names of editions; else all")
    parser.add_argument("--verbose", action="store_true", help="print each value that is wrong")
    parser.add_argument("--update", action="store_true", help="commit the figures")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    asked = parser.parse_args()
    pages = [page for page in PAGES if not asked.editions or page.stem in asked.editions]
    show(pages, asked.jobs, update=asked.update and not asked.editions, verbose=asked.verbose)


if __name__ == "__main__":
    main()
