"""Pages to one tree of regions: words into boxes, lines, columns, paragraphs; running lines apart. Geometry and typography only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.lines import columns_of, lines_of
from extractors.outline import Metrics, measure
from extractors.page.aligned import Zone, zones_of
from extractors.page.asides import footnotes, numbers_of
from extractors.page.bars import bars_of
from extractors.page.containers import Container, contained
from extractors.page.cut import cut
from extractors.page.frames import framed
from extractors.page.frames import parted as slides
from extractors.page.items import Item, Node, item_of
from extractors.page.over_pages import tables_over_pages
from extractors.page.paragraphs import paragraphs
from extractors.page.plain_tree import plain_regions
from extractors.page.strips import parted, strips_of
from extractors.passage import Joiner
from extractors.running import running_lines
from schemas.document import Block, Box, Line, Page, Role, Word
from schemas.region import Leaf, Region

# A rule is no higher than this, in points.
RULE = 3.0
# A label in a column of its own has no more words.
LABEL_WORDS = 5


@dataclass(frozen=True)
class Tree:
    """The document: its pages as regions, and as blocks the running lines of each page and what stands aside: notes, footnotes."""

    pages: tuple[Region, ...]
    running: tuple[tuple[Block, ...], ...]
    asides: tuple[tuple[Block, ...], ...]


def tree_of(pages: Sequence[Page], joiner: Joiner) -> Tree:
    """The tree of a document, its pages in order."""
    if not all(page.measured for page in pages):
        plain, ran = plain_regions(pages, joiner)
        return Tree(tuple(continued(plain, joiner)), tuple(ran), ((),) * len(pages))
    columns = columns_of(pages)
    drafts = [_Draft(page, speaker) for page, speaker in slides(framed(pages))]
    known = {strip.x for draft in drafts for strip in draft.strips}
    for draft in drafts:
        draft.make_lines(columns, known)
    running = running_lines([(draft.page, draft.lines) for draft in drafts])
    running -= _changing(drafts)
    nodes = [draft.node(running) for draft in drafts]
    metrics = measure([lines for node in nodes if node for lines in _runs(node)])
    cells = replace(joiner, cuts=True)
    regions = [_page(draft.page, node, metrics, joiner, cells) for draft, node in zip(drafts, nodes, strict=True)]
    return Tree(
        tuple(tables_over_pages(continued(regions, joiner), cells)),
        tuple(tuple(_running(line, joiner) for line in draft.lines if id(line) in running) for draft in drafts),
        tuple(tuple(_aside(draft, metrics, joiner)) for draft in drafts),
    )


def _aside(draft: _Draft, metrics: Metrics, joiner: Joiner) -> Iterator[Block]:
    """The blocks of what stands beside a page's text."""
    for lines in (draft.speaker, draft.footnotes):
        yield from paragraphs(lines, metrics, joiner) if lines else ()
    for line in draft.numbers:
        yield Block(joiner.join([line]), line.words[0].page, size=line.size)


def _changing(drafts: Sequence[_Draft]) -> set[int]:
    """The id() of each line whose place has another text on each run of pages: a bar that tells the theme runs over no document."""
    every = [
        (line, draft.page.number, line.text, (line.start, line.top, line.x1, line.bottom), line.size)
        for draft in drafts
        for line in draft.lines
    ]
    height = max((draft.page.height for draft in drafts), default=0.0)
    return {id(line) for line in bars_of(every, height)}


def continued(pages: Sequence[Region], joiner: Joiner) -> list[Region]:
    """The pages, a paragraph that goes on in the next column or on the next page made one, where it begins."""
    leaves = [leaf for page in pages for leaf in page.leaves]
    tails: dict[int, list[Leaf]] = {}
    gone: set[int] = set()
    columns = {
        id(part.leaves[0])
        for page in pages
        for region in page.walk()
        if region.kind == "beside" and not region.rows
        for part in region.parts
    }
    firsts = {id(page.leaves[0]) for page in pages if page.leaves}
    # Rows refer to the leaves of their columns: what stands in a table stays as it is.
    tabled = {id(leaf) for page in pages for region in page.walk() if region.rows for leaf in region.leaves}
    for number in range(len(leaves) - 1, 0, -1):
        before, after = leaves[number - 1], leaves[number]
        if tabled & {id(before), id(after)}:
            continue
        in_column = id(after) in columns and not _on_one_line(before, after)
        if (id(after) in firsts or in_column) and _goes_on(before, after):
            tails.setdefault(id(before), []).insert(0, after)
            tails[id(before)] += tails.pop(id(after), [])
            gone.add(id(after))
    if not gone:
        return list(pages)
    whole = {key: _joined(next(leaf for leaf in leaves if id(leaf) == key), rest, joiner) for key, rest in tails.items()}
    return [_rebuilt(page, whole, gone) or replace(page, parts=()) for page in pages]


