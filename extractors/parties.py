"""Reads who takes part in which role, along an entry's data: runs of names, and the words for roles around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extractors.labelled import Role
from extractors.organisations import FoundOrganisation, OrganisationReader
from schemas.findings import Values

BRACKETS = frozenset("([")


@dataclass(frozen=True)
class Party:
    """An organisation in its role; `funder` where a label says that it pays."""

    organisation: FoundOrganisation
    role: Role


@dataclass
class Run:
    """Tokens of the data between one thing understood and the next, and the role that holds for them."""

    tokens: list[Token] = field(default_factory=list)
    role: Role | None = None
    plural: bool = False
    """Whether the role's word is plural: then it holds for all names after it, else for the first."""


class PartyReader:
    """Reads the parties of one entry; keeps what a person should look at as (code, values, first token, last token + 1)."""

    def __init__(self, doc: Doc, language: str) -> None:
        self.doc = doc
        self.names = OrganisationReader(language)
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
        before = [token for token in run.tokens if not token.is_punct]
        comma = bool(run.tokens) and run.tokens[-1].text in ",;"
        if bracketed and run.tokens and run.tokens[-1].text in BRACKETS:
            run.tokens.pop()
        if role in ("coordinator", "partner") and before and not colon and (bracketed or not comma or closes):
            yield from self.flush(run, last=role)
            return
        if role == "coordinator" and not before and named and closes and not colon:
            self.problems.append(("unclear-role", {}, start, end))
            return
        yield from self.flush(run)
        run.role, run.plural = role, doc[start].lower_.endswith("t") and doc[start].lower_ != doc[start].lemma_

    def flush(self, run: Run, last: Role | None = None) -> list[Party]:
        """The parties of a run, which is empty then; `last` is the role of the last, where a word behind it says so."""
        tokens, run.tokens = run.tokens, []
        found = [organisation for organisation in self.names.read(tokens) if self._is_name(organisation)]
        parties = []
        for number, organisation in enumerate(found):
            role: Role = run.role or "partner"
            if role == "coordinator" and number and not run.plural:
                role = "partner"
            parties.append(Party(organisation, last if last and number == len(found) - 1 else role))
        if found and run.role == "coordinator" and not run.plural:
            run.role = "partner"
        return parties

    def _is_name(self, organisation: FoundOrganisation) -> bool:
        """Whether what was read is a name; what no rule knows is said to be unclear."""
        first = self.doc[organisation.start]
        if not any(c.isalnum() for c in organisation.name):
            return False
        if not organisation.guess:
            return True
        if first.text[0].isupper() or first.text[0].isdigit():
            self.problems.append(("unclear-partner", {"name": organisation.name}, organisation.start, organisation.end))
            return True
        self.problems.append(("unclear-text", {"text": organisation.name}, organisation.start, organisation.end))
        return False
