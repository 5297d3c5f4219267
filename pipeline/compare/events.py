"""One event behind many changes: an authority that was followed by another, a body that was renamed in every project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from extractors.evidence.names import slug
from pipeline.compare.same import bare, funder_key, partner_key
from pipeline.compare.succession import succession
from schemas.diff import Change

# So many projects in which one body takes another's place are one event, whatever the lexicon knows of the two.
MANY = 3
KEYS: dict[str, Callable[[Any], tuple[str, ...]]] = {"funders": funder_key, "partners": partner_key}

Pair = tuple[str, str]
"""The names of a body that is gone and of the one that stands in its place."""


def grouped(changes: Sequence[Change]) -> list[Change]:
    """The changes, those that are one event with the same `group`: the name of the body that is gone, as a slug."""
    pairs = {id(change): pair for change in changes if change.group is None and (pair := _replaced(change)) is not None}
    counts = Counter((bare(old), bare(new)) for old, new in pairs.values())
    followed: dict[Pair, bool] = defaultdict(bool)
    for old, new in pairs.values():
        followed[bare(old), bare(new)] |= succession(old, new) is not None
    found = []
    for change in changes:
        pair = pairs.get(id(change))
        key = (bare(pair[0]), bare(pair[1])) if pair else ("", "")
        event = pair is not None and (counts[key] >= MANY or (followed[key] and counts[key] > 1))
        found.append(change.model_copy(update={"group": slug(pair[0])}) if pair is not None and event else change)
    return found


def _replaced(change: Change) -> Pair | None:
    """The one body that another one took the place of, where that is all that changed of the field."""
    key = KEYS.get(change.field or "")
    if change.kind != "project_changed" or key is None:
        return None
    gone, come = _only(change.old, change.new, key), _only(change.new, change.old, key)
    return (gone[0].name, come[0].name) if len(gone) == len(come) == 1 else None


def _only(here: Any, there: Any, key: Callable[[Any], tuple[str, ...]]) -> list[Any]:
    """The bodies that are on one side only."""
    others = set(map(key, there or ()))
    return [body for body in here or () if key(body) not in others]
