"""One project's names are found among all that an edition tells, as if each were held against each, without doing so."""

from __future__ import annotations

import itertools
import sys
from types import FrameType

import pytest

from extractors.projects.same_names import KnownNames, parts_of, same_project

SAME = [
    ("Silta nuorille", "SILTA NUORILLE."),
    ("Silta nuorille", "Silta nuorile"),
    ("Action 1.1 Silta nuorille", "3.2 Silta nuorille"),
    ("SINU - Silta nuorille", "SINU"),
    ("Silta nuorille (SINU)", "SINU - Silta nuorille aikuisille"),
    ("-", "–"),
]
OTHERS = [
    ("Silta 1", "Silta 2"),
    ("Silta nuorille", "Laituri nuorille"),
    ("SINU - Silta nuorille", "SINU - Kone metsään"),
    ("Silta nuorille", ""),
]
NAMES = [*dict.fromkeys(name for pair in (*SAME, *OTHERS) for name in pair)]
# So many names, twice and four times as many; twice as many may cost so much more.
SIZES, TWICE = (50, 100, 200), 2.1


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_project(one: str, other: str) -> None:
    assert same_project(one, other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_of_two(one: str, other: str) -> None:
    assert not same_project(one, other)


@pytest.mark.parametrize("turned", range(len(NAMES)))
def test_the_first_group_with_such_a_name_is_found(turned: int) -> None:
    groups: list[list[str]] = []
    known = KnownNames()
    for name in (*NAMES[turned:], *NAMES[:turned]):
        wanted = next((number for number, group in enumerate(groups) if any(same_project(other, name) for other in group)), None)
        assert next(iter(known.like(name)), None) == wanted, name
        number = len(groups) if wanted is None else wanted
        groups += [[]] if wanted is None else []
        groups[number].append(name)
        known.add(name, number)


def calls(count: int) -> int:
    """How many functions of the program are called to find that so many names are all others'."""
    parts_of.cache_clear()
    letters = ("".join(letter) for letter in itertools.product("aeioukmnrst", repeat=6))
    names = [f"Silta {word}" for word in itertools.islice(letters, 0, count * 997, 997)]
    found = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal found
        found += event == "call" and "extractors" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        known = KnownNames()
        for number, name in enumerate(names):
            known.like(name)
            known.add(name, number)
    finally:
        sys.setprofile(before)
    return found


def test_work_is_in_proportion() -> None:
    once, twice, four = map(calls, SIZES)
    assert twice <= TWICE * once
    assert four <= TWICE * twice
