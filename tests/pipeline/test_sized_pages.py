"""Pages that say nothing of their size and turn that a reader could use are read as viewers show them, and what has no place is kept."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from pipeline.formats import Reader
from pipeline.readers import read
from tests.pipeline.raw_pdf import raw_pdf, text

TEXT = "Revontuli. 1.1.2023-31.12.2025. ESR+."


@pytest.mark.parametrize(
    "box", [b"/Mediabox[0 0 600 400]", b"/MediaBox[0 0 /A0 400]", b"/MediaBox[0 0 600 000]"], ids=["none", "a name", "flat"]
)
@pytest.mark.parametrize("reader", Reader)
def test_a_page_that_does_not_say_its_size_is_read_as_viewers_show_it(reader: Reader, box: bytes, tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "x.pdf", text(TEXT, 40, 300))
    path.write_bytes(path.read_bytes().replace(b"/MediaBox[0 0 600 400]", box))
    (page,) = read(path, reader=reader).pages
    # US Letter.
    assert (page.width, page.height) == (612, 792)
    assert [word.text for word in page.words] == TEXT.split()


@pytest.mark.parametrize(
    "told", ["/CropBox 5", "/CropBox[9 9 9 9]", "/TrimBox[/A 0 0 9]", "/ArtBox[0 0 9]", "/Rotate/A", "/CropBox[0 0 9 1" + 400 * "0" + "]"]
)
@pytest.mark.parametrize("reader", Reader)
def test_what_is_no_box_and_no_turn_is_not_heeded(reader: Reader, told: str, tmp_path: Path) -> None:
    (page,) = read(raw_pdf(tmp_path / "x.pdf", text(TEXT, 40, 300), page=told), reader=reader).pages
    assert (page.width, page.height) == (600, 400)
    assert [word.text for word in page.words] == TEXT.split()


@pytest.mark.parametrize("reader", Reader)
def test_what_is_set_at_no_place_is_not_shown_and_not_lost(reader: Reader, tmp_path: Path) -> None:
    seen, unseen = text("Silta kootaan.", 50, 300), text("Polku alkaa Kemistä.", 50, 300)
    path = raw_pdf(tmp_path / "x.pdf", seen + "2 0 0 2 0 0 cm " * 1100 + unseen)
    (page,) = read(path, reader=reader).pages
    assert [word.text for word in page.words] == ["Silta", "kootaan."]
    assert [word.text for word in page.hidden] == ["Polku", "alkaa", "Kemistä."]
    assert all(math.isfinite(number) for word in page.hidden for number in word.place)
