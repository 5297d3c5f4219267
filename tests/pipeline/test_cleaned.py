"""Text cleaned once, however it is drawn or written: doubled, set apart, glued, its accents by themselves, turned, with hidden signs."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pipeline.extraction import extract
from pipeline.readers.cleaning import UNREADABLE, cleaned
from pipeline.readers.pdf import read_pdf
from pipeline.readers.text import read_text
from schemas.document import Word
from tests.pipeline.raw_pdf import FIRST, raw_pdf, stream, text

LINE = "Kaaripolku. Hankkeessa opitaan yhdessä töitä. 1.8.2024-31.12.2025. ESR+. Kemin kaupunki."
OTHER = "Näyttöpaja. Aallokko kehittää koululle tilat."


def words_in(path: Path) -> tuple[Word, ...]:
    (page,) = read_pdf(path, path.read_bytes())
    return page.words


def drawn(path: Path, *lines: str, size: float = 12, spacing: float = 0, blank: float | None = None) -> Canvas:
    """A page with lines of text; `blank`: how wide a blank is drawn without being written, in type sizes."""
    canvas = Canvas(str(path), pagesize=(900, 500))
    canvas.setFont("Helvetica", size)
    for row, line in enumerate(lines):
        x = 40.0
        for part in line.split() if blank is not None else [line]:
            canvas.drawString(x, 400 - 40 * row, part, charSpace=spacing)
            x += canvas.stringWidth(part, "Helvetica", size) + spacing * len(part) + (blank or 0) * size
    return canvas


def said(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize("right", [0.05, 0.1, 0.15, 0.2, 0.3, 0.4])
@pytest.mark.parametrize("down", [0.0, 0.1])
def test_text_drawn_twice_is_read_once(right: float, down: float, tmp_path: Path) -> None:
    canvas = drawn(tmp_path / "x.pdf", LINE, OTHER, size=14)
    for row, line in enumerate((LINE, OTHER)):
        canvas.drawString(40 + right * 14, 400 - 40 * row - down * 14, line)
    canvas.save()
    assert said(words_in(tmp_path / "x.pdf")) == (LINE + " " + OTHER).split()


def test_text_drawn_once_beside_text_drawn_twice_keeps_its_double_letters(tmp_path: Path) -> None:
    canvas = drawn(tmp_path / "x.pdf", LINE, OTHER, size=14)
    canvas.drawString(43, 400, LINE)
    canvas.save()
    words = words_in(tmp_path / "x.pdf")
    assert said(words) == (LINE + " " + OTHER).split()
    assert [word.text for word in words if word.look.cleaned] == LINE.split()


@pytest.mark.parametrize("spacing", [1, 1.5, 2, 3, 5])
def test_letters_set_apart_are_words(spacing: float, tmp_path: Path) -> None:
    drawn(tmp_path / "x.pdf", LINE, OTHER, spacing=spacing).save()
    words = words_in(tmp_path / "x.pdf")
    assert said(words) == (LINE + " " + OTHER).split()
    # A word ends where its last letter does, not where the next one would begin.
    assert words[0].place[2] - words[0].place[0] < Canvas("x").stringWidth(words[0].text, "Helvetica", 12) + spacing * len(words[0].text)


@pytest.mark.parametrize("blank", [0.1, 0.13, 0.15, 0.2, 0.3])
@pytest.mark.parametrize("spacing", [0, 2])
def test_blanks_that_are_not_written_are_seen(blank: float, spacing: float, tmp_path: Path) -> None:
    drawn(tmp_path / "x.pdf", LINE, OTHER, blank=blank + (0.15 if spacing else 0), spacing=spacing).save()
    assert said(words_in(tmp_path / "x.pdf")) == (LINE + " " + OTHER).split()


def test_a_row_of_signs_far_apart_is_no_word(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    for column in range(9):
        canvas.drawString(40 + 20 * column, 400, "x")
    canvas.save()
    assert said(words_in(tmp_path / "x.pdf")) == ["x"] * 9


def test_words_without_blanks_are_said(tmp_path: Path) -> None:
    drawn(tmp_path / "x.pdf", "1) Osaava Kaari –kokonaisuuden kehittämistoimintaa", LINE.replace(" ", "")).save()
    plan = extract(tmp_path / "x.pdf").plan
    assert "unreadable-text" in [finding.code for finding in plan.findings if finding.severity == "warning"]


@pytest.mark.parametrize("first", [True, False])
def test_accents_drawn_over_letters_belong_to_them(first: bool, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.setFont("Helvetica", 12)
    x = 40.0
    for letter in OTHER:
        base, *marks = unicodedata.normalize("NFD", letter)
        draw = [(x, base), *((x + 1, "¨") for _ in marks)]
        for at, glyph in reversed(draw) if first else draw:
            canvas.drawString(at, 400, glyph)
        x += canvas.stringWidth(base, "Helvetica", 12)
    canvas.save()
    words = words_in(tmp_path / "x.pdf")
    assert said(words) == OTHER.split()
    assert [word.text for word in words if word.look.cleaned] == ["Näyttöpaja.", "kehittää"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_not_turned_but_its_text_is_set_upright(turn: int, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(800, 600))
    canvas.translate(400, 300)
    canvas.rotate(turn)
    canvas.setFont("Helvetica", 12)
    for row, line in enumerate((LINE, OTHER)):
        canvas.drawString(-250, -30 * row, line)
    canvas.save()
    words = words_in(tmp_path / "x.pdf")
    assert said(words) == (LINE + " " + OTHER).split()
    assert words[0].size == 12
    # Its box is where it is drawn: the middle of the first line is 250 points from the page's, the line's beginning.
    box = words[0].box()
    assert box
    x, y = {90: (400, 550), 180: (650, 300), 270: (400, 50)}[turn]
    assert box[0] - 15 <= x <= box[2] + 15
    assert box[1] - 15 <= y <= box[3] + 15


MAP = """/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfchar <7e> <0000> <7c> <00660069> endbfchar endcmap"""


def test_a_letter_without_a_map_is_said_and_a_bullet_without_one_is_a_bullet(tmp_path: Path) -> None:
    title = text("1) Osaava Kaari -kokonaisuuden kehittämistoimintaa", 50, 350, 18)
    lines = text("~ Kaaripolku. Hankkeessa kootaan pro~ileja. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 300)
    lines += text("~ Gra|ikka. Hankkeessa opitaan. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 270)
    path = raw_pdf(tmp_path / "x.pdf", title + lines, (stream("", MAP),), font=f"/ToUnicode {FIRST} 0 R")
    extraction = extract(path)
    assert [project.name for project in extraction.plan.projects] == ["Kaaripolku", "Grafiikka"]
    (finding,) = [finding for finding in extraction.plan.findings if finding.code == "unreadable-text"]
    assert (finding.severity, finding.project_id, finding.spans[0].text) == ("warning", "kaaripolku", f"pro{UNREADABLE}ileja.")
    assert [project.confidence < 0.7 for project in extraction.plan.projects] == [True, False]
    assert extraction.ledger.read == extraction.ledger.placed


# A word as it is written; as it is read; what was done to it.
WRITTEN = [
    ("tyo\u0308", "työ", {"accents"}),
    ("t\u00a8oihin", "töihin", {"accents"}),
    ("to\u00a8ihin", "töihin", {"accents"}),
    ("\u00a8Aijala", "Äijala", {"accents"}),
    ("cafe\u00b4", "café", {"accents"}),
    ("pro\ufb01ili", "profiili", {"ligatures"}),
    ("\U0001d412\U0001d422\U0001d425\U0001d42d\U0001d41a", "Silta", {"ligatures"}),
    ("Sil\u200bta", "Silta", {"signs"}),
    ("\u202aSilta\u202c", "Silta", {"signs"}),
    ("Sil\x02ta", "Silta", {"signs"}),
    ("\ufeffSilta\ufffe", "Silta", {"signs"}),
    ("Sil\ud800ta", "Silta", {"signs"}),
    ("työ\u00adpaik\u00adka", "työpaikka", set()),
    ("pro(cid:12)iili", f"pro{UNREADABLE}iili", set()),
    ("Silta", "Silta", set()),
]


@pytest.mark.parametrize(("written", "read", "done"), WRITTEN)
def test_a_word_is_cleaned(written: str, read: str, done: set[str]) -> None:
    found = cleaned(["(cid:12)" if part == "\x1a" else part for part in written.replace("(cid:12)", "\x1a")])
    assert (found.text, found.kinds) == (read, done)


@given(st.text(min_size=1, max_size=12))
def test_what_is_cleaned_is_clean_and_every_letter_has_an_edge(written: str) -> None:
    edges = tuple(float(n) for n in range(len(written) + 1))
    found = cleaned(list(written), edges)
    assert cleaned(list(found.text)).text == found.text
    assert not found.edges or len(found.edges) == len(found.text) + 1
    assert list(found.edges) == sorted(found.edges)


# Rows of a text as they are written, and their words.
ROWS = [
    ("S i l t a   t ö i h i n", ["Silta", "töihin"]),
    ("a b c d", ["a", "b", "c", "d"]),
    ("SSiillttaa ttööiihhiinn 22002244", ["Silta", "töihin", "2024"]),
    ("Sil\u200bta \u200b töihin", ["Silta", "töihin"]),
    ("osaa\u00ad", ["osaa\u00ad"]),
    ("11 22 33 44", ["11", "22", "33", "44"]),
    ("Silta \u00ad töihin", ["Silta", "töihin"]),
]


@pytest.mark.parametrize(("row", "words"), ROWS)
def test_rows_of_a_text_are_cleaned_likewise(row: str, words: list[str]) -> None:
    (page,) = read_text(Path("x.txt"), row.encode())
    assert [word.text for word in page.words] == words


def test_what_was_mended_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(
        "1) Osaava Kaari –kokonaisuuden kehittämistoimintaa\n\n• Kaa\u200bripolku. Hank\u200bkeessa opitaan. 2024-2025. ESR+.\n"
    )
    (finding,) = [finding for finding in extract(file).plan.findings if finding.code == "cleaned-text"]
    assert (finding.severity, [span.text for span in finding.spans]) == ("info", ["Kaaripolku. Hankkeessa"])
