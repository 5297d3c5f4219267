"""A text's tokens as plain objects: spaCy makes a token, and looks its words up, each time that it is asked.

The tokenizer makes them with the Doc. Components read these and write down what they find on them; spaCy's own are for its matchers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import ref

from spacy.lang.lex_attrs import is_punct, like_email, like_url
from spacy.tokens import Doc

# What is told of so many words is kept.
KEPT = 65536
# Where a Doc keeps its tokens.
OWN = "planex_tokens"


class Told:
    """What components tell of a text: what was declared (`tells`) until they say otherwise. What says nothing is not kept text by text."""

    def __setattr__(self, name: str, told: object) -> None:
        untold = getattr(Told, name)
        if told != untold or getattr(self, name) is not untold:
            super().__setattr__(name, told)


def tells(name: str, default: object) -> None:
    """Declare what a component tells of a text: `tokens._.name`, and so `doc._.name`; until then it is the default."""
    setattr(Told, name, default)
    Doc.set_extension(name, getter=lambda doc: getattr(tokens_of(doc)._, name), force=True)


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

    __slots__ = ("_doc", "i", "idx", "is_punct", "is_sent_start", "lemma_", "lower_", "norm_", "text", "whitespace_")

    def __init__(self, doc: ref[Tokens], i: int, text: str, idx: int, whitespace: str) -> None:
        self._doc, self.i, self.idx, self.whitespace_ = doc, i, idx, whitespace
        shape = shape_of(text)
        self.text, self.lower_, self.is_punct = shape.text, shape.lower, shape.is_punct
        # Told by the components that come first.
        self.lemma_ = self.norm_ = ""
        self.is_sent_start = False

    @property
    def doc(self) -> Tokens:
        """The list that it stands in; there as long as anybody has that."""
        doc = self._doc()
        assert doc is not None, self.text
        return doc

    # What is asked of few tokens is told by their words: tokens are held in hundreds of thousands.
    @property
    def is_alpha(self) -> bool:
        """Whether it is letters."""
        return shape_of(self.text).is_alpha

    @property
    def is_title(self) -> bool:
        """Whether it has a capital as the words of a title have."""
        return shape_of(self.text).is_title

    @property
    def is_address(self) -> bool:
        """Whether it is an address of mail or of the web."""
        return shape_of(self.text).is_address

    def __len__(self) -> int:
        return len(self.text)

    def nbor(self, by: int) -> Token:
        """The token so many places further on."""
        return self.doc[self.i + by]


class Tokens(list[Token]):
    """The tokens of a text in order. `_` is what components tell of it, `terms` what the lexicon has lines for."""

    __slots__ = ("_", "__weakref__", "_sents", "terms", "text")

    def __init__(self, text: str, places: Iterable[tuple[int, int]]) -> None:
        """`places`: (first character, last + 1) of each token."""
        # A token that held the list would make a circle of both, which stays until Python looks for circles.
        here = ref(self)
        super().__init__(
            [Token(here, i, text[start:end], start, " " if text.startswith(" ", end) else "") for i, (start, end) in enumerate(places)]
        )
        self.text = text
        self.terms: tuple[Term, ...] = ()
        self._: Any = Told()
        self._sents: tuple[Stretch, ...] | None = None

    def said(self, start: int, end: int, blank: bool = False) -> str:
        """The text of tokens [start, end), with the blank behind it or without."""
        if end <= start:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text) + (len(last.whitespace_) if blank else 0)]

    @property
    def sents(self) -> tuple[Stretch, ...]:
        """The sentences; asked for when the text has been read."""
        if self._sents is None:
            starts = [0, *(token.i for token in self[1:] if token.is_sent_start)] if self else []
            self._sents = tuple(map(Stretch, starts, [*starts[1:], len(self)]))
        return self._sents

    def labelled(self, label: str) -> Iterator[Term]:
        """The terms of one label."""
        return (term for term in self.terms if term.label_ == label)


def tokens_of(doc: Doc) -> Tokens:
    """The tokens that were made with a Doc."""
    found: Tokens = doc.user_data[OWN]
    return found


class Shape(NamedTuple):
    """What a word tells by itself, as spaCy has it; `text` is the same object for each place that the word stands in."""

    text: str
    lower: str
    is_alpha: bool
    is_title: bool
    is_punct: bool
    is_address: bool


@lru_cache(KEPT)
def shape_of(text: str) -> Shape:
    """A word's shape; kept."""
    return Shape(text, text.lower(), text.isalpha(), text.istitle(), is_punct(text), bool(like_email(text) or like_url(text)))
