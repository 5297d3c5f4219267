"""Which language a text of hardly any small words is in, by its letters: py3langid, asked only where the lexicon's words don't tell."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# So many letters tell a language; fewer may be anything.
LEAST_LETTERS = 24
# More characters than this add nothing.
ENOUGH = 4000


def language_by_letters(text: str, languages: tuple[str, ...]) -> str | None:
    """The one of the languages (ISO 639-1) that a text looks most like; None for a text of too few letters, or where the model
    knows fewer than two of the languages. The same text gives the same answer, in any order of the languages."""
    text = " ".join(text.split())[:ENOUGH]
    if sum(1 for char in text if char.isalpha()) < LEAST_LETTERS:
        return None
    identifier = _identifier(tuple(sorted(languages)))
    return str(identifier.classify(text.lower())[0]) if identifier else None


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> Any:
    """The model of py3langid for these languages; takes some tenths of a second to load, so it is loaded when it is asked."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = [language for language in languages if language in identifier.labels]
    if len(known) < 2:
        return None
    identifier.set_languages(known)
    return identifier
