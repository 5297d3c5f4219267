"""The account of words: every word read stands in exactly one place of the JSON, counted on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    words_placed = _words_placed(after)
    was, is_ = _told(_words_placed(before)), _told(words_placed)
    return Ledger(
        read=account.read,
        bullets=account.bullets,
        placed=len(words_placed),
        lost=account.lost + (was - is_),
        doubled=account.doubled + (is_ - was),
    )


def _words_placed(plan: Plan) -> list[tuple[int, str]]:
    """Each word of the plan's spans, with its page."""
    return [(span.page, word) for span in spans_of_plan(plan) for word in span.text.split()]


def _told(words: Iterable[tuple[int, str]]) -> Counter[tuple[int, str]]:
    """How often each page has which word, by its letters and digits."""
    return Counter((page, letters) for page, word in words if (letters := _letters(word)))


def ledger(pages: Sequence[Page], slides: Sequence[Slide], plan: Plan) -> Ledger:
    """Compare the words that the reader gave with those that the plan's spans hold."""
    bullets = markers(slides, pages)
    # A bullet may be a letter: PowerPoint's hollow one is an `o`.
    left_out = {id(word) for word in bullets}
    words = [word for page in pages for word in words_of_page(page) if id(word) not in left_out]
    given = _told((word.page, word.text) for word in words)
    words_placed = _words_placed(plan)
    placed = _told(words_placed)
    return Ledger(
        read=len(words),
        bullets=len(bullets),
        placed=len(words_placed),
        lost=given - placed,
        doubled=placed - given,
    )


def markers(slides: Sequence[Slide], pages: Sequence[Page]) -> list[Word]:
    """The words that are nothing but the bullets of blocks, which the outline stands for."""
    placed = {id(piece.word) for slide in slides for block in slide.blocks for piece in block.passage.pieces}
    return [word for page in pages for word in page.words if is_bullet(word) and id(word) not in placed]


def words_of_page(page: Page) -> list[Word]:
    """Every word of a page: of its text, of what it hides, of what was remarked on it."""
    return [*page.words, *page.hidden, *(word for remark in page.comments for word in remark)]


@lru_cache(maxsize=65536)
def _letters(word: str) -> str:
    """The letters and digits of a word; none of a bullet, which may stand apart or be glued to a word."""
    return word if word.isalnum() else "".join(char for char in word if char.isalnum())


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
