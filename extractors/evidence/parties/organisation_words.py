"""What single words say of organisations: heads (`kaupunki`), legal forms (`Oy`), places, acronyms, names that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.lexicon import lexicon
from extractors.lexicon.glossary import FunderTerm, OrganisationTerm
from extractors.text.lemmas import is_common, lemma
from extractors.text.tokens import KEPT, Token, Tokens

ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9&-]+")
# A compound counts as a head where its last part is one of at least so many letters: `kylä+yhdistys`.
LEAST_HEAD = 5
# No name that the lexicon has is of more tokens than this, its legal form included.
LONGEST_KNOWN = 16


@dataclass(frozen=True, slots=True)
class Said:
    """What a word says by itself: whether it is a legal form, a municipality's name, an acronym, what is counted with its number
    (`14 kuntaa`); the kind of organisation that it names in its base form or plural (`head`), or in whatever inflection (`kind`)."""

    form: bool
    place: bool
    acronym: bool
    countable: bool
    head: str | None
    kind: str | None
    nothing: bool
    """Whether it says none of these, as most words do."""


class OrganisationWords:
    """Knows the words that organisations' names of one language are made of."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.language = language
        self.heads = self.words.heads
        # The heads that a compound may end with, the first of the lexicon first.
        self._order = {head: (number, kind) for number, (head, kind) in enumerate(self.heads.items()) if len(head) >= LEAST_HEAD}
        self._longest = max(map(len, self._order), default=0)
        self.forms = {form.rstrip(".").lower() for form in self.words.legal_forms}
        self.genitive = tuple(self.words.words("organisations", "genitive_endings"))
        self.run_on = bool(self.words.raw["organisations"].get("names_run_on"))
        self.definite = bool(self.words.raw["organisations"].get("definite_heads"))
        self.bare_places = bool(self.words.raw["organisations"].get("bare_places_share"))
        self.places = frozenset(name.lower() for name in self.words.municipalities)
        # Small words inside names: `University of Lapland`.
        self.inner = frozenset(self.words.words("organisations", "inner"))
        # Prepositions that say where, before a place.
        self.whence = frozenset(self.words.words("organisations", "whence"))
        self.lead_ins = frozenset(self.words.words("organisations", "lead_ins"))
        # Words that join two names as `ja` does: `X yhdessä Y:n kanssa`.
        self.joiners = self.words.coordinators | frozenset(self.words.words("organisations", "joiners"))
        # Parts of the country that branches are named after, beside regions.
        self.areas = frozenset(self.words.words("organisations", "areas"))
        self.apart = frozenset(self.words.words("organisations", "apart"))
        self.joining = [tuple(phrase.split()) for phrase in self.words.words("organisations", "joining")]
        # Words that a name stands before in the genitive: `Y:n kanssa`.
        self.after_genitive = frozenset(self.words.words("organisations", "after_genitive"))
        self.by_money = frozenset(self.words.words("payment", "by"))
        self.inflects = bool(self.words.raw.get("names_inflect"))
        self.verbs = frozenset(self.words.words("organisations", "verbs"))
        self.plural = tuple(self.words.words("organisations", "plural_endings"))
        self.endings = [(form["ending"], tuple(form["base"])) for form in self.words.raw.get("verbs", {}).get("forms", [])]
        self.countable = self.words.lemmas("organisations", "countable")
        # Who pays may take part, too, where it is a body and no fund.
        bodies = [term for term in self.words.funders if term.kind != "fund" and not term.regional]
        self.payers = frozenset(term.id for term in bodies)
        terms: tuple[FunderTerm | OrganisationTerm, ...] = (*bodies, *self.words.organisations)
        self.names_of = {term.id: (*term.names, *term.short) for term in terms}
        self.known = {tuple(lemma(part, language) for part in name.split()): term.id for term in terms for name in term.names}
        self.short = {tuple(form.split()): term.id for term in terms for form in term.short}

        # Texts have few words that are not in others, too.
        self._kept_said, self._kept_inflected = lru_cache(KEPT)(self._said), lru_cache(KEPT)(self._is_inflected_verb)

    # --- single tokens -------------------------------------------------------------------------------------

    def said(self, token: Token) -> Said:
        """What a word says by itself; kept."""
        return self._kept_said(token.text, token.lemma_)

    def _said(self, text: str, lemma: str) -> Said:
        lower = text.lower()
        kind = self._kind(text, lemma)
        based = lower == lemma or self._is_plural(lower, lemma) or self._is_definite(lower, lemma)
        form, place, acronym = lower.rstrip(".") in self.forms, text in self.words.municipalities, self.is_acronym_text(text)
        countable = lemma in self.countable
        nothing = not (form or place or acronym or countable or kind)
        return Said(form, place, acronym, countable, kind if based else None, kind, nothing)

    def is_form(self, token: Token) -> bool:
        return self.said(token).form

    def head(self, token: Token) -> str | None:
        """The kind of organisation that the word names in its base form or plural, or None."""
        return self.said(token).head

    def head_of(self, token: Token) -> str | None:
        """The kind of organisation that the word names in whatever inflection, or None."""
        said = self.said(token)
        return None if said.place and token.text[0].isupper() else said.kind

    def _kind(self, text: str, lemma: str) -> str | None:
        word = lemma.lstrip("-\u2013")
        if found := self.heads.get(word) or self.heads.get(text.lower()):
            return found
        if text[0].isupper() and word in self.words.foreign_heads:
            return self.words.foreign_heads[word]
        return self._ending_kind(word)

    def _ending_kind(self, word: str) -> str | None:
        """The kind that a compound's last part names: `kylä+yhdistys`."""
        last = (word[cut:] for cut in range(max(0, len(word) - self._longest), len(word) - LEAST_HEAD + 1))
        first = min((self._order[part] for part in last if part in self._order), default=None)
        return None if first is None else first[1]

    def is_foreign(self, token: Token) -> bool:
        """Whether the word is a head in another language than the plan's alone: `Centre` in Finnish."""
        word = token.lemma_.lstrip("-\u2013")
        own = word in self.heads or token.lower_ in self.heads or self._ending_kind(word)
        return not own and word in self.words.foreign_heads

    def is_alias(self, last: Token, token: Token) -> bool:
        """Whether a word that nothing knows, behind a legal form or an association's head, is that body's other name: `Silta Oy Kaari`,
        `Pohjolan lukijoiden liitto Lukko`. It may be another body, so it is a guess."""
        closes = self.is_form(last) or self.said(last).kind == "association"
        unknown = token.is_alpha and token.text[0].isupper() and not self.is_acronym(token) and self.known_id([token]) is None
        return closes and unknown and not self.is_municipality([token]) and self.said(token).kind is None and not self.is_genitive(token)

    def is_inflected(self, token: Token) -> bool:
        """Whether the word is a head that does not stand in its base form: `kaupungin`."""
        return self.head_of(token) is not None and self.head(token) is None

    def is_common(self, token: Token) -> bool:
        """Whether the word is a common noun or the like, capitalised because something begins with it."""
        place = token.lemma_ in self.places or token.lemma_ in self.words.regions
        return not place and is_common(token.text, self.language)

    def _is_definite(self, lower: str, lemma: str) -> bool:
        """Whether the word is a head in the definite form (`Yrkeshögskolan`), in a language that has one."""
        return self.definite and not (lower.endswith(self.genitive) and not lemma.endswith(self.genitive))

    def is_plural(self, token: Token) -> bool:
        return self._is_plural(token.lower_, token.lemma_)

    def _is_plural(self, lower: str, lemma: str) -> bool:
        return lower.endswith(self.plural) and lemma != lower and not lemma.endswith(self.plural)

    def is_verb(self, token: Token) -> bool:
        """Whether the word is a verb that stands beside names and is no part of one: `päätoteuttaja on X`, `vastaavat X ja Y`; a
        municipality may be called like one (`Ingå`)."""
        spoken = token.text[0].islower() or (bool(token.is_sent_start) and not self.said(token).place)
        return spoken and (token.lower_ in self.verbs or token.lemma_ in self.verbs)

    def is_joining(self, token: Token) -> bool:
        """Whether a word is one of a phrase that joins two names: `i samarbete med`."""
        doc = token.doc
        for phrase in self.joining:
            for at in (n for n, word in enumerate(phrase) if word == token.lower_ and token.i >= n):
                if tuple(other.lower_ for other in doc[token.i - at : token.i - at + len(phrase)]) == phrase:
                    return True
        return False

    def is_inflected_verb(self, token: Token) -> bool:
        """Whether the word is a verb of a sentence as far as its ending and its base form show: `vahvistaa`, `oppivat`."""
        return self._kept_inflected(token.lower_, token.lemma_)

    def _is_inflected_verb(self, lower: str, lemma: str) -> bool:
        return any(lower.endswith(ending) and lemma.endswith(base) for ending, base in self.endings)

    def is_generic(self, token: Token) -> bool:
        """Whether the word is a head by itself, whose name is missing: `yliopisto`, but not `Opetushallitus`, `Yrittäjät`."""
        word = token.lemma_.lstrip("-\u2013")
        if self.known_id([token]) or (word not in self.heads and word not in self.countable):
            return False
        return token.text[0].islower() or self.heads.get(word) != "association"

    def is_acronym(self, token: Token) -> bool:
        return self.said(token).acronym

    def is_acronym_text(self, text: str) -> bool:
        return bool(ACRONYM.fullmatch(text)) and any(c.isalpha() for c in text)

    def is_genitive(self, token: Token) -> bool:
        """Whether the word is a proper noun in the genitive, as stands before a head: `Kalajoen`."""
        return token.text[0].isupper() and token.lower_.endswith(self.genitive) and token.lemma_ != token.lower_

    def is_municipality(self, tokens: Sequence[Token]) -> bool:
        return len(tokens) <= LONGEST_KNOWN and " ".join(t.text for t in tokens) in self.words.municipalities

    def known_id(self, tokens: Sequence[Token]) -> str | None:
        if len(tokens) > LONGEST_KNOWN:
            return None
        key = tuple(t.lemma_ for t in tokens)
        while len(key) > 1 and tokens[len(key) - 1].lower_.rstrip(".") in self.forms:
            key = key[:-1]
        written = tuple(t.norm_ for t in tokens[: len(key)])
        return self.known.get(key) or self.short.get(written)

    def as_in_the_lexicon(self, id_: str | None, printed: str) -> str | None:
        """The name of the lexicon that a known body's begins with as it is printed, in as many words: no rule of inflection has a say in
        what no dictionary knows, `Savonia` is no form of `Savo`."""
        named = [name for name in self.names_of.get(id_ or "", ()) if len(name.split()) == len(printed.split())]
        return max((name for name in named if printed.startswith(name)), key=len, default=None)

    def may_pay(self, tokens: Sequence[Token]) -> bool:
        """Whether tokens are the name of a body that grants money, as the lexicon or a foundation's head shows."""
        return self.known_id(tokens) in self.payers or self.head_of(tokens[-1]) == "foundation"

    # --- what covers an entry --------------------------------------------------------------------------------

    def covered(self, doc: Tokens) -> frozenset[int]:
        """The tokens that speak for an organisation: heads behind a proper noun, legal forms, known and place names."""
        found: set[int] = set()
        for term in doc.labelled("ORGANISATION"):
            found.update(range(term.start, term.end))
        said_of = self._kept_said
        for token in doc:
            said = said_of(token.text, token.lemma_)
            if said.nothing:
                continue
            before = doc[token.i - 1] if token.i else None
            named = before is not None and (before.text[0].isupper() or before.i in found)
            if not named and self._ends_long_name(token):
                found.update((token.i - 1, token.i))
            elif (
                (said.form and named)
                or (said.head and (named or (token.text[0].isupper() and not self._is_subject(token))))
                or (said.place and not (before is not None and before.text[0].isupper() and not before.is_punct))
                or (said.acronym and self._stands_alone(token))
                or (named and self._pays(token))
            ):
                found.add(token.i)
            elif before is not None and before.text.isdigit() and said.countable:
                found.update((before.i, token.i))
        return frozenset(found)

    def _is_subject(self, token: Token) -> bool:
        """Whether a head by itself opens a sentence, and its verb follows: `Yritykset ovat mukana alusta asti.`"""
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        verb = after is not None and after.text[0].islower() and (self.is_verb(after) or self.is_inflected_verb(after))
        return bool(token.is_sent_start) and verb and self.is_generic(token)

    def _ends_long_name(self, token: Token) -> bool:
        """Whether a head stands behind a place and a common noun in the genitive: `Kuopion alueen kauppakamari`."""
        if token.i < 2 or not self.head(token):
            return False
        noun, place = token.nbor(-1), token.nbor(-2)
        return noun.is_alpha and noun.text[0].islower() and noun.lower_.endswith(self.genitive) and self.is_genitive(place)

    def is_somewhere(self, token: Token) -> bool:
        """Whether a word says where, and is no part of a name: a place in another case than the nominative and genitive, `Lapissa`;
        where names have no cases, a preposition that opens a sentence, or the place behind it: `Från Åland`."""
        place = token.lemma_ in self.places or token.lemma_ in self.words.regions
        if self.whence:
            opens = bool(token.is_sent_start) and token.lower_ in self.whence
            after = token.i > 0 and token.nbor(-1).is_sent_start and token.nbor(-1).lower_ in self.whence
            return bool(opens or (place and after))
        return self.inflects and place and token.lower_ != token.lemma_ and not token.lower_.endswith(self.genitive)

    def _pays(self, token: Token) -> bool:
        """Whether an inflected head stands before a word by which it pays: `Pohjolan Säätiön rahoituksella`."""
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        return after is not None and after.lower_ in self.by_money and self.is_inflected(token)

    def _stands_alone(self, token: Token) -> bool:
        """Whether nothing but punctuation is beside a word, and it does not begin the text: `… valmentajille. OAMK`."""
        doc = token.doc
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return token.i > 0 and doc[token.i - 1].is_punct and (after is None or after.is_punct)
