"""Finds who pays: the lexicon's funds, programmes and ministries, and names built like them, as doc._.funders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.evidence.parties.funder_names import may_belong, with_place, with_region
from extractors.lexicon import lexicon
from extractors.lexicon.glossary import FunderTerm
from extractors.text.lemmas import base_form
from extractors.text.phrases import opens_at
from extractors.text.tokens import KEPT, Term, Token, Tokens, tells, tokens_of

# The id of the body whose funds others are.
OWNER = "eu"
# Between it and the fund in brackets stand so many words and marks.
OWNED = 2
tells("funders", ())


@dataclass(frozen=True)
class FoundFunder:
    """A funder at tokens [start, end), its kind of money included. `body`: it may just as well be a partner."""

    start: int
    end: int
    name: str
    id: str | None
    instrument: str | None
    body: bool
    paid: bool
    """Whether a word beside it says that money is meant."""
    rule: str
    fund: bool = True
    """Whether it is money alone (a fund, a programme), and nobody who could take part."""
    authority: bool = False
    """Whether it is an authority, which may pay where it stands before all others."""
    grants: bool = False
    """Whether granting money is its work."""


class FunderFinder:
    """Finds the funders of a Doc from the span ruler's terms."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.terms: dict[str, FunderTerm] = {term.id: term for term in self.words.funders}
        # What stands last in each fund's names, in lower case.
        self.heads = {term.id: {name.lower().split()[-1] for name in (*term.names, *term.short)} for term in self.words.funders}
        self.money = self.words.lemmas("money", "terms")
        self.projects = self.words.lemmas("projects", "words")
        # Whose fund it is is no part of its name: `Euroopan unionin AMIF-rahasto`.
        self.owners = [tuple(name.lower().split()) for name in self.words.raw["money"].get("owners", [])]
        self.instrument_endings = self.words.endings("instruments", "endings")
        self.funder_endings = self.words.endings("money", "funder_endings")
        self.suffixes = {suffix: term for term in self.words.funders for suffix in term.suffixes}
        self.inflects = bool(self.words.raw.get("names_inflect"))
        self.forms = {form.rstrip(".").lower() for form in self.words.legal_forms}
        self.inner = frozenset(self.words.words("organisations", "inner"))
        # `Leader-ryhmät` are several, and stay so.
        self.plural = tuple(self.words.words("organisations", "plural_endings"))
        self.genitive = tuple(self.words.words("organisations", "genitive_endings"))
        self.linking = self.words.coordinators | {",", "/", "&"}
        self._kept_built = lru_cache(KEPT)(self._is_built)

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        tokens._.funders = self._found(tokens)
        return doc

    def _found(self, doc: Tokens) -> tuple[FoundFunder, ...]:
        spans = longest(doc.labelled("FUNDER"))
        taken = {i for span in spans for i in range(span.start, span.end)}
        groups = {i for span in spans if self.terms[span.id_].kind == "leader_group" for i in range(span.start, span.end)}
        others = taken - groups
        found = [self._known(doc, span, others) for span in spans]
        found += [self._built(doc, token) for token in doc if self._kept_built(token.lower_, token.lemma_) and token.i not in taken]
        if not found:
            return ()
        kept = sorted((replace(f, start=opens_at(doc, f.start, self.owners)) for f in found if f), key=lambda f: f.start)
        return tuple(self._with_instruments(doc, _told_once(doc, _apart(kept))))

    def _known(self, doc: Tokens, span: Term, taken: set[int]) -> FoundFunder | None:
        term = self.terms[span.id_]
        start = span.start
        if term.regional:
            start = with_region(doc, start)
        end = with_place(doc, span.end, self.inner) if term.regional else span.end
        while term.named and end < len(doc) and self._names_on(doc[end]) and not doc[end].is_sent_start and end not in taken:
            end += 1
            if self._is_form(doc[end - 1]):
                # Behind a legal form another name begins.
                break
        paid = self._is_paid(doc, start, end)
        if term.named and end > span.end and self._ends_small(doc, end):
            end += 1
        if (term.only_with_money and not paid) or (term.kind == "regional_council" and self._in_longer_name(doc, start, end)):
            return None
        if term.named and (end == span.end or self._is_form(doc[end - 1])):
            start = self._with_group(doc, start, taken)
        fund = term.kind == "fund" and not self._is_form(doc[end - 1])
        name = self._name(doc, start, end, term)
        authority = term.kind == "authority"
        return FoundFunder(start, end, name, term.id, None, term.body, paid, f"funder.lexicon:{term.id}", fund, authority, term.grants)

    def _is_form(self, token: Token) -> bool:
        return token.lower_.rstrip(".") in self.forms

    def _in_longer_name(self, doc: Tokens, start: int, end: int) -> bool:
        """Whether a name is a part of another: `Svenska Österbottens förbund för utbildning och kultur`."""
        goes_on = end + 1 < len(doc) and doc[end].lower_ in self.inner and doc[end + 1].text[0].islower() and doc[end + 1].is_alpha
        said = {i for span in doc.terms if span.end == start for i in range(span.start, span.end)}
        before = doc[start - 1] if start and not doc[start].is_sent_start else None
        opens = before is not None and before.text[0].isupper() and before.is_alpha and before.i not in said
        return goes_on and opens

    def _with_group(self, doc: Tokens, start: int, taken: set[int]) -> int:
        """Where a group's name begins whose kind stands behind it: `Kaskipuron Seudun Leader ry`."""
        said = {i for span in doc.terms for i in range(span.start, span.end)}
        at = start
        while at and not doc[at].is_sent_start and doc[at - 1].text[0].isupper() and doc[at - 1].is_alpha and at - 1 not in taken | said:
            at -= 1
        return at

    def _ends_small(self, doc: Tokens, end: int) -> bool:
        """Whether a group's own name ends with a small word behind a genitive: `Leader Joutsenten reitti`."""
        if end >= len(doc) or doc[end].is_sent_start or not doc[end].is_alpha:
            return False
        base = doc[end].text[0].islower() and doc[end].lower_ == doc[end].lemma_
        return base and doc[end - 1].lower_.endswith(self.genitive) and doc[end].lower_ not in self.linking

    def _names_on(self, token: Token) -> bool:
        """Whether a word goes on with the name of a fund that has one of its own: `Leader Silta ry`."""
        return token.text[0].isupper() or self._is_form(token)

    def _name(self, doc: Tokens, start: int, end: int, term: FunderTerm) -> str:
        """As the plan writes it, its last word in base form; short forms as the lexicon spells them without blanks."""
        last = doc[end - 1]
        if last.norm_ != last.text:
            return doc.said(start, end - 1, blank=True) + last.norm_
        text = doc.said(start, end)
        if text in term.short:
            return text.replace(" +", "+")
        plural = last.lower_.endswith(self.plural) and not last.lemma_.endswith(self.plural)
        if self.inflects and last.text[0].isalpha() and last.lemma_ != last.lower_ and not plural:
            base = base_form(last.text, self.words.language)
            # What the lexicon does not have may be the name's own: no dictionary knows `Kuudestaan`.
            if base.lower() in self.heads[term.id]:
                return doc.said(start, end - 1, blank=True) + base
        return text

    def _is_paid(self, doc: Tokens, start: int, end: int) -> bool:
        """Whether the next word, a dash let by, or the one before says that money is meant."""
        after = end + (end < len(doc) and doc[end].text in "-\u2010\u2011\u2013")
        near = [doc[i] for i in (after, start - 1) if 0 <= i < len(doc) and _in_one_cell(doc, doc[start], doc[i])]
        glued = doc[end - 1].norm_ != doc[end - 1].text and "-" in doc[end - 1].text
        # `ESR+-hanke` is paid for by it.
        joined = after < len(doc) and (after > end or doc[after].text[0] in "-\u2010\u2011\u2013" or self._in_small(doc, end))
        named = joined and doc[after].lemma_.lstrip("-\u2010\u2011\u2013") in self.projects
        return glued or named or any(self._is_money(token) for token in near)

    def _in_small(self, doc: Tokens, i: int) -> bool:
        """Whether a word for a project stands behind a short name, without a dash: `an ERDF project`."""
        return doc[i].text[0].islower() and doc[i - 1].text[-2:].upper() == doc[i - 1].text[-2:] and not doc[i].is_sent_start

    def _is_money(self, token: Token) -> bool:
        return token.lemma_.lstrip("-\u2013") in self.money or self._is_instrument(token)

    def _is_instrument(self, token: Token) -> bool:
        """Whether the word names a kind of money: `erityisavustus`, `strategiarahoitus`, but not `rahoitus`."""
        words = (token.lemma_, token.lower_)
        return not self.money.intersection(words) and any(
            word.endswith(self.instrument_endings) and word not in self.instrument_endings for word in words
        )

    def _is_built(self, lower: str, lemma: str) -> bool:
        """Whether a word is a fund's or a ministry's name by its build."""
        if self._kind(lower):
            return True
        return lemma.endswith(self.funder_endings) and lower == lemma and lemma not in self.money

    def _kind_of(self, token: Token) -> FunderTerm | None:
        """The funder that a word names one of by its build: `Kaskipuro-Leader`, in whatever inflection."""
        return self._kind(token.lower_)

    def _kind(self, word: str) -> FunderTerm | None:
        return next((term for suffix, term in self.suffixes.items() if suffix in word[1:]), None)

    def _built(self, doc: Tokens, token: Token) -> FoundFunder | None:
        """A fund or ministry that the lexicon does not know: the capitalised words before such a word belong to it."""
        if term := self._kind_of(token):
            end = token.i + 1 + (token.i + 1 < len(doc) and doc[token.i + 1].lower_.rstrip(".") in self.forms)
            name = self._name(doc, token.i, end, term)
            paid = self._is_paid(doc, token.i, end)
            return FoundFunder(token.i, end, name, term.id, None, False, paid, f"funder.lexicon:{term.id}", end == token.i + 1)
        start = token.i
        while start and may_belong(doc[start - 1]) and not doc[start].is_sent_start:
            start -= 1
        if not doc[start].text[0].isupper():
            return None
        return FoundFunder(start, token.i + 1, doc.said(start, token.i + 1), None, None, False, False, f"funder.form:{token.lemma_}")

    def _with_instruments(self, doc: Tokens, funders: Sequence[FoundFunder]) -> list[FoundFunder]:
        """Each funder with the kind of money named beside it, which several joined by `ja` share."""
        result = list(funders)
        terms = {at: span for span in longest(doc.labelled("INSTRUMENT")) for at in (("start", span.start), ("end", span.end))}
        for index in range(len(result) - 1, -1, -1):
            funder = result[index]
            following = result[index + 1] if index + 1 < len(result) else None
            joined = following and all(t.lower_ in self.linking for t in doc[funder.end : following.start]) and following.start > funder.end
            if joined and following and following.instrument and following.end > following.start:
                result[index] = replace(funder, instrument=following.instrument, paid=True)
                continue
            found = self._instrument(doc, funder, terms)
            if found:
                start, end, name = found
                result[index] = replace(funder, start=min(start, funder.start), end=max(end, funder.end), instrument=name, paid=True)
        return result

    def _instrument(self, doc: Tokens, funder: FoundFunder, terms: Mapping[tuple[str, int], Term]) -> tuple[int, int, str] | None:
        after = funder.end
        while after < len(doc) and doc[after].text in ",(-\u2013" and after - funder.end < 2:
            after += 1
        beside = (terms.get(at) for at in (("end", funder.start), ("start", funder.end), ("start", after)))
        if span := next((span for span in beside if span is not None), None):
            return span.start, span.end, self._base(doc, span.start, span.end)
        for i in (after, funder.start - 1):
            if (
                0 <= i < len(doc)
                and self._is_instrument(doc[i])
                and not (i < funder.start and doc[i].is_sent_start and doc[i].is_title and len(doc[i].text) < 8)
            ):
                return i, i + 1, self._base(doc, i, i + 1)
        return None

    def _base(self, doc: Tokens, start: int, end: int) -> str:
        head = doc.said(start, end - 1, blank=True)
        name = head + (base_form(doc[end - 1].text, self.words.language) if self.inflects else doc[end - 1].text)
        return name[0].lower() + name[1:]


