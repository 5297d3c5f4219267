"""Paper and colours for the charts: 1280 pixels wide, the same bytes each time."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.text import Text

from pipeline.errors import Unusable
from pipeline.translation import _

# A slide's width in inches at 100 dots an inch; no chart is lower than a slide.
WIDTH, HEIGHT, DPI = 12.8, 7.2, 100
INK, FAINT, GRID = "#1d2733", "#66727f", "#dde3e8"
# Colours that are told apart with any kind of colour vision (Okabe and Ito, 2008), black and yellow left out.
PALETTE = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#7F7F7F",
    "#8C6D31",
    "#5B5EA6",
    "#9B2335",
    "#2E8B57",
    "#A0785A",
)
ENDINGS = (".svg", ".png")
# What XML can't hold (XML 1.0, 2.2): names come from strangers' files.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

matplotlib.rcParams.update({"font.family": "DejaVu Sans", "svg.hashsalt": "planex", "svg.fonttype": "path", "text.parse_math": False})


def paper(height: float = HEIGHT) -> Figure:
    """An empty figure of a slide's width and at least its height, in inches."""
    return Figure(figsize=(WIDTH, max(height, HEIGHT)), dpi=DPI, facecolor="white")


def plain(axes: Any) -> None:
    """Take the frame and the ticks away."""
    axes.tick_params(length=0, labelcolor=INK)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)


def title(figure: Figure, text: str, said: str = "") -> None:
    """The chart's title in its upper left corner, what it says of itself in small letters below it."""
    top = 1 - 0.32 / figure.get_figheight()
    figure.text(0.016, top, text, fontsize=15, fontweight="bold", color=INK, va="center")
    if said:
        figure.text(0.016, top - 0.27 / figure.get_figheight(), said, fontsize=9, color=FAINT, va="center")


def save(figure: Figure, path: Path, target: Path) -> None:
    """Write a figure as its target's ending says. Raises Unusable for another ending than .svg and .png."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Unusable(target, _("is no picture's name; end it with .svg or .png"))
    metadata: dict[str, str | None] = {"Date": None} if ending == ".svg" else {"Software": "planex"}
    for text in figure.findobj(match=Text):
        text.set_text(NO_XML.sub("", text.get_text()))
    with warnings.catch_warnings():
        # A letter that the font does not have is drawn as a box, which says so itself.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(path, format=ending[1:], metadata=metadata)
