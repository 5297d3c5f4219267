"""What is kept of readings from run to run is taken again only while program and file are the same, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch import work
from tests import conftest
from tests import reading as readings

TEXT = "Lapin osaamisen suunnitelma 2025-2027\n\f1) Osaava työvoima – nykytila\n• {}\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setenv(conftest.KEPT, str(folder))
    return folder


def read(path: Path) -> str:
    """What a run of its own reads."""
    readings._reading.cache_clear()
    return readings.reading(path).plan.source.sha256


def test_a_file_that_changed_is_read_again(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    seen = []
    for text in ("vanha", "uusi"):
        file.write_text(TEXT.format(text), encoding="utf-8")
        seen.append(read(file))
    assert len(set(seen)) == 2
    assert sum(not path.suffix for path in kept.iterdir()) == 2


def test_what_is_kept_is_not_read_again(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(TEXT.format("sama"), encoding="utf-8")
    once = read(file)
    monkeypatch.setattr(readings, "extract", None)
    assert read(file) == once


def test_what_breaks_off_leaves_nothing(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> bytes:
        raise KeyboardInterrupt

    file = tmp_path / "plan.txt"
    file.write_text(TEXT.format("kesken"), encoding="utf-8")
    monkeypatch.setattr(readings.pickle, "dumps", broken)
    with pytest.raises(KeyboardInterrupt):
        read(file)
    assert [path for path in kept.iterdir() if not path.suffix] == []


def test_another_program_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = conftest.reader_hash()
    assert conftest.reader_hash() == before
    monkeypatch.setattr(work, "program_hash", lambda: "another")
    assert conftest.reader_hash() != before
