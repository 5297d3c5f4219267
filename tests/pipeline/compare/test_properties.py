"""What holds for any two editions: the same is no change, backwards is the mirror image, applied it gives the new edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import diff
from pipeline.compare.outline import nodes
from pipeline.compare.same import even, even_title, funder_key, partner_key, period_key
from schemas.diff import Change, Diff
from schemas.plan import Plan, Project
from tests.pipeline.compare.editions import plan, project, theme

NAMES = ["Revontuli", "Revontuli 2", "Kelo - paikkatieto tutuksi", "Hoitajaksi Lappiin", "SILTA - osaajien polku", "Taitomerkit", "Ohjaamo"]
TEXTS = [
    None,
    "Yritykset löytävät tekijöitä.",
    "Yritykset löytävät uusia tekijöitä.",
    "Opettajat oppivat uutta.",
    "Ohjausta ilman ajanvarausta.",
]
PERIODS = [None, "2023-01-01/2025-12-31", "2023-01-01/2026-12-31", "2024-03-01/..", "/2025-02-28", "2026-01-01/2028-12-31"]
FUNDERS = ["ESR+", "EAKR", "JTF", "OKM|valtionavustus", "OKM|erityisavustus"]
PARTNERS = ["Lapin AMK", "Lapin ammattikorkeakoulu Oy", "Kemin kaupunki", "Kemi*", "REDU", "Inarin kunta"]
ITEMS = ["Ohjaus lähelle", "Ohjausta lähelle", "Yhteinen tietovaranto", "Kielet", "Kielten opetus", "Matkailun kausivaihtelu"]
TITLES = ["Ohjaus", "Ohjaus ja neuvonta", "Ennakointi", "Kansainväliset osaajat"]
# What a kind of change is, seen from the other side.
MIRROR = {"added": "removed", "removed": "added", "merged": "split", "split": "merged"}


@st.composite
def projects(draw: st.DrawFn, themes: int) -> list[Project]:
    """Projects of different names, each in a theme or two."""
    found = []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5)):
        row: dict[str, Any] = {
            "name": name,
            "description": draw(st.sampled_from(TEXTS)),
            "period": draw(st.sampled_from(PERIODS)),
            "funders": draw(st.lists(st.sampled_from(FUNDERS), unique=True, max_size=2)),
            "partners": draw(st.lists(st.sampled_from(PARTNERS), unique=True, max_size=3)),
            "scope": draw(st.sampled_from([None, "national"])),
            "status": draw(st.sampled_from([None, "upcoming", "ended"])),
            "themes": sorted(draw(st.sets(st.integers(1, themes), min_size=1, max_size=2))),
        }
        found.append(project(row))
    return found


OUTLINES = st.lists(
    st.one_of(st.sampled_from(ITEMS), st.tuples(st.sampled_from(ITEMS), st.lists(st.sampled_from(ITEMS), max_size=2))), max_size=3
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """An edition of up to three themes."""
    titles = draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=1, max_size=3))
    found = draw(projects(len(titles)))
    themes = [
        theme(number, title, found, strengths=draw(OUTLINES), development_targets=draw(OUTLINES))
        for number, title in enumerate(titles, start=1)
    ]
    return plan(themes, found, draw(OUTLINES), draw(st.sampled_from(["2024/2028", "2026/2030"])))


EXAMPLES = settings(max_examples=120)


@pytest.mark.slow
@EXAMPLES
@given(plans())
def test_an_edition_has_not_changed_from_itself(edition: Plan) -> None:
    assert diff(edition, edition).changes == []


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans())
def test_backwards_is_the_mirror_image(old: Plan, new: Plan) -> None:
    there, back = diff(old, new), diff(new, old)
    assert Counter(map(_seen_from_behind, there.changes)) == Counter(map(_seen, back.changes))


def _seen(change: Change) -> tuple[Any, ...]:
    return change.kind, change.field, _list(change), *_sides(change), change.likelihood


def _seen_from_behind(change: Change) -> tuple[Any, ...]:
    what, how = change.kind.split("_")
    return f"{what}_{MIRROR.get(how, how)}", change.field, _list(change), *reversed(_sides(change)), change.likelihood


def _list(change: Change) -> str | None:
    """The list, but of items that may have moved, where the new side's is told."""
    return change.list if change.kind in ("item_added", "item_removed") else None


