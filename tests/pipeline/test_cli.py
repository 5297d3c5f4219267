"""The command line: exit codes, one clear line for bad input, whole files or none, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from freezegun import freeze_time
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline.extraction import extract
from pipeline.output import to_json
from tests.command import planex
from tests.editions.expected import ROOT
from tests.reading import reading

SAMPLE = ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf"
# A small one, where any edition does.
SMALL = ROOT / "tests/editions/lappi.pdf"


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """One file of each kind that can't be read."""
    names = ("missing.pdf", "folder.pdf", "empty.pdf", "kuva.pdf", "rikki.pdf", "lukossa.pdf", "teksti.pdf", "tyhjä.txt", "latin1.txt")
    files = {name: tmp_path / name for name in names}
    files["folder.pdf"].mkdir()
    files["empty.pdf"].write_bytes(b"")
    Image.new("RGB", (200, 100), "white").save(files["kuva.pdf"])
    files["rikki.pdf"].write_bytes(SAMPLE.read_bytes()[:3000])
    writer = PdfWriter(clone_from=PdfReader(SAMPLE))
    writer.encrypt("salasana", algorithm="AES-256")
    writer.write(files["lukossa.pdf"])
    files["teksti.pdf"].write_text("Tämä ei ole PDF.")
    files["tyhjä.txt"].write_text(" \n\n ")
    files["latin1.txt"].write_bytes("Nykytila ä".encode("latin-1"))
    return files


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.pdf", "no such file"),
        ("folder.pdf", "is a folder that holds no .pdf and no .txt"),
        ("empty.pdf", "is empty"),
        pytest.param("kuva.pdf", "looks scanned", marks=pytest.mark.slow),
        ("rikki.pdf", "damaged"),
        ("lukossa.pdf", "encrypted"),
        ("teksti.pdf", "not a PDF"),
        ("tyhjä.txt", "is empty"),
        ("latin1.txt", "not UTF-8"),
    ],
)
def test_bad_input_is_one_line_that_names_the_file(name: str, said: str, bad: dict[str, Path], tmp_path: Path) -> None:
    result = planex("extract", bad[name], "-o", tmp_path / "out")
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert str(bad[name]) in line
    assert said in line
    assert not (tmp_path / "out").exists()


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    result = planex("extract", tmp_path / "missing.pdf", SMALL, "-o", tmp_path / "out")
    assert result.returncode == 2
    assert len(list((tmp_path / "out").glob("*.json"))) == 1


def test_a_pdf_that_is_no_plan_is_valid_json_with_everything_unassigned(tmp_path: Path) -> None:
    path = tmp_path / "resepti kastike.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Sekoita jauhot ja maito kylmään kattilaan.")
    canvas.drawString(72, 640, "Keitä hiljalleen kymmenen minuuttia koko ajan sekoittaen.")
    canvas.save()
    result = planex("extract", path, "-o", "-")
    plan = json.loads(result.stdout)
    assert result.returncode == 1
    assert [f["code"] for f in plan["findings"] if f["severity"] == "error"] == ["no-theme"]
    assert sum(len(u["text"].split()) for u in plan["unassigned"]) == 13
    assert plan["plan"]["id"] == "resepti-kastike"


def test_two_files_of_one_id_in_a_call_both_get_names_of_their_own(tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in ("luonnos", "lopullinen")}
    for name, file in files.items():
        file.write_text(f"Lapin osaamisen suunnitelma 2025-2027\n\f1) Osaava työvoima – nykytila\n• {name}\n", encoding="utf-8")
    hashes = {name: hashlib.sha256(file.read_bytes()).hexdigest()[:8] for name, file in files.items()}
    for order in (list(files.values()), list(files.values())[::-1]):
        result = planex("extract", *order, "-o", tmp_path / "out")
        for name, other in (("luonnos", "lopullinen"), ("lopullinen", "luonnos")):
            id_ = f"lappi-osaaminen-2025-2027--{hashes[name]}"
            plan = json.loads((tmp_path / "out" / f"{id_}.json").read_text(encoding="utf-8"))
            assert (plan["plan"]["id"], plan["source"]["filename"]) == (id_, f"{name}.txt")
            said = f"{files[name]}: {other}.txt has the id lappi-osaaminen-2025-2027, too: this edition's is {id_}"
            assert said in result.stderr.splitlines()
    assert len(list((tmp_path / "out").iterdir())) == 2


