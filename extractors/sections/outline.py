"""Walks the tree in reading order and tells which theme and which section each part belongs to: scopes, cut at headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.evidence.leaf import evidence_of, heads_group
from extractors.headings import HeadingReader, heading_reader, year_in
from extractors.labels import field_of
from extractors.page.tree import Tree
from extractors.sections.heads import HEADING_WORDS, LARGER, Heads
from extractors.sections.lanes import Lane, beside_lanes, lane_at, lanes_of
from extractors.sections.tabled import tells_itself
from extractors.sections.themes import CHAPTER, Themes
from schemas.region import Leaf, Region

COVER_WORDS = 70


@dataclass
class ScopePart:
    """Regions that follow each other under the same headings."""

    theme: int | None
    section: str
    regions: list[Region] = field(default_factory=list)
    headings: list[Leaf] = field(default_factory=list)
    """The headings right above it."""
    as_of: str | None = None
    carried: int | None = None
    """The theme before a slide with a title of its own: a project that the title names is of it."""
    title: Leaf | None = None
    """The title of a slide that says neither theme nor section."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(leaf for region in self.regions for leaf in region.leaves)


@dataclass
class Outline:
    """The document in its parts, its themes, all headings, and what the covers and agendas hold."""

    parts: list[ScopePart]
    themes: Themes
    headings: dict[int, Leaf]
    fixed: dict[int, str]
    """Pages of a kind of their own: `cover`, `agenda`."""
    body: float = 0.0
    """The type size of most of the text, in points."""
    labels: frozenset[int] = frozenset()
    """Headers of tables and other labels, by id()."""


def outline_of(tree: Tree, language: str) -> Outline:
    """The outline of a document."""
    return _Walk(tree, heading_reader(language)).outline()


