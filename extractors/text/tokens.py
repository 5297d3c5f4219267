"""A Doc's tokens as plain objects, taken from spaCy once: it makes a token, and looks its words up, each time that it is asked.

A list of tokens goes for a Doc wherever a text is read token by token; spaCy's own are for its matchers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern
from types import SimpleNamespace
from typing import Any, NamedTuple

from spacy.lang.lex_attrs import is_punct, like_email, like_url
from spacy.tokens import Doc
from spacy.tokens.underscore import Underscore

# What is told of so many words is kept.
KEPT = 65536
# Where a Doc keeps its tokens.
OWN = "planex_tokens"
# Under what spaCy keeps what components set on a Doc, beside the name.
UNDERSCORE = "._."


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [start, end)."""

    start: int
    end: int


class Term(NamedTuple):
    """Tokens [start, end) that the lexicon has a line for: its label, and its id where it has one."""

    start: int
    end: int
    label_: str
    id_: str


class Token:
    """A token, its attributes named as spaCy's are; `doc` is the list that it stands in."""

    __slots__ = ("doc", "i", "idx", "is_alpha", "is_punct", "is_sent_start", "is_title", "lemma_", "lower_", "norm_", "text", "whitespace_")

    def __init__(self, doc: Tokens, i: int, text: str, idx: int, whitespace: str, lemma: str, norm: str, opens: bool) -> None:
        self.doc, self.i, self.text, self.idx, self.whitespace_ = doc, i, text, idx, whitespace
        self.lemma_, self.norm_, self.is_sent_start = lemma, norm, opens
        self.lower_, self.is_punct = shape_of(text)
        self.is_alpha, self.is_title = text.isalpha(), text.istitle()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_address(self) -> bool:
        """Whether it is an address of mail or of the web."""
        return is_address(self.text)

    def nbor(self, by: int) -> Token:
        """The token so many places further on."""
        return self.doc[self.i + by]


class Tokens(list[Token]):
    """The tokens of a Doc in order. `_` is what components have set on the Doc, `terms` what the lexicon has lines for."""

    def __init__(self, doc: Doc) -> None:
        super().__init__()
        self.text: str = doc.text
        self._: Any = doc._
        self._said: dict[Any, Any] = doc.user_data
        for token in doc:
            # spaCy makes a new text of a word each time; of those that are kept there is one.
            text, lemma, norm = intern(token.text), intern(token.lemma_), intern(token.norm_)
            self.append(Token(self, token.i, text, token.idx, token.whitespace_, lemma, norm, bool(token.is_sent_start)))
        self.terms = tuple(Term(span.start, span.end, span.label_, span.id_) for span in doc.spans.get("terms", ()))

    def let_go(self) -> Tokens:
        """The same without spaCy's Doc, several times as large, once all components have been through it."""
        # As spaCy keeps it, under the name; each would be asked for by a call or two of its own.
        said = {name: self._said.get((UNDERSCORE, name, None, None), default) for name, (default, *_) in Underscore.doc_extensions.items()}
        self._, self._said = SimpleNamespace(**said), {}
        return self

    def said(self, start: int, end: int, blank: bool = False) -> str:
        """The text of tokens [start, end), with the blank behind it or without."""
        if end <= start:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text) + (len(last.whitespace_) if blank else 0)]

    @cached_property
    def sents(self) -> tuple[Stretch, ...]:
        """The sentences."""
        starts = [0, *(token.i for token in self[1:] if token.is_sent_start)] if self else []
        return tuple(map(Stretch, starts, [*starts[1:], len(self)]))

    def labelled(self, label: str) -> Iterator[Term]:
        """The terms of one label."""
        return (term for term in self.terms if term.label_ == label)


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a Doc whose words, sentences and terms are known; made once."""
    found: Tokens | None = doc.user_data.get(OWN)
    if found is None:
        found = doc.user_data[OWN] = Tokens(doc)
    return found


@lru_cache(KEPT)
def shape_of(text: str) -> tuple[str, bool]:
    """A word in lower case, and whether it is punctuation, as spaCy has them."""
    return text.lower(), is_punct(text)


@lru_cache(KEPT)
def is_address(text: str) -> bool:
    """Whether a word is an address of mail or of the web, as spaCy has them."""
    return bool(like_email(text) or like_url(text))