@pytest.mark.slow
def test_a_file_that_changed_replaces_its_own_edition_and_keeps_the_one_before(tmp_path: Path) -> None:
    file, out = tmp_path / "plan.txt", tmp_path / "out"
    written = []
    for text in ("vanha", "uusi", "uusi"):
        file.write_text(f"Lapin osaamisen suunnitelma 2025-2027\n\f1) Osaava työvoima – nykytila\n• {text}\n", encoding="utf-8")
        written.append((planex("extract", file, "-o", out).stderr, (out / "lappi-osaaminen-2025-2027.json").read_text(encoding="utf-8")))
    kept = out / "lappi-osaaminen-2025-2027.previous.json"
    assert ["has changed" in said for said, _ in written] == [False, True, False]
    assert kept.read_text(encoding="utf-8") == written[0][1] != written[1][1]
    assert f"kept as {kept}" in written[1][0]
    assert len(list(out.iterdir())) == 2


def test_an_unwritable_output_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    result = planex("extract", SMALL, "-o", tmp_path / "out")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "can't be written" in result.stderr


def test_off_a_terminal_one_line_is_said_with_the_sum_of_the_words(tmp_path: Path) -> None:
    result = planex("extract", SMALL, "-o", tmp_path)
    (line,) = result.stderr.splitlines()
    assert "7 projects" in line
    assert "words read 232 = placed 232" in line
    assert result.stdout == ""


@pytest.mark.slow
def test_the_same_bytes_under_another_locale_zone_and_hash_seed() -> None:
    one = planex("extract", SMALL, "-o", "-", PYTHONHASHSEED="77", LC_ALL="C", TZ="Asia/Tokyo").stdout
    assert one == to_json(reading(SMALL).plan)


@pytest.mark.slow
def test_the_same_bytes_on_another_day() -> None:
    # A library of other tests makes its models when they are asked for: of a clock that stands still it can't.
    with freeze_time("1999-02-28 23:59", ignore=["schema_org"]):
        then = to_json(extract(SMALL).plan)
    assert then == to_json(reading(SMALL).plan)


@pytest.mark.slow
def test_explain_names_the_rule_of_each_field() -> None:
    result = planex("explain", SAMPLE, "--page", "13", COLUMNS="200")
    assert result.returncode == 0
    for said in ("projects, theme 3", "funder.lexicon:esf-plus", "period.open-end", "2023-08-01/.."):
        assert said in result.stdout


def test_explain_of_a_page_that_is_not_there() -> None:
    result = planex("explain", SMALL, "--page", "99")
    assert result.returncode == 2
    assert "there is no page 99" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"), [(["-V"], "planex 0."), (["-h"], "extract"), (["extract", "-h"], "--output"), (["diff", "-h"], "OLD")]
)
def test_the_short_options_for_help_and_version(arguments: list[str], said: str) -> None:
    result = planex(*arguments)
    assert (result.returncode, said in result.stdout) == (0, True)


OUTPUT = ROOT / "output/samples"
OLD, NEW = (OUTPUT / f"esimerkki-pohjois-pohjanmaa-jatkuva-oppiminen-{years}.json" for years in ("2024-2028", "2026-2030"))


def test_diff_says_by_its_exit_code_whether_anything_changed() -> None:
    assert planex("diff", OLD, OLD).returncode == 0
    changed = planex("diff", OLD, NEW, "--format", "json")
    assert changed.returncode == 1
    assert json.loads(changed.stdout)["summary"]["project_split"] == 1


@pytest.mark.slow
def test_diff_of_two_runs_gives_the_same_bytes() -> None:
    runs = {planex("diff", OLD, NEW, "--format", "html").stdout, planex("diff", OLD, NEW, "--format", "html", LC_ALL="fi_FI.UTF-8").stdout}
    assert len(runs) == 1


def region(edition: Path, folder: Path, years: str) -> None:
    """A sample as it would be if it were an edition of Lapland, of other years."""
    plan = json.loads(edition.read_text(encoding="utf-8"))
    start, end = years.split("/")
    period = {"text": years, "edtf": years, "start": f"{start}-01-01", "end": f"{end}-12-31"}
    plan["plan"].update(id=f"lappi-{start}", region="Lappi", period=period)
    (folder / f"lappi-{start}.json").write_text(json.dumps(plan), encoding="utf-8")


