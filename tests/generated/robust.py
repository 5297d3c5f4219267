"""Judges the reader: `python -m tests.generated.robust`, all that `make robust` prints.

The open families (the fixed sample of generated editions) with their stages and trust, the sealed families, the drawn plans, the
perturbed twins, and the open unseen plans where they are at hand, each against the committed figures: exit 1 where one is below its best
and CHANGELOG.md does not say why. No weight of the program is estimated on these editions, so there is no family to be left out in turn.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from samples.layouts import CHROMIUM
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.generated.figures import (
    CI_SEEDS,
    DRAWN_MEASURES,
    GRACE,
    SEALED_MEASURES,
    SEEDS,
    Figures,
    committed,
    committed_trust,
    fallen,
    figures_of,
    unexplained,
    write,
    write_trust,
)
from tests.generated.reading import Reading, read_generated
from tests.generated.scoring.summary import Row, heading, line, reliability, row_of, together, told
from tests.generated.sealed import drawn_rows, sealed_rows, unseen_rows
from tests.twins.figures import show as show_twins
from tests.twins.making import PAGES

ROOT = Path(__file__).parents[2]
FOLDERS = {"open, unseen": ROOT.parent / "shared" / "unseen"}
"""Plans that nobody made for the program, read where they are at hand."""
PARTS = ("families", "sealed", "drawn", "twins", "unseen")
Read = dict[tuple[str, int], Reading]


def read_all(families: Sequence[str], seeds: Sequence[int], jobs: int) -> Iterator[tuple[str, Read]]:
    """Each family with the readings of its seeds, in the order given."""
    work = [(family, seed) for family in families for seed in seeds]
    if jobs == 1:
        yield from _by_family(families, seeds, map(read_generated, work))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from _by_family(families, seeds, pool.map(read_generated, work, chunksize=2))


def _by_family(families: Sequence[str], seeds: Sequence[int], found: Iterator[Reading]) -> Iterator[tuple[str, Read]]:
    for family in families:
        yield family, {(family, seed): next(found) for seed in seeds}


def dump(family: str, seed: int, folder: Path) -> None:
    """Writes the edition's PDF and its key, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    edition = make(family, seed)
    (folder / f"{edition.name}.pdf").write_bytes(edition.pdf)
    gold = json.dumps(edition.gold, ensure_ascii=False, indent=1)
    (folder / f"{edition.name}.gold.json").write_text(gold + "\n", encoding="utf-8")


def show(families: Sequence[str], seeds: Sequence[int], asked: argparse.Namespace) -> Read:
    """Reads and prints one row a family, all of them together, and the reliability table."""
    rows: list[Row] = []
    everything: Read = {}
    print(heading())
    for family, found in read_all(families, seeds, asked.jobs):
        rows.append(row_of(family, list(found.values())))
        everything |= found
        print(line(rows[-1]), flush=True)
        for (_, seed), reading in found.items() if asked.verbose else ():
            print(f"  {family}-{seed}: fields {reading.figures.fields.f1:.0%}", *reading.figures.notes, sep="\n    ")
        for seed in seeds if asked.dump else ():
            dump(family, seed, asked.dump)
    print(line(together(rows)))
    print(told(reliability([reading.figures for reading in everything.values()]), committed_trust()))
    return everything


def show_sealed(asked: argparse.Namespace) -> list[str]:
    """Prints one row a sealed family, and all together; gives what is below its best."""
    print("\nsealed, by number:")
    return _held_against("sealed", sealed_rows(asked.jobs), SEALED_MEASURES, update=asked.update)


def show_drawn(asked: argparse.Namespace) -> list[str]:
    """Prints one row a drawn plan, and all together; gives what is below its best."""
    print("\ndrawn, by name:")
    return _held_against("drawn", drawn_rows(asked.jobs), DRAWN_MEASURES, update=asked.update)


def _held_against(sample: str, found: Sequence[Row], measures: Sequence[str], *, update: bool) -> list[str]:
    rows = [*found, together(found)]
    print(*(line(row) for row in rows), sep="\n")
    figures = figures_of(rows, measures)
    now, best = committed(sample)
    _say_fallen(fallen(figures, now))
    if update:
        write({sample: figures})
    return [f"{sample} {fall}" for fall in fallen(figures, best, GRACE)]


def judge_twins(asked: argparse.Namespace) -> list[str]:
    """Prints one row a look of the perturbed twins; gives what is worse than committed."""
    if not shutil.which(CHROMIUM[0]):
        print("\ntwins: Chromium is missing, which prints them")
        return []
    print()
    return show_twins(PAGES, asked.jobs, update=asked.update)


def show_unseen(asked: argparse.Namespace) -> None:
    """Prints one row a plan of each folder that is at hand."""
    for name, folder in FOLDERS.items():
        if rows := list(unseen_rows(folder, asked.jobs)):
            print(f"\n{name}:", *(line(row) for row in rows), line(together(rows)), sep="\n")


def _say_fallen(falls: Sequence[str]) -> None:
    if falls:
        print("\nfallen since they were committed:", *falls, sep="\n  ")


def compare(everything: Read, asked: argparse.Namespace) -> list[str]:
    """Holds the fixed sample against the committed figures; gives what is below its best."""
    samples: dict[str, Figures] = {}
    for name, seeds in (("all", SEEDS), ("ci", CI_SEEDS)):
        families = dict.fromkeys(family for family, _ in everything)
        samples[name] = figures_of([row_of(family, [everything[family, seed] for seed in seeds]) for family in families])
    _say_fallen(fallen(samples["all"], committed("all")[0]))
    if asked.update or asked.anew:
        write(samples, anew=asked.anew)
        write_trust(reliability([reading.figures for reading in everything.values()]))
    return [fall for name in samples for fall in fallen(samples[name], committed(name)[1], GRACE)]


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.generated.robust", description=__doc__)
    parser.add_argument("--family", action="append", help="only this family (may be given again)")
    parser.add_argument("--seeds", type=int, metavar="N", help="so many editions of each family, instead of the fixed sample")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--verbose", action="store_true", help="say what was read otherwise, edition by edition")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="write the editions' PDFs and keys there")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part (may be given again); else all of them")
    parser.add_argument("--update", action="store_true", help="commit the figures")
    parser.add_argument("--anew", action="store_true", help="likewise, forgetting those of the families: the generator was changed")
    return parser


def main() -> int:
    """Prints the figures asked for."""
    asked = options().parse_args()
    families = asked.family or list(all_shapes())
    seeds = SEEDS if asked.seeds is None else range(asked.first, asked.first + asked.seeds)
    parts = asked.part or (PARTS if asked.seeds is None and not asked.family else PARTS[:1])
    below: list[str] = []
    if "families" in parts:
        everything = show(families, seeds, asked)
        if asked.seeds is None and not asked.family:
            below += compare(everything, asked)
    if "sealed" in parts:
        below += show_sealed(asked)
    if "drawn" in parts:
        below += show_drawn(asked)
    if "twins" in parts:
        below += judge_twins(asked)
    if "unseen" in parts:
        show_unseen(asked)
    if missing := unexplained(below):
        print("\nbelow their best, and CHANGELOG.md does not say why:", *missing, sep="\n  ")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
