"""Reads generated editions and prints how well, family by family: `python -m tests.generated.robust`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pipeline.extraction import extract_document
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.generated.scoring.measures import Figures, measure
from tests.generated.scoring.summary import Row, heading, line, reliability, row_of, together


def figures_of(family: str, seed: int) -> Figures:
    """The figures of one edition as today's program reads it."""
    edition = make(family, seed)
    plan = extract_document(edition.document).plan
    return measure(plan.model_dump(mode="json"), edition.gold)


def _figures(job: tuple[str, int]) -> Figures:
    return figures_of(*job)


def measured(families: Sequence[str], seeds: Sequence[int], jobs: int) -> Iterator[tuple[str, list[tuple[int, Figures]]]]:
    """Each family with the figures of its seeds, in the order given."""
    work = [(family, seed) for family in families for seed in seeds]
    if jobs == 1:
        yield from _by_family(families, seeds, map(_figures, work))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _by_family(families, seeds, pool.map(_figures, work, chunksize=4))


def _by_family(families: Sequence[str], seeds: Sequence[int], found: Iterator[Figures]) -> Iterator[tuple[str, list[tuple[int, Figures]]]]:
    for family in families:
        yield family, [(seed, next(found)) for seed in seeds]


def dump(family: str, seed: int, folder: Path) -> None:
    """Writes the edition's PDF, its key and what was read from it, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    edition = make(family, seed)
    (folder / f"{edition.name}.pdf").write_bytes(edition.pdf)
    gold = json.dumps(edition.gold, ensure_ascii=False, indent=1)
    (folder / f"{edition.name}.gold.json").write_text(gold + "\n", encoding="utf-8")


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.generated.robust", description=__doc__)
    parser.add_argument("--family", action="append", help="only this family (may be given again)")
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="so many editions of each family (20)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--verbose", action="store_true", help="say what was read otherwise, edition by edition")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="write the editions' PDFs and keys there")
    return parser


def main() -> None:
    """Prints the figures of the families asked for."""
    asked = options().parse_args()
    families, seeds = asked.family or list(all_shapes()), range(asked.first, asked.first + asked.seeds)
    rows: list[Row] = []
    everything: list[Figures] = []
    print(heading())
    for family, found in measured(families, seeds, asked.jobs):
        rows.append(row_of(family, [figures for _, figures in found]))
        everything += [figures for _, figures in found]
        print(line(rows[-1]), flush=True)
        for seed, figures in found if asked.verbose else ():
            print(f"  {family}-{seed}: fields {figures.fields.f1:.0%}", *figures.notes, sep="\n    ")
        for seed in seeds if asked.dump else ():
            dump(family, seed, asked.dump)
    print(line(together(rows)))
    print(reliability(everything))


if __name__ == "__main__":
    main()