def test_diff_with_none_named_takes_the_two_newest_and_samples_only_where_there_is_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(OUTPUT, tmp_path / "output/samples")
    samples = planex("diff", "--format", "json", cwd=tmp_path)
    found = json.loads(samples.stdout)
    assert (found["old"]["filename"], found["new"]["filename"]) == ("pohjois-pohjanmaa-2024-2028.pdf", "pohjois-pohjanmaa-2026-2030.pdf")
    assert samples.stderr == "planex: output holds no edition: the samples in output/samples are compared\n"
    region(OLD, tmp_path / "output", "2024/2028")
    alone = planex("diff", cwd=tmp_path)
    said = "planex: output: holds no two editions of one region; name them: planex diff OLD.json NEW.json\n"
    assert (alone.returncode, alone.stdout, alone.stderr) == (2, "", said)
    region(NEW, tmp_path / "output", "2030/2032")
    (tmp_path / "output/lappi-2030.previous.json").write_bytes(NEW.read_bytes())
    two = planex("diff", "--format", "json", cwd=tmp_path)
    assert (json.loads(two.stdout)["old"]["id"], json.loads(two.stdout)["new"]["id"], two.stderr) == ("lappi-2024", "lappi-2030", "")


def test_what_an_edition_was_before_is_left_out_beside_it(tmp_path: Path) -> None:
    before = tmp_path / "lappi-2024.previous.json"
    region(OLD, tmp_path, "2024/2028")
    before.write_bytes((tmp_path / "lappi-2024.json").read_bytes())
    result = planex("export", before, tmp_path / "lappi-2024.json", "--to", "csv", "--flat", "-o", tmp_path / "x.csv")
    assert result.stderr.splitlines() == [
        f"planex: {before}: left out, an edition as it was before its file changed",
        f"1 edition → {tmp_path / 'x.csv'}",
    ]
    assert planex("export", before, "--to", "csv", "--flat", "-o", tmp_path / "y.csv").stderr == f"1 edition → {tmp_path / 'y.csv'}\n"


@pytest.mark.parametrize("command", [("diff", NEW), ("history", NEW)], ids=["diff", "history"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "can't be read (no such file or folder)"),
        ("{", "is no JSON (EOF while parsing an object at line 1 column 1)"),
        ("[1]", "is no edition written by planex extract"),
        ('{"schema_version": "1.0", "changes": []}', "is no edition written by planex extract"),
        ('{"schema_version": "2.0", "plan": {}}', "has schema version 2.0; this planex reads 1.1: a newer planex wrote it"),
        ('{"schema_version": "1.0", "plan": {}}', "is no valid edition (plan.id: it is missing)"),
    ],
)
def test_what_is_no_edition_is_one_line_and_loses_nothing(
    command: tuple[str, Path], content: str | None, said: str, tmp_path: Path
) -> None:
    bad, target = tmp_path / "huono.json", tmp_path / "raportti.html"
    target.write_text("ennallaan")
    if content is not None:
        bad.write_text(content)
    result = planex(*command, bad, "--format", "html", "-o", target)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"planex: {bad}: {said}\n")
    assert target.read_text() == "ennallaan"


def test_diff_of_one_edition_says_what_is_missing() -> None:
    result = planex("diff", OLD)
    assert (result.returncode, result.stderr) == (2, f"planex: {OLD}: is one edition; name two: planex diff OLD.json NEW.json\n")


def test_history_puts_editions_in_order() -> None:
    found = json.loads(planex("history", NEW, OLD, "--format", "json").stdout)
    assert [edition["period"]["text"] for edition in found["editions"]] == ["2024-2028", "2026-2030"]


@pytest.mark.slow
def test_explain_names_how_each_part_is_read_and_each_entry_once() -> None:
    report = ROOT / "tests/editions/layouts/pohjois-pohjanmaa-2026-2030--report.pdf"
    shown = planex("explain", report, COLUMNS="200").stdout
    assert shown.count("name.bold") == len(json.loads(NEW.read_text(encoding="utf-8"))["projects"])
    table = planex("explain", ROOT / "tests/editions/layouts/pohjois-pohjanmaa-2026-2030--table.pdf", "--page", "6", COLUMNS="200").stdout
    assert "page 6\tprojects, theme 1\n" in table
    assert ": 6 records, one a row: " in table
