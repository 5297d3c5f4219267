"""Walks the tree in reading order and tells which theme and which section each part belongs to: scopes, cut at headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.evidence.leaf import evidence_of
from extractors.headings import HeadingReader, Title, heading_reader, year_in
from extractors.labels import field_of
from extractors.page.tree import Tree
from extractors.sections.themes import CHAPTER, Themes, themes_in
from extractors.sections.unknown import unknown_sections
from schemas.region import Leaf, Region

# A heading is set so much larger than the body, or it is bold, or stands alone in a box.
LARGER = 1.04
# A heading has no more words than this.
HEADING_WORDS = 14
# A heading with a colon that only holds a section's term has no more words than this.
COLON_WORDS = 6
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


def outline_of(tree: Tree, language: str) -> Outline:
    """The outline of a document."""
    return _Walk(tree, heading_reader(language)).outline()


class _Walk:
    def __init__(self, tree: Tree, reader: HeadingReader) -> None:
        self.tree, self.reader = tree, reader
        self.leaves = [leaf for page in tree.pages for leaf in page.leaves]
        self.body = _common_size(self.leaves)
        self.alone: set[int] = set()
        self.labels: set[int] = set()
        self.following: dict[int, Leaf] = {}
        self.firsts = {id(page.leaves[0]) for page in tree.pages if page.leaves and page.leaves[0].style[0] > LARGER * self.body}
        for page in tree.pages:
            self._look(page)
        self.possible = [leaf for leaf in self.leaves if self._stands_out(leaf)]
        self.known = {id(leaf): found for leaf in self.possible if (found := self._known(leaf))}
        self.themes = themes_in(reader, self.possible, self.following, self.known)
        self.unknown = self._unknown()
        self.titles = {title.casefold() for title in self.themes.titles.values() if title}
        self.parts: list[ScopePart] = []
        self.headings: dict[int, Leaf] = {}
        self.skipped: set[int] = {id(head.title_leaf) for head in self.themes.heads.values() if head.title_leaf is not None}
        self.theme_styles = {leaf.style for leaf in self.possible if id(leaf) in self.themes.heads and leaf.page not in self.themes.agendas}
        self.theme: int | None = None
        self.section = ""
        self.size = 0.0
        self.carried: int | None = None
        self.seen: Counter[str] = Counter()

    def _look(self, page: Region) -> None:
        """Note which leaf follows which (in a row, the next cell), which stand alone in a box, which are headers of tables."""
        for before, after in zip(page.leaves, page.leaves[1:], strict=False):
            self.following[id(before)] = after
        for region in page.walk():
            if region.kind == "box" and region.leaves:
                self.alone.add(id(region.leaves[0]))
            for number, row in enumerate(region.rows):
                cells = [cell for cell in row if cell]
                for left, right in zip(cells, cells[1:], strict=False):
                    if len(left.leaves) == 1 and len(right.leaves) == 1 and len(region.parts) == 2:
                        self.following[id(left.leaves[0])] = right.leaves[0]
                single = all(cell.leaf is not None for cell in cells)
                if number and len(cells) > 1 and len(region.parts) > 2 and single:
                    self.labels.update(id(leaf) for cell in cells for leaf in cell.leaves)
                if number == 0 and sum(1 for cell in cells if field_of(" ".join(leaf.text for leaf in cell.leaves))) >= min(2, len(cells)):
                    self.labels.update(id(leaf) for cell in cells for leaf in cell.leaves)

    def _stands_out(self, leaf: Leaf) -> bool:
        """Whether a paragraph may head something, by its type and length."""
        words = len(leaf.text.split())
        if words > HEADING_WORDS + 6 or id(leaf) in self.labels or (leaf.block.marker and not leaf.text.rstrip().endswith(":")):
            return False
        size, bold, _, _ = leaf.style
        after = self.following.get(id(leaf))
        heads_bullets = after is not None and after.block.marker != "" and not leaf.block.marker
        plain = leaf.lead > 0 and not bold
        return not plain and (
            size > LARGER * self.body or leaf.block.bold or id(leaf) in self.alone or leaf.text.rstrip().endswith(":") or heads_bullets
        )

    # --- the walk ------------------------------------------------------------------------------------------------------

    def outline(self) -> Outline:
        fixed = self._fixed()
        for page in self.tree.pages:
            if page.page in fixed:
                self._keep(page, fixed[page.page])
                continue
            self._open_page(page)
            for part in page.parts:
                self._visit(part)
        return Outline([part for part in self.parts if part.regions or part.headings], self.themes, self.headings, fixed)

    def _fixed(self) -> dict[int, str]:
        fixed = {page: "agenda" for page in self.themes.agendas}
        first = next((page for page in self.tree.pages if page.leaves), None)
        if first is not None and first.page not in fixed and self._is_cover(first):
            fixed[first.page] = "cover"
        return fixed

    def _is_cover(self, page: Region) -> bool:
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        sections = any(self.reader.sections(leaf.text) for leaf in page.leaves if self._stands_out(leaf))
        return words <= COVER_WORDS and not sections and not any(leaf.block.marker for leaf in page.leaves) and len(self.tree.pages) > 1

    def _keep(self, page: Region, kind: str) -> None:
        self.parts.append(ScopePart(None, kind, [page] if page.leaves else []))
        self.theme, self.section, self.size = None, "", 0.0

    def _open_page(self, page: Region) -> None:
        """A slide with a title of its own that says neither theme nor section begins something else."""
        first = page.leaves[0] if page.leaves else None
        if first is None or not self._is_slide(page):
            return
        if first.style[0] > LARGER * self.body and self._stands_out(first) and not self._means(first):
            others = [leaf for leaf in page.leaves if leaf.style[0] > LARGER * self.body and leaf is not first]
            if not others or first.style[0] > max(leaf.style[0] for leaf in others):
                carried = self.theme if self.theme is not None else self.carried
                self.theme, self.section, self.size, self.carried = None, "", first.style[0], carried
                self.parts.append(ScopePart(None, "", carried=carried, title=first))

    def _is_slide(self, page: Region) -> bool:
        return page.box[2] > page.box[3]

    def _means(self, leaf: Leaf) -> bool:
        return id(leaf) in self.themes.heads or bool(self._sections(leaf)) or leaf.text.strip(" .:").casefold() in self.titles

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
        before = self.section, self.size
        for part in region.parts:
            self._visit(part)
        if region.kind == "box" and len(region.leaves) > 1:
            self.section, self.size = before
            self.parts.append(ScopePart(self.theme, self.section))

    def _add(self, region: Region) -> None:
        last = self.parts[-1] if self.parts else None
        if last is None or (last.theme, last.section) != (self.theme, self.section) or last.section in ("cover", "agenda"):
            self.parts.append(ScopePart(self.theme, self.section))
        self.parts[-1].regions.append(region)

    def _is_heading(self, leaf: Leaf) -> bool:
        if id(leaf) in self.skipped or id(leaf) in self.themes.heads:
            return True
        return self._stands_out(leaf) and (bool(self._sections(leaf)) or self._resets(leaf) or leaf.text.strip(" .:").casefold() in self.titles)

    def _resets(self, leaf: Leaf) -> bool:
        """Whether an unknown heading ends what the last one headed: one set as large, over a list of bullets or text."""
        if not self.section and leaf.style not in self.theme_styles:
            return False
        if leaf.style in self.theme_styles:
            return True
        if len(leaf.text.split()) > HEADING_WORDS or evidence_of(leaf.text, self.reader.language).sentence or not self.size:
            return False
        return leaf.style[0] > LARGER * self.size if self.section == "projects" else leaf.style[0] >= self.size and leaf.style[0] > self.body

    def _leaf(self, region: Region) -> None:
        leaf = region.leaf
        assert leaf is not None
        if id(leaf) in self.skipped:
            self.headings[id(leaf)] = leaf
            self._open([leaf])
            return
        head = self.themes.heads.get(id(leaf))
        if head:
            self.theme, self.section, self.size = head.number, head.sections[0] if head.sections else "", leaf.style[0]
            self.seen.clear()
            self._open([leaf], year_in(leaf.text))
            return
        if self._stands_out(leaf) and (sections := self._sections(leaf)):
            again = self.seen[leaf.text.casefold()] > 0 and field_of(leaf.text) is not None
            self.seen[leaf.text.casefold()] += 1
            if not again:
                self.section, self.size = sections[0], leaf.style[0]
                self._open([leaf], year_in(leaf.text))
                return
        elif self._stands_out(leaf) and (number := self._titled(leaf)):
            self.theme, self.section, self.size = number, "", leaf.style[0]
            self._open([leaf])
            return
        elif self._stands_out(leaf) and self._resets(leaf):
            self.theme = None if leaf.style in self.theme_styles else self.theme
            self.section = "" if self.section != "projects" or leaf.style in self.theme_styles else ""
            self.size = leaf.style[0]
            self._open([leaf] if leaf.style in self.theme_styles else [])
            if leaf.style in self.theme_styles:
                return
        self._add(region)

    def _titled(self, leaf: Leaf) -> int | None:
        text = CHAPTER.sub("", leaf.text).strip(" .:").casefold()
        return next((number for number, title in self.themes.titles.items() if title and title.casefold() == text), None)

    def _unknown(self) -> dict[int, str]:
        """The sections of headings without a known term."""
        rows: list[list[Leaf]] = []
        number: int | None = None
        open_row = False
        for leaf in self.possible:
            head = self.themes.heads.get(id(leaf))
            if head:
                if leaf.page in self.themes.agendas:
                    continue
                if head.number != number or not rows:
                    rows.append([])
                number, open_row = head.number, True
                if head.sections:
                    rows[-1].append(leaf)
            elif open_row and not self._closes(leaf):
                rows[-1].append(leaf)
            else:
                open_row = False
        known = self.known | {key: head.sections for key, head in self.themes.heads.items() if head.sections}
        over = frozenset(
            id(leaf)
            for leaf in self.possible
            if (after := self.following.get(id(leaf))) is not None and after.page == leaf.page and not self._may_head(after)
        )
        return unknown_sections(rows, known, over)

    def _closes(self, leaf: Leaf) -> bool:
        """Whether a heading ends a theme: set as its titles are, and none."""
        return any(leaf.style == other.style for other in self.possible if id(other) in self.themes.heads) and id(leaf) not in self.known

    def _may_head(self, leaf: Leaf) -> bool:
        return any(leaf is other for other in self.possible)

    def _sections(self, leaf: Leaf) -> tuple[str, ...]:
        """The sections that a heading names, or that its place gives it."""
        if id(leaf) in self.known:
            return self.known[id(leaf)]
        told = self.unknown.get(id(leaf))
        return (told,) if told else ()

    def _known(self, leaf: Leaf) -> tuple[str, ...]:
        """The sections that a heading's words name; one with a colon need only hold the term."""
        found = self.reader.sections(leaf.text)
        if found:
            return found if found != ("agenda",) else ()
        text = leaf.text.rstrip()
        title: Title | None = self.reader.title(text) if len(text.split()) <= HEADING_WORDS and not text.endswith(".") else None
        if title and title.sections and title.sections != ("agenda",) and (text.endswith(":") or id(leaf) in self.firsts):
            return title.sections
        if text.endswith(":") and len(text.split()) <= COLON_WORDS:
            words = text.strip(":").split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    named = self.reader.sections(" ".join(words[start:end]))
                    if named and named != ("agenda",):
                        return named
        return ()


def _common_size(leaves: Sequence[Leaf]) -> float:
    weights: Counter[float] = Counter()
    for leaf in leaves:
        weights[leaf.style[0]] += len(leaf.text)
    return max(weights, key=lambda size: (weights[size], -size), default=0.0)
