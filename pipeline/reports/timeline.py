"""A history as a picture: a row for each project, a column for each edition, by theme."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.translation import _
from schemas.history import History, Track

# Sizes in pixels of the picture.
LABEL, COLUMN, ROW, HEAD, MARGIN = 420, 170, 24, 44, 16
LABEL_LETTERS = 56


@dataclass(frozen=True)
class Dot:
    """An edition that the project stands in; `changed` where that edition changed it."""

    x: float
    y: float
    changed: bool
    title: str


@dataclass(frozen=True)
class Row:
    """One project: its label, its dots, and the stretches between them, as (x0, x1, whether an edition between lacks it)."""

    y: float
    label: str
    name: str
    dots: tuple[Dot, ...]
    lines: tuple[tuple[float, float, bool], ...]


@dataclass(frozen=True)
class Picture:
    """Everything to draw; headings are (y, text), columns (x, text)."""

    width: float
    height: float
    columns: tuple[tuple[float, str], ...]
    headings: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]


def timeline(history: History) -> Picture:
    """The picture of a history: projects under the theme that they were last seen in."""
    count = len(history.editions)
    y = float(HEAD + MARGIN)
    headings, rows = [], []
    for title, tracks in by_theme(history):
        headings.append((y, title))
        y += ROW
        for track in tracks:
            rows.append(_row(track, y))
            y += ROW
        y += ROW / 2
    columns = tuple((_x(k), name) for k, name in enumerate(edition_names(history)))
    return Picture(LABEL + count * COLUMN + MARGIN, y, columns, tuple(headings), tuple(rows))


def by_theme(history: History) -> list[tuple[str, list[Track]]]:
    """The projects under the theme that each was last seen in, as its last edition calls it; the newest editions' first."""
    names = {(seen.edition, seen.theme): track.name for track in history.themes for seen in track.seen}
    groups: dict[str, list[Track]] = {}
    for track in sorted(history.projects, key=lambda t: (-t.last_seen, t.seen[-1].theme or 0, t.first_seen)):
        last = track.seen[-1]
        groups.setdefault(names.get((last.edition, last.theme), _("No theme")), []).append(track)
    return list(groups.items())


def _x(edition: int) -> float:
    return LABEL + edition * COLUMN + COLUMN / 2


def _row(track: Track, y: float) -> Row:
    dots = []
    for seen in track.seen:
        said = [step.message for step in track.changes if step.edition == seen.edition]
        dots.append(Dot(_x(seen.edition), y, bool(said), "; ".join([seen.name, *said])))
    lines = tuple((_x(a.edition), _x(b.edition), b.edition > a.edition + 1) for a, b in zip(track.seen, track.seen[1:], strict=False))
    return Row(y, shortened(track.name), track.name, tuple(dots), lines)


def shortened(name: str) -> str:
    """A name that fits beside its row."""
    return name if len(name) <= LABEL_LETTERS else name[: LABEL_LETTERS - 1].rstrip() + "…"


def edition_names(history: History) -> list[str]:
    """How the editions are called in tables: by their periods, by their ids where they have none."""
    return [edition.period.text if edition.period else edition.id for edition in history.editions]
