"""Walks the tree in reading order and tells which theme and which section each part belongs to: scopes, cut at headings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.evidence.leaf import evidence_of, heads_group
from extractors.headings import HeadingReader, heading_reader, year_in
from extractors.labels import field_of
from extractors.page.tree import Tree
from extractors.sections.heads import HEADING_WORDS, LARGER, Heads
from extractors.sections.lanes import Lane, beside_lanes, lane_at, lanes_of
from extractors.sections.matrix import Matrix, matrix_of
from extractors.sections.order import Order, goes_back
from extractors.sections.tabled import tells_itself
from extractors.sections.themes import ALIKE, CHAPTER, Themes, alike
from schemas.region import Leaf, Region, Style, without

# Pages of these kinds hold nothing but headings.
FIXED = ("cover", "agenda", "other")
# A cover has no more words.
COVER_WORDS = 70
# A table has so many rows.
TABLE_ROWS = 3
# A title that so many slides have says nothing of one of them.
REPEATED = 3


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
    """Pages of a kind of their own: `cover`, `agenda`, `other` for one that only numbers a part."""
    body: float = 0.0
    """The type size of most of the text, in points."""
    labels: frozenset[int] = frozenset()
    """Headers of tables and other labels, by id()."""
    by_order: frozenset[int] = frozenset()
    """The pages whose theme nothing but the order of the slides tells."""


def outline_of(tree: Tree, language: str) -> Outline:
    """The outline of a document."""
    reader = heading_reader(language)
    heads = Heads(tree, reader)
    first = _Walk(tree, reader, heads, Order())
    draft = first.outline()
    # What the pages with headings tell of the order of sections is known only when all have been seen.
    return _Walk(tree, reader, heads, first.order).outline() if first.untitled else draft


class _Walk:
    def __init__(self, tree: Tree, reader: HeadingReader, heads: Heads, known: Order) -> None:
        self.tree, self.reader = tree, reader
        self.heads, self.known = heads, known
        self.order = Order()
        self.untitled: set[int] = set()
        self.by_order: set[int] = set()
        self.had: list[str] = []
        self.own_titles: set[int] = set()
        self.themes = self.heads.themes
        self.titles = {title.casefold() for title in self.themes.titles.values() if title}
        self.titled = Counter(page.leaves[0].text.casefold() for page in tree.pages if page.leaves)
        self.pages = {page.page: page for page in tree.pages}
        self.parts: list[ScopePart] = []
        self.headings: dict[int, Leaf] = {}
        self.skipped: set[int] = {id(head.title_leaf) for head in self.themes.heads.values() if head.title_leaf is not None}
        self.theme_styles = {
            leaf.style for leaf in self.heads.possible if id(leaf) in self.themes.heads and leaf.page not in self.themes.agendas
        }
        self.theme: int | None = None
        self.section = ""
        self.size = 0.0
        self.style: Style | None = None
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
            self._open_untitled(page)
            for part in page.parts:
                self._visit(part)
        self._mark_front()
        return Outline(
            [part for part in self.parts if part.regions or part.headings],
            self.themes,
            self.headings,
            fixed,
            self.heads.body,
            frozenset(self.heads.labels),
            frozenset(self.by_order),
        )

    def _mark_front(self) -> None:
        """What stands before the first theme or section of a document is front matter: its title, who approved it, a foreword; what
        stands in no theme behind it stands apart, where the document has themes."""
        own = [part for part in self.parts if part.section not in FIXED]
        begun = next((n for n, part in enumerate(own) if part.section or part.theme), len(own))
        for part in own[: begun if begun < len(own) else 0]:
            part.section = "cover" if self._says_plan(part) else "front"
        for part in own[begun:] if self.themes.heads else ():
            if not part.section and part.theme is None and part.carried is None:
                part.section = "apart"

    def _says_plan(self, part: ScopePart) -> bool:
        """Whether front matter is no more than the plan's title and what stands on a cover."""
        words = sum(len(leaf.text.split()) for leaf in part.leaves)
        return words <= COVER_WORDS and any(self.reader.title(leaf.text).plan for leaf in part.leaves)

    def _fixed(self) -> dict[int, str]:
        fixed = dict.fromkeys(self.themes.agendas, "agenda")
        first = next((page for page in self.tree.pages if page.leaves), None)
        for page in self.tree.pages:
            if not page.leaves or page.page in fixed:
                continue
            if kind := self._divider(page):
                fixed[page.page] = kind
            elif page is first and self._is_cover(page):
                fixed[page.page] = "cover"
        return fixed

    def _divider(self, page: Region) -> str | None:
        """What a slide is that only says which part of the plan begins: `cover` where it names the plan, `other` where it only
        numbers a part (`Osa 2`), None where it is neither."""
        if not self._is_slide(page) or self._has_data(page) or _has_table(page):
            return None
        titles = [self.reader.title(leaf.text) for leaf in page.leaves[:2] if self.titled[leaf.text.casefold()] < REPEATED]
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        if any(title.plan for title in titles) and (words <= COVER_WORDS or any(title.part for title in titles)):
            return "cover"
        return "other" if any(title.part for title in titles) else None

    def _has_data(self, page: Region) -> bool:
        """Whether a paragraph below a page's first ones is data."""
        read = [evidence_of(leaf.text, self.reader.language) for leaf in page.leaves[2:]]
        return any(seen.is_data and (seen.periods or seen.funders) for seen in read)

    def _is_cover(self, page: Region) -> bool:
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        sections = any(self.reader.sections(leaf.text) for leaf in page.leaves if self.heads.stands_out(leaf))
        plain = not sections and not _has_table(page) and not any(leaf.block.marker for leaf in page.leaves)
        return words <= COVER_WORDS and plain and len(self.tree.pages) > 1

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
                self.own_titles.add(id(first))
        elif any(id(leaf) in self.themes.heads for leaf in page.leaves):
            # A slide that tells its theme begins anew.
            self.section, self.size = "", 0.0

    def _open_untitled(self, page: Region) -> None:
        """A slide without any heading holds what comes next in the edition."""
        if not page.leaves or not self._is_slide(page) or any(self._may_head(leaf) for leaf in page.leaves):
            return
        self.untitled.add(page.page)
        told = sum(1 for leaf in page.leaves if evidence_of(leaf.text, self.reader.language).periods)
        self._enter(self.known.next_section(self.section, told / len(page.leaves)), page.page)

    def _may_head(self, leaf: Leaf) -> bool:
        return self._means(leaf) if self.heads.stands_out(leaf) else id(leaf) in self.themes.heads

    def _enter(self, section: str, page: int) -> None:
        """Go on to a section; where it stands before what the theme has had already, the next theme has begun."""
        following = None if self.theme is None else self.theme + 1
        if following in self.themes.titles and goes_back(section, self.had) and not self._headed(following):
            self.theme, self.had = following, []
            self.by_order.add(page)
        self.section = section
        self.had.append(section)

    def _headed(self, theme: int | None) -> bool:
        """Whether a heading outside the agenda names a theme."""
        heads = self.themes.heads
        return any(
            id(leaf) in heads and heads[id(leaf)].number == theme for leaf in self.heads.possible if leaf.page not in self.themes.agendas
        )

    def _is_slide(self, page: Region) -> bool:
        return page.box[2] > page.box[3]

    def _is_slide_at(self, leaf: Leaf) -> bool:
        return self._is_slide(self.pages[leaf.page])

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
        if not any(self._is_heading(leaf) for leaf in region.leaves) and not (region.rows and matrix_of(region, self.reader)):
            self._add(region)
            return
        if heads := self._leading_heads(region):
            for leaf in heads:
                self._leaf(Region("leaf", leaf.box, leaf=leaf, page=leaf.page))
            if rest := without(region, {id(leaf) for leaf in heads}):
                self._visit(rest)
            return
        if lanes := lanes_of(region, self._number, self.skipped):
            self._visit_lanes(region, lanes)
            return
        if matrix := matrix_of(region, self.reader):
            self._visit_matrix(region, matrix)
            return
        if tells_itself(region, self._is_heading, self._heads_list):
            self._add(region)
            self._carry(region)
            return
        before = self.section, self.size
        columned = region.kind == "beside" and self._heads_columns(region)
        for part in region.parts:
            self._visit(part)
        if columned:
            self.section, self.size = before
        if region.kind == "box" and len(region.leaves) > 1:
            # What a heading in a box heads ends with the box; a theme's number in it goes on.
            told = any(id(leaf) in self.themes.heads for leaf in region.leaves)
            self.section, self.size = ("", 0.0) if told else before
            self.parts.append(ScopePart(self.theme, self.section))

    def _leading_heads(self, region: Region) -> list[Leaf]:
        """The theme's heading that columns begin with and that no other follows: it heads them all, in whichever it stands."""
        if region.kind != "beside" or region.rows:
            return []
        heads = [leaf for leaf in region.leaves if self._is_heading(leaf)]
        first = region.leaves[: len(heads)]
        numbers = {self.themes.heads[id(leaf)].number for leaf in heads if id(leaf) in self.themes.heads}
        leading = all(a is b for a, b in zip(heads, first, strict=True)) and len(numbers) == 1
        return heads if leading and all(id(leaf) in self.themes.heads for leaf in heads) else []

    def _heads_columns(self, region: Region) -> bool:
        """Whether what heads a column heads no more than that: each column has its own heading, or one is nothing but a heading."""
        if all(self._is_heading(column.leaves[0]) for column in region.parts if column.leaves):
            return True
        return any(column.leaf is not None and self._is_heading(column.leaf) for column in region.parts)

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

    def _visit_matrix(self, region: Region, matrix: Matrix) -> None:
        """A table of themes against sections, row by row; a theme's cell holds for the rows below that have none."""
        before = self.theme, self.section, self.size
        header = [leaf for cell in region.rows[0] if cell for leaf in cell.leaves]
        for leaf in header:
            self.headings[id(leaf)] = leaf
        self.parts.append(ScopePart(None, "", headings=header))
        for row in region.rows[1:]:
            told = row[matrix.themes] if matrix.themes < len(row) else None
            if told is not None:
                self.theme = self._theme_of(told) or self.theme
                for leaf in told.leaves:
                    self.headings[id(leaf)] = leaf
                self.parts.append(ScopePart(self.theme, "", headings=list(told.leaves)))
            for c, section in matrix.sections.items():
                if c < len(row) and (cell := row[c]) is not None:
                    self.section = section
                    self._add(cell)
        self.theme, self.section, self.size = before

    def _theme_of(self, cell: Region) -> int | None:
        """The theme that a cell names, by its title or its number."""
        number, title = self.reader.number(" ".join(leaf.text for leaf in cell.leaves))
        found = [n for n, other in self.themes.titles.items() if alike(title, other) >= ALIKE]
        return found[0] if found else number if number in self.themes.titles else None

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
        if last is None or (last.theme, last.section) != (self.theme, self.section) or last.section in FIXED:
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
        # Plain text has no type that an unknown heading could be told by.
        if heads_group(leaf, self.reader.language) or id(leaf) in self.own_titles or not self.heads.body:
            return False
        if not self.section and leaf.style not in self.theme_styles:
            return False
        if leaf.style in self.theme_styles:
            return True
        if len(leaf.text.split()) > HEADING_WORDS or evidence_of(leaf.text, self.reader.language).sentence or not self.size:
            return False
        if self.section == "projects" and leaf.style == self.style and leaf.style[0] > self.heads.body and not self.heads.heads_data(leaf):
            # Set as what heads the projects, and no data under it: another chapter.
            return True
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
            if head.number != self.theme:
                self.had.clear()
            self.theme, self.section, self.size = head.number, named[0] if named else "", self._size_of(leaf)
            self._note(self.section, leaf)
            self.seen.clear()
            self._open([leaf], year_in(leaf.text))
            return
        if self.heads.stands_out(leaf) and (sections := self.heads.sections(leaf)):
            again = self.seen[leaf.text.casefold()] > 0 and field_of(leaf.text) is not None
            self.seen[leaf.text.casefold()] += 1
            if not again:
                if leaf.style in self.theme_styles and not self._is_slide_at(leaf) and not self.reader.sections(leaf.text):
                    # Set as the themes' titles are, and none: it stands beside them.
                    self.theme = None
                self.size, self.style = self._size_of(leaf), leaf.style
                self._begin(sections[0], leaf)
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

    def _size_of(self, leaf: Leaf) -> float:
        """The type size above which another heading ends what a heading heads; none ends what a small line over a page heads."""
        return leaf.style[0] if leaf.style[0] >= self.heads.body else math.inf

    def _begin(self, section: str, leaf: Leaf) -> None:
        """Go on to the section that a heading names."""
        self._enter(section, leaf.page)
        self.order.note(leaf.page, section)

    def _note(self, section: str, leaf: Leaf) -> None:
        """Note the section that a theme's title names."""
        if section:
            self.order.note(leaf.page, section)
            self.had.append(section)

    def _number(self, leaf: Leaf) -> int | None:
        """The number of the theme that a paragraph names, by number or by title."""
        head = self.themes.heads.get(id(leaf))
        return head.number if head else self._titled(leaf)

    def _titled(self, leaf: Leaf) -> int | None:
        text = CHAPTER.sub("", leaf.text).strip(" .:").casefold()
        return next((number for number, title in self.themes.titles.items() if title and title.casefold() == text), None)


def _has_table(page: Region) -> bool:
    """Whether a page holds columns that line up in several rows."""
    return any(len(region.rows) >= TABLE_ROWS for region in page.walk())
