"""README and docs/ tell what is: links lead somewhere, commands and options are there, the Finnish README says the same."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline.cli import app

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.fi.md"]
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")
CALL = re.compile(r"(?:^|[\s`])(?:\.venv/bin/)?planex ([a-z]+)((?: [^`\n|#]*)?)")


@lru_cache
def commands() -> dict[str, set[str]]:
    """Each command with its options."""
    root: Any = typer.main.get_command(app)
    return {name: {option for parameter in command.params for option in parameter.opts} | {"-h"} for name, command in root.commands.items()}


def calls(path: Path) -> list[tuple[str, list[str]]]:
    """The calls of the command that a document shows, with their options."""
    text = path.read_text(encoding="utf-8").replace("\\|", " ")
    return [(name, re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest)) for name, rest in CALL.findall(text)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    found = [link for link in LINK.findall(path.read_text(encoding="utf-8")) if not link.startswith("http")]
    assert [link for link in found if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [*READMES, ROOT / "docs/commands.md", ROOT / "docs/tools.md"], ids=lambda path: path.name)
def test_commands_and_options_are_there(path: Path) -> None:
    found = calls(path)
    assert len(found) > 3
    assert [name for name, _options in found if name not in commands()] == []
    assert [(name, option) for name, options in found for option in options if option not in commands()[name]] == []


def test_the_finnish_readme_says_what_the_english_one_says() -> None:
    english, finnish = (path.read_text(encoding="utf-8") for path in READMES)
    assert [len(re.findall(pattern, english, re.M)) for pattern in (r"^## ", r"^\d\. ", r"^\| ", r"^!\[")] == [
        len(re.findall(pattern, finnish, re.M)) for pattern in (r"^## ", r"^\d\. ", r"^\| ", r"^!\[")
    ]
    assert calls(READMES[0]) == calls(READMES[1])
    assert set(LINK.findall(english)) - {"README.fi.md"} == set(LINK.findall(finnish)) - {"README.md"}


@pytest.mark.parametrize("name", ["extract", "review", "export", "report", "chart", "diff"])
def test_a_new_user_reads_of_each_command(name: str) -> None:
    assert name in {called for called, _options in calls(READMES[0])}
