"""A history as a picture: a line for each theme and project, a dot for each edition, joins where projects merged, split or followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.history_page.words import step_words
from pipeline.reports.timeline import by_theme, edition_names
from pipeline.translation import _
from schemas.history import History, Step, Track

# Sizes in pixels: five editions beside the names fit into 1280.
COLUMN, ROW, HEADING = 150, 46, 34
# Where in its row a line runs; what a dot says stands below.
LINE = 15
# Letters of what a dot says, which stands in a column.
LETTERS = 23
JOINS = ("project_merged", "project_split", "project_followed")
DotKind = Literal["new", "changed", "same", "gone"]


@dataclass(frozen=True)
class Dot:
    """What an edition made of a track: `label` names it in a word or two, `title` says it all."""

    x: int
    y: int
    kind: DotKind
    label: str
    title: str


@dataclass(frozen=True)
class Row:
    """A track: its number among all, its dots, and the stretches between them as (x0, x1, whether an edition between lacks it)."""

    number: int
    track: Track
    y: int
    dots: tuple[Dot, ...]
    stretches: tuple[tuple[int, int, bool], ...]


@dataclass(frozen=True)
class Group:
    """The tracks under one heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Join:
    """A line from one track to another: of what goes on in it, or of what it came from; `path` is SVG's."""

    path: str
    title: str


@dataclass(frozen=True)
class Picture:
    """Everything to draw."""

    width: int
    height: int
    columns: tuple[tuple[int, str], ...]
    groups: tuple[Group, ...]
    joins: tuple[Join, ...]


def picture(history: History) -> Picture:
    """The picture of a history: its themes, then its projects under the theme that each was last seen in."""
    names = edition_names(history)
    groups: list[Group] = []
    y, number = 0, 0
    projects = [(_("Projects: {theme}").format(theme=title), tracks) for title, tracks in _beside_their_like(by_theme(history))]
    for title, tracks in [(_("Themes"), history.themes), *projects]:
        y += HEADING
        rows = []
        for track in tracks:
            rows.append(_row(track, number, y + LINE))
            number, y = number + 1, y + ROW
        groups.append(Group(title, tuple(rows)))
    columns = tuple((x_of(edition), name) for edition, name in enumerate(names))
    own = {id(row.track): row for group in groups for row in group.rows}
    return Picture(len(names) * COLUMN, y, columns, tuple(groups), tuple(_joins(history.projects, own)))


def x_of(edition: int) -> int:
    """The middle of an edition's column."""
    return edition * COLUMN + COLUMN // 2


def _beside_their_like(groups: Sequence[tuple[str, list[Track]]]) -> list[tuple[str, list[Track]]]:
    """What merged into another track stands right below it, whatever its theme was: joins stay short."""
    everything = [track for _title, tracks in groups for track in tracks]
    into = {id(source): target for source, target, _step in _pairs(everything) if source.last_seen < target.last_seen}
    found = []
    for title, tracks in groups:
        kept = []
        for track in tracks:
            if id(track) not in into:
                kept += [track, *_sources(track, everything, into)]
        if kept:
            found.append((title, kept))
    return found


def _sources(track: Track, tracks: Sequence[Track], into: dict[int, Track]) -> Iterator[Track]:
    for other in tracks:
        if into.get(id(other)) is track:
            yield other
            yield from _sources(other, tracks, into)


def _pairs(tracks: Sequence[Track]) -> Iterator[tuple[Track, Track, Step]]:
    """Each track with one that it goes on in, and the step that joins them."""
    events: dict[tuple[int, str, str], list[tuple[Track, Step]]] = {}
    for track in tracks:
        for step in track.changes:
            if step.kind in JOINS:
                events.setdefault((step.edition, step.kind, step.message), []).append((track, step))
    for (edition, _kind, _message), found in events.items():
        for source, step in found:
            for target, _step in found:
                before = [seen for seen in source.seen if seen.edition < edition]
                after = any(seen.edition == edition for seen in target.seen)
                apart = source.last_seen < edition or target.first_seen == edition
                if source is not target and before and after and apart:
                    yield source, target, step


def _joins(tracks: Sequence[Track], rows: dict[int, Row]) -> Iterator[Join]:
    for source, target, step in _pairs(tracks):
        last = max(seen.edition for seen in source.seen if seen.edition < step.edition)
        x0, y0, x1, y1 = x_of(last), rows[id(source)].y, x_of(step.edition), rows[id(target)].y
        bend = x1 - COLUMN // 2
        yield Join(f"M{x0} {y0} C{bend} {y0} {bend} {y1} {x1} {y1}", step.message)


def _row(track: Track, number: int, y: int) -> Row:
    pairs = zip(track.seen, track.seen[1:], strict=False)
    stretches = tuple((x_of(a.edition), x_of(b.edition), b.edition > a.edition + 1) for a, b in pairs)
    return Row(number, track, y, tuple(_dots(track, y)), stretches)


def _dots(track: Track, y: int) -> Iterator[Dot]:
    for seen in track.seen:
        steps = [step for step in track.changes if step.edition == seen.edition]
        new = seen.edition == track.first_seen and seen.edition > 0
        kind: DotKind = "new" if new else "changed" if steps else "same"
        yield Dot(x_of(seen.edition), y, kind, _label(steps, track.first_seen), "; ".join([seen.name, *(step.message for step in steps)]))
    here = {seen.edition for seen in track.seen}
    for step in track.changes:
        if step.edition not in here and step.kind.endswith("_removed"):
            yield Dot(x_of(step.edition), y, "gone", step_words([step], track.first_seen), step.message)


def _label(steps: Sequence[Step], first_seen: int) -> str:
    said = step_words(steps, first_seen)
    return said if len(said) <= LETTERS else said[: LETTERS - 1].rstrip(" ,") + "…"
