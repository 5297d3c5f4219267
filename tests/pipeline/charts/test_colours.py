"""Colours that mean something are told apart by every kind of vision, and in print without colour."""

from __future__ import annotations

import itertools
import re

import pytest

from pipeline.charts.canvas import AMBER, BLUE, DEEP, EDGE, GREY, SHADES
from pipeline.charts.gantt import LOOKS
from pipeline.reporting.page import STYLE
from tests.vision import KINDS, apart, seen

# ΔE at which two fills are told apart at a glance, and beside each other in a scale.
GLANCE, BESIDE = 12.0, 6.0
VARIABLE = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")


def test_the_measure_is_the_published_one() -> None:
    # Pairs 1, 7 and 17 of the table in Sharma, Wu and Dalal (2005).
    assert apart((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert apart((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert apart((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


def test_what_a_deuteranope_can_not_tell_apart_is_found() -> None:
    # Blue-green and grey of the palette that the charts once had.
    assert apart(seen("#cc79a7", "deuteranopia"), seen("#7f7f7f", "deuteranopia")) < GLANCE
    assert apart(seen("#cc79a7", "normal"), seen("#7f7f7f", "normal")) > GLANCE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations((BLUE, AMBER, GREY, DEEP), 2)))
def test_bars_are_told_apart(one: str, other: str, kind: str) -> None:
    assert apart(seen(one, kind), seen(other, kind)) > GLANCE


@pytest.mark.parametrize("kind", KINDS)
def test_a_pale_bar_has_an_outline_that_is_seen_on_white(kind: str) -> None:
    assert LOOKS["ended"]["edgecolor"] == EDGE
    assert all(apart(seen(colour, kind), seen("#ffffff", kind)) > GLANCE for colour in (EDGE, BLUE, AMBER, DEEP))


@pytest.mark.parametrize("kind", KINDS)
def test_shades_of_a_count_deepen_for_everybody(kind: str) -> None:
    colours = [seen(shade, kind) for shade in SHADES]
    assert all(apart(one, other) > BESIDE for one, other in itertools.combinations(colours, 2))
    lightness = [colour[0] for colour in colours]
    assert lightness == sorted(lightness, reverse=True)


def test_each_state_has_a_colour_of_its_own_or_an_outline() -> None:
    looks = {(look["colour"], look.get("edgecolor")) for kind, look in LOOKS.items() if kind != "known"}
    assert len(looks) == len(LOOKS) - 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reports_bars_are_told_apart(scheme: str, kind: str) -> None:
    light, _, dark = STYLE.read_text(encoding="utf-8").partition("prefers-color-scheme: dark")
    colours = dict(VARIABLE.findall(light)) | (dict(VARIABLE.findall(dark)) if scheme == "dark" else {})
    fills = [colours[name] for name in ("bar", "soon", "ended", "card")]
    for one, other in itertools.combinations(fills, 2):
        assert apart(seen(one, kind), seen(other, kind)) > GLANCE, (one, other)
    shades = [colours[f"s{k}"] for k in range(1, 6)]
    assert all(apart(seen(one, kind), seen(other, kind)) > BESIDE for one, other in itertools.combinations(shades, 2))
