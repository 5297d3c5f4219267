"""What single words say of organisations: heads (`kaupunki`), legal forms (`Oy`), places, acronyms, names that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from extractors.lemmas import is_common, lemma
from extractors.lexicon import lexicon

ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9&-]+")
# A compound counts as a head where its last part is one of at least so many letters: `kylä+yhdistys`.
LEAST_HEAD = 5


class OrganisationWords:
    """Knows the words that organisations' names of one language are made of."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.language = language
        self.heads = self.words.heads
        self.forms = {form.rstrip(".").lower() for form in self.words.legal_forms}
        self.genitive = tuple(self.words.words("organisations", "genitive_endings"))
        self.run_on = bool(self.words.raw["organisations"].get("names_run_on"))
        self.definite = bool(self.words.raw["organisations"].get("definite_heads"))
        self.bare_places = bool(self.words.raw["organisations"].get("bare_places_share"))
        self.places = frozenset(name.lower() for name in self.words.municipalities)
        # Small words inside names: `University of Lapland`.
        self.inner = frozenset(self.words.words("organisations", "inner"))
        self.lead_ins = frozenset(self.words.words("organisations", "lead_ins"))
        self.countable = self.words.lemmas("organisations", "countable")
        self.known = {
            tuple(lemma(part, language) for part in name.split()): term.id for term in self.words.organisations for name in term.names
        }
        self.short = {tuple(form.split()): term.id for term in self.words.organisations for form in term.short}

    # --- single tokens -------------------------------------------------------------------------------------

    def is_form(self, token: Token) -> bool:
        return token.lower_.rstrip(".") in self.forms

    def head(self, token: Token) -> str | None:
        """The kind of organisation that the word names in its base form or plural, or None."""
        if not (token.lower_ == token.lemma_ or self.is_plural(token) or self._definite(token)):
            return None
        return self._kind(token)

    def head_of(self, token: Token) -> str | None:
        """The kind of organisation that the word names in whatever inflection, or None."""
        if token.text[0].isupper() and self.is_municipality([token]):
            return None
        return self._kind(token)

    def _kind(self, token: Token) -> str | None:
        word = token.lemma_.lstrip("-\u2013")
        if found := self.heads.get(word) or self.heads.get(token.lower_):
            return found
        if token.text[0].isupper() and word in self.words.foreign_heads:
            return self.words.foreign_heads[word]
        return next((kind for head, kind in self.heads.items() if len(head) >= LEAST_HEAD and word.endswith(head)), None)

    def is_common(self, token: Token) -> bool:
        """Whether the word is a common noun or the like, capitalised because something begins with it."""
        place = token.lemma_ in self.places or token.lemma_ in self.words.regions
        return not place and is_common(token.text, self.language)

    def _definite(self, token: Token) -> bool:
        """Whether the word is a head in the definite form (`Yrkeshögskolan`), in a language that has one."""
        return self.definite and not (token.lower_.endswith(self.genitive) and not token.lemma_.endswith(self.genitive))

    def is_plural(self, token: Token) -> bool:
        return token.lower_.endswith("t") and token.lemma_ != token.lower_ and not token.lemma_.endswith("t")

    def is_acronym(self, token: Token) -> bool:
        return bool(ACRONYM.fullmatch(token.text)) and any(c.isalpha() for c in token.text)

    def is_genitive(self, token: Token) -> bool:
        """Whether the word is a proper noun in the genitive, as stands before a head: `Kalajoen`."""
        return token.text[0].isupper() and token.lower_.endswith(self.genitive) and token.lemma_ != token.lower_

    def is_municipality(self, tokens: Sequence[Token]) -> bool:
        return " ".join(t.text for t in tokens) in self.words.municipalities

    def known_id(self, tokens: Sequence[Token]) -> str | None:
        key = tuple(t.lemma_ for t in tokens)
        while len(key) > 1 and tokens[len(key) - 1].lower_.rstrip(".") in self.forms:
            key = key[:-1]
        written = tuple(t.norm_ for t in tokens[: len(key)])
        return self.known.get(key) or self.short.get(written)

    # --- what covers an entry --------------------------------------------------------------------------------

    def covered(self, doc: Doc) -> frozenset[int]:
        """The tokens that speak for an organisation: heads behind a proper noun, legal forms, known and place names."""
        found: set[int] = set()
        for span in doc.spans["terms"]:
            if span.label_ == "ORGANISATION":
                found.update(range(span.start, span.end))
        for token in doc:
            before = doc[token.i - 1] if token.i else None
            named = before is not None and (before.text[0].isupper() or before.i in found)
            if (
                (self.is_form(token) and named)
                or (self.head(token) and (named or token.text[0].isupper()))
                or (self.is_municipality([token]) and not (before is not None and before.text[0].isupper() and not before.is_punct))
                or (self.is_acronym(token) and self._stands_alone(token))
            ):
                found.add(token.i)
            elif before is not None and before.text.isdigit() and token.lemma_ in self.countable:
                found.update((before.i, token.i))
        return frozenset(found)

    def _stands_alone(self, token: Token) -> bool:
        """Whether nothing but punctuation is beside a word, and it does not begin the text: `… valmentajille. OAMK`."""
        doc = token.doc
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return token.i > 0 and doc[token.i - 1].is_punct and (after is None or after.is_punct)
