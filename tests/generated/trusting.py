"""Fits what each sign weighs (`extractors/projects/confidence.toml`) on first tries: what programs read of plans that they had never seen.

    python -m tests.generated.trusting                              # how the weights do on batches that are left out in turn
    python -m tests.generated.trusting --write                      # fits them on all batches and writes them
    python -m tests.generated.trusting --collect FOLDER --batch i   # adds the plans of a folder, with their keys, as a batch

A plan counts only as it was read at first: what a program was mended with flatters it.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from extractors.projects import confidence
from extractors.projects.confidence import GUESS_CEILING, OPEN_QUESTIONS, SURE_FLOOR, company_of, signs_of_project
from pipeline.extraction import Extraction, extract, extract_document
from schemas.mention import Sign
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.generated.reading import keyed
from tests.generated.scoring.measures import measure

DATA = Path(__file__).parent / "first_tries.csv"
COLUMNS = ("batch", "plan", "part", "right", "open", "signs")
GENERATED = "generated"
# Generated editions are many, alike, and read better than plans that people drew: each of their projects counts so much.
OF_GENERATED = 0.15
# No plan counts for more than so many projects: its projects are read well or badly together.
MOST_OF_A_PLAN = 8
# What judgement says of a sign before any plan does, in bits, and how many bits away from it cost as much as one wrong project.
JUDGED = {"bits": 1.5, "told-again": 1.0, "much-left": -0.7, "no-lead": 0.0, "told-apart": -1.0}
# … and what hardly anything right has.
JUDGED |= dict.fromkeys(
    ("partner-two", "partner-small", "no-lead-slash", "description-label", "description-time", "name-label", "name-cut"), -2.5
)
DOUBT, OF_WEAK, HELD = -1.4, 0.35, 1.4
WEAK = frozenset(
    {
        "no-description",
        "no-partners",
        "odd-no-description",
        "close-race",
        "data-outside",
        "description-role",
        "no-lead-of-many",
        "label-unknown",
    }
    | {
        "description-small",
        "funder-labelled",
        "may-pay",
        "open",
        "text-left",
        "odd-no-lead",
    }
)
FOR_IT = frozenset({"bits", "told-again"})


@dataclass(frozen=True)
class Try:
    """A project as it was read at first: its signs, the part of its plan, whether a question was open, whether all was right."""

    batch: str
    plan: str
    part: int
    right: bool
    open: bool
    signs: tuple[Sign, ...]


def tries_of(extraction: Extraction, gold: dict[str, object], batch: str, plan: str) -> Iterator[Try]:
    """The projects of an edition beside its key."""
    output = extraction.plan.model_dump(mode="json")
    right = [right for name, _, right in measure(output, gold).said if name == "project"]
    asked = {found.project_id for found in extraction.plan.findings if found.code.startswith(OPEN_QUESTIONS)}
    differ = {
        found.project_id for found in extraction.plan.findings if found.code.startswith("conflicting-") and found.severity == "warning"
    }
    entries = {(entry.page, entry.passage.text): entry for entry in extraction.contents.entries}
    for project, all_right in zip(extraction.plan.projects, right, strict=True):
        group = [entries[mention.page, mention.text] for mention in project.mentions]
        signs = signs_of_project(group, project.id in differ)
        own = tuple(sign for sign in signs if sign.name not in confidence.COMPANY)
        yield Try(batch, plan, group[0].part, all_right, project.id in asked, own)


def collected(folder: Path, batch: str) -> Iterator[Try]:
    """The plans of a folder as today's program reads them."""
    for number, path in enumerate(keyed(folder), start=1):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        yield from tries_of(extract(path), gold, batch, f"{batch}{number}")


def generated(seeds: Iterable[int]) -> Iterator[Try]:
    """Editions of all families as today's program reads them."""
    for family in all_shapes():
        for seed in seeds:
            edition = make(family, seed)
            yield from tries_of(extract_document(edition.document), edition.gold, GENERATED, f"{family}-{seed}")


