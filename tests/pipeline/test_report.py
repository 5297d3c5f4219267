"""The report: what it says of an edition, of a region's years and of many regions; that it is one file on which nothing runs."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.editions import load
from pipeline.reporting import report
from pipeline.reporting.people import beside
from pipeline.reporting.times import Scale, state
from pipeline.translation import LANGUAGES, speaking
from schemas.plan import Period
from tests.editions.expected import ROOT

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))
TODAY = date(2026, 11, 26)


class Seen(HTMLParser):
    """The words of a page by their sections, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: dict[str, str] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._heading, self._in = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag
        if tag in ("h1", "h2", "h3"):
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("h1", "h2", "h3"):
            self._heading += data
        if self._in != "style":
            self.sections[self._heading] = " ".join(f"{self.sections.get(self._heading, '')} {data}".split())

    def handle_endtag(self, tag: str) -> None:
        self._in = ""


def nowhere(_path: Path, _plan: Any) -> None:
    return None


def seen(paths: list[Path], today: date | None = TODAY, language: str = "fi") -> Seen:
    with speaking(language):
        text = report(paths, nowhere, today)
    found = Seen()
    found.feed(text)
    return found


@pytest.fixture(scope="module")
def page() -> Seen:
    return seen(SAMPLES)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A sample as that of another region."""
    raw = json.loads(SAMPLES[1].read_text(encoding="utf-8"))
    raw["plan"] |= {"id": "lappi-jatkuva-oppiminen-2026-2030", "region": "Lappi", "title": "Lapin suunnitelma 2026-2030"}
    raw["projects"][0]["budget"] = {"text": "1,2 M€", "amount": 1_200_000, "currency": "EUR"}
    path = tmp_path / "lappi.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def test_what_ends_in_the_year_that_is_asked(page: Seen) -> None:
    said = page.sections["Mikä päättyy vuonna 2026"]
    assert said.count("päättynyt") == 5
    assert re.search(r"Kotoa kouluun ja työelämään -koulutus 31\.12\.2026 OKM – Vuolle opisto s\. 15", said)
    assert "Tuulen taitajat" not in said


def test_what_is_new(page: Seen) -> None:
    said = page.sections["Mikä on uutta edelliseen nähden: Pohjois-Pohjanmaa (esimerkki) 2024-2028"]
    assert "Ennakointi 2030" in said
    assert "Tuulen taitajat" in said


def test_who_leads_who_pays_and_what_to_look_at(page: Seen) -> None:
    leads = page.sections["Kuka vetää eniten"]
    assert leads.endswith("Kalajoen kaupunki 1 Oulun ammattikorkeakoulu 1 23 hankkeesta ei kerrota, kuka koordinoi.")
    assert "ESR+ 12 EAKR 4" in page.sections["Mistä rahoitus tulee"]
    assert page.sections["Mistä rahoitus tulee"].endswith("Rahoittajaa ei mainittu 1")
    looks = page.sections["Mitä pitää katsoa"]
    # The project is named once, its findings below it.
    assert looks.count("Toisto koulutus") == 1
    assert looks.count("varoitus") == 3


def test_what_is_not_shown_is_counted(page: Seen) -> None:
    assert page.sections["Kuka osallistuu eniten"].endswith(" 19 organisaatiota lisää on jätetty pois.")


def test_as_many_projects_are_to_be_looked_at_as_are_counted(tmp_path: Path) -> None:
    raw = json.loads(SAMPLES[1].read_text(encoding="utf-8"))
    asked = {finding["project_id"] for finding in raw["findings"] if finding["severity"] != "info"} - {None}
    # One of which nothing is said but that it is unsure, and one of which there is only a note.
    unsure, noted = [project for project in raw["projects"] if project["id"] not in asked][:2]
    unsure["confidence"] = 0.54
    raw["findings"].append({"severity": "info", "code": "missing-partner", "message": "x", "project_id": noted["id"], "spans": []})
    path = tmp_path / "x.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = seen([path])
    looks = found.sections["Mitä pitää katsoa"]
    assert f"{unsure['name']} varmuus 54 % katso sivua" in " ".join(looks.replace("\xa0", " ").split())
    assert noted["name"] not in looks
    tiles = next(text for heading, text in found.sections.items() if "25 hanketta" in text)
    assert f"{len(asked) + 1} tarkistettavaa hanketta" in tiles


def test_a_project_of_several_themes_says_so(tmp_path: Path) -> None:
    raw = json.loads(SAMPLES[1].read_text(encoding="utf-8"))
    for project, more in zip(raw["projects"], ([2], [3, 4]), strict=False):
        project["themes"] = [1, *more]
        for theme in raw["themes"]:
            theme["project_ids"] = [id_ for id_ in theme["project_ids"] if id_ != project["id"] or theme["number"] in project["themes"]]
            theme["project_ids"] += [project["id"]] * (theme["number"] in more)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    said = seen([path]).sections["Kaikki hankkeet teemoittain"]
    assert (said.count("· myös teemassa 2"), said.count("· myös teemoissa 3 ja 4"), said.count("myös")) == (1, 1, 2)


def test_the_numbers_add_up(page: Seen) -> None:
    said = next(text for heading, text in page.sections.items() if "25 hanketta" in text)
    under_way, ended, later, unknown = (
        int(re.search(pattern, said)[1])  # type: ignore[index]
        for pattern in (r"(\d+) käynnissä", r"(\d+) on päättynyt", r"(\d+) alkaa myöhemmin", r"(\d+): aika ei tiedossa")
    )
    assert under_way + ended + later + unknown == 25


def test_every_project_is_on_the_page_once_in_its_timeline(page: Seen) -> None:
    said = page.sections["Kaikki hankkeet teemoittain"]
    for project in load(SAMPLES[1]).projects:
        assert project.name in said


def test_a_region_over_its_years(page: Seen) -> None:
    said = page.sections["Vuosien mittaan"]
    assert "Hankkeet 26 25 ensi kertaa mukana 5 edellisessä, ei tässä 6" in said
    dots = [attributes.get("class") for tag, attributes in page.tags if tag == "span" and "dot" in str(attributes.get("class"))]
    assert dots.count("dot new") - 1 == 5


def test_without_a_day_nothing_depends_on_one() -> None:
    found = seen(SAMPLES[:1], today=None)
    assert not [heading for heading in found.sections if heading.startswith("Mikä päättyy")]
    assert not [attributes for tag, attributes in found.tags if attributes.get("class") == "today"]


def test_regions_side_by_side(other: Path) -> None:
    found = seen([*SAMPLES, other])
    said = found.sections["Alueet rinnakkain"]
    assert re.search(r"Lappi 2026-2030 4 25 13 6 34 1.200.000", said)
    # What is not known of money is no nought.
    assert re.search(r"Pohjois-Pohjanmaa \(esimerkki\) 2026-2030 4 25 13 6 34 –", said)
    assert "Lappi ja Pohjois-Pohjanmaa (esimerkki)" in found.sections["Usealla alueella toimivat organisaatiot"]
    ids = [attributes["id"] for _tag, attributes in found.tags if "id" in attributes]
    targets = [str(attributes["href"])[1:] for tag, attributes in found.tags if tag == "a" and str(attributes.get("href")).startswith("#")]
    assert targets
    assert set(targets) <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_each_language_and_is_the_same_each_time(language: str) -> None:
    with speaking(language):
        one, other = (report(SAMPLES, nowhere, TODAY) for _ in range(2))
    assert one == other
    assert f'<html lang="{language}">' in one
    headings = {"fi": "Kuka vetää eniten", "sv": "Vem leder mest", "en": "Who leads most"}
    assert [heading for heading in headings.values() if heading in one] == [headings[language]]


def test_nothing_runs_on_the_page_and_nothing_is_loaded() -> None:
    with speaking("fi"):
        text = report(SAMPLES, nowhere, TODAY)
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in unescape(text)
    assert "<script" not in text
    assert " style=" not in text
    assert not re.search(r"(?:src|href)=.https?:", text)


def test_names_are_names_whatever_they_hold(tmp_path: Path) -> None:
    raw = json.loads(SAMPLES[0].read_text(encoding="utf-8"))
    for project in raw["projects"]:
        project["name"] = "<img src=x onerror=alert(1)>\"'"
    raw["plan"]["region"] = '"><script>alert(2)</script>'
    path = tmp_path / "x.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = seen([path])
    assert not [tag for tag, _attributes in found.tags if tag in ("img", "script")]


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    target = tmp_path / "raportti.html"
    found = CliRunner().invoke(
        app, ["report", str(ROOT / "output/samples"), "-o", str(target), "--today", "2026-11-26", "--language", "sv"]
    )
    assert (found.exit_code, found.stdout) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert "Läget 26.11.2026" in text
    # The samples' files are at hand: pages lead to them.
    assert "samples/pohjois-pohjanmaa-2026-2030.pdf#page=15" in text
    assert CliRunner().invoke(app, ["report", str(SAMPLES[0]), "-o", "-"]).stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(("options", "said"), [(["--today", "eilen"], "a day like 2026-03-02"), ([], "no such file")])
def test_what_can_not_be_told_is_one_line(options: list[str], said: str, tmp_path: Path) -> None:
    file = SAMPLES[0] if options else tmp_path / "missing.json"
    found = CliRunner().invoke(app, ["report", str(file), "-o", str(tmp_path / "x.html"), *options])
    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)
    assert said in found.stderr
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "unknown"),
        ("2024-01-01", "2026-11-25", "ended"),
        ("2024-01-01", "2026-11-26", "this-year"),
        ("2024-01-01", "2026-12-31", "this-year"),
        ("2024-01-01", "2027-01-01", "running"),
        ("2024-01-01", None, "running"),
        ("2026-11-26", None, "running"),
        ("2026-11-27", "2026-12-31", "upcoming"),
        (None, "2025-01-01", "ended"),
    ],
)
def test_how_a_project_stands_on_a_day(start: str | None, end: str | None, expected: str) -> None:
    period = Period(text="x", edtf="2024/2025", start=start, end=end)
    assert state(period, TODAY) == expected
    assert state(period, None) == ("unknown" if expected == "unknown" else "known")


def test_bars_stand_on_the_axis_in_the_order_of_their_days() -> None:
    plan = load(SAMPLES[1])
    scale = Scale(plan.projects, plan.plan.period, TODAY)
    axis = scale.axis()
    bars = [bar for project in plan.projects if (bar := scale.bar(project.period))]
    assert all(0 <= bar.x <= 100 and 0 < bar.width <= 100 - bar.x for bar in bars)
    assert axis.today == scale.at(TODAY)
    assert axis.band
    assert [year for _x, year in axis.years] == sorted({year for _x, year in axis.years})


def test_an_axis_may_reach_over_all_years_that_there_are() -> None:
    # As `1.1.0001` and `31.12.9999` stand for ever in some registers.
    always = Period(text="x", edtf="0001/9999", start="0001-01-01", end="9999-12-31")
    axis = Scale([], always, TODAY).axis()
    assert [year for _x, year in axis.years][-1] == 9995


def test_organisations_stand_beside_those_they_work_with() -> None:
    together = {("a", "c"): 3, ("b", "d"): 2}
    assert beside(["a", "b", "c", "d"], together) == ["a", "c", "b", "d"]