def _on_one_line(before: Leaf, after: Leaf) -> bool:
    """Whether a paragraph begins on the line that the one before it ends on: a piece of a line with tabs, no next column."""
    return before.page == after.page and after.box[3] > before.box[3] - 0.5 * before.style[0]


def _goes_on(before: Leaf, after: Leaf) -> bool:
    """Whether a paragraph is the rest of the one before it: set alike, begun small, and that one has not ended."""
    open_end = before.text.rstrip()[-1:] not in ".!?:"
    return open_end and after.text[:1].islower() and not after.block.marker and before.styles[-1][2] == after.style


def _joined(leaf: Leaf, rest: Sequence[Leaf], joiner: Joiner) -> Leaf:
    passage = leaf.block.passage
    for other in rest:
        passage = joiner.continued(passage, other.block.passage)
    return Leaf(replace(leaf.block, passage=passage))


def _rebuilt(region: Region, whole: Mapping[int, Leaf], gone: set[int]) -> Region | None:
    """A region with its leaves exchanged; None where all of it went to the page before. Rows keep their cells."""
    if region.leaf is not None:
        if id(region.leaf) in gone:
            return None
        leaf = whole.get(id(region.leaf))
        return replace(region, leaf=leaf) if leaf is not None else region
    if not any(id(leaf) in gone or id(leaf) in whole for leaf in region.leaves):
        return region
    if region.rows:
        return region
    parts = tuple(new for part in region.parts if (new := _rebuilt(part, whole, gone)))
    if region.kind == "stack" and len(parts) == 1:
        return parts[0]
    return replace(region, parts=parts) if parts else None


class _Draft:
    """A page on its way: its containers with their lines."""

    def __init__(self, page: Page, speaker: tuple[Word, ...]) -> None:
        self.page = page
        words = [word for word in page.words if not word.note]
        self.root, self.stripes = contained(page, words)
        self.strips = strips_of(self.root.words)
        self.held: dict[int, list[Line]] = {}
        self.zones: dict[int, list[Zone]] = {}
        self.lines: list[Line] = []
        self.speaker = lines_of(replace(page, words=tuple(word for word in speaker if not word.note)), ()) if speaker else []
        self.numbers = [*numbers_of(page), *numbers_of(replace(page, words=speaker))]
        self.footnotes: list[Line] = []

    def make_lines(self, columns: Sequence[float], known: Iterable[float]) -> None:
        """Make lines of the words. `columns`, `known`: where columns begin on any of the pages."""
        self.strips = strips_of(self.root.words, known, {strip.x for strip in self.strips})
        self._read(self.root, columns)
        every = sorted((line for lines in self.held.values() for line in lines), key=lambda line: (round(line.top, 1), line.start))
        self.footnotes = footnotes(every, self.numbers)
        apart = {id(line) for line in self.footnotes}
        self.lines = [line for line in every if id(line) not in apart]
        self.held = {key: [line for line in lines if id(line) not in apart] for key, lines in self.held.items()}
        self.bars = [*self.stripes, *(shape.box for shape in self.page.shapes if shape.box[3] - shape.box[1] <= RULE)]

    def _read(self, container: Container, columns: Sequence[float]) -> None:
        own = columns if container is self.root else ()
        strips = self.strips if container is self.root else strips_of(container.words, (), {strip.x for strip in self.strips})
        self.zones[id(container)] = zones_of(strips)
        parts = parted(container.words, strips)
        lines = [line for part in parts if part for line in lines_of(replace(self.page, words=tuple(part)), own)]
        self.held[id(container)] = sorted(lines, key=lambda line: (round(line.top, 1), line.start))
        for inner in container.inner:
            self._read(inner, columns)

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
        rows = [[self._cut(cell, running) if cell else None for cell in row] for row in table.cells]
        rows = [row for row in rows if any(row)]
        if not rows:
            return None
        width = max(len(row) for row in rows)
        rows = [[*row, *[None] * (width - len(row))] for row in rows]
        columns = [[row[c] for row in rows if row[c]] for c in range(width)]
        parts = [Node("stack", table.box, parts=[node for node in column if node]) for column in columns if column]
        return Node("beside", table.box, parts=parts, rows=rows)


def _size(container: Container) -> float:
    sizes = sorted(word.size for word in container.held())
    return sizes[len(sizes) // 2] if sizes else 1.0


def _runs(node: Node) -> list[list[Line]]:
    if node.kind == "lines":
        return [node.lines]
    return [lines for part in node.parts for lines in _runs(part)]


def _running(line: Line, joiner: Joiner) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=Role.RUNNING, size=line.size)


