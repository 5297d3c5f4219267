"""How a process loads what understands: without what nobody asks for, and so that it costs nothing while the process works."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from extractors.text import spacy_alone


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded within stays as long as the process. Python need not look it over, again and again, for what nobody refers to
    any more; processes that are split off from this one share it."""
    gc.disable()
    try:
        spacy_alone.load()
        yield
    finally:
        gc.freeze()
        gc.enable()
