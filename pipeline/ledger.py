"""The account of words: every word read stands in exactly one place of the JSON, counted on every run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.bullets import is_bullet
from schemas.document import Page, Slide, Word
from schemas.findings import finding
from schemas.plan import Finding, Item, Plan, Span

Words = Counter[tuple[int, str]]
"""How often each page has which word."""


@dataclass(frozen=True)
class Ledger:
    """Words read (without bullets), bullets, words placed; what is lost or stands more than once, by page."""

    read: int
    bullets: int
    placed: int
    lost: Words
    doubled: Words

    def findings(self) -> Iterator[Finding]:
        """An error for each page on which the sum fails."""
        for code, words in (("lost-words", self.lost), ("doubled-words", self.doubled)):
            for page in sorted({page for page, _ in words}):
                shown = [word for (at, word), count in sorted(words.items()) if at == page for _ in range(count)]
                yield finding(code, "error", {"page": page, "count": len(shown), "text": " ".join(shown[:20])})


def moved(account: Ledger, before: Plan, after: Plan) -> Ledger:
    """The account of an edition whose texts were put into other places since it was drawn up: what was lost or doubled on the way."""
    _, placed, lost, doubled = _compared(_words_placed(before), _words_placed(after))
    return Ledger(account.read, account.bullets, placed, account.lost + lost, account.doubled + doubled)


def _words_placed(plan: Plan) -> Iterator[tuple[int, str]]:
    """Each word of the plan's spans, with its page."""
    return ((span.page, word) for span in spans_of_plan(plan) for word in span.text.split())


def _compared(given: Iterable[tuple[int, str]], placed: Iterable[tuple[int, str]]) -> tuple[int, int, Words, Words]:
    """How many words with their pages are given and placed, and, by their letters and digits, what is placed less often, and more often.
    Each word is counted as it comes: a list of a long edition's would take as much room as its words."""
    counts, balance = [0, 0], defaultdict[int, Counter[str]](Counter)
    for side, words, each in ((0, given, 1), (1, placed, -1)):
        for page, word in words:
            counts[side] += 1
            if letters := _letters(word):
                balance[page][letters] += each
    left = [(page, letters, count) for page, found in balance.items() for letters, count in found.items() if count]
    lost = Counter({(page, letters): count for page, letters, count in left if count > 0})
    doubled = Counter({(page, letters): -count for page, letters, count in left if count < 0})
    return counts[0], counts[1], lost, doubled


def ledger(pages: Sequence[Page], bullets: Sequence[Word], plan: Plan) -> Ledger:
    """Compare the words that the reader gave, bullets left aside, with those that the plan's spans hold."""
    # A bullet may be a letter: PowerPoint's hollow one is an `o`.
    left_out = {id(word) for word in bullets}
    words = ((word.page, word.text) for page in pages for word in words_of_page(page) if id(word) not in left_out)
    read, placed, lost, doubled = _compared(words, _words_placed(plan))
    return Ledger(read, len(bullets), placed, lost, doubled)


def markers(slides: Sequence[Slide], pages: Sequence[Page]) -> list[Word]:
    """The words that are nothing but the bullets of blocks, which the outline stands for."""
    bullets = {id(word): word for page in pages for word in page.words if is_bullet(word)}
    for slide in slides:
        for block in slide.blocks:
            for word in block.passage.words:
                bullets.pop(id(word), None)
    return list(bullets.values())


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
