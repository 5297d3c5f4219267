"""Properties of dates: EDTF as another implementation reads it, durations there and back, piles of marks that nothing chokes on."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.evidence.language import pipeline
from extractors.evidence.time.dates import Point, as_day, end_after, extended, interval, start_before
from extractors.evidence.time.period_ends import ends_of, joined
from tests.cases import table

# The package edtf, and a text with dates, take long: so many examples are a second.
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> Point:
    """A day, a month or a year."""
    day = draw(DAYS)
    exact = draw(st.integers(1, 3))
    return Point(day.year, day.month if exact > 1 else None, day.day if exact > 2 else None)


def oracle(text: str) -> tuple[str | None, str | None]:
    """The earliest and the latest day of an interval as the package edtf reads it, None where it is open."""
    read = parse_edtf(text)
    start = None if text.startswith("/") else date(*read.lower.lower_strict()[:3]).isoformat()
    end = None if text.endswith("..") else date(*read.upper.upper_strict()[:3]).isoformat()
    return start, end


@pytest.mark.slow
@settings(max_examples=40)
@given(points(), points(), st.sampled_from(["both", "start", "end"]))
def test_an_interval_is_edtf_with_the_bounds_that_it_says(one: Point, other: Point, given_: str) -> None:
    first, last = sorted((one, other), key=lambda point: point.first())
    found = interval(first if given_ != "end" else None, last if given_ != "start" else None)
    if found is None:
        assert last.last() < first.first()
    else:
        assert oracle(found.edtf) == (found.start, found.end)


MONTHS = "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu".split()
WRITTEN = {
    "1.4.2023": lambda day: f"{day.day}.{day.month}.{day.year}",
    "01.04.2023": lambda day: f"{day:%d.%m.%Y}",
    "1.4. 2023": lambda day: f"{day.day}.{day.month}. {day.year}",
    "1. 4. 2023": lambda day: f"{day.day}. {day.month}. {day.year}",
    "2023-04-01": lambda day: day.isoformat(),
    "1. huhtikuuta 2023": lambda day: f"{day.day}. {MONTHS[day.month - 1]}ta {day.year}",
}
JOINTS = ["–", "-", " – ", " - ", " —", "− ", " → ", " ➔ ", " / ", " ... "]


@pytest.mark.slow
@settings(max_examples=40)
@given(DAYS, DAYS, st.sampled_from(sorted(WRITTEN)), st.sampled_from(sorted(WRITTEN)), st.sampled_from(JOINTS))
def test_a_range_of_days_is_read_however_it_is_written(one: date, other: date, begins: str, ends: str, joint: str) -> None:
    first, last = min(one, other), max(one, other)
    text = WRITTEN[begins](first) + joint + WRITTEN[ends](last)
    (found,) = pipeline("fi")(text)._.periods
    assert found.interval is not None
    assert (found.interval.edtf, oracle(found.interval.edtf)) == (f"{first}/{last}", (first.isoformat(), last.isoformat()))
    assert (found.start, found.end) == (0, len(pipeline("fi").make_doc(text)))


@given(DAYS, st.integers(1, 240))
def test_what_lasts_ends_the_day_before_its_anniversary(start: date, months: int) -> None:
    end = end_after(as_day(start), months)
    assert end is not None
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) in (months - 1, months)  # type: ignore[operator]
    if start.day <= 28:
        assert start_before(end, months) == as_day(start)


@given(points(), st.integers(1, 20))
def test_whole_years_move_a_point_by_years(point: Point, years: int) -> None:
    end = end_after(Point(point.year, point.month), 12 * years)
    assert end is not None
    whole = not point.month or point.month == 1
    assert end.last() == (Point(point.year + years - 1, 12) if whole else Point(point.year + years, point.month - 1)).last()
    later = extended(point, 12 * years)
    assert later is not None
    assert later.year == point.year + years


@pytest.mark.parametrize(("start", "end", "edtf"), table("periods", "ends"))
def test_a_start_and_an_end_that_stand_apart_are_one_period(start: str, end: str, edtf: str) -> None:
    halves = [next(iter(pipeline("fi")(text)._.periods), None) for text in (start, end)]
    both = joined(*halves)
    assert (both.interval.edtf if both and both.interval else "impossible" if both else "none") == edtf


@pytest.mark.parametrize(("text", "edtf"), table("periods", "halves"))
def test_halves_told_in_a_text_are_one_period(text: str, edtf: str) -> None:
    halves = ends_of(pipeline("fi")(text)._.periods)
    both = joined(*halves) if halves else None
    assert (both.interval.edtf if both and both.interval else "none") == edtf


@pytest.mark.parametrize(
    "piece", ["1.–", "1.1.2024–", "1.1.2024 (", "2024 ja ", "elokuu – ", "24 kk ", "jatkoaika ", "saakka ", "Q1-Q2 ", "– "]
)
def test_a_pile_of_the_same_marks_is_read(piece: str) -> None:
    doc = pipeline("fi").make_doc(piece * 1500)
    for name in ("planex_lemmas", "planex_sentences", "planex_periods"):
        doc = pipeline("fi").get_pipe(name)(doc)
    assert len(doc._.periods) <= 1500
