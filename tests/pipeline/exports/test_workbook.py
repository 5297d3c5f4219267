"""The workbook: people's sheets first, in their language; every value of every table in it, read back by Excel's other readers."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import Unusable
from pipeline.exports import Options, export
from pipeline.exports.workbook import book
from pipeline.exports.workbook.heights import SPARE, height, lines, narrowest, whole
from pipeline.formats import ExportFormat
from pipeline.titles import WORDS, column_title, table_title
from pipeline.translation import LANGUAGES, speaking
from schemas.change_table import CHANGES
from schemas.tables import FINDINGS, FLAT, PROJECTS, Row, Table
from schemas.tables import TABLES as EVERY
from schemas.titles import COLUMN_TITLES as COLUMNS
from schemas.titles import TABLE_TITLES as TABLES
from schemas.whole_tables import WHOLE
from tests.editions.expected import ROOT
from tests.pipeline.exports.editions import SAMPLES, expected, written

# The workbook is for people: slides, boxes and codes are for programs, and only there with --all-sheets.
ALL = tuple(table for table in EVERY if table not in WHOLE)
# The names of the tables in Excel; they are the same in every language.
NAMED = {f"planex_{table.name}" for table in ALL} | {"planex_changes", "planex_by_fund", "planex_by_year"}


Made = Callable[..., Path]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def rows(editions: list[Path]) -> dict[str, list[Row]]:
    return expected(editions)


@pytest.fixture(scope="module")
def made(editions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The workbook in a language, made once; `whole`: with all its sheets."""
    folder = tmp_path_factory.mktemp("books")

    def make(language: str, whole: bool = False) -> Path:
        path = folder / f"{language}{'-whole' if whole else ''}.xlsx"
        if not path.exists():
            with speaking(language):
                export(editions, ExportFormat.xlsx, path, Options(sources=[ROOT / "samples"], all_sheets=whole))
        return path

    return make


