"""Which theme and which section each part of a document is: by known words, by the document's own, by order and repetition."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.evidence.headings import heading_reader
from extractors.sections import outline as walks
from extractors.sections.order import Order
from extractors.sections.outline import outline_of
from extractors.sections.sectioned import with_sections_apart
from extractors.sections.theme_panels import with_theme_panels_first
from tests.extractors.drawn import tree

TABLE = tomllib.loads((Path(__file__).parent / "sections.toml").read_text(encoding="utf-8"))["outline"]


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_outlines(case: dict[str, Any]) -> None:
    language = case.get("language", "fi")
    reader = heading_reader(language)
    outline = outline_of(with_sections_apart(with_theme_panels_first(tree(case["drawing"]), reader), reader), language)
    assert [f"{number} {title}" for number, title in sorted(outline.themes.titles.items())] == case["themes"]
    assert [f"{part.theme or '-'} {part.section}: {part.leaves[0].text}" for part in outline.parts if part.regions] == case["parts"]


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_every_paragraph_is_in_one_part_or_a_heading(case: dict[str, Any]) -> None:
    found = tree(case["drawing"])
    outline = outline_of(found, case.get("language", "fi"))
    held = [id(leaf) for part in outline.parts for leaf in (*part.leaves, *part.headings)]
    assert sorted(held) == sorted(id(leaf) for page in found.pages for leaf in page.leaves)


FOLLOWS = next(case["drawing"] for case in TABLE if case["name"] == "a slide without a heading holds what follows on the other slides")


@pytest.mark.parametrize(("drawing", "times"), [(FOLLOWS, 2), (FOLLOWS.replace("Kehittämiskohteet", "Nykytila"), 1)])
def test_a_document_is_walked_again_only_where_its_order_says_more(drawing: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[Order] = []
    monkeypatch.setattr(walks, "Order", lambda: noted.append(Order()) or noted[-1])
    outline_of(tree(drawing), "fi")
    # Each walk notes the order in which it meets sections; before the first none is known.
    assert len(noted) == 1 + times
