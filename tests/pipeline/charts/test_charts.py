"""The charts: what they show, that no words overlap, and that they are the same each time."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.text import Text
from typer.testing import CliRunner

from pipeline.charts.funds import by_fund, funds
from pipeline.charts.gantt import gantt
from pipeline.charts.network import graph_of, network
from pipeline.charts.selection import drawn, headline
from pipeline.charts.words import words_of
from pipeline.cli import app
from pipeline.editions import load
from pipeline.formats import ChartKind
from pipeline.output import to_json
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.reading import reading

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))
PAGES = ROOT / "tests/editions/pages"
DRAW = {"timeline": gantt, "network": network, "funders": funds}
Edition = tuple[Path, Plan]


@pytest.fixture(scope="module")
def samples() -> list[Edition]:
    return [(path, load(path)) for path in SAMPLES]


@pytest.fixture(scope="module")
def many(samples: list[Edition]) -> list[Edition]:
    """Editions of several regions, languages and sizes."""
    names = ("kymenlaakso-cards", "satakunta-three-columns", "pohjois-savo-rows-over-pages", "mellersta-osterbotten-slides")
    return [*samples, *((PAGES / name, reading(PAGES / f"{name}.pdf").plan) for name in names)]


def figure(kind: str, editions: list[Edition], language: str = "fi") -> Figure:
    return DRAW[kind](drawn(editions), headline(editions), words_of(language))


def texts(found: Figure) -> list[Text]:
    canvas = FigureCanvasAgg(found)
    canvas.draw()
    return [text for text in found.findobj(Text) if text.get_visible() and text.get_text().strip()]


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize("count", [1, 6])
def test_no_words_overlap_or_run_off_the_paper(kind: str, count: int, many: list[Edition]) -> None:
    found = figure(kind, many[:count])
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(found)]
    assert len(boxes) > 6
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across <= 1 or down <= 1, (one, other)
    width, height = found.canvas.get_width_height()
    assert not [text for text, box in boxes if box.x0 < 0 or box.x1 > width or box.y0 < 0 or box.y1 > height]


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAW)
def test_words_are_large_enough_for_a_slide(kind: str, samples: list[Edition]) -> None:
    found = figure(kind, samples)
    assert found.canvas.get_width_height()[0] == 1280
    # 8 points at 100 dots an inch are 11 pixels.
    assert min(text.get_fontsize() for text in texts(found)) >= 8


def test_each_project_is_drawn_once_as_the_newest_edition_has_it(samples: list[Edition]) -> None:
    found = {one.project.id: one for one in drawn(samples)}
    assert len(found) == len(drawn(samples)) == 31
    period = found["tyopajoilta-tyoelamaan"].project.period
    assert period
    assert period.end == "2027-01-31"


def test_the_timeline_has_a_bar_for_each_period_and_an_arrow_for_each_open_end(samples: list[Edition]) -> None:
    projects = drawn(samples[:1])
    periods = [one.project.period for one in projects if one.project.period and (one.project.period.start or one.project.period.end)]
    found = figure("timeline", samples[:1])
    axes = found.axes[0]
    arrows = [patch for patch in axes.patches if patch.__class__.__name__ == "Polygon"]
    bars = [patch for patch in axes.patches if patch.__class__.__name__ == "Rectangle"]
    assert len(bars) == len(periods)
    assert len(arrows) == sum((period.start is None) + (period.end is None) for period in periods) == 3
    assert sum(text.get_text() == "aika ei tiedossa" for text in texts(found)) == len(projects) - len(periods)


def test_the_network_joins_those_who_share_a_project(samples: list[Edition]) -> None:
    graph = graph_of(drawn(samples[:1]))
    assert graph["kalajoki"]["ylivieska"]["weight"] == 1
    assert graph.nodes["kalajoki"] == {"projects": 2, "name": "Kalajoen kaupunki", "kind": "municipality"}


@pytest.mark.parametrize("kind", DRAW)
def test_a_chart_of_samples_says_that_it_is_one(kind: str, samples: list[Edition]) -> None:
    assert any("Pohjois-Pohjanmaa (esimerkki)" in text.get_text() for text in texts(figure(kind, samples)))


@pytest.mark.slow
def test_projects_are_counted_by_fund_in_any_language(many: list[Edition]) -> None:
    counts = {name: len(projects) for name, projects in by_fund(drawn(many), "-")}
    assert "ESF+" not in counts
    assert counts["ESR+"] > 15
    assert list(counts.values())[:-1] == sorted(list(counts.values())[:-1], reverse=True)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind.value for kind in ChartKind])
@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_same_editions_give_the_same_picture(kind: str, ending: str, tmp_path: Path) -> None:
    for name in "ab":
        found = CliRunner().invoke(app, ["chart", kind, *map(str, SAMPLES), "-o", str(tmp_path / f"{name}.{ending}")])
        assert found.exit_code == 0
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    if ending == "png":
        assert imread(tmp_path / "a.png").shape[1] == 1280


def test_a_picture_of_another_kind_is_refused(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["chart", "timeline", str(SAMPLES[0]), "-o", str(tmp_path / "x.gif")])
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
    assert not list(tmp_path.iterdir())


def test_an_edition_without_projects_is_refused(samples: list[Edition], tmp_path: Path) -> None:
    empty = tmp_path / "x.json"
    themes = [theme.model_copy(update={"project_ids": []}) for theme in samples[0][1].themes]
    nobody = samples[0][1].model_copy(update={"projects": [], "themes": themes, "findings": []})
    empty.write_text(to_json(nobody), encoding="utf-8")
    found = CliRunner().invoke(app, ["chart", "network", str(empty), "-o", str(tmp_path / "x.svg")])
    assert (found.exit_code, f"{empty}: has no projects to draw" in found.stderr) == (2, True)
