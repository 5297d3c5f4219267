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
def untouched() -> Iterator[None]:
    """Within, Python looks for no circles. Rules make hardly any (a test tells how many), looking over all that they make takes a
    twentieth of their time, and what is looked over is written into: processes that share it no longer do."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


@contextmanager
def looked_over() -> Iterator[None]:
    """Within, Python looks for circles, where it did not before: who reads pages makes many."""
    looks = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not looks:
            gc.disable()
