"""A data package is valid by frictionless, gives every value back with its type, and says who publishes it, under which licence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import frictionless
import pytest
from frictionless import Package, resources

from pipeline.exports import Options, export
from pipeline.formats import ExportFormat
from schemas.tables import TABLES, TABLES_VERSION, Row
from tests.pipeline.exports.editions import expected, written

OPTIONS = Options(publisher="Lapin liitto", licence="cc-by-4.0", base="https://data.example.org/suunnitelmat")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    # The one whose texts a spreadsheet would run.
    return written(tmp_path_factory.mktemp("editions"))[-1:]


@pytest.fixture(scope="module")
def folder(editions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("package") / "paketti"
    export(editions, ExportFormat.datapackage, target, OPTIONS)
    return target


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_it_is_valid_with_its_types_keys_and_hashes(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(TABLES)


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("projects.csv", ",2024-04-01,", ",2024-04-31,", "type-error"),
        ("funders.csv", ",vihamielinen-2024,", ",nobody,", "foreign-key"),
        ("partners.csv", ",coordinator,", ",boss,", "constraint-error"),
    ],
)
def test_a_defect_would_be_seen(file: str, old: str, new: str, error: str, folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        text = path.read_bytes().decode("utf-8")
        assert path.name != file or old in text
        (tmp_path / path.name).write_bytes((text.replace(old, new, 1) if path.name == file else text).encode("utf-8"))
    # What was counted of the file would tell that it is another.
    package = described(folder)
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert error in {kind for (kind,) in report.flatten(["type"])}


def test_every_value_that_is_published_comes_back_with_its_type(editions: list[Path], folder: Path) -> None:
    rows = expected(editions, public=True)
    package = Package(str(folder / "datapackage.json"))
    for table in TABLES:
        resource = package.get_resource(table.name)
        assert isinstance(resource, resources.TableResource)
        found = [tuple(map(_plain, row.to_dict().values())) for row in resource.read_rows()]
        wanted: list[Row] = [table.published(row) for row in rows[table.name]]
        assert found == [tuple(map(_plain, row)) for row in wanted]
        assert rows[table.name]


def _plain(value: Any) -> Any:
    """A value as Python compares it: frictionless reads numbers as decimals."""
    return value if value is None or isinstance(value, str | date) else float(value)


def test_texts_are_as_they_are(folder: Path) -> None:
    assert "\n" not in (folder / "themes.csv").read_text(encoding="utf-8").splitlines()[0]
    assert ",=HYPERLINK" in (folder / "projects.csv").read_text(encoding="utf-8")


def test_columns_have_titles_in_three_languages(folder: Path) -> None:
    resource = next(one for one in described(folder)["resources"] if one["name"] == "projects")
    assert resource["titles"] == {"en": "Projects", "fi": "Hankkeet", "sv": "Projekt"}
    start = next(field for field in resource["schema"]["fields"] if field["name"] == "period_start")
    assert len(set(start["titles"].values())) == 3
    assert start["title"] == start["titles"]["en"]


def test_it_says_who_publishes_it_under_which_licence_and_what_it_is_from(folder: Path) -> None:
    package = described(folder)
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0 International",
        }
    ]
    assert package["contributors"] == [{"title": "Lapin liitto", "role": "publisher"}]
    assert (package["id"], package["version"]) == ("https://data.example.org/suunnitelmat/", TABLES_VERSION)
    assert [source["filename"] for source in package["sources"]] == ["kymenlaakso-cards.pdf"]
    assert all(source["hash"].startswith("sha256:") for source in package["sources"])


def test_the_same_editions_give_the_same_bytes_in_any_language(editions: list[Path], folder: Path, tmp_path: Path) -> None:
    from pipeline.translation import speaking

    with speaking("fi"):
        export(editions, ExportFormat.datapackage, tmp_path / "x", OPTIONS)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "x").iterdir()
    }
