"""Tells the labels of a project's fields: `Hankkeen nimi`, `Rahoittaja:`, `Aikataulu`, in any language that there is a lexicon of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.lemmas import lemma
from extractors.lexicon import languages, lexicon, phrase_key

FIELDS = ("name", "description", "period", "funders", "coordinator", "partners", "scope", "status", "budget", "code", "theme", "other")
# A label that names two fields (`Rahoitus ja aikataulu`) heads data of either kind.
DATA = "data"
# No label has more words than this.
LONGEST = 5
JOINT = re.compile(r"\s+(?:ja|sekä|och|samt|and)\s+|\s*[/&,+]\s*")
BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, ...], str]:
    """Each label's words, as lemmas and as written, to its field."""
    return {key: field for language in languages() for field in reversed(FIELDS) for key in lexicon(language).keys("labels", field)}


@lru_cache(maxsize=4096)
def field_of(text: str) -> str | None:
    """The field that a text labels if it is nothing but a label, else None; brackets (`Rahoitus (€)`) are left aside."""
    text = BRACKETS.sub(" ", text).strip(" :*")
    if not text or len(text.split()) > LONGEST or not text[0].isalpha():
        return None
    found = _one(text)
    if found:
        return found
    if rest := _of_the_project(text):
        return field_of(rest)
    parts = JOINT.split(text)
    if len(parts) == 1:
        return None
    fields = [_one(part) for part in parts]
    if not all(fields):
        return None
    named = list(dict.fromkeys(fields))
    if len(named) == 1:
        return named[0]
    return "name" if "name" in named else "partners" if set(named) == {"coordinator", "partners"} else DATA


def _of_the_project(text: str) -> str | None:
    """What a label says behind whose it is: `Hankkeen toteutusaika`, `Kehityshankkeen aikataulu`, `Hankkeessa mukana`; None without."""
    first, _, rest = text.partition(" ")
    return rest if rest and any(_is_project(first, language) for language in languages()) else None


def _is_project(word: str, language: str) -> bool:
    """Whether a word is one for a project, inflected where the language inflects, alone or as a compound's last part."""
    words = lexicon(language)
    base = lemma(word, language)
    inflected = base != word.lower() or not words.words("organisations", "genitive_endings")
    return inflected and base.endswith(words.words("projects", "label_words"))


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """What labels begin with: most texts are none, as their first word tells."""
    return frozenset(key[0] for key in _terms())


def _one(text: str) -> str | None:
    terms = _terms()
    if not text.strip():
        return None
    first = text.split()[0].strip(".,;:()")
    if first.lower() not in _first_words() and not any(lemma(first, language) in _first_words() for language in languages()):
        return None
    written = tuple(text.lower().split())
    if written in terms:
        return terms[written]
    return next((terms[key] for language in languages() if (key := phrase_key(text, language)) in terms), None)


def label_at(words: Sequence[str]) -> tuple[str, int] | None:
    """The field and the length in words of a label with a colon that words begin with: `Rahoittaja: ESR+`."""
    for count in range(1, min(LONGEST, len(words)) + 1):
        if words[count - 1].endswith(":") or (count < len(words) and words[count] == ":"):
            field = field_of(" ".join(words[:count]))
            return (field, count + (not words[count - 1].endswith(":"))) if field else None
    return None
