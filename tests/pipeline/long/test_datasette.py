"""Every table and view of the database opens in Datasette."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.exports.database import VIEWS
from schemas.tables import TABLES
from tests.pipeline.exports.test_datasette import database, opens

__all__ = ["database"]


@pytest.mark.parametrize("name", [*(table.name for table in TABLES), *VIEWS])
def test_a_table_or_view_opens(name: str, database: Path) -> None:
    opens(name, database)
