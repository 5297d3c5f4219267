"""Answers about a document's paragraphs are asked for again and again: they are kept, and let go when no step asks any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

Answer = TypeVar("Answer")

# So many answers of a kind are kept about paragraphs, for some two hundred pages. In a longer document what was asked of a paragraph
# further back is worked out again, out of what its text says: that is one call of the rules' in a hundred.
MOST = 2048

# What is kept of paragraphs, and of texts.
_PARAGRAPHS: list[_lru_cache_wrapper[object]] = []
_TEXTS: list[_lru_cache_wrapper[object]] = []


def kept_of_paragraphs(function: Callable[..., Answer]) -> _lru_cache_wrapper[Answer]:
    """Keep answers about paragraphs, each of which only one document has; they hold all that it was read from."""
    return _kept(MOST, _PARAGRAPHS)(function)


def kept_of_texts(most: int) -> Callable[[Callable[..., Answer]], _lru_cache_wrapper[Answer]]:
    """Keep so many answers about texts, which the next document may have as well."""
    return _kept(most, _TEXTS)


def _kept(most: int, among: list[_lru_cache_wrapper[object]]) -> Callable[[Callable[..., Answer]], _lru_cache_wrapper[Answer]]:
    def keeping(function: Callable[..., Answer]) -> _lru_cache_wrapper[Answer]:
        found = lru_cache(most)(function)
        among.append(found)
        return found

    return keeping


def let_go() -> None:
    """Let go of what was kept of a document's paragraphs; of its texts only where it was a long one, which nothing after it is like."""
    for cache in _PARAGRAPHS:
        cache.cache_clear()
    for cache in _TEXTS:
        if (told := cache.cache_info()).maxsize is not None and told.currsize > told.maxsize // 2:
            cache.cache_clear()
