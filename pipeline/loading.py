"""How a process loads what understands, without what nobody asks for, and how it keeps Python from looking over what it works on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from extractors.text import spacy_alone

# A page read makes thousands of things and hardly any circles of them: Python looks for circles when there are so many new things, and
# over the older ones at every so many looks.
NEW, SOME = 50_000, 20


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded within stays as long as the process. Python need not look it over, again and again, for what nobody refers to
    any more; processes that are split off from this one share it."""
    gc.disable()
    try:
        spacy_alone.load()
        yield
    finally:
        look_rarely()
        gc.enable()


def look_rarely() -> None:
    """Have Python look for circles among what is made from now on, and when there is much of it; to be said when all is loaded."""
    gc.freeze()
    gc.set_threshold(NEW, SOME, SOME)


@contextmanager
def looking(for_circles: bool) -> Iterator[None]:
    """Within, Python looks for circles, or does not. Who reads pages makes many; rules make hardly any (a test tells how many): looking
    over all that they make takes a twentieth of their time, and what is looked over is written into, so that processes no longer share
    it."""
    before = gc.isenabled()
    _look(for_circles)
    try:
        yield
    finally:
        _look(before)


def _look(for_circles: bool) -> None:
    if for_circles:
        gc.enable()
    else:
        gc.disable()
