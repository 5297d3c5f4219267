"""The charts: what they show, that no words overlap, names stand whole, that they are the same each time; large ones in long/."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imread
from matplotlib.text import Text
from pypdf import PdfReader
from typer.testing import CliRunner

from pipeline.charts.bars import by_fund, funds, money, organisations
from pipeline.charts.canvas import Drawing
from pipeline.charts.files import SVG
from pipeline.charts.gantt import LOOKS, gantt
from pipeline.charts.network import graph_of, network
from pipeline.charts.selection import drawn, headline
from pipeline.cli import app
from pipeline.editions import load
from pipeline.output import to_json
from pipeline.translation import speaking
from schemas.plan import Budget, Plan
from tests.editions.expected import ROOT
from tests.pipeline.charts.made import of_organisations
from tests.reading import reading

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))
PAGES = ROOT / "tests/editions/pages"
TODAY = date(2026, 3, 2)
DRAW: dict[str, Callable[..., Drawing]] = {
    "timeline": gantt,
    "today": lambda projects, said: gantt(projects, said, TODAY),
    "network": network,
    "funders": funds,
    "organisations": organisations,
}
Edition = tuple[Path, Plan]


@cache
def editions() -> tuple[Edition, ...]:
    return tuple((path, load(path)) for path in SAMPLES)


@pytest.fixture(scope="module")
def samples() -> list[Edition]:
    return list(editions())


@pytest.fixture(scope="module")
def many(samples: list[Edition]) -> list[Edition]:
    """Editions of several regions, languages and sizes."""
    names = ("kymenlaakso-cards", "satakunta-three-columns", "pohjois-savo-rows-over-pages", "mellersta-osterbotten-slides")
    return [*samples, *((PAGES / name, reading(PAGES / f"{name}.pdf").plan) for name in names)]


def chart_of(kind: str, editions: list[Edition], language: str = "fi") -> Drawing:
    with speaking(language):
        return DRAW[kind](drawn(editions), headline(editions))


@cache
def sampled(kind: str, count: int, language: str = "fi") -> Drawing:
    """The chart of the first so many samples; drawn once for all that look at it, so nobody changes it."""
    return chart_of(kind, list(editions()[:count]), language)


def texts(found: Drawing) -> list[Text]:
    # Where its words stand is known once it was drawn, and once is enough.
    if not isinstance(found.figure.canvas, FigureCanvasAgg):
        FigureCanvasAgg(found.figure).draw()
    return [text for text in found.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def said(found: Drawing) -> str:
    """All that stands on a chart, from above."""
    return " ".join(text.get_text() for text in sorted(texts(found), key=lambda text: text.get_position()[1]))


def overlapping(found: Drawing) -> list[tuple[str, str]]:
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(found)]
    return [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
    ]


def lost(plan: Plan, found: Drawing) -> list[str]:
    """The organisations of an edition that a chart does not name, whatever its lines and words are parted by."""
    shown = "".join("".join(text.get_text().split()) for text in texts(found)) + "".join(said(found).split())
    names = {"".join(partner.name.split()) for project in plan.projects for partner in project.partners}
    return sorted(name for name in names if name not in shown)


def off_the_paper(found: Drawing) -> list[str]:
    width, height = found.figure.canvas.get_width_height()
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(found)]
    return [text for text, box in boxes if box.x0 < 0 or box.x1 > width or box.y0 < 0 or box.y1 > height]


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAW)
def test_no_words_overlap_or_run_off_the_paper(kind: str) -> None:
    found = sampled(kind, 1)
    assert len(texts(found)) > 6
    assert overlapping(found) == []
    assert off_the_paper(found) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["network", "organisations"])
def test_charts_of_ten_organisations_are_read(kind: str, samples: list[Edition]) -> None:
    plan = of_organisations(samples[0][1], 10)
    found = chart_of(kind, [(samples[0][0], plan)])
    assert overlapping(found) == []
    assert off_the_paper(found) == []
    assert min(text.get_fontsize() for text in texts(found)) >= 8
    assert lost(plan, found) == [] or kind != "network"


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAW)
def test_words_are_large_enough_for_a_slide(kind: str) -> None:
    found = sampled(kind, 2)
    assert found.figure.canvas.get_width_height()[0] == 1280
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
    found = sampled("timeline", 1)
    arrows = [patch for patch in found.figure.axes[0].patches if patch.__class__.__name__ == "Polygon"]
    assert len(found.titles) == len(periods)
    assert len(arrows) == sum((period.start is None) + (period.end is None) for period in periods) == 3
    assert said(found).count("aika ei tiedossa") == len(projects) - len(periods)


def test_names_stand_whole(samples: list[Edition]) -> None:
    long = "Osaamisella ja verkostoilla hiilineutraaliin tulevaisuuteen koko maakunnassa ja sen ulkopuolella myös ensi vuosikymmenellä"
    path, plan = samples[0]
    projects = [plan.projects[0].model_copy(update={"name": long}), *plan.projects[1:]]
    shown = said(chart_of("timeline", [(path, plan.model_copy(update={"projects": projects}))]))
    assert long in shown
    assert "…" not in shown


def test_the_timeline_shows_a_day_only_where_one_is_asked() -> None:
    asked, plain = said(sampled("today", 2)), said(sampled("timeline", 2))
    assert "2.3.2026" in asked
    assert "päättyy vuonna 2026" in asked
    assert "2.3.2026" not in plain
    assert "suunnitelman oma kausi" in plain


def test_bars_look_as_their_projects_stand_on_the_day() -> None:
    found = sampled("today", 2)
    bars = {found.titles[patch.get_gid()]: patch for patch in found.figure.axes[0].patches if patch.get_gid()}
    (ended,) = [patch for told, patch in bars.items() if told.startswith("Rekryopo")]
    (running,) = [patch for told, patch in bars.items() if told.startswith("OIA Klusterit kasvuun")]
    looks = [tuple(round(part, 2) for part in patch.get_facecolor()[:3]) for patch in (ended, running)]
    colours = [tuple(round(int(LOOKS[kind]["colour"][k : k + 2], 16) / 255, 2) for k in (1, 3, 5)) for kind in ("ended", "running")]
    assert looks == colours


def test_the_network_joins_those_who_share_a_project(samples: list[Edition]) -> None:
    graph = graph_of(drawn(samples[:1]))
    assert graph["kalajoki"]["ylivieska"]["weight"] == 1
    assert graph.nodes["kalajoki"] == {"projects": 2, "name": "Kalajoen kaupunki", "shared": 2}


@pytest.mark.parametrize("kind", DRAW)
@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Hankkeet|Kuka|Hankkeita|Organisaatiot"), ("sv", "Projekt|Vem|Organisationer"), ("en", "Projects|Who|Org")],
)
def test_a_chart_speaks_each_language_and_says_that_samples_are_samples(
    kind: str, language: str, words: str, samples: list[Edition]
) -> None:
    path, plan = samples[0]
    found = chart_of(kind, [(path, plan.model_copy(update={"projects": plan.projects[:5]}))], language)
    assert found.name.startswith(tuple(words.split("|")))
    assert "Pohjois-Pohjanmaa (esimerkki)" in found.name


@pytest.mark.slow
def test_projects_are_counted_by_fund_in_any_language(many: list[Edition]) -> None:
    with speaking("fi"):
        counts = {name: len(projects) for name, projects in by_fund(drawn(many))}
    assert "ESF+" not in counts
    assert counts["ESR+"] > 15
    assert list(counts)[-1] == "Rahoittajaa ei mainittu"
    assert list(counts.values())[:-1] == sorted(list(counts.values())[:-1], reverse=True)


def test_money_is_that_of_projects_that_tell_theirs(samples: list[Edition]) -> None:
    path, plan = samples[0]
    assert money(drawn(samples[:1]), "") is None
    paid = [project for project in plan.projects if [funder.name for funder in project.funders] == ["ESR+"]][:2]
    budget = Budget(text="1,2 M€", amount=1_200_000, currency="EUR")
    projects = [project.model_copy(update={"budget": budget}) if project in paid else project for project in plan.projects]
    with speaking("fi"):
        found = money(drawn([(path, plan.model_copy(update={"projects": projects}))]), "")
    assert found
    (told,) = found.titles.values()
    # The blanks of a Finnish number do not break.
    assert told.replace("\xa0", " ").startswith("ESR+: 2 400 000 €")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "ending"), [("timeline", "svg"), ("network", "svg"), ("organisations", "svg"), ("funders", "png"), ("funders", "pdf")]
)
def test_the_same_edition_gives_the_same_picture(kind: str, ending: str, tmp_path: Path) -> None:
    for name in "ab":
        found = CliRunner().invoke(app, ["chart", kind, str(SAMPLES[0]), "-o", str(tmp_path / f"{name}.{ending}")])
        assert found.exit_code == 0
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_a_png_is_as_wide_as_it_is_asked_for(tmp_path: Path) -> None:
    for scale, width in (("1", 1280), ("2", 2560)):
        found = CliRunner().invoke(app, ["chart", "funders", *map(str, SAMPLES), "-o", str(tmp_path / "x.png"), "--scale", scale])
        assert (found.exit_code, imread(tmp_path / "x.png").shape[1]) == (0, width)


def test_text_is_text_in_svg_and_pdf_and_parts_have_titles(tmp_path: Path) -> None:
    for ending in ("svg", "pdf"):
        found = CliRunner().invoke(app, ["chart", "timeline", *map(str, SAMPLES), "-o", str(tmp_path / f"x.{ending}"), "--language", "fi"])
        assert found.exit_code == 0
    root = ET.parse(tmp_path / "x.svg").getroot()
    words = [element.text for element in root.iter(f"{{{SVG}}}text")]
    titles = [element.text or "" for element in root.iter(f"{{{SVG}}}title")]
    assert "OIA Klusterit kasvuun" in words
    assert titles[0].startswith("Hankkeet: Pohjois-Pohjanmaa")
    assert "OIA Klusterit kasvuun: 1.2.2026-31.12.2028" in titles
    assert "OIA Klusterit kasvuun" in PdfReader(tmp_path / "x.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("-o {out}/x.gif", "is no picture's name"),
        ("-o {out}/x.svg --format png", "ends with .svg, and png was asked for"),
        ("-o {out}/x.svg --scale 2", "--scale is for png"),
        ("-o {out}/x.svg --today tomorrow", "a day like 2026-03-02"),
    ],
)
def test_what_can_not_be_drawn_is_one_line(options: str, said: str, tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["chart", "timeline", str(SAMPLES[0]), *options.format(out=tmp_path).split()])
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
    assert said in found.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("language", "said"), [("fi", "Hankkeita rahoittajittain"), ("sv", "Projekt per"), ("en", "Projects by funder")])
def test_what_was_drawn_is_said_in_the_language_that_is_spoken(language: str, said: str, tmp_path: Path) -> None:
    target = tmp_path / "x.svg"
    found = CliRunner().invoke(app, ["chart", "funders", str(SAMPLES[0]), "-o", str(target), "--language", language])
    assert found.stderr.startswith(said)
    assert found.stderr.endswith(f" → {target}\n")


def test_a_picture_goes_to_standard_output() -> None:
    found = CliRunner().invoke(app, ["chart", "funders", str(SAMPLES[0]), "-o", "-", "--format", "png"])
    assert found.exit_code == 0
    assert found.stdout_bytes.startswith(b"\x89PNG")


@pytest.mark.parametrize(("kind", "said"), [("network", "has no projects to draw"), ("money", "tells no budget that could be drawn")])
def test_an_edition_with_nothing_to_draw_is_refused(kind: str, said: str, samples: list[Edition], tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    plan = samples[0][1]
    if kind == "network":
        themes = [theme.model_copy(update={"project_ids": []}) for theme in plan.themes]
        plan = plan.model_copy(update={"projects": [], "themes": themes, "findings": []})
    path.write_text(to_json(plan), encoding="utf-8")
    found = CliRunner().invoke(app, ["chart", kind, str(path), "-o", str(tmp_path / "x.svg")])
    assert (found.exit_code, f"{path}: {said}" in found.stderr) == (2, True)
