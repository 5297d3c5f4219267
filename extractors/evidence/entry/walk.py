"""Walks an entry from its name over its description and its data, from left to right: a mark for each field, and what is unclear."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.evidence.amounts import Found, amounts, codes
from extractors.evidence.entry.labelled import CELLS, Division, Role
from extractors.evidence.entry.owners import owners_told
from extractors.evidence.entry.payers import Payers, payer_apart
from extractors.evidence.entry.project_period import PERIOD_ROLES, ProjectPeriod
from extractors.evidence.entry.roles import BRACKETS, Party, PartyReader, Run
from extractors.evidence.entry.theme_told import themes_told
from extractors.evidence.entry.ticked import unticked
from extractors.evidence.names import acronym_of, compound_of, tidy_name
from extractors.evidence.parties.funders import FoundFunder
from extractors.evidence.time.periods import FoundPeriod
from extractors.text.tokens import Token, Tokens
from schemas.document import Cell
from schemas.findings import Values
from schemas.mention import Field, FunderValue, Mark, PartnerValue, Problem

LABELS: dict[str, Role] = {"COORDINATOR": "coordinator", "PARTNER": "partner", "FUNDER_ROLE": "funder", "PERIOD_ROLE": "period"}
STATUS = {"UPCOMING": "upcoming", "ONGOING": "ongoing", "ENDED": "ended"}
WORDS = frozenset({"BUDGET", "CODE", "NATIONAL", "PROJECT", "MONEY", "INSTRUMENT", *STATUS})
TAKE_PART = frozenset({"coordinator", "partner"})
TRIM = " ,;:-\u2013\u2014("


class Walk:
    """One entry: its name and description, and its data, walked from left to right."""

    def __init__(self, doc: Tokens, language: str, places: Sequence[Cell]) -> None:
        self.doc = doc
        self.division: Division = doc._.division
        # A name that a sentence tells may stand among the data.
        self.named = frozenset(range(*self.division.name)) if self.division.name_rule != "name.missing" else frozenset()
        self.parties = PartyReader(doc, language)
        self.payers = Payers(doc, self.parties.names.words.coordinators)
        self.found: list[tuple[str, Values, int, int]] = []
        # At which characters those begin of whom no word says what they do.
        self.untold: set[int] = set()
        self.roles = {s.start: s for s in sorted(doc.terms, key=lambda s: s.end) if s.label_ in LABELS}
        self.period_labels = {s.end for s in self.roles.values() if s.label_ == "PERIOD_ROLE"}
        self.words = {i: s.label_ for s in doc.terms if s.label_ in WORDS for i in range(s.start, s.end)}
        readers: tuple[tuple[Field, Callable[[str], Iterable[Found]]], ...] = (
            ("budget", amounts),
            ("code", codes),
            ("theme", themes_told),
        )
        self.starts = [token.idx for token in doc]
        self.places = {self._tokens_to(place.start): CELLS.get(place.field) for place in places}
        self.extras = {self._tokens_to(found.start): (name, found) for name, read in readers for found in read(doc.text)}
        self.unticked = unticked(doc)
        self.contacts = {s.start: s.end for s in doc.terms if s.label_ == "CONTACT"}
        self.period = ProjectPeriod(doc)
        self.periods = self.period.by_start

    def marks(self) -> Iterator[Mark]:
        """The marks of all fields."""
        yield from self._name()
        yield from self._description()
        data = self._with_payer(list(self._data()))
        yield from data
        yield from self.period.marks(self.division.prose)
        if not any(mark.field == "funders" for mark in data):
            yield from (self._funder(funder) for funder in self.payers.in_prose())
        if not any(mark.field == "partners" for mark in data):
            owners = owners_told(self.doc, self.division, self.parties.names)
            yield from self._members(Party(owner, "partner") for owner in owners)

    def problems(self) -> Iterator[Problem]:
        """What a person should look at; complete once the marks have been read."""
        yield from (Problem("unclear-role", {}, cell.start, cell.end) for cell in self.doc._.cells if cell.field == "party")
        for code, values, start, end in (*self.found, *self.period.problems, *self.parties.problems):
            yield Problem(code, values, self.doc[start].idx, self._end(end))

    def _end(self, end: int) -> int:
        return self.doc[end - 1].idx + len(self.doc[end - 1].text)

    def _mark(self, name: Field, start: int, end: int, rule: str, value: object = None, guess: bool = False) -> Mark:
        return Mark(name, self.doc[start].idx, self._end(end), rule, guess, value)

    # --- name and description ----------------------------------------------------------------------------------

    def _name(self) -> Iterator[Mark]:
        start, end = self.division.name
        mark = self._mark("name", start, end, self.division.name_rule, guess=self.division.name_guess)
        mark = replace(mark, end=mark.end - self._stuck(self.doc[end - 1]))
        name = tidy_name(self.doc.text[mark.start : mark.end])
        yield replace(mark, value=name)
        if self.division.name_guess:
            self.found.append(("unclear-name", {}, start, end))
        acronym = acronym_of(name)
        at = self.doc.text.find(acronym, self.doc[start].idx) if acronym else -1
        if acronym and at >= 0:
            yield Mark("acronym", at, at + len(acronym), "acronym.capitals", value=acronym)

    def _stuck(self, last: Token) -> int:
        """How many characters of a word for a project are stuck to a name that a sentence tells: `Lehti-hankkeessa koulutetaan …`."""
        head = compound_of(last.text, last.lemma_, self.parties.names.words.lemmas("projects", "words"))
        return len(last.text) - len(head) if head and self.division.told_by_sentence else 0

    def _description(self) -> Iterator[Mark]:
        """One mark for each stretch; the first carries the whole text."""
        whole = " ".join(filter(None, (self.doc.said(*stretch).strip(TRIM).lstrip(". ") for stretch in self.division.prose)))
        for number, (start, end) in enumerate(self.division.prose if whole else ()):
            yield self._mark("description", start, end, "description.prose", whole if number == 0 else None)

    # --- data ----------------------------------------------------------------------------------------------------

    def _data(self) -> Iterator[Mark]:
        # A period may run over the end of a sentence (`Alkaa 1.5.2018. Päättyy 31.3.2021.`) or of a cell, and so may a fund's name.
        behind = 0
        for start, end in self.division.data:
            told, leads = self._told(start, end)
            labelled = told in TAKE_PART
            run = Run(role="coordinator" if leads else told, plural=not leads, labelled=labelled)
            named, i = False, max(start, behind)
            while i < end:
                if (self.doc[i].is_sent_start and i > start) or i in self.places:
                    yield from self._members(self.parties.flush(run))
                    run, named = Run(role=told or self.places.get(i), plural=True, labelled=labelled), False
                parties: Iterable[Party] = ()
                step = 1
                if i in self.unticked:
                    parties = self.parties.flush(run)
                elif i in self.extras:
                    name, extra = self.extras[i]
                    parties, step = self.parties.flush(run), self._tokens_to(extra.end) - i
                    yield self._mark(name, i, i + step, f"{name}.form", extra.value)
                elif self._is_contact(i):
                    # Persons and addresses are kept in the mention's text, and are nobody's partners.
                    parties, step = self.parties.flush(run), self._contact_end(i, end) - i
                elif i in self.named:
                    parties = self.parties.flush(run)
                elif i in self.periods and (told in PERIOD_ROLES or self._counts(self.periods[i], start, end)):
                    parties, step = self.parties.flush(run), self.periods[i].end - i
                    self.period.take(self.periods[i], told)
                    behind = self.periods[i].end
                elif i in self.payers.by_start and self.payers.pays(funder := self.payers.by_start[i], run.role, told):
                    parties, step = self.parties.flush(run), max(funder.end - i, 1)
                    behind = max(behind, funder.end)
                    yield self._funder(funder, labelled=run.role == "funder")
                    run.since = i + step
                elif i in self.roles and self.roles[i].end <= end and not self._in_name(run, i):
                    term = self.roles[i]
                    run.spoken = run.spoken or (told is None and self.doc[i].lower_ in self.parties.names.verbs)
                    parties, step = list(self.parties.label(run, i, term.end, LABELS[term.label_], named)), term.end - i
                elif self._belongs_to_role(i):
                    pass
                elif i in self.words and self.words[i] == "MONEY" and self.parties.pays_by_verb(i):
                    parties = list(self.parties.payment(run, i))
                elif i in self.words and not self._in_name(run, i):
                    parties = self.parties.flush(run)
                    yield from self._scope_or_status(i)
                else:
                    run.spoken = run.spoken or (told is None and self.parties.names.is_verb(self.doc[i]))
                    # Brackets that open data hold what it says, and belong to nobody before them: `(Kemin kaupunki; ESR+; 2024)`.
                    opens = self.doc[i].text in BRACKETS and (i == start or bool(self.doc[i].is_sent_start))
                    run.tokens += [] if opens else [self.doc[i]]
                members = list(self._members(parties))
                named = named or bool(members)
                yield from members
                i += step
            yield from self._members(self.parties.flush(run))

    def _told(self, start: int, end: int) -> tuple[Role | None, bool]:
        """The role that a label gives a stretch of data, and whether only the first in it leads: where no word says who does."""
        if (told := self.division.roles.get(start)) != "lead":
            return told, False
        said = any(start <= i < end and LABELS[term.label_] == "coordinator" for i, term in self.roles.items())
        return "partner", not said

    def _tokens_to(self, char: int) -> int:
        return bisect_left(self.starts, char)

    def _is_contact(self, i: int) -> bool:
        return i in self.contacts or self.doc[i].is_address

    def _contact_end(self, i: int, end: int) -> int:
        """Where an address ends, or what a label for a person or for more information heads: at the sentence's end."""
        if i not in self.contacts:
            return i + 1
        return next((k for k in range(self.contacts[i], end) if self.doc[k].is_sent_start), end)

    def _in_name(self, run: Run, i: int) -> bool:
        """Whether a word of the lexicon is a part of an organisation's name here: `Kansalliset … ry`, `Projekti Oy`."""
        if self.words.get(i) == "NATIONAL" and self._leads_to_name(i + 1):
            return True
        following = self.doc[i + 1] if i + 1 < len(self.doc) else None
        if following is None:
            return False
        if self.words.get(i) == "NATIONAL" and not self.parties.names.inflects:
            # `National Board of Bridges`; Finnish has a word of its own for what is national.
            return bool(self.doc[i].is_title and following.is_title and i + 1 not in self.payers.by_start)
        if self.words.get(i) == "PROJECT" and self.parties.goes_on_with_name(run, i):
            return True
        if not self.parties.names.is_form(following):
            return False
        before = self.doc[i - 1] if i else None
        capitals = self.doc[i].text[0].isupper() and before is not None and before.text[0].isupper()
        return bool(run.tokens) or (capitals and not self.doc[i].is_sent_start)

    def _leads_to_name(self, i: int) -> bool:
        """Whether what follows, up to the next separator, is the rest of an organisation's name."""
        tokens: list[Token] = []
        for token in map(self.doc.__getitem__, range(i, len(self.doc))):
            if token.is_punct or token.is_sent_start or token.i in self.words or token.i in self.payers.by_start:
                break
            tokens.append(token)
        names = self.parties.names
        return bool(tokens) and tokens[0].text[0].islower() and (names.is_form(tokens[-1]) or names.head(tokens[-1]) is not None)

    def _belongs_to_role(self, i: int) -> bool:
        """Whether a word for the project only tells whose role follows: `toimii hankkeen koordinaattorina`."""
        return self.words.get(i) == "PROJECT" and self.doc[i].lower_ != self.doc[i].lemma_ and i + 1 in self.roles

    def _scope_or_status(self, i: int) -> Iterator[Mark]:
        label = self.words[i]
        if label == "NATIONAL":
            yield self._mark("scope", i, i + 1, "scope.lexicon", "national")
        elif label in STATUS:
            yield self._mark("status", i, i + 1, "status.lexicon", STATUS[label])

    # --- periods -------------------------------------------------------------------------------------------------

    def _counts(self, period: FoundPeriod, start: int, end: int) -> bool:
        """Whether a period among the data is the project's: a lone year must stand alone."""
        if period.strong:
            return True
        before = self.doc[period.start - 1] if period.start > start else None
        after = self.doc[period.end] if period.end < end else None
        labelled = before is not None and period.start in self.period_labels
        opens = before is None or before.is_punct or before.i in self.words or labelled
        return opens and (after is None or after.is_punct or bool(after.is_sent_start) or after.text[0].isupper())

    # --- funders and partners ------------------------------------------------------------------------------------

    def _funder(self, funder: FoundFunder, labelled: bool = False) -> Mark:
        guess = not labelled and self.payers.unsure(funder)
        if guess:
            self.found.append(("unclear-funder", {"name": funder.name}, funder.start, funder.end))
        value = FunderValue(funder.name, funder.id, funder.instrument, self.doc.said(funder.start, funder.end))
        return self._mark("funders", funder.start, funder.end, funder.rule, value, guess)

    def _with_payer(self, marks: list[Mark]) -> list[Mark]:
        """The marks with the one as a funder who pays as far as its place tells, where it may."""
        if not (apart := payer_apart(marks, self.untold)):
            return marks
        payer, value = apart
        start, end = self._tokens_to(payer.start), self._tokens_to(payer.end)
        if not self.parties.names.may_pay(self.doc[start:end]):
            return marks
        self.found.append(("unclear-funder", {"name": value.name}, start, end))
        return [self._mark("funders", start, end, "funder.apart", value, True) if mark is payer else mark for mark in marks]

    def _members(self, parties: Iterable[Party]) -> Iterator[Mark]:
        for party in parties:
            found, role = party.organisation, party.role
            name, text = " ".join(found.name.split()), self.doc.said(found.start, found.end)
            if role in PERIOD_ROLES:
                self.found.append(("unclear-text", {"why": "period", "text": name}, found.start, found.end))
            elif role == "funder":
                yield self._mark("funders", found.start, found.end, "funder.labelled", FunderValue(name, None, None, text))
            else:
                if not party.told:
                    self.untold.add(self.doc[found.start].idx)
                shown = PartnerValue(name, found.id, "coordinator" if role == "coordinator" else "partner", text, found.business_id)
                yield self._mark("partners", found.start, found.end, found.rule, shown, found.guess)
