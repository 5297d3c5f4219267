"""The four stages measured apart, on generated editions, whose key knows the words of everything.

1. tree: is each mention of the key a union of the blocks that the page was cut into?
2. candidates: is its right cut among the readings that were considered?
3. choice: was it chosen, that is, does a mention of the output have exactly its words?
4. fields: of the mentions cut rightly, how many have all five fields right?

**Where a reader plugs in.** Everything is measured on sets of words, each word named by (page, number). `leaves_of` gives the blocks
of an extraction, `considered_by` the records of every reading that was considered, `chosen_by` the mentions of the output. Another
reader needs other bodies of the first two, and nothing else: what its tree's leaves are, and what its candidates held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from pipeline.extraction import Extraction
from schemas.document import Page
from tests.generated.edition import Edition
from tests.generated.key import Place
from tests.generated.scoring.measures import FIELDS, Figures, Tally
from tests.generated.scoring.pairing import Json

Words = frozenset[Place]


@dataclass
class Stages:
    """Of so many mentions of the key (`gold`), how many are right at each stage; candidates are not counted where none are known."""

    tree: Tally = field(default_factory=Tally)
    candidates: Tally = field(default_factory=Tally)
    choice: Tally = field(default_factory=Tally)
    fields: Tally = field(default_factory=Tally)

    def __iadd__(self, other: Stages) -> Stages:
        for one in fields(self):
            mine = getattr(self, one.name)
            mine += getattr(other, one.name)
        return self


def leaves_of(extraction: Extraction) -> list[Words]:
    """The blocks that the pages were cut into, as sets of words."""
    blocks = (block for understood in extraction.slides for block in understood.slide.blocks)
    return [frozenset((piece.word.page, piece.word.number) for piece in block.passage.pieces) for block in blocks]


def considered_by(extraction: Extraction) -> list[Words] | None:
    """The words of every record of every reading that was considered; None where the reader considers one reading only."""
    return None


def chosen_by(output: Json, pages: Sequence[Page]) -> dict[tuple[int, int], Words]:
    """(project, mention) of the output → its words: those whose middle lies in one of its spans' boxes."""
    by_page = {page.number: page for page in pages}
    found = {}
    for number, project in enumerate(output["projects"]):
        for n, mention in enumerate(project["mentions"]):
            boxes = [(span["page"], span["bbox"]) for span in mention["spans"] if span["bbox"]]
            found[number, n] = frozenset(place for page, box in boxes for place in _within(by_page[page], box))
    return found


def _within(page: Page, box: Sequence[float]) -> Iterable[Place]:
    for word in page.words:
        x0, top, x1, bottom = word.place
        if box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]:
            yield (page.number, word.number)


def measure_stages(edition: Edition, figures: Figures, extraction: Extraction, output: Json) -> Stages:
    """The stages of one edition. Words of no element (bullets, running lines) count nowhere."""
    owned, considered = frozenset(edition.tagged), considered_by(extraction)
    leaves = [leaf & owned for leaf in leaves_of(extraction)]
    chosen = {words & owned for words in chosen_by(output, edition.pages).values()}
    stages = Stages()
    for g, wanted in enumerate(_mentions(edition)):
        whole = all(leaf <= wanted for leaf in leaves if leaf & wanted)
        cut = wanted in chosen
        stages.tree += Tally(int(whole), 1)
        stages.choice += Tally(int(cut), 1)
        if considered is not None:
            stages.candidates += Tally(int(wanted in {words & owned for words in considered}), 1)
        if cut:
            exact = figures.exact.get(g, {})
            stages.fields += Tally(int(len(exact) == len(FIELDS) and all(exact.values())), 1)
    return stages


def _mentions(edition: Edition) -> list[Words]:
    return [frozenset(element.words) for element in edition.key.elements if element.kind == "mention" and element.words]
