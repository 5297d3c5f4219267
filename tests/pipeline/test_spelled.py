"""Letters that a blank parts, glyphs without a letter, text aslant over a page, lines that run on both pages of a document of two."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.extraction import extract
from pipeline.readers import read
from pipeline.readers.spelled import spelled_out

DATA = "Hankkeessa opitaan yhdessä. 1.8.2024-31.12.2025. ESR+. Kemin kaupunki."


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("K a i s l a . Hankkeessa opitaan.", ["Kaisla.", "Hankkeessa", "opitaan."]),
        ("Kauan K a i s l a t opettavat", ["Kauan", "Kaislat", "opettavat"]),
        ("K A I S L A ja muut", ["KAISLA", "ja", "muut"]),
        ("V e n e j a  K a i s l a kasvaa yhdessä rannalla", ["Veneja", "Kaisla", "kasvaa", "yhdessä", "rannalla"]),
        # No words: signs in columns, a list of letters, a few letters.
        ("x x x x x x merkitty", ["x"] * 6 + ["merkitty"]),
        ("A B C D E F osat", ["A", "B", "C", "D", "E", "F", "osat"]),
        ("K a i s on lyhyt", ["K", "a", "i", "s", "on", "lyhyt"]),
    ],
)
def test_letters_with_blanks_between_are_a_word_among_others(row: str, words: list[str], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(row, encoding="utf-8")
    (page,) = read(tmp_path / "x.txt").pages
    assert [word.text for word in page.words] == words


def test_what_stands_on_another_line_is_no_letter_of_a_word() -> None:
    assert spelled_out(list("Kaisla"), [0, 1, 1, -1, 1, 1]) == []


def test_a_name_that_is_spelled_out_on_a_page_is_one(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(900, 500))
    canvas.drawString(40, 450, "1) Osaava Kaari –kokonaisuuden kehittämistoimintaa")
    canvas.drawString(40, 400, "• K a i s l i k k o . " + DATA)
    canvas.drawString(40, 370, "• Tuohi. " + DATA)
    canvas.save()
    plan = extract(tmp_path / "x.pdf").plan
    assert [project.name for project in plan.projects] == ["Kaislikko", "Tuohi"]
    assert "cleaned-text" in [finding.code for finding in plan.findings]


def test_what_is_written_aslant_over_a_page_is_none_of_its_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(900, 500))
    canvas.saveState()
    canvas.translate(300, 330)
    canvas.rotate(30)
    canvas.setFont("Helvetica-Bold", 80)
    canvas.drawString(0, 0, "VEDOS")
    canvas.restoreState()
    canvas.drawString(40, 450, "1) Osaava Kaari –kokonaisuuden kehittämistoimintaa")
    canvas.drawString(40, 400, "• Kaarna. " + DATA)
    canvas.drawString(40, 370, "• Tuohi. " + DATA)
    canvas.save()
    plan = extract(tmp_path / "x.pdf").plan
    assert [(project.name, project.description) for project in plan.projects] == [
        ("Kaarna", "Hankkeessa opitaan yhdessä."),
        ("Tuohi", "Hankkeessa opitaan yhdessä."),
    ]
    assert [fragment.text for fragment in plan.unassigned] == ["VEDOS"]


@pytest.mark.parametrize("size", [8, 12])
def test_small_lines_on_both_pages_of_two_run(size: int, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(900, 500))
    for number, name in ((1, "Kaarna"), (2, "Tuohi")):
        canvas.setFont("Helvetica", size)
        canvas.drawString(40, 480, "Pohjoinen liitto")
        canvas.drawString(400, 480, "Osaamisen suunnitelma")
        canvas.drawString(700, 480, "POHJ/77/2025")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 420, f"{number}) Osaava {name} –kokonaisuuden kehittämistoimintaa")
        canvas.drawString(40, 390, f"• {name}. {DATA}")
        canvas.drawString(40, 360, f"• Uusi {name.lower()}. {DATA}")
        canvas.showPage()
    canvas.save()
    plan = extract(tmp_path / "x.pdf").plan
    if size < 12:
        assert [project.name for project in plan.projects] == ["Kaarna", "Uusi kaarna", "Tuohi", "Uusi tuohi"]
    assert ("POHJ/77/2025" in [heading.text for slide in plan.slides for heading in slide.headings]) == (size < 12)
