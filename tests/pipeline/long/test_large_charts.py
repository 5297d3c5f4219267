"""Charts of many editions and organisations, in every picture format: no words overlap, nobody is lost, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.editions import load
from pipeline.formats import ChartKind
from tests.pipeline.charts.made import of_organisations
from tests.pipeline.charts.test_charts import DRAW, PAGES, SAMPLES, Edition, chart_of, lost, off_the_paper, overlapping, texts
from tests.reading import reading


@pytest.fixture(scope="module")
def samples() -> list[Edition]:
    return [(path, load(path)) for path in SAMPLES]


@pytest.fixture(scope="module")
def many(samples: list[Edition]) -> list[Edition]:
    """Editions of several regions, languages and sizes."""
    names = ("kymenlaakso-cards", "satakunta-three-columns", "pohjois-savo-rows-over-pages", "mellersta-osterbotten-slides")
    return [*samples, *((PAGES / name, reading(PAGES / f"{name}.pdf").plan) for name in names)]


@pytest.mark.parametrize("kind", DRAW)
def test_no_words_overlap_or_run_off_the_paper(kind: str, many: list[Edition]) -> None:
    found = chart_of(kind, many)
    assert len(texts(found)) > 6
    assert overlapping(found) == []
    assert off_the_paper(found) == []


@pytest.mark.parametrize("kind", ["network", "organisations"])
@pytest.mark.parametrize("count", [40, 150])
def test_charts_of_organisations_are_read_at_any_size(kind: str, count: int, samples: list[Edition]) -> None:
    plan = of_organisations(samples[0][1], count)
    found = chart_of(kind, [(samples[0][0], plan)])
    assert overlapping(found) == []
    assert off_the_paper(found) == []
    assert min(text.get_fontsize() for text in texts(found)) >= 8
    assert len({partner.name for project in plan.projects for partner in project.partners}) == count
    assert lost(plan, found) == [] or kind != "network"


@pytest.mark.parametrize("kind", [kind.value for kind in ChartKind if kind is not ChartKind.money])
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_same_editions_give_the_same_picture(kind: str, ending: str, tmp_path: Path) -> None:
    for name in "ab":
        found = CliRunner().invoke(app, ["chart", kind, *map(str, SAMPLES), "-o", str(tmp_path / f"{name}.{ending}")])
        assert found.exit_code == 0
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
