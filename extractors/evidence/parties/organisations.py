"""Finds organisations: by known names and by how such names are built (`… Oy`, `… kaupunki`, `Koulutuskuntayhtymä X`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.evidence.parties.aside import Aside, BusinessId
from extractors.evidence.parties.coordination import Coordination
from extractors.evidence.parties.inflection import is_plural_genitive
from extractors.lexicon import lexicon
from extractors.text.lemmas import base_form, lemma
from extractors.text.tokens import Token, Tokens, tells, tokens_of

tells("organisation_tokens", frozenset())
tells("known_tokens", frozenset())
# The tokens before which a known name has begun already.
tells("known_joints", frozenset())
tells("aside", frozenset())
tells("business_ids", ())

SEPARATORS = frozenset(",;/|.!?:()[]•·∙⋅+")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
# What stands where a name should, and is none: nothing but digits, a head whose name is missing.
NO_LETTERS, HEAD_ALONE = "partner.no-letters", "partner.head-alone"
# Kinds of bodies of which a place has one each.
PLACED = frozenset({"municipality", "university", "school", "joint_municipal", "regional_council", "church"})
# A business id belongs to the name that ends at most so many tokens before it: `Kemin kaupunki (Y-tunnus: 1234567-1)`.
ID_REACH = 6


@dataclass(frozen=True)
class FoundOrganisation:
    """An organisation at tokens [start, end), its name written out."""

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    guess: bool = False
    business_id: str | None = None


class OrganisationReader(Coordination):
    """Knows organisations' names and reads lists of them."""

    def read(self, tokens: Sequence[Token]) -> list[FoundOrganisation]:
        """The organisations in a stretch of an entry that names nothing else, in order."""
        found: list[FoundOrganisation] = []
        carried: list[Token] = []
        for piece in self._pieces(tokens):
            if len(piece) == 1 and self._waits(piece[0]):
                carried.append(piece[0])
                continue
            for name in self.names_in(piece):
                if len(name) == 1 and name[0] is not piece[-1] and self._waits(name[0]):
                    carried.append(name[0])
                    continue
                found += self._sharing(carried, name)
                found.append(self._organisation(name))
                carried = []
        found += self._sharing(carried, [])
        return self._with_ids(self._placed(found, tokens), tokens)

    def _placed(self, found: Sequence[FoundOrganisation], tokens: Sequence[Token]) -> list[FoundOrganisation]:
        """A head whose place stands before the one that it is joined to, with it: `Lapin yliopisto ja ammattikorkeakoulu`."""
        placed: list[FoundOrganisation] = []
        for organisation in found:
            before = placed[-1] if placed else None
            first = tokens[0].doc[before.start] if before else None
            if before and first is not None and organisation.rule == HEAD_ALONE and self._share_place(before, organisation, first):
                head = first.doc[organisation.start]
                id_ = self.known_id([first, head])
                name = f"{first.text} {organisation.name}"
                rule = f"partner.lexicon:{id_}" if id_ else "partner.shared-place"
                organisation = replace(organisation, start=before.start, name=name, id=id_, rule=rule, guess=id_ is None)
            placed.append(organisation)
        return placed

    def _share_place(self, before: FoundOrganisation, head: FoundOrganisation, place: Token) -> bool:
        """Whether a place stands before the first of two heads that a conjunction joins, and for both of them."""
        doc = place.doc
        joined = head.start - before.end == 1 and doc[before.end].lower_ in self.words.coordinators
        named = before.end - before.start == 2 and self.is_genitive(place) and self.head(doc[before.end - 1]) in PLACED
        return joined and named and head.end - head.start == 1 and self.head(doc[head.start]) in PLACED and place.lemma_ in self._regional

    @cached_property
    def _regional(self) -> frozenset[str]:
        """The base forms of municipalities and regions."""
        return self.places | frozenset(self.words.regions)

    def in_base_form(self, found: FoundOrganisation, doc: Tokens) -> FoundOrganisation:
        """The same with its head in base form, where the lexicon has the head or the name: `Lapin yliopiston kanssa`."""
        last = doc[found.end - 1]
        if (
            not self.words.raw.get("names_inflect")
            or not found.name.endswith(last.text)
            or not (found.id or self.head_of(last) or (last.norm_ != last.text and self.is_acronym_text(last.norm_)))
            or self._is_of_many(found, last)
        ):
            return found
        if self.is_plural(last) and self.head(last):
            # `Kymen Yrittäjät` are many, and one body.
            return replace(found, guess=False)
        if written := self.as_in_the_lexicon(found.id, found.name):
            return replace(found, name=written, rule=self._rule_of_base(found, last), guess=False)
        base = last.norm_ if last.norm_ != last.text else base_form(last.text, self.language)
        return replace(found, name=found.name[: -len(last.text)] + base, rule=self._rule_of_base(found, last), guess=False)

    def _is_of_many(self, found: FoundOrganisation, last: Token) -> bool:
        """Whether a name is itself a plural, and no one of several that share its head: `Lapin Kerhojen kanssa`."""
        shared = any(token.lower_ in self.words.coordinators for token in last.doc[max(found.start - 1, 0) : last.i])
        return not found.id and not shared and is_plural_genitive(last.text, self.language)

    def without_prose(self, found: FoundOrganisation, doc: Tokens) -> FoundOrganisation:
        """The same without a sentence's words before its first capital: `leads the work and Pilvi Ltd takes part`."""
        tokens = doc[found.start : found.end]
        first = next((i for i, token in enumerate(tokens) if not (token.is_alpha and token.text.islower())), 0)
        if not first or len(found.name.split()) != len(tokens) or not tokens[first].text[0].isupper():
            return found
        return self._organisation(tokens[first:])

    def _rule_of_base(self, found: FoundOrganisation, last: Token) -> str:
        if found.id:
            return f"partner.lexicon:{found.id}"
        return f"partner.head:{last.lemma_}" if self.head_of(last) else "partner.acronym"

    def _waits(self, token: Token) -> bool:
        """Whether a word may share the head of a name behind it: `Kittilän, Inarin ja Sodankylän kunnat`."""
        shares = self.is_genitive(token) and not self.is_common(token) and not self.complete([token])
        return shares or self._is_bare_place(token)

    def _pieces(self, tokens: Sequence[Token]) -> Iterator[list[Token]]:
        """The stretch cut at separators, verbs and what is nobody's name; what stands in brackets is left out."""
        if not tokens:
            return
        doc = tokens[0].doc
        # A known name may hold a mark that parts others: `CSC – Tieteen tietotekniikan keskus`.
        known: frozenset[int] = doc._.known_tokens
        aside: frozenset[int] = doc._.aside
        piece: list[Token] = []
        for token in self._without_brackets(tokens):
            separates = token.i in aside or (token.i not in known and self._separates(token))
            apart = piece and token.i != piece[-1].i + 1 and not self._bridged(piece[-1], token)
            if piece and (separates or apart):
                yield piece
                piece = []
            if not separates:
                piece.append(token)
        if piece:
            yield piece

    def _separates(self, token: Token) -> bool:
        if token.text == "/" and self._between_forms(token):
            return False
        spaced_dash = token.text in DASHES and token.whitespace_ and token.i and token.nbor(-1).whitespace_
        return token.text in SEPARATORS or bool(spaced_dash) or self.is_joining(token) or self.is_verb(token) or self.is_somewhere(token)

    def _between_forms(self, token: Token) -> bool:
        """Whether a slash joins two legal forms: `Lapin Pilvi Oy/Ab`."""
        doc, i = token.doc, token.i
        return 0 < i < len(doc) - 1 and self.is_form(doc[i - 1]) and self.is_form(doc[i + 1])

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

    def _sharing(self, carried: Sequence[Token], name: Sequence[Token]) -> Iterator[FoundOrganisation]:
        """`Kalajoen ja Ylivieskan kaupunki`: each word that waited with the head that the last one has; alone where there is none."""
        first = next((i for i, t in enumerate(name) if not self.is_genitive(t)), len(name))
        tail = name[first:] if first else []
        gap = len(name) == 2 and name[1].i > name[0].i + 1 and self.is_plural(name[1])
        head = " ".join(self._singular(t) for t in tail)
        for token in carried:
            if gap and self._is_bare_place(token):
                yield self._organisation([token, name[1]])
            elif not tail or self._is_bare_place(token):
                yield self._organisation([token])
            else:
                key = (token.lemma_, *(lemma(part, self.language) for part in head.split()))
                yield FoundOrganisation(token.i, name[-1].i + 1, f"{token.text} {head}", self.known.get(key), "partner.shared-head")

    def _singular(self, token: Token) -> str:
        return base_form(token.text, self.language) if self.is_plural(token) and self.head(token) else token.text

    def _organisation(self, tokens: Sequence[Token]) -> FoundOrganisation:
        start, end = tokens[0].i, tokens[-1].i + 1
        if len(tokens) == 2 and tokens[0].text.endswith("-"):
            # `Savonia-` of `Savonia- ja Karelia-ammattikorkeakoulut`
            name = tokens[0].text + self._singular(tokens[1]).partition("-")[2]
            return FoundOrganisation(start, end, name, self.known.get((lemma(name, self.language),)), "partner.shared-head")
        if len(tokens) == 2 and end - start > 2:
            # A place and the head that it shares with another further on.
            return FoundOrganisation(start, end, f"{tokens[0].text} {self._singular(tokens[1])}", None, "partner.shared-head")
        text = tokens[0].doc.said(start, end) if end - start == len(tokens) else " ".join(t.text for t in tokens)
        rule, guess = self._rule(tokens)
        if self._shares_its_head(tokens):
            text = " ".join([*(t.text for t in tokens[:-1]), self._singular(tokens[-1])])
        found = FoundOrganisation(start, end, text, self.known_id(tokens), rule, guess)
        follows = tokens[0].doc[end] if end < len(tokens[0].doc) else None
        return self.in_base_form(found, tokens[0].doc) if follows is not None and follows.lower_ in self.after_genitive else found

    def _shares_its_head(self, tokens: Sequence[Token]) -> bool:
        """Whether the last of the tokens is a plural head that others before a conjunction have, too."""
        if not self.is_plural(tokens[-1]) or not self.head(tokens[-1]):
            return False
        before = tokens[0].i - 1
        doc = tokens[0].doc
        if len(tokens) < 2:
            return before > 0 and "-" in tokens[0].text and doc[before - 1].text.endswith("-") and doc[before].lower_ in self.joiners
        # `Kemin ja Iin kunnat` share it; `Kemin kauppakamari ja Kemin Yrittäjät` do not.
        waits = before > 0 and (self.is_genitive(doc[before - 1]) or self._is_bare_place(doc[before - 1]))
        joined = waits and doc[before].lower_ in self.words.coordinators
        return joined and (self.is_genitive(tokens[-2]) or self._is_bare_place(tokens[-2]))

    def _with_ids(self, found: list[FoundOrganisation], tokens: Sequence[Token]) -> list[FoundOrganisation]:
        """Each organisation with the business id that stands behind it."""
        if not found or not tokens or not tokens[0].doc._.business_ids:
            return found
        ids: list[BusinessId] = [b for b in tokens[0].doc._.business_ids if b.value]
        owned: dict[int, str] = {}
        at = bisect_left(ids, found[0].end, key=lambda b: b.start)
        for number, organisation in enumerate(found):
            following = found[number + 1].start if number + 1 < len(found) else organisation.end + ID_REACH + 1
            while at < len(ids) and ids[at].start < organisation.end:
                at += 1
            if at < len(ids) and ids[at].start < min(following, organisation.end + ID_REACH):
                owned[number] = ids[at].value or ""
        return [replace(o, business_id=owned.get(number)) for number, o in enumerate(found)]

    def _rule(self, tokens: Sequence[Token]) -> tuple[str, bool]:
        last = tokens[-1]
        known = self.known_id(tokens)
        if known:
            return f"partner.lexicon:{known}", False
        if not any(c.isalpha() for t in tokens for c in t.text):
            return NO_LETTERS, True
        if len(tokens) == 1 and (self.is_generic(last) or self.is_form(last)):
            return HEAD_ALONE, True
        if self.is_form(last):
            return f"partner.form:{last.lower_}", False
        if self.head(last):
            return f"partner.head:{last.lemma_}", False
        if len(tokens) > 2 and self.is_alias(tokens[-2], last):
            return "partner.alias", True
        if len(tokens) > 1 and (inner := next((t for t in (tokens[0], *reversed(tokens[1:-1])) if self.head(t)), None)):
            return f"partner.head:{inner.lemma_}", False
        if self.is_municipality(tokens):
            return "partner.municipality", False
        if self.is_branch(tokens):
            return "partner.branch", False
        if tokens[0].text.isdigit():
            # `240 koulutettua` counts results; `14 kuntaa` counts bodies; `4H Finland` is a name.
            counts = len(tokens) > 1 and bool(tokens[0].whitespace_) and tokens[1].text[0].islower()
            body = self.head_of(last) or last.lemma_ in self.countable
            return (NO_LETTERS, True) if counts and not body else ("partner.number", False)
        if len(tokens) == 1 and self.is_acronym(last):
            return "partner.acronym", False
        return "partner.place", True


@lru_cache(maxsize=8)
def organisation_reader(language: str) -> OrganisationReader:
    """The reader of a language's organisations; it keeps nothing of what it reads."""
    return OrganisationReader(language)


@Language.factory("planex_organisations", assigns=["doc._.organisation_tokens", "doc._.aside", "doc._.business_ids"])
def make_organisations(nlp: Language, name: str, language: str) -> Any:
    """The component that marks which tokens speak for an organisation, and which are nobody's."""
    reader = organisation_reader(language)
    aside = Aside(frozenset(lexicon(language).words("organisations", "number_labels")))

    def component(doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        known = list(tokens.labelled("ORGANISATION"))
        tokens._.known_joints = frozenset(i for span in known for i in range(span.start + 1, span.end))
        tokens._.known_tokens = frozenset(i for span in known for i in range(span.start, span.end))
        tokens._.organisation_tokens = reader.covered(tokens)
        tokens._.aside, tokens._.business_ids = aside(tokens)
        return doc

    return component
