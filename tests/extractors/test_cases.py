"""Every extractor against its table of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence.amounts import AMOUNT, GROUPS, amounts
from extractors.evidence.entry.fields import read_entry
from extractors.evidence.headings import heading_reader
from extractors.evidence.labels import field_of, is_total, label_at
from extractors.evidence.language import pipeline
from extractors.evidence.names import acronym_of, short_name, slug, tidy_name
from extractors.evidence.parties.organisations import OrganisationReader
from extractors.lexicon import lexicon
from extractors.projects.same_names import same_project
from extractors.sections.notes import is_legend
from extractors.sections.titles import ALIKE, alike
from extractors.text.lemmas import is_known
from extractors.text.passage import Joiner
from extractors.text.tokens import tokens_of
from schemas.document import Line, Passage
from schemas.mention import Entry, Field
from tests.cases import table
from tests.extractors.pages import page


@pytest.mark.parametrize(("text", "edtf", "start", "end"), table("periods"))
def test_periods(text: str, edtf: str, start: str, end: str) -> None:
    found = pipeline("fi")(text)._.periods
    if edtf == "none":
        assert found == ()
        return
    (period,) = found
    if edtf == "impossible":
        assert period.interval is None
    else:
        assert (period.interval.edtf, period.interval.start or "", period.interval.end or "") == (edtf, start, end)


@pytest.mark.parametrize(("language", "text", "edtf"), table("periods", "languages"))
def test_periods_in_other_languages(language: str, text: str, edtf: str) -> None:
    (period,) = pipeline(language)(text)._.periods
    assert (period.interval and period.interval.edtf, period.start) == (edtf, 0)


def _forms() -> list[tuple[str, str, str, str]]:
    """The table of forms, a row with its language first."""
    forms: dict[str, list[list[str]]] = dict(table("periods", "forms"))
    return [(language, text, edtf, note) for language, rows in forms.items() for text, edtf, note in rows]


@pytest.mark.parametrize(("language", "text", "edtf", "note"), _forms())
def test_every_form_of_a_period(language: str, text: str, edtf: str, note: str) -> None:
    found = pipeline(language)(text)._.periods
    read = [(period.interval.edtf if period.interval else "impossible") + "~" * (not period.strong) for period in found]
    assert "; ".join(read) == ("" if edtf == "none" else edtf)
    assert [said.code for period in found for said in period.notes] == ([note] if note else [])


@pytest.mark.parametrize("case", table("entries", "entry"), ids=lambda case: case["name"])
def test_entries(case: dict[str, object]) -> None:
    entry = read_entry(Passage(str(case["text"]), ()), 1, 1, str(case.get("language", "fi")))
    assert read_as(entry) == {key: value for key, value in case.items() if key not in ("text", "language")}


def read_as(entry: Entry) -> dict[str, object]:
    """An entry's fields in the form of the case tables; fields that were not found are left out."""
    found: dict[str, object] = {}
    plain: tuple[Field, ...] = ("name", "acronym", "description", "scope", "status", "code")
    for name in plain:
        if mark := entry.one(name):
            found[name] = mark.value
    if period := entry.one("period"):
        found["period"] = period.value.edtf or "impossible"  # type: ignore[attr-defined]
    if funders := [mark.value for mark in entry.of("funders")]:
        found["funders"] = [f.name + (f"|{f.instrument}" if f.instrument else "") for f in funders]  # type: ignore[attr-defined]
    if partners := [mark.value for mark in entry.of("partners")]:
        found["partners"] = [p.name + ("*" if p.role == "coordinator" else "") for p in partners]  # type: ignore[attr-defined]
    if budget := entry.one("budget"):
        found["budget"] = budget.value.amount  # type: ignore[attr-defined]
    if entry.problems:
        found["look"] = sorted(problem.code for problem in entry.problems)
    return found


@pytest.mark.parametrize(("text", "tokens"), table("tokens"))
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in pipeline("fi").make_doc(text)) == tokens


@pytest.mark.parametrize(("text", "names"), table("organisations"))
def test_organisations(text: str, names: list[str]) -> None:
    assert [found.name for found in OrganisationReader("fi").read(tokens_of(pipeline("fi")(text)))] == names


