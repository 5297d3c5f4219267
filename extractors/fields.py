"""Reads an entry's fields from its division: marks for name, description, period, funders, partners, scope, status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from extractors.division import Division
from extractors.funders import FoundFunder
from extractors.language import pipeline
from extractors.lexicon import lexicon
from extractors.names import acronym_of, tidy_name
from extractors.organisations import FoundOrganisation, OrganisationReader
from extractors.periods import FoundPeriod
from schemas.document import Passage
from schemas.mention import Entry, FunderValue, Mark, PartnerValue, PeriodValue, Problem

Role = Literal["coordinator", "partner", "funder", "period"]
LABELS: dict[str, Role] = {"COORDINATOR": "coordinator", "PARTNER": "partner", "FUNDER_ROLE": "funder", "PERIOD_ROLE": "period"}
STATUS = {"UPCOMING": "upcoming", "ONGOING": "ongoing", "ENDED": "ended"}
TRIM = " ,;:-\u2013\u2014("


def read_entry(passage: Passage, page: int, theme: int | None, language: str, lead: int = 0, breaks: tuple[int, ...] = ()) -> Entry:
    """An entry of running prose. `lead`: how many of its first characters are bold where the rest is not;
    `breaks`: at which characters a paragraph of its own begins, full stop before it or not."""
    nlp = pipeline(language)
    doc = nlp.make_doc(passage.text)
    doc._.lead, doc._.breaks = lead, breaks
    doc = nlp(doc)
    reading = _Reading(doc, language)
    return Entry(page, theme, passage, tuple(reading.marks()), tuple(reading.problems))


@dataclass
class _Run:
    """Tokens of the data between one thing understood and the next, and the role that holds for them."""

    tokens: list[Token] = field(default_factory=list)
    role: Role | None = None
    plural: bool = False


class _Reading:
    """One entry's data, walked from left to right."""

    def __init__(self, doc: Doc, language: str) -> None:
        self.doc = doc
        self.words = lexicon(language)
        self.reader = OrganisationReader(language)
        self.division: Division = doc._.division
        self.problems: list[Problem] = []
        self.terms = {span.start: span for span in sorted(doc.spans["terms"], key=lambda s: s.end) if span.label_ in LABELS}
        self.labels = {i: span.label_ for span in doc.spans["terms"] for i in range(span.start, span.end) if span.label_ in ("NATIONAL", "PROJECT", "MONEY", "INSTRUMENT", *STATUS)}
        self.funders = {f.start: f for f in doc._.funders}
        self.periods = {p.start: p for p in doc._.periods}

    def _mark(self, name: str, start: int, end: int, rule: str, value: object, guess: bool = False) -> Mark:
        last = self.doc[end - 1]
        return Mark(name, self.doc[start].idx, last.idx + len(last.text), rule, guess, value)  # type: ignore[arg-type]

    def _problem(self, code: str, message: str, start: int, end: int) -> None:
        last = self.doc[end - 1]
        self.problems.append(Problem(code, message, self.doc[start].idx, last.idx + len(last.text)))

    def marks(self) -> Iterator[Mark]:
        yield from self._name()
        yield from self._description()
        found = list(self._data())
        yield from found
        if not any(mark.field == "period" for mark in found):
            yield from self._period_in_prose()
        if not any(mark.field == "funders" for mark in found):
            yield from self._funders_in_prose()

    # --- name and description ----------------------------------------------------------------------------------

    def _name(self) -> Iterator[Mark]:
        start, end = self.division.name
        name = tidy_name(self.doc[start:end].text)
        yield self._mark("name", start, end, self.division.name_rule, name, self.division.name_guess)
        if self.division.name_guess:
            self._problem("unclear-name", "where the name ends is a guess", start, end)
        acronym = acronym_of(name)
        if acronym:
            at = self.doc.text.find(acronym, self.doc[start].idx)
            if at >= 0:
                yield Mark("acronym", at, at + len(acronym), "acronym.capitals", value=acronym)

    def _description(self) -> Iterator[Mark]:
        texts = [self.doc[a:b].text.strip(TRIM) for a, b in self.division.prose]
        whole = " ".join(text for text in texts if text)
        if not whole:
            return
        for number, (start, end) in enumerate(self.division.prose):
            yield self._mark("description", start, end, "description.prose", whole if number == 0 else None)

    # --- data ----------------------------------------------------------------------------------------------------

    def _data(self) -> Iterator[Mark]:
        periods: list[FoundPeriod] = []
        for start, end in self.division.data:
            run = _Run()
            before: list[Mark] = []
            i = start
            while i < end:
                token = self.doc[i]
                step = 1
                if token.is_sent_start and i > start:
                    yield from self._flush(run, before)
                    run = _Run()
                    before = []
                if i in self.periods and self._counts(self.periods[i], start, end):
                    yield from self._flush(run, before)
                    periods.append(self.periods[i])
                    step = self.periods[i].end - i
                elif i in self.funders and self._pays(self.funders[i], run.role):
                    yield from self._flush(run, before)
                    funder = self.funders[i]
                    if not self._repeats(funder):
                        yield self._funder(funder)
                    step = max(funder.end - i, 1)
                elif i in self.terms and self.terms[i].end <= end and not self._in_name(run, i):
                    term = self.terms[i]
                    yield from self._role(run, before, term.start, term.end)
                    step = term.end - i
                elif i in self.labels and not self._in_name(run, i):
                    yield from self._flush(run, before)
                    yield from self._scope_or_status(i)
                else:
                    run.tokens.append(token)
                i += step
            yield from self._flush(run, before)
        yield from self._period(periods)

    def _in_name(self, run: _Run, i: int) -> bool:
        """Whether a word of the lexicon is a part of an organisation's name here: `Kehittämisyhtiö Koordinaatti Oy`."""
        following = self.doc[i + 1] if i + 1 < len(self.doc) else None
        before = self.doc[i - 1] if i else None
        if self.labels.get(i) == "NATIONAL" and self._leads_to_name(i + 1):
            return True
        capital = self.doc[i].text[0].isupper() and before is not None and before.text[0].isupper() and not self.doc[i].is_sent_start
        return following is not None and self.reader.is_form(following) and (capital or bool(run.tokens))

    def _leads_to_name(self, i: int) -> bool:
        """Whether what follows, up to the next separator, is the rest of an organisation's name: `Kansalliset … ry`."""
        tokens = []
        for token in self.doc[i:]:
            if token.is_punct or token.is_sent_start or token.i in self.labels or token.i in self.funders:
                break
            tokens.append(token)
        return bool(tokens) and tokens[0].text[0].islower() and (self.reader.is_form(tokens[-1]) or self.reader.head(tokens[-1]) is not None)

    def _counts(self, period: FoundPeriod, start: int, end: int) -> bool:
        """Whether a period among the data is the project's: a lone year must stand alone."""
        if period.strong:
            return True
        before = self.doc[period.start - 1] if period.start > start else None
        after = self.doc[period.end] if period.end < end else None
        opens = before is None or before.is_punct or before.i in self.labels or self._is_period_label(before)
        closes = after is None or after.is_punct or after.is_sent_start or after.text[0].isupper()
        return opens and closes

    def _is_period_label(self, token: Token) -> bool:
        return any(s.label_ == "PERIOD_ROLE" and s.start <= token.i < s.end for s in self.doc.spans["terms"])

    def _period(self, periods: list[FoundPeriod]) -> Iterator[Mark]:
        ranked = sorted(periods, key=lambda p: (not p.strong, -len(p.interval.edtf) if p.interval else 0, p.start))
        if not ranked:
            return
        best = ranked[0]
        yield self._period_mark(best)
        for other in ranked[1:]:
            if other.strong and other.interval != best.interval:
                self._problem("several-periods", "more than one period in one entry; the most exact was taken", other.start, other.end)

    def _period_mark(self, found: FoundPeriod, guess: bool = False) -> Mark:
        text = self.doc[found.start : found.end].text
        span = found.interval
        if span is None:
            self._problem("impossible-period", f"no such time: {text}", found.start, found.end)
        value = PeriodValue(text, span.edtf if span else None, span.start if span else None, span.end if span else None)
        return self._mark("period", found.start, found.end, found.rule, value, guess)

    def _period_in_prose(self) -> Iterator[Mark]:
        """A range of whole days is a project's own wherever it stands; where it stands in prose, a person should look."""
        for start, end in self.division.prose:
            for found in self.periods.values():
                days = found.interval and len(found.interval.edtf) >= len("2024-01-01/2024-01-01")
                if start <= found.start < end and found.strong and days:
                    yield self._period_mark(found, guess=True)
                    self._problem("unclear-period", "the period was read from a sentence of the description", found.start, found.end)
                    return

    # --- funders --------------------------------------------------------------------------------------------------

    def _pays(self, funder: FoundFunder, role: Role | None) -> bool:
        """Whether a body that may also take part pays here: the entry says so, or it stands alone and no other funder does."""
        if not funder.body or funder.paid or role == "funder":
            return True
        if role in ("coordinator", "partner"):
            return False
        if any(not other.body for other in self.funders.values() if self._in_data(other.start)):
            return False
        sentence = self.doc[funder.start].sent
        alone = all(t.is_punct or funder.start <= t.i < funder.end or self._dated(t.i) for t in sentence)
        others = any(i for i in self.doc._.organisation_tokens if self._in_data(i) and not sentence.start <= i < sentence.end)
        if alone and others:
            self._problem("unclear-funder", f"{funder.name} may be the funder or a partner", funder.start, funder.end)
        return alone and others

    def _repeats(self, funder: FoundFunder) -> bool:
        """Whether it is only the short form in brackets of the funder before it: `Euroopan sosiaalirahasto (ESR)`."""
        if not funder.start or self.doc[funder.start - 1].text not in "([":
            return False
        return any(f.id == funder.id and f.end == funder.start - 1 for f in self.funders.values())

    def _dated(self, i: int) -> bool:
        return any(p.start <= i < p.end for p in self.periods.values())

    def _in_data(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.division.data)

    def _funder(self, funder: FoundFunder) -> Mark:
        text = self.doc[funder.start : funder.end].text
        value = FunderValue(funder.name, funder.id, funder.instrument, text)
        return self._mark("funders", funder.start, funder.end, funder.rule, value, guess=funder.body and not funder.paid)

    def _funders_in_prose(self) -> Iterator[Mark]:
        """A fund that a sentence says is the project's: `ESR+ -rahoitteinen hanke`."""
        for start, end in self.division.prose:
            for funder in self.funders.values():
                if start <= funder.start < end and funder.paid:
                    yield self._funder(funder)

    # --- organisations ----------------------------------------------------------------------------------------------

    def _role(self, run: _Run, before: list[Mark], start: int, end: int) -> Iterator[Mark]:
        """A word for a role: of the organisation before it (in brackets, behind a comma, as a verb) or of those after."""
        role = LABELS[self.terms[start].label_]
        bracketed = start > 0 and self.doc[start - 1].text in "([" and end < len(self.doc) and self.doc[end].text in ")],"
        colon = end < len(self.doc) and self.doc[end].text == ":"
        names = [t for t in run.tokens if not t.is_punct]
        last_is_comma = bool(run.tokens) and run.tokens[-1].text in ",;"
        closes = end >= len(self.doc) or self.doc[end].is_punct or self.doc[end].is_sent_start
        behind = bool(names) and not colon and (bracketed or not last_is_comma or closes)
        if bracketed and run.tokens and run.tokens[-1].text in "([":
            run.tokens.pop()
        if role == "coordinator" and not names and before and (bracketed or closes) and not colon:
            self._promote(before)
            return
        if behind and role in ("coordinator", "partner"):
            found = list(self._flush(run, before, last=role))
            yield from found
            return
        yield from self._flush(run, before)
        run.role = role
        run.plural = self.doc[start].lower_.endswith(("t", "na", "nä", "ina", "inä")) and self.doc[start].lower_ != self.doc[start].lemma_ and "t" == self.doc[start].lower_[-1]

    def _promote(self, before: list[Mark]) -> None:
        self._problem("unclear-role", "which organisation coordinates is not clear", *self._token_range(before[-1]))

    def _token_range(self, mark: Mark) -> tuple[int, int]:
        inside = [t.i for t in self.doc if mark.start <= t.idx < mark.end]
        return inside[0], inside[-1] + 1

    def _flush(self, run: _Run, before: list[Mark], last: Role | None = None) -> Iterator[Mark]:
        """The organisations of a run; `last` is the role of the last of them, where a word behind it says so."""
        tokens, run.tokens = run.tokens, []
        found = [o for o in self.reader.read(tokens) if self._is_name(o)]
        for number, organisation in enumerate(found):
            role: Role = run.role or "partner"
            if role == "coordinator" and number and not run.plural:
                role = "partner"
            if last and number == len(found) - 1:
                role = last
            mark = self._organisation(organisation, role)
            before.append(mark)
            yield mark
        if found and run.role == "coordinator" and not run.plural:
            run.role = "partner"

    def _is_name(self, organisation: FoundOrganisation) -> bool:
        """Whether what was read is a name at all; a word that no rule knows is said to be unclear."""
        first = self.doc[organisation.start]
        if not organisation.guess or first.text[0].isupper() or first.text[0].isdigit():
            return not all(t.is_punct for t in self.doc[organisation.start : organisation.end])
        if any(c.isalnum() for c in organisation.name):
            self._problem("unclear-text", f"not understood among the data: {organisation.name}", organisation.start, organisation.end)
        return False

    def _organisation(self, organisation: FoundOrganisation, role: Role) -> Mark:
        text = self.doc[organisation.start : organisation.end].text
        name = " ".join(organisation.name.split())
        if role == "funder":
            return self._mark("funders", organisation.start, organisation.end, "funder.labelled", FunderValue(name, None, None, text))
        if organisation.guess:
            self._problem("unclear-partner", f"taken for an organisation by its place only: {name}", organisation.start, organisation.end)
        shown: Literal["coordinator", "partner"] = "coordinator" if role == "coordinator" else "partner"
        value = PartnerValue(name, organisation.id, shown, text)
        return self._mark("partners", organisation.start, organisation.end, organisation.rule, value, organisation.guess)

    def _scope_or_status(self, i: int) -> Iterator[Mark]:
        label = self.labels[i]
        if label == "NATIONAL":
            yield self._mark("scope", i, i + 1, "scope.lexicon", "national")
        elif label in STATUS:
            yield self._mark("status", i, i + 1, "status.lexicon", STATUS[label])
