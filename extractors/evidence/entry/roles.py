"""Reads who takes part in which role, along an entry's data: runs of names, and the words for roles around them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.evidence.entry.labelled import Role
from extractors.evidence.parties.organisations import HEAD_ALONE, NO_LETTERS, FoundOrganisation, organisation_reader
from extractors.text.tokens import Token, Tokens
from schemas.findings import Values

BRACKETS = frozenset("([")
# From a word inside a name to its legal form are no more words.
LONGEST_REST = 6
Holding = Role | Literal["subject", "object"]


@dataclass(frozen=True)
class Party:
    """An organisation in its role; `funder` where a label says that it pays."""

    organisation: FoundOrganisation
    role: Role
    told: bool = True
    """Whether a word says the role."""


@dataclass
class Run:
    """Tokens of the data between one thing understood and the next, and the role that holds for them."""

    tokens: list[Token] = field(default_factory=list)
    role: Holding | None = None
    """The role that holds; `subject` where who pays is to come behind a verb, `object` where the verb has a payer already."""
    plural: bool = False
    """Whether the role's word is plural: then it holds for all names after it, else for the first."""
    since: int = 0
    """The token from which on the role holds: behind the verb, or behind the last one whom it took."""
    spoken: bool = False
    """Whether it stands in a sentence with a verb beside the names, and not in a list."""
    labelled: bool = False
    """Whether a label or a column's header says that who stands here takes part."""