def _sides(change: Change) -> list[tuple[Any, ...]]:
    return [
        (tuple(change.subject.old), tuple(change.ids.old), change.theme.old, repr(change.old)),
        (tuple(change.subject.new), tuple(change.ids.new), change.theme.new, repr(change.new)),
    ]


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans())
def test_applied_to_the_old_edition_it_gives_the_fields_of_the_new(old: Plan, new: Plan) -> None:
    told = diff(old, new)
    assert _applied_projects(old, told) == {p.id: _fields(p) for p in new.projects if p.id not in _untold(told)}
    kept = set(_numbers(old, told).values())
    assert _applied_themes(old, told) == {(t.number, even_title(t.title)) for t in new.themes}
    assert _applied_items(old, told, kept) == _item_texts(new, {number: number for number in kept})


def _untold(told: Diff) -> set[str]:
    """Projects of which a diff tells no fields: those that are new, merged or split."""
    return {id for c in told.changes if c.kind in ("project_added", "project_merged", "project_split") for id in c.ids.new}


def _fields(p: Project) -> dict[str, Any]:
    """A project's fields, without what is no change."""
    return {
        "name": even(p.name),
        "themes": set(p.themes),
        "description": even(p.description or ""),
        "period": period_key(p.period),
        "funders": set(map(funder_key, p.funders)),
        "partners": set(map(partner_key, p.partners)),
        "scope": p.scope,
        "status": p.status,
    }


def _applied_projects(old: Plan, told: Diff) -> dict[str, dict[str, Any]]:
    """The old edition's projects after the changes, by their new ids."""
    numbers = _numbers(old, told)
    state = {p.id: (p.id, _fields(p) | {"themes": {numbers[n] for n in p.themes if n in numbers}}) for p in old.projects}
    for change in told.changes:
        if change.kind in ("project_removed", "project_merged", "project_split"):
            for id in change.ids.old:
                del state[id]
        elif change.kind.startswith("project") and change.ids.old:
            _, fields = state[change.ids.old[0]]
            field = {"project_renamed": "name", "project_moved": "themes"}.get(change.kind, change.field)
            fields[str(field)] = _new_value(change)
            state[change.ids.old[0]] = (change.ids.new[0], fields)
    return dict(state.values())


def _numbers(old: Plan, told: Diff) -> dict[int, int]:
    """The new numbers of the themes that stayed."""
    numbers = {t.number: t.number for t in old.themes}
    for change in told.changes:
        if change.kind == "theme_removed" and change.theme.old is not None:
            del numbers[change.theme.old]
        elif change.kind == "theme_renumbered":
            numbers[change.old] = change.new
    return numbers


def _new_value(change: Change) -> Any:
    value: Any = change.new
    keys = {"period": period_key, "funders": lambda v: set(map(funder_key, v)), "partners": lambda v: set(map(partner_key, v))}
    if change.kind == "project_renamed":
        return even(change.subject.new[0])
    if change.kind == "project_moved":
        return set(value)
    if change.field == "description":
        return even(value or "")
    return keys[change.field](value) if change.field in keys else value


def _applied_themes(old: Plan, told: Diff) -> set[tuple[int, str]]:
    """The numbers and titles of the themes after the changes."""
    numbers = _numbers(old, told)
    titles = {t.number: even_title(t.title) for t in old.themes}
    titles |= {int(c.ids.old[0]): even_title(c.subject.new[0]) for c in told.changes if c.kind == "theme_retitled"}
    added = {(int(c.ids.new[0]), even_title(c.subject.new[0])) for c in told.changes if c.kind == "theme_added"}
    return {(number, titles[before]) for before, number in numbers.items()} | added


def _applied_items(old: Plan, told: Diff, kept: set[int]) -> Counter[tuple[int | None, str]]:
    """The items of the themes that stayed, after the changes."""
    numbers = _numbers(old, told)
    state = _item_texts(old, numbers)
    for change in told.changes:
        # An item that was both reworded and moved is taken care of by its first change.
        twice = change.kind == "item_moved" and even(change.subject.old[0]) != even(change.subject.new[0])
        if not change.kind.startswith("item") or twice:
            continue
        before, after = change.theme.old, change.theme.new
        if change.subject.old and (before is None or before in numbers):
            state[(None if before is None else numbers[before], even(change.subject.old[0]))] -= 1
        if change.subject.new and (after is None or after in kept):
            state[(after, even(change.subject.new[0]))] += 1
    return +state


def _item_texts(edition: Plan, numbers: Mapping[int, int]) -> Counter[tuple[int | None, str]]:
    """The texts of the items outside the themes and of the themes that are in `numbers`, under the numbers given there."""
    return Counter(
        (None if node.theme is None else numbers[edition.themes[node.theme].number], even(node.item.text))
        for node in nodes(edition)
        if node.theme is None or edition.themes[node.theme].number in numbers
    )
