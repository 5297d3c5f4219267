"""The picture of a history: a row for each track, joins where projects merged or split, dots that say what changed."""

from __future__ import annotations

import re

from pipeline.compare.history import history
from pipeline.history_page.page import history_page
from pipeline.history_page.picture import COLUMN, Picture, Row, picture, x_of
from schemas.history import Seen, Step, Track
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.compare.test_sample_editions import editions
from tests.pipeline.history_page.made import LAITURI, SATAMA, SILTA, YEARS, mixed, told


def row(found: Picture, name: str) -> Row:
    (one,) = [row for group in found.groups for row in group.rows if row.track.name == name]
    return one


def test_every_track_has_a_row_and_each_row_a_height_of_its_own() -> None:
    found = picture(told())
    rows = [row for group in found.groups for row in group.rows]
    assert len(rows) == len(told().projects) + len(told().themes)
    assert len({row.y for row in rows}) == len(rows)
    assert [row.number for row in rows] == list(range(len(rows)))


def test_a_dot_for_each_edition_that_has_it_and_what_changed_in_words() -> None:
    dots = row(picture(told()), "Masto").dots
    assert [(dot.x, dot.kind, dot.label) for dot in dots if dot.kind != "gone"] == [
        (x_of(0), "same", ""),
        (x_of(1), "same", ""),
        (x_of(3), "changed", "back"),
        (x_of(4), "changed", "partners"),
    ]
    assert [(dot.x, dot.label) for dot in dots if dot.kind == "gone"] == [(x_of(2), "gone")]
    assert "Masto; partner added: Kemin kaupunki" in [dot.title for dot in dots]


def test_a_stretch_over_an_edition_that_lacks_it_is_drawn_as_a_gap() -> None:
    assert row(picture(told()), "Masto").stretches == (
        (x_of(0), x_of(1), False),
        (x_of(1), x_of(3), True),
        (x_of(3), x_of(4), False),
    )


def test_what_merged_is_joined_to_what_it_became_and_stands_next_to_it() -> None:
    found = picture(told())
    whole = row(found, "Satama jokaiselle")
    parts = [row(found, name) for name in ("Silta nuorille", "Laituri aikuisille")]
    ends = {(re.findall(r"M(\d+) (\d+)", join.path)[0], re.findall(r"(\d+) (\d+)$", join.path)[0]) for join in found.joins}
    assert ends == {((str(x_of(1)), str(part.y)), (str(x_of(2)), str(whole.y))) for part in parts}
    assert {part.number - whole.number for part in parts} == {1, 2}


def test_what_takes_another_in_and_keeps_its_name_is_one_line_and_one_join() -> None:
    rows = ((SILTA, LAITURI), (SATAMA | {"name": "Silta nuorille"},))
    sides = []
    for years, told_rows in zip(YEARS, rows, strict=False):
        projects = [project(one) for one in told_rows]
        sides.append(plan([theme(1, "Osaava työvoima", projects)], projects, years=years))
    found = picture(history(sides))
    assert row(found, "Silta nuorille").stretches == ((x_of(0), x_of(1), False),)
    assert [join.path.split()[0] for join in found.joins] == [f"M{x_of(0)}"]


def test_two_that_go_on_beside_each_other_are_not_joined_whatever_was_told_of_both() -> None:
    made = told()
    seen = [Seen(edition=number, id="a", name="A", theme=1) for number in range(2)]
    step = Step(edition=1, kind="project_merged", field=None, message="merged")
    both = [Track(name=name, first_seen=0, last_seen=1, seen=seen, changes=[step]) for name in ("Silta", "Laituri")]
    assert picture(made.model_copy(update={"projects": both})).joins == ()


def test_what_was_split_is_joined_to_its_parts() -> None:
    found = picture(history(editions()))
    split = [join for join in found.joins if join.title.startswith("split")]
    merged = [join for join in found.joins if join.title.startswith("merged")]
    assert (len(split), len(merged)) == (2, 2)
    assert {re.findall(r"M(\d+)", join.path)[0] for join in split} == {str(x_of(0))}


def test_five_editions_fit_beside_the_names() -> None:
    assert 400 + picture(told()).width + 2 * 24 <= 1280
    assert picture(told()).width == 5 * COLUMN


def test_regions_that_are_mixed_are_said_first() -> None:
    assert "the editions are of two regions: Lappi and Kainuu" in history_page(history(mixed()))
    assert "regions" not in history_page(told())


def test_texts_that_would_be_a_program_stay_texts() -> None:
    name = '"><script>window.hit=1</script>'
    made = told()
    tracks = [track.model_copy(update={"name": name}) for track in made.projects]
    text = history_page(made.model_copy(update={"projects": tracks}))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "script-src" in text


def test_it_loads_nothing() -> None:
    text = history_page(told())
    assert not re.findall(r"https?://|@import|url\(|\s(?:style|on\w+)=", text)
    assert text == history_page(told())
