"""Which body follows another, by the lexicon: `Kymenlaakson ELY-keskus`, `Kaakkois-Suomen elinvoimakeskus`."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.lexicon import successions
from extractors.lexicon.glossary import Succession
from pipeline.compare.same import bare


def succession(old: str, new: str) -> Succession | None:
    """How one body follows the other; None where neither does. Which is which may be the other way round: a diff may be read backwards."""
    return next((s for s in successions() if follows(s, old, new) or follows(s, new, old)), None)


def follows(succession: Succession, old: str, new: str) -> bool:
    """Whether the new body is of those that follow the old one."""
    return _named(old, succession.ends) and _named(new, succession.successors)


def _named(name: str, ends: Iterable[str]) -> bool:
    """Whether a name ends with one of some; in Swedish the region stands behind (`NTM-centralen i Nyland`)."""
    own = bare(name)
    return any(own == end or own.endswith((" " + end, "-" + end)) or own.startswith(f"{end} i ") for end in map(bare, ends))
