"""Reads the tables of cases, which lie beside the tests in TOML, for who knows Finnish to check; makes parameters of documents."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent


def table(name: str, key: str = "cases", room: str = "extractors") -> list[Any]:
    """The rows of a table: table("periods") reads tests/extractors/cases/periods.toml."""
    path = TESTS / room / ("cases" if room == "extractors" else "") / f"{name}.toml"
    with path.open("rb") as file:
        rows: list[Any] = tomllib.load(file)[key]
    return rows


def documents(paths: Iterable[Path], unlike: Mapping[str, str]) -> list[Any]:
    """Documents as a test's parameters, named by their stems. Those of `unlike` fail today, for the reason that it gives; the test falls
    when that is mended, too."""
    known = {stem: [pytest.mark.xfail(strict=True, reason=reason)] for stem, reason in unlike.items()}
    return [pytest.param(path, id=path.stem, marks=known.get(path.stem, [])) for path in paths]
