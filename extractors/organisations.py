"""Finds organisations: by known names and by how such names are built (`… Oy`, `… kaupunki`, `Koulutuskuntayhtymä X`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.lemmas import base_form, lemma
from extractors.lexicon import lexicon

Doc.set_extension("organisation_tokens", default=frozenset(), force=True)

ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9&-]+")
# A compound counts as a head where its last part is one of at least so many letters: `kylä+yhdistys`.
LEAST_HEAD = 5
# Kinds of organisation that go by a brand behind their official name.
BRANDED = frozenset({"school", "joint_municipal", "university"})
SEPARATORS = frozenset(",;/|.!?:()[]•")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


@dataclass(frozen=True)
class FoundOrganisation:
    """An organisation at tokens [start, end), its name written out."""

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    guess: bool = False


class OrganisationReader:
    """Knows organisations' names and reads lists of them."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.language = language
        self.heads = self.words.heads
        self.forms = {form.rstrip(".").lower() for form in self.words.legal_forms}
        self.genitive = tuple(self.words.words("organisations", "genitive_endings"))
        self.run_on = bool(self.words.raw["organisations"].get("names_run_on"))
        self.definite = bool(self.words.raw["organisations"].get("definite_heads"))
        self.countable = self.words.lemmas("organisations", "countable")
        self.known = {
            tuple(lemma(part, language) for part in name.split()): term.id
            for term in self.words.organisations
            for name in (*term.names, *term.short)
        }

    # --- single tokens -------------------------------------------------------------------------------------

    def is_form(self, token: Token) -> bool:
        return token.lower_.rstrip(".") in self.forms

    def head(self, token: Token) -> str | None:
        """The kind of organisation that the word names in its base form or plural, or None."""
        word = token.lemma_.lstrip("-\u2013")
        if not (token.lower_ == token.lemma_ or self.is_plural(token) or self._definite(token)):
            return None
        if word in self.heads:
            return self.heads[word]
        if token.text[0].isupper() and word in self.words.foreign_heads:
            return self.words.foreign_heads[word]
        return next((kind for head, kind in self.heads.items() if len(head) >= LEAST_HEAD and word.endswith(head)), None)

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
        return self.known.get(key)

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

    # --- lists ------------------------------------------------------------------------------------------------

    def read(self, tokens: Sequence[Token]) -> list[FoundOrganisation]:
        """The organisations in a stretch of an entry that names nothing else, in order."""
        found: list[FoundOrganisation] = []
        carried: list[Token] = []
        for piece in self._pieces(tokens):
            if len(piece) == 1 and self.is_genitive(piece[0]) and not self._complete(piece):
                carried.append(piece[0])
                continue
            names = list(self._names(piece))
            if carried and names:
                found += self._sharing(carried, names[0])
            elif carried:
                found += [self._organisation([token]) for token in carried]
            carried = []
            found += [self._organisation(name) for name in names]
        found += [self._organisation([token]) for token in carried]
        return found

    def _pieces(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        """The stretch cut at separators, and at `ja` where both sides are names; what stands in brackets is left out."""
        piece: list[Token] = []
        for token in self._without_brackets(tokens):
            spaced_dash = token.text in DASHES and token.whitespace_ and token.i and token.nbor(-1).whitespace_
            apart = piece and token.i != piece[-1].i + 1 and not self._bridged(piece[-1], token)
            if token.text in SEPARATORS or spaced_dash or apart:
                yield from self._coordinated(piece)
                piece = [] if token.text in SEPARATORS or spaced_dash else [token]
            else:
                piece.append(token)
        yield from self._coordinated(piece)

    def _bridged(self, before: Token, after: Token) -> bool:
        """Whether only a bracket stands between two tokens: `Säätiö (SR) Oy`."""
        return before.doc[before.i + 1].text in "([" and self.is_form(after)

    def _without_brackets(self, tokens: Sequence[Token]) -> Iterator[Token]:
        depth = 0
        for token in tokens:
            if token.text in "([":
                depth += 1
            if not depth:
                yield token
            if token.text in ")]":
                depth = max(depth - 1, 0)

    def _coordinated(self, piece: list[Token]) -> Iterator[list[Token]]:
        if not piece:
            return
        for index, token in enumerate(piece):
            if token.lower_ not in self.words.coordinators or not 0 < index < len(piece) - 1:
                continue
            left, right = piece[:index], piece[index + 1 :]
            if left[-1].text.endswith("-"):
                continue
            genitives = [t for t in left if not t.is_punct]
            shares = all(self.is_genitive(t) for t in genitives) and self.is_genitive(right[0]) and any(self.head(t) for t in right)
            if shares and not self._complete(left):
                yield from ([t] for t in genitives)
                yield from self._coordinated(right)
                return
            if (self._complete(left) and right[0].text[0].isupper()) or (self._complete(left) and self._complete(right)):
                yield left
                yield from self._coordinated(right)
                return
        yield [t for t in piece if t.lower_ not in self.words.coordinators] if len(piece) == 1 else _trimmed(piece, self.words.coordinators)

    def _complete(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are an organisation's name without more."""
        last = tokens[-1]
        return bool(
            self.is_form(last)
            or self.head(last)
            or self.known_id(tokens)
            or self.is_acronym(last)
            or self.is_municipality(tokens)
            or (self.head(tokens[0]) and len(tokens) > 1)
        )

    def _names(self, piece: Sequence[Token]) -> Iterator[list[Token]]:
        """A piece cut where one name ends and the next begins without a mark between them."""
        current: list[Token] = []
        for token in piece:
            begins = current and not self.run_on and self._closed(current) and token.text[0].isupper() and not self.is_form(token)
            if begins and not (token is piece[-1] and self._takes_brand(current[-1], token)):
                yield current
                current = []
            current.append(token)
        if current:
            yield current

    def _closed(self, current: Sequence[Token]) -> bool:
        last = current[-1]
        if self.is_form(last):
            return len(current) > 1
        if self.head(last) and len(current) > 1:
            return True
        return self.is_acronym(last) and self.known_id(current) is not None

    def _takes_brand(self, head: Token, token: Token) -> bool:
        """Whether a school's name goes on with one more name: `Kemijoen koulutuskuntayhtymä Silta`."""
        branded = self.head(head) in BRANDED and head.text[0].islower()
        return branded and not self.is_municipality([token]) and not self.head(token)

    def _sharing(self, carried: Sequence[Token], name: Sequence[Token]) -> Iterator[FoundOrganisation]:
        """`Kalajoen ja Ylivieskan kaupunki`: each genitive with the head that the last one has."""
        first = next((i for i, t in enumerate(name) if not self.is_genitive(t)), len(name))
        tail = name[first:]
        if not tail:
            yield from (self._organisation([token]) for token in carried)
            return
        head = " ".join(self._singular(t) for t in tail)
        for token in carried:
            key = (token.lemma_, *(lemma(part, self.language) for part in head.split()))
            yield FoundOrganisation(token.i, name[-1].i + 1, f"{token.text} {head}", self.known.get(key), "partner.shared-head")

    def _singular(self, token: Token) -> str:
        return base_form(token.text, self.language) if self.is_plural(token) and self.head(token) else token.text

    def _organisation(self, tokens: Sequence[Token]) -> FoundOrganisation:
        start, end = tokens[0].i, tokens[-1].i + 1
        text = tokens[0].doc[start:end].text if end - start == len(tokens) else " ".join(t.text for t in tokens)
        rule, guess = self._rule(tokens)
        if (
            self.is_plural(tokens[-1])
            and len(tokens) > 1
            and self.is_genitive(tokens[-2])
            and self.head(tokens[-1])
            and self._was_shared(tokens)
        ):
            text = " ".join([*(t.text for t in tokens[:-1]), self._singular(tokens[-1])])
        return FoundOrganisation(start, end, text, self.known_id(tokens), rule, guess)

    def _was_shared(self, tokens: Sequence[Token]) -> bool:
        before = tokens[0].i - 1
        return before >= 0 and tokens[0].doc[before].lower_ in self.words.coordinators

    def _rule(self, tokens: Sequence[Token]) -> tuple[str, bool]:
        last = tokens[-1]
        known = self.known_id(tokens)
        if known:
            return f"partner.lexicon:{known}", False
        if self.is_form(last):
            return f"partner.form:{last.lower_}", False
        if self.head(last):
            return f"partner.head:{last.lemma_}", False
        if len(tokens) > 1 and (inner := next((t for t in (tokens[0], *reversed(tokens[1:-1])) if self.head(t)), None)):
            return f"partner.head:{inner.lemma_}", False
        if self.is_municipality(tokens):
            return "partner.municipality", False
        if tokens[0].text.isdigit():
            return "partner.number", False
        if len(tokens) == 1 and self.is_acronym(last):
            return "partner.acronym", False
        return "partner.place", True


def _trimmed(piece: list[Token], words: frozenset[str]) -> list[Token]:
    start, end = 0, len(piece)
    while start < end and piece[start].lower_ in words:
        start += 1
    while end > start and piece[end - 1].lower_ in words:
        end -= 1
    return piece[start:end]


@Language.factory("planex_organisations", assigns=["doc._.organisation_tokens"])
def make_organisations(nlp: Language, name: str, language: str) -> Any:
    """The component that marks which tokens speak for an organisation."""
    reader = OrganisationReader(language)

    def component(doc: Doc) -> Doc:
        doc._.organisation_tokens = reader.covered(doc)
        return doc

    return component
