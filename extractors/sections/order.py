"""What a slide that lost its title holds: what comes next in the edition, told by the order that its other slides keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

# Where the sections of a theme stand in it: state and strengths first, then targets, then projects.
RANK = {"current_state": 0, "strengths": 0, "development_targets": 1, "projects": 2}
# So many slides that go on in the same way show the order that an edition keeps.
LEAST = 2
# A slide where this share of the paragraphs holds data is one of projects.
DATA = 0.3


@dataclass
class Order:
    """The sections that the headings of each page open, in order, and what they say of pages without headings."""

    opened: dict[int, list[str]] = field(default_factory=dict)

    def note(self, page: int, section: str) -> None:
        """Note that a heading on a page opens a section."""
        self.opened.setdefault(page, []).append(section)

    @cached_property
    def successors(self) -> Mapping[str, Counter[str]]:
        """For each section, how often a page that ends with it is followed by one that begins with which; to be asked for only when
        all pages are noted, and worked out once."""
        found: dict[str, Counter[str]] = {}
        for page, sections in self.opened.items():
            after = self.opened.get(page + 1)
            if after:
                found.setdefault(sections[-1], Counter())[after[0]] += 1
        return found

    def next_section(self, section: str, data: float) -> str:
        """The section of a page without headings behind one that ends with `section`; `data`: the share of its paragraphs that
        hold data."""
        if section not in RANK:
            return section
        if data >= DATA:
            return "projects"
        after = self.successors.get(section, Counter())
        (likely, count), *_ = after.most_common(1) or [(section, 0)]
        return likely if count >= LEAST and not after[section] and likely in RANK else section


def goes_back(section: str, seen: Sequence[str]) -> bool:
    """Whether a section stands before one that its theme has had already: another theme has begun."""
    return section in RANK and any(RANK.get(name, -1) > RANK[section] for name in seen)
