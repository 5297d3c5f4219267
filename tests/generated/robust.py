"""Reads generated editions and prints how well, family by family: `python -m tests.generated.robust`.

Without `--seeds` the fixed sample is read, and compared with the committed figures: exit 1 where one fell and CHANGELOG.md does not
say why.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.generated.figures import CI_SEEDS, GRACE, SEEDS, Figures, committed, fallen, figures_of, unexplained, write
from tests.generated.reading import Reading, keyed, read_generated, read_keyed
from tests.generated.scoring.summary import Row, heading, line, reliability, row_of, together

ROOT = Path(__file__).parents[2]
FOLDERS = {"open, unseen": ROOT.parent / "shared" / "unseen"}
"""Plans that nobody made for the program, read where they are at hand."""
SEALED = ROOT / "tests" / "sealed"
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
    print(reliability([reading.figures for reading in everything.values()]))
    return everything


def show_folder(name: str, folder: Path) -> None:
    """Prints one row a plan of a folder, and all of them together."""
    found = [(path, row_of(path.stem[:24], [Reading.alone(figures)])) for path, figures in read_keyed(keyed(folder))]
    if found:
        print(f"\n{name}:", *(line(row) for _, row in found), line(together([row for _, row in found])), sep="\n")


def compare(everything: Read, asked: argparse.Namespace) -> int:
    """Holds the fixed sample against the committed figures; 1 where one fell without a word."""
    samples: dict[str, Figures] = {}
    for name, seeds in (("all", SEEDS), ("ci", CI_SEEDS)):
        families = dict.fromkeys(family for family, _ in everything)
        samples[name] = figures_of([row_of(family, [everything[family, seed] for seed in seeds]) for family in families])
    falls = fallen(samples["all"], committed("all")[0])
    best = [fall for name in samples for fall in fallen(samples[name], committed(name)[1], GRACE)]
    if falls:
        print("\nfallen since they were committed:", *falls, sep="\n  ")
    if asked.update or asked.anew:
        write(samples, anew=asked.anew)
        best = [] if asked.anew else best
    if missing := unexplained(best):
        print("\nbelow their best, and CHANGELOG.md does not say why:", *missing, sep="\n  ")
    return int(bool(missing))


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.generated.robust", description=__doc__)
    parser.add_argument("--family", action="append", help="only this family (may be given again)")
    parser.add_argument("--seeds", type=int, metavar="N", help="so many editions of each family, instead of the fixed sample")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--verbose", action="store_true", help="say what was read otherwise, edition by edition")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="write the editions' PDFs and keys there")
    parser.add_argument("--sealed", action="store_true", help="read the sealed families, too")
    parser.add_argument("--update", action="store_true", help="write the fixed sample's figures into figures.toml")
    parser.add_argument("--anew", action="store_true", help="likewise, forgetting the figures of before: the generator was changed")
    return parser


def main() -> int:
    """Prints the figures asked for."""
    asked = options().parse_args()
    families = asked.family or list(all_shapes())
    seeds = SEEDS if asked.seeds is None else range(asked.first, asked.first + asked.seeds)
    everything = show(families, seeds, asked)
    whole = asked.seeds is None and not asked.family
    for name, folder in (FOLDERS | ({"sealed": SEALED} if asked.sealed else {})).items() if whole else ():
        show_folder(name, folder)
    return compare(everything, asked) if whole else 0


if __name__ == "__main__":
    sys.exit(main())
