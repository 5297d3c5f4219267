"""Makes who is named first a project's coordinator, where the edition says so of all: `Toteuttajista ensin mainittu on hallinnoija.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.lexicon import languages, lexicon
from extractors.text.lemmas import lemma
from schemas.mention import Entry, Mark, PartnerValue

# Where a sentence ends, or what is said before a semicolon.
SENTENCE = re.compile(r"(?<=[.;!])\s+")
WORD = re.compile(r"[\w-]+")


def led_by_first(entries: Sequence[Entry], texts: Iterable[str]) -> list[Entry]:
    """The entries of an edition, each led by the first of its partners where one of the edition's texts, and none of an entry, says
    so. Where an entry's own words tell who leads, that stands."""
    said = [text for text in texts if says_first_leads(text)]
    if all(any(text in entry.passage.text for entry in entries) for text in said):
        return list(entries)
    return [_led(entry) for entry in entries]


def says_first_leads(text: str) -> bool:
    """Whether a text says that who is named first among several leads."""
    # Hardly any text has words for it in any language.
    return _first(*languages()).search(text) is not None and any(_says(text, language) for language in languages())


def _says(text: str, language: str) -> bool:
    told = (WORD.findall(sentence) for sentence in SENTENCE.split(text) if _first(language).search(sentence))
    denied = frozenset(lexicon(language).words("negations"))
    return any(
        _leading(language).intersection(lemma(word, language) for word in said) for said in told if denied.isdisjoint(map(str.lower, said))
    )


@lru_cache(maxsize=8)
def _first(*languages: str) -> re.Pattern[str]:
    """What says in some languages that something is named first, as it is written; of a phrase with `*` its beginning. Nothing does where
    their lexicons have no phrase."""
    phrases = [phrase for language in languages for phrase in lexicon(language).words("roles", "first")]
    either = "|".join(re.escape(phrase.rstrip("*")) + ("" if phrase.endswith("*") else r"\b") for phrase in phrases)
    return re.compile(rf"\b(?:{either})" if phrases else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _leading(language: str) -> frozenset[str]:
    """The words for who leads, and for leading."""
    words = lexicon(language)
    paths = (("roles", "coordinator"), ("labels", "coordinator"), ("labels", "questions", "verbs", "coordinator"))
    return frozenset().union(*(words.lemmas(*path) for path in paths))


def _led(entry: Entry) -> Entry:
    partners = [(mark, mark.value) for mark in entry.of("partners") if isinstance(mark.value, PartnerValue)]
    first = next((mark for mark, _ in partners if mark.passage is None), None)
    if first is None or any(value.role == "coordinator" for _, value in partners):
        return entry
    return replace(entry, marks=tuple(_leader(mark) if mark is first else mark for mark in entry.marks))


def _leader(mark: Mark) -> Mark:
    assert isinstance(mark.value, PartnerValue)
    return replace(mark, value=replace(mark.value, role="coordinator"), rule=f"{mark.rule}+first")
