"""What a value's boxes cut out of the page is what the value says: every committed edition, and a sample of generated ones."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from pipeline.extraction import extract
from schemas.plan import Item, Plan, Project, Span
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.reading import reading

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "tests" / "generated" / "printed"
COMMITTED = sorted(path for folder in (ROOT / "samples", ROOT / "tests" / "editions", GENERATED) for path in folder.rglob("*.pdf"))


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
        # Turned text runs up or down the page: its letters stand at one edge, each at its own height.
        turned = bool(inside) and all(abs(char["matrix"][0]) < abs(char["matrix"][1]) for char in inside)
        once = {(round(char["top" if turned else "x0"]), char["text"]) for char in inside if not _is_raised(char, inside)}
        return letters_of("".join(text for _, text in sorted(once)))


def _is_raised(char: dict[str, Any], others: Sequence[dict[str, Any]]) -> bool:
    """Whether a character is the raised number of a footnote: it stands in the box of its word and is no letter of it."""
    return any(
        char["size"] <= 0.8 * other["size"] and 0.2 < (char["matrix"][5] - other["matrix"][5]) / other["size"] < 0.7 for other in others
    )


def letters_of(text: str) -> str:
    """Letters and digits alone: where a font has a glyph for two letters, a word's box is whole and holds its full stop."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def spans_of(plan: Plan) -> Iterator[tuple[str, str, Span]]:
    """Every span of the plan that has a box, with whose it is: values of projects, mentions, items, headings, what no rule claimed."""
    for project in plan.projects:
        for field, spans in project.spans.items():
            yield from ((project.id, field, span) for span in spans)
        for mention in project.mentions:
            yield from ((project.id, "mention", span) for span in mention.spans)
    for place, items in _lists(plan):
        for item in _flat(items):
            yield from ((place, "item", span) for span in item.spans)
    for slide in plan.slides:
        yield from ((f"page {slide.page}", "heading", span) for heading in slide.headings for span in heading.spans)
    yield from (("unassigned", "text", span) for fragment in plan.unassigned for span in fragment.spans)


def _lists(plan: Plan) -> Iterator[tuple[str, Sequence[Item]]]:
    yield "phenomena", plan.phenomena
    for theme in plan.themes:
        name = f"theme {theme.number}"
        yield from ((name, items) for items in (theme.current_state.items, theme.strengths, theme.development_targets))


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.children)


def wrong(data: bytes, plan: Plan) -> list[tuple[str, str, str, str]]:
    """Each span whose box cuts other letters out of the page than it says; each text that its boxes do not hold as a whole."""
    cutter = Cutter(data)
    cut = [(key, field, span, cutter.letters(span)) for key, field, span in spans_of(plan) if span.bbox]
    assert cut
    found = [(key, field, span.text, letters) for key, field, span, letters in cut if sorted(letters) != sorted(letters_of(span.text))]
    found += [(project.id, "description", project.description or "", "") for project in plan.projects if not _whole(project)]
    texts = [(place, item.text, item.spans) for place, items in _lists(plan) for item in _flat(items)]
    texts += [(project.id, mention.text, mention.spans) for project in plan.projects for mention in project.mentions]
    return found + [(key, "text", text, "") for key, text, spans in texts if not _holds(text, spans)]


def _holds(text: str, spans: Sequence[Span]) -> bool:
    return sorted(letters_of("".join(span.text for span in spans))) == sorted(letters_of(text))


def _whole(project: Project) -> bool:
    """Whether the boxes of a description hold all of it and nothing else."""
    return _holds(project.description or "", project.spans.get("description", []))


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_the_boxes_of_a_committed_edition_hold_the_words_of_its_values(path: Path) -> None:
    assert not wrong(path.read_bytes(), reading(path).plan)


@pytest.mark.parametrize("family", list(all_shapes())[::4])
def test_the_boxes_of_a_generated_edition_hold_the_words_of_its_values(family: str, tmp_path: Path) -> None:
    edition = make(family, 2)
    path = tmp_path / f"{family}.pdf"
    path.write_bytes(edition.pdf)
    assert not wrong(edition.pdf, extract(path).plan)


def test_a_box_that_is_moved_by_a_words_width_is_noticed() -> None:
    path = next(path for path in COMMITTED if path.stem == "lappi")
    plan = reading(path).plan
    (index, item), *_ = [(n, item) for n, item in enumerate(plan.themes[0].development_targets) if item.spans]
    assert item.spans[0].bbox is not None
    x0, top, x1, bottom = item.spans[0].bbox
    moved = item.model_copy(update={"spans": [item.spans[0].model_copy(update={"bbox": [x0 + 30, top, x1 + 30, bottom]})]})
    items = [*plan.themes[0].development_targets[:index], moved, *plan.themes[0].development_targets[index + 1 :]]
    themes = [plan.themes[0].model_copy(update={"development_targets": items}), *plan.themes[1:]]
    assert [place for place, *_ in wrong(path.read_bytes(), plan.model_copy(update={"themes": themes}))] == ["theme 1"]
