"""Many files: as `planex extract` reads them, each once, whatever ends a run; what is done and unchanged is not done again."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from pipeline.batch import work
from pipeline.limits import DEFAULT
from tests.command import planex
from tests.editions.expected import ROOT
from tests.pipeline.batch.made import edition, editions, records, said, written
from tests.pipeline.raw_pdf import raw_pdf, text
from tests.pipeline.test_strange_names import no_utf8_is_read

COUNT = 12


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions(tmp_path_factory.mktemp("batch") / "plans", COUNT)


@pytest.fixture(scope="module")
def undisturbed(plans: Path) -> Path:
    out = plans.parent / "undisturbed"
    done = planex("batch", plans, "-o", out, "--jobs", "2")
    assert (done.returncode, len(said(done.stderr))) == (0, 1), done.stderr
    return out


def test_a_batch_writes_what_extract_writes(plans: Path, undisturbed: Path) -> None:
    one = plans.parent / "extracted"
    assert planex("extract", *sorted(plans.glob("*.txt")), "-o", one).returncode == 0
    assert len(written(one)) == COUNT
    assert written(undisturbed) == written(one)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a terminal is made as Linux has it")
def test_a_terminal_tells_what_is_done_when_all_is_read(plans: Path, tmp_path: Path) -> None:
    ours, its = os.openpty()
    command = [sys.executable, "-m", "pipeline.cli", "batch", str(plans), "-o", str(tmp_path / "out"), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(command, stderr=its, env=environment):
        os.close(its)
        shown = b""
        # Reading fails where nobody has the other end any more.
        with contextlib.suppress(OSError):
            while some := os.read(ours, 4096):
                shown += some
    os.close(ours)
    places = [shown.find(text) for text in (b"writing the editions", b"writing the index", b"files: 12")]
    assert -1 not in places
    assert places == sorted(places)


def test_the_report_and_the_index_tell_every_file(undisturbed: Path) -> None:
    told = json.loads((undisturbed / "batch-report/batch.json").read_text(encoding="utf-8"))
    assert (told["files"], told["read_now"], told["refused"], told["projects"]) == (COUNT, COUNT, 0, 2 * COUNT)
    assert {line["edition"] for line in told["editions"]} == set(written(undisturbed))
    page = (undisturbed / "batch-report/batch.html").read_text(encoding="utf-8")
    assert all(Path(line["file"]).name in page for line in told["editions"])
    with sqlite3.connect(undisturbed / "index/planex.sqlite") as database:
        assert database.execute("SELECT count(*) FROM projects").fetchone() == (2 * COUNT,)
    assert (undisturbed / "index/parquet/projects.parquet").exists()


def test_what_is_done_and_unchanged_is_not_done_again(plans: Path, undisturbed: Path, tmp_path: Path) -> None:
    mine, out = tmp_path / "plans", tmp_path / "out"
    shutil.copytree(plans, mine)
    shutil.copytree(undisturbed, out)
    before = records(out)
    (mine / "suunnitelma-003.txt").write_text(edition(3).replace("Väylä", "Polku"), encoding="utf-8")
    (mine / "suunnitelma-100.txt").write_text(edition(100), encoding="utf-8")
    done = planex("batch", mine, "-o", out, "--no-index")
    assert done.returncode == 0, done.stderr
    assert "read now: 2," in done.stderr
    after = records(out)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 2
    assert any("Polku" in text.decode() for text in written(out).values())


def test_a_batch_knows_by_which_reader_it_was_read(tmp_path: Path) -> None:
    raw_pdf(tmp_path / "x.pdf", text("Hankkeet", 40, 350, 20) + text("Silta. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 40, 300))
    asked = ("batch", tmp_path / "x.pdf", "-o", tmp_path / "out", "--no-index", "--reader")
    told = [planex(*asked, reader).stderr for reader in ("pdfplumber", "pdfium", "pdfium")]
    assert [line.partition("read now: ")[2].partition(",")[0] for line in told] == ["1", "1", "0"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system refuses such a name")
def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    no_utf8_is_read("batch", tmp_path)


def test_a_bad_file_is_a_line_and_the_rest_go_on(plans: Path, tmp_path: Path) -> None:
    bad = tmp_path / "\x1b[31mrikki.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    one = plans / "suunnitelma-000.txt"
    done = planex("batch", bad, tmp_path / "missing.pdf", one, "-o", tmp_path / "out", "--no-index")
    lines = said(done.stderr)
    assert (done.returncode, len(lines)) == (2, 3)
    assert "\x1b" not in done.stderr
    assert "damaged" in lines[0]
    assert "missing.pdf" in lines[1]
    assert len(written(tmp_path / "out")) == 1
    told = json.loads((tmp_path / "out/batch-report/batch.json").read_text(encoding="utf-8"))
    assert [bool(line["reason"]) for line in told["editions"]] == [True, True, False]
    # What is wrong with its bytes is known the next time, too; what is missing is not there to be read.
    again = planex("batch", bad, tmp_path / "missing.pdf", one, "-o", tmp_path / "out", "--no-index")
    assert (again.returncode, said(again.stderr)[:2]) == (2, lines[:2])
    assert "read now: 0," in again.stderr


def test_a_key_changes_with_all_that_a_result_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "suunnitelma.txt"
    file.write_text(edition(1), encoding="utf-8")

    def key() -> str:
        ((_, task),) = work.tasks_of([file], tmp_path / "out", DEFAULT, "en")
        assert isinstance(task, work.Task)
        return task.key

    keys = [key()]
    assert key() == keys[0]
    lexicons = tmp_path / "lexicons"
    lexicons.mkdir()
    (lexicons / "nb.toml").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setenv(work.LEXICONS, str(lexicons))
    keys.append(key())
    (lexicons / "nb.toml").write_text("a = 2\n", encoding="utf-8")
    keys.append(key())
    monkeypatch.setattr(work, "program_hash", lambda: "another program")
    keys.append(key())
    monkeypatch.setattr(work, "library_versions", lambda: "another spaCy")
    keys.append(key())
    file.write_text(edition(2), encoding="utf-8")
    keys.append(key())
    file = file.rename(tmp_path / "toinen.txt")
    keys.append(key())
    assert len(set(keys)) == len(keys)


# What only writes, draws or talks to a person: no reading depends on it.
TELL = {"jinja2", "markupsafe", "matplotlib", "networkx", "pyarrow", "rich", "scipy", "typer", "xlsxwriter"}


def test_of_each_library_it_is_known_whether_what_is_read_depends_on_it() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[\[>]", line)[0] for line in declared}
    assert names - TELL == {*work.LIBRARIES} - {"marisa-trie", "pdfminer.six"}, "marisa-trie comes with simplemma, pdfminer with pdfplumber"


def test_corrections_that_come_or_change_have_their_edition_read_again(tmp_path: Path) -> None:
    plans, out = editions(tmp_path / "plans", 2), tmp_path / "out"
    assert "read now: 2," in planex("batch", plans, "-o", out, "--no-index").stderr
    name = next(iter(written(out))).removesuffix(".json")
    corrections = out / f"{name}.corrections.toml"
    corrections.write_text("nonsense\n", encoding="utf-8")
    assert planex("batch", plans, "-o", out, "--no-index").returncode == 2
    corrections.write_text(f'format = 1\nplan = "{name}"\nsha256 = "{"0" * 64}"\n', encoding="utf-8")
    assert "read now: 1," in planex("batch", plans, "-o", out, "--no-index").stderr
    assert "read now: 0," in planex("batch", plans, "-o", out, "--no-index").stderr
    corrections.unlink()
    assert "read now: 1," in planex("batch", plans, "-o", out, "--no-index").stderr
    several = out / f"{name}.corrections"
    several.mkdir()
    (several / "anna.toml").write_text(f'format = 1\nplan = "{name}"\nsha256 = "{"0" * 64}"\n', encoding="utf-8")
    assert "read now: 1," in planex("batch", plans, "-o", out, "--no-index").stderr


def test_a_signal_ends_a_batch_at_once_whatever_is_being_read(tmp_path: Path) -> None:
    file = tmp_path / "suunnitelma.txt"
    file.write_text(edition(1), encoding="utf-8")
    out = tmp_path / "out"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Its one file takes very long: whoever ends the command must not wait for it, nor may it be begun anew.
    code = (
        "import time; from pipeline import cli; from pipeline.batch import desk\n"
        "desk.Desk.ask = lambda self, task: (print('asked', flush=True), self._process.stdout.readline(), desk_gone())[2]\n"
        "def desk_gone(): raise EOFError\n"
        f"import sys; sys.argv = ['planex', 'batch', {str(file)!r}, '-o', {str(out)!r}]; cli.main()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    assert run.stdout
    assert run.stdout.readline() == "asked\n"
    run.send_signal(signal.SIGTERM)
    said, error = run.communicate(timeout=60)
    assert (run.returncode, said, "Traceback" in error) == (128 + signal.SIGTERM, "", False)


def test_who_reads_for_a_batch_that_is_gone_reads_nothing() -> None:
    """A batch that is killed while its readers start has asked them already."""
    command = [sys.executable, "-m", "pipeline.batch.desk", str(os.getppid())]
    done = subprocess.run(command, input="{}\n", cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_runs_that_were_killed_lose_nothing_and_repeat_nothing(ending: signal.Signals, plans: Path, undisturbed: Path) -> None:
    out = plans.parent / f"ended-{ending}"
    command = [sys.executable, "-m", "pipeline.cli", "batch", str(plans), "-o", str(out), "--jobs", "2"]
    seen: dict[str, int] = {}
    for enough in sorted(random.Random(ending.value).sample(range(1, COUNT - 2), 2)):
        run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 120
        while len(records(out)) < enough and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        run.send_signal(ending)
        # The caller's streams end when nobody holds them any more: no process is left.
        run.communicate(timeout=60)
        assert run.returncode == (-ending if ending is signal.SIGKILL else 128 + ending)
        now = records(out)
        assert {name: now[name] for name in seen} == seen
        seen = now
    assert 0 < len(seen) < COUNT
    assert planex("batch", plans, "-o", out).returncode == 0
    last = records(out)
    assert {name: last[name] for name in seen} == seen
    assert len(last) == COUNT
    assert written(out) == written(undisturbed)
    assert not list(out.rglob("*.part"))
    assert os.listdir(out / "index") == os.listdir(undisturbed / "index")
