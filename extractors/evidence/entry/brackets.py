"""Brackets that hold data: behind a name (`Silta (ESR+, 2024–2026) auttaa …`), or in places at a sentence's end (`… (2024; Jotpa)`)."""

from __future__ import annotations

from collections.abc import Callable

from extractors.evidence.entry.kinds import Kinds
from extractors.evidence.entry.labelled import without_stop
from extractors.evidence.parties.organisations import DASHES
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


def behind_brackets(doc: Tokens, kinds: Kinds, start: int, names_only: Callable[[Tokens, int, int], bool]) -> int:
    """Where the text goes on behind brackets that hold data (`Silta (ESR+, 2024–2026) auttaa …`) or organisations
    (`Silta (Kemin kaupunki)`), 0 if none open here. `names_only`: whether a stretch of tokens names organisations alone."""
    if start >= len(doc) or doc[start].text != "(":
        return 0
    close = kinds.closing(start)
    told = close and kinds.count("PFM", start, close) and kinds.is_data(start, close)
    if not told and not (close and names_only(doc, start + 1, close)):
        return 0
    return next((i for i in range(close + 1, len(doc)) if doc[i].text not in (":", ".", ",", *DASHES)), len(doc))
