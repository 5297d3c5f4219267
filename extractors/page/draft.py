"""A page on its way to a tree: its containers, the lines in them, what stands aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.page.aligned import Zone, zones_of
from extractors.page.asides import footnotes, numbers_of
from extractors.page.containers import Container, contained
from extractors.page.cut import cut
from extractors.page.items import Item, Node, item_of
from extractors.page.lines import lines_in, rows_of_words
from extractors.page.narrow_gutters import Rows
from extractors.page.strips import ColumnEdges, parted
from schemas.document import Line, Page, Word

# A rule is no higher than this, in points.
RULE = 3.0


class Draft:
    """A page on its way: its containers with their lines."""

    def __init__(self, page: Page, speaker: tuple[Word, ...], rows: Rows) -> None:
        """`rows`: those of all words of the page, its speaker's too."""
        self.page = page
        # Where nothing on a page holds some of its words, or parts them, their rows are made already.
        self._rows = rows if not speaker else None
        words = [word for word in page.words if not word.look.note]
        self.root, self.stripes = contained(page, words)
        self._edges = ColumnEdges(self.root.words)
        self.strips = self._edges.strips()
        self.held: dict[int, list[Line]] = {}
        self.zones: dict[int, list[Zone]] = {}
        self.lines: list[Line] = []
        self.speaker = lines_in(rows_of_words(word for word in speaker if not word.look.note), ()) if speaker else []
        self.numbers = [*numbers_of(page.words), *numbers_of(speaker)]
        self.footnotes: list[Line] = []

    def make_lines(self, columns: Sequence[float], known: Sequence[float]) -> None:
        """Make lines of the words. `columns`, `known`: where columns begin on any of the pages."""
        self.strips = self._edges.strips(known, {strip.x for strip in self.strips})
        self._read(self.root, columns)
        every = sorted((line for lines in self.held.values() for line in lines), key=lambda line: (round(line.top, 1), line.start))
        self.footnotes = footnotes(every, self.numbers)
        apart = {id(line) for line in self.footnotes}
        self.lines = [line for line in every if id(line) not in apart]
        self.held = {key: [line for line in lines if id(line) not in apart] for key, lines in self.held.items()}
        self.bars = [*self.stripes, *(shape.box for shape in self.page.shapes if shape.box[3] - shape.box[1] <= RULE)]

    def _read(self, container: Container, columns: Sequence[float]) -> None:
        own = columns if container is self.root else ()
        strips = self.strips if container is self.root else ColumnEdges(container.words).strips((), {strip.x for strip in self.strips})
        self.zones[id(container)] = zones_of(strips)
        parts = parted(container.words, strips)
        lines = [line for part in parts if part for line in lines_in(self._rows_of(part), own)]
        self.held[id(container)] = sorted(lines, key=lambda line: (round(line.top, 1), line.start))
        for inner in container.inner:
            self._read(inner, columns)

    def _rows_of(self, part: Sequence[Word]) -> Rows:
        return self._rows if self._rows is not None and len(part) == len(self.page.words) else rows_of_words(part)

    def node(self, running: set[int]) -> Node | None:
        """The page's node without its running lines."""
        return self._cut(self.root, running)

    def _cut(self, container: Container, running: set[int]) -> Node | None:
        if container.cells:
            return self._table(container, running)
        items = [item_of(line) for line in self.held[id(container)] if id(line) not in running]
        for inner in container.inner:
            node = self._cut(inner, running)
            if node:
                boxed = node if node.kind == "beside" and node.rows else Node("box", inner.box, parts=[node])
                items.append(Item(inner.box, _size(inner), node=boxed))
        return cut(items, self.bars, self.zones.get(id(container), ()))

    def _table(self, table: Container, running: set[int]) -> Node | None:
        rows = [[self._cell(cell, running) if cell else None for cell in row] for row in table.cells]
        rows = [row for row in rows if any(row)]
        if not rows:
            return None
        width = max(len(row) for row in rows)
        rows = [[*row, *[None] * (width - len(row))] for row in rows]
        columns = [[row[c] for row in rows if row[c]] for c in range(width)]
        parts = [Node("stack", table.box, parts=[node for node in column if node]) for column in columns if column]
        return Node("beside", table.box, parts=parts, rows=rows)

    def _cell(self, cell: Container, running: set[int]) -> Node | None:
        node = self._cut(cell, running)
        return replace(node, cell=cell.box) if node else None


def _size(container: Container) -> float:
    sizes = sorted(word.size for word in container.held())
    return sizes[len(sizes) // 2] if sizes else 1.0
