"""Tables: columns of given widths, cells of paragraphs, with rules, fills or nothing between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from tests.generated.drawing.faces import width
from tests.generated.drawing.sheet import Colour, Fill, Rule, Sheet
from tests.generated.drawing.stack import Stack, stack
from tests.generated.drawing.text import Para

Cell = Sequence[Para]


@dataclass(frozen=True)
class Look:
    """How a table is drawn.

    `rules`: grid (every cell), rows (a line under each), outer (over and under the header, and at the end), none;
    `painted`: cells drawn as boxes of their own, as office programs do; `header`, `zebra`: fills, None where there is none.
    """

    rules: str = "grid"
    painted: bool = False
    header: Colour | None = None
    zebra: Colour | None = None
    line: Colour = (0.5, 0.5, 0.5)
    padding: float = 4.0
    gutter: float = 10.0
    """Between columns where nothing is drawn."""
    middle: bool = False
    """Whether short cells stand in the middle of their row."""
    split: bool = False
    """Whether a row may go over a page's end."""
    repeat: bool = True
    """Whether the header stands on every page."""


CROWDED = 9
"""Lines of a cell that nobody would leave so, but make its column wider."""
SMALLER = 0.93
"""By so much type shrinks until a table fits on its page."""


def _smaller(para: Para) -> Para:
    return replace(para, runs=tuple(replace(run, size=round(run.size * SMALLER, 1)) for run in para.runs))


def longest_word(cell: Cell) -> float:
    """The width of a cell's longest word; a word may change its font."""
    longest = 0.0
    for para in cell:
        for run in para.runs:
            longest = max([longest, *(width(word, run.font, run.size) for word in run.text.split())])
    return longest + 3


@dataclass
class Row:
    """A row: its cells, how many columns each spans (1 where not said), whether it is a header and repeated on the next page."""

    cells: Sequence[Cell]
    spans: Sequence[int] = ()
    header: bool = False
    fill: Colour | None = None
    joined: frozenset[int] = frozenset()
    """Columns that the row's cell shares with the row above: no line between them."""


