"""The list of changes for a spreadsheet, and the newer edition's fields made of the older one and the diff."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from pipeline.compare import diff
from pipeline.compare.diff_files import load_diff
from pipeline.compare.patch import patched
from pipeline.editions import load
from pipeline.errors import Unusable
from pipeline.exports.change_rows import change_rows, csv_text, write_workbook
from pipeline.output import to_json
from pipeline.titles import column_title, table_title
from schemas.change_table import CHANGES
from tests.command import planex
from tests.generated.content.pairs import make_pair
from tests.pipeline.compare.test_sample_editions import editions, told


def test_the_list_has_a_row_a_change_with_its_values() -> None:
    rows = list(csv.DictReader(csv_text(told()).splitlines()))
    assert [row["kind"] for row in rows] == [change.kind for change in told().changes]
    ended = next(row for row in rows if row["subject_new"] == "Työpajoilta työelämään" and row["field"] == "period")
    assert (ended["old"], ended["new"]) == ("1.4.2023-31.1.2026", "1.4.2023-31.1.2027")
    assert (ended["severity"], ended["pages_old"], ended["pages_new"]) == ("look", "7", "9")


def test_the_workbook_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "changes.xlsx"
    write_workbook(told(), path)
    sheet = openpyxl.load_workbook(path)[table_title(CHANGES)]
    titles, *rows = sheet.iter_rows(values_only=True)
    assert titles == tuple(map(column_title, CHANGES.columns))
    # An Excel table's name, the same in every language.
    assert list(sheet.tables) == ["planex_changes"]
    assert rows == list(change_rows(told()))


def test_the_patched_sample_has_the_fields_of_the_newer_one() -> None:
    old, new = editions()
    kinds = {change.kind for change in diff(patched(old, told()), new).changes}
    # What is left is what headings say of themes that are gone or have another title.
    assert kinds <= {"text_changed"}


@pytest.mark.parametrize("seed", [601, 602, 603])
def test_patched_editions_have_no_other_fields(seed: int) -> None:
    pair = make_pair(seed)
    made = patched(pair.old, diff(pair.old, pair.new))
    assert [change.message for change in diff(made, pair.new).changes if change.kind != "text_changed"] == []


@pytest.mark.slow
def test_the_command_patches(tmp_path: Path) -> None:
    old, new = editions()
    files = {name: tmp_path / f"{name}.json" for name in ("old", "new", "diff", "made")}
    files["old"].write_text(to_json(old), encoding="utf-8")
    files["new"].write_text(to_json(new), encoding="utf-8")
    assert planex("diff", files["old"], files["new"], "--format", "json", "-o", files["diff"]).returncode == 1
    assert planex("patch", files["old"], files["diff"], "-o", files["made"]).returncode == 0
    assert load(files["made"]).plan == new.plan
    assert planex("diff", files["old"], files["new"], "--format", "xlsx").returncode == 2


def test_what_is_no_diff_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edition.json"
    path.write_text(to_json(editions()[0]), encoding="utf-8")
    with pytest.raises(Unusable, match="is no diff"):
        load_diff(path)
