"""The committed figures of today's program, and what fell against them.

`figures.toml` holds for each family the figures of a fixed sample (`now`) and the best that were ever committed (`best`). A figure
well below its best is allowed only where CHANGELOG.md says why, in a line that names it: ``- `table-ruled` fields: …``
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.generated.families import all_shapes
from tests.generated.scoring.summary import Row

FILE = Path(__file__).parent / "figures.toml"
CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SEEDS = (1, 2)
"""The seeds of the fixed sample: one edition in Finnish, one in another language, of every family."""
CI_SEEDS = SEEDS[:1]
"""Those that the tests read."""
MEASURES = ("fields", "theme", "items", "sure", "loud", "paragraphs", "tree", "candidates", "choice")
"""All are shares, the higher the better: `sure` of the confident projects are right, `loud` of the values are not silently wrong."""

GRACE = 0.02
"""A figure may be so far below its best without a word: one field of one project."""

Figures = dict[str, dict[str, float]]
"""Family → measure → share, in thousandths."""


def figures_of(rows: Sequence[Row]) -> Figures:
    """The rows as they are committed."""
    return {row.family: {measure: round(getattr(row, measure), 3) for measure in MEASURES} for row in rows}


def committed(sample: str) -> tuple[Figures, Figures]:
    """The figures of a sample (`all`, `ci`) now and at their best."""
    held = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return held.get(sample, {}).get("now", {}), held.get(sample, {}).get("best", {})


def fallen(found: Figures, before: Figures, grace: float = 0.0) -> list[str]:
    """Each figure that is below what it was by more than the grace."""
    return [
        f"`{family}` {measure}: {found[family][measure]:.3f} after {held:.3f}"
        for family in found
        for measure in MEASURES
        if found[family][measure] + grace < (held := before.get(family, {}).get(measure, 0.0))
    ]


def unexplained(falls: Sequence[str]) -> list[str]:
    """The falls that CHANGELOG.md does not name (family and measure)."""
    said = CHANGELOG.read_text(encoding="utf-8")
    return [fall for fall in falls if fall.split(":")[0] not in said]


def write(samples: Mapping[str, Figures], *, anew: bool) -> None:
    """Commits figures: `now` as they are, `best` where they have risen.

    `anew`: the generator itself was changed, so that figures of before mean nothing; the best are those of now.
    """
    lines = ["# How well today's program reads the fixed samples; written by `python -m tests.generated.robust --update`."]
    for sample, found in samples.items():
        best = {} if anew else committed(sample)[1]
        higher = {f: {m: max(v, best.get(f, {}).get(m, 0.0)) for m, v in found[f].items()} for f in found}
        for name, figures in (("now", found), ("best", higher)):
            lines += ["", f"[{sample}.{name}]"]
            for family in all_shapes():
                if family in figures:
                    values = ", ".join(f"{measure} = {value:.3f}" for measure, value in figures[family].items())
                    lines.append(f"{family} = {{ {values} }}")
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
