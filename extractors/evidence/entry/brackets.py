"""Brackets at the end of a sentence that hold data in places: `… ryhmävalmennus (2024; Jotpa; Kemin kaupunki)`."""

from __future__ import annotations

from extractors.evidence.entry.kinds import Kinds
from extractors.evidence.entry.labelled import without_stop
from extractors.text.tokens import Tokens

# What parts the places.
PARTS = ";"
# Places hold no more plain words than this together.
PLAIN = 1


def closing_brackets(doc: Tokens, kinds: Kinds, start: int, end: int) -> int:
    """The token at which the brackets open that close a sentence and hold places of data, behind words that are none; else 0."""
    last = without_stop(doc, start, end) - 1
    if doc[last].text != ")":
        return 0
    opens = next((i for i in range(last - 1, start, -1) if doc[i].text == "("), 0)
    if not opens or kinds.closing(opens) != last or all(token.text != PARTS for token in doc[opens:last]):
        return 0
    told = kinds.count("PFp", opens, last) > 0 and kinds.is_data(opens, end, most=PLAIN)
    return opens if told and not kinds.is_data(start, opens) else 0
