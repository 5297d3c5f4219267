"""Base forms of words by simplemma, its dictionaries kept as memory-mapped tries so that a run needn't unpack them.

Run as `python -m extractors.text.lemmas fi sv …` to lay the tries down once; a run that finds none does so itself (some 10 s).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from extractors.text import late_rules

late_rules.load()
# Behind that, simplemma has no rules but those that are asked for.
from simplemma import Lemmatizer, __version__  # noqa: E402
from simplemma.strategies import DefaultStrategy  # noqa: E402
from simplemma.strategies.dictionaries import TrieDictionaryFactory  # noqa: E402

# The shortest first and last parts that a compound is taken apart into, in letters.
LEAST_FIRST, LEAST_LAST = 2, 4

# No ending of a name that the dictionary does not have is longer than what is left of it: `Euroports` is no form of `euro`.
LEAST_LEFT = 0.5
# No word has more letters; what has is none, and is its own base form.
LONGEST = 100
# U+0000: no dictionary has a word with it, and a trie that is asked for one gives rubbish or breaks.
NOTHING = "\0"


def _cache() -> str | None:
    """Where the tries are kept: in the virtual environment, or, outside one, where simplemma keeps them."""
    if sys.prefix == sys.base_prefix:
        return None
    return str(Path(sys.prefix) / "var" / f"simplemma-{__version__}")


@lru_cache(maxsize=1)
def _factory() -> TrieDictionaryFactory:
    return TrieDictionaryFactory(disk_cache_dir=_cache())


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    # What it tells is kept below; it would keep it a second time.
    return Lemmatizer(cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=_factory()))


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The word's base form in lower case: `Ylivieskassa` → `ylivieska`, `OKM:n` → `okm`, `ELY-keskuksen` → `ely-keskus`."""
    stem = word.split(":")[0] if ":" in word[1:-1] else word
    if not stem.strip():
        return stem
    if NOTHING in stem:
        return stem.lower()
    if len(stem) > LONGEST:
        return stem.lower()
    head, hyphen, tail = stem.lower().rpartition("-")
    if not tail or is_known(tail, language) or not tail.isalpha():
        return _looked_up(stem, language)
    # A compound that no dictionary has is inflected by its last part: `osatoteuttajat` → `osa` + `toteuttaja`.
    for cut in range(LEAST_FIRST, len(tail) - LEAST_LAST + 1):
        # Ends of words are many, and none is asked for again: what is known of them is not kept.
        if _has(tail[cut:], language):
            return head + hyphen + tail[:cut] + str(_lemmatizer().lemmatize(tail[cut:], lang=language)).lower()
    return _looked_up(stem, language)


def _looked_up(word: str, language: str) -> str:
    found = str(_lemmatizer().lemmatize(word, lang=language)).lower()
    return word.lower() if word[:1].isupper() and len(found) < LEAST_LEFT * len(word) and not is_known(word, language) else found


def base_form(word: str, language: str) -> str:
    """The word's base form with its capitals kept: `Ylivieskan` → `Ylivieska`, `OKM:n` → `OKM`."""
    stem = word.split(":")[0] if ":" in word[1:-1] else word
    found = lemma(stem, language)
    if found == stem.lower():
        return stem
    head, dash, tail = stem.rpartition("-")
    if dash and found.startswith(head.lower() + "-"):
        return head + dash + _cased(tail, found[len(head) + 1 :])
    return _cased(stem, found)


def _cased(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


# A word is asked for once or twice, one soon after the other.
@lru_cache(maxsize=1024)
def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the word, in lower case or as a name."""
    return NOTHING not in word and _has(word, language)


def _has(word: str, language: str) -> bool:
    """The same, asked of the dictionary each time."""
    # `in` raises, and catches, an error for each word that is not there.
    found = _factory().get_dictionary(language).get
    return found(word.lower()) is not None or found(word.capitalize()) is not None


@lru_cache(maxsize=65536)
def is_common(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the word in lower case, as common nouns stand there."""
    return NOTHING not in word and _factory().get_dictionary(language).get(word.lower()) is not None


def lay_down(languages: Iterable[str]) -> None:
    """Build the tries of languages where they are missing."""
    for language in languages:
        _factory().get_dictionary(language)


if __name__ == "__main__":
    lay_down(sys.argv[1:])
