"""What is published tells of nobody: no address, no number, no contact person, in any table or in linked data."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.exports.personal import published, without_addresses
from pipeline.output import to_json
from schemas.findings import finding
from schemas.plan import Fragment, Link, Mention, Plan, Reviewed, SlideInfo, Span
from tests.pipeline.compare.editions import plan, project, theme

# All of them made up. None of these words may be in what is published.
SECRETS = (
    "Aino",
    "Esimerkkilä",
    "Väinö",
    "Mallikas",
    "Tauno",
    "Testaaja",
    "@",
    "esimerkki.fi",
    "040 ",
    "123 4567",
    "puhelimitse",
)
TEXT = "Silta. Nuoret oppivat. Yhteyshenkilö: Aino Esimerkkilä, aino.esimerkkila@esimerkki.fi, puh. 040 123 4567."


def edition() -> Plan:
    row = {
        "name": "Silta",
        "description": "Nuoret oppivat. Lisätietoja Väinö Mallikas, +358 40 123 4567",
        "period": "2024-01-01/2025-12-31",
    }
    one = project({**row, "partners": ["Kemin kaupunki", "Aino Esimerkkilä"], "funders": ["ESR+"]})
    span = Span(page=1, bbox=(1, 2, 3, 4), text=TEXT)
    one = one.model_copy(
        update={
            "mentions": [Mention(theme=1, page=1, text=TEXT, spans=[span])],
            "spans": {"name": [span]},
            "links": [
                Link(text="aino@esimerkki.fi", url="mailto:aino@esimerkki.fi"),
                Link(text="silta.example", url="https://silta.example"),
            ],
            "by": {"name": Reviewed(who="reviewer", date=None, note="Aino sanoi puhelimitse", read="Silta (Aino)")},
        }
    )
    made = plan(
        [theme(1, "Satamat", [one], strengths=["Kysy: Tauno Testaaja, tauno.testaaja@esimerkki.fi"])], [one], phenomena=["Kunnat 05-2024"]
    )
    slide = SlideInfo(
        page=1, title="Satamat, Tauno Testaaja", kind="projects", theme=1, headings=[Fragment(text="Tauno Testaaja", spans=[span])]
    )
    told = finding("unclear-text", "warning", {"project": "Silta", "text": "Aino Esimerkkilä 040 123 4567"}, [span], "silta")
    return made.model_copy(update={"slides": [slide], "unassigned": [Fragment(text=TEXT, spans=[span])], "findings": [told]})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "edition.json"
    path.write_text(to_json(edition()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "datapackage"],
        ["--to", "jsonld"],
        ["--to", "csv", "--public"],
        ["--to", "sqlite", "--public"],
        ["--to", "csv", "--flat", "--public"],
        ["--to", "parquet", "--public"],
        ["--to", "xlsx", "--public"],
        ["--to", "xlsx", "--public", "--all-sheets"],
        ["--to", "xlsx", "--public", "--flat"],
    ],
    ids=" ".join,
)
def test_nothing_of_persons_is_published(arguments: list[str], file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert CliRunner().invoke(app, ["export", str(file), *arguments, "-o", str(target)]).exit_code == 0
    if "sqlite" in arguments:
        text = "\n".join(sqlite3.connect(target).iterdump())
        assert sqlite3.connect(target).execute("SELECT * FROM to_check").fetchall()
    elif "xlsx" in arguments:
        # All that the file holds: texts, links, names of sheets.
        with ZipFile(target) as book:
            text = "\n".join(book.read(name).decode("utf-8") for name in book.namelist())
    elif "parquet" in arguments:
        import duckdb

        text = "\n".join(str(duckdb.sql(f"SELECT * FROM '{path}'").fetchall()) for path in sorted(target.iterdir()))
    else:
        text = "\n".join(path.read_text(encoding="utf-8") for path in (sorted(target.iterdir()) if target.is_dir() else [target]))
    assert [secret for secret in SECRETS if secret in text.replace("@context", "").replace("@graph", "").replace('"@', "")] == []
    assert "Silta" in text
    assert "Nuoret oppivat. " in text


def test_all_of_it_stays_in_the_edition_and_in_what_is_not_published(file: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["export", str(file), "--to", "csv", "-o", str(tmp_path / "out")]).exit_code == 0
    text = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert [secret for secret in SECRETS if secret not in text] == []


def test_what_was_left_out_shows() -> None:
    found = published(edition())
    assert found.projects[0].description == "Nuoret oppivat. Lisätietoja […], […]"
    assert [partner.name for partner in found.projects[0].partners] == ["Kemin kaupunki"]
    assert found.themes[0].strengths[0].text == "Kysy: […], […]"
    # A month is no number.
    assert found.phenomena[0].text == "Kunnat 05-2024"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("etu.suku(at)kunta.fi tai etu.suku [at] kunta.fi", "[…] tai […]"),
        ("p. 0400-123456 ja +358 (0)40 765 4321", "p. […] ja […]"),
        ("1.1.2024–31.12.2025, 250 000 €, 2528160-3", "1.1.2024–31.12.2025, 250 000 €, 2528160-3"),
    ],
)
def test_addresses_and_numbers(text: str, left: str) -> None:
    assert without_addresses(text) == left


def test_an_edition_without_persons_is_published_as_it_is() -> None:
    bare = plan([theme(1, "Satamat", strengths=["Kemin kaupunki ja Lapin yliopisto"])])
    assert published(bare) == bare
    assert json.loads(to_json(published(bare))) == json.loads(to_json(bare))
