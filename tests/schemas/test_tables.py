"""The tables: a later version never breaks a reader of the last one, and what is published of them is what the program has."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from extractors.lexicon import lexicon
from pipeline.exports.codelists import codelist_rows
from pipeline.exports.table_schema import tables_text
from schemas.change_table import CHANGES
from schemas.codes import CLOSED, CODES
from schemas.findings import SENTENCES
from schemas.tables import FLAT, TABLES, TABLES_VERSION
from schemas.titles import COLUMN_TITLES, TABLE_TITLES
from tests.editions.expected import ROOT

RELEASES = sorted((ROOT / "schemas/json/releases").glob("tables-*.json"))
COMMITTED = ROOT / "schemas/json/tables.json"


def _now() -> Any:
    return json.loads(tables_text())


def test_what_is_published_is_what_the_program_has() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == tables_text()


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_reader_of_the_last_release_reads_this_one(release: Any) -> None:
    before, now = json.loads(release.read_text(encoding="utf-8")), _now()
    assert before["version"].split(".")[0] == now["version"].split(".")[0]
    for name, table in before["tables"].items():
        old, new = table["fields"], now["tables"][name]["fields"]
        # Columns stand where they stood, of the same type; new ones come behind them.
        assert [(f["name"], f["type"]) for f in new[: len(old)]] == [(f["name"], f["type"]) for f in old], name
        assert now["tables"][name]["primaryKey"] == table["primaryKey"]
        assert [key for key in table.get("foreignKeys", []) if key not in now["tables"][name].get("foreignKeys", [])] == []


def test_what_is_new_has_a_new_version() -> None:
    last = json.loads(RELEASES[-1].read_text(encoding="utf-8"))
    names = {name: [field["name"] for field in table["fields"]] for name, table in last["tables"].items()}
    if names != {name: [field["name"] for field in table["fields"]] for name, table in _now()["tables"].items()}:
        assert tuple(map(int, TABLES_VERSION.split("."))) > tuple(map(int, last["version"].split(".")))
    assert re.fullmatch(r"\d+\.\d+", TABLES_VERSION)


def test_every_table_and_column_has_a_title_and_nothing_else_has() -> None:
    # The table of changes is a diff's, not an edition's.
    assert {table.name for table in (*TABLES, CHANGES)} == set(TABLE_TITLES)
    assert {column.name for table in (*TABLES, FLAT, CHANGES) for column in table.columns} == set(COLUMN_TITLES)


def test_no_two_tables_share_a_name_and_no_two_columns_of_one() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    for table in (*TABLES, FLAT):
        assert len({column.name for column in table.columns}) == len(table.columns)
        assert not table.key.private
        assert {column.refers for column in table.columns if column.refers} <= {one.name for one in TABLES}


def test_every_finding_and_fund_has_a_code_with_a_label() -> None:
    assert {key.partition("/")[0] for key in SENTENCES} == set(CODES["finding"])
    rows = list(codelist_rows())
    assert {code for _key, name, code, *_labels in rows if name == "fund"} == {term.id for term in lexicon("fi").funders}
    own = [row for row in rows if row[1] != "fund"]
    assert all(all(labels) for _key, _name, _code, *labels in own)


def test_every_list_of_codes_that_a_column_names_is_there() -> None:
    named = {column.codes for table in TABLES for column in table.columns if column.codes}
    assert named - {"fund"} == set(CODES)
    assert set(CLOSED) <= set(CODES)
