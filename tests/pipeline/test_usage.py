"""The command line in plain words: its help and its errors, in each language, and nothing of the library's own."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.translation import LANGUAGES, speaking
from pipeline.translation import _ as translated
from pipeline.usage import CAPITALS, STANDS_FOR, first_sentence, flat, texts
from tests.editions.expected import ROOT

SAMPLE = sorted((ROOT / "output/samples").glob("*.json"))[0]
NAMES = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
# What stands in the library's own help and errors.
FOREIGN = re.compile(r"<(?!edition)\w+|Usage|Options|Arguments|Error|Missing|Invalid|No such|Show this|\[required\]|\[default")


def run(*arguments: str, language: str = "fi") -> tuple[int, str, str]:
    found = CliRunner().invoke(app, [*arguments], env={"PLANEX_LANGUAGE": language, "COLUMNS": "100"})
    return found.exit_code, found.stdout, found.stderr


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_is_in_the_language(name: str, language: str) -> None:
    code, said, errors = run(name, "-h", language=language)
    assert (code, errors) == (0, "")
    assert not FOREIGN.search(said)
    whole = "".join(said.split())
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    with speaking(language):
        # What stands for a value is in the language, too.
        english = {word for parameter in command.params for word in CAPITALS.findall(parameter.metavar or "") if word in STANDS_FOR}
        assert not english & set(CAPITALS.findall(said))
        for text in [flat(command.help), *(flat(parameter.help) for parameter in command.params if "--help" not in parameter.opts)]:
            assert "".join(translated(text).split()) in whole
            assert translated(text) != text


def test_what_stands_for_a_value_is_an_abbreviation_or_a_word_of_ours() -> None:
    group: Any = typer.main.get_command(app)
    used = {word for name in NAMES for one in group.commands[name].params for word in CAPITALS.findall(one.metavar or "")}
    assert set(STANDS_FOR) < used
    assert used - set(STANDS_FOR) == {"ID", "URL", "IRI", "MB", "JSON"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_the_commands_in_the_order_of_their_use(language: str) -> None:
    code, said, _errors = run("-h", language=language)
    assert code == 0
    places = [said.index(f"\n  {name}") for name in ("extract", "review", "check", "diff", "report", "export", "chart", "batch")]
    assert places == sorted(places)
    with speaking(language):
        summary = first_sentence(translated(flat(typer.main.get_command(app).commands["report"].help)))  # type: ignore[attr-defined]
    assert "".join(summary.split()) in "".join(said.split())


@pytest.mark.parametrize(
    ("arguments", "en", "fi", "sv"),
    [
        (["extract"], "FILE... is missing", "TIEDOSTO... puuttuu", "FIL... saknas"),
        (["extrakt", "x"], "there is no command extrakt", "komentoa extrakt ei ole", "det finns inget kommando extrakt"),
        (["extract", "x", "--foo"], "there is no option --foo", "valitsinta --foo ei ole", "det finns ingen flagga --foo"),
        (["chart", "timeline", "x", "-o"], "-o needs a value", "-o tarvitsee arvon", "-o behöver ett värde"),
        (
            ["chart", "pie", "x", "-o", "y.svg"],
            "pie: must be one of timeline",
            "pie: pitää olla jokin näistä: timeline",
            "pie: måste vara något av",
        ),
        (
            ["diff", "a", "--format", "odt"],
            "--format: odt: must be one of text",
            "--format: odt: pitää olla jokin",
            "--format: odt: måste vara",
        ),
        (
            ["explain", "x", "--page", "0"],
            "--page: must be a number from 1 on",
            "--page: pitää olla vähintään 1",
            "--page: måste vara minst 1",
        ),
        (["explain", "x", "--page", "iv"], "--page: must be a number", "--page: pitää olla", "--page: måste vara"),
        (["schema", "a", "b"], "nothing is known to do with b", "ylimääräistä: b", "för mycket: b"),
    ],
)
def test_what_is_wrong_with_a_call_is_one_line_in_the_language(arguments: list[str], en: str, fi: str, sv: str) -> None:
    for language, said in (("en", en), ("fi", fi), ("sv", sv)):
        code, out, errors = run(*arguments, language=language)
        assert (code, out, len(errors.splitlines())) == (2, "", 1)
        assert said in errors
        assert not FOREIGN.search(errors)


def test_the_option_goes_before_the_environment_wherever_it_stands() -> None:
    for arguments in (["--language", "sv", "-h"], ["-h", "--language=sv"], ["report", "--language", "sv", "-h"]):
        assert "Användning:" in run(*arguments)[1]


def test_no_call_at_all_is_answered_with_the_help() -> None:
    code, _said, errors = run()
    assert (code, "Käyttö: planex" in errors) == (2, True)


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version(option: str) -> None:
    assert run(option)[:2] == (0, "planex 0.1.0\n")


def test_every_text_of_the_help_is_found_for_the_catalogues() -> None:
    found = list(texts(app))
    assert "What is drawn." in found
    assert all(text == flat(text) and text for text in found)
