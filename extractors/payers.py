"""Decides which of the funders found in an entry pay for its project: bodies that also take part need a reason."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractors.funders import FoundFunder
from extractors.labelled import Division, Role


class Payers:
    """The funders of one entry."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.division: Division = doc._.division
        self.by_start: dict[int, FoundFunder] = {funder.start: funder for funder in doc._.funders}

    def pays(self, funder: FoundFunder, role: Role | None) -> bool:
        """Whether a funder pays here. A body that may also take part does where the entry says so, or where it
        stands alone in its sentence, no other funder is named, and others take part."""
        if not funder.body or funder.paid or role == "funder":
            return True
        return role not in ("coordinator", "partner") and self.unsure(funder)

    def unsure(self, funder: FoundFunder) -> bool:
        """Whether only its place speaks for a body as the funder."""
        if not funder.body or funder.paid:
            return False
        if any(not other.body and self._in_data(other.start) for other in self.by_start.values()):
            return False
        sentence = self.doc[funder.start].sent
        alone = all(t.is_punct or funder.start <= t.i < funder.end or self._dated(t.i) for t in sentence if self._in_data(t.i))
        elsewhere = (token.i for token in self.doc if not sentence.start <= token.i < sentence.end and self._may_take_part(token))
        return alone and any(self._in_data(i) for i in elsewhere)

    def _may_take_part(self, token: Token) -> bool:
        """Whether a word speaks for somebody else: an organisation's, or a capitalised one that says nothing else."""
        if token.i in self.doc._.organisation_tokens:
            return True
        other = any(span.start <= token.i < span.end for span in self.doc.spans["terms"]) or token.i in self.by_start
        return token.text[0].isupper() and not other and not self._dated(token.i)

    def repeats(self, funder: FoundFunder) -> bool:
        """Whether it is only the short form in brackets of the funder before it: `Euroopan sosiaalirahasto (ESR)`."""
        if not funder.start or self.doc[funder.start - 1].text not in "([":
            return False
        return any(other.id == funder.id and other.end == funder.start - 1 for other in self.by_start.values())

    def in_prose(self) -> list[FoundFunder]:
        """The funders that a sentence of the description says are the project's: `ESR+ -rahoitteinen hanke`."""
        return [
            funder for start, end in self.division.prose for funder in self.by_start.values() if start <= funder.start < end and funder.paid
        ]

    def _dated(self, i: int) -> bool:
        return any(period.start <= i < period.end for period in self.doc._.periods)

    def _in_data(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.division.data)
