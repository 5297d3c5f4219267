"""What pictures of a history share: projects by theme, names that fit, how editions are called."""

from __future__ import annotations

from pipeline.translation import _
from schemas.history import History, Track

LABEL_LETTERS = 56


def by_theme(history: History) -> list[tuple[str, list[Track]]]:
    """The projects under the theme that each was last seen in, as its last edition calls it; the newest editions' first."""
    names = {(seen.edition, seen.theme): track.name for track in history.themes for seen in track.seen}
    groups: dict[str, list[Track]] = {}
    for track in sorted(history.projects, key=lambda t: (-t.last_seen, t.seen[-1].theme or 0, t.first_seen)):
        last = track.seen[-1]
        groups.setdefault(names.get((last.edition, last.theme), _("No theme")), []).append(track)
    return list(groups.items())


def shortened(name: str) -> str:
    """A name that fits beside its row."""
    return name if len(name) <= LABEL_LETTERS else name[: LABEL_LETTERS - 1].rstrip() + "…"


def edition_names(history: History) -> list[str]:
    """How the editions are called in tables: by their periods, by their ids where they have none."""
    return [edition.period.text if edition.period else edition.id for edition in history.editions]
