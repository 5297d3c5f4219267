"""A register is read alike whichever program saved it and however that writes letters, days and sums; what may be two things is none."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from pipeline.registers.reading import read_register
from schemas.link import RegisterEntry
from tests.pipeline.registers.test_link import EURA, KOHESIO

Saved = Callable[[str], bytes]
Rows = list[list[str]]


def written(rows: Rows, separator: str = ";", **how: object) -> str:
    file = StringIO()
    csv.writer(file, delimiter=separator, **how).writerows(rows)  # type: ignore[call-overload]
    return file.getvalue()


def rows(text: str, separator: str = ";") -> Rows:
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


def cells(text: str, change: Callable[[str], str]) -> str:
    head, *others = rows(text)
    return written([head, *([change(cell) for cell in row] for row in others)])


def american(cell: str) -> str:
    """A day as an American program writes it."""
    parts = cell.split(".")
    return "/".join([parts[1], parts[0], parts[2]]) if len(parts) == 3 and all(part.isdigit() for part in parts) else cell


def with_a_long_text(text: str) -> str:
    head, *others = rows(text)
    long = 'Tiivistelmä; "lainaus"\r\nja toinen rivi.\r\n\r\n' * 20
    return written([[*head[:5], "Tiivistelmä", *head[5:]], *([*row[:5], long, *row[5:]] for row in others)])


SAVED: dict[str, Saved] = {
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "a Finnish Excel's letters": lambda text: text.encode("cp1252"),
    "an Excel's Unicode text": lambda text: written(rows(text), "\t").encode("utf-16"),
    "commas between cells": lambda text: written(rows(text), ",").encode(),
    "every cell in quotes": lambda text: written(rows(text), quoting=csv.QUOTE_ALL).encode(),
    "lines of a Mac": lambda text: written(rows(text), lineterminator="\n").encode(),
    "Excel's own hint": lambda text: b"sep=;\r\n" + text.encode(),
    "a title above the header": lambda text: b"Rahoitetut hankkeet;;\r\n\r\nPoiminta 1.3.2026;;\r\n" + text.encode(),
    "columns in capitals, with other white space": lambda text: text.replace(
        text.splitlines()[0], text.splitlines()[0].upper().replace(" ", "\N{NO-BREAK SPACE}")
    ).encode(),
    "columns in another order": lambda text: written([row[::-1] for row in rows(text)]).encode(),
    "a long text with lines of its own": lambda text: with_a_long_text(text).encode(),
    "sums with points between thousands": lambda text: cells(
        text, lambda cell: cell.replace(" ", ".") if cell.endswith(",00") else cell
    ).encode(),
    "sums with their unit": lambda text: cells(text, lambda cell: f"{cell} €" if cell.endswith(",00") else cell).encode(),
    "days with a time behind them": lambda text: cells(text, lambda cell: f"{cell} 0:00" if american(cell) != cell else cell).encode(),
    "days of an American program": lambda text: cells(text, american).encode(),
    "empty lines at its end": lambda text: text.encode() + b";;;;\r\n\r\n",
}


@pytest.fixture
def known() -> list[RegisterEntry]:
    return read_register(EURA).entries


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_a_register_is_the_same_whoever_saved_it(saved: Saved, known: list[RegisterEntry], tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(saved(EURA.read_text(encoding="utf-8")))
    found = read_register(tmp_path / "x.csv")
    assert found.register.kind == "eura-2021"
    assert found.entries == known


def of_days(*days: tuple[str, str], register: str = "eura") -> str:
    """A register of which only the days matter."""
    if register == "eura":
        return written(
            [["Hankekoodi ", "Hankkeen nimi", "Aloituspvm", "Päättymispvm"], *([f"S{n}", f"Silta {n}", *day] for n, day in enumerate(days))]
        )
    head = ["Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date", "Operation_End_Date"]
    return written([head, *([f"S{n}", f"Silta {n}", *day] for n, day in enumerate(days))], ",")


@pytest.mark.parametrize(
    ("register", "days", "first"),
    [
        ("eura", [("1.2.2024", "31.12.2025")], ("2024-02-01", "2025-12-31")),
        ("eura", [("2/1/2024", "12/31/2025")], ("2024-02-01", "2025-12-31")),
        ("eura", [("1/2/2024", "31/12/2025")], ("2024-02-01", "2025-12-31")),
        # Nothing tells which is the month; or it is told both ways.
        ("eura", [("1/2/2024", "3/4/2025")], (None, None)),
        ("eura", [("1/2/2024", "31/12/2025"), ("12/31/2024", "1/1/2025")], (None, None)),
        ("kohesio", [("01/02/2024", "03/04/2025")], ("2024-02-01", "2025-04-03")),
        ("kohesio", [("02/01/2024", "12/31/2025")], ("2024-02-01", "2025-12-31")),
        ("kohesio", [("2024-02-01T00:00:00.000", "2025-12-31 00:00:00")], ("2024-02-01", "2025-12-31")),
    ],
)
def test_a_day_that_may_be_two_is_none(
    register: str, days: list[tuple[str, str]], first: tuple[str | None, str | None], tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text(of_days(*days, register=register), encoding="utf-8")
    found = read_register(tmp_path / "x.csv")
    assert (found.entries[0].start, found.entries[0].end) == first
    assert bool(found.notes) == (first == (None, None))


def test_kohesio_as_the_commissions_open_data_have_it(tmp_path: Path) -> None:
    head, *others = rows(KOHESIO.read_text(encoding="utf-8"), ",")
    (tmp_path / "x.csv").write_text(written([[name.lower() for name in head], *others], ","), encoding="utf-8")
    assert read_register(tmp_path / "x.csv").entries == read_register(KOHESIO).entries


@pytest.mark.slow
def test_forty_thousand_rows_are_read_row_by_row(tmp_path: Path) -> None:
    days = [("1.2.2024", "31.12.2025")] * 40_000
    (tmp_path / "x.csv").write_text(of_days(*days), encoding="utf-8")
    found = read_register(tmp_path / "x.csv")
    assert len(found.entries) == found.register.entries == 40_000
    assert found.entries[-1].rows == [40_001]
