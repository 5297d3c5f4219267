"""Finds the theme that an entry tells of itself by its number: `(teema 2)`, `Painopiste B.`, `Priority 3 |`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.evidence.amounts import Found
from extractors.evidence.headings import heading_reader, value_of
from extractors.lexicon import languages
from extractors.text.lemmas import lemma

# A word and a number that nothing else stands beside: in brackets, in a sentence of their own, between marks.
ALONE = re.compile(
    r"(?:^|(?<=[(\[|·•;,.]))\s*(?P<told>(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)\s+(?P<number>\d{1,2}|[A-H]|[IVX]{1,4}))\s*(?=[)\]|·•;,.]|$)"
)


def themes_told(text: str) -> Iterator[Found]:
    """The numbers of themes that a text tells, with the place of word and number."""
    for match in ALONE.finditer(text):
        if _numbers_themes(match["word"]):
            yield Found(match.start("told"), match.end("told"), value_of(match["number"]))


@lru_cache(maxsize=4096)
def _numbers_themes(word: str) -> bool:
    return any(lemma(word, language) in heading_reader(language).numbered for language in languages())
