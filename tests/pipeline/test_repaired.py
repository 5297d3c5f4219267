"""PDFs whose list of objects is broken are read as viewers show them, but not where pages of them are lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Unusable
from pipeline.formats import Reader
from pipeline.readers import read
from tests.pipeline.raw_pdf import raw_pdf, text

TEXT = "Revontuli. 1.1.2023-31.12.2025. ESR+."


def broken(path: Path) -> Path:
    """A PDF whose list of objects ends in a bracket that nothing opens."""
    path.write_bytes(path.read_bytes().replace(b"/Root 1 0 R", b"/Root 1 0 R/Ohi ]"))
    return path


@pytest.mark.parametrize("reader", Reader)
def test_a_list_of_objects_that_is_broken_is_made_anew(reader: Reader, tmp_path: Path) -> None:
    (page,) = read(broken(raw_pdf(tmp_path / "x.pdf", text(TEXT, 40, 300))), reader=reader).pages
    assert [word.text for word in page.words] == TEXT.split()


@pytest.mark.parametrize("reader", Reader)
def test_what_has_lost_pages_is_not_read_as_if_it_were_whole(reader: Reader, tmp_path: Path) -> None:
    lost = "<</Type /Page/Parent 2 0 R/MediaBox[0 0 600 400]>>"
    path = broken(raw_pdf(tmp_path / "x.pdf", text(TEXT, 40, 300), (lost,)))
    with pytest.raises(Unusable, match=r"x\.pdf: the PDF is damaged"):
        read(path, reader=reader)
