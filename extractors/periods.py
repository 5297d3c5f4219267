"""Finds periods in running text: points of time, ranges of them, and ends left open, as doc._.periods.

A text is read as signs of time (period_signs.py); this joins the points of a run to periods. Nothing is completed from
today's date; what is computed (`from 1.1.2024, 24 months`) or has a second reading (`01/10/2018`) carries a note that says so.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.found_period import FoundPeriod, Note
from extractors.lexicon import lexicon
from extractors.period_lengths import LongRun
from extractors.period_signs import SignReader
from extractors.tokens import Tokens, tokens_of

__all__ = ["FoundPeriod", "Note", "PeriodFinder"]

Doc.set_extension("periods", default=(), force=True)
# Set where a form is read (labelled.py); a text that is none has no cells.
if not Doc.has_extension("cells"):
    Doc.set_extension("cells", default=())


class PeriodFinder:
    """Reads the points of a Doc and joins them to periods."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        self.signs = SignReader(language)
        self.behind = words.raw["periods"].get("marks_stand") == "behind"

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        funds = frozenset(term.start for term in tokens.labelled("FUNDER"))
        doc._.periods = tuple(
            period for run in self.signs.runs(tokens, _edges(tokens)) for period in LongRun(tokens, run, self.behind, funds).periods()
        )
        return doc


def _edges(doc: Tokens) -> frozenset[int]:
    """The tokens that begin a cell of a form, or stand first behind one: no period goes over a cell's edge."""
    chars = sorted({edge for cell in doc._.cells for edge in (cell.start, cell.end)}, reverse=True)
    found: set[int] = set()
    for token in doc if chars else ():
        while chars and chars[-1] <= token.idx:
            chars.pop()
            found.add(token.i)
    return frozenset(found)


@Language.factory("planex_periods", assigns=["doc._.periods"])
def make_periods(nlp: Language, name: str, language: str) -> Any:
    """The component that finds periods."""
    return PeriodFinder(language)
