"""Covers, dividers and front matter: what says which plan it is, or which part begins, and holds nothing of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from extractors.evidence.leaf import evidence_of, labels_of
from extractors.page.tree import Tree
from extractors.sections.heads import Heads
from extractors.sections.scopes import FIXED, MATTER, ScopePart
from extractors.text.tokenizer import PATTERNS
from schemas.region import Region

# A cover has no more words.
COVER_WORDS = 70
# Whom to ask is told in no more words.
CONTACT_WORDS = 50
# An address is looked for where a row of its letters begins: else each letter of a long row is a beginning.
MAIL = re.compile(rf"(?<![\w.+-]){PATTERNS['email']}")
# A table has so many rows.
TABLE_ROWS = 3
# A title that so many slides have says nothing of one of them.
REPEATED = 3
# So many of a project's facts under labels are a project's, and no cover's: `Aikataulu: …`, `Rahoittaja: …`.
FACTS = frozenset({"period", "start", "end", "funders", "partners", "coordinator", "lead"})
LEAST_FACTS = 2


def is_slide(page: Region) -> bool:
    """Whether a page is wider than high."""
    return page.box[2] - page.box[0] > page.box[3] - page.box[1]


class Covers:
    """The covers of one document. `titled`: how many pages begin with each text, in lower case."""

    def __init__(self, tree: Tree, heads: Heads) -> None:
        self.tree, self.heads, self.reader = tree, heads, heads.reader
        self.titled = Counter(page.leaves[0].text.casefold() for page in tree.pages if page.leaves)

    @cached_property
    def pages(self) -> dict[int, str]:
        """The kinds of the pages that hold nothing but headings."""
        fixed = dict.fromkeys(self.heads.themes.agendas, "agenda")
        first = next((page for page in self.tree.pages if page.leaves), None)
        for page in self.tree.pages:
            if not page.leaves or page.page in fixed:
                continue
            if kind := self._divider(page) or self._contacts(page):
                fixed[page.page] = kind
            elif page is first and self._is_cover(page):
                fixed[page.page] = "cover"
        return fixed

    def mark_front(self, parts: Sequence[ScopePart]) -> None:
        """What stands before the first theme or section of a document is front matter: its title, who approved it, a foreword; what
        stands in no theme behind it stands apart, where the document has themes."""
        own = [part for part in parts if part.section not in FIXED]
        begun = next((n for n, part in enumerate(own) if part.section not in ("", MATTER) or part.theme), len(own))
        for part in own[: begun if begun < len(own) else 0]:
            # Matter before the first theme is front matter.
            part.section = "cover" if self._says_plan(part) else "front"
        for part in own[begun:] if self.heads.themes.heads else ():
            if not part.section and part.theme is None and part.carried is None:
                part.section = "apart"

    def _says_plan(self, part: ScopePart) -> bool:
        """Whether front matter is no more than the plan's title and what stands on a cover."""
        words = sum(len(leaf.text.split()) for leaf in part.leaves)
        return words <= COVER_WORDS and any(self.reader.names_plan(leaf.text) for leaf in part.leaves)

    def _divider(self, page: Region) -> str | None:
        """What a slide is that only says which part of the plan begins: `cover` where it names the plan, `other` where it only
        numbers a part (`Osa 2`), None where it is neither."""
        if not is_slide(page):
            return None
        titles = [self.reader.title(leaf.text) for leaf in page.leaves[:2] if self.titled[leaf.text.casefold()] < REPEATED]
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        part = any(title.part for title in titles)
        kind = "cover" if any(title.plan for title in titles) and (words <= COVER_WORDS or part) else "other" if part else None
        # What texts speak for is asked last: it takes longest to tell.
        return None if kind is None or _has_table(page) or self._has_data(page) else kind

    def _contacts(self, page: Region) -> str | None:
        """`other` where a page says whom to ask and little else: an address of mail, no time and no money."""
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        if words > CONTACT_WORDS or not any(MAIL.search(leaf.text) for leaf in page.leaves):
            return None
        read = [evidence_of(leaf.text, self.reader.language) for leaf in page.leaves]
        told = any(seen.periods or seen.funders for seen in read)
        heads = any(self.heads.stands_out(leaf) and self.heads.sections(leaf) for leaf in page.leaves)
        return None if told or heads else "other"

    def _has_data(self, page: Region) -> bool:
        """Whether a paragraph below a page's first ones is data."""
        read = [evidence_of(leaf.text, self.reader.language) for leaf in page.leaves[2:]]
        return any(seen.is_data and (seen.periods or seen.funders) for seen in read)

    def _tells_project(self, page: Region) -> bool:
        """Whether labels on a page say of several fields what a project's facts are."""
        told = {label.field for leaf in page.leaves for label in labels_of(leaf)}
        return len(told & FACTS) >= LEAST_FACTS

    def _is_cover(self, page: Region) -> bool:
        words = sum(len(leaf.text.split()) for leaf in page.leaves)
        sections = any(self.reader.sections(leaf.text) for leaf in page.leaves if self.heads.stands_out(leaf))
        plain = (
            not sections and not self._tells_project(page) and not _has_table(page) and not any(leaf.block.marker for leaf in page.leaves)
        )
        return words <= COVER_WORDS and plain and len(self.tree.pages) > 1


def _has_table(page: Region) -> bool:
    """Whether a page holds columns that line up in several rows."""
    return any(len(region.rows) >= TABLE_ROWS for region in page.walk())