class _Walk:
    def __init__(self, tree: Tree, reader: HeadingReader) -> None:
        self.tree, self.reader = tree, reader
        self.heads = Heads(tree, reader)
        self.themes = self.heads.themes
        self.titles = {title.casefold() for title in self.themes.titles.values() if title}
        self.titled = Counter(page.leaves[0].text.casefold() for page in tree.pages if page.leaves)
        self.parts: list[ScopePart] = []
        self.headings: dict[int, Leaf] = {}
        self.skipped: set[int] = {id(head.title_leaf) for head in self.themes.heads.values() if head.title_leaf is not None}
        self.theme_styles = {
            leaf.style for leaf in self.heads.possible if id(leaf) in self.themes.heads and leaf.page not in self.themes.agendas
        }
        self.theme: int | None = None
        self.section = ""
        self.size = 0.0
        self.carried: int | None = None
        self.seen: Counter[str] = Counter()

    # --- the walk ------------------------------------------------------------------------------------------------------

    def outline(self) -> Outline:
        fixed = self._fixed()
        for page in self.tree.pages:
            if page.page in fixed:
                self._keep(page, fixed[page.page])
                continue
            self.seen.clear()
            self._open_page(page)
            for part in page.parts:
                self._visit(part)
        return Outline(
            [part for part in self.parts if part.regions or part.headings],
            self.themes,
            self.headings,
            fixed,
            self.heads.body,
            frozenset(self.heads.labels),
        )

    def _fixed(self) -> dict[int, str]:
        fixed = dict.fromkeys(self.themes.agendas, "agenda")
        first = next((page for page in self.tree.pages if page.leaves), None)
        if first is not None and first.page not in fixed and self._is_cover(first):
            fixed[first.page] = "cover"
        return fixed

    def _is_cover(self, page: Region) -> bool:
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        sections = any(self.reader.sections(leaf.text) for leaf in page.leaves if self.heads.stands_out(leaf))
        return words <= COVER_WORDS and not sections and not any(leaf.block.marker for leaf in page.leaves) and len(self.tree.pages) > 1

    def _keep(self, page: Region, kind: str) -> None:
        self.parts.append(ScopePart(None, kind, [page] if page.leaves else []))
        self.theme, self.section, self.size = None, "", 0.0

    def _open_page(self, page: Region) -> None:
        """A slide with a title of its own that says neither theme nor section begins something else."""
        first = page.leaves[0] if page.leaves else None
        if first is None or not self._is_slide(page):
            return
        if first.style[0] > LARGER * self.heads.body and self.heads.stands_out(first) and not self._means(first):
            others = [leaf for leaf in page.leaves if leaf.style[0] > LARGER * self.heads.body and leaf is not first]
            if not others or first.style[0] > max(leaf.style[0] for leaf in others):
                if self.titled[first.text.casefold()] > 1:
                    # What stands over slides of several themes is a section that no lexicon knows.
                    self.section, self.size = "", first.style[0]
                    self._open([first])
                    self.skipped.add(id(first))
                    return
                carried = self.theme if self.theme is not None else self.carried
                self.theme, self.section, self.size, self.carried = None, "", first.style[0], carried
                self.parts.append(ScopePart(None, "", carried=carried, title=first))

    def _is_slide(self, page: Region) -> bool:
        return page.box[2] > page.box[3]

    def _means(self, leaf: Leaf) -> bool:
        return id(leaf) in self.themes.heads or bool(self.heads.sections(leaf)) or leaf.text.strip(" .:").casefold() in self.titles

    def _open(self, headings: Iterable[Leaf], as_of: str | None = None) -> None:
        found = list(headings)
        for leaf in found:
            self.headings[id(leaf)] = leaf
        last = self.parts[-1] if self.parts else None
        if last and not last.regions and last.headings and last.theme == self.theme and not last.section:
            found = [*last.headings, *found]
            self.parts.pop()
        self.parts.append(ScopePart(self.theme, self.section, headings=found, as_of=as_of))

    def _visit(self, region: Region) -> None:
        if region.leaf is not None:
            self._leaf(region)
            return
        if not any(self._is_heading(leaf) for leaf in region.leaves):
            self._add(region)
            return
        if lanes := lanes_of(region, self._number, self.skipped):
            self._visit_lanes(region, lanes)
            return
        if tells_itself(region, self._is_heading, self._heads_list):
            self._add(region)
            self._carry(region)
            return
        before = self.section, self.size
        for part in region.parts:
            self._visit(part)
        if region.kind == "box" and len(region.leaves) > 1:
            self.section, self.size = before
            self.parts.append(ScopePart(self.theme, self.section))

    def _visit_lanes(self, region: Region, lanes: Sequence[Lane]) -> None:
        """Columns beside a column of themes: what stands at the height of a theme belongs to it."""
        column = lanes[0].column
        for leaf in column.leaves:
            self.headings[id(leaf)] = leaf
        self.parts.append(ScopePart(None, "", headings=list(column.leaves)))
        for inner in beside_lanes(region, lanes):
            self.theme, self.section, self.size = lane_at(inner, lanes), "", 0.0
            self._add(inner)
        self.theme = None

    def _heads_list(self, leaf: Leaf) -> bool:
        return any(name != "projects" for name in self.heads.sections(leaf)) and id(leaf) not in self.themes.heads

    def _carry(self, table: Region) -> None:
        """The theme that a table's last rows are of goes on behind it."""
        for row in reversed(table.rows):
            for leaf in (leaf for cell in row if cell for leaf in cell.leaves):
                number = self._number(leaf)
                if number is not None:
                    self.theme = number
                    return

    def _add(self, region: Region) -> None:
        last = self.parts[-1] if self.parts else None
        if last is None or (last.theme, last.section) != (self.theme, self.section) or last.section in ("cover", "agenda"):
            self.parts.append(ScopePart(self.theme, self.section))
        self.parts[-1].regions.append(region)

    def _is_heading(self, leaf: Leaf) -> bool:
        if id(leaf) in self.skipped or id(leaf) in self.themes.heads:
            return True
        return self.heads.stands_out(leaf) and (
            bool(self.heads.sections(leaf)) or self._resets(leaf) or leaf.text.strip(" .:").casefold() in self.titles
        )

    def _resets(self, leaf: Leaf) -> bool:
        """Whether an unknown heading ends what the last one headed: one set as large, over a list of bullets or text."""
        if heads_group(leaf, self.reader.language):
            return False
        if not self.section and leaf.style not in self.theme_styles:
            return False
        if leaf.style in self.theme_styles:
            return True
        if len(leaf.text.split()) > HEADING_WORDS or evidence_of(leaf.text, self.reader.language).sentence or not self.size:
            return False
        return (
            leaf.style[0] > LARGER * self.size
            if self.section == "projects"
            else leaf.style[0] >= self.size and leaf.style[0] > self.heads.body
        )

    def _leaf(self, region: Region) -> None:
        leaf = region.leaf
        assert leaf is not None
        if id(leaf) in self.skipped:
            if id(leaf) not in self.headings:
                self._open([leaf])
            return
        head = self.themes.heads.get(id(leaf))
        if head:
            named = head.sections or self.heads.sections(leaf)
            self.theme, self.section, self.size = head.number, named[0] if named else "", leaf.style[0]
            self.seen.clear()
            self._open([leaf], year_in(leaf.text))
            return
        if self.heads.stands_out(leaf) and (sections := self.heads.sections(leaf)):
            again = self.seen[leaf.text.casefold()] > 0 and field_of(leaf.text) is not None
            self.seen[leaf.text.casefold()] += 1
            if not again:
                self.section, self.size = sections[0], leaf.style[0]
                self._open([leaf], year_in(leaf.text))
                return
        elif self.heads.stands_out(leaf) and (number := self._titled(leaf)):
            self.theme, self.section, self.size = number, "", leaf.style[0]
            self._open([leaf])
            return
        elif self.heads.stands_out(leaf) and self._resets(leaf):
            self.theme = None if leaf.style in self.theme_styles else self.theme
            self.section = ""
            self.size = leaf.style[0]
            self._open([leaf] if leaf.style in self.theme_styles else [])
            if leaf.style in self.theme_styles:
                return
        self._add(region)

    def _number(self, leaf: Leaf) -> int | None:
        """The number of the theme that a paragraph names, by number or by title."""
        head = self.themes.heads.get(id(leaf))
        return head.number if head else self._titled(leaf)

    def _titled(self, leaf: Leaf) -> int | None:
        text = CHAPTER.sub("", leaf.text).strip(" .:").casefold()
        return next((number for number, title in self.themes.titles.items() if title and title.casefold() == text), None)
