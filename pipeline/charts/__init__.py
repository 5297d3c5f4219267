"""Pictures of editions for slides: a timeline, a network of organisations, projects by fund; as SVG or PNG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.exports.staging import staged
from pipeline.formats import ChartKind
from pipeline.translation import _


def chart(kind: ChartKind, paths: Sequence[Path], target: Path) -> None:
    """Draw editions into a file that ends with .svg or .png. Raises Unusable if one can't be read, or nothing is there to draw."""
    editions = [(path, load(path)) for path in paths]
    # matplotlib takes half a second to load, and only charts need it.
    from pipeline.charts.canvas import ENDINGS, save
    from pipeline.charts.funds import funds
    from pipeline.charts.gantt import gantt
    from pipeline.charts.network import network
    from pipeline.charts.selection import drawn, headline
    from pipeline.charts.words import words_of

    if target.suffix.lower() not in ENDINGS:
        raise Unusable(target, _("is no picture's name; end it with .svg or .png"))
    projects = drawn(editions)
    if not projects:
        raise Unusable(paths[0], _("has no projects to draw"))
    draw = {ChartKind.timeline: gantt, ChartKind.network: network, ChartKind.funders: funds}[kind]
    language = Counter(plan.plan.language for _, plan in editions).most_common(1)[0][0]
    figure = draw(projects, headline(editions), words_of(language))
    with staged(target, folder=False) as beside:
        save(figure, beside, target)
