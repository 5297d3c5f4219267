"""Slides: their titles, again where a slide goes on over its end; the bars over them; dividers between themes."""

from __future__ import annotations

from random import Random

from tests.generated.content.plan import Theme
from tests.generated.desk import Desk
from tests.generated.drawing.sheet import Fill, Text
from tests.generated.drawing.style import WHITE, Style
from tests.generated.manner import Manner
from tests.generated.matter import opening


def divider(desk: Desk, theme: Theme, title: str, manner: Manner) -> None:
    desk.on_page = None
    desk.page()
    style = desk.style
    dark = Random(f"{desk.shape_seed} divider").random() < 0.5
    if dark:
        desk.sheet.marks.insert(0, Fill(0, 0, style.page[0], style.page[1], style.accent))
    desk.y = style.page[1] * 0.4
    run = desk.head(title, style.title_size, desk.key.heading(theme.number), WHITE if dark else style.accent)
    desk.put(desk.para(run, align=style.justified_title))
    if not dark:
        opening(desk, manner.matter)


def slide(desk: Desk, title: str, theme: int | None, bar: tuple[int, str] | None) -> None:
    """A slide; where it goes on over its end, the next one has the same title."""
    style = desk.style

    def top() -> None:
        if bar:
            _bar(desk, style, *bar)
        shown = title.upper() if style.capitals else title
        run = desk.head(shown, style.title_size, desk.key.heading(theme))
        desk.put(desk.para(run, align=style.justified_title, leading=1.15), after=style.title_size * 0.6)

    desk.on_page = top
    desk.page()


def _bar(desk: Desk, style: Style, number: int, title: str) -> None:
    high = style.size * 2.2
    desk.sheet.add(Fill(0, 0, style.page[0], high, style.accent))
    font = style.heading_face.font(True)
    desk.sheet.add(Text(style.margin, high * 0.66, title, font, style.size, WHITE, desk.key.heading(number)))
    desk.y = max(desk.y, high + style.size)
