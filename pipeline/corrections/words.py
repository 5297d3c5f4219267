"""From a text of the JSON back to the words of the page, so that a part of it, and what a reviewer marked, has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.text.passage import SOFT_HYPHEN, spans_of
from schemas.corrections import Marked
from schemas.document import Box, Look, Page, Passage, Word
from schemas.plan import Span

# A box in the JSON is rounded to a tenth of a point; so much may be amiss.
ROUNDED = 0.6
# The rule of what a reviewer set.
REVIEWER = "reviewer"

Pages = Mapping[int, Page]


def by_number(pages: Iterable[Page]) -> dict[int, Page]:
    """The pages by their numbers."""
    return {page.number: page for page in pages}


def passage_of(text: str, spans: Sequence[Span], pages: Pages) -> Passage | None:
    """A text with the words that it was joined from; None where its spans do not make the text."""
    words: list[Word] = []
    starts: list[int] = []
    breaks: list[int] = []
    at = 0
    for span in spans:
        first = len(words)
        for word in words_of(span, pages):
            placed = _placed(text, word.text, at)
            if placed is None:
                return None
            start, at = placed
            words.append(word)
            starts.append(start)
        breaks += [first] if 0 < first < len(words) else []
    return Passage(text, tuple(words), tuple(starts), tuple(breaks)) if not any(char.isalnum() for char in text[at:]) else None


def _placed(text: str, word: str, at: int) -> tuple[int, int] | None:
    """Where a word begins and ends in a text from a place on, its hyphen at a line's end left out or not; None if it is not there."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    if text.startswith(word, start):
        return start, start + len(word)
    end = start
    for char in word:
        if end < len(text) and text[end] == char:
            end += 1
        elif char.isalnum():
            return None
    return start, end


def words_of(span: Span, pages: Pages) -> list[Word]:
    """The words of the page under a span; made up from the span where they are other ones, as in plain text."""
    page = pages.get(span.page)
    if page is not None and span.bbox is not None:
        # Bullets stand in the box, too; a span does not tell them.
        under = iter([word for word in _standing(page) if (box := word.box()) and _inside(box, span.bbox)])
        found = [next((word for word in under if word.text.rstrip(SOFT_HYPHEN) == text), None) for text in span.text.split()]
        if None not in found:
            return [word for word in found if word is not None]
    return list(_made_up(span))


def _standing(page: Page) -> Iterator[Word]:
    yield from page.words
    yield from page.hidden
    for remark in page.comments:
        yield from remark


def _inside(box: Box, around: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return around[0] - ROUNDED <= x <= around[2] + ROUNDED and around[1] - ROUNDED <= y <= around[3] + ROUNDED


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _made_up(span: Span) -> Iterator[Word]:
    """A span's words, each with its share of the span's box."""
    x0, top, x1, bottom = span.bbox or (0.0, 0.0, 0.0, 0.0)
    step, at = (x1 - x0) / max(len(span.text), 1), 0
    for number, text in enumerate(span.text.split()):
        at = span.text.index(text, at)
        place = (x0 + at * step, top, x0 + (at + len(text)) * step, bottom)
        yield Word(text, span.page, number, place, look=Look(measured=span.bbox is not None))
        at += len(text)


def places_of(value: str, marked: Sequence[Marked], passages: Sequence[Passage], pages: Pages) -> list[Span]:
    """Where a value stands: in the words that were marked, as far as they still stand, else where its text stands in a mention."""
    told = [span for mark in marked for span in _marked(mark, passages, pages)]
    if told and len(marked) == sum(1 for mark in marked if _marked(mark, passages, pages)):
        return told
    return _in_passages(value, passages)


def _marked(mark: Marked, passages: Sequence[Passage], pages: Pages) -> list[Span]:
    """Marked words at their place, if that still holds them; else where they stand in a mention."""
    here = Span(page=mark.page, bbox=mark.box, text=mark.text, rule=REVIEWER)
    page = pages.get(mark.page)
    if mark.box is not None and page is not None:
        found = [word for word in page.words if (box := word.box()) and _inside(box, mark.box)]
        if _letters(" ".join(word.text for word in found)) == _letters(mark.text):
            return [here]
    elif mark.box is not None and not pages:
        return [here]
    return _in_passages(mark.text, passages)


def _in_passages(text: str, passages: Sequence[Passage]) -> list[Span]:
    for passage in passages:
        start = passage.text.find(text)
        if text and start >= 0:
            return spans_of(passage, start, start + len(text), REVIEWER)
    return []


def parted(passage: Passage, begins: Sequence[str]) -> list[Passage] | None:
    """A passage parted where texts begin, each behind the last; None where one does not stand there, or at no word's beginning."""
    parts, rest = [], passage
    for text in begins:
        at = rest.text.find(" ".join(text.split()))
        if at <= 0 or at not in rest.starts:
            return None
        before, rest = rest.parted(at)
        parts.append(before)
    return [*parts, rest]


def clean(text: str) -> str:
    """A text without soft hyphens, blanks made even."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
