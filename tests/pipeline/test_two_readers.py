"""pdfium reads what pdfplumber reads: the same words, lines, tables and what is hidden; all committed editions in long/."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.work import tasks_of
from pipeline.formats import Reader
from pipeline.limits import DEFAULT
from pipeline.readers import pdf, pdfium, pdfium_letters, read
from pipeline.readers.letters import Letter
from pipeline.readers.pdf import PdfPages
from pipeline.readers.pdfium import PdfiumPages
from pipeline.readers.shown import ShownPage
from tests.command import planex
from tests.editions.expected import ROOT
from tests.pipeline.alike import unlike
from tests.pipeline.raw_pdf import FIRST, raw_pdf, stream, text
from tests.pipeline.test_what_is_seen import HIDDEN, PICTURE, SEEN, SHOWN

LINE = "Silta. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki."
MAP = """/CIDInit /ProcSet findresource begin 1 begincodespacerange <00> <FF> endcodespacerange
%d beginbfchar %s endbfchar end"""
# Letters may be mapped to more than one, or to others than a reader makes of them.
LIGATURE, TWO_LETTERS, SOFT, HARD, EMOJI = "<61> <FB01>", "<61> <00660069>", "<61> <00AD>", "<61> <002D>", "<61> <D83DDE80>"
# pdfminer has widths of its own for Helvetica; of another font it believes what is written.
OWN_WIDTHS = "/BaseFont/Muu/FirstChar 97/LastChar 98/Widths[500.9 480]"
COLOURS = {300: "0.3 g", 250: "0.1 0.2 0.6 rg", 200: "0 0.5 0.5 0.2 k"}
ROWS, COLUMNS = (100, 150, 200), (50, 250, 450)
RULES = "".join(f"50 {y} m 450 {y} l S " for y in ROWS) + "".join(f"{x} 100 m {x} 200 l S " for x in COLUMNS)
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources<</Font<</F 5 0 R>>"
# What the readers must be at one about, each as the arguments of raw_pdf.
PAGES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "text drawn twice": (text(LINE, 50, 300) + text(LINE, 50.4, 300), (), {}),
    "text drawn three times": (text(LINE, 50, 300) + text(LINE, 50.3, 300) + text(LINE, 50.6, 300), (), {}),
    "letters set apart": (text(LINE, 50, 300, before="3 Tc"), (), {}),
    "letters stretched": (text(LINE, 50, 300, before="70 Tz"), (), {}),
    "letters raised": (text("Silta", 50, 300) + text("1", 90, 300, size=6, before="5 Ts"), (), {}),
    "a blank by itself": (text("Silta", 50, 300) + text(" ", 74, 300) + text("auki", 76, 300), (), {}),
    "words moved in one text": ("BT /F 12 Tf 50 300 Td [(Sil) -20 (ta) -900 (auki)] TJ 0 -14 Td (ja kiinni) Tj ET", (), {}),
    "a line below a hyphen": ("BT /F 12 Tf 50 300 Td (Osaamis-) Tj 0 -14 Td (polku) Tj ET", (), {}),
    "another text in its place": ("/Span<</ActualText(Muuta)>>BDC\n" + text("Silta", 50, 300) + "EMC\n", (), {}),
    "turned text beside upright": (text(LINE, 50, 300) + "BT /F 12 Tf 0 1 -1 0 40 100 Tm (Sivussa) Tj ET", (), {}),
    "a page turned": ("BT /F 12 Tf 0 1 -1 0 60 100 Tm (Silta. Kemin kaupunki. ESR+.) Tj ET", (), {"page": "/Rotate 90"}),
    "a page upside down, its text upright": ("BT /F 12 Tf -1 0 0 -1 500 100 Tm (Silta. Kemin) Tj ET", (), {"page": "/Rotate 180"}),
    "text upside down": (text(LINE, 50, 300) + "BT /F 12 Tf -1 0 0 -1 500 100 Tm (Silta. Kemin kaupunki.) Tj ET", (), {}),
    "a page turned, its text not quite level": (
        "BT /F 12 Tf 0.00523 0.99998 -0.99998 0.00523 60 100 Tm (Silta. Kemin kaupunki. ESR+.) Tj ET",
        (),
        {"page": "/Rotate 90"},
    ),
    "a page upside down": (text(LINE, 50, 300), (), {"page": "/Rotate 180"}),
    "a page's corner elsewhere": (text(LINE, 150, 300), (), {"page": "/MediaBox[100 50 700 450]/CropBox[110 60 690 440]"}),
    "forms in forms": (
        "q 0.5 0 0 0.5 20 30 cm /X Do Q\n",
        (
            stream(FORM + f"/XObject<</Y {FIRST + 1} 0 R>>>>/Matrix[1 0 0 1 10 20]", text(LINE, 50, 300) + "/Y Do"),
            stream(FORM + ">>", text("Sisin", 60, 200) + "10 10 90 40 re f"),
        ),
        {"resources": f"/XObject<</X {FIRST} 0 R>>"},
    ),
    "a form placed by numbers that stand elsewhere": (
        "/X Do\n",
        (
            stream(f"{FORM.replace('600', f'{FIRST + 1} 0 R')}>>/Matrix[1 0 0 1 {FIRST + 2} 0 R 20]", text(LINE, 50, 300)),
            "600",
            "10",
        ),
        {"resources": f"/XObject<</X {FIRST} 0 R>>"},
    ),
    "lines, boxes and curves": (
        "50 50 m 250 50 l S 60 60 100 30 re f 60 100 m 160 100 l 160 130 l 60 130 l h B 200 100 m 220 140 260 140 280 100 c S "
        "300 60 m 340 60 l 340 100 l b 0.5 g 0 0 600 20 re 0 380 600 20 re f 1 0 0 RG 3 w 400 50 m 400 300 l s",
        (),
        {},
    ),
    "a ruled table": (RULES, (), {}),
    "a drawn bullet": ("q 40 303 4 4 re f Q\n" + text("Hyvin toimii", 52, 300), (), {}),
    "colours of every space": ("".join(text("Silta", 50, y, before=how) for y, how in COLOURS.items()), (), {}),
    "widths in parts": (text("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50, 300), (), {"font": OWN_WIDTHS}),
    "a font that is named by a text": (
        text(LINE, 50, 300),
        ("<</Type/FontDescriptor/FontName(Muu)/Flags 32/Ascent 700/Descent -200/FontBBox[0 -200 1000 700]>>",),
        {"font": f"/BaseFont/Muu/FontDescriptor {FIRST} 0 R/FirstChar 32/LastChar 126/Widths[{95 * '500 '}]"},
    ),
    "a link": (text(LINE, 50, 300), (), {"page": "/Annots[<</Type/Annot/Subtype/Link/Rect[50 290 150 320]/A<</URI(https://silta.example)>>>>]"}),
    "a picture over text that nobody sees": (
        text("Silta", 50, 300, size=0.5) + "q 600 0 0 400 0 0 cm /X Do Q",
        (PICTURE,),
        {"resources": f"/XObject<</X {FIRST} 0 R>>"},
    ),
    "an inline picture": (text(LINE, 50, 300) + "q 200 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", (), {}),
}  # fmt: skip


def compared(path: Path) -> list[str]:
    """What the two readers do not agree about; first that there is something to be read."""
    data = path.read_bytes()
    one, other = list(PdfPages(path, data).read()), list(PdfiumPages(path, data).read())
    assert len(one) == len(other) > 0
    return [f"page {a.number}: {what}" for a, b in zip(one, other, strict=True) for what in unlike(a, b)]


@pytest.mark.parametrize("how", PAGES)
def test_a_page_is_read_alike(how: str, tmp_path: Path) -> None:
    content, objects, entries = PAGES[how]
    assert compared(raw_pdf(tmp_path / "x.pdf", content, objects, **entries)) == []


# What is drawn by a name that stands for nothing, pdfium leaves out without a word.
UNTOLD = frozenset({"white where a shading may be"})


@pytest.mark.parametrize("how", [how for how in (*HIDDEN, *SHOWN) if how not in UNTOLD])
def test_what_is_seen_is_seen_alike(how: str, tmp_path: Path) -> None:
    content, objects, entries = (HIDDEN | SHOWN)[how]
    assert compared(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300) + content, objects, **entries)) == []


@pytest.mark.parametrize("letters", [LIGATURE, TWO_LETTERS, SOFT, HARD, EMOJI])
def test_a_glyph_stands_for_what_its_font_says(letters: str, tmp_path: Path) -> None:
    both = f"{letters} <62> <0062>"
    content = "BT /F 12 Tf 50 300 Td (bba) Tj 0 -14 Td (bab) Tj ET"
    page = raw_pdf(tmp_path / "x.pdf", content, (stream("", MAP % (2, both)),), font=f"{OWN_WIDTHS}/ToUnicode {FIRST} 0 R")
    assert compared(page) == []


@pytest.mark.parametrize("reader", Reader)
def test_a_glyph_that_stands_for_two_words_is_cut_at_its_blank(reader: Reader, tmp_path: Path) -> None:
    content = "BT /F 12 Tf 50 300 Td (bba) Tj 0 -14 Td (bab) Tj ET"
    both = "<61> <006B00a0006C> <62> <0062>"
    path = raw_pdf(tmp_path / "x.pdf", content, (stream("", MAP % (2, both)),), font=f"{OWN_WIDTHS}/ToUnicode {FIRST} 0 R")
    (page,) = read(path, reader=reader).pages
    assert [(word.number, word.text) for word in page.words] == [(0, "bbk"), (1, "l"), (2, "bk"), (3, "lb")]
    _, second, third, fourth = page.words
    # Each has its part of the glyph.
    assert third.place[0] == 50
    assert third.place[2] < fourth.place[0] < fourth.place[2]
    assert [len(word.edges) for word in page.words] == [4, 2, 3, 3]
    assert fourth.edges[0] == fourth.place[0]
    assert second.place[2] == second.edges[-1]


EDITIONS = [
    "samples/pohjois-pohjanmaa-2026-2030.pdf", "tests/drawn/en-board.pdf", "tests/drawn/kertova.pdf", "tests/drawn/gantt.pdf",
    "tests/editions/layouts/pohjois-pohjanmaa-2026-2030--columns.pdf", "tests/generated/printed/theme-lanes-7--libreoffice.pdf",
    "tests/editions/pages/nyland-notes.pdf",
]  # fmt: skip


@pytest.mark.parametrize("name", [EDITIONS[0], *(pytest.param(name, marks=pytest.mark.slow) for name in EDITIONS[1:])])
def test_an_edition_is_read_alike(name: str) -> None:
    one, other = (read(ROOT / name, most=4, reader=reader) for reader in Reader)
    assert (one.sha256, one.more) == (other.sha256, other.more)
    assert [what for a, b in zip(one.pages, other.pages, strict=True) for what in unlike(a, b)] == []


def test_pdfium_reads_most_pages_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by handing them on to pdfplumber."""
    monkeypatch.setattr(PdfPages, "_shown", None)
    assert read(ROOT / EDITIONS[0], reader=Reader.pdfium).pages


