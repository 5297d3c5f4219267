"""Finds organisations: by known names and by how such names are built (`… Oy`, `… kaupunki`, `Koulutuskuntayhtymä X`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.lemmas import base_form, lemma
from extractors.organisation_words import OrganisationWords

Doc.set_extension("organisation_tokens", default=frozenset(), force=True)

# Kinds of organisation that go by a brand behind their official name.
BRANDED = frozenset({"school", "joint_municipal", "university"})
SEPARATORS = frozenset(",;/|.!?:()[]•+")
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


class OrganisationReader(OrganisationWords):
    """Knows organisations' names and reads lists of them."""

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
        # A known name may hold a mark that parts others: `CSC – Tieteen tietotekniikan keskus`.
        known = {i for s in tokens[0].doc.spans["terms"] if s.label_ == "ORGANISATION" for i in range(s.start, s.end)} if tokens else set()
        for token in self._without_brackets(tokens):
            spaced_dash = token.text in DASHES and token.whitespace_ and token.i and token.nbor(-1).whitespace_
            separates = (token.text in SEPARATORS or spaced_dash) and token.i not in known
            apart = piece and token.i != piece[-1].i + 1 and not self._bridged(piece[-1], token)
            if separates or apart:
                yield from self._coordinated(piece)
                piece = [] if separates else [token]
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
        while piece and piece[0].lower_ in self.lead_ins:
            piece = piece[1:]
        if not piece:
            return
        for index, token in enumerate(piece):
            if token.lower_ not in self.words.coordinators or not 0 < index < len(piece) - 1:
                continue
            left, right = piece[:index], piece[index + 1 :]
            if left[-1].text.endswith("-"):
                continue
            genitives = [t for t in left if not t.is_punct]
            shares = (
                all(self.is_genitive(t) or self._is_bare_place(t) for t in genitives)
                and self.is_genitive(right[0])
                and any(self.head(t) for t in right)
            )
            if shares and (not self._complete(left) or self._is_bare_place(left[-1])):
                head = [t for t in right[1:] if self.head(t)][:1]
                yield from ([t, *head] if self._is_bare_place(t) else [t] for t in genitives)
                yield from self._coordinated(right)
                return
            if all(t.lower_ in self.lead_ins for t in right):
                yield left
                return
            if (self._complete(left) and right[0].text[0].isupper()) or (self._complete(left) and self._complete(right)):
                yield left
                yield from self._coordinated(right)
                return
        yield [t for t in piece if t.lower_ not in self.words.coordinators] if len(piece) == 1 else _trimmed(piece, self.words.coordinators)

    def _is_bare_place(self, token: Token) -> bool:
        return self.bare_places and self.is_municipality([token])

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
            or self._is_of_a_place(tokens)
            or self._is_branch(tokens)
        )

    def _is_of_a_place(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a place and a common noun: `Vasa arbis`, `Kemin teatteri`."""
        place, last = tokens[0], tokens[-1]
        return len(tokens) == 2 and last.text[0].islower() and (self.is_municipality([place]) or place.lemma_ in self.places)

    def _is_branch(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a name and the region of its branch: `MTK Satakunta`."""
        return (
            len(tokens) > 1 and tokens[-1].lower_ in self.words.regions and tokens[0].text[0].isupper() and not self.is_genitive(tokens[0])
        )

    def _names(self, piece: Sequence[Token]) -> Iterator[list[Token]]:
        """A piece cut where one name ends and the next begins without a mark between them."""
        current: list[Token] = []
        for token in piece:
            begins = current and not self.run_on and self._closed(current) and token.text[0].isupper() and not self.is_form(token)
            if begins and not (token is piece[-1] and self._goes_with(current, token)):
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

    def _goes_with(self, name: Sequence[Token], token: Token) -> bool:
        """Whether one more word behind a name belongs to it: a brand, its short form (`Saaren Kehitys Oy SAAKE`), the
        region of a branch (`MTK Satakunta`)."""
        short = self.is_acronym(token) and self.known_id([token]) in (None, self.known_id(name))
        branch = self.is_acronym(name[-1]) and token.lower_ in self.words.regions
        return short or branch or self._takes_brand(name[-1], token)

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
        if self._is_branch(tokens):
            return "partner.branch", False
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
