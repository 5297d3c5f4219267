"""A page is the same behind the way from its reader, and a document holds once what its words have in common."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

from pipeline.packed import Held, packed, unpacked
from pipeline.readers import read
from schemas.document import Look, Page, Word

SAMPLE = Path(__file__).parents[2] / "samples" / "pohjois-pohjanmaa-2026-2030.pdf"


def sent(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Pages as they arrive, one after the other."""
    held: Held = {}
    return tuple(unpacked(pickle.loads(pickle.dumps(packed(page))), held) for page in pages)


def test_pages_arrive_as_they_were_read() -> None:
    pages = read(SAMPLE).pages
    assert sent(pages) == pages
    for page, arrived in zip(pages, sent(pages), strict=True):
        assert [word.edges for word in arrived.words] == [word.edges for word in page.words]
        assert [word.number for word in page.words] == list(range(len(page.words)))


def test_a_word_that_no_page_of_a_sample_has_arrives_as_it_was_read() -> None:
    place, drawn, done = (0.5, 1.5, 2.5, 3.5), (3.0, 4.0, 5.0, 6.0), frozenset({"signs"})
    odd = Word("a", 7, 0, place, (), 9.5, True, Look("Arial", (0.1, 0.2), True, False, drawn, True, done))
    plain = Word("b", 7, 1, (1, 0, 2, 1), look=Look(measured=False))
    page = Page(7, 10.0, 20.0, (odd, plain), hidden=(replace(odd, number=5),), comments=((plain,),))
    (found,) = sent((page,))
    assert found == page
    # Plain text is laid out in whole characters and rows.
    assert repr(found.words[1].place) == "(1, 0, 2, 1)"


def test_edges_arrive_to_the_hundredth_however_far_out_a_word_lies() -> None:
    near, far = (0.01, 1439.97, 16383.99), (-1700000.03, 1.23, 1234567.89)
    for edges in (near, far):
        word = Word("ab", 7, 0, (edges[0], 0.0, edges[2], 1.0), edges)
        (found,) = sent((Page(7, 10.0, 20.0, (word,)),))
        assert found.words[0].edges == edges
        assert found.words[0].box(1, 2) == (edges[1], 0.0, edges[2], 1.0)


def test_what_words_have_in_common_is_held_once() -> None:
    pages = sent(read(SAMPLE).pages)
    words = [word for page in pages for word in page.words]
    texts, numbers = [word.text for word in words], [number for word in words for number in word.place]
    for things in (texts, numbers):
        assert len(set(map(id, things))) == len(set(things)) < len(things)
    assert all(len({id(word.laid) for word in page.words}) == 1 for page in pages if page.words)
    looks = {(word.look.font, word.size, word.look.colour) for word in words}
    assert len({id(word.look.font) for word in words}) <= len(looks) < len(words)
