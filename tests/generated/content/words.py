"""The lists and patterns of a language, read from its file once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

LANGUAGES = ("fi", "sv", "en")


@cache
def words_of(language: str) -> dict[str, Any]:
    """The phrases of a language (`fi`, `sv`, `en`) as its file groups them."""
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


class Deck:
    """Phrases drawn one by one without repeating any, until all have been drawn."""

    def __init__(self, rng: Random, phrases: list[Any]) -> None:
        self.rng, self.phrases, self.left = rng, list(phrases), list[Any]()

    def draw(self) -> Any:
        """The next phrase at random."""
        if not self.left:
            self.left = self.rng.sample(self.phrases, len(self.phrases))
        return self.left.pop()
