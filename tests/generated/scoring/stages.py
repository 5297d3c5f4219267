"""The four stages measured apart, on generated editions, whose key knows the words of everything.

0. paragraphs: is each paragraph that was drawn one leaf (what of it stands on one page: in one leaf that holds nothing else)?
1. tree: is each mention of the key a union of the leaves that the pages were cut into?
2. candidates: does a record of some reading that was considered hold its words and no others?
3. choice: was it chosen, that is, does a mention of the output?
4. fields: of the mentions cut rightly, how many have all five fields right?

**Where the reader plugs in.** Everything is measured on sets of words, each word named by (page, number). `watched()` listens to the
reader: to its tree, and to every reading that was considered. `chosen_by` takes
the mentions of the output by their spans' boxes. Another reader needs another body of `watched()`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from extractors.page.tree import Tree
from extractors.records import candidates
from extractors.records.reading import Reading
from extractors.records.scope import Scope
from extractors.text.passage import Joiner
from pipeline import extraction
from schemas.document import Page
from schemas.region import Leaf, Region
from tests.generated.edition import Edition
from tests.generated.key import Element, Place
from tests.generated.scoring.measures import FIELDS, Figures, Tally
from tests.generated.scoring.pairing import Json

Words = frozenset[Place]


@dataclass
class Stages:
    """Of so many paragraphs, or mentions of the key (`gold`), how many are right at each stage."""

    paragraphs: Tally = field(default_factory=Tally)
    tree: Tally = field(default_factory=Tally)
    candidates: Tally = field(default_factory=Tally)
    choice: Tally = field(default_factory=Tally)
    fields: Tally = field(default_factory=Tally)

    def __iadd__(self, other: Stages) -> Stages:
        for one in fields(self):
            mine = getattr(self, one.name)
            mine += getattr(other, one.name)
        return self


@dataclass
class Watch:
    """What was heard while an edition was read: the leaves of the tree, the records of every reading considered."""

    leaves: set[Words] = field(default_factory=set)
    considered: set[Words] = field(default_factory=set)


@contextmanager
def watched() -> Iterator[Watch]:
    """Listens to the reader; what it finds is not changed."""
    watch, silent, cut = Watch(), candidates.readings, extraction.tree_of

    def seeing(pages: Sequence[Page], joiner: Joiner) -> Tree:
        tree = cut(pages, joiner)
        watch.leaves.update(words_of([leaf]) for page in tree.pages for leaf in page.leaves)
        return tree

    def listening(region: Region, scope: Scope) -> Iterator[Reading]:
        for reading in silent(region, scope):
            watch.considered.update(words_of(record.leaves) for record in reading.records)
            yield reading

    candidates.readings, extraction.tree_of = listening, seeing
    try:
        yield watch
    finally:
        candidates.readings, extraction.tree_of = silent, cut


def words_of(leaves: Iterable[Leaf]) -> Words:
    """The words of leaves."""
    return frozenset((word.page, word.number) for leaf in leaves for word in leaf.block.passage.words)


def chosen_by(output: Json, pages: Sequence[Page]) -> set[Words]:
    """The words of each mention of the output: those whose middle lies in one of its spans' boxes."""
    by_page = {page.number: page for page in pages}
    found = set()
    for project in output["projects"]:
        for mention in project["mentions"]:
            boxes = [(span["page"], span["bbox"]) for span in mention["spans"] if span["bbox"]]
            found.add(frozenset(place for page, box in boxes for place in _within(by_page[page], box)))
    return found


def _within(page: Page, box: Sequence[float]) -> Iterable[Place]:
    for word in page.words:
        x0, top, x1, bottom = word.place
        if box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]:
            yield (page.number, word.number)


def measure_stages(edition: Edition, figures: Figures, watch: Watch, output: Json) -> Stages:
    """The stages of one edition. Words of no element (bullets, running lines) count nowhere."""
    owned = frozenset(edition.tagged)
    leaves, considered, chosen = (
        [words & owned for words in some] for some in (watch.leaves, watch.considered, chosen_by(output, edition.pages))
    )
    stages = Stages(paragraphs=whole_paragraphs(edition, leaves))
    for g, element in enumerate(_mentions(edition)):
        touching = [leaf for leaf in leaves if leaf & frozenset(element.words)]
        union = frozenset(place for leaf in touching for place in leaf)
        cut = any(holds(element, words) for words in chosen)
        stages.tree += Tally(int(holds(element, union)), 1)
        stages.candidates += Tally(int(any(holds(element, words) for words in considered)), 1)
        stages.choice += Tally(int(cut), 1)
        if cut:
            exact = figures.exact.get(g, {})
            stages.fields += Tally(int(len(exact) == len(FIELDS) and all(exact.values())), 1)
    return stages


def whole_paragraphs(edition: Edition, leaves: Sequence[Words]) -> Tally:
    """How many of the paragraphs drawn, page by page, are in one leaf that holds nothing but words of that paragraph."""
    drawn: dict[int, set[Place]] = {}
    for place, owned in edition.tagged.items():
        if owned.paragraph:
            drawn.setdefault(owned.paragraph, set()).add(place)
    home = {place: leaf for leaf in leaves for place in leaf}
    found = Tally()
    for words in drawn.values():
        for page in {page for page, _ in words}:
            here = {place for place in words if place[0] == page}
            leaf = home.get(min(here), frozenset())
            found += Tally(int(here <= leaf <= words), 1)
    return found


def holds(mention: Element, words: Words) -> bool:
    """Whether words are the mention's: every value of it, and nothing of anything else; labels and commas may be there or not."""
    values = frozenset(place for places in mention.fields.values() for place in places)
    return values <= words <= frozenset(mention.words)


def _mentions(edition: Edition) -> list[Element]:
    return [element for element in edition.key.elements if element.kind == "mention" and element.words]