def _page(page: Page, node: Node | None, metrics: Metrics, joiner: Joiner, cells: Joiner) -> Region:
    parts = (_Regions(metrics, joiner, cells).region(node),) if node else ()
    return Region("page", page.area, parts, page=page.number)


class _Regions:
    """Nodes to regions: each paragraph is made once, and found again where rows and columns refer to it."""

    def __init__(self, metrics: Metrics, joiner: Joiner, cells: Joiner) -> None:
        self.metrics, self.joiner, self.cells = metrics, joiner, cells
        self.made: dict[int, Region] = {}
        self.rights: dict[int, float] = {}

    def region(self, node: Node, joiner: Joiner | None = None) -> Region:
        """The region of a node; one node gives one region."""
        joiner = joiner or self.joiner
        if id(node) not in self.made:
            self.made[id(node)] = self._make(node, joiner)
        return self.made[id(node)]

    def _make(self, node: Node, joiner: Joiner) -> Region:
        if node.kind == "lines":
            leaves = [Leaf(block) for block in paragraphs(node.lines, self.metrics, joiner, self.rights.get(id(node), 0.0))]
            regions = tuple(Region("leaf", leaf.box, leaf=leaf, page=leaf.page) for leaf in leaves)
            return regions[0] if len(regions) == 1 else Region("stack", node.box, regions, page=leaves[0].page)
        self._note_rights(node)
        within = self.cells if node.rows else joiner
        rows = tuple(tuple(self.region(cell, within) if cell else None for cell in row) for row in node.rows)
        if node.rows and _are_labels(rows):
            # A column of labels beside one of values is read across.
            return Region("stack", node.box, tuple(part for row in rows for cell in row if cell for part in _flat(cell)))
        if node.rows:
            # The columns hold the rows' cells.
            columns = []
            for c in range(max(len(row) for row in rows)):
                cells = tuple(cell for row in rows if c < len(row) and (cell := row[c]))
                if cells:
                    columns.append(cells[0] if len(cells) == 1 else Region("stack", _around(cells), cells))
            return Region("beside", node.box, tuple(columns), rows=rows)
        parts = [self.region(part, joiner) for part in node.parts]
        if node.kind == "stack":
            parts = [inner for part in parts for inner in (part.parts if part.kind == "stack" else (part,))]
        return Region(node.kind, node.box, tuple(parts))

    def _note_rights(self, table: Node) -> None:
        """Note how far right the lines of each column of a table go, those of lone cells left out: they may run over it."""
        rows = [row for row in table.rows if sum(1 for cell in row if cell) > 1]
        for c in range(max(map(len, rows), default=0)):
            cells = [cell for row in rows if c < len(row) and (cell := row[c]) and all(part.kind == "lines" for part in cell.parts)]
            lines = [line for cell in cells for run in _runs(cell) for line in run]
            left = min((line.start for line in lines), default=0.0)
            # What is set to the right, or stands in a cell of its own there, shows nothing.
            right = max((line.x1 for line in lines if line.start <= left + line.size), default=0.0)
            self.rights.update((id(inner), right) for cell in cells for inner in (cell, *cell.parts))


def _flat(region: Region) -> tuple[Region, ...]:
    return region.parts if region.kind == "stack" else (region,)


def _are_labels(rows: Sequence[Sequence[Region | None]]) -> bool:
    """Whether the first of two columns holds a few words a row, all in one type that the second has not, or each with a colon."""
    if any(len(row) != 2 or row[0] is None or row[1] is None for row in rows):
        return False
    firsts = [row[0].leaf for row in rows if row[0] is not None]
    labels = [leaf for leaf in firsts if leaf is not None and len(leaf.text.split()) <= LABEL_WORDS]
    if len(labels) < len(rows) or any(leaf.lead for leaf in labels):
        return False
    styles = {leaf.style for leaf in labels}
    values = {leaf.style for row in rows if row[1] for leaf in row[1].leaves}
    return all(leaf.text.endswith(":") for leaf in labels) or (len(styles) == 1 and not styles & values)


def _around(regions: Sequence[Region]) -> Box:
    lefts, tops, rights, bottoms = zip(*(region.box for region in regions), strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def show(region: Region, depth: int = 0) -> str:
    """The tree as indented text, for golden files and for looking at."""
    pad = "  " * depth
    if region.leaf is not None:
        block = region.leaf.block
        return f"{pad}{block.marker or '-'}{block.level} {block.text}"
    rows = f" {len(region.rows)} rows" if region.rows else ""
    lines = [f"{pad}{region.kind}{rows}"]
    if region.rows:
        for row in region.rows:
            lines.append(f"{pad}  row")
            lines += [show(cell, depth + 2) if cell else f"{pad}    ." for cell in row]
    else:
        lines += [show(part, depth + 1) for part in region.parts]
    return "\n".join(lines)