def opened(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def columns(sheet: Worksheet, head: int = 1) -> dict[str, list[Any]]:
    """The values of each column below its title."""
    titles = [cell.value for cell in sheet[head]]
    values = list(sheet.iter_rows(min_row=head + 1, values_only=True))
    return {str(title): [_plain(row[place]) for row in values] for place, title in enumerate(titles)}


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_every_value_is_in_the_workbook(table: Table, language: str, rows: dict[str, list[Row]], made: Made) -> None:
    with speaking(language):
        found = columns(opened(made(language, table in WHOLE))[table_title(table)])
        titles = [column_title(column) for column in table.columns]
        back = {name: {str(said.one): code for code, said in words.items()} for name, words in WORDS.items()}
    assert rows[table.name]
    keys = found[titles[0]]
    order = {row[0]: row for row in rows[table.name]}
    assert sorted(keys) == sorted(map(str, order))
    for place, (column, title) in enumerate(zip(table.columns, titles, strict=True)):
        wanted = [order[key][place] for key in keys]
        if column.name == "message" and language != "en":
            assert all(found[title])
            continue
        if column.name in WORDS and language != "en":
            assert [value is None for value in found[title]] == [value is None for value in wanted]
            continue
        assert [back.get(column.name, {}).get(value, value) for value in found[title]] == wanted, column.name


@pytest.mark.parametrize(
    ("language", "first", "heads"),
    [
        (
            "fi",
            ["Hankkeet", "Ohje", "Tarkistettavaa", "Muutokset", "Organisaatiot ja rahoittajat", "Päättyvät vuosittain"],
            "Nimi Teema Alkaa",
        ),
        ("sv", ["Projekt", "Anvisning", "Att kontrollera", "Ändringar"], "Namn Tema Börjar"),
        ("en", ["Projects", "Guide", "To check", "Changes", "Organisations by fund", "Ends by year"], "Name Theme Begins"),
    ],
)
def test_people_read_it_in_their_language(language: str, first: list[str], heads: str, made: Made) -> None:
    found = opened(made(language))
    assert found.sheetnames[: len(first)] == first
    assert [cell.value for cell in found[first[0]][1]][:3] == heads.split()
    assert {name for sheet in found for name in sheet.tables} == NAMED
    titles = [[cell.value for cell in sheet[2 if "by_" in next(iter(sheet.tables)) else 1]] for sheet in found if sheet.tables]
    assert all(len(set(row)) == len(row) for row in titles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sheets_are_those_for_people_and_then_those_for_programs(language: str, made: Made) -> None:
    some, every = opened(made(language)), opened(made(language, whole=True))
    with speaking(language):
        assert every.sheetnames == [*some.sheetnames, *(table_title(table) for table in WHOLE)]
    assert {name for sheet in every for name in sheet.tables} == NAMED | {f"planex_{table.name}" for table in WHOLE}
    for sheet in every:
        titles = [cell.value for cell in sheet[2 if "by_" in next(iter(sheet.tables), "") else 1]] if sheet.tables else []
        assert len({str(title).lower() for title in titles}) == len(titles)
    # The guide names each sheet, and what is not there.
    told = {book: [cell.value for row in book.worksheets[1].iter_rows() for cell in row] for book in (some, every)}
    assert [name for name in every.sheetnames if name not in told[every]] == every.sheetnames[1:2]
    assert any("--all-sheets" in str(text) for text in told[some])
    assert not any("--all-sheets" in str(text) for text in told[every])


def test_sheets_are_wrapped_frozen_and_ready_to_print(made: Made) -> None:
    for sheet in opened(made("fi")):
        assert sheet.page_setup.orientation == "landscape"
        # As wide as one page, as many pages long as it takes; the guide on one.
        long = sheet.page_setup.fitToHeight
        assert (sheet.page_setup.paperSize, 1 if long is None else long) == (9, 0 if sheet.tables else 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.tables:
            assert sheet.freeze_panes
            assert sheet.print_title_rows
            assert all(table.autoFilter for table in sheet.tables.values())
    sheet = opened(made("fi"))["Hankkeet"]
    assert sheet["A2"].alignment.wrap_text
    area = sheet.print_area.split(":")[1]
    titles = [cell.value for cell in sheet[1]]
    last = sheet[area.replace("$", "")].column
    assert "Sivu" in titles[:last]
    assert not {"Hanke (avain)", "Vasen reuna (pt)", "Suunnitelma (avain)"} & set(titles[:last])
    assert titles.index("Hanke (avain)") > titles.index("Kuvaus")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_heading_is_broken(language: str, made: Made) -> None:
    for sheet in opened(made(language, whole=True)):
        # One entry tells of neighbours that are equally wide.
        wide = {place: one.width for one in sheet.column_dimensions.values() for place in range(one.min, one.max + 1)}
        for cell in sheet[2 if "by_" in next(iter(sheet.tables)) else 1] if sheet.tables else []:
            assert wide[cell.column] >= narrowest(str(cell.value)), (sheet.title, cell.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_leads_somewhere_stands_on_one_line(language: str, made: Made) -> None:
    """LibreOffice wraps no such text."""
    seen = 0
    for sheet in opened(made(language, whole=True)):
        wide = {place: one.width for one in sheet.column_dimensions.values() for place in range(one.min, one.max + 1)}
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            seen += 1
            assert wide[cell.column] >= min(whole(str(cell.value)) - SPARE, book.WIDEST_LINK), (sheet.title, cell.value)
    assert seen > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_keeps_the_rules_of_excel(language: str, made: Made) -> None:
    """What Excel would repair, or leave out (its specifications and limits; ECMA-376, 18.5 for tables)."""
    found = opened(made(language, whole=True))
    tables = [table for sheet in found for table in sheet.tables.values()]
    names = [table.displayName for table in tables]
    assert len({name.lower() for name in names}) == len(names) == len({table.id for table in tables})
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,254}", name) for name in names)
    assert len({name.lower() for name in found.sheetnames}) == len(found.sheetnames)
    assert all(len(name) <= 31 and not set(r"[]:*?/\\") & set(name) and "'" not in (name[0], name[-1]) for name in found.sheetnames)
    for sheet in found:
        for table in sheet.tables.values():
            first, *_rows, last = sheet[table.ref]
            assert [column.name for column in table.tableColumns] == [cell.value for cell in first]
            assert len({str(cell.value).lower() for cell in first}) == len(first)
            assert last[0].row == sheet.max_row
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(len(cell.value) <= book.MOST_LETTERS for cell in cells if isinstance(cell.value, str))
        links = [cell.hyperlink for cell in cells if cell.hyperlink]
        assert len(links) < book.MOST_LINKS
        assert all(len(f"{link.target or ''}#{link.location or ''}") <= book.MOST_ADDRESS for link in links)
        assert all(cell.number_format == "mm-dd-yy" for cell in cells if isinstance(cell.value, datetime))


def test_no_text_is_a_formula(made: Made) -> None:
    assert not [cell for sheet in opened(made("fi")) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_row_of_projects_says_who_pays_leads_and_takes_part(made: Made) -> None:
    found = columns(opened(made("fi"))["Hankkeet"])
    place = found["Nimi"].index("Vihreä vaihde")
    row = {title: values[place] for title, values in found.items()}
    assert row["Rahoittajat"] == "ESR+; Kymenlaakson liitto"
    assert row["Koordinaattori"] == "Kouvolan seudun koulutuskuntayhtymä"
    assert row["Kumppanit"] == "LAB-ammattikorkeakoulu; Kotkan kaupunki; Haminan kaupunki"
    assert (row["Budjetti"], row["Valuutta"], row["Koodi"]) == (412300, "EUR", "S31245")
    # The newest edition of a region comes first.
    assert found["Suunnitelma"].index("Pohjois-Pohjanmaa (esimerkki) 2026-2030") < found["Suunnitelma"].index(
        "Pohjois-Pohjanmaa (esimerkki) 2024-2028"
    )


def test_links_lead_to_pages_projects_and_findings(made: Made) -> None:
    found = opened(made("fi"))
    projects, findings = found["Hankkeet"], found["Tarkistettavaa"]
    page = next(cell for row in projects.iter_rows(min_row=2) for cell in row if cell.hyperlink and cell.hyperlink.target)
    # Excel writes folders with backslashes.
    assert (made("fi").parent / page.hyperlink.target.replace("\\", "/")).resolve() == ROOT / "samples/pohjois-pohjanmaa-2026-2030.pdf"
    assert page.hyperlink.location == f"page={page.value}"
    named = [row[0] for row in findings.iter_rows(min_row=2) if row[0].hyperlink]
    assert named
    for cell in named:
        sheet, place = cell.hyperlink.location.replace("'", "").split("!")
        assert found[sheet][place].value == cell.value
    titles = [cell.value for cell in projects[1]]
    counts = [row[titles.index("Tarkistettavaa")] for row in projects.iter_rows(min_row=2) if row[titles.index("Tarkistettavaa")].value]
    assert counts
    for cell in counts:
        place = cell.hyperlink.location.split("!")[1]
        assert findings[place].value == projects[cell.row][0].value


def test_pivots_count_each_project_of_the_newest_editions_once(made: Made, rows: dict[str, list[Row]]) -> None:
    found = opened(made("fi"))
    years = columns(found["Päättyvät vuosittain"], head=2)
    names = [column.name for column in PROJECTS.columns]
    newest = [row for row in rows["projects"] if not str(row[1]).endswith("2024-2028")]
    assert sum(years["Hankkeet"]) == len(newest)
    by_year = dict(zip(years["Päättymisvuosi"], years["Hankkeet"], strict=True))
    assert by_year[2027] == sum(str(row[names.index("period_end")]).startswith("2027") for row in newest)
    funds = columns(found["Organisaatiot ja rahoittajat"], head=2)
    place = funds["Organisaatio"].index("Oulun ammattikorkeakoulu")
    assert (funds["Hankkeet"][place], funds["Koordinoi"][place], funds["ESR+"][place], funds["OKM"][place]) == (5, 1, 3, 1)
    assert list(funds)[-1] == "Rahoittajaa ei mainittu"


def test_changes_are_those_since_the_last_edition(made: Made) -> None:
    found = columns(opened(made("fi"))["Muutokset"])
    assert set(found["Suunnitelma nyt"]) == {"Pohjois-Pohjanmaa (esimerkki) 2026-2030"}
    added = [name for name, kind in zip(found["Mitä koskee"], found["Laji (koodi)"], strict=True) if kind == "project_added"]
    assert added == ["Ennakointi 2030", "Tuulen taitajat"]


def test_one_edition_has_no_sheet_of_changes(tmp_path: Path) -> None:
    export(SAMPLES[:1], ExportFormat.xlsx, tmp_path / "x.xlsx")
    assert "Changes" not in opened(tmp_path / "x.xlsx").sheetnames


def test_the_flat_workbook_is_one_sheet(editions: list[Path], tmp_path: Path) -> None:
    with speaking("fi"):
        export(editions, ExportFormat.xlsx, tmp_path / "x.xlsx", Options(flat=True))
        titles = [column_title(column) for column in FLAT.columns]
    frame: Any = pandas.read_excel(tmp_path / "x.xlsx")
    assert list(frame.columns) == titles
    (row,) = frame[frame.Nimi == "Vihreä vaihde"].to_dict("records")
    assert (row["Rahoittajat"], row["Budjetti"]) == ("ESR+; Kymenlaakson liitto", 412300)


def test_a_sheet_that_would_be_too_long_is_refused(editions: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_ROWS", 40)
    with pytest.raises(Unusable, match="a sheet holds 40 rows"):
        export(editions, ExportFormat.xlsx, tmp_path / "x.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    assert book._cut("x" * 40_000).endswith("(cut: Excel holds 32,767 characters)")
    assert len(book._cut("x" * 40_000)) == book.MOST_LETTERS


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("", 10, 1), ("Oulu", 10, 1), ("Oulun ammattikorkeakoulu", 20, 2), ("x" * 60, 20, 4), ("yksi\nkaksi", 30, 2)],
)
def test_a_row_is_as_high_as_its_text(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected
    assert height([(text, width)]) == 15 * expected


def test_every_column_and_table_has_a_title() -> None:
    assert {table.name for table in ALL} <= set(TABLES)
    assert {column.name for table in (*EVERY, FLAT, CHANGES) for column in table.columns} == set(COLUMNS)


@pytest.mark.needs("libreoffice-calc")
def test_libreoffice_opens_the_workbook(rows: dict[str, list[Row]], made: Made, tmp_path: Path) -> None:
    # Comma, double quotes, UTF-8, every sheet to a file of its own.
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", filter_]
    subprocess.run([*command, "--outdir", str(tmp_path), str(made("en"))], check=True, capture_output=True)
    for table in ALL:
        name = table_title(table)
        with (tmp_path / f"en-{name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(rows[table.name])
        assert sorted(row[column_title(table.key)] for row in found) == sorted(str(row[0]) for row in rows[table.name])
    assert FINDINGS.name in TABLES
