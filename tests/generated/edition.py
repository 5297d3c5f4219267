"""An edition made from a family's name and a seed: its sheets, its pages and its answer key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from pipeline.readers import Document
from schemas.document import Page
from tests.generated.content.plan import make_plan
from tests.generated.content.words import LANGUAGES, words_of
from tests.generated.desk import Desk
from tests.generated.drawing.print import printed
from tests.generated.drawing.read import Tagged, read
from tests.generated.drawing.sheet import Sheet, Text
from tests.generated.drawing.style import make_style
from tests.generated.families import all_shapes
from tests.generated.frame import draw_plan
from tests.generated.key import Key


@dataclass(frozen=True)
class Edition:
    """A made-up edition. `key` knows the words of every element; `gold` is the answer key as `score.py` reads it."""

    name: str
    sheets: tuple[Sheet, ...]
    pages: tuple[Page, ...]
    tagged: Tagged
    key: Key
    gold: dict[str, Any]

    @property
    def document(self) -> Document:
        """What the extraction reads."""
        digest = hashlib.sha256(self.name.encode()).hexdigest()
        return Document(Path(f"{self.name}.pdf"), digest, "application/pdf", self.pages)

    @cached_property
    def pdf(self) -> bytes:
        """The edition printed."""
        return printed(self.sheets, self.name)


def make(family: str, seed: int) -> Edition:
    """The edition of a family and a seed: always the same one."""
    rng = Random(f"{family} {seed}")
    shape = all_shapes()[family]
    language = LANGUAGES[(seed + len(family)) % 3] if seed % 2 else "fi"
    plan = make_plan(rng, language, shape.projects, shape.themes)
    deck = rng.random() < 0.5 if shape.deck is None else shape.deck
    style = make_style(rng, deck, words_of(language)["page_words"], shape.pages)
    key = Key(plan)
    desk = Desk(rng, plan, style, key, shape_seed=f"{family} {seed} shape")
    draw_plan(desk, shape)
    sheets = tuple(_counted(sheet, len(desk.sheets)) for sheet in desk.sheets)
    pages, tagged = read(sheets)
    key.place(pages, tagged)
    loose = {page.number: _loose(page, tagged) for page in pages}
    return Edition(f"{family}-{seed}", sheets, pages, tagged, key, key.gold(pages, loose))


def _counted(sheet: Sheet, count: int) -> Sheet:
    """The sheet with the number of all of them where its running line says it."""
    marks = [
        replace(mark, text=mark.text.replace("{of}", str(count))) if isinstance(mark, Text) and "{of}" in mark.text else mark
        for mark in sheet.marks
    ]
    return Sheet(sheet.width, sheet.height, marks)


def _loose(page: Page, tagged: Tagged) -> list[str]:
    words = [word.text for word in page.words if (page.number, word.number) not in tagged]
    return [" ".join(words)] if words else []
