"""JSON that comes in is a stranger's: whatever is done to an edition, a command reads it or says in one line why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from tests.editions.expected import ROOT

SMALL = Path(__file__).with_name("edition-1.0.json")
SAMPLE = sorted((ROOT / "output").rglob("*.json"))[0]
Edition = dict[str, Any]
# The commands that read editions: what they are given besides, {bad} the stranger's file, {good} one of ours, {out} where to write.
COMMANDS = {
    "diff to": "diff {good} {bad} --format html",
    "diff from": "diff {bad} {good}",
    "diff json": "diff {good} {bad} --format json",
    "history": "history {good} {bad} --format html",
    "csv": "export {bad} --to csv -o {out}",
    "flat": "export {bad} --to csv --flat -o {out}",
    "xlsx": "export {bad} --to xlsx -o {out}",
    "sqlite": "export {bad} --to sqlite -o {out}",
    "parquet": "export {bad} --to parquet -o {out}",
    "jsonld": "export {bad} --to jsonld --licence CC-BY-4.0 -o {out}",
    "datapackage": "export {bad} --to datapackage --licence CC-BY-4.0 -o {out}",
    "public": "export {bad} --to csv --public -o {out}",
    "link": "link {bad} --register tests/pipeline/registers/kohesio.csv",
    "timeline": "chart timeline {bad} -o {out}.svg",
    "network": "chart network {bad} -o {out}.svg",
    "funders": "chart funders {bad} -o {out}.svg",
    "migrate": "migrate {bad}",
    "check": "check {bad}",
    "review": "review {bad} -o {out}.html",
    "explain": "explain {bad}",
    "explain json": "explain {bad} --format json",
}


def run(command: str, bad: Path) -> tuple[int, str]:
    """Exit code and standard error; an exception that nobody caught is raised."""
    words = [word.format(bad=bad, good=SAMPLE, out=bad.parent / "out") for word in COMMANDS[command].split()]
    found = CliRunner().invoke(app, words)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.exit_code, found.stderr


def _refused(command: str, bad: Path, content: bytes, said: str) -> None:
    bad.write_bytes(content)
    code, error = run(command, bad)
    lines = error.splitlines()
    assert (code, len(lines)) == (2, 1), lines
    assert lines[0].startswith(f"planex: {bad}: ")
    assert said in lines[0]
    # Nothing was written, and what was there stays.
    assert [path.name for path in bad.parent.iterdir()] == [bad.name]
    assert bad.read_bytes() == content


@lru_cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _edition() -> Edition:
    return dict(json.loads(_text(SMALL)))


def _set(*place: str | int, to: Any) -> Callable[[], bytes]:
    """A small edition with one value replaced."""

    def content() -> bytes:
        edition: Any = _edition()
        inner = edition
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = to
        return json.dumps(edition).encode()

    return content


def _deep() -> bytes:
    return _text(SMALL).replace('"children": []', '"children": ' + "[" * 1000 + "]" * 1000, 1).encode()


def _nested_items() -> bytes:
    item: Any = []
    for _ in range(150):
        item = [{"text": "a", "children": item, "spans": []}]
    return _set("phenomena", to=item)()


TWICE = [
    {
        "number": 1,
        "title": "A",
        "current_state": {"as_of": None, "items": []},
        "strengths": [],
        "development_targets": [],
        "project_ids": [],
    }
] * 2
STRANGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a day that is none": (_set("projects", 0, "period", "start", to="2025-02-30"), "projects.0.period.start"),
    "a year nought": (_set("plan", "period", "start", to="0000-01-01"), "plan.period.start"),
    "an end before its start": (_set("projects", 0, "period", "end", to="2001-01-01"), "it ends before it starts"),
    "1,000 brackets": (_deep, "recursion limit"),
    "items within items": (_nested_items, "is no"),
    "half a character": (lambda: _text(SMALL).replace("Kainuu", "\\ud83d", 1).encode(), "is no JSON"),
    "half a character in bytes": (lambda: _text(SMALL).encode().replace(b"Kainuu", b"\xed\xa0\x80", 1), "is no JSON"),
    "not UTF-8": (lambda: _text(SMALL).encode("utf-16"), "is no JSON"),
    "two themes of one number": (_set("themes", to=TWICE), "themes: two have the number 1"),
    "a page of 10^30": (_set("projects", 0, "mentions", 0, "page", to=10**30), "projects.0.mentions.0.page"),
    "a theme of 10^30": (_set("themes", 0, "number", to=10**30), "themes.0.number"),
    "a page before the first": (_set("slides", 0, "page", to=0), "slides.0.page"),
    "NaN": (lambda: _text(SMALL).replace('"confidence": 0.87', '"confidence": NaN').encode(), "is no JSON"),
    "without end": (lambda: _text(SMALL).replace('"amount": 412300.0', '"amount": 1e999').encode(), "projects.0.budget.amount"),
    "a confidence of two": (_set("projects", 0, "confidence", to=2), "projects.0.confidence"),
    "a list": (lambda: b"[]", "is no edition"),
    "a number": (lambda: b"1", "is no edition"),
    "null": (lambda: b"null", "is no edition"),
    "nothing": (lambda: b"", "is no JSON"),
    "a plan that is a list": (_set("plan", to=[]), "is no valid edition"),
    "one project twice": (
        lambda: json.dumps(_edition() | {"projects": _edition()["projects"][:1] * 2}).encode(),
        "two have the id tervavayla",
    ),
    "a project that is not there": (_set("themes", 0, "project_ids", to=["poissa\nhuono"]), "there is no project poissa huono"),
    "a theme that is not there": (_set("projects", 0, "themes", to=[9]), "there is no theme 9"),
    "a slide's theme that is not there": (_set("slides", 0, "theme", to=9), "there is no theme 9"),
    "a mention's theme that is not there": (_set("projects", 0, "mentions", 0, "theme", to=9), "there is no theme 9"),
    "a finding's project that is not there": (_set("findings", 0, "project_id", to="poissa"), "there is no project poissa"),
    "a file name that leads away": (_set("source", "filename", to="../../etc/passwd"), "source.filename"),
    "a way from the root": (_set("source", "path", to="/etc/passwd"), "source.path"),
    "a newer major version": (_set("schema_version", to="3.0"), "a newer planex wrote it"),
    "no version": (_set("schema_version", to="one"), "is no edition"),
}


# All commands read editions through one door: each is tried with a few kinds, two of them with all.
TRIED = [
    (kind, command)
    for kind in STRANGE
    for command in COMMANDS
    if command in ("diff to", "migrate") or kind in ("a day that is none", "1,000 brackets", "NaN", "a list")
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "command"), TRIED)
def test_what_can_not_be_used_is_one_line(kind: str, command: str, tmp_path: Path) -> None:
    content, said = STRANGE[kind]
    _refused(command, tmp_path / "vieras.json", content(), said)


TOLD = frozenset({"name", "title", "text", "description", "acronym", "message", "region", "instrument", "as_of", "code", "extractor"})


def _said(value: Any, text: str, key: str = "") -> Any:
    """An edition in which every text that is shown is another."""
    if isinstance(value, dict):
        return {own: _said(inner, text, own) for own, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, text, key) for inner in value]
    return text if isinstance(value, str) and key in TOLD else value


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_odd_signs_in_every_text_are_read(command: str, tmp_path: Path) -> None:
    odd = tmp_path / "vieras.json"
    odd.write_text(json.dumps(_said(_edition(), "a\0b \x1b[2J \ufffe ]]> $\\frac{$ {name} %s")), encoding="utf-8")
    code, error = run(command, odd)
    assert code == (1 if command.startswith("diff") else 0), error


def _places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where every value of an edition stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for step, part in inner for found in _places(part, (*place, step)))]


PLACES = [place for place in _places(_edition()) if place]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 12),
    st.sampled_from([10**6, 10**30, -(2**63), 1e308, -0.0, 5e-324]),
    st.sampled_from(
        ["", " ", "\x00", "\x1b[2J", "=1+1", "9999-12-31", "0001-01-01", "2024-02-30", "1.1", "../x", "a\nb", "\U0010ffff", "]]>", "𝕏"]
    ),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.text(max_size=4), st.none(), max_size=2),
)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(PLACES), VALUES),
        st.tuples(st.just("delete"), st.sampled_from(PLACES), st.none()),
        st.tuples(st.just("double"), st.sampled_from(PLACES), st.none()),
        st.tuples(st.just("copy"), st.sampled_from(PLACES), st.sampled_from(PLACES)),
    ),
    min_size=1,
    max_size=3,
)


def _changed(changes: list[tuple[str, tuple[str | int, ...], Any]]) -> Edition:
    """The small edition with changes in it; one whose place an earlier change took away is left out."""
    edition = _edition()
    for kind, place, value in changes:
        try:
            inner = _at(edition, place[:-1])
            here = inner[place[-1]]
            if kind == "set":
                inner[place[-1]] = value
            elif kind == "delete":
                del inner[place[-1]]
            elif kind == "double" and isinstance(inner, list):
                inner.insert(0, json.loads(json.dumps(here)))
            elif kind == "copy":
                inner[place[-1]] = json.loads(json.dumps(_at(edition, value)))
        except (LookupError, TypeError):
            continue
    return edition


def _at(edition: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        edition = edition[step]
    return edition


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, command=st.sampled_from(sorted(COMMANDS)))
def test_a_changed_edition_is_read_or_refused_in_one_line(
    changes: list[tuple[str, tuple[str | int, ...], Any]], command: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bad = tmp_path_factory.mktemp("vieras") / "vieras.json"
    content = json.dumps(_changed(changes)).encode("utf-8", "surrogatepass")
    bad.write_bytes(content)
    code, error = run(command, bad)
    told = [line for line in error.splitlines() if line.startswith("planex: ")]
    assert code in ((0, 1, 2) if command.startswith(("diff", "link")) else (0, 2))
    assert (len(told), len(error.splitlines())) == (1, 1) if code == 2 else told == []
    assert code != 2 or (str(bad) in told[0] or str(bad.parent / "out") in told[0])
    if command == "migrate" and code == 0:
        # What it wrote can be read again, and is up to date.
        assert run("migrate", bad) == (0, f"{bad}: is up to date\n")
        assert run("diff from", bad)[0] == 1
    elif code == 2:
        assert bad.read_bytes() == content


@pytest.mark.slow
@settings(max_examples=50)
@given(at=st.floats(0, 1), rubbish=st.binary(max_size=4), cut=st.integers(0, 6))
def test_a_file_that_is_damaged_anywhere_is_read_or_refused_in_one_line(
    at: float, rubbish: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bad = tmp_path_factory.mktemp("vieras") / "vieras.json"
    text = _text(SMALL).encode()
    place = int(at * len(text))
    bad.write_bytes(text[:place] + rubbish + text[place + cut :])
    code, error = run("history", bad)
    assert code in (0, 2)
    assert [line.startswith(f"planex: {bad}: ") for line in error.splitlines()] == ([True] if code == 2 else [])
