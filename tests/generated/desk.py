"""The desk on which an edition is laid out: a cursor over its sheets, its style, its words and its answer key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.generated.content.plan import Plan
from tests.generated.content.words import Deck, words_of
from tests.generated.drawing.sheet import Colour, Rule, Sheet, Tag, Text, lowered
from tests.generated.drawing.style import Style
from tests.generated.drawing.text import Laid, Para, Run, lay, paint_row
from tests.generated.key import Key

SMALL = 0.75
"""Running lines are so large against the text."""


@dataclass
class Kept:
    """What must not stand alone at a page's foot: a sheet's marks from a number on, painted from y to y, in points."""

    sheet: Sheet
    first: int
    begin: float
    end: float


@dataclass
class Desk:
    """`x0`, `x1`: the column that the flow fills; `y`: where it goes on; all in points."""

    rng: Random
    plan: Plan
    style: Style
    key: Key
    sheets: list[Sheet] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    top: float = 0.0
    """Where the flow begins on a new page."""
    labels: dict[str, str] = field(default_factory=dict)
    unknown: float = 0.0
    """The share of labels and headings that no lexicon knows."""
    shape_seed: str = ""
    """The shape of the projects begins with this seed in each theme, so that its looks are the same in all of them."""
    reserved: float = 0.0
    """What a footnote takes of the foot of this page."""
    kept: Kept | None = None
    """The headings painted last; they go over to the next page with what comes after them."""
    stories: Deck | None = None
    """What is told of projects beside their facts, each once."""
    chapter: str = ""
    """The number of the section that projects stand in; empty where sections have none."""
    paragraphs: int = 0
    """How many paragraphs there are so far."""
    on_page: Any = None
    """Called for each new page of the flow, to draw what stands on every page (a slide's title, a bar)."""

    def __post_init__(self) -> None:
        self.words: dict[str, Any] = words_of(self.plan.language)
        self.unknown = self.rng.choice((0.0, 0.0, 0.25, 0.6))
        self.x0, self.x1 = self.style.margin, self.style.page[0] - self.style.margin

    # --- words ---

    def label(self, what: str) -> str:
        """The edition's word for a field, the same wherever it stands."""
        if what == "end":
            return str(self.words["labels"]["end"][self.words["labels"]["start"].index(self.label("start"))])
        if what not in self.labels:
            choice = self.words["labels"][what]
            if isinstance(choice, dict):
                choice = choice["unknown" if self.rng.random() < self.unknown else "known"]
            self.labels[what] = self.rng.choice(choice)
        return self.labels[what]

    def heading_words(self, kind: str) -> str:
        """The edition's heading of a section (`state`, `strengths`, `targets`, `projects`, `phenomena`)."""
        if kind not in self.labels:
            headings = self.words["headings"]
            name = kind if kind in headings else f"{kind}_{'unknown' if self.rng.random() < self.unknown else 'known'}"
            self.labels[kind] = self.rng.choice(headings[name])
        return self.labels[kind]

    # --- runs and paragraphs ---

    def run(self, text: str, *, bold: bool = False, italic: bool = False, size: float = 0.0, **more: Any) -> Run:
        """A run in the edition's typeface; `more`: colour, tag, glue."""
        more.setdefault("colour", self.style.ink)
        return Run(text, self.style.face.font(bold, italic), size or self.style.size, **more)

    def head(self, text: str, size: float, tag: Tag | None, colour: Colour | None = None, bold: bool | None = None) -> Run:
        """A run in the typeface of headings."""
        bold = self.style.bold_headings if bold is None else bold
        return Run(text, self.style.heading_face.font(bold), size, colour or self.style.accent, tag)

    def para(self, *runs: Run, **more: Any) -> Para:
        """A paragraph with the edition's leading; `more`: marker, indent, hang, align, leading."""
        more.setdefault("leading", self.style.leading)
        self.paragraphs += 1
        return Para(runs, number=self.paragraphs, **more)

    # --- pages ---

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def bottom(self) -> float:
        """Where the flow ends on a page."""
        return self.style.page[1] - self.style.margin * 0.9 - self.reserved

    @property
    def room(self) -> float:
        """How high a thing may be to fit on a page of its own."""
        return self.bottom - self.top - 2

    def page(self) -> None:
        """A new page with its running lines, and what stands on every page of this part."""
        self.sheets.append(Sheet(*self.style.page))
        self.reserved = 0.0
        self._running()
        self.y = self.style.margin
        if self.on_page:
            self.on_page()
        self.top = self.y

    def _running(self) -> None:
        size, style = round(self.style.size * SMALL, 1), self.style
        font, grey = style.face.regular, (0.4, 0.4, 0.4)
        if style.header:
            self.sheet.add(Text(style.margin, style.margin * 0.55, self.plan.running, font, size, grey))
        if style.footer:
            base = style.page[1] - style.margin * 0.4
            number = style.page_word.format(n=len(self.sheets), of="{of}")
            self.sheet.add(Text(style.page[0] - style.margin - 40, base, number, font, size, grey))
            if not style.header:
                self.sheet.add(Text(style.margin, base, self.plan.running, font, size, grey))

    def need(self, height: float) -> bool:
        """Goes to a new page where so much does not fit any more; says whether it did."""
        if self.y + height > self.bottom and self.y > self.top + 1:
            kept = self._kept()
            if kept is None or kept.begin <= self.top + 1 or kept.end - kept.begin + height > self.bottom - self.top:
                self.page()
            else:
                self._take_over(kept)
            return True
        return False

    def _kept(self) -> Kept | None:
        """The headings under which nothing stands yet."""
        return self.kept if self.kept and self.kept.sheet is self.sheet and self.kept.end == self.y else None

    def _take_over(self, kept: Kept) -> None:
        """A new page that begins with what stood last on this one."""
        marks = kept.sheet.marks[kept.first :]
        del kept.sheet.marks[kept.first :]
        self.page()
        first, begin = len(self.sheet.marks), self.y
        self.sheet.add(*(lowered(mark, begin - kept.begin) for mark in marks))
        self.y += kept.end - kept.begin
        self.kept = Kept(self.sheet, first, begin, self.y)

    # --- the flow ---

    def space(self, points: float) -> None:
        self.y += points

    def lay(self, para: Para) -> Laid:
        """The paragraph wrapped to the column."""
        return lay(para, self.x1 - self.x0)

    def put(self, para: Para, *, after: float | None = None, keep: float = 0.0) -> None:
        """A paragraph in the flow, over the page's end line by line; nothing where it has no words.

        `keep`: what must fit on the page together with its first line, in points.
        """
        if not para.runs:
            return
        if self.style.justified and para.align == "left" and para.size == self.style.size:
            para = replace(para, align="justify")
        laid = self.lay(para)
        self.need(laid.pitch * min(2, len(laid.rows)) + keep)
        above = self._kept() or Kept(self.sheet, len(self.sheet.marks), self.y, self.y)
        for number in range(len(laid.rows)):
            self.need(laid.pitch)
            paint_row(self.sheet, laid, number, self.x0, self.y)
            self.y += laid.pitch
        self.space(self.style.gap if after is None else after)
        self.kept = replace(above, end=self.y) if keep else None

    def put_whole(self, para: Para, *, after: float | None = None) -> None:
        """A paragraph that is not broken over pages."""
        if para.runs:
            self.need(self.lay(para).height)
        self.put(para, after=after)

    def heading(self, text: str, level: int, *, theme: int | None = None, keep: float = 0.0) -> None:
        """A heading of a level (1: a theme, 2: a section, 3: a group) in the flow."""
        style = self.style
        size = {1: style.title_size, 2: style.heading_size, 3: style.size}[level]
        bold = None if level < 3 else True
        shown = text.upper() if style.capitals and level == 1 else text
        above = self._kept()
        self.space(size * 0.5 if self.y > self.top + 1 else 0.0)
        self.kept = above and replace(above, end=self.y)
        self.put(self.para(self.head(shown, size, self.key.heading(theme), bold=bold)), keep=keep or 3 * style.size, after=style.gap)

    def rule(self, colour: Colour | None = None) -> None:
        """A line over the column."""
        self.sheet.add(Rule(self.x0, round(self.y, 2), self.x1, round(self.y, 2), 0.8, colour or self.style.accent))
        self.space(self.style.gap)
