"""Finnish, Swedish and English: no sentence is missing, all its places are filled, and the JSON is the same in each."""

from __future__ import annotations

import os
import re
from contextvars import copy_context
from functools import lru_cache
from gettext import GNUTranslations
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.compare import diff
from pipeline.compare.history import history
from pipeline.compare.wording import funders_words, partners_words, period_words, removed_words
from pipeline.formats import DiffFormat, HistoryFormat
from pipeline.reports.formats import diff_text, history_text
from pipeline.translation import FOLDER, LANGUAGES, catalogue, said, speaking, system_language
from pipeline.translation import _ as translated
from schemas.findings import SENTENCES, Values, finding
from schemas.plan import Finding, Partner, Period
from tests.command import planex
from tests.editions.expected import ROOT
from tests.pipeline.compare.test_sample_editions import editions
from tests.pipeline.test_cli import NEW, OLD

Key = tuple[str | None, str]
SWEDISH = ROOT / "tests/editions/osterbotten.pdf"
OTHERS = [language for language in LANGUAGES if language != "en"]


@lru_cache
def _in_the_code() -> frozenset[Key]:
    """Every sentence that stands in the code and in the templates, as `make words` finds it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    own = makefile.split("pybabel -q extract")[1].splitlines()[0].split(" -k ")[1:]
    keywords = DEFAULT_KEYWORDS | parse_keywords([keyword.split()[0] for keyword in own])
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords)
    return frozenset((context, _forms(text)[0]) for _, _, text, _, context in found)


def _messages(language: str) -> list[Message]:
    with (FOLDER / language / "LC_MESSAGES" / "planex.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def _key(message: Message) -> Key:
    return message.context, _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_and_none_is_left_over(language: str) -> None:
    assert len(_in_the_code()) > 150
    assert {_key(message) for message in _messages(language)} == _in_the_code()


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_in_all_its_forms(language: str) -> None:
    messages = _messages(language)
    assert [message.id for message in messages if message.fuzzy] == []
    assert [message.id for message in messages if not all(_forms(message.string))] == []
    assert [message.id for message in messages if message.pluralizable and len(_forms(message.string)) != 2] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_with_a_number_is_said_without_one_too(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Python 3.11.2 does not look for it among those with forms.
    monkeypatch.setattr(GNUTranslations, "gettext", lambda self, text: self._catalog.get(text, text))
    both = [message for message in _messages(language) if message.pluralizable and message.context is None]
    assert len(both) > 50
    with speaking(language):
        assert [translated(message.id[0]) for message in both] == [message.string[0] for message in both]


@pytest.mark.parametrize("language", OTHERS)
def test_places_for_values_agree(language: str) -> None:
    for message in _messages(language):
        wanted = [_places(form) for form in _forms(message.id)]
        got = [_places(form) for form in _forms(message.string)]
        assert got == wanted, message.id


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("key", SENTENCES)
def test_every_finding_is_said(key: str, language: str) -> None:
    code, _, why = key.partition("/")
    names = _places(SENTENCES[key].one) | _places(SENTENCES[key].many)
    values: Values = {name: 2 if name == SENTENCES[key].count else f"<{name}>" for name in names} | ({"why": why} if why else {})
    found = finding(code, "info", values)
    with speaking(language):
        spoken = said(found)
    assert spoken != found.message
    assert all(str(value) in spoken for name, value in values.items() if name != "why")


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("en", 1, "page 3: 1 word is in no place: a"),
        ("en", 5, "page 3: 5 words are in no place: a"),
        ("fi", 1, "sivu 3: 1 sana jäi sijoittamatta: a"),
        ("fi", 5, "sivu 3: 5 sanaa jäi sijoittamatta: a"),
        ("sv", 1, "sida 3: 1 ord blev utan plats: a"),
        ("sv", 5, "sida 3: 5 ord blev utan plats: a"),
    ],
)
def test_numbers_have_their_forms(language: str, count: int, expected: str) -> None:
    with speaking(language):
        assert said(finding("lost-words", "error", {"page": 3, "count": count, "text": "a"})) == expected


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("missing-period", None),
        ("missing-period", {"name": "x"}),
        ("from-tomorrow", {"project": "x"}),
        ("missing-period", {"why": "of-tomorrow", "project": "x"}),
        ("lost-words", {"page": 1, "count": "many", "text": "x"}),
        ("lost-words", {"page": 1, "count": [1], "text": "x"}),
    ],
)
def test_what_can_not_be_said_is_shown_as_it_stands(code: str, values: Values | None) -> None:
    told = {"severity": "info", "code": code, "message": "as it stands", "project_id": None, "spans": [], "values": values}
    found = Finding.model_validate(told)
    with speaking("fi"):
        assert said(found) == "as it stands"


def _period(text: str, start: str | None, end: str | None) -> Period:
    return Period(text=text, edtf=f"{start or ''}/{end or '..'}", start=start, end=end)


def _partners(*names: str) -> list[Partner]:
    return [Partner(name=name.rstrip("*"), id=None, role="coordinator" if name.endswith("*") else "partner", text=name) for name in names]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            [
                "loppu 31.1.2026 → 28.2.2026 (1 kuukausi myöhemmin)",
                "alku 3.2.2024 → 1.2.2024 (2 päivää aiemmin)",
                "päättymisaika jätetty avoimeksi (oli 31.1.2026)",
                "lisätyt kumppanit: Kemin kaupunki, Tornion kaupunki",
                "rooli muuttunut, Kemin kaupunki: kumppani → koordinaattori",
                "hanke poistettu; se oli päättynyt 31.1.2026",
            ],
        ),
        (
            "sv",
            [
                "slut 31.1.2026 → 28.2.2026 (1 månad senare)",
                "start 3.2.2024 → 1.2.2024 (2 dagar tidigare)",
                "sluttiden lämnad öppen (var 31.1.2026)",
                "partner tillagda: Kemin kaupunki, Tornion kaupunki",
                "rollen ändrad, Kemin kaupunki: partner → samordnare",
                "projektet borttaget; det hade avslutats 31.1.2026",
            ],
        ),
        (
            "en",
            [
                "end 2026-01-31 → 2026-02-28 (1 month later)",
                "start 2024-02-03 → 2024-02-01 (2 days earlier)",
                "end left open (was 2026-01-31)",
                "partners added: Kemin kaupunki, Tornion kaupunki",
                "role of Kemin kaupunki changed: partner → coordinator",
                "project removed; its period had ended 2026-01-31",
            ],
        ),
    ],
)
def test_changes_are_said(language: str, expected: list[str]) -> None:
    period = _period("a", "2024-02-03", "2026-01-31")
    with speaking(language):
        assert [
            period_words(period, _period("b", "2024-02-03", "2026-02-28")),
            period_words(period, _period("b", "2024-02-01", "2026-01-31")),
            period_words(period, _period("b", "2024-02-03", None)),
            partners_words([], _partners("Kemin kaupunki", "Tornion kaupunki")),
            partners_words(_partners("Kemin kaupunki"), _partners("Kemin kaupunki*")),
            removed_words(period, "2026-06-01"),
        ] == expected
        assert funders_words([], []) == ""


@pytest.mark.slow
@pytest.mark.parametrize("format", [DiffFormat.text, DiffFormat.md, DiffFormat.html])
def test_a_diff_has_no_english_left(format: DiffFormat) -> None:
    old, new = editions()
    for language, whole, heading in (("fi", "Suunnitelma kokonaisuutena", "Teema 1: "), ("sv", "Planen som helhet", "Tema 1: ")):
        with speaking(language):
            text = diff_text(diff(old, new, language), old, new, format, [], None)
        assert whole in text
        assert heading in text
        shown = text.partition("<body>")[2].partition("<script")[0] or text
        for english in ("moved", "added", "removed", "partner changed", "Theme ", "What changed", " later", "renamed", "No changes"):
            assert english not in re.sub(r"<[^>]*>", "", shown)


@pytest.mark.slow
def test_a_history_has_no_english_left() -> None:
    for language, words in (("fi", ("Historia: 2 suunnitelmaa", "yhdistynyt")), ("sv", ("Historik: 2 planer", "sammanslagen"))):
        with speaking(language):
            text = history_text(history(editions(), language), HistoryFormat.html)
        assert all(word in text for word in words)
        assert f'<html lang="{language}">' in text
        assert not any(
            english in re.sub(r"<[^>]*>", "", text.partition("<body>")[2]) for english in ("later", "added", "gone", "moved from")
        )


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [("diff", OLD, NEW, "--format", "json"), ("history", OLD, NEW, "--format", "json")], ids=["diff", "history"]
)
def test_the_json_is_the_same_in_every_language(arguments: tuple[object, ...]) -> None:
    one, other, another = (planex(*arguments, "--language", language) for language in LANGUAGES)
    assert one.stdout == other.stdout == another.stdout != ""


@pytest.mark.slow
def test_an_edition_is_the_same_in_every_language_and_its_closing_line_is_not() -> None:
    runs = {language: planex("extract", SWEDISH, "-o", "-", "--language", language) for language in LANGUAGES}
    assert len({run.stdout for run in runs.values()}) == 1
    assert ": no period found" in runs["fi"].stdout
    assert {language: run.stderr.partition(": ")[2].strip() for language, run in runs.items()} == {
        "fi": "2 teemaa, 9 hanketta; 3 varoitusta; sanoja luettu 334 = sijoitettu 334 (lisäksi 24 luettelomerkkiä)",
        "sv": "2 teman, 9 projekt; 3 varningar; lästa ord 334 = placerade 334 (samt 24 punkttecken)",
        "en": "2 themes, 9 projects; 3 warnings; words read 334 = placed 334 (and 24 bullets)",
    }


NOTHING = {"fi": "Ei muutoksia.", "sv": "Inga ändringar.", "en": "No changes."}
FINNISH = {"PLANEX_LANGUAGE": "", "LC_ALL": "fi_FI.UTF-8"}


def nothing_line(options: list[str], environment: dict[str, str]) -> str:
    """What the command says last before the account of words, called in this process and speaking its own language."""
    found = copy_context().run(CliRunner().invoke, app, ["diff", str(OLD), str(OLD), *options], env=environment)
    return next(line for line in found.stdout.splitlines() if line in NOTHING.values())


@pytest.mark.parametrize(
    ("options", "environment", "expected"),
    [
        ([], {"PLANEX_LANGUAGE": "fi"}, "fi"),
        (["--language", "sv"], {"PLANEX_LANGUAGE": "fi"}, "sv"),
        ([], FINNISH, "fi"),
        ([], {"PLANEX_LANGUAGE": "", "LC_ALL": "", "LANG": "sv_FI.UTF-8", "LC_MESSAGES": "", "LANGUAGE": ""}, "sv"),
        ([], {"PLANEX_LANGUAGE": "", "LC_ALL": "et_EE.UTF-8", "LANGUAGE": "et:fi:en"}, "fi"),
        ([], {"PLANEX_LANGUAGE": "", "LC_ALL": "C.UTF-8", "LANGUAGE": "fi"}, "en"),
        ([], {"PLANEX_LANGUAGE": "sv", "LC_ALL": "fi_FI.UTF-8"}, "sv"),
        ([], {"PLANEX_LANGUAGE": "", "LC_ALL": "C"}, "en"),
        ([], {"PLANEX_LANGUAGE": "", "LC_ALL": "et_EE.UTF-8"}, "en"),
    ],
)
def test_the_option_goes_before_the_variable_and_that_before_the_system(
    options: list[str], environment: dict[str, str], expected: str
) -> None:
    assert nothing_line(options, environment) == NOTHING[expected]


@pytest.mark.slow
def test_the_systems_language_is_spoken_whatever_it_does_to_an_interpreter_that_starts() -> None:
    assert planex("diff", OLD, OLD, **FINNISH).stdout.splitlines().count(NOTHING["fi"]) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("options", "environment"), [(["--language", "de"], {}), ([], {"PLANEX_LANGUAGE": "de"})])
def test_a_language_that_there_is_not(options: list[str], environment: dict[str, str]) -> None:
    found = planex("diff", OLD, OLD, *options, **environment)
    assert (found.returncode, found.stdout, "de" in found.stderr) == (2, "", True)


@pytest.mark.parametrize(
    "name", sorted(str(command.name or command.callback.__name__) for command in app.registered_commands if command.callback)
)
def test_every_command_takes_a_language(name: str) -> None:
    found = planex(name, "--help", COLUMNS="200")
    assert found.returncode == 0
    assert "--language" in found.stdout


def test_the_systems_language_is_english_where_it_tells_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    assert system_language() == "en"


def test_the_catalogues_are_part_of_the_package() -> None:
    assert catalogue("fi").gettext("projects") == "hankkeet"
    assert sorted(os.listdir(FOLDER)) == OTHERS
