"""Paper, colours and letters for the charts: 1280 pixels wide, sizes in inches, the same bytes each time."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

# A slide's width in inches at 100 dots an inch; no chart is lower than a slide.
WIDTH, HEIGHT, DPI = 12.8, 7.2, 100
INK, FAINT, GRID = "#1d2733", "#56616d", "#dde3e8"
# Few colours, told apart by lightness too, so by every kind of vision and in print (tests/pipeline/charts/test_colours.py).
BLUE, DEEP, AMBER, GREY, EDGE, BAND = "#2a76b0", "#0c3a5f", "#e28b20", "#d3dae1", "#8793a0", "#edf3ee"
# Shades of a count, the lightest first.
SHADES = ("#e4eff8", "#b9d5ec", "#86b6dd", "#5599cd", "#0a3d69")
MARGIN, TITLE = 0.2, 0.72
MISSING = "Glyph .* missing from font"
LINE = 1.3 / 72
"""The height of a line in inches for each point of its letters."""

matplotlib.rcParams.update(
    {"font.family": "DejaVu Sans", "svg.hashsalt": "planex", "svg.fonttype": "none", "pdf.fonttype": 42, "text.parse_math": False}
)


@dataclass
class Drawing:
    """A figure, what it is called, and what is told of its parts where a reader points at them (the titles of an SVG)."""

    figure: Figure
    name: str
    titles: dict[str, str] = field(default_factory=dict)

    def tell(self, artist: Artist, said: str) -> None:
        """What is told of a part."""
        key = f"part-{len(self.titles) + 1}"
        artist.set_gid(key)
        self.titles[key] = said


def paper(height: float) -> Figure:
    """An empty figure of a slide's width and at least its height, in inches."""
    return Figure(figsize=(WIDTH, max(height, HEIGHT)), dpi=DPI, facecolor="white")


def sheet(figure: Figure) -> Any:
    """Axes over all of a figure whose units are inches: x from the left, y from the top."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, figure.get_figwidth())
    axes.set_ylim(figure.get_figheight(), 0)
    axes.set_axis_off()
    return axes


def title(axes: Any, text: str, said: str = "") -> None:
    """The chart's title in its upper left corner, what it says of itself in small letters below it."""
    axes.text(MARGIN, 0.3, shortened(text, WIDTH - 2 * MARGIN, 15, bold=True), fontsize=15, fontweight="bold", color=INK, va="center")
    if said:
        axes.text(MARGIN, 0.58, shortened(said, WIDTH - 2 * MARGIN, 9), fontsize=9, color=FAINT, va="center")


def box(axes: Any, x: float, y: float, width: float, height: float, colour: str, **look: Any) -> Any:
    """A rectangle by its upper left corner."""
    # The sheet knows how large it is: `add_patch` would reckon that anew for each box, which took half of a large matrix's time.
    return axes.add_artist(Rectangle((x, y), width, height, **{"facecolor": colour, "linewidth": 0, **look}))


def legend(axes: Any, y: float, marks: Sequence[tuple[dict[str, Any], str]]) -> None:
    """What colours and signs mean, side by side from the left; `line` makes a line of a mark, `sign` a letter."""
    x = MARGIN
    for look, said in marks:
        look = dict(look)
        if "sign" in look:
            axes.text(x, y, look["sign"], fontsize=9, color=look["color"], va="center")
        elif "line" in look:
            axes.plot([x + 0.1, x + 0.1], [y - 0.08, y + 0.08], color=look["line"], linewidth=1.6)
        else:
            box(axes, x, y - 0.06, 0.26, 0.12, look.pop("colour"), **look)
        axes.text(x + 0.33, y, said, fontsize=9, color=INK, va="center")
        x += 0.33 + measured(said, 9) + 0.28


@lru_cache(maxsize=1)
def _renderer() -> Any:
    return FigureCanvasAgg(Figure(dpi=DPI)).get_renderer()  # type: ignore[no-untyped-call]


@lru_cache(maxsize=65536)
def measured(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in inches."""
    letters = FontProperties(size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        # A letter that the font does not have is drawn as a box, which says so itself.
        warnings.filterwarnings("ignore", message=MISSING)
        width, _height, _depth = _renderer().get_text_width_height_descent(text, letters, False)
    return float(width) / DPI


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text on as many lines as it needs in a room so wide, in inches; whole, a word that is too wide broken."""
    lines: list[str] = []
    for word in text.split() or [""]:
        joined = f"{lines[-1]} {word}" if lines else word
        if measured(joined, size, bold) <= room:
            lines[-1:] = [joined]
        else:
            lines += _broken(word, room, size, bold)
    return lines


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    if measured(word, size, bold) <= room:
        return [word]
    parts = [""]
    for sign in word:
        if parts[-1] and measured(parts[-1] + sign, size, bold) > room:
            parts.append("")
        parts[-1] += sign
    return parts


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """A text on one line; cut at its end, with an ellipsis, where the room is too narrow."""
    line = " ".join(text.split())
    if measured(line, size, bold) <= room:
        return line
    while line and measured(f"{line}…", size, bold) > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def written(axes: Any, x: float, y: float, lines: Sequence[str], size: float, **look: Any) -> None:
    """Lines below each other, the first at y; as one text each, so that an SVG can be searched."""
    for place, line in enumerate(lines):
        axes.text(x, y + (place + 0.5) * size * LINE, line, fontsize=size, va="center", **{"color": INK, **look})
