"""Which reading of a page wins, what is a name and what is none, and what a heading gives to the records under it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.page.tree import Tree
from extractors.plan.assembly import assemble_tree
from extractors.records.candidates import best, readings
from extractors.records.reading import Reading, joint
from extractors.records.scope import Scope, weights
from extractors.records.score import name_bits, name_text
from schemas.mention import Entry
from schemas.readings import WAYS, told
from tests.extractors.drawn import tree

TABLE = tomllib.loads((Path(__file__).parent / "records.toml").read_text(encoding="utf-8"))


def read(found: Tree, section: str) -> Reading:
    (page,) = found.pages
    return best(page, Scope("fi", section))


@pytest.mark.parametrize("case", TABLE["choice"], ids=lambda case: case["name"])
def test_the_reading_that_wins(case: dict[str, Any]) -> None:
    scope = Scope("fi", case.get("section", ""))
    found = read(tree(case["drawing"]), scope.section)
    assert told(found.rule, len(found.records)) == case["reading"]
    assert [name_text(record, scope) for record in found.records] == case["names"]


@pytest.mark.parametrize("case", TABLE["choice"], ids=lambda case: case["name"])
def test_each_reading_explains_every_paragraph_once(case: dict[str, Any]) -> None:
    (page,) = tree(case["drawing"]).pages
    for found in readings(page, Scope("fi", case.get("section", ""))):
        held = [leaf for record in found.records for leaf in record.leaves]
        assert sorted(map(id, (*held, *found.rest, *found.heads))) == sorted(map(id, page.leaves)), found.rule
        rule = "run " + found.rule.removeprefix("across ") if found.rule.startswith("across ") else found.rule
        assert rule in WAYS, "a rule without words"


@pytest.mark.parametrize("case", TABLE["choice"], ids=lambda case: case["name"])
def test_the_runner_up_is_behind(case: dict[str, Any]) -> None:
    found = read(tree(case["drawing"]), case.get("section", ""))
    assert found.next_bits is not None
    assert found.next_bits <= found.bits


def test_what_comes_after_several_parts_is_the_same_with_the_closest_part_read_the_other_way() -> None:
    parts = [
        Reading("one", 5.0, next_rule="list", next_bits=1.0, next_count=0),
        Reading("list", 2.0, next_rule="one", next_bits=1.5, next_count=1),
        Reading("list", 3.0),
    ]
    found = joint("children", parts)
    assert (found.bits, found.next_bits, found.next_count, found.next_rule) == (10.0, 9.5, 1, "children")
    alone = joint("children", parts[2:])
    assert (alone.next_bits, alone.next_rule) == (None, "")


@pytest.mark.parametrize(("language", "text"), TABLE["names"]["good"])
def test_what_does_as_a_name(language: str, text: str) -> None:
    assert name_bits(text, Scope(language, "projects")) > 0


@pytest.mark.parametrize(("language", "text"), TABLE["names"]["bad"])
def test_what_does_not(language: str, text: str) -> None:
    assert name_bits(text, Scope(language, "projects")) <= 0


@pytest.mark.parametrize(
    "scope",
    [
        Scope("fi", "projects", themes=frozenset({"nuorten silta"})),
        Scope("fi", "projects", learned=frozenset({"nuorten silta"})),
        Scope("fi", "projects", repeated=frozenset({"nuorten silta"})),
        Scope("fi", "projects", recurring=frozenset({"nuorten silta"})),
    ],
)
def test_a_theme_a_label_and_what_stands_on_many_pages_is_no_name(scope: Scope) -> None:
    assert name_bits("Nuorten silta", scope) < 0 < name_bits("Nuorten silta", Scope("fi", "projects"))


def test_a_long_name_is_worse_than_a_short_one() -> None:
    scope = Scope("fi", "projects")
    short, long, longest = (name_bits(" ".join(["Silta", *["nuorille"] * count]), scope) for count in (3, 14, 20))
    assert short > long > longest


GROUPS = """
page
40 30 24b Hankkeet
40 90 16b Päättyneet hankkeet
40 130 12b Silta nuorille
40 160 12 1.1.2020–31.12.2021, ESR
40 200 12b Laituri aikuisille
40 230 12 1.8.2019–31.7.2021, ESR
40 280 16b Käynnissä olevat hankkeet
40 320 12b Majakka opettajille
40 350 12 2025–2027, ESR+
40 390 12b Luotsi kunnille
40 420 12 2024–2026, ESR+
"""


def entries(drawing: str) -> list[Entry]:
    return assemble_tree(tree(drawing), "fi").contents.entries


def one(entry: Entry, field: Any) -> Any:
    mark = entry.one(field)
    return mark.value if mark else None


def test_a_heading_of_a_group_gives_its_status_to_all_under_it_and_never_to_the_record_before() -> None:
    found = [(one(entry, "name"), one(entry, "status")) for entry in entries(GROUPS)]
    assert found == [
        ("Silta nuorille", "ended"),
        ("Laituri aikuisille", "ended"),
        ("Majakka opettajille", "ongoing"),
        ("Luotsi kunnille", "ongoing"),
    ]


def test_what_a_heading_gives_has_the_headings_words_as_its_place() -> None:
    mark = entries(GROUPS)[0].one("status")
    assert mark is not None
    assert mark.passage is not None
    assert mark.passage.text == "Päättyneet hankkeet"


def test_weights_are_bits_with_a_sign_that_says_for_or_against() -> None:
    for_it = {("record", "period"), ("record", "funder"), ("record", "organisation"), ("name", "good"), ("section", "projects")}
    assert all(weights()[table][name] > 0 for table, name in for_it)
    against = ("no_period", "no_funder", "no_organisation", "more_periods", "label_twice", "each")
    assert all(weights()["record"][name] < 0 for name in against)
    assert all(0 < weights()["close"][name] < weights()["record"]["period"] for name in ("part",))
