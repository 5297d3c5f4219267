"""What a language's labels are built of: words for fields, whose field it is, words that change nothing, units, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from extractors.lexicon import lexicon, phrase_key
from extractors.text.lemmas import lemma

Words = tuple[str, ...]
# What so many words may open is kept.
KEPT = 8192


class LabelParts:
    """Reads the labels of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        labels = words.raw.get("labels", {})
        parts, questions = labels.get("parts", {}), labels.get("questions", {})
        self.language = language
        self.inflects = bool(words.raw.get("names_inflect"))
        plain = [field for field, terms in labels.items() if isinstance(terms, list)]
        self.terms: dict[Words, str] = {key: field for field in reversed(plain) for key in words.keys("labels", field)}
        self.first = frozenset(key[0] for key in self.terms)
        self.owners = frozenset(parts.get("owners", ()))
        self.genitives = tuple(parts.get("genitive_endings", ()))
        self.bare_owners = bool(parts.get("bare_owners"))
        self.stems = tuple(sorted(parts.get("stems", ()), key=len, reverse=True))
        self.qualifiers = frozenset(parts.get("qualifiers", ()))
        self.tails = frozenset(tuple(tail.split()) for tail in parts.get("tails", ()))
        self.tail_lengths = sorted({len(tail) for tail in self.tails}, reverse=True)
        self.units = frozenset(parts.get("units", ()))
        self.marks = frozenset(parts.get("number_marks", ()))
        self.totals = frozenset(parts.get("totals", ()))
        self.who = _phrases(questions.get("who", ()))
        self.small = frozenset(questions.get("small", ()))
        self.asked = _by_phrase(questions.get("alone", {}))
        self.verbs = _by_phrase(questions.get("verbs", {}))
        self.openers = frozenset(phrase[0] for phrase in (*self.asked, *self.who))
        self._kept_opens = lru_cache(KEPT)(self._opens)

    # --- marks -----------------------------------------------------------------------------------------------------------

    def is_unit(self, text: str) -> bool:
        return text.strip().lower() in self.units

    def is_number_mark(self, text: str) -> bool:
        return text in self.marks

    def is_total(self, text: str) -> bool:
        return text in self.totals

    # --- words for fields ------------------------------------------------------------------------------------------------

    def field(self, text: str) -> str | None:
        """The field that a text names: a word of the lexicon, with an owner, qualifiers, a tail or a unit or without."""
        words = text.lower().replace(",", " ").split()
        if not words:
            return None
        unit = next((n for n in (1, 2) if len(words) >= n and " ".join(words[-n:]) in self.units), 0)
        if not unit and not self.opens(words[0]):
            return None
        if found := self._named(words):
            return found
        if unit == len(words):
            return "budget"
        if unit:
            return "budget" if self.field(" ".join(words[:-unit])) in ("funders", "budget", "other", "coordinator") else None
        rest, owned = self._unowned(words)
        return self._rest(rest, owned) if rest else None

    def opens(self, word: str) -> bool:
        """Whether a label may begin with a word; most words begin none."""
        return self._kept_opens(word)

    def _opens(self, word: str) -> bool:
        named = word in self.first or lemma(word.strip(".,;()"), self.language) in self.first
        return named or self._owner(word) or self._qualifies(word) or (word,) in self.tails or word.startswith(self.stems)

    def _unowned(self, words: list[str]) -> tuple[list[str], bool]:
        """The words without the owner before them and the tail behind, and whether there was one."""
        tail = next((n for n in self.tail_lengths if len(words) > n and tuple(words[-n:]) in self.tails), 0)
        rest = words[: len(words) - tail]
        owned = tail > 0
        at = 0
        while at < len(rest) - 1 and (self._owner(rest[at]) or self._qualifies(rest[at]) or (rest[at],) in self.tails):
            owned = owned or not self._qualifies(rest[at])
            at += 1
        return rest[at:], owned

    def _rest(self, words: list[str], owned: bool) -> str | None:
        """The field of what is left of a label, as it stands or without the owner that its first word begins with."""
        if found := self._named(words):
            # A number of something that has an owner is its code; alone it is a row's.
            return "code" if owned and found == "number" else found
        if len(words) != 1:
            return None
        for stem in self.stems:
            part = words[0].removeprefix(stem).lstrip("-")
            if part and part != words[0] and (found := self._named([part])):
                return "code" if found == "number" else found
        return None

    def _named(self, words: list[str]) -> str | None:
        """The field of a phrase that the lexicon has, as written or in base forms."""
        written = tuple(words)
        if written in self.terms:
            return self.terms[written]
        if written[0] not in self.first and lemma(written[0].strip(".,;()"), self.language) not in self.first:
            return None
        return self.terms.get(phrase_key(" ".join(words), self.language))

    def _owner(self, word: str) -> bool:
        """Whether a word says whose field it is: `hankkeen`, `kehityshankkeen`, `projektets`, `project's`."""
        base = lemma(word, self.language)
        for ending in self.genitives:
            if word.endswith(ending) and (base in self.owners or word.removesuffix(ending) in self.owners):
                return base != word or word.removesuffix(ending) in self.owners
            if word.endswith(ending) and base != word and any(base.endswith(owner) for owner in self.stems):
                return True
        return self.bare_owners and word in self.owners

    def _qualifies(self, word: str) -> bool:
        return word in self.qualifiers or lemma(word, self.language) in self.qualifiers

    # --- questions ---------------------------------------------------------------------------------------------------------

    def question(self, text: str) -> str | None:
        """The field that a question asks for: `Milloin`, `Kuka rahoittaa`, `Ketkä ovat mukana hankkeessa`."""
        words = text.lower().split()
        if not words or words[0] not in self.openers:
            return None
        for count in range(min(len(words), 5), 0, -1):
            field = self.asked.get(tuple(words[:count]))
            if field and all(self._says_nothing(word) for word in words[count:]):
                return field
        opener = next((phrase for phrase in self.who if tuple(words[: len(phrase)]) == phrase), None)
        return self._verb(words[len(opener) :]) if opener else None

    def _verb(self, words: list[str]) -> str | None:
        """The field that the verb of a question tells, if nothing else stands in it but what says nothing."""
        found: str | None = None
        at = 0
        while at < len(words):
            field, length = self._verb_at(words, at)
            if field and found in (None, field):
                found, at = field, at + length
            elif self._says_nothing(words[at]):
                at += 1
            else:
                return None
        return found

    def _verb_at(self, words: list[str], at: int) -> tuple[str | None, int]:
        for length in (3, 2):
            if field := self.verbs.get(tuple(words[at : at + length])):
                return field, length
        word = words[at]
        return self.verbs.get((word,)) or self.verbs.get((lemma(word, self.language),)), 1

    def _says_nothing(self, word: str) -> bool:
        base = lemma(word, self.language)
        return word in self.small or word in self.owners or base in self.owners or self._owner(word)


def _phrases(terms: Iterable[str]) -> tuple[Words, ...]:
    """The terms as tuples of words, longer ones first."""
    return tuple(sorted((tuple(term.split()) for term in terms), key=len, reverse=True))


def _by_phrase(fields: Mapping[str, Iterable[str]]) -> dict[Words, str]:
    """Each phrase of several fields to its field."""

    def pairs() -> Iterator[tuple[Words, str]]:
        for field, terms in fields.items():
            for term in terms:
                yield tuple(term.split()), field

    return dict(pairs())


@lru_cache(maxsize=8)
def label_parts(language: str) -> LabelParts:
    """The parts of a language's labels."""
    return LabelParts(language)
