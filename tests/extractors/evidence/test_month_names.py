"""Months that dateparser knows and the lexicon does not spell out: it is asked for each of them, and for nothing else."""

from __future__ import annotations

from importlib import import_module

import pytest

from extractors.evidence.time.month_names import SHORTEST, month_named

MONTHS = "january february march april may june july august september october november december".split()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_month_that_dateparser_knows_is_found(language: str) -> None:
    known = import_module(f"dateparser.data.date_translation_data.{language}").info
    names = {name.lower(): number for number, month in enumerate(MONTHS, start=1) for name in known[month] if len(name) >= SHORTEST}
    assert len(names) >= len(MONTHS)
    assert {name: month_named(name, language) for name in names} == names


@pytest.mark.parametrize(("word", "language"), [("two", "en"), ("seven", "sv"), ("två", "sv"), ("hanketta", "fi"), ("tonight", "en")])
def test_a_number_or_another_word_is_no_month(word: str, language: str) -> None:
    assert month_named(word, language) is None
