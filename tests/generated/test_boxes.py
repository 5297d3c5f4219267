"""What a value's boxes cut out of the page is what the value says: every committed edition, and a sample of generated ones."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from pipeline.extraction import extract
from schemas.plan import Project, Span
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.reading import reading

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COMMITTED = sorted([*(ROOT / "samples").glob("*.pdf"), *(ROOT / "tests" / "editions").rglob("*.pdf")])


class Cutter:
    """Cuts boxes out of a PDF's pages."""

    def __init__(self, data: bytes) -> None:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            self.chars: list[list[dict[str, Any]]] = [page.chars for page in pdf.pages]

    def letters(self, span: Span) -> str:
        """The letters whose middle lies in a span's box, left to right; drawn twice (a shadow), they count once."""
        assert span.bbox is not None
        x0, top, x1, bottom = span.bbox
        inside = [
            char
            for char in self.chars[span.page - 1]
            if x0 <= (char["x0"] + char["x1"]) / 2 <= x1 and top <= (char["top"] + char["bottom"]) / 2 <= bottom
        ]
        largest = max((char["size"] for char in inside), default=0.0)
        # The raised number of a footnote stands in the box of its word and is no letter of it.
        once = {(round(char["x0"]), char["text"]) for char in inside if char["size"] > 0.8 * largest}
        return letters_of("".join(text for _, text in sorted(once)))


def letters_of(text: str) -> str:
    """Letters and digits alone: where a font has a glyph for two letters, a word's box is whole and holds its full stop."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def spans_of(projects: list[Project]) -> Iterator[tuple[str, str, Span]]:
    for project in projects:
        for field, spans in project.spans.items():
            yield from ((project.id, field, span) for span in spans if span.bbox)


def wrong(data: bytes, projects: list[Project]) -> list[tuple[str, str, str, str]]:
    cutter = Cutter(data)
    cut = [(key, field, span, cutter.letters(span)) for key, field, span in spans_of(projects)]
    assert cut or not projects
    found = [(key, field, span.text, letters) for key, field, span, letters in cut if sorted(letters) != sorted(letters_of(span.text))]
    return found + [(project.id, "description", project.description or "", "") for project in projects if not _whole(project)]


def _whole(project: Project) -> bool:
    """Whether the boxes of a description hold all of it and nothing else."""
    said = "".join(span.text for span in project.spans.get("description", []))
    return sorted(letters_of(said)) == sorted(letters_of(project.description or ""))


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_the_boxes_of_a_committed_edition_hold_the_words_of_its_values(path: Path) -> None:
    assert not wrong(path.read_bytes(), reading(path).plan.projects)


@pytest.mark.parametrize("family", list(all_shapes())[::4])
def test_the_boxes_of_a_generated_edition_hold_the_words_of_its_values(family: str, tmp_path: Path) -> None:
    edition = make(family, 2)
    path = tmp_path / f"{family}.pdf"
    path.write_bytes(edition.pdf)
    assert not wrong(edition.pdf, extract(path).plan.projects)
