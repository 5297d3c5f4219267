"""What holds for any two editions: the same is no change, backwards is the mirror image, applied it gives the new edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare import diff
from pipeline.compare.matching import match
from pipeline.compare.outline import nodes
from pipeline.compare.patch import patched
from pipeline.compare.same import even, even_title, funder_key, partner_key, period_key
from schemas.diff import Change
from schemas.plan import Item, Plan, Project
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


EXAMPLES = settings(max_examples=25)


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
    # One that goes on where another ended is, backwards, one gone and one new.
    followed = {
        id for change in (*there.changes, *back.changes) if change.kind == "project_followed" for id in (*change.ids.old, *change.ids.new)
    }
    sides = [[change for change in found.changes if not followed & {*change.ids.old, *change.ids.new}] for found in (there, back)]
    assert Counter(map(_seen_from_behind, sides[0])) == Counter(map(_seen, sides[1]))


def _seen(change: Change) -> tuple[Any, ...]:
    return change.kind, change.field, _list(change), *_sides(change), change.likelihood


def _seen_from_behind(change: Change) -> tuple[Any, ...]:
    what, how = change.kind.split("_")
    return f"{what}_{MIRROR.get(how, how)}", change.field, _list(change), *reversed(_sides(change)), change.likelihood


def _list(change: Change) -> str | None:
    """The list, but of items that may have moved, where the new side's is told."""
    return change.list if change.kind in ("item_added", "item_removed") else None


def _sides(change: Change) -> list[tuple[Any, ...]]:
    # The parts of what was split or merged are named in their edition's order, which says nothing of the change.
    return [
        (tuple(sorted(change.subject.old)), tuple(sorted(change.ids.old)), change.theme.old, repr(change.old)),
        (tuple(sorted(change.subject.new)), tuple(sorted(change.ids.new)), change.theme.new, repr(change.new)),
    ]


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans())
def test_applied_to_the_old_edition_it_gives_the_fields_of_the_new(old: Plan, new: Plan) -> None:
    old, new = _once(old), _once(new)
    made = patched(old, diff(old, new))
    assert {p.id: _fields(p) for p in made.projects} == {p.id: _fields(p) for p in new.projects}
    assert _titles(made) == _titles(new)
    assert _item_texts(made) == _item_texts(new)
    assert (made.plan, made.source.sha256) == (new.plan, new.source.sha256)


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans())
def test_the_account_of_words_comes_out_even(old: Plan, new: Plan) -> None:
    account = diff(old, new).account
    assert account is not None
    words = account.words
    assert words.unaccounted == 0
    assert words.old + words.new == 2 * words.same + words.changed + (words.otherwise or 0)


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans())
def test_no_project_is_matched_twice(old: Plan, new: Plan) -> None:
    found = match(old, new)
    for side in ("old", "new"):
        links = [getattr(link, side) for link in (*found.projects, *found.followed)]
        groups = [place for group in found.groups for place in getattr(group, side)]
        assert len(links) + len(groups) == len({*links, *groups})


@pytest.mark.slow
@EXAMPLES
@given(plans(), plans(), st.randoms(use_true_random=False))
def test_the_order_of_projects_and_items_changes_nothing(old: Plan, new: Plan, random: Random) -> None:
    there, mixed = diff(old, new), diff(_mixed(old, random), _mixed(new, random))
    assert Counter(map(_seen, there.changes)) == Counter(map(_seen, mixed.changes))


def _once(edition: Plan) -> Plan:
    """The edition without the points whose text stood before: which of several like ones moved, nothing says."""
    seen: set[str] = set()

    def kept(items: Sequence[Item]) -> list[Item]:
        found = []
        for item in items:
            if item.text not in seen:
                seen.add(item.text)
                found.append(item.model_copy(update={"children": kept(item.children)}))
        return found

    phenomena = kept(edition.phenomena)
    themes = [
        theme.model_copy(update={name: kept(getattr(theme, name)) for name in ("strengths", "development_targets")})
        for theme in edition.themes
    ]
    return edition.model_copy(update={"phenomena": phenomena, "themes": themes})


def _mixed(edition: Plan, random: Random) -> Plan:
    """The edition with its projects, the points of its lists and what hangs under them in another order."""

    def mixed(items: Sequence[Item]) -> list[Item]:
        return [item.model_copy(update={"children": mixed(item.children)}) for item in random.sample(items, len(items))]

    lists = ("strengths", "development_targets")
    themes = [theme.model_copy(update={name: mixed(getattr(theme, name)) for name in lists}) for theme in edition.themes]
    projects = random.sample(edition.projects, len(edition.projects))
    return edition.model_copy(update={"phenomena": mixed(edition.phenomena), "themes": themes, "projects": projects})


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


def _titles(edition: Plan) -> set[tuple[int, str, str | None]]:
    return {(t.number, even_title(t.title), t.current_state.as_of) for t in edition.themes}


def _item_texts(edition: Plan) -> Counter[tuple[int | None, str, str, str | None]]:
    """The items with their theme's number, their list, and what they hang under."""
    every = nodes(edition)
    return Counter(
        (
            None if node.theme is None else edition.themes[node.theme].number,
            node.list,
            even(node.item.text),
            None if node.parent is None else even(every[node.parent].item.text),
        )
        for node in every
    )
