"""The database opens in Datasette, as the README says: a table, a view, searches, and what a key leads to; all in long/."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest

from pipeline.exports import Options, export
from pipeline.exports.database import SEARCHED, VIEWS
from pipeline.formats import ExportFormat
from tests.pipeline.exports.editions import written


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("datasette")
    export(written(folder), ExportFormat.sqlite, folder / "plans.sqlite", Options())
    return folder / "plans.sqlite"


def page(database: Path, address: str) -> tuple[int, str]:
    """The status and the text of a page, under the database's own address."""
    # Loaded where it is used: every process that runs tests imports every file of them.
    from datasette.app import Datasette

    async def get() -> tuple[int, str]:
        site = Datasette([str(database)])
        await site.invoke_startup()
        answer = await site.client.get(f"/plans{address}")
        return answer.status_code, answer.text

    return asyncio.run(get())


def opens(name: str, database: Path) -> None:
    """A table or view is shown as JSON and as a page."""
    with sqlite3.connect(database) as base:
        (rows,) = base.execute(f"SELECT count(*) FROM {name}").fetchone()
    status, text = page(database, f"/{name}.json?_shape=objects")
    assert (status, f'"filtered_table_rows_count": {rows}' in text or name in VIEWS) == (200, True)
    status, text = page(database, f"/{name}")
    assert (status, "<table" in text, rows > 0) == (200, True, True)


@pytest.mark.parametrize("name", ["projects", *list(VIEWS)[:1]])
def test_a_table_or_view_opens(name: str, database: Path) -> None:
    opens(name, database)


@pytest.mark.parametrize(
    ("name", "word"), [("projects", "tyoelamaan"), ("items", "osaaminen"), ("mentions", "tyoelamaan"), ("organisations", "oulun")]
)
def test_a_table_is_searched(name: str, word: str, database: Path) -> None:
    assert name in SEARCHED
    status, text = page(database, f"/{name}?_search={word}")
    assert (status, 'name="_search"' in text) == (200, True)
    status, text = page(database, f"/{name}.json?_search={word}&_shape=array")
    assert (status, text != "[]") == (200, True)


def test_a_key_leads_to_its_row(database: Path) -> None:
    _, text = page(database, "/funders")
    link = re.search(r'href="/plans(/projects/[^"]+)"', text)
    assert link
    assert page(database, link[1])[0] == 200
