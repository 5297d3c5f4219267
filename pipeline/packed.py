"""A page on its way from the process that read it: its words in columns, which are sent sooner than words, and made words of again so
that a document holds each text, number and look of its words once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from schemas.document import Page, Word

LOOK = ("font", "size", "bold", "colour", "note", "measured", "drawn", "typed", "cleaned")
"""What many words of a page have in common, by the names and in the order of a word's last fields."""

_look = attrgetter(*LOOK)

Held = dict[Any, Any]
"""What the pages of a document share, each thing by itself; whoever puts a document together begins with an empty one."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page without its words, and of each word its text, number, look and how many edges it has; `numbers`: word by word its place
    and its edges, in points."""

    page: Page
    texts: tuple[str, ...]
    numbered: tuple[int, ...]
    looks: tuple[tuple[Any, ...], ...]
    """The looks of the page's words; `look` says which one each has."""
    look: tuple[int, ...]
    edges: tuple[int, ...]
    numbers: tuple[float, ...]


def packed(page: Page) -> Packed:
    """A page as it is sent."""
    words, looks = page.words, dict[tuple[Any, ...], int]()
    look = tuple([looks.setdefault(_look(word), len(looks)) for word in words])
    return Packed(
        replace(page, words=()),
        tuple([word.text for word in words]),
        tuple([word.number for word in words]),
        tuple(looks),
        look,
        tuple([len(word.edges) for word in words]),
        tuple([number for word in words for number in (*word.place, *word.edges)]),
    )


def unpacked(sent: Packed, held: Held) -> Page:
    """The page as it was read. What it shares with pages of the same document that came before is held once."""
    once = held.setdefault
    points, texts = tuple(map(once, sent.numbers, sent.numbers)), map(once, sent.texts, sent.texts)
    looks = [once(look, look) for look in sent.looks]
    words, page, at = [], sent.page.number, 0
    for text, number, look, edges in zip(texts, sent.numbered, sent.look, sent.edges, strict=True):
        first, end = at + 4, at + 4 + edges
        words.append(Word(text, page, number, points[at:first], points[first:end], *looks[look]))
        at = end
    return replace(sent.page, words=tuple(words))
