"""Phrases of several words right before a place in a text: `till och med` before a date, `Euroopan unionin` before a fund."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.text.tokens import Tokens

Phrase = tuple[str, ...]


def opens_at(doc: Tokens, start: int, phrases: Sequence[Phrase]) -> int:
    """The token at which a phrase (in lower case) right before a token begins; the token itself where there is none."""
    for phrase in phrases:
        first = start - len(phrase)
        if first >= 0 and tuple(token.lower_ for token in doc[first:start]) == phrase:
            return first
    return start
