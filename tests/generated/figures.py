"""The committed figures of today's program, and what fell against them.

`figures.toml` holds for each family the figures of a fixed sample (`now`) and the best that were ever committed (`best`). A figure
well below its best is allowed only where CHANGELOG.md says why, in a line that names it: ``- `table-ruled` fields: …``
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.generated.scoring.summary import Row

FILE = Path(__file__).parent / "figures.toml"
CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SEEDS = (1, 2)
"""The seeds of the fixed sample: one edition in Finnish, one in another language, of every family."""
CI_SEEDS = SEEDS[:1]
"""Those that the tests read."""
MEASURES = ("fields", "theme", "items", "sure", "loud", "paragraphs", "tree", "candidates", "choice")
"""All are shares, the higher the better: `sure` of the confident projects are right, `loud` of the values are not silently wrong."""

SEALED_MEASURES = ("fields", "theme", "items", "sure", "loud", "cover", "calm")
"""Of the sealed families: no stages, since their keys know no words; `cover` of the right projects are confident, `calm` not warned of."""
DRAWN_MEASURES = SEALED_MEASURES[:3]
NOTES = {
    "all.now": ("# The fixed sample: two editions of each open family.",),
    "ci.now": ("# One edition of each, which the tests read.",),
    "sealed.first": (
        "# The sealed families, by number: means of two PDFs each, from 15 on of one. The very first try of 01 to 14, before anything",
        "# was mended (01 to 07 were looked at since and stand in tests/drawn; what is known of 15 to 21: tests/sealed/README.md):",
    ),
    "drawn.now": ("# Drawn plans that were looked at since, by name: no measure of plans to come.",),
    "trust.project": (
        "# What was said (confidence) against what was right, of so many, on the fixed sample: all fields of a project, and below",
        "# each field of those that were found, by its own confidence where the edition gives one, else by its project's.",
    ),
}
"""What stands over the tables of the file."""
BARE = re.compile(r"[\w-]+")

GRACE = 0.02
"""A figure may be so far below its best without a word: one field of one project."""

Figures = dict[str, dict[str, float]]
"""Family → measure → share, in thousandths."""


def figures_of(rows: Sequence[Row], measures: Sequence[str] = MEASURES) -> Figures:
    """The rows as they are committed."""
    return {row.family: {measure: round(getattr(row, measure), 3) for measure in measures} for row in rows}


def committed(sample: str) -> tuple[Figures, Figures]:
    """The figures of a sample (`all`, `ci`, `sealed`, `drawn`) now and at their best."""
    held = _held().get(sample, {})
    return held.get("now", {}), held.get("best", {})


def committed_trust() -> dict[str, Figures]:
    """The committed reliability table: `project` or a field → a step's lower bound → said, right, of."""
    return _held().get("trust", {})


def fallen(found: Figures, before: Figures, grace: float = 0.0) -> list[str]:
    """Each figure that is below what it was by more than the grace."""
    return [
        f"`{family}` {measure}: {value:.3f} after {held:.3f}"
        for family, figures in found.items()
        for measure, value in figures.items()
        if value + grace < (held := before.get(family, {}).get(measure, 0.0))
    ]


def unexplained(falls: Sequence[str]) -> list[str]:
    """The falls that CHANGELOG.md does not name (family and measure)."""
    said = CHANGELOG.read_text(encoding="utf-8")
    return [fall for fall in falls if fall.split(":")[0] not in said]


def named_in_changelog(prefix: str = "") -> set[str]:
    """What CHANGELOG.md names as fallen, as `fallen` writes it: family and measure.

    `prefix`: `sealed ` or `drawn `, nothing for the generated families.
    """
    measures = "|".join({*MEASURES, *SEALED_MEASURES})
    found = re.finditer(rf"(sealed |drawn |)(`[\w-]+` (?:{measures}))\b", CHANGELOG.read_text(encoding="utf-8"))
    return {match[2] for match in found if match[1] == prefix}


def write(samples: Mapping[str, Figures], *, anew: bool = False) -> None:
    """Commits the figures of samples: `now` as they are, `best` where they have risen; the other samples stay as they are committed.

    `anew`: what is read was changed itself, so that figures of before mean nothing; the best are those of now.
    """
    whole = _held()
    for sample, found in samples.items():
        best = {} if anew else committed(sample)[1]
        higher = {f: {m: max(v, best.get(f, {}).get(m, 0.0)) for m, v in found[f].items()} for f in found}
        whole[sample] = whole.get(sample, {}) | {"now": found, "best": higher}
    _dump(whole)


def write_trust(table: Mapping[str, Figures]) -> None:
    """Commits the reliability table: for projects and for each field, what was said against what was right, step by step."""
    _dump(_held() | {"trust": dict(table)})


def _held() -> dict[str, dict[str, Figures]]:
    """Everything that is committed: sample → kind → family → measure → figure."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def _dump(whole: Mapping[str, Mapping[str, Figures]]) -> None:
    lines = ["# How well today's program reads the fixed samples; written by `python -m tests.generated.robust --update`."]
    for sample, kinds in whole.items():
        for kind, figures in kinds.items():
            lines += ["", *NOTES.get(f"{sample}.{kind}", ()), f"[{sample}.{kind}]"]
            for name, row in figures.items():
                values = ", ".join(f"{measure} = {value:.3f}" for measure, value in row.items())
                lines.append(f"{name if BARE.fullmatch(name) else json.dumps(name)} = {{ {values} }}")
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
