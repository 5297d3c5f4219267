"""Which entry of a register each project is: the diff's comparisons, and what only a register tells (code, business id, sum).

Evidence is added up as in pipeline/compare/linkage.py. The prior is that of one entry among as many as the register has. A register's
summary is another author's text, so descriptions are not compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.evidence.names import acronym_of, short_name, slug
from pipeline.compare.calibration import AS_SAID
from pipeline.compare.candidates import Pairs
from pipeline.compare.linkage import Comparison, Level, Levels, Matrix, assign, similarity, total
from pipeline.compare.projects import PRIOR, comparisons
from pipeline.compare.same import even
from pipeline.registers.layouts import FUNDS
from schemas.link import RegisterEntry
from schemas.plan import Budget, Funder, Partner, Period, Project

CODE = (Level(0), Level(-10), Level(30, "same code"))
BUSINESS = (Level(0), Level(8, "same business id"))
MONEY = (Level(0), Level(6, "same sum"))
# Names less alike (0 to 100) are looked at only where something else agrees, and of those more alike so many a project.
NAME_ALIKE, NEAREST = 55, 25
# Entries that are so many bits behind the best fit nearly as well.
NEARLY = 4.0


@dataclass(frozen=True)
class Match:
    """A project and its entry, by their places; `others` are entries that fit nearly as well."""

    project: int
    entry: int
    likelihood: float
    evidence: tuple[str, ...]
    others: tuple[int, ...]


def match_register(projects: Sequence[Project], entries: Sequence[RegisterEntry]) -> list[Match]:
    """The entries that projects are, one to one, for the most evidence in all; in the order of the projects."""
    near = candidates(projects, entries)
    if not near:
        return []
    chosen = [entries[place] for place in near]
    compared = [
        *_as_the_diff(projects, [as_project(entry, place) for place, entry in enumerate(chosen)]),
        Comparison(_codes(projects, chosen), CODE),
        Comparison(_business_ids(projects, chosen), BUSINESS),
        Comparison(_sums(projects, chosen), MONEY),
    ]
    weights = total(compared, min(PRIOR, -math.log2(len(entries))))
    pairs = assign(weights)
    taken = {j for _i, j in pairs}
    found = []
    for i, j in pairs:
        rivals = [int(k) for k in np.flatnonzero(weights[i] > max(0.0, float(weights[i, j]) - NEARLY)) if k == j or k not in taken]
        evidence = tuple(words for comparison in compared if (words := comparison.words(i, j)))
        others = tuple(near[k] for k in rivals if k != j)
        found.append(Match(i, near[j], _share(weights, i, j, rivals), evidence, others))
    return found


def _as_the_diff(projects: Sequence[Project], entries: Sequence[Project]) -> list[Comparison]:
    """The diff's comparisons of every project with every entry, shape (projects, entries)."""
    shape = (len(projects), len(entries))
    old, new = np.indices(shape).reshape(2, -1).astype(np.int64)
    return [Comparison(one.levels.reshape(shape), one.scale) for one in comparisons(projects, entries, {}, Pairs(old, new))]


def _share(weights: Matrix, i: int, j: int, rivals: Sequence[int]) -> float:
    """The likelihood of an entry beside those that would do as well: they share what there is."""
    own = float(weights[i, j])
    # The odds against it: that it is none, or one of the rivals.
    against = 2.0**-own + sum(2.0 ** (float(weights[i, k]) - own) for k in rivals if k != j)
    return AS_SAID.likelihood(-math.log2(against))


def candidates(projects: Sequence[Project], entries: Sequence[RegisterEntry]) -> list[int]:
    """The places of the entries that any project may be: those most alike by name, and those of its code, short name or acronym."""
    if not projects or not entries:
        return []
    alike = similarity([even(project.name).casefold() for project in projects], [even(entry.name).casefold() for entry in entries])
    found: set[int] = set()
    for row in alike:
        best = np.argsort(-row, kind="stable")[:NEAREST]
        found |= {int(k) for k in best if row[k] >= NAME_ALIKE}
    known = {word for project in projects for word in _words_of(project)}
    codes = {code for project in projects if project.code for code in [_code(project.code)]}
    for place, entry in enumerate(entries):
        if known & _words(entry.name) or codes & _codes_of(entry):
            found.add(place)
    return sorted(found)


def _words_of(project: Project) -> set[str]:
    return _words(project.name) | ({project.acronym.casefold()} if project.acronym else set())


def _words(name: str) -> set[str]:
    """What a name is called for short: its short name and its acronym."""
    acronym = acronym_of(name)
    return {even(short_name(name)).casefold()} | ({acronym.casefold()} if acronym else set())


def as_project(entry: RegisterEntry, place: int) -> Project:
    """An entry as a project, for the diff's comparisons."""
    period = Period(text="", edtf=f"{entry.start or ''}/{entry.end or '..'}", start=entry.start, end=entry.end)
    fund = [Funder(name=entry.fund, id=FUNDS.get(entry.fund.casefold()), instrument=None, text=entry.fund)] if entry.fund else []
    return Project(
        id=slug(f"entry {place}"),
        name=entry.name,
        acronym=acronym_of(entry.name),
        description=None,
        period=period if entry.start or entry.end else None,
        funders=fund,
        partners=[Partner(name=one.name, id=None, role="partner", text=one.name) for one in entry.beneficiaries],
        scope=None,
        status=None,
        themes=[],
        mentions=[],
        confidence=1,
        spans={},
    )


def _code(text: str) -> str:
    """A code without its spaces and dashes, in capitals."""
    return re.sub(r"[\W_]+", "", text).upper()


def _codes_of(entry: RegisterEntry) -> set[str]:
    """An entry's codes; of `2021FI16FFPR001_S30123` the last part, too."""
    return {_code(part) for code in entry.codes for part in (code, code.rpartition("_")[2])}


def same_code(project: Project, entry: RegisterEntry) -> bool:
    """Whether a project's code is one of an entry's."""
    return project.code is not None and _code(project.code) in _codes_of(entry)


def _codes(projects: Sequence[Project], entries: Sequence[RegisterEntry]) -> Levels:
    rows = [[0 if project.code is None else 2 if same_code(project, entry) else 1 for entry in entries] for project in projects]
    return np.array(rows, dtype=np.int8)


def _business_ids(projects: Sequence[Project], entries: Sequence[RegisterEntry]) -> Levels:
    told = [{partner.business_id for partner in project.partners} - {None} for project in projects]
    rows = [[bool(numbers & {one.business_id for one in entry.beneficiaries}) for entry in entries] for numbers in told]
    return np.array(rows, dtype=np.int8)


def _sums(projects: Sequence[Project], entries: Sequence[RegisterEntry]) -> Levels:
    rows = [[project.budget is not None and same_sum(project.budget, entry) for entry in entries] for project in projects]
    return np.array(rows, dtype=np.int8)


def same_sum(budget: Budget, entry: RegisterEntry) -> bool:
    """Whether one of an entry's sums is a project's, which may be rounded: to its last figure that is not 0."""
    amount = budget.amount
    if amount <= 0:
        return False
    unit = 0.01
    while amount % (unit * 10) == 0:
        unit *= 10
    return any(one.currency == budget.currency and abs(one.amount - amount) <= unit / 2 for one in entry.sums)
