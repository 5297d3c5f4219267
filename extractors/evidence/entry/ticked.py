"""Boxes to be ticked among an entry's words: what stands behind one that is not ticked is not said."""

from __future__ import annotations

from extractors.text.bullets import BALLOTS, TICKED
from extractors.text.tokens import Tokens


def unticked(doc: Tokens) -> frozenset[int]:
    """The tokens that stand behind a box that is not ticked, up to the next box or the sentence's end: `☐ Päättynyt ☒ Käynnissä`."""
    if not BALLOTS & set(doc.text):
        return frozenset()
    found: set[int] = set()
    within = False
    for token in doc:
        if token.text[0] in BALLOTS:
            within = token.text[0] not in TICKED
        elif token.is_sent_start or token.text == ".":
            within = False
        if within:
            found.add(token.i)
    return frozenset(found)