@dataclass
class Table:
    """Rows to be painted down a page and over to the next ones."""

    widths: Sequence[float]
    look: Look
    rows: list[Row] = field(default_factory=list)
    leading_gap: float = 2.0

    def add(self, *cells: Cell, **more: object) -> None:
        self.rows.append(Row(cells, **more))  # type: ignore[arg-type]

    def fit(self, total: float) -> None:
        """Makes every column as wide as its longest word at least, and the type smaller where that is too much for the page.

        The rest is shared as the given widths are; where that makes a cell very high, columns that hold more get more.
        """
        while sum(needed := self._needed()) > total:
            for row in self.rows:
                row.cells = [[_smaller(para) for para in cell] for cell in row.cells]
        spare = total - sum(needed)
        self._share(needed, [max(wide - least, 0.0) for wide, least in zip(self.widths, needed, strict=True)], spare)
        if max(sum(len(laid.rows) for laid in one.laid) for row in self.rows for one in self.stacks(row)) > CROWDED:
            self._share(needed, [sqrt(long) for long in self._lengths()], spare)

    def _share(self, needed: Sequence[float], wanted: Sequence[float], spare: float) -> None:
        share = spare / sum(wanted) if sum(wanted) else 0.0
        self.widths = [round(least + more * share, 2) for least, more in zip(needed, wanted, strict=True)]

    def _lengths(self) -> list[float]:
        """How long the longest text of each column is, in points."""
        lengths = [0.0] * len(self.widths)
        for cells in (row.cells for row in self.rows if not row.spans):
            long = [sum(width(run.text, run.font, run.size) for para in cell for run in para.runs) for cell in cells]
            lengths = [max(pair) for pair in zip(lengths, long, strict=True)]
        return lengths

    def _needed(self) -> list[float]:
        pad = self.look.padding * 2 if self.look.rules != "none" or self.look.painted else self.look.gutter
        needed = [pad + 10] * len(self.widths)
        for row in self.rows:
            if not row.spans:
                needed = [max(least, pad + 1 + longest_word(cell)) for least, cell in zip(needed, row.cells, strict=True)]
        return needed

    def stacks(self, row: Row) -> list[Stack]:
        """The row's cells laid to their widths."""
        found = []
        for cell, (x0, x1) in zip(row.cells, self.edges(row), strict=True):
            pad = self.look.padding * 2 if self.look.rules != "none" or self.look.painted else self.look.gutter
            found.append(stack(cell, x1 - x0 - pad, self.leading_gap))
        return found

    def edges(self, row: Row) -> list[tuple[float, float]]:
        """Left and right edge of each cell, from the table's left edge."""
        found, x, column = [], 0.0, 0
        for span in row.spans or [1] * len(row.cells):
            wide = sum(self.widths[column : column + span])
            found.append((x, x + wide))
            x, column = x + wide, column + span
        return found

    def height(self, row: Row) -> float:
        return max((one.height for one in self.stacks(row)), default=0.0) + 2 * self.look.padding

    def paint(self, x: float, top: float, bottom: float, sheet: Callable[[], Sheet], fresh: Callable[[], float]) -> float:
        """Down from `top`; `fresh` begins a new page and says where it goes on. Returns where the table ends."""
        headers = [row for row in self.rows if row.header]
        striped = 0

        def opened(at: float, repeated: Sequence[Row]) -> float:
            if self.look.rules in ("rows", "outer"):
                self._line(sheet(), x, at)
            for header in repeated:
                at = self._row(sheet(), header, self.stacks(header), x, at, None)
            return at

        top = opened(top, ())
        for n, row in enumerate(self.rows):
            stacks = self.stacks(row)
            zebra = self.look.zebra if not row.header and striped % 2 else None
            striped += not row.header
            room = bottom - top - 2 * self.look.padding
            band = bool(row.spans) and n + 1 < len(self.rows)
            below = self.height(self.rows[n + 1]) if band else 0.0
            if n > len(headers) and max((one.height for one in stacks), default=0.0) + below > room:
                if self.look.split and not band and room > 3 * max((one.laid[0].pitch for one in stacks if one.laid), default=99.0):
                    parts = [one.cut(room) for one in stacks]
                    top = self._row(sheet(), row, [above for above, _ in parts], x, top, zebra)
                    stacks = [below for _, below in parts]
                self._close(sheet(), x, top)
                top = opened(fresh(), headers if self.look.repeat else ())
            top = self._row(sheet(), row, stacks, x, top, zebra)
        self._close(sheet(), x, top)
        return top

    def _close(self, sheet: Sheet, x: float, top: float) -> None:
        if self.look.rules in ("outer", "grid") and not self.look.painted:
            self._line(sheet, x, top)

    def _line(self, sheet: Sheet, x: float, y: float) -> None:
        sheet.add(Rule(round(x, 2), round(y, 2), round(x + sum(self.widths), 2), round(y, 2), 0.7, self.look.line))

    def _row(self, sheet: Sheet, row: Row, stacks: Sequence[Stack], x: float, top: float, zebra: Colour | None) -> float:
        look = self.look
        bottom = top + max((one.height for one in stacks), default=0.0) + 2 * look.padding
        fill = row.fill or (look.header if row.header else zebra)
        edges = self.edges(row)
        if fill and not look.painted:
            sheet.add(Fill(round(x, 2), round(top, 2), round(x + sum(self.widths), 2), round(bottom, 2), fill))
        for n, (a, b) in enumerate(edges):
            self._cell(sheet, (x + a, top, x + b, bottom), fill, n in row.joined)
        inset = look.padding if look.rules != "none" or look.painted else 0.0
        for one, (a, _) in zip(stacks, edges, strict=True):
            spare = (bottom - top - 2 * look.padding - one.height) / 2 if look.middle else 0.0
            one.paint(sheet, x + a + inset, top + look.padding + spare)
        if look.rules == "rows" or (look.rules == "outer" and row.header):
            self._line(sheet, x, bottom)
        return bottom

    def _cell(self, sheet: Sheet, place: tuple[float, float, float, float], fill: Colour | None, joined: bool) -> None:
        x0, top, x1, bottom = (round(edge, 2) for edge in place)
        look = self.look
        if look.painted:
            sheet.add(Fill(x0, top, x1, bottom, fill or (1.0, 1.0, 1.0), look.line if look.rules == "grid" else None))
        elif look.rules == "grid":
            lines = [(x0, top, x0, bottom), (x1, top, x1, bottom)]
            if not joined:
                lines.append((x0, top, x1, top))
            sheet.add(*(Rule(*line, 0.7, look.line) for line in lines))
