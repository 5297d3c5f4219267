"""Reads folders of PDFs with their keys beside them: the sealed families, of which only means are shown, drawn plans, open unseen ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.generated.reading import Reading, keyed, read_keyed
from tests.generated.scoring.summary import Row, row_of

SEALED = Path(__file__).parents[1] / "sealed"
DRAWN = Path(__file__).parents[1] / "drawn"


def rows_of(folder: Path, jobs: int, named: Callable[[Path], str]) -> list[Row]:
    """One row for all plans of a folder that have one name, in the order of names."""
    paths = keyed(folder)
    if not paths:
        return []
    with ProcessPoolExecutor(jobs) as pool:
        figures = list(pool.map(read_keyed, paths))
    groups: dict[str, list[Reading]] = {}
    for path, found in zip(paths, figures, strict=True):
        groups.setdefault(named(path), []).append(Reading.alone(found))
    return [row_of(name, readings) for name, readings in sorted(groups.items())]


def family_of(path: Path) -> str:
    """The number of a sealed family, `01`; nothing else of it may be told."""
    return path.stem.split("-")[1][:2]


def sealed_rows(jobs: int) -> Sequence[Row]:
    """The sealed families, a row each."""
    return rows_of(SEALED, jobs, family_of)


def name_of(path: Path) -> str:
    """The name of a drawn plan; of those that were sealed once, their number comes first."""
    return path.stem.removeprefix("sealed-")


def drawn_rows(jobs: int) -> Sequence[Row]:
    """The drawn plans, a row each."""
    return rows_of(DRAWN, jobs, name_of)


def unseen_rows(folder: Path, jobs: int) -> Sequence[Row]:
    """Plans of a folder, a row each."""
    return rows_of(folder, jobs, lambda path: path.stem[:24])
