"""Pages to one tree of regions: words into boxes, lines, columns, paragraphs; running lines apart. Geometry and typography only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.page.bars import bars_of
from extractors.page.continued import continued
from extractors.page.draft import Draft
from extractors.page.frames import framed
from extractors.page.frames import parted as slides
from extractors.page.items import Node
from extractors.page.levels import Metrics, measure
from extractors.page.lines import columns_of, rows_of_words
from extractors.page.other_columns import HEAD_SIZE
from extractors.page.over_pages import tables_over_pages
from extractors.page.paragraphs import paragraphs
from extractors.page.plain_tree import plain_regions
from extractors.page.room import Room
from extractors.page.running import running_lines
from extractors.text.passage import Joiner
from schemas.document import Block, Line, Page, Role
from schemas.region import Leaf, Region, flat, read_down

# A label in a column of its own has no more words.
LABEL_WORDS = 5
# The title beside a panel is one of its column's first paragraphs: what tells the theme may stand over it.
TITLE_WITHIN = 2


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
    rows = [rows_of_words(page.words) for page in pages]
    columns = columns_of(rows)
    drafts = [Draft(page, speaker, own) for (page, speaker), own in zip(slides(framed(pages)), rows, strict=True)]
    known = sorted({strip.x for draft in drafts for strip in draft.strips})
    for draft in drafts:
        draft.make_lines(columns, known)
    running = running_lines([(draft.page, draft.lines) for draft in drafts])
    running -= _changing(drafts)
    nodes = [draft.node(running) for draft in drafts]
    metrics = measure([lines for node in nodes if node for lines in _runs(node)])
    cells = replace(joiner, cuts=True)
    rights = _rights([node for node in nodes if node])
    room = Room([node for node in nodes if node])
    regions = [_page(draft.page, node, _Regions(metrics, joiner, cells, rights, room)) for draft, node in zip(drafts, nodes, strict=True)]
    return Tree(
        tuple(tables_over_pages(continued(regions, joiner), cells)),
        tuple(tuple(_running(line, joiner) for line in draft.lines if id(line) in running) for draft in drafts),
        tuple(tuple(_aside(draft, metrics, joiner)) for draft in drafts),
    )


def _aside(draft: Draft, metrics: Metrics, joiner: Joiner) -> Iterator[Block]:
    """The blocks of what stands beside a page's text."""
    for lines in (draft.speaker, draft.footnotes):
        yield from paragraphs(lines, metrics, joiner) if lines else ()
    for line in draft.numbers:
        yield Block(joiner.join([line]), line.words[0].page, size=line.size)


def _changing(drafts: Sequence[Draft]) -> set[int]:
    """The id() of each line whose place has another text on each run of pages: a bar that tells the theme runs over no document."""
    every = [
        (line, draft.page.number, line.text, (line.start, line.top, line.x1, line.bottom), line.size)
        for draft in drafts
        for line in draft.lines
    ]
    height = max((draft.page.height for draft in drafts), default=0.0)
    return {id(line) for line in bars_of(every, height)}


def _runs(node: Node) -> list[list[Line]]:
    if node.kind == "lines":
        return [node.lines]
    return [lines for part in node.parts for lines in _runs(part)]


def _running(line: Line, joiner: Joiner) -> Block:
    return Block(joiner.join([line]), line.words[0].page, role=Role.RUNNING, size=line.size)


def _page(page: Page, node: Node | None, regions: _Regions) -> Region:
    parts = (_titled_first(regions.region(node)),) if node else ()
    return Region("page", page.area, parts, page=page.number)


def _titled_first(region: Region) -> Region:
    """What stands beside a panel, first where its title is set larger than all in the panel: a title heads the page, panel and all."""
    if region.kind != "beside" or region.rows or [part.kind == "box" for part in region.parts] != [True, False]:
        return region
    panel, column = region.parts
    largest = max(leaf.style[0] for leaf in column.leaves)
    titled = any(leaf.style[0] == largest for leaf in column.leaves[:TITLE_WITHIN])
    if not titled or largest <= HEAD_SIZE * max(leaf.style[0] for leaf in panel.leaves):
        return region
    return replace(region, parts=(column, panel))


def _rights(nodes: Sequence[Node]) -> dict[int, float]:
    """How far right the lines of a drawn box go on any page that has the same box, by id() of its nodes: one panel on many pages."""
    boxes: dict[tuple[int, int], list[tuple[Node, list[Line]]]] = defaultdict(list)
    for node in nodes:
        for box in _boxes(node):
            boxes[(round(box.box[0]), round(box.box[2]))] += [(inner, inner.lines) for inner in _columns(box)]
    return {
        id(node): max(line.x1 for _, lines in found for line in lines) for found in boxes.values() if len(found) > 1 for node, _ in found
    }


def _boxes(node: Node) -> Iterator[Node]:
    if node.kind == "box":
        yield node
    for part in node.parts:
        yield from _boxes(part)


def _columns(box: Node) -> list[Node]:
    """The lines of a box that holds nothing but lines one below the other."""
    inner = box.parts[0] if len(box.parts) == 1 else box
    parts = inner.parts if inner.kind == "stack" else [inner]
    return [part for part in parts if part.kind == "lines"] if all(part.kind == "lines" for part in parts) else []


class _Regions:
    """Nodes to regions: each paragraph is made once, and found again where rows and columns refer to it."""

    def __init__(self, metrics: Metrics, joiner: Joiner, cells: Joiner, rights: Mapping[int, float], room: Room) -> None:
        self.metrics, self.joiner, self.cells, self.room = metrics, joiner, cells, room
        self.made: dict[int, Region] = {}
        self.rights = dict(rights)

    def region(self, node: Node, joiner: Joiner | None = None) -> Region:
        """The region of a node; one node gives one region."""
        joiner = joiner or self.joiner
        if id(node) not in self.made:
            region = self._make(node, joiner)
            self.made[id(node)] = replace(region, cell=node.cell) if node.cell else region
        return self.made[id(node)]

    def _make(self, node: Node, joiner: Joiner) -> Region:
        if node.kind == "lines":
            right = self.rights.get(id(node), 0.0)
            leaves = [Leaf(block) for block in paragraphs(node.lines, self.metrics, joiner, right, self.room)]
            regions = tuple(Region("leaf", leaf.box, leaf=leaf, page=leaf.page) for leaf in leaves)
            return regions[0] if len(regions) == 1 else Region("stack", node.box, regions, page=leaves[0].page)
        self._note_rights(node)
        within = self.cells if node.rows else joiner
        rows = tuple(tuple(self.region(cell, within) if cell else None for cell in row) for row in node.rows)
        if node.rows and _are_labels(rows):
            # A column of labels beside one of values is read across.
            return Region("stack", node.box, flat(cell for row in rows for cell in row if cell))
        if node.rows:
            return Region("beside", node.box, read_down(rows), rows=rows)
        parts = tuple(self.region(part, joiner) for part in node.parts)
        return Region(node.kind, node.box, flat(parts) if node.kind == "stack" else parts)

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


def body_size(leaves: Sequence[Leaf]) -> float:
    """The type size of most of the text, in points; 0 where there is none."""
    weights: Counter[float] = Counter()
    for leaf in leaves:
        weights[leaf.style[0]] += len(leaf.text)
    return max(weights, key=lambda size: (weights[size], -size), default=0.0)
