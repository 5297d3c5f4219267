"""The account of words: every word read stands in exactly one place of the JSON, counted on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.bullets import is_bullet
from schemas.document import Page, Slide, Word
from schemas.findings import finding
from schemas.plan import Finding, Item, Plan, Span


@dataclass(frozen=True)
class Ledger:
    """Words read (without bullets), bullets, words placed; what is lost or stands more than once, by page."""

    read: int
    bullets: int
    placed: int
    lost: Counter[tuple[int, str]]
    doubled: Counter[tuple[int, str]]

    def findings(self) -> Iterator[Finding]:
        """An error for each page on which the sum fails."""
        for code, words in (("lost-words", self.lost), ("doubled-words", self.doubled)):
            for page in sorted({page for page, _ in words}):
                shown = [word for (at, word), count in sorted(words.items()) if at == page for _ in range(count)]
                yield finding(code, "error", {"page": page, "count": len(shown), "text": " ".join(shown[:20])})


def moved(account: Ledger, before: Plan, after: Plan) -> Ledger:
    """The account of an edition whose texts were put into other places since it was drawn up: what was lost or doubled on the way."""
    was, is_ = _placed(before), _placed(after)
    return Ledger(
        read=account.read,
        bullets=account.bullets,
        placed=sum(len(span.text.split()) for span in spans_of_plan(after)),
        lost=account.lost + (was - is_),
        doubled=account.doubled + (is_ - was),
    )


def _placed(plan: Plan) -> Counter[tuple[int, str]]:
    return Counter((span.page, part) for span in spans_of_plan(plan) for word in span.text.split() for part in _parts(word))


def ledger(pages: Sequence[Page], slides: Sequence[Slide], plan: Plan) -> Ledger:
    """Compare the words that the reader gave with those that the plan's spans hold."""
    bullets = markers(slides, pages)
    # A bullet may be a letter: PowerPoint's hollow one is an `o`.
    left_out = {id(word) for word in bullets}
    words = [word for page in pages for word in words_of_page(page) if id(word) not in left_out]
    read = Counter((word.page, part) for word in words for part in _parts(word.text))
    placed = _placed(plan)
    return Ledger(
        read=len(words),
        bullets=len(bullets),
        placed=sum(len(span.text.split()) for span in spans_of_plan(plan)),
        lost=read - placed,
        doubled=placed - read,
    )


def markers(slides: Sequence[Slide], pages: Sequence[Page]) -> list[Word]:
    """The words that are nothing but the bullets of blocks, which the outline stands for."""
    placed = {id(piece.word) for slide in slides for block in slide.blocks for piece in block.passage.pieces}
    return [word for page in pages for word in page.words if is_bullet(word) and id(word) not in placed]


def words_of_page(page: Page) -> list[Word]:
    """Every word of a page: of its text, of what it hides, of what was remarked on it."""
    return [*page.words, *page.hidden, *(word for remark in page.comments for word in remark)]


@lru_cache(maxsize=65536)
def _parts(word: str) -> Sequence[str]:
    """The letters and digits of a word; none of a bullet, which may stand apart or be glued to a word."""
    text = "".join(char for char in word if char.isalnum())
    return [text] if text else []


def spans_of_plan(plan: Plan) -> Iterator[Span]:
    """The spans of every text that has a place of its own."""
    for slide in plan.slides:
        for heading in slide.headings:
            yield from heading.spans
    lists = [plan.phenomena]
    for theme in plan.themes:
        lists += [theme.current_state.items, theme.strengths, theme.development_targets]
    for items in lists:
        yield from _spans_of_items(items)
    for project in plan.projects:
        for mention in project.mentions:
            yield from mention.spans
    for fragment in plan.unassigned:
        yield from fragment.spans


def _spans_of_items(items: Sequence[Item]) -> Iterator[Span]:
    for item in items:
        yield from item.spans
        yield from _spans_of_items(item.children)
