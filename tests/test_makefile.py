"""What `make` does: which editions its targets take, what README and CONTRIBUTING say of them, and how CI ends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
CI = (ROOT / ".ci/run").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "README.fi.md", "CONTRIBUTING.md", "docs/architecture.md", "tests/generated/README.md")]
NEEDED = re.compile(r'mark\.needs\("([a-z-]+)"\)')
# Stands where the environment has the command: it says what it was asked for.
COMMAND = "#!/bin/sh\nprintf '%s\\n' \"$*\"\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that is set up, with the samples' editions and no other."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    command = tmp_path / ".venv/bin/planex"
    command.parent.mkdir(parents=True)
    command.write_text(COMMAND)
    command.chmod(0o755)
    for name in (".runtime", ".dev"):
        (tmp_path / ".venv" / name).touch()
    samples = tmp_path / "output/samples"
    samples.mkdir(parents=True)
    for years in ("2024", "2026"):
        (samples / f"{years}.json").touch()
    return tmp_path


def make(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_export_writes_every_format_and_chart_of_the_folder(checkout: Path) -> None:
    found = make("export", cwd=checkout)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines() == [
        *(f"export output --to {format}" for format in ("csv", "xlsx", "sqlite", "parquet", "jsonld", "datapackage")),
        *(f"chart {kind} output -o output/export/{kind}.svg" for kind in ("timeline", "network", "funders", "organisations")),
    ]


@pytest.mark.parametrize("name", ["oma suunnitelma.pdf", "raha $1 $HOME.pdf", "se 'toinen' \"kolmas\".pdf", "a;echo b `id` \\.pdf"])
def test_a_plan_may_have_any_name(checkout: Path, name: str) -> None:
    assert make("extract", f"PLAN={name}", cwd=checkout).stdout.splitlines() == [f"extract {name} -o output"]
    assert make("diff", f"OLD={name}", "NEW=b.json", cwd=checkout).stdout.splitlines() == [f"diff {name} b.json"]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LANG": "fi_FI.UTF-8"}, "Seuraavaksi: make review"),
        ({"LANG": "fi_FI.UTF-8", "PLANEX_LANGUAGE": "sv"}, "Härnäst: make review"),
        ({"LC_ALL": "sv_FI.UTF-8", "LANG": "fi_FI.UTF-8"}, "Härnäst: make review"),
        ({"LANG": "C.UTF-8"}, "Next: make review"),
    ],
)
def test_what_make_says_is_in_the_language(checkout: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], said: str) -> None:
    for name in ("PLANEX_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (line,) = make("extract", cwd=checkout).stderr.splitlines()
    assert line.startswith(said)


def test_samples_are_read_into_a_folder_of_their_own(checkout: Path) -> None:
    assert make("extract", cwd=checkout).stdout.splitlines() == ["extract samples/*.pdf -o output/samples"]


def test_help_lists_every_target_and_no_file_is_taken_for_one(checkout: Path) -> None:
    listed = {line.split()[1] for line in make("help", cwd=checkout).stdout.splitlines()}
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert listed == TARGETS
    assert set(phony[1].split()) >= TARGETS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_targets_that_there_are(path: Path) -> None:
    blocks = re.findall(r"`make ([a-z]+)|^ *make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    named = {one or other for one, other in blocks}
    assert named <= TARGETS
    assert named or path.name == "architecture.md"


def test_ci_judges_and_tests_and_the_tests_closing_line_comes_last() -> None:
    called = re.findall(r"^make ([a-z]+)$", CI, re.MULTILINE)
    assert called == ["lint", "judge", "long", "test"]
    assert CI.rstrip().endswith("make test")
    assert "export CI=true" in CI


def test_ci_installs_every_program_that_a_test_needs() -> None:
    needed = {name for path in (ROOT / "tests").rglob("*.py") for name in NEEDED.findall(path.read_text(encoding="utf-8"))}
    assert {"tesseract", "chromium"} <= needed
    assert {name for name in needed if name not in CI} == {"no-such-program"}


def test_what_the_tests_leave_out_ci_runs_by_itself() -> None:
    recipes = [re.search(rf"^{name}:.*\n\t(.*)$", MAKEFILE, re.MULTILINE) for name in ("test", "judge", "long", "bombs")]
    tested, *others = (str(recipe and recipe[1]) for recipe in recipes)
    assert tested.endswith("$(SIDE_BY_SIDE) $(addprefix --ignore=,$(JUDGE) $(LONG) $(BOMBS))")
    assert [recipe.rpartition("$(SIDE_BY_SIDE) ")[2] for recipe in others] == ["$(JUDGE)", "$(LONG)", "$(BOMBS)"]
