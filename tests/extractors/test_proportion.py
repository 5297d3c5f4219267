"""Work grows in proportion to a text: what a page may hold thousands of times costs no more each than a few times.

What is counted is how often a line of ours is run, never how long it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from spacy.tokens import Doc

from extractors.evidence.entry.fields import _read
from extractors.evidence.language import pipeline, read
from extractors.evidence.parties.bodies import members_in
from extractors.page import cut
from extractors.page.cut import cut as cut_page
from extractors.page.items import item_of
from extractors.page.lines import lines_of
from extractors.page.reading_order import regions_of
from extractors.page.strips import ColumnEdges
from extractors.text.lemmas import LONGEST, is_known, lemma
from pipeline.extraction import extract_document
from pipeline.readers import Document
from pipeline.readers.text import read_text
from schemas.document import Line, Word

OURS = str(Path(__file__).parents[2] / "extractors")
# A long text is that many times as long as a short one, and may cost so many times as much and no more.
SHORT, LONG, MOST = 200, 800, 4.6


def lines_run(work: Callable[[], Any], room: str = OURS) -> int:
    """How many lines of the files in a room a piece of work runs; each value that a comprehension makes counts."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return line

    def call(frame: FrameType, _: str, __: object) -> Any:
        return line if frame.f_code.co_filename.startswith(room) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


WORK: dict[str, Callable[[str], Any]] = {
    "members": lambda text: members_in(read(text, "fi"), "fi"),
    "entry": lambda text: _read.__wrapped__(text, "fi", 0, (), ()),
}
REPEATED = [
    "ja ",
    "(a)",
    "((",
    "ESR+, ",
    "Kemin ja ",
    "Kemin kaupunki ja ",
    "OPH, ",
    "Kemin ",
    "1234567-1 ",
    "Lue lisää ",
    "rahoittaa ",
    "Oy ",
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORK)
@pytest.mark.parametrize("text", REPEATED)
def test_a_text_four_times_as_long_costs_four_times_as_much(kind: str, text: str) -> None:
    pipeline("fi")(text * SHORT)
    short, long = (lines_run(lambda n=n: WORK[kind](f"Silta. {text * n}")) for n in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short


DOCUMENTS = {
    "lines": "Hanke\n",
    "broken lines": "osaa-\n",
    "themes": "1) Teema\n",
    "projects": "Silta. 1.1.2024-31.12.2024. ESR+. Kemin kaupunki.\n",
    "labels": "Hanke: a\nRahoittaja: ESR+\nKesto: 1.1.2024\n",
    "brackets": "((a",
    "unseen signs": "a\u200b",
    "letters": "abcdefghij",
    "data": "1.1.2024 ESR+ ja ",
    "pages": "Hanke\f",
    "words far apart": "Hanke     ",
    "two columns": "Hanke          Silta\n",
}


def edition(text: str) -> None:
    """A whole plain text, read and understood."""
    path = Path("x.txt")
    extract_document(Document(path, "0" * 64, "text/plain", read_text(path, f"1) Teema\nHankkeet\n{text}".encode())))


@pytest.mark.slow
@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_document_four_times_as_long_costs_four_times_as_much(text: str) -> None:
    edition("Silta")
    # Nothing that was read before is kept: each text is another.
    short, long = (lines_run(lambda n=n: edition(f"{DOCUMENTS[text] * n}{n}")) for n in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short


ROWS = {
    "words far apart": "sana     ",
    "columns": "vasen palsta               oikea palsta\n",
    "columns of bullets": "• vasen                    • oikea\n",
    "lines that begin anywhere": "sana\n          sana\n     sana\n",
}


@pytest.mark.parametrize("text", ROWS)
def test_plain_text_is_cut_into_columns_without_a_look_at_all_of_it_for_each_line(text: str) -> None:
    pages = (lines_of(read_text(Path("x.txt"), (ROWS[text] * n).encode())[0]) for n in (SHORT, LONG))
    short, long = (lines_run(lambda lines=lines: regions_of(lines)) for lines in pages)  # type: ignore[misc]
    assert long <= MOST * short


def test_lines_that_follow_each_other_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    around, asked = cut.around, list[int]()
    monkeypatch.setattr(cut, "around", lambda boxes: asked.append(len(boxes)) or around(boxes))
    lines = [Line((Word("sana", 1, n, (50.0, 20.0 * n, 80.0, 20.0 * n + 10.0), size=10.0),)) for n in range(SHORT)]
    node = cut_page([item_of(line) for line in lines])
    assert node is not None
    assert node.lines == lines
    assert asked == [SHORT]


def line_of(count: int) -> list[Word]:
    """So many words on one line, each far from the one before."""
    return [Word("sana", 1, n, (40.0 * n, 100.0, 40.0 * n + 20.0, 110.0), size=10.0) for n in range(count)]


def test_the_word_before_a_word_is_found_without_a_look_at_all_of_its_line() -> None:
    short, long = (lines_run(lambda n=n: ColumnEdges(line_of(n)).strips()) for n in (SHORT, LONG))  # type: ignore[misc]
    assert long <= MOST * short


def calls_of_spacy(name: str, text: str) -> int:
    """How often a function of spaCy is called for a text."""
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_name == name

    nlp, before = pipeline("fi"), sys.getprofile()
    sys.setprofile(note)
    try:
        nlp(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
def test_spacy_does_not_look_over_a_text_for_each_of_its_words() -> None:
    short, long = (calls_of_spacy(Doc.has_annotation.__name__, "ESR+, " * n) for n in (SHORT, LONG))
    assert short == long


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 100_000])
def test_a_word_that_is_too_long_for_one_is_its_own_base_form(length: int) -> None:
    before = is_known.cache_info().currsize
    assert lemma("Ä" * length, "fi") == "ä" * length
    assert is_known.cache_info().currsize - before <= LONGEST