@pytest.mark.parametrize(("language", "text", "names"), table("organisations", "languages"))
def test_organisations_in_other_languages(language: str, text: str, names: list[str]) -> None:
    assert [found.name for found in OrganisationReader(language).read(tokens_of(pipeline(language)(text)))] == names


@pytest.mark.parametrize(("one", "other", "same"), table("same_project"))
def test_same_project(one: str, other: str, same: bool) -> None:
    assert same_project(one, other) is same
    assert same_project(other, one) is same


@pytest.mark.parametrize(("printed", "name", "acronym", "id_"), table("names"))
def test_names(printed: str, name: str, acronym: str, id_: str) -> None:
    assert tidy_name(printed) == name
    assert (acronym_of(name) or "") == acronym
    assert slug(short_name(name)) == id_


@pytest.mark.parametrize(("text", "number", "theme", "section"), table("headings"))
def test_titles(text: str, number: int, theme: str, section: str) -> None:
    title = heading_reader("fi").title(text)
    assert (title.number or 0, title.theme, (title.sections or ("",))[0]) == (number, theme, section)


@pytest.mark.parametrize(("text", "section"), table("headings", "headings"))
def test_headings(text: str, section: str) -> None:
    assert (heading_reader("fi").sections(text) or ("",))[0] == section


@pytest.mark.parametrize(("language", "text", "around"), table("headings", "matter"))
def test_what_heads_matter_around_a_plan(language: str, text: str, around: bool) -> None:
    assert heading_reader(language).heads_matter(text) is around


@pytest.mark.parametrize(("title", "other", "one"), table("headings", "alike"))
def test_titles_that_are_alike_are_one_themes(title: str, other: str, one: bool) -> None:
    assert (alike(title, other) >= ALIKE) is one


@pytest.mark.parametrize(("text", "appendix"), table("headings", "appendices"))
def test_appendices(text: str, appendix: bool) -> None:
    assert (heading_reader("fi").appendix(text) is not None) is appendix


@pytest.mark.parametrize(("language", "text", "legend"), table("headings", "legends"))
def test_legends(language: str, text: str, legend: bool) -> None:
    assert is_legend(text, heading_reader(language)) is legend


JOINER = Joiner(frozenset({"hyvinvointiteknologia"}), lexicon("fi").coordinators, lambda word: is_known(word, "fi"))


def rows(lines: str) -> list[Line]:
    """Lines parted by `|`, 14 points from one to the next."""
    drawn = [page(1, (40, 100 + 14 * number, line)) for number, line in enumerate(lines.split("|"))]
    return [Line(line.words) for line in drawn]


@pytest.mark.parametrize(("lines", "text"), table("joining"))
def test_joining(lines: str, text: str) -> None:
    assert JOINER.join(rows(lines)).text == text


@pytest.mark.parametrize(("lines", "text"), table("joining", "cells"))
def test_joining_in_narrow_cells(lines: str, text: str) -> None:
    assert replace(JOINER, cuts=True, small=lexicon("fi").stopwords).join(rows(lines)).text == text


@pytest.mark.parametrize(("text", "field"), table("labels"))
def test_labels(text: str, field: str) -> None:
    assert (field_of(text) or "") == field


@pytest.mark.parametrize(("text", "total"), table("labels", "totals"))
def test_totals(text: str, total: bool) -> None:
    assert is_total(text) is total


@pytest.mark.parametrize(("line", "field", "words"), table("labels", "openings"))
def test_labels_that_open_a_line(line: str, field: str, words: int) -> None:
    assert (label_at(line.split()) or ("", 0)) == (field, words)


@pytest.mark.parametrize(("text", "euros"), table("amounts"))
def test_amounts(text: str, euros: float) -> None:
    assert [found.value.amount for found in amounts(text)] == ([euros] if euros else [])  # type: ignore[union-attr]


def test_euros_are_looked_for_behind_so_many_groups_of_digits_and_no_more() -> None:
    told, not_told = (f"1{' 234' * count} €" for count in (GROUPS, GROUPS + 1))
    assert AMOUNT.match(told)
    assert not AMOUNT.match(not_told)


def test_digits_beyond_all_numbers_are_no_money() -> None:
    assert amounts("9" * 400 + " €") == ()
