"""Projects are found in registers as users download them; what is told differently is a finding, and nothing is overwritten."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import Unusable
from pipeline.output import to_json
from pipeline.registers.linking import link_register
from pipeline.registers.matching import match_register
from pipeline.registers.reading import read_register
from pipeline.translation import speaking
from schemas.link import Links, ProjectLink
from tests.editions.expected import ROOT
from tests.pipeline.registers.edition import edition

HERE = Path(__file__).parent
EURA, KOHESIO = HERE / "eura-2021.csv", HERE / "kohesio.csv"


@pytest.fixture(scope="module")
def found() -> Links:
    return link_register(edition(), read_register(EURA))


def of(found: Links, name: str) -> ProjectLink:
    return next(link for link in found.links if link.name.startswith(name))


def codes(found: Links, name: str) -> list[str]:
    return [finding.code for finding in found.findings if finding.project_id == of(found, name).project_id]


def test_what_agrees_is_told_with_code_sums_and_beneficiary(found: Links) -> None:
    link = of(found, "Siltavahti")
    assert (link.entry.codes, link.entry.start, link.entry.end) == (["S90001"], "2024-01-01", "2025-12-31")
    assert {one.what: one.amount for one in link.entry.sums} == {
        "planned_eu_and_state": 180000,
        "planned_public": 200000,
        "planned_total": 250000,
    }
    assert [(one.name, one.business_id) for one in link.entry.beneficiaries] == [("Kemin kaupunki", "2528160-3")]
    assert link.likelihood > 0.99
    assert {"same name", "same period", "same code", "same sum"} <= set(link.evidence)
    assert codes(found, "Siltavahti") == []


def test_the_parts_of_a_group_are_one_project(found: Links) -> None:
    entry = of(found, "LAITURIVERKKO").entry
    assert (entry.codes, entry.rows, entry.start, entry.end) == (["S90002", "S90003"], [3, 4], "2023-03-01", "2026-04-30")
    assert [one.name for one in entry.beneficiaries] == ["Lapin ammattikorkeakoulu Oy", "Tornion kaupunki"]
    assert {one.what: one.amount for one in entry.sums}["planned_eu_and_state"] == 150000.5


def test_another_end_is_a_finding_with_its_place_on_the_page(found: Links) -> None:
    assert codes(found, "LAITURIVERKKO") == ["register-period"]
    (finding,) = [finding for finding in found.findings if finding.code == "register-period"]
    assert [span.page for span in finding.spans] == [4]
    assert finding.message == "LAITURIVERKKO: the plan says 2023-03-01–2026-02-28, the register 2023-03-01–2026-04-30"


def test_another_fund_beneficiary_and_sum_are_findings_and_whole_years_are_none(found: Links) -> None:
    assert codes(found, "Vihreä ruori") == ["register-funder", "register-partner", "register-budget"]


def test_a_check_digit_that_is_wrong_and_a_sum_with_two_readings_are_left_out(found: Links) -> None:
    entry = of(found, "Vihreä ruori").entry
    assert [one.business_id for one in entry.beneficiaries] == [None]
    assert "planned_total" not in {one.what for one in entry.sums}


def test_two_entries_that_fit_share_the_likelihood(found: Links) -> None:
    link = of(found, "Tuulikello")
    assert (link.likelihood, link.others) == (0.5, [["S90006"]])
    assert codes(found, "Tuulikello") == ["register-doubtful", "register-several"]


def test_what_is_not_there_is_not_found(found: Links) -> None:
    assert found.unmatched == ["hopealankaa-hangille", "poroaidan-elamaa"]


def test_the_edition_is_not_changed() -> None:
    plan = edition()
    before = plan.model_dump_json()
    link_register(plan, read_register(EURA))
    assert plan.model_dump_json() == before


def test_the_order_of_a_register_changes_nothing() -> None:
    plan, entries = edition(), read_register(EURA).entries
    forth = {plan.projects[m.project].id: entries[m.entry].name for m in match_register(plan.projects, entries)}
    back = {plan.projects[m.project].id: entries[::-1][m.entry].name for m in match_register(plan.projects, entries[::-1])}
    assert forth == back


def test_rows_of_kohesio_that_are_one_operation_are_one_project() -> None:
    found = link_register(edition(), read_register(KOHESIO))
    entry = of(found, "Siltavahti").entry
    assert (entry.codes, entry.url) == (["2021FI16FFPR001_S90001"], "https://example.org/entity/Q1")
    assert [one.name for one in entry.beneficiaries] == ["Kemin kaupunki", "Tornion kaupunki"]
    assert {one.what: one.amount for one in entry.sums} == {"eligible_total": 250000, "eu": 150000}
    assert "same code" in of(found, "Siltavahti").evidence
    assert found.register_file.entries == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n1,2\n", "has not the columns of a register that is known"),
        (b"PK\x03\x04", "is a workbook: save it as CSV"),
        (b"", "has not the columns"),
    ],
)
def test_what_is_no_register_is_said_in_one_line(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(Unusable, match=said):
        read_register(tmp_path / "x.csv")
    with pytest.raises(Unusable, match="no such file"):
        read_register(tmp_path / "y.csv")


def test_a_register_saved_by_a_finnish_excel_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(EURA.read_text(encoding="utf-8").replace("–", "-").encode("cp1252"))
    assert [entry.codes for entry in read_register(tmp_path / "x.csv").entries] == [entry.codes for entry in read_register(EURA).entries]


@pytest.fixture
def edition_file(tmp_path: Path) -> Path:
    path = tmp_path / "edition.json"
    path.write_text(to_json(edition()), encoding="utf-8")
    return path


def test_the_command_writes_text_json_and_csv(edition_file: Path, found: Links, tmp_path: Path) -> None:
    arguments = ["link", str(edition_file), "--register", str(EURA)]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 1
    assert "4 of 6 projects found among 7 entries of the register" in shown.stdout
    assert "! register-period" in shown.stdout
    assert shown.stderr.splitlines() == [
        f"planex: {EURA}: 1 row without code or name was left aside",
        f"planex: {EURA}: 1 date or sum could not be read",
    ]
    assert CliRunner().invoke(app, [*arguments, "-o", str(tmp_path / "x.json")]).exit_code == 1
    assert Links.model_validate_json((tmp_path / "x.json").read_text(encoding="utf-8")) == found
    assert json.loads(CliRunner().invoke(app, [*arguments, "--format", "json", "-o", "-"]).stdout)["unmatched"] == found.unmatched
    rows = list(csv.DictReader(StringIO(CliRunner().invoke(app, [*arguments, "--format", "csv"]).stdout)))
    assert [row["project_id"] for row in rows] == [*(link.project_id for link in found.links), *found.unmatched]
    assert (rows[0]["planned_total"], rows[0]["business_ids"]) == ("250000.0", "2528160-3")


def test_a_name_that_contradicts_the_format_is_refused(edition_file: Path, tmp_path: Path) -> None:
    arguments = ["link", str(edition_file), "--register", str(EURA), "--format", "json", "-o", str(tmp_path / "x.csv")]
    refused = CliRunner().invoke(app, arguments)
    assert (refused.exit_code, "ends with .csv, and json was asked for" in refused.stderr) == (2, True)
    assert not (tmp_path / "x.csv").exists()


def test_people_read_it_in_their_language(edition_file: Path) -> None:
    with speaking("en"):
        shown = CliRunner().invoke(app, ["link", str(edition_file), "--register", str(EURA), "--language", "fi"])
    assert "rekister" in shown.stdout
    assert ROOT.exists()
