"""Figures of many editions taken together: one row a family, and the reliability table (said against right)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from tests.generated.reading import Reading
from tests.generated.scoring.measures import Figures, Trust
from tests.generated.scoring.stages import Stages

STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
"""The bounds of the reliability table's rows."""


@dataclass(frozen=True)
class Row:
    """A family's figures: the means over its editions, 0 to 1, and the sums that trust is made of."""

    family: str
    editions: int
    fields: float
    theme: float
    items: float
    lost: int
    trust: Trust
    stages: Stages

    @property
    def silent(self) -> float:
        """The share of values that are silently wrong."""
        return self.trust.silent / self.trust.values if self.trust.values else 0.0

    @property
    def loud(self) -> float:
        """The share of values that are right, or wrong and said to be."""
        return 1 - self.silent

    @property
    def paragraphs(self) -> float:
        """The share of paragraphs that are one block each."""
        return self.stages.paragraphs.share

    @property
    def tree(self) -> float:
        """The share of mentions that are unions of blocks."""
        return self.stages.tree.share

    @property
    def candidates(self) -> float:
        """The share of mentions whose right cut was considered."""
        return self.stages.candidates.share

    @property
    def choice(self) -> float:
        """The share of mentions that were cut rightly."""
        return self.stages.choice.share

    @property
    def sure(self) -> float:
        """The share of the confident projects that are all right."""
        return self.trust.confident_right / self.trust.confident if self.trust.confident else 1.0

    @property
    def cover(self) -> float:
        """The share of the right projects that are confident."""
        return self.trust.confident_right / self.trust.right if self.trust.right else 1.0

    @property
    def calm(self) -> float:
        """The share of the right projects that nothing warns of in vain."""
        return 1 - self.trust.right_warned / self.trust.right if self.trust.right else 1.0


def row_of(family: str, readings: Sequence[Reading]) -> Row:
    """The row of a family's editions."""
    trust, stages = Trust(), Stages()
    for reading in readings:
        trust += reading.figures.trust
        stages += reading.stages
    figures = [reading.figures for reading in readings]
    means = (fmean(values) for values in zip(*((f.fields.f1, f.theme.f1, f.items.f1) for f in figures), strict=True))
    return Row(family, len(figures), *means, sum(f.lost for f in figures), trust, stages)


def together(rows: Sequence[Row]) -> Row:
    """All families in one row, each counting the same in the means."""
    trust, stages = Trust(), Stages()
    for row in rows:
        trust += row.trust
        stages += row.stages
    means = (fmean(values) for values in zip(*((r.fields, r.theme, r.items) for r in rows), strict=True))
    return Row("all", sum(r.editions for r in rows), *means, sum(r.lost for r in rows), trust, stages)


def heading() -> str:
    shares = f"{'fields':>7} {'theme':>7} {'items':>7} {'lost':>5} {'silent':>7}"
    trust = f"{'sure, right':>12} {'right, sure':>12} {'in vain':>8}"
    return f"{'family':26} {'n':>4} {shares} {trust}   {'blocks':>9} {'tree':>9} {'candidates':>10} {'choice':>9} {'fields':>9}"


def line(row: Row) -> str:
    """A row of the table: means in per cent, trust and stages as so many of so many."""
    t, s = row.trust, row.stages
    shares = " ".join(f"{100 * share:7.1f}" for share in (row.fields, row.theme, row.items))
    trust = f"{_of(t.confident_right, t.confident):>12} {_of(t.confident_right, t.right):>12} {t.right_warned:>8}"
    steps = (s.paragraphs, s.tree, s.candidates, s.choice, s.fields)
    stages = " ".join(f"{_of(tally.right, tally.gold):>{wide}}" for tally, wide in zip(steps, (9, 9, 10, 9, 9), strict=True))
    return f"{row.family[:26]:26} {row.editions:4} {shares} {row.lost:5} {100 * row.silent:6.1f}% {trust}   {stages}"


def _of(some: int, whole: int) -> str:
    return f"{some}/{whole}" if whole else "-"


Steps = dict[str, dict[str, dict[str, float]]]
"""`project` or a field → a step of what was said (its lower bound) → the mean said, the share that was right, of how many."""


def reliability(figures: Iterable[Figures]) -> Steps:
    """What was said (confidence) against how often it was right, for projects and for each field that says so."""
    every: dict[str, list[tuple[float, bool]]] = {}
    for one in figures:
        for name, confidence, right in one.said:
            every.setdefault(name, []).append((confidence, right))
    found: Steps = {}
    for name, pairs in sorted(every.items(), key=lambda item: item[0] != "project"):
        for low, high in pairwise(STEPS):
            mine = [(confidence, right) for confidence, right in pairs if low <= confidence < high]
            if mine:
                step = {"said": fmean(c for c, _ in mine), "right": fmean(r for _, r in mine), "of": float(len(mine))}
                found.setdefault(name.split(".")[0], {})[f"{low:.2f}"] = step
    return found


def told(steps: Steps, before: Steps) -> str:
    """The reliability table as it is printed, beside what was committed."""
    lines = ["", "said against right:"]
    for name, rows in steps.items():
        for low, row in rows.items():
            held = before.get(name, {}).get(low)
            was = f" (committed: {held['right']:.2f} of {held['of']:.0f})" if held else ""
            lines.append(f"  {name:12} from {low}: said {row['said']:.2f}, right {row['right']:.2f} of {row['of']:.0f}{was}")
    return "\n".join(lines)
