"""Pictures of editions for slides: a timeline, who works with whom, projects and money by fund, organisations; SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.exports.staging import staged
from pipeline.formats import ChartFormat, ChartKind
from pipeline.translation import _

if TYPE_CHECKING:
    from pipeline.charts.canvas import Drawing
    from pipeline.charts.selection import Drawn


def chart(
    kind: ChartKind,
    paths: Sequence[Path],
    target: Path,
    *,
    format: ChartFormat | None = None,
    scale: float = 1,
    today: date | None = None,
) -> str:
    """Draw editions into a file, as its ending says where no format is named; gives what stands above the picture.

    `scale`: a PNG is so many times 1280 pixels wide. `today`: the day that the timeline is looked at from.
    Raises Unusable if an edition can't be read, nothing is there to draw, or the ending names no format or another one.
    """
    editions = [(path, load(path)) for path in paths]
    # matplotlib takes half a second to load, and only charts need it.
    from pipeline.charts.files import save
    from pipeline.charts.selection import drawn, headline

    format = format or _format_of(target)
    if scale != 1 and format is not ChartFormat.png:
        raise Unusable(target, _("--scale is for png: {format} has no pixels").format(format=format))
    projects = drawn(editions)
    if not projects:
        raise Unusable(paths[0], _("has no projects to draw"))
    drawing = _draw(kind, today)(projects, headline(editions))
    if drawing is None:
        raise Unusable(paths[0], _("tells no budget that could be drawn"))
    with staged(target, folder=False) as beside:
        save(drawing, beside, format, scale)
    return drawing.name


def _format_of(target: Path) -> ChartFormat:
    ending = target.suffix.lower().removeprefix(".")
    if ending not in list(ChartFormat):
        raise Unusable(target, _("is no picture's name; end it with .svg, .png or .pdf"))
    return ChartFormat(ending)


def _draw(kind: ChartKind, today: date | None) -> Callable[[Sequence[Drawn], str], Drawing | None]:
    from pipeline.charts.bars import funds, money, organisations
    from pipeline.charts.gantt import gantt
    from pipeline.charts.network import network

    if kind is ChartKind.timeline:
        return lambda projects, headline: gantt(projects, headline, today)
    return {ChartKind.network: network, ChartKind.funders: funds, ChartKind.money: money, ChartKind.organisations: organisations}[kind]
