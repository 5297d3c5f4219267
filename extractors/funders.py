"""Finds who pays: the lexicon's funds, programmes and ministries, and names built like them, as doc._.funders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from extractors.lemmas import base_form
from extractors.lexicon import FunderTerm, lexicon
from extractors.phrases import opens_at

Doc.set_extension("funders", default=(), force=True)

# What the names of kinds of money, and of bodies that no lexicon knows, end with.
INSTRUMENT_ENDINGS = ("avustus", "rahoitus", "bidrag", "understöd")
FUNDER_ENDINGS = ("rahasto", "ministeriö", "ministeriet", "fonden")


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


class FunderFinder:
    """Finds the funders of a Doc from the span ruler's terms."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.terms: dict[str, FunderTerm] = {term.id: term for term in self.words.funders}
        self.money = self.words.lemmas("money", "terms")
        # Whose fund it is is no part of its name: `Euroopan unionin AMIF-rahasto`.
        self.owners = [tuple(name.lower().split()) for name in self.words.raw["money"].get("owners", [])]
        self.inflects = bool(self.words.raw.get("names_inflect"))
        self.forms = {form.rstrip(".").lower() for form in self.words.legal_forms}
        self.inner = frozenset(self.words.words("organisations", "inner"))
        self.linking = self.words.coordinators | {",", "/", "&"}

    def __call__(self, doc: Doc) -> Doc:
        spans = filter_spans([span for span in doc.spans["terms"] if span.label_ == "FUNDER"])
        taken = {i for span in spans for i in range(span.start, span.end)}
        found = [self._known(doc, span, taken) for span in spans]
        found += [self._built(doc, token) for token in doc if token.i not in taken and self._is_built(token)]
        kept = sorted((replace(f, start=opens_at(doc, f.start, self.owners)) for f in found if f), key=lambda f: f.start)
        doc._.funders = tuple(self._with_instruments(doc, _told_closer(doc, kept)))
        return doc

    def _known(self, doc: Doc, span: Span, taken: set[int]) -> FoundFunder | None:
        term = self.terms[span.id_]
        start = span.start
        if term.regional:
            start = _with_region(doc, start)
        end = _with_place(doc, span.end, self.inner) if term.regional else span.end
        while term.named and end < len(doc) and self._names_on(doc[end]) and not doc[end].is_sent_start and end not in taken:
            end += 1
        paid = self._is_paid(doc, start, end)
        if term.only_with_money and not paid:
            return None
        return FoundFunder(start, end, self._name(doc[start:end], term), term.id, None, term.body, paid, f"funder.lexicon:{term.id}")

    def _names_on(self, token: Token) -> bool:
        """Whether a word goes on with the name of a fund that has one of its own: `Leader Silta ry`."""
        return token.text[0].isupper() or token.lower_.rstrip(".") in self.forms

    def _name(self, span: Span, term: FunderTerm) -> str:
        """As the plan writes it, its last word in base form; short forms as the lexicon spells them without blanks."""
        last = span[-1]
        if last.norm_ != last.text:
            return span.doc[span.start : span.end - 1].text_with_ws + last.norm_
        text = span.text
        if text in term.short:
            return text.replace(" +", "+")
        if self.inflects and last.text[0].isalpha() and last.lemma_ != last.lower_:
            return span.doc[span.start : span.end - 1].text_with_ws + base_form(last.text, self.words.language)
        return text

    def _is_paid(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the next word, a dash let by, or the one before says that money is meant."""
        after = end + (end < len(doc) and doc[end].text in "-\u2010\u2011\u2013")
        near = [doc[i] for i in (after, start - 1) if 0 <= i < len(doc)]
        glued = doc[end - 1].norm_ != doc[end - 1].text and "-" in doc[end - 1].text
        return glued or any(self._is_money(token) for token in near)

    def _is_money(self, token: Token) -> bool:
        return token.lemma_.lstrip("-\u2013") in self.money or self._is_instrument(token)

    def _is_instrument(self, token: Token) -> bool:
        """Whether the word names a kind of money: `erityisavustus`, `strategiarahoitus`, but not `rahoitus`."""
        word = token.lemma_
        return word not in self.money and any(word.endswith(end) and word != end for end in INSTRUMENT_ENDINGS)

    def _is_built(self, token: Token) -> bool:
        return token.lemma_.endswith(FUNDER_ENDINGS) and token.lower_ == token.lemma_ and token.lemma_ not in self.money

    def _built(self, doc: Doc, token: Token) -> FoundFunder | None:
        """A fund or ministry that the lexicon does not know: the capitalised words before such a word belong to it."""
        start = token.i
        while start and _may_belong(doc[start - 1]) and not doc[start].is_sent_start:
            start -= 1
        if not doc[start].text[0].isupper():
            return None
        return FoundFunder(start, token.i + 1, doc[start : token.i + 1].text, None, None, False, False, f"funder.form:{token.lemma_}")

    def _with_instruments(self, doc: Doc, funders: Sequence[FoundFunder]) -> list[FoundFunder]:
        """Each funder with the kind of money named beside it, which several joined by `ja` share."""
        result = list(funders)
        terms = [span for span in doc.spans["terms"] if span.label_ == "INSTRUMENT"]
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

    def _instrument(self, doc: Doc, funder: FoundFunder, terms: Sequence[Span]) -> tuple[int, int, str] | None:
        after = funder.end
        while after < len(doc) and doc[after].text in ",(-\u2013" and after - funder.end < 2:
            after += 1
        for span in filter_spans(terms):
            if span.start in (funder.end, after) or span.end == funder.start:
                return span.start, span.end, self._base(doc, span.start, span.end)
        for i in (after, funder.start - 1):
            if (
                0 <= i < len(doc)
                and self._is_instrument(doc[i])
                and not (i < funder.start and doc[i].is_sent_start and doc[i].is_title and len(doc[i].text) < 8)
            ):
                return i, i + 1, self._base(doc, i, i + 1)
        return None

    def _base(self, doc: Doc, start: int, end: int) -> str:
        head = doc[start : end - 1].text_with_ws if end - 1 > start else ""
        name = head + (base_form(doc[end - 1].text, self.words.language) if self.inflects else doc[end - 1].text)
        return name[0].lower() + name[1:]


def _told_closer(doc: Doc, funders: Sequence[FoundFunder]) -> list[FoundFunder]:
    """The funders, one where brackets tell which of a family a name means: `Euroopan sosiaalirahasto (ESR+)`."""
    found: list[FoundFunder] = []
    for funder in funders:
        last = found[-1] if found else None
        bracketed = last is not None and funder.start == last.end + 1 and doc[last.end].text == "("
        if last and bracketed and last.id and funder.id and funder.id.startswith(f"{last.id}-"):
            found[-1] = replace(last, end=funder.end, id=funder.id, rule=funder.rule)
        else:
            found.append(funder)
    return found


def _may_belong(token: Token) -> bool:
    return (
        token.text[0].isupper()
        or token.text.endswith("-")
        or (token.lower_ in ("ja", "och", "and") and token.i > 0 and token.nbor(-1).text.endswith("-"))
    )


def _with_region(doc: Doc, start: int) -> int:
    """Where the name begins when the region in front of it is a part of it: `Hämeen ELY-keskus`."""
    while (
        start
        and doc[start - 1].text[0].isupper()
        and not doc[start - 1].is_punct
        and not doc[start].is_sent_start
        and doc[start - 1].lower_ != doc[start - 1].lemma_
    ):
        start -= 1
    return start


def _with_place(doc: Doc, end: int, inner: frozenset[str]) -> int:
    """Where the name ends when the region behind it is a part of it: `NTM-centralen i Nyland`."""
    at = end
    if at < len(doc) and doc[at].lower_ in inner:
        at += 1
        while at < len(doc) and doc[at].text[0].isupper() and not doc[at].is_sent_start:
            at += 1
    return at if at > end + 1 else end


@Language.factory("planex_funders", assigns=["doc._.funders"])
def make_funders(nlp: Language, name: str, language: str) -> Any:
    """The component that finds funders."""
    return FunderFinder(language)