class PartyReader:
    """Reads the parties of one entry; keeps what a person should look at as (code, values, first token, last token + 1)."""

    def __init__(self, doc: Tokens, language: str) -> None:
        self.doc = doc
        self.names = organisation_reader(language)
        self.active = frozenset(self.names.words.words("payment", "active"))
        self.passive = frozenset(self.names.words.words("payment", "passive"))
        self.problems: list[tuple[str, Values, int, int]] = []

    def label(self, run: Run, start: int, end: int, role: Role, named: bool) -> Iterator[Party]:
        """A word for a role at tokens [start, end): it holds for the organisation before it where it stands in
        brackets, closes the stretch or follows a name at once, else for those after. `named`: one came before."""
        doc = self.doc
        bracketed = start > 0 and doc[start - 1].text in BRACKETS and end < len(doc) and doc[end].text in ")],"
        colon = end < len(doc) and doc[end].text == ":"
        closes = end >= len(doc) or doc[end].is_punct or bool(doc[end].is_sent_start)
        while run.tokens and run.tokens[-1].lower_ in self.names.lead_ins:
            run.tokens.pop()
        before = [token for token in run.tokens if not (token.is_punct or self.names.is_verb(token) or self._names_nobody(token))]
        comma = bool(run.tokens) and (run.tokens[-1].text in ",;" or run.tokens[-1].lower_ in self.names.joiners)
        if bracketed and run.tokens and run.tokens[-1].text in BRACKETS:
            run.tokens.pop()
        # `X yhteistyössä Y:n kanssa`: what joins two names says nothing of the first.
        joins = end - start == 1 and doc[start].lower_ in self.names.joiners and not closes
        taken = role == "partner" and run.role == "coordinator"
        joins = joins or (not bracketed and not closes and (taken or self._begins_anew(run)))
        if before and not colon and not joins and self._holds_before(role, start, bracketed, comma, closes):
            yield from self.flush(run, last=role)
            return
        if role == "coordinator" and not before and named and closes and not colon:
            self.problems.append(("unclear-role", {}, start, end))
            return
        yield from self.flush(run)
        run.role, run.plural = role, self.names.is_plural(doc[start])

    def _names_nobody(self, token: Token) -> bool:
        """Whether a word only leads on to who is named behind it: `jota Lapissa hallinnoi Kemin kaupunki`."""
        return token.lower_ in self.names.lead_ins or self.names.is_somewhere(token)

    def _begins_anew(self, run: Run) -> bool:
        """Whether a clause has begun behind the last name: `Vetovastuu on X:llä, ja verkostossa ovat mukana Y`."""
        for token in reversed(run.tokens):
            if token.text[0].isupper() or self.names.head_of(token) is not None:
                return False
            if self.names.is_verb(token):
                return run.role is not None
        return False

    def _holds_before(self, role: Role, start: int, bracketed: bool, comma: bool, closes: bool) -> bool:
        """Whether a role's word holds for the organisation before it."""
        if role == "funder":
            # `X:n rahoituksella`, `X (rahoittaja)`, `X toimii rahoittajana`
            return bracketed or (not comma and (closes or self.doc[start].lower_ in self.names.after_genitive))
        return role in ("coordinator", "partner") and (bracketed or not comma or closes)

    def goes_on_with_name(self, run: Run, i: int) -> bool:
        """Whether a word for a project stands inside a name: behind its preposition (`… förbund för utbildning och kultur`), or with a
        legal form to come (`Exponential Training and Assessment Ltd`)."""
        last = run.tokens[-1] if run.tokens else None
        if last is None or last.i != i - 1:
            return False
        if last.lower_ in self.names.inner:
            return self.doc[i].text[0].islower() and len(run.tokens) > 1
        rest = list(itertools.takewhile(lambda t: not (t.is_punct or t.is_sent_start), self.doc[i : i + LONGEST_REST]))
        before = run.tokens[-2] if len(run.tokens) > 1 and self.names.frames(last) else last
        capitals = before.text[0].isupper() and self.doc[i].text[0].isupper()
        return capitals and bool(rest) and self.names.is_form(rest[-1])

    def payment(self, run: Run, i: int) -> Iterator[Party]:
        """A verb of paying at token i: its subject pays, before it or after it, and its object takes no part.

        `Pohjolan Säätiö rahoittaa …`, `hanketta rahoittaa Pohjolan Säätiö`, `funded by the Northern Foundation`.
        """
        words = [token for token in run.tokens if not token.is_punct]
        # `X toteuttaa hankkeen ja sen rahoittaa Y`: behind a conjunction or a pronoun the subject is yet to come.
        subject = bool(words) and not self.names.frames(words[-1]) and not self._is_object(words[-1])
        if subject and self.doc[i].lower_ not in self.passive:
            yield from self.flush(run, last="funder")
            run.role = "object"
        else:
            yield from self.flush(run)
            run.role, run.since = "subject", i + 1

    def _is_object(self, word: Token) -> bool:
        """Whether a word before a verb is what the verb does something to: `Kurssin maksaa Kemin kaupunki`."""
        inflected = word.lower_ != word.lemma_ and not self.names.is_plural(word)
        return self.names.inflects and inflected and self.names.head_of(word) is None and self.names.is_common(word)

    def pays_by_verb(self, i: int) -> bool:
        """Whether the word is a verb of paying."""
        token = self.doc[i]
        return token.lower_ in self.passive or token.lower_ in self.active or token.lemma_ in self.active

    def flush(self, run: Run, last: Role | None = None) -> list[Party]:
        """The parties of a run, which is empty then; `last` is the role of the last, where a word behind it says so."""
        tokens, run.tokens = run.tokens, []
        if run.role == "object":
            return []
        read = [self.names.without_prose(found, self.doc) if run.spoken else found for found in self.names.read(tokens)]
        read = [self._grammatical(organisation, run.spoken) for organisation in read if not run.spoken or self._is_written(organisation)]
        read = [self._as_labelled(organisation) for organisation in read] if run.labelled else read
        found = [organisation for organisation in read if self._is_name(organisation, run.spoken, run.role in ("funder", "subject"))]
        if run.role == "subject":
            return self._of_a_verb(run, found) if found else []
        parties = []
        for number, organisation in enumerate(found):
            role: Role = run.role or "partner"
            if role == "coordinator" and number and not run.plural:
                role = "partner"
            if last and number == len(found) - 1:
                role, organisation = last, self.names.in_base_form(organisation, self.doc)
            parties.append(Party(organisation, role, bool(run.role) or role != "partner"))
        if found and run.role == "coordinator" and not run.plural:
            run.role = "partner"
        return parties

    def _as_labelled(self, organisation: FoundOrganisation) -> FoundOrganisation:
        """A name that no rule knows, where a label says that who stands here takes part: no guess, if it reads like a name."""
        first, last = self.doc[organisation.start], self.doc[organisation.end - 1]
        known = not organisation.guess or organisation.rule in (NO_LETTERS, HEAD_ALONE)
        headed = organisation.end < len(self.doc) and self.doc[organisation.end].text == ":"
        begins = first.text[0].isupper() or first.text[0].isdigit()
        if known or headed or not begins or self.names.is_genitive(last) or self._is_prose(organisation):
            return organisation
        return replace(organisation, rule="partner.labelled", guess=False)

    def _of_a_verb(self, run: Run, found: list[FoundOrganisation]) -> list[Party]:
        """Who pays among the names behind a verb of paying: the first, and those joined to it by a conjunction."""
        parties: list[Party] = []
        for organisation in found:
            if self._is_apart(parties[-1].organisation.end if parties else run.since, organisation.start):
                run.role = None
            inflected = self.names.is_inflected(self.doc[organisation.end - 1])
            if run.role is None or not inflected:
                parties.append(Party(organisation, "funder" if run.role else "partner"))
        run.role = None
        return parties

    def _is_prose(self, organisation: FoundOrganisation) -> bool:
        """Whether a verb stands in what was taken for a name: `Nuorten toimintaa vahvistaa`."""
        return any(
            token.text[0].islower() and self.names.is_inflected_verb(token) for token in self.doc[organisation.start : organisation.end]
        )

    def _opens_clause(self, word: Token) -> bool:
        """Whether a word is a common noun that a sentence begins with, its verb behind it: `Retkiä vetää Iin kunta`."""
        after = self.doc[word.i + 1] if word.i + 1 < len(self.doc) else None
        verb = after is not None and after.text[0].islower() and (self.names.is_inflected_verb(after) or self.names.is_verb(after))
        return bool(word.is_sent_start) and verb and self.names.is_common(word)

    def _is_apart(self, end: int, start: int) -> bool:
        """Whether a mark or a verb stands between two names: the second has another part in it."""
        return any(token.text in ",;" or self.names.is_verb(token) for token in self.doc[end:start])

    def _grammatical(self, organisation: FoundOrganisation, spoken: bool) -> FoundOrganisation:
        """An organisation, in base form where a sentence has it inflected: `Vetovastuu on Kemin kaupungilla`."""
        inflected = spoken and self.names.is_inflected(self.doc[organisation.end - 1])
        return self.names.in_base_form(organisation, self.doc) if inflected else organisation

    def _is_written(self, organisation: FoundOrganisation) -> bool:
        """Whether a sentence means somebody by name: not `mukana olevilta kunnilta`, which is said to be unclear."""
        words = self.doc[organisation.start : organisation.end]
        after = self.doc[organisation.end].lower_ if organisation.end < len(self.doc) else ""
        if any(not token.text.islower() for token in words) or not self.names.is_inflected(words[-1]) or after in self.names.after_genitive:
            return True
        self.problems.append(("unclear-text", {"text": organisation.name}, organisation.start, organisation.end))
        return False

    def _is_name(self, organisation: FoundOrganisation, spoken: bool, pays: bool) -> bool:
        """Whether what was read is a name; what no rule knows is said to be unclear, but for a sentence's own words (`spoken`)."""
        if organisation.rule == NO_LETTERS:
            return False
        first = self.doc[organisation.start]
        if organisation.guess and self._is_prose(organisation):
            self.problems.append(("unclear-text", {"text": organisation.name}, organisation.start, organisation.end))
            return False
        begins = first.text[0].isupper() or first.text[0].isdigit()
        if organisation.guess and organisation.end < len(self.doc) and self.doc[organisation.end].text == ":":
            # What a colon follows is a label, known or not.
            begins = False
        if organisation.guess and organisation.end - organisation.start == 1 and self._opens_clause(first):
            return False
        if spoken and organisation.guess and not begins and organisation.end - organisation.start == 1 and self.names.is_common(first):
            return False
        if organisation.rule == HEAD_ALONE or (organisation.guess and not begins):
            self.problems.append(("unclear-text", {"text": organisation.name}, organisation.start, organisation.end))
            return False
        if organisation.guess:
            code, values = (
                ("unclear-funder", {"why": "place", "text": organisation.name})
                if pays
                else ("unclear-partner", {"name": organisation.name})
            )
            self.problems.append((code, values, organisation.start, organisation.end))
        return True
