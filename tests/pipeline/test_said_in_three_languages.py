"""No sentence goes past the catalogues: what a person is told stands in a call of gettext, which Babel can see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.translation import LANGUAGES
from tests.command import planex
from tests.editions.expected import ROOT

SAYING = ("_", "ngettext", "pgettext", "sentence", "counted", "Level")
# Calls whose words are read by a person, whatever their number; `fail` and `_fail` say a line, `write` a file's text.
TELLING = ("Unusable", "fail", "_fail", "warning", "print", "echo", "add_column", "Refused", "Ended", "say")
PROSE = re.compile(r"[a-zåäö]{2,}[,;:]? [a-zåäö]+")
WORD = re.compile(r"[A-Za-zÅÄÖåäö]{2,}")
MARKUP = re.compile(r"\[/?[a-z ]*\]|planex:?|--[a-z-]+")
# What is told about the schema, or what an older planex told.
ELSEWHERE = {"reference.py", "messages_1_0.py"}
# Arguments that are no prose; `help` is found where the command line is built (pipeline/usage.py), so it is in the catalogues.
HELP = ("help", "metavar", "style", "title_style", "header_style", "justify", "overflow", "sep", "end")
# What looks like prose and is data, styles or commands.
NO_WORDS = {
    "charts/canvas.py": {"Glyph .* missing from font"},
    "charts/files.py": {'<?xml version="1.0" encoding="utf-8"?>\n'},
    "corrections/files.py": {"value"},
    # What stands before the colon in place of a file: the name of the format.
    "diff_commands.py": {"xlsx"},
    # What parsers say, to be found there.
    "errors.py": {"at end of document"},
    "explaining/explained.py": {"bold green"},
    "extraction.py": {"Silta. Hanke alkaa. 1/2024–12/2025. ESR+. Kemin kaupunki."},
    # Licences' own names, as SPDX lists them.
    "exports/licences.py": {
        "Creative Commons Zero v1.0 Universal",
        "Open Data Commons Attribution License v1.0",
        "Open Data Commons Open Database License v1.0",
    },
    # Data of JSON-LD, which are the same in every language.
    "exports/linked_data.py": {"Regional development plans and their projects"},
    "options.py": {"What you read: Finnish, Swedish or English; else as ", ", else the system says. Never of the JSON."},
    "readers/tesseract.py": {"tesseract-ocr tesseract-ocr-fin tesseract-ocr-swe"},
    "pages/bundle.py": {"; img-src data:; base-uri 'none'; form-action 'none'"},
    # The columns of the register's file.
    "registers/layouts.py": {
        "Toteuttajan nimi",
        "Hankekuvauksen osoite",
        "Hankkeen nimi",
        "Suunniteltu EU- ja valtion rahoitus",
        "Suunniteltu julkinen rahoitus",
        "Suunniteltu rahoitus yhteensä",
        "Toteutunut EU- ja valtion rahoitus",
        "Toteutunut julkinen rahoitus",
        "Toteutunut rahoitus yhteensä",
        "Toteutunut EU-rahoituksen määrä",
    },
    "reports/terminal.py": {"red strike", "\n[bold underline]"},
    "show.py": {"bold red"},
    "usage.py": {"'(.*)' is not one of "},
}
QUERY = re.compile(r"\s*SELECT ")
FILES = {path.relative_to(ROOT / "pipeline").as_posix(): path for path in sorted((ROOT / "pipeline").rglob("*.py"))}


def bypassing(source: str) -> Iterator[tuple[int, str]]:
    """The lines and texts of a module that a person may read and that are in no call of gettext, or in one that Babel can't see."""
    tree = ast.parse(source)
    said = {id(part) for node in ast.walk(tree) if _is_call(node, SAYING) for part in ast.walk(node)}
    apart = {id(part) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in HELP for part in ast.walk(node)}
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    apart |= {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from ((node.lineno, "gettext within an f-string") for part in ast.walk(node) if _is_call(part, SAYING))
        if _is_call(node, TELLING):
            yield from ((line, text) for line, text in _texts(node, said | apart) if WORD.search(MARKUP.sub("", text)))
    yield from ((line, text) for line, text in _texts(tree, said | apart) if PROSE.search(text) and not QUERY.match(text))


def _is_call(node: ast.AST, names: tuple[str, ...]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in names


def _texts(tree: ast.AST, left_out: set[int]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


@pytest.mark.parametrize("name", [name for name in FILES if name not in ELSEWHERE])
def test_what_a_person_reads_is_in_the_catalogues(name: str) -> None:
    found = [(line, text) for line, text in bypassing(FILES[name].read_text(encoding="utf-8")) if text not in NO_WORDS.get(name, ())]
    assert found == []


def test_what_is_excepted_is_there() -> None:
    for name, texts in NO_WORDS.items():
        assert texts <= {text for _, text in bypassing(FILES[name].read_text(encoding="utf-8"))}, name


@pytest.mark.parametrize(
    "line",
    [
        'raise Unusable(path, "broken")',
        'raise Unusable(path, f"{path} broken")',
        '_fail(f"planex: {file}: left out")',
        'LOG.warning("%s: newer", path)',
        'table.add_column("field")',
        'said = "no such file"',
        "print(f\"{_('page')} 3\")",
    ],
)
def test_a_text_that_goes_past_them_is_found(line: str) -> None:
    assert list(bypassing(line))


@pytest.mark.parametrize(
    "line", ['raise Unusable(path, _("broken"))', 'print(f"planex: {message}")', 'Option("--to", help="The format.")', '"""A text."""']
)
def test_others_are_not(line: str) -> None:
    assert not list(bypassing(line))


TEMPLATES = sorted(path for path in (ROOT / "pipeline").rglob("*.html*.j2"))
NOT_SHOWN = re.compile(r"\(Ctrl [A-Z]\)|<style.*?</style>|<script.*?</script>|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NAMING = re.compile(r'(?:title|placeholder|aria-label|alt)="([^"]*)"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_page_has_no_words_of_its_own(path: Path) -> None:
    shown = NOT_SHOWN.sub(" ", path.read_text(encoding="utf-8"))
    assert WORD.findall(re.sub(r"<[^>]*>", " ", shown)) + WORD.findall(" ".join(NAMING.findall(shown))) == []


@pytest.mark.parametrize(
    ("arguments", "fi", "sv"),
    [
        (
            ("diff", "{a}", "{a}"),
            "{a}: ei voi lukea (tiedostoa tai kansiota ei ole)",
            "{a}: kan inte läsas (filen eller mappen finns inte)",
        ),
        (("extract", "{a}"), "{a}: tiedostoa ei ole", "{a}: filen finns inte"),
        (
            ("schema", "x"),
            "x: sellaista skeemaa ei ole; valittavana ovat: plan, diff, history, link, tables",
            "x: det finns inget sådant schema; det finns: plan, diff, history, link, tables",
        ),
    ],
)
def test_what_is_wrong_is_said_in_the_language_that_is_asked_for(arguments: tuple[str, ...], fi: str, sv: str, tmp_path: Path) -> None:
    missing = tmp_path / "puuttuu.pdf"
    for language, said in (("fi", fi), ("sv", sv)):
        result = planex(*(word.format(a=missing) for word in arguments), "--language", language)
        assert (result.returncode, result.stderr) == (2, f"planex: {said.format(a=missing)}\n")


@pytest.mark.slow
def test_names_that_clash_are_said_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    for name in ("luonnos", "lopullinen"):
        text = f"Lapin osaamisen suunnitelma 2025-2027\n\f1) Osaava työvoima – nykytila\n• {name}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    words = {"fi": "myös tiedostolla lopullinen.txt on tunnus", "sv": "även lopullinen.txt har id:t", "en": "lopullinen.txt has the id"}
    assert sorted(words) == sorted(LANGUAGES)
    for language, said in words.items():
        result = planex("extract", tmp_path / "luonnos.txt", tmp_path / "lopullinen.txt", "-o", tmp_path / language, "--language", language)
        assert f"{tmp_path / 'luonnos.txt'}: {said} lappi-osaaminen-2025-2027" in result.stderr
