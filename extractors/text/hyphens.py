"""What a document's hyphens tell: which of its words are whole, and which hyphens only ever end a line."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text.passage import HYPHENS
from schemas.document import Page, Word


def vocabulary(pages: Sequence[Page]) -> frozenset[str]:
    """The document's words in lower case, those that a line's end broke left out: both halves."""
    whole = (word for page in pages for before, word in zip((None, *page.words), page.words, strict=False) if not _is_half(before, word))
    return frozenset(word.text.strip('.,;:()!?"”').lower() for word in whole)


def _is_half(before: Word | None, word: Word) -> bool:
    return word.text[-1:] in HYPHENS or (before is not None and before.text[-1:] in HYPHENS and len(before.text) > 1)


def breaking(pages: Sequence[Page]) -> str:
    """The hyphens that only ever end a word, in a document that writes another kind inside its words."""
    found = {glyph: [word.text for page in pages for word in page.words if glyph in word.text] for glyph in HYPHENS}
    inside = {glyph for glyph, texts in found.items() if any(glyph in text[1:-1] for text in texts)}
    return "".join(glyph for glyph, texts in found.items() if texts and inside and glyph not in inside)
