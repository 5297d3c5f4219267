"""Reads the tables of cases, which lie beside the tests in TOML, so that who knows Finnish can check them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent


def table(name: str, key: str = "cases", room: str = "extractors") -> list[Any]:
    """The rows of a table: table("periods") reads tests/extractors/cases/periods.toml."""
    path = TESTS / room / ("cases" if room == "extractors" else "") / f"{name}.toml"
    with path.open("rb") as file:
        rows: list[Any] = tomllib.load(file)[key]
    return rows
