"""Walks the tree in reading order: which theme and which section each part belongs to, scopes cut at headings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.evidence.headings import heading_reader, year_in
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import evidence_of, heads_group
from extractors.page.tree import Tree
from extractors.sections.boxed import entries_beside_data
from extractors.sections.covers import Covers, is_slide
from extractors.sections.dividers import themes_between
from extractors.sections.heads import HEADING_WORDS, LARGER, Heads
from extractors.sections.lanes import Lane, beside_lanes, lane_at, lanes_of
from extractors.sections.matrix import Matrix, holds_matrix, matrix_of, upright
from extractors.sections.matter import heads_matter
from extractors.sections.named import Named
from extractors.sections.order import RANK, Order, goes_back
from extractors.sections.over_columns import heads_columns, leading_heads
from extractors.sections.scopes import FIXED, MATTER, Outline, ScopePart
from extractors.sections.tabled import heads_projects, last_told, names_rows, tells_itself
from extractors.sections.unknown import LISTS
from schemas.region import Leaf, Region, Style, without


def outline_of(tree: Tree, language: str) -> Outline:
    """The outline of a document."""
    covers = Covers(tree, Heads(tree, heading_reader(language)))
    first = _Walk(covers, Order())
    draft = first.outline()
    # What the pages with headings tell of the order of sections is known now. Where it is what was taken for granted, nothing changes.
    same = all(first.order.next_section(*asked) == told for asked, told in first.untitled)
    return draft if same else _Walk(covers, first.order).outline()


class _Walk:
    def __init__(self, covers: Covers, known: Order) -> None:
        self.tree, self.reader, self.heads, self.covers, self.known = covers.tree, covers.reader, covers.heads, covers, known
        self.order = Order()
        self.by_order, self.own_titles = set[int](), set[int]()
        # What was asked of the order of sections for each slide without a heading, and what it told.
        self.untitled: list[tuple[tuple[str, float], str]] = []
        self.had: list[str] = []
        self.themes = self.heads.themes
        self.between = themes_between(self.tree, self.themes)
        self.pages = {page.page: page for page in self.tree.pages}
        self.named = Named(self.heads)
        self.parts: list[ScopePart] = []
        self.headings: dict[int, Leaf] = {}
        self.skipped: set[int] = {id(head.title_leaf) for head in self.themes.heads.values() if head.title_leaf is not None}
        self.theme_styles = self.heads.theme_styles
        self.theme: int | None = None
        self.carried: int | None = None
        # `over`: the section of a heading over columns, in which these go on below the themes that head them.
        self.section, self.size, self.over = "", 0.0, ""
        self.style: Style | None = None
        self.seen: Counter[str] = Counter()

    def outline(self) -> Outline:
        fixed = self.covers.pages
        for page in self.tree.pages:
            if page.page in fixed:
                self.parts.append(ScopePart(None, fixed[page.page], [page] if page.leaves else []))
                self.theme, self.section, self.size = None, "", 0.0
                continue
            self.seen.clear()
            self._open_page(page)
            self._open_untitled(page)
            for part in page.parts:
                self._visit(part)
        self.covers.mark_front(self.parts)
        return Outline(
            [part for part in self.parts if part.regions or part.headings],
            self.themes,
            self.headings,
            fixed,
            self.heads.body,
            frozenset(self.heads.labels),
            frozenset(self.by_order),
            frozenset(id(leaf) for leaf in self.heads.possible if not leaf.text.rstrip().endswith(".")),
        )

    def _open_page(self, page: Region) -> None:
        """A slide with a title of its own that says neither theme nor section begins something else."""
        first = page.leaves[0] if page.leaves else None
        if first is None or not is_slide(page):
            return
        if first.style[0] > LARGER * self.heads.body and self.heads.stands_out(first) and not self.named.means(first):
            others = [leaf for leaf in page.leaves if leaf.style[0] > LARGER * self.heads.body and leaf is not first]
            if not others or first.style[0] > max(leaf.style[0] for leaf in others):
                if self.covers.titled[first.text.casefold()] > 1:
                    # What stands over slides of several themes is a section that no lexicon knows.
                    self.section, self.size = "", first.style[0]
                    self._open([first])
                    self.skipped.add(id(first))
                    return
                carried = self.theme if self.theme is not None else self.carried
                self.theme, self.section, self.size, self.carried = self.between.get(page.page), "", first.style[0], carried
                self.parts.append(ScopePart(self.theme, "", carried=carried, title=first))
                self.own_titles.add(id(first))
        elif any(id(leaf) in self.themes.heads for leaf in page.leaves):
            # A slide that tells its theme begins anew.
            self.section, self.size = "", 0.0

    def _open_untitled(self, page: Region) -> None:
        """A slide without any heading holds what comes next in the edition."""
        if not page.leaves or not is_slide(page) or any(self.named.means(leaf) for leaf in page.leaves if self.heads.stands_out(leaf)):
            return
        # How much of it is data tells something only behind a section that has its place in the order.
        read = [evidence_of(leaf.text, self.reader.language) for leaf in page.leaves] if self.section in RANK else []
        told = sum(1 for seen in read if seen.periods)
        asked = self.section, told / len(page.leaves)
        self.untitled.append((asked, self.known.next_section(*asked)))
        self._enter(self.untitled[-1][1], page.page)

    def _enter(self, section: str, page: int) -> None:
        """Go on to a section; where it stands before what the theme has had already, the next theme has begun."""
        following = None if self.theme is None else self.theme + 1
        if following in self.themes.titles and goes_back(section, self.had) and not self.named.headed(following):
            self.theme, self.had = following, []
            self.by_order.add(page)
        self.section = section
        self.had.append(section)

    def _open(self, headings: Iterable[Leaf], as_of: str | None = None) -> None:
        found = list(headings)
        self.headings |= {id(leaf): leaf for leaf in found}
        last = self.parts[-1] if self.parts else None
        if last and not last.regions and last.headings and last.theme == self.theme and not last.section:
            found = [*last.headings, *found]
            self.parts.pop()
        self.parts.append(ScopePart(self.theme, self.section, headings=found, as_of=as_of))

    def _visit(self, region: Region) -> None:
        if region.leaf is not None:
            self._leaf(region)
            return
        table = upright(region, self.reader) if region.rows else region
        matrix = matrix_of(table, self.reader)
        if matrix is None and not any(self._is_heading(leaf) for leaf in region.leaves) and not holds_matrix(region, self.reader):
            self.section = "projects" if self.section in LISTS and heads_projects(region) else self.section
            self._add(region)
            return
        if heads := leading_heads(region, self._is_heading, self.themes):
            for leaf in heads:
                self._leaf(Region("leaf", leaf.box, leaf=leaf, page=leaf.page))
            if rest := without(region, {id(leaf) for leaf in heads}):
                self._visit(rest)
            return
        if lanes := lanes_of(region, self.named.number, self.skipped):
            self._visit_lanes(region, lanes)
            return
        if matrix:
            self._visit_matrix(table, matrix)
            return
        if (named := names_rows(region, self._resets, self._is_heading)) or tells_itself(region, self._is_heading, self._heads_list):
            self.section = "" if named else self.section
            self._add(region)
            told = last_told(region, self.named.number)
            self.theme = told if told is not None else self.theme
            return
        before, over = (self.section, self.size), self.over
        columned = region.kind == "beside" and heads_columns(region, self._is_heading)
        self.over = self.section if columned else self.over
        for part in region.parts:
            self._visit(part)
        self.section, self.size, self.over = (*before, over) if columned else (self.section, self.size, self.over)
        if region.kind == "box" and len(region.leaves) > 1:
            # What a heading in a box heads ends with the box; a theme's number in it goes on.
            told = any(id(leaf) in self.themes.heads for leaf in region.leaves)
            self.section, self.size = ("", 0.0) if told else before
            self.parts.append(ScopePart(self.theme, self.section))

    def _visit_lanes(self, region: Region, lanes: Sequence[Lane]) -> None:
        """Columns beside a column of themes: what stands at the height of a theme belongs to it."""
        column = lanes[0].column
        self.headings |= {id(leaf): leaf for leaf in column.leaves}
        self.parts.append(ScopePart(None, "", headings=list(column.leaves)))
        for inner in beside_lanes(region, lanes):
            self.theme, self.section, self.size = lane_at(inner, lanes), "", 0.0
            self._add(inner)
        self.theme = None

    def _visit_matrix(self, region: Region, matrix: Matrix) -> None:
        """A table of themes against sections, row by row; a theme's cell holds for the rows below that have none."""
        before = self.theme, self.section, self.size
        header = [leaf for cell in region.rows[0] if cell for leaf in cell.leaves]
        self.headings |= {id(leaf): leaf for leaf in header}
        self.parts.append(ScopePart(None, "", headings=header))
        for row in region.rows[1:]:
            told = row[matrix.themes] if matrix.themes < len(row) else None
            if told is not None:
                self.theme = self.named.theme_of(told) or self.theme
                self.headings |= {id(leaf): leaf for leaf in told.leaves}
                self.parts.append(ScopePart(self.theme, "", headings=list(told.leaves)))
            for c, cell in enumerate(row):
                if cell is not None and c != matrix.themes:
                    self.section = matrix.sections.get(c, "")
                    self._add(cell)
        self.theme, self.section, self.size = before

    def _heads_list(self, leaf: Leaf) -> bool:
        return any(name != "projects" for name in self.heads.sections(leaf)) and id(leaf) not in self.themes.heads

    def _add(self, region: Region) -> None:
        last = self.parts[-1] if self.parts else None
        if last is None or (last.theme, last.section) != (self.theme, self.section) or last.section in FIXED:
            self.parts.append(ScopePart(self.theme, self.section))
        self.parts[-1].regions.append(region)

    def _is_heading(self, leaf: Leaf) -> bool:
        if id(leaf) in self.skipped or id(leaf) in self.themes.heads:
            return True
        return self.heads.stands_out(leaf) and (
            bool(self.heads.sections(leaf))
            or heads_matter(leaf, self.pages[leaf.page], self.heads, self.theme_styles)
            or self._resets(leaf)
            or leaf.text.strip(" .:").casefold() in self.named.titles
        )

    def _resets(self, leaf: Leaf) -> bool:
        """Whether an unknown heading ends what the last one headed: one set as large, over a list of bullets or text."""
        # What speaks for data is asked last: it takes longest to tell.
        page, language = self.pages[leaf.page], self.reader.language
        return self._heads_other(leaf) and id(leaf) not in entries_beside_data(page, language) and not heads_group(leaf, language)

    def _heads_other(self, leaf: Leaf) -> bool:
        """Whether a heading, as it is set, ends what the last one headed."""
        # Plain text has no type that an unknown heading could be told by.
        if not self.heads.body or id(leaf) in self.own_titles:
            return False
        if leaf.style in self.theme_styles or not self.section or not self.size:
            return leaf.style in self.theme_styles and not self.named.is_tagged(leaf, self.pages[leaf.page])
        ends = leaf.style[0] > self.heads.body and leaf.style[0] >= self.size
        if self.section == "projects":
            # Set as what heads the projects, and no data under it: another chapter.
            alike = leaf.style == self.style and leaf.style[0] > self.heads.body and not self.heads.heads_data(leaf)
            ends = leaf.style[0] > LARGER * self.size or alike
        few = ends and len(leaf.text.split()) <= HEADING_WORDS and not self.named.is_tagged(leaf, self.pages[leaf.page])
        return few and not evidence_of(leaf.text, self.reader.language).sentence

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
            self.theme, self.section, self.size = head.number, named[0] if named else self.over, self._size_of(leaf)
            self._note(self.section, leaf)
            self.seen.clear()
            self._open([leaf], year_in(leaf.text))
            return
        if heads_matter(leaf, self.pages[leaf.page], self.heads, self.theme_styles):
            self.theme, self.section, self.size = None, MATTER, leaf.style[0]
            self._open([leaf])
            return
        if self.heads.stands_out(leaf) and (sections := self.heads.sections(leaf)):
            again = self.seen[leaf.text.casefold()] > 0 and field_of(leaf.text) is not None
            self.seen[leaf.text.casefold()] += 1
            if not again:
                beside = leaf.style in self.theme_styles and not is_slide(self.pages[leaf.page]) and not self.reader.sections(leaf.text)
                # Set as the themes' titles are, and none: it stands beside them. An appendix stands behind them.
                self.theme = None if beside or self.reader.appendix(leaf.text) is not None else self.theme
                self.size, self.style = self._size_of(leaf), leaf.style
                self._enter(sections[0], leaf.page)
                self.order.note(leaf.page, sections[0])
                self._open([leaf], year_in(leaf.text))
                return
        elif self.heads.stands_out(leaf) and (number := self.named.titled(leaf)):
            self.theme, self.section, self.size = number, "", leaf.style[0]
            self._open([leaf])
            return
        elif self.heads.stands_out(leaf) and self._resets(leaf):
            self.theme = None if leaf.style in self.theme_styles else self.theme
            self.section, self.size = "", leaf.style[0]
            self._open([leaf] if leaf.style in self.theme_styles else [])
            if leaf.style in self.theme_styles:
                return
        self._add(region)

    def _size_of(self, leaf: Leaf) -> float:
        """The type size above which another heading ends what a heading heads; none ends what a small line over a page heads."""
        over = leaf.style[0] < self.heads.body and self.pages[leaf.page].leaves[0].style[0] <= leaf.style[0]
        return math.inf if over else leaf.style[0]

    def _note(self, section: str, leaf: Leaf) -> None:
        """Note the section that a theme's title names."""
        if section:
            self.order.note(leaf.page, section)
            self.had.append(section)
