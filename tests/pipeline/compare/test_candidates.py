"""What is looked at in large editions: those that share something rare are enough, the result is that of all pairs."""

from __future__ import annotations

import pytest

from pipeline.compare.items import match_items
from pipeline.compare.outline import nodes
from pipeline.compare.projects import match_projects
from tests.generated.content.pairs import EditionPair, make_pair
from tests.generated.diffing import easy_and_hard, f1, judged, reliability


@pytest.fixture(scope="module", params=[(seed, language) for seed in (301, 302) for language in ("fi", "sv", "en")], ids=str)
def pair(request: pytest.FixtureRequest) -> EditionPair:
    seed, language = request.param
    return make_pair(seed, language)


def test_projects_are_matched_the_same_whether_all_pairs_are_looked_at_or_some(pair: EditionPair) -> None:
    same = {theme.number: theme.number for theme in pair.old.themes}
    sides = pair.old.projects, pair.new.projects
    assert match_projects(*sides, same, most=0) == match_projects(*sides, same)


def test_items_are_matched_the_same_whether_all_pairs_are_looked_at_or_some(pair: EditionPair) -> None:
    same = {place: place for place in range(len(pair.old.themes))}
    sides = nodes(pair.old), nodes(pair.new)
    assert match_items(*sides, same, most=0) == match_items(*sides, same)


def test_of_pairs_held_out_nearly_every_change_is_told_and_none_besides() -> None:
    assert f1(make_pair(seed, language) for seed in (501, 502) for language in ("fi", "sv", "en")) >= 0.98


@pytest.mark.slow
def test_likelihoods_are_right_as_often_as_they_say() -> None:
    """On pairs of editions that the curves were not fitted on, half of which change much; steps of few matches tell nothing."""
    found = reliability(judged(easy_and_hard(range(900, 908))))
    enough = {key: (said, right) for key, (count, said, right) in found.items() if count >= 30}
    assert {"projects", "items"} == {what for what, _step in enough}
    assert {key: (said, right) for key, (said, right) in enough.items() if abs(said - right) > 0.07} == {}
