"""Tells the genitive of a plural from that of a singular: `Pohjolan Pilvien`, but not `Kairan Pohjantien`."""

from __future__ import annotations

from extractors.lexicon import lexicon
from extractors.text.lemmas import base_form


def is_plural_genitive(word: str, language: str) -> bool:
    """Whether a word may be a plural's genitive: it ends so, and is none of the singular that the dictionary gives."""
    words = lexicon(language)
    singular = {base_form(word, language) + end for end in words.words("organisations", "genitive_endings")}
    return word.endswith(words.words("organisations", "plural_genitive_endings")) and word not in singular
