"""A page on its way from the process that read it: its words in columns, which are sent sooner than words, and made words of again so
that a document holds each text, number and look of its words once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter
from typing import Any

from schemas.document import Page, PageEdges, Word

_look = attrgetter("size", "bold", "look")

# A float of four bytes tells hundredths up to here.
FAR = 2.0**15

Held = dict[Any, Any]
"""What the pages of a document share, each thing by itself; whoever puts a document together begins with an empty one."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page without its words, and of each word its text and look; `places`: word by word its place."""

    page: Page
    texts: tuple[str, ...]
    looks: tuple[tuple[Any, ...], ...]
    """How the page's words are set: type size, whether bold, look; `look` says which one each has."""
    look: tuple[int, ...]
    places: tuple[float, ...]
    edges: PageEdges


def packed(page: Page) -> Packed:
    """A page as it is sent. Its words are numbered in their order, from 0."""
    words, looks = page.words, dict[tuple[Any, ...], int]()
    look = tuple([looks.setdefault(_look(word), len(looks)) for word in words])
    edges = [word.edges for word in words]
    numbers = [edge for own in edges for edge in own]
    return Packed(
        replace(page, words=()),
        tuple([word.text for word in words]),
        tuple(looks),
        look,
        tuple([number for word in words for number in word.place]),
        PageEdges(array(_code(numbers), numbers), array("I", accumulate(map(len, edges), initial=0))),
    )


def _code(numbers: Sequence[float]) -> str:
    """How an array holds numbers to hundredths: short, where none is so large that its hundredths would be lost."""
    return "f" if not numbers or (max(numbers) < FAR and min(numbers) > -FAR) else "d"


def unpacked(sent: Packed, held: Held) -> Page:
    """The page as it was read. What it shares with pages of the same document that came before is held once."""
    once = held.setdefault
    points, texts = map(once, sent.places, sent.places), map(once, sent.texts, sent.texts)
    places = zip(points, points, points, points, strict=True)
    looks = [once(look, look) for look in sent.looks]
    page, edges = sent.page.number, sent.edges
    words = [
        Word(text, page, number, place, edges, *looks[look])
        for number, (text, place, look) in enumerate(zip(texts, places, sent.look, strict=True))
    ]
    return replace(sent.page, words=tuple(words))
