"""Finds the lexicon's terms in a text, as spaCy's span ruler does, without a try of every term at every word.

A text costs its words, whatever the lexicon holds: a term is tried only where the word stands that it begins with.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.text.tokens import Term, Tokens

Pattern = dict[str, Any]
"""As the span ruler takes it: `label`, `id`, and as `pattern` one condition a word, of LEMMA, LOWER or NORM."""
# What a word of a term may be asked for, and what a token calls it.
ASKED = {"LEMMA": "lemma_", "NORM": "norm_", "LOWER": "lower_"}


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to write a term: what each word behind the first is asked for, and says; `number` is the term's place in the lexicon."""

    rest: tuple[tuple[str, str], ...]
    number: int
    label: str
    id: str

    def ends(self, doc: Tokens, start: int) -> int:
        """The token behind the term where one begins at a token with this way's first word, else 0."""
        end = start + 1 + len(self.rest)
        told = end <= len(doc) and all(getattr(doc[at], asked) == said for at, (asked, said) in enumerate(self.rest, start + 1))
        return end if told else 0


class Terms:
    """The step: tells a text's terms, each with its label and the id of its line of the lexicon, in the text's order."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._ways: dict[str, dict[str, list[_Way]]] = {name: {} for name in ASKED.values()}
        # Where several begin and end together they stand in the lexicon's order, each once.
        numbers: dict[tuple[str, str], int] = {}
        for pattern in patterns:
            label, id_ = pattern["label"], pattern.get("id", "")
            number = numbers.setdefault((label, id_), len(numbers))
            for (asked, said), *rest in _ways(pattern["pattern"]):
                self._ways[asked].setdefault(said, []).append(_Way(tuple(rest), number, label, id_))

    def __call__(self, doc: Tokens) -> None:
        lemmas, norms, lowers = self._ways["lemma_"], self._ways["norm_"], self._ways["lower_"]
        found = {
            (token.i, end, way.number, way.label, way.id)
            for token in doc
            for ways in (lemmas.get(token.lemma_), norms.get(token.norm_), lowers.get(token.lower_))
            for way in ways or ()
            if (end := way.ends(doc, token.i))
        }
        doc.terms = tuple(Term(start, end, label, id_) for start, end, _, label, id_ in sorted(found))


def _ways(words: Sequence[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """A term word by word, in each of the ways that its words may be had: `{"IN": [one, other]}` is two."""
    asked = ((ASKED[name], said) for word in words for name, said in word.items())
    yield from itertools.product(*([(name, one) for one in (said["IN"] if isinstance(said, dict) else [said])] for name, said in asked))
