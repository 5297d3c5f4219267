"""Whose project a sentence says it is that tells its name: `Hyvä alku on Kemin kaupungin ESR+-hanke, jossa …`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.evidence.entry.labelled import Division
from extractors.evidence.parties.organisations import FoundOrganisation, OrganisationReader
from extractors.text.tokens import Token, Tokens

# Between the word for the project and who runs it stand no more words: `a project run by the City of Kemi`.
BETWEEN = 4


def owners_told(doc: Tokens, division: Division, names: OrganisationReader) -> list[FoundOrganisation]:
    """The organisations, in base form, whose project the first clause says it is; [] where no sentence tells the name, or whose it is."""
    if not division.told_by_sentence:
        return []
    _, end = division.name
    words = names.words
    stop = next((i for i in range(end + 1, len(doc)) if doc[i].is_sent_start), len(doc))
    clause = list(itertools.takewhile(lambda token: not token.is_punct or token.text == "-", doc[end:stop]))
    if not clause or clause[0].lower_ not in words.words("projects", "copulas"):
        return []
    projects = words.lemmas("projects", "words")
    at = next((n for n, token in enumerate(clause) if token.lemma_.rpartition("-")[2] in projects), 0)
    if not at:
        return []
    before = list(_in_genitive(clause[1:at], names))
    return before or list(_behind(clause[at + 1 :], names))


def _in_genitive(tokens: Sequence[Token], names: OrganisationReader) -> Iterator[FoundOrganisation]:
    """Those before the word for the project: `Kemin kaupungin`, `Vasa stads`."""
    last = next((n for n in range(len(tokens) - 1, -1, -1) if _is_genitive(tokens[n], names)), None)
    if last is None:
        return
    for found in names.read(tokens[: last + 1]):
        end = tokens[0].doc[found.end - 1]
        if _is_genitive(end, names):
            yield _in_base_form(found, end, names)


def _is_genitive(token: Token, names: OrganisationReader) -> bool:
    """Whether a word is the head or the legal form of a name, in the genitive."""
    headed = names.head_of(token) is not None or token.norm_.lower().rstrip(".") in names.forms
    return headed and token.lower_ != token.lemma_ and token.lower_.endswith(names.genitive)


def _in_base_form(found: FoundOrganisation, last: Token, names: OrganisationReader) -> FoundOrganisation:
    if last.norm_ != last.text:
        return replace(found, name=found.name.removesuffix(last.text) + last.norm_, rule=f"partner.form:{last.norm_.lower()}", guess=False)
    if names.words.raw.get("names_inflect"):
        return names.in_base_form(found, last.doc)
    bare = next(last.text.removesuffix(end) for end in names.genitive if last.text.endswith(end))
    return replace(found, name=found.name.removesuffix(last.text) + bare, rule=f"partner.head:{last.lemma_}", guess=False)


def _behind(tokens: Sequence[Token], names: OrganisationReader) -> Iterator[FoundOrganisation]:
    """Those behind the word for the project: `a project of the City of Kemi`, `ett projekt som drivs av Vasa stad`."""
    begins = next((n for n, token in enumerate(tokens) if token.text[0].isupper()), len(tokens))
    lead = tokens[:begins]
    if not lead or begins > BETWEEN or not all(t.lower_ in names.inner or names.frames(t) or names.is_verb(t) for t in lead):
        return
    yield from (found for found in names.read(tokens[begins:]) if not found.guess)
