"""What a paragraph names, whatever has been read before it: a theme by number or title, a section."""

from __future__ import annotations

from extractors.sections.heads import Heads
from extractors.sections.titles import ALIKE, CHAPTER, alike
from schemas.region import Leaf, Region


class Named:
    """The names of one document's themes and sections, looked up by paragraph."""

    def __init__(self, heads: Heads) -> None:
        self.heads, self.themes, self.reader = heads, heads.themes, heads.reader
        self.titles: dict[str, int] = {}
        for number, title in self.themes.titles.items():
            if title:
                self.titles.setdefault(title.casefold(), number)
        told = ((leaf.page, heads.themes.heads.get(id(leaf))) for leaf in heads.possible)
        self._headed = {head.number for page, head in told if head is not None and page not in self.themes.agendas}

    def means(self, leaf: Leaf) -> bool:
        """Whether a paragraph names a theme or a section."""
        return id(leaf) in self.themes.heads or bool(self.heads.sections(leaf)) or leaf.text.strip(" .:").casefold() in self.titles

    def number(self, leaf: Leaf) -> int | None:
        """The number of the theme that a paragraph names, by number or by title."""
        head = self.themes.heads.get(id(leaf))
        return head.number if head else self.titled(leaf)

    def titled(self, leaf: Leaf) -> int | None:
        """The number of the theme whose title a paragraph is."""
        return self.titles.get(CHAPTER.sub("", leaf.text).strip(" .:").casefold())

    def theme_of(self, cell: Region) -> int | None:
        """The theme that a cell names, by its title or its number."""
        number, title = self.reader.number(" ".join(leaf.text for leaf in cell.leaves))
        found = [n for n, other in self.themes.titles.items() if alike(title, other) >= ALIKE]
        return found[0] if found else number if number in self.themes.titles else None

    def is_tagged(self, leaf: Leaf, page: Region) -> bool:
        """Whether a page begins with a theme's number alone, set smaller, and then this: a name in the theme, though set as titles are."""
        head = self.themes.heads.get(id(page.leaves[0]))
        second = page.leaves[1:2]
        return head is not None and not head.title and leaf in second and page.leaves[0].style[0] < leaf.style[0]

    def headed(self, theme: int | None) -> bool:
        """Whether a heading outside the agenda names a theme."""
        return theme in self._headed
