"""What PDFs do to text: glyphs in any order, shadows, turned pages, scans; and a language that only its lexicon knows."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.lexicon import languages, lexicon
from extractors.projects.first_named import says_first_leads
from pipeline.errors import Unusable
from pipeline.extraction import extract
from pipeline.formats import Reader
from pipeline.readers import read
from pipeline.readers.pdf import read_pdf
from tests.editions.expected import ROOT, project_differences

SAMPLE = ROOT / "samples/pohjois-pohjanmaa-2026-2030.pdf"
TEXT = "Revontuli. Yritykset löytävät tekijöitä. 1.1.2023-31.12.2025. ESR+."


def words(path: Path) -> list[str]:
    return [word.text for page in read_pdf(path, path.read_bytes()) for word in page.words]


def test_glyphs_in_any_order_without_blanks_are_words(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    places, x = [], 72.0
    for letter in TEXT:
        if letter != " ":
            places.append((x, letter))
        x += canvas.stringWidth(letter, "Helvetica", 12)
    random.Random(1).shuffle(places)
    for at, letter in places:
        canvas.drawString(at, 700, letter)
    canvas.save()
    assert words(tmp_path / "x.pdf") == TEXT.split()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names there")
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "putki.pdf")
    with pytest.raises(Unusable, match=r"putki.pdf: it is no file"):
        read(pipe)


@pytest.mark.parametrize(("turn", "x", "y"), [(90, 100, 400), (-90, 100, 600)], ids=["upwards", "downwards"])
@pytest.mark.parametrize("reader", Reader)
def test_words_set_upwards_or_downwards_are_read_in_their_order(reader: Reader, turn: int, x: int, y: int, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.drawString(72, 700, "Hanke")
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.drawString(0, 0, "Kemin kaupunki")
    canvas.save()
    (page,) = read(tmp_path / "x.pdf", reader=reader).pages
    assert [word.text for word in page.words] == ["Hanke", "Kemin", "kaupunki"]
    _, first, second = page.words
    # They are read one below the other, and shown where they stand: one above the other where the text runs up.
    assert first.place[1] < second.place[1]
    assert first.look.drawn is not None
    assert second.look.drawn is not None
    assert (first.look.drawn[1] > second.look.drawn[1]) == (turn == 90)
    assert first.size == 12


def test_a_shadow_is_no_second_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.setFont("Helvetica", 24)
    for shift, grey in ((1.5, 0.7), (0.0, 0.0)):
        canvas.setFillGray(grey)
        canvas.drawString(72 + shift, 700 - shift, TEXT)
    canvas.save()
    assert words(tmp_path / "x.pdf") == TEXT.split()


def test_a_bullet_that_is_drawn_is_a_bullet(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.setFont("Helvetica", 12)
    for top, (text, fill, round_) in enumerate((("Ohjaus", 1, True), ("Kieli", 0, True), ("Taito", 1, False))):
        canvas.drawString(90, 700 - 20 * top, text)
        if round_:
            canvas.circle(80, 704 - 20 * top, 2, fill=fill, stroke=1 - fill)
        else:
            canvas.rect(78, 702 - 20 * top, 4, 4, fill=fill, stroke=0)
    canvas.rect(300, 700, 4, 4, fill=1)
    canvas.save()
    assert words(tmp_path / "x.pdf") == ["Ohjaus", "Kieli", "Taito", "•", "◦", "▪"]


def test_a_bullet_is_one_however_near_the_column_left_of_it_ends(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    canvas.setFont("Helvetica", 12)
    for top, (left, right) in enumerate((("Meri", "Ohjaus"), ("Merimiehet", "Kieli"))):
        canvas.drawString(80, 700 - 20 * top, left)
        # ReportLab writes it as a letter that no reader finds in the font.
        canvas.drawString(160, 700 - 20 * top, "•")
        canvas.drawString(172, 700 - 20 * top, right)
    canvas.save()
    assert words(tmp_path / "x.pdf").count("•") == 2


def test_the_number_of_a_footnote_is_no_part_of_its_word(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    for size, x, y, text in (
        (12, 72, 700, "merkit"),
        (7, 72 + canvas.stringWidth("merkit", "Helvetica", 12), 705, "2"),
        (8, 72, 100, "2 Katso sivu 9."),
    ):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    (page,) = read_pdf(tmp_path / "x.pdf", (tmp_path / "x.pdf").read_bytes())
    assert [(word.text, word.look.note) for word in page.words][:2] == [("merkit", False), ("2", True)]
    assert not any(word.look.note for word in page.words[2:])


def test_a_raised_number_without_a_note_stays_with_its_word(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    for size, x, y, text in ((12, 72, 700, "120 m"), (7, 72 + canvas.stringWidth("120 m", "Helvetica", 12), 705, "2")):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    assert words(tmp_path / "x.pdf") == ["120", "m2"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(600, 600))
    canvas.setPageRotation(turn)
    canvas.translate(300, 300)
    canvas.rotate(turn)
    canvas.translate(-300, -300)
    canvas.drawString(100, 300, TEXT)
    canvas.save()
    assert words(tmp_path / "x.pdf") == TEXT.split()


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_a_scan_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    with pdfplumber.open(SAMPLE) as pdf:
        pages = [pdf.pages[number].to_image(resolution=200).original.convert("L").rotate(0.5, fillcolor=255) for number in (0, 5)]
    scan = tmp_path / "skanni.pdf"
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=200)
    extraction = extract(scan)
    names = {project.name for project in extraction.plan.projects}
    assert {"OIA Klusterit kasvuun", "Ennakointi 2030"} <= names
    assert extraction.plan.findings[0].code == "scanned"
    assert all(project.confidence < 0.85 for project in extraction.plan.projects)
    assert all(span.bbox for project in extraction.plan.projects for span in project.spans["name"])
    assert extraction.ledger.read == extraction.ledger.placed > 100


NORWEGIAN = Path(__file__).parent / "lexicons"


def test_a_language_is_a_lexicon_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANEX_LEXICONS", str(NORWEGIAN))
    assert "nb" in languages()
    assert lexicon("nb").words("sections", "strengths", "terms")
    source = NORWEGIAN / "nordland.txt"
    plan = extract(source).plan
    assert (plan.plan.language, plan.plan.title) == ("nb", "Handlingsplan for kontinuerlig læring 2025-2028")
    assert [(slide.kind, slide.theme) for slide in plan.slides] == [("cover", None), ("current_state", 1), ("projects", 1)]
    assert project_differences(NORWEGIAN / "nordland.yaml", plan)[1] == []
    # A lexicon need not have every list.
    assert not says_first_leads("Koordinator: Bodø kommune")


def test_a_slide_in_another_language_is_read_in_its_own(tmp_path: Path) -> None:
    finnish = (
        "1) Osaava työvoima – nykytila\nNykytila (2025):\n• Osaajia on liian vähän ja hankkeet ovat lyhyitä, mutta yhteistyö on hyvää\n"
    )
    finnish += "Vahvuudet:\\n• Oppilaitokset ja yritykset tekevät yhteistyötä, ja ohjaus on lähellä sekä aikuisia että nuoria\\n"
    finnish += "• Alueen toimijat ovat tuttuja, ja myös kunnat ovat mukana\\n"
    swedish = (
        "1) Kompetent arbetskraft – projekt\n"
        "• Språkbryggan. Projektet ger språkstöd på arbetsplatsen och hjälper företag att lära av varandra. "
        "Hösten 2024 – våren 2026. ESF+. Samordnare: Jakobstads stad.\n"
    )
    file = tmp_path / "kaksikielinen.txt"
    file.write_text("Pohjanmaan osaamisohjelma 2025-2028\n\f" + finnish + "\f" + swedish)
    plan = extract(file).plan
    assert (plan.plan.language, [slide.kind for slide in plan.slides]) == ("fi", ["cover", "current_state", "projects"])
    (project,) = plan.projects
    assert (project.period and project.period.edtf, project.partners[0].name) == ("2024-23/2026-21", "Jakobstads stad")
    assert project.partners[0].role == "coordinator"


@pytest.mark.parametrize("reader", Reader)
def test_a_band_at_the_edge_of_its_background_is_no_table(reader: Reader, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(720, 540))
    canvas.rect(-0.01, 0.01, 719.98, 540, stroke=0, fill=1)
    for left, low, width, height in ((0, 0, 720, 540), (0, 466, 719.95, 74), (28, 427, 212, 25), (252, 427, 212, 25), (476, 427, 212, 25)):
        canvas.setFillGray(0.9)
        canvas.rect(left, low, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(40, 500, "Otsikko")
    canvas.drawString(40, 435, "Tilanne")
    canvas.save()
    (page,) = read(tmp_path / "x.pdf", reader=reader).pages
    assert all(cell is None or min(cell[2] - cell[0], cell[3] - cell[1]) >= 1 for grid in page.grids for row in grid for cell in row)
    assert not any(len(row) > 1 for grid in page.grids for row in grid)