@pytest.mark.parametrize("pages", [PdfPages, PdfiumPages])
def test_a_reader_keeps_little_of_a_document(pages: type[PdfPages], monkeypatch: pytest.MonkeyPatch) -> None:
    """What it lets go it makes again: the same comes out."""
    path = ROOT / EDITIONS[0]
    whole = list(pages(path, path.read_bytes()).read())
    for module, most in ((pdf, "FONTS"), (pdf, "OBJECTS"), (pdfium, "ANEW")):
        monkeypatch.setattr(module, most, 1)
    reader = pages(path, path.read_bytes())
    gc.collect()
    gc.disable()
    try:
        assert list(reader.read()) == whole
        assert not [one for one in gc.get_objects() if isinstance(one, ShownPage)]
    finally:
        gc.enable()
    assert len(whole) > 1
    assert max(map(len, (reader._found, reader._pdf.doc._cached_objs, reader._pdf.rsrcmgr._cached_fonts))) <= 1


def test_a_glyph_that_stands_for_two_letters_is_looked_at_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line about it is placed all at once: in many plans there is one on every line."""
    looked_at: list[list[int]] = []
    letter_of = pdfium_letters.glyph_letter

    def counted(of: Any, letters: list[int], *rest: Any) -> Letter:
        looked_at.append(letters)
        return letter_of(of, letters, *rest)

    monkeypatch.setattr(pdfium_letters, "glyph_letter", counted)
    both = "<61> <00740074> <62> <0062>"
    path = raw_pdf(
        tmp_path / "x.pdf",
        "BT /F 12 Tf 50 300 Td (bbabbbbabb) Tj ET",
        (stream("", MAP % (2, both)),),
        font=f"{OWN_WIDTHS}/ToUnicode {FIRST} 0 R",
    )
    assert compared(path) == []
    assert looked_at == [[ord("t"), ord("t")]] * 2


def test_the_command_reads_with_either(tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "x.pdf", text("Hankkeet", 40, 350, 20) + text(LINE, 40, 300))
    found = [planex("extract", path, "-o", "-", "--reader", reader) for reader in Reader]
    assert [done.returncode for done in found] == [1, 1], found[1].stderr
    assert found[0].stdout == found[1].stdout
    assert planex("extract", path, "-o", "-", "--reader", "other").returncode == 2


def test_a_batch_knows_by_which_reader_it_was_read(tmp_path: Path) -> None:
    """What is done is known by its key; batches themselves are in batch/."""
    path = raw_pdf(tmp_path / "x.pdf", text(LINE, 40, 300))
    keys = [
        task.key
        for reader in (*Reader, *Reader)
        for _, task in tasks_of([path], tmp_path, DEFAULT, "en", reader)
        if not isinstance(task, str)
    ]
    assert keys[:2] == keys[2:]
    assert len(set(keys)) == len(Reader)
