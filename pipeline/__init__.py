"""How work gets done: readers, the steps in their order, and the command line. What programs use is here:

    from pipeline import chart, diff, export, extract, history, load, migrate, report

Each function does what the command of its name does, with the pydantic models of `schemas` instead of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schemas.diff import Diff
    from schemas.history import History
    from schemas.plan import Plan

__version__ = "0.1.0"
__all__ = ["chart", "diff", "export", "extract", "history", "load", "migrate", "report"]

PathLike = str | Path

# The modules behind these load spaCy and others, so each is imported where it is called.


def extract(path: PathLike) -> Plan:
    """Read an edition from a .pdf, or a .txt already extracted from one. Raises pipeline.errors.Unusable if it can't be read."""
    from pipeline.extraction import extract as read_edition

    return read_edition(Path(path)).plan


def load(path: PathLike) -> Plan:
    """The edition in a JSON file that was extracted before. Raises pipeline.errors.Unusable if there is none."""
    from pipeline.editions import load as load_edition

    return load_edition(Path(path))


def diff(old: Plan, new: Plan) -> Diff:
    """What changed from one edition to another."""
    from pipeline.compare import diff as compare

    return compare(old, new)


def history(plans: Sequence[Plan]) -> History:
    """Each project and theme through editions of one region, which are given in order."""
    from pipeline.compare.history import history as follow

    return follow(plans)


def export(
    paths: Sequence[PathLike],
    to: Literal["csv", "xlsx", "sqlite", "parquet", "jsonld", "datapackage"],
    target: PathLike,
    *,
    flat: bool = False,
) -> None:
    """Write the editions in JSON files as tables or linked data; `flat`: one row a project. `target` is a file, for csv,
    parquet and datapackage a folder unless flat. Raises pipeline.errors.Unusable; then what stood at the target is still there."""
    from pipeline.exports import Options
    from pipeline.exports import export as write
    from pipeline.formats import ExportFormat

    write([Path(path) for path in paths], ExportFormat(to), Path(target), Options(flat=flat))


def chart(
    kind: Literal["timeline", "network", "funders", "money", "organisations"],
    paths: Sequence[PathLike],
    target: PathLike,
    *,
    scale: float = 1,
    today: date | None = None,
) -> None:
    """Draw the editions in JSON files into a file that ends with .svg, .png or .pdf; `scale` of a PNG, `today` of a timeline.
    Raises pipeline.errors.Unusable."""
    from pipeline.charts import chart as draw
    from pipeline.formats import ChartKind

    draw(ChartKind(kind), [Path(path) for path in paths], Path(target), scale=scale, today=today)


def report(paths: Sequence[PathLike], target: PathLike, *, today: date | None = None) -> None:
    """Write a page on the editions in JSON files: what ends, what is new, who leads, who pays, what to check; `today` is the day
    that it is looked at from. Raises pipeline.errors.Unusable."""
    from pipeline.exports import finder
    from pipeline.output import write_whole
    from pipeline.reporting import report as make

    write_whole(Path(target), make([Path(path) for path in paths], finder(Path(target), []), today))


def migrate(path: PathLike) -> bool:
    """Bring an edition's JSON file up to date, in place; whether that changed it. Raises pipeline.errors.Unusable."""
    from pipeline.migration import migrate as bring_up_to_date

    return bring_up_to_date(Path(path))
