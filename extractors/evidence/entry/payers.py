"""Decides which of the funders found in an entry pay for its project: bodies that also take part need a reason."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property

from extractors.evidence.entry.labelled import Division
from extractors.evidence.parties.funders import FoundFunder
from extractors.text.tokens import Token, Tokens
from schemas.mention import FunderValue, Mark, PartnerValue

# What joins a body to the fund beside it; only one that grants money pays behind a comma.
JOINING = frozenset({"/", "&", "+"})
GRANTING = JOINING | {",", ";", "|"}


def payer_apart(marks: Sequence[Mark], untold: Set[int]) -> tuple[Mark, FunderValue] | None:
    """Who pays where no funder is told, with its value: the only one of whom no word says that it takes part, as words do of all others;
    None where there is none.

    `untold`: the characters at which those begin of whom no word says what they do.
    """
    parties = [mark for mark in marks if mark.field == "partners"]
    apart = [mark for mark in parties if mark.start in untold]
    if len(apart) != 1 or len(parties) < 2 or any(mark.field == "funders" for mark in marks):
        return None
    value = apart[0].value
    return (apart[0], FunderValue(value.name, value.id, None, value.text)) if isinstance(value, PartnerValue) else None


class Payers:
    """The funders of one entry. `coordinators`: the words for `and` of its language."""

    def __init__(self, doc: Tokens, coordinators: Set[str]) -> None:
        self.doc = doc
        self.division: Division = doc._.division
        self.by_start: dict[int, FoundFunder] = {funder.start: funder for funder in doc._.funders}
        self.fund_ends = frozenset(funder.end for funder in doc._.funders if not funder.body)
        self.fund_starts = frozenset(funder.start for funder in doc._.funders if not funder.body)
        self.joiners = coordinators
        # What stands in data, and what periods cover, told once: a long list of funds is asked of each.
        self.in_data = frozenset(i for start, end in self.division.data for i in range(start, end))
        self.dated = frozenset(i for period in doc._.periods for i in range(period.start, period.end))
        self.in_terms = frozenset(i for span in doc.terms for i in range(span.start, span.end))
        self.funds_in_data = any(not funder.body and funder.start in self.in_data for funder in doc._.funders)

    def pays(self, funder: FoundFunder, role: str | None, told: str | None = None) -> bool:
        """Whether a funder pays here. A body that may also take part does where the entry says so, or where it
        stands alone in its sentence, no other funder is named, and others take part; never in a cell whose label
        says that it holds who takes part (`told`). In brackets behind a fund stands who hands it out, but in a cell for
        who pays."""
        if not funder.fund and told in ("coordinator", "partner") and not funder.paid:
            return False
        handed_out = funder.start - 1 in self.fund_ends and self.doc[funder.start - 1].text == "("
        if funder.body and handed_out and told != "funder":
            return False
        if not funder.body or funder.paid or role == "funder":
            return True
        if role in ("coordinator", "partner"):
            return False
        return self._among_funds(funder) or self._by_its_place(funder)

    def unsure(self, funder: FoundFunder) -> bool:
        """Whether only its place speaks for a body as the funder."""
        return funder.body and not funder.paid and not funder.grants and self._by_its_place(funder)

    def _among_funds(self, funder: FoundFunder) -> bool:
        """Whether a body is joined to a fund: `ESR+ ja Lapin liitto`; one that grants money is by a comma, too."""
        marks = GRANTING if funder.grants else JOINING
        before, after = funder.start - 1, funder.end
        return any(
            0 <= i < len(self.doc) and (self.doc[i].text in marks or self.doc[i].lower_ in self.joiners) and beside in ends
            for i, beside, ends in ((before, before, self.fund_ends), (after, after + 1, self.fund_starts))
        )

    def _by_its_place(self, funder: FoundFunder) -> bool:
        """Whether a body stands where who pays would: alone in its sentence, where others take part, or an authority before all
        others or without any; and nothing else pays."""
        if self.funds_in_data:
            return False
        start, end = self._sentences[funder.start]
        stop = funder.start if funder.authority else end
        told = (self.doc[i] for i in range(start, stop) if i in self.in_data)
        alone = all(t.is_punct or funder.start <= t.i < funder.end or t.i in self.dated for t in told)
        first, last = (self._others[0], self._others[-1]) if self._others else (funder.start, funder.start)
        apart = first < start or last >= funder.end
        return alone and (apart or (funder.authority and first >= funder.start))

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        """The sentence (first token, last + 1) that each token stands in."""
        return [(sentence.start, sentence.end) for sentence in self.doc.sents for _ in range(sentence.start, sentence.end)]

    @cached_property
    def _others(self) -> tuple[int, ...]:
        """The words of the data that speak for somebody else: an organisation's, or a capitalised one that says nothing else."""
        return tuple(token.i for token in self.doc if token.i in self.in_data and self._may_take_part(token))

    def _may_take_part(self, token: Token) -> bool:
        if token.i in self.doc._.organisation_tokens:
            return True
        other = token.i in self.in_terms or token.i in self.by_start
        return token.text[0].isupper() and not other and token.i not in self.dated

    def in_prose(self) -> list[FoundFunder]:
        """The funders that a sentence of the description says are the project's: `ESR+ -rahoitteinen hanke`."""
        prose = {i for start, end in self.division.prose for i in range(start, end)}
        return [funder for funder in self.by_start.values() if funder.start in prose and funder.paid]
