"""Finds the lexicon's terms in a text, as spaCy's span ruler does, with a trie instead of a try of every term at every word.

A text costs its words, whatever the lexicon holds: a term whose words all ask for one thing (a base form, a short form) goes
into a PhraseMatcher; only the few that ask for both go into a Matcher, which tries each at every word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.text.tokens import Term, tokens_of

Pattern = dict[str, Any]
"""As the span ruler takes it: `label`, `id`, and as `pattern` one condition a word, of LEMMA, LOWER or NORM."""
# What a word of a term may be asked for, so that the whole term can go into a trie.
TRIES = ("LEMMA", "NORM")


class Terms:
    """The component: tells a text's terms, each with its label and the id of its line of the lexicon, in the text's order."""

    def __init__(self, vocab: Vocab, patterns: Sequence[Pattern]) -> None:
        # What spaCy says of its matchers' types leaves out that they are called.
        self._tries: dict[str, Any] = {attribute: PhraseMatcher(vocab, attr=attribute) for attribute in TRIES}
        self._rest: Any = Matcher(vocab)
        # A text may hold one of the few where a word stands that it asks for as written; None: they ask for other things, too.
        written: set[str] | None = set()
        # What a match tells; where several begin and end together they stand in the order of their numbers, as spaCy's spans do.
        self._told: dict[int, tuple[int, int, str, str]] = {}
        for pattern in patterns:
            label, id_ = pattern["label"], pattern.get("id", "")
            key = f"{label}|{id_}"
            self._told[vocab.strings.add(key)] = (vocab.strings.add(label), vocab.strings.add(id_), label, id_)
            words: list[dict[str, Any]] = pattern["pattern"]
            attribute = next((name for name in TRIES if words and all(set(word) == {name} for word in words)), None)
            if attribute is None:
                self._rest.add(key, [words])
                form = next((word["LOWER"] for word in words if isinstance(word.get("LOWER"), str)), None)
                written = None if form is None or written is None else written | {form}
            else:
                # As the numbers that spaCy has for them, which is how it keeps them itself: a Doc a term takes ten times as long.
                self._tries[attribute].add(key, [[vocab.strings.add(word) for word in way] for way in _ways(attribute, words)])
        self._written = written

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        matches = [match for matcher in self._tries.values() for match in matcher(doc)]
        if self._written is None or not self._written.isdisjoint([token.lower_ for token in tokens]):
            matches += self._rest(doc)
        found = sorted({(start, end, *self._told[key]) for key, start, end in matches})
        tokens.terms = tuple(Term(start, end, label, id_) for start, end, _, _, label, id_ in found)
        return doc


def _ways(attribute: str, words: Sequence[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """A term word by word, in each of the ways that its words may be had: `{"IN": [one, other]}` is two."""
    asked = [word[attribute] for word in words]
    yield from itertools.product(*(value["IN"] if isinstance(value, dict) else [value] for value in asked))
