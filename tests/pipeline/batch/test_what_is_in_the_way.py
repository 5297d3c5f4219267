"""What a batch meets on its way: folders that can't be read, files that change while it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.executors import workers
from pipeline.batch.run import Batch, refused
from pipeline.batch.work import Task, files_of, tasks_of
from pipeline.limits import DEFAULT
from tests.pipeline.batch.made import edition


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that can't be read, not even by who may read all."""
    folder = tmp_path / "plans" / "locked"
    folder.mkdir(parents=True)

    def refusing(found: Any) -> Any:
        def asked(path: Any = ".") -> Any:
            if Path(path) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return found(path)

        return asked

    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    yield folder
    monkeypatch.undo()


def test_a_folder_that_can_not_be_read_is_told(locked: Path, tmp_path: Path) -> None:
    good = locked.parent / "suunnitelma.txt"
    good.write_text(edition(1), encoding="utf-8")
    files = files_of([locked.parent])
    assert files == [locked, good]
    told = dict(tasks_of(files, tmp_path / "out", DEFAULT, "en"))
    assert told[locked] == "no permission"
    assert isinstance(told[good], Task)


@pytest.mark.slow
@pytest.mark.parametrize("after", ["Muuta kuin ennen.", None])
def test_what_has_changed_while_a_batch_runs_is_read_by_the_next(after: str | None, tmp_path: Path) -> None:
    file, out = tmp_path / "suunnitelma.txt", tmp_path / "out"
    file.write_text(edition(1), encoding="utf-8")
    run = Batch([file], out, DEFAULT, "en")
    if after:
        file.write_text(after, encoding="utf-8")
    else:
        file.unlink()
    with workers(1, None) as found:
        run.read(found, lambda *_: None)
    lines = run.place()
    assert [str(line) for line in refused(lines)] == [f"{file}: not read, the next run will: the file has changed since the batch began"]
    assert not list(out.glob("*.json"))
    assert {path.name for path in (out / ".planex-batch").iterdir()} == {"format"}
