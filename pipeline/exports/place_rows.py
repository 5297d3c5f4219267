"""An edition as rows of the tables that keep what the others leave out: slides, headings, leftovers, readings, and every box."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from schemas.columns import Row, Table, Value
from schemas.plan import Plan, Project, Span, Theme
from schemas.whole_tables import HEADINGS, LINKS, PROJECT_FIELDS, PROJECT_THEMES, READINGS, SLIDES, SPANS, UNASSIGNED

# What a span may belong to, as the columns of its table have it between the edition and the position.
OWNERS = tuple(column.name for column in SPANS.columns[2:10])
NO_PLACE = (None,) * 5


def place_of(spans: Sequence[Span]) -> tuple[Value, ...]:
    """Page and box of a place's columns: around all spans of its first page."""
    if not spans:
        return NO_PLACE
    page = spans[0].page
    boxes = [span.bbox for span in spans if span.page == page and span.bbox]
    if not boxes:
        return (page, None, None, None, None)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (page, min(lefts), min(tops), max(rights), max(bottoms))


def spans_of(spans: Iterable[Span], edition: str, **owner: str) -> Iterator[tuple[Table, Row]]:
    """A row for each span of one thing: `item="…"`, or `project="…", field="period"`."""
    key = "/".join(owner.values())
    names = tuple(owner.get(name) for name in OWNERS)
    for place, span in enumerate(spans, start=1):
        box: tuple[Value, ...] = span.bbox or (None,) * 4
        yield SPANS, (f"{key}/span-{place}", edition, *names, place, span.page, *box, span.text, span.rule)


def page_rows(plan: Plan, edition: str, themes: dict[int, str]) -> Iterator[tuple[Table, Row]]:
    """Slides with their headings, what no rule claimed, and the readings; `themes` gives the keys of themes by number."""
    for place, slide in enumerate(plan.slides, start=1):
        key = f"{edition}/slide-{place}"
        yield SLIDES, (key, edition, slide.page, slide.title, slide.kind, None if slide.theme is None else themes[slide.theme])
        for number, heading in enumerate(slide.headings, start=1):
            own = f"{key}/heading-{number}"
            yield HEADINGS, (own, key, edition, number, heading.text)
            yield from spans_of(heading.spans, edition, heading=own)
    for place, fragment in enumerate(plan.unassigned, start=1):
        key = f"{edition}/unassigned-{place}"
        yield UNASSIGNED, (key, edition, place, fragment.text, *place_of(fragment.spans))
        yield from spans_of(fragment.spans, edition, unassigned=key)
    for place, reading in enumerate(plan.readings or [], start=1):
        key = f"{edition}/reading-{place}"
        yield READINGS, (key, edition, place, reading.page, reading.reading, reading.bits, reading.next, reading.margin)
        yield from spans_of(reading.spans, edition, reading=key)


def project_rows(project: Project, key: str, edition: str, themes: Sequence[Theme]) -> Iterator[tuple[Table, Row]]:
    """A project's themes, links, what is known of its fields, and each place that a field was read from."""
    listed = {theme.number: theme.project_ids for theme in themes}
    for place, number in enumerate(project.themes, start=1):
        own = listed[number].index(project.id) + 1 if project.id in listed[number] else None
        yield PROJECT_THEMES, (f"{key}/theme-{number}", key, edition, f"{edition}/{number}", place, own)
    for place, link in enumerate(project.links or [], start=1):
        yield LINKS, (f"{key}/link-{place}", key, edition, place, link.text, link.url)
    sure, by = project.field_confidence or {}, project.by or {}
    for field in dict.fromkeys([*sure, *by]):
        said = by.get(field)
        day = date.fromisoformat(said.date) if said and said.date else None
        told = (said.who, day, said.note, json.dumps(said.read, ensure_ascii=False)) if said else (None,) * 4
        yield PROJECT_FIELDS, (f"{key}/field-{field}", key, edition, field, sure.get(field), *told)  # type: ignore[call-overload]
    for field, spans in project.spans.items():
        yield from spans_of(spans, edition, project=key, field=field)