def held() -> list[Try]:
    """The tries that are committed."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return [
            Try(row["batch"], row["plan"], int(row["part"]), row["right"] == "1", row["open"] == "1", tuple(_signs(row["signs"])))
            for row in csv.DictReader(file)
        ]


def _signs(told: str) -> Iterator[Sign]:
    for one in told.split():
        name, _, amount = one.partition("=")
        yield Sign(name, float(amount or 1))


def write_tries(tries: Iterable[Try]) -> None:
    """Commits tries, those of a batch together, in the order given."""
    with DATA.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in tries:
            signs = " ".join(s.name if s.amount == 1 else f"{s.name}={s.amount:g}" for s in one.signs)
            writer.writerow((one.batch, one.plan, one.part, int(one.right), int(one.open), signs))


# --- fitting ---

Array = NDArray[np.float64]
Weights = dict[str, dict[str, float]]
Limits = list[tuple[float | None, float | None]]


def fitted(tries: Sequence[Try]) -> Weights:
    """The weights that fit tries best and are not far from what was judged, in hundredths of a bit.

    How far the signs are to be trusted themselves, and the neighbours, is fitted on what each batch gets from weights of the others.
    """
    names = sorted({sign.name for one in tries for sign in one.signs} | set(JUDGED))
    rows = np.array([[sum(s.amount for s in one.signs if s.name == name) for name in names] for one in tries])
    drawn_by_program = np.array([[float(one.batch == GENERATED)] for one in tries])
    columns = np.hstack([rows, drawn_by_program])
    judged = [*(JUDGED.get(name, DOUBT * (OF_WEAK if name in WEAK else 1.0)) for name in names), 0.0]
    limits: Limits = [*((0.0, None) if name in FOR_IT else (None, 0.0) for name in names), (None, None)]
    found = _fit(columns, tries, judged, limits)
    own = np.zeros(len(tries))
    for batch in {one.batch for one in tries}:
        others = np.array([one.batch != batch for one in tries])
        of_others = _fit(columns[others], [one for one in tries if one.batch != batch], judged, limits)
        own[~others] = rows[~others] @ of_others[1:-1] + of_others[0]
    said = np.array([[one.amount, other.amount] for one, other in _company(tries, own)])
    at_least: Limits = [(0.0, None)] * 3
    whole = _fit(np.hstack([own[:, None], said, drawn_by_program]), tries, [0.8, 0.5, 0.5, 0.0], [*at_least, (None, None)])
    tables = {
        "signs": dict(zip(("each", *names), found, strict=False)),
        "company": dict(zip(("each", "own", *confidence.COMPANY), whole, strict=False)),
    }
    return {table: {name: round(float(value), 2) for name, value in values.items()} for table, values in tables.items()}


def _fit(rows: Array, tries: Sequence[Try], judged: Sequence[float], limits: Limits) -> Array:
    """A constant and a weight a column, in bits, by logistic regression; weights are held near what was judged."""
    counts: dict[str, int] = {}
    for one in tries:
        counts[one.plan] = counts.get(one.plan, 0) + 1
    share = np.array([min(1.0, MOST_OF_A_PLAN / counts[t.plan]) * (OF_GENERATED if t.batch == GENERATED else 1.0) for t in tries])
    side = np.array([1.0 if one.right else -1.0 for one in tries])
    middle = np.array(judged)

    def loss(weights: Array) -> tuple[float, Array]:
        against = -side * (rows @ weights[1:] + weights[0])
        away = weights[1:] - middle
        value = (share * np.logaddexp2(0, against)).sum() + 0.5 * HELD * (away**2).sum()
        slope = -share * side / (1 + np.exp2(-against))
        return float(value), np.concatenate([[slope.sum()], rows.T @ slope + HELD * away])

    start = np.concatenate([[0.0], middle])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(None, None), *limits]).x)


def _company(tries: Sequence[Try], own: Array) -> list[tuple[Sign, Sign]]:
    """What the other projects of its plan say of each."""
    found: dict[int, tuple[Sign, Sign]] = {}
    plans: dict[str, list[int]] = {}
    for number, one in enumerate(tries):
        plans.setdefault(one.plan, []).append(number)
    for mine in plans.values():
        found |= zip(mine, company_of([float(own[n]) for n in mine], [tries[n].part for n in mine]), strict=True)
    return [found[number] for number in range(len(tries))]


def said_by(weights: Weights, tries: Sequence[Try]) -> list[float]:
    """The confidence that weights give each try, as the program would."""
    w, c = weights["signs"], weights["company"]
    own = np.array([w["each"] + sum(w.get(s.name, 0.0) * s.amount for s in one.signs) for one in tries])
    bits = [c["each"] + c["own"] * o + sum(c[s.name] * s.amount for s in said) for o, said in zip(own, _company(tries, own), strict=True)]
    sure = [confidence.likelihood(float(one)) for one in bits]
    return [min(p, GUESS_CEILING) if one.open else p for one, p in zip(tries, sure, strict=True)]


# --- telling ---

STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)


def line(name: str, tries: Sequence[Try], said: Sequence[float]) -> str:
    """Of the sure ones, how many are right; of the right ones, how many are sure, and how many are warned of; said against right."""
    sure = [one.right for one, p in zip(tries, said, strict=True) if p >= SURE_FLOOR]
    right = [one for one in tries if one.right]
    steps = []
    for low, high in itertools.pairwise(STEPS):
        mine = [(p, one.right) for one, p in zip(tries, said, strict=True) if low <= p < high]
        if mine:
            steps.append(f"{sum(p for p, _ in mine) / len(mine):.2f}/{sum(r for _, r in mine) / len(mine):.2f} ({len(mine)})")
    shares = f"{sum(sure):4}/{len(sure):4} sure right {sum(sure) / max(len(sure), 1):.3f}, cover {sum(sure) / max(len(right), 1):.3f}"
    return f"{name:10} {shares}, asked of {sum(one.open for one in right) / max(len(right), 1):.3f}   {'  '.join(steps)}"


def left_out(tries: Sequence[Try], groups: Sequence[str]) -> Iterator[str]:
    """A line for each group of batches, judged by weights that were fitted on all others."""
    everything: list[tuple[Try, float]] = []
    for group in groups:
        mine = [one for one in tries if one.batch in group.split("+")]
        said = said_by(fitted([one for one in tries if one.batch not in group.split("+")]), mine)
        everything += zip(mine, said, strict=True)
        yield line(group, mine, said)
    yield line("all", [one for one, _ in everything], [p for _, p in everything])


def write_weights(weights: Weights) -> None:
    """Writes `extractors/projects/confidence.toml`; what is judged of today's reader stays, with what is said of it."""
    judged = confidence.FILE.read_text(encoding="utf-8").partition("\n# How many bits surer")
    lines = [
        "# What each sign weighs, in bits; fitted by `python -m tests.generated.trusting --write` on plans as they were read at first."
    ]
    for table, values in weights.items():
        lines += ["", f"[{table}]", *(f"{name} = {value}" for name, value in values.items())]
    confidence.FILE.write_text("\n".join(lines) + "\n" + "".join(judged[1:]), encoding="utf-8")


def main() -> None:
    """Does what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights that fit all batches")
    parser.add_argument("--collect", type=Path, metavar="FOLDER", help="add the plans of a folder as they are read today")
    parser.add_argument("--batch", help="the name of the batch that is added")
    parser.add_argument("--seeds", type=int, nargs="+", help="read generated editions of these seeds anew, in place of those committed")
    asked = parser.parse_args()
    tries = held() if DATA.exists() else []
    if asked.collect:
        tries = [one for one in tries if one.batch != asked.batch] + list(collected(asked.collect, asked.batch))
        write_tries(tries)
    if asked.seeds:
        tries = [one for one in tries if one.batch != GENERATED] + list(generated(asked.seeds))
        write_tries(tries)
    if asked.write:
        write_weights(fitted(tries))
    batches = sorted({one.batch for one in tries} - {GENERATED})
    print(
        *left_out(tries, batches),
        "",
        *left_out(tries, ("+".join(batches[: len(batches) // 2]), "+".join(batches[len(batches) // 2 :]))),
        sep="\n",
    )


if __name__ == "__main__":
    main()
