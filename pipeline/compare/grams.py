"""A text as the four-letter pieces of its words, by which inflected forms and parts of compounds are alike.

Four-grams are what serves Finnish best among language-independent ways (McNamee & Mayfield, Character N-Gram Tokenization
for European Language Text Retrieval, Information Retrieval 7, 2004): `tiedonsiirto` and `siirtäminen` share `siir`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.compare.same import even

WORD = re.compile(r"[^\W_]+")
SIZE = 4

Grams = frozenset[str]


@lru_cache(maxsize=65536)
def grams(text: str) -> Grams:
    """The pieces of each word; a word's beginning counts as a letter: `Opas` → {" opa", "opas"}."""
    words = (f" {word}" for word in WORD.findall(even(text).casefold()))
    return frozenset(word[i : i + SIZE] for word in words for i in range(max(1, len(word) - SIZE + 1)))
