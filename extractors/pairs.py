"""Tells where a paragraph that holds two entries has its second: a name and a sentence between two lots of closing data."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from spacy.tokens import Doc, Span

from extractors.labelled import LONGEST_NAME
from extractors.language import pipeline

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Two periods name at least so many years, if one of them has both its ends.
LEAST_YEARS = 3


@lru_cache(maxsize=1024)
def second_entry(text: str, language: str) -> int:
    """At which character a second entry begins in a paragraph that holds two, 0 if it holds one.

    Each must have a period of its own; the second begins with a sentence that may be a name, and prose follows that.
    """
    if len(YEAR.findall(text)) < LEAST_YEARS:
        return 0
    doc = pipeline(language)(text)
    strong = [period for period in doc._.periods if period.strong]
    if len(strong) < 2:
        return 0
    sentences = list(doc.sents)
    told = _told(doc)
    for name, prose in itertools.pairwise(sentences):
        between = strong[0].end <= name.start and prose.end <= strong[-1].start
        if between and _is_plain(name, told) and _is_plain(prose, told) and len(name) <= LONGEST_NAME and _is_sentence(prose):
            return int(doc[name.start].idx)
    return 0


def _told(doc: Doc) -> frozenset[int]:
    """The tokens of periods, funders and organisations."""
    spans = [*doc._.periods, *doc._.funders]
    named: frozenset[int] = doc._.organisation_tokens
    return named | {i for span in spans for i in range(span.start, span.end)}


def _is_plain(sentence: Span, told: frozenset[int]) -> bool:
    """Whether nothing in a sentence is data, and it begins like one."""
    return sentence[0].text[0].isupper() and not any(token.i in told for token in sentence)


def _is_sentence(sentence: Span) -> bool:
    return sum(1 for token in sentence if token.text[0].islower()) >= 2