def _in_one_cell(doc: Tokens, one: Token, other: Token) -> bool:
    """Whether no edge of a form's cell stands between two tokens: the next label (`… Lapin liitto Rahoittaja: ESR+`) says nothing of the
    value before it."""
    return all((cell.start <= one.idx < cell.end) == (cell.start <= other.idx < cell.end) for cell in doc._.cells)


def longest(terms: Iterable[Term]) -> list[Term]:
    """The terms, of those that overlap the longest, of equals the first."""
    found: list[Term] = []
    taken: set[int] = set()
    for term in sorted(terms, key=lambda term: (term.start - term.end, term.start)):
        if taken.isdisjoint(range(term.start, term.end)):
            found.append(term)
            taken.update(range(term.start, term.end))
    return sorted(found)


def _apart(funders: Sequence[FoundFunder]) -> list[FoundFunder]:
    """The funders without those inside another's name: `Leader Aktion Österbotten`."""
    found: list[FoundFunder] = []
    for funder in funders:
        if not found or funder.start >= found[-1].end:
            found.append(funder)
    return found


def _told_once(doc: Tokens, funders: Sequence[FoundFunder]) -> list[FoundFunder]:
    """The funders, one where a body is told twice (`Euroopan sosiaalirahasto ESR`, `Euroopan aluekehitysrahasto (EAKR)`), or
    where brackets tell which of a family a name means (`Euroopan sosiaalirahasto (ESR+)`); the place of both is kept."""
    found: list[FoundFunder] = []
    for funder in funders:
        last = found[-1] if found else None
        bracketed = last is not None and funder.start == last.end + 1 and doc[last.end].text == "("
        beside = last is not None and funder.start == last.end and not doc[funder.start].is_sent_start
        same = last is not None and last.id and funder.id and (funder.id == last.id or funder.id.startswith(f"{last.id}-"))
        # Whose funds these are, and the one that is meant: `Euroopan unionin osarahoittama (EAKR)`.
        owned = last is not None and last.id == OWNER and funder.fund and doc[funder.start - 1].text == "("
        owned = owned and last is not None and funder.start - last.end <= OWNED
        if last and owned:
            closes = funder.end < len(doc) and doc[funder.end].text == ")"
            found[-1] = replace(funder, start=last.start, end=funder.end + closes, paid=True)
        elif last and same and (bracketed or beside):
            end = funder.end + (bracketed and funder.end < len(doc) and doc[funder.end].text == ")")
            found[-1] = replace(last, end=end, id=funder.id, rule=funder.rule, paid=last.paid or funder.paid)
        else:
            found.append(funder)
    return found


@Language.factory("planex_funders", assigns=["doc._.funders"])
def make_funders(nlp: Language, name: str, language: str) -> Any:
    """The component that finds funders."""
    return FunderFinder(language)
