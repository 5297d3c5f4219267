"""The organisations that any text names, each with its place and how well it is known; and how likely a text is a name alone.

Two doors into one reader. `organisations_in` takes a text of any kind (a cell, a line, a sentence) and assumes nothing;
`members_in` takes a text that is known to be a list of partners (a cell under `Partners`) and reads all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from extractors.amounts import amounts
from extractors.language import pipeline
from extractors.lemmas import base_form
from extractors.organisations import HEAD_ALONE, NO_LETTERS, FoundOrganisation, OrganisationReader, organisation_reader

Strength = Literal["lexicon", "head", "form", "place", "none"]
# A name has no more words than this.
LONGEST = 12
# How likely a text is an organisation's name where it is one from its first word to its last, by what shows it.
LIKELY: dict[Strength, float] = {"lexicon": 0.98, "form": 0.97, "head": 0.93, "place": 0.6, "none": 0.3}
# … where it is capitalised and short and nothing shows what it is; where it is a sentence, data, or begins with a small letter.
UNKNOWN, HARDLY = 0.15, 0.02
# A fund that the lexicon knows, alone; a body that pays and takes part; what else is named an organisation.
FUND, BODY, OTHER = 0.98, 0.6, 0.05
# Kinds of organisation whose names go on with what they are for, and in at most so many words.
FOR_A_PURPOSE = frozenset({"association", "regional_council", "foundation", "authority", "institute"})
LONGEST_PURPOSE = 5
# What may stand around names without being a word.
MARKS = frozenset(",;/|.:()[]•&+-\u2013")


@dataclass(frozen=True)
class Body:
    """An organisation named in a text.

    `start`, `end`: characters of the text given, what stands in brackets behind the name left out. `name`: the words of the
    text, a shared head written out and, in running text, an inflected head in its base form. `id`: the lexicon's, or None.
    `strength` says what speaks for it: `lexicon` (a name that the lexicon has), `head` (a word such as `yliopisto` with a name
    to it), `form` (`Oy`, `ry`), `place` (the bare name of a municipality), `none` (its position in a list alone).
    """

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    strength: Strength
    business_id: str | None = None


def organisations_in(text: str | Doc, language: str) -> tuple[Body, ...]:
    """The organisations that a text of any kind names, in order; none is taken for one by its position alone.

    A Doc must come from `pipeline(language)`; the places are characters of its text.
    """
    if isinstance(text, str):
        return _mapped(text, _bodies_of(" ".join(text.split()), language, False))
    return tuple(_in_running_text(text, language))


def members_in(text: str | Doc, language: str) -> tuple[Body, ...]:
    """The members of a list of partners, in order, all of it read: what no rule knows is a member of strength `none`."""
    if isinstance(text, str):
        return _mapped(text, _bodies_of(" ".join(text.split()), language, True))
    return tuple(_in_list(text, language))


def organisation_likelihood(text: str, language: str) -> float:
    """How likely a text is the name of an organisation, or names of several, and nothing else: 0 to 1."""
    doc = read(" ".join(text.split()), language)
    words = [t for t in doc if not t.is_punct and t.text not in MARKS]
    if not words or doc._.periods or any(True for _ in amounts(doc.text)) or not words[0].text[0].isalnum():
        return 0.0
    bodies = organisations_in(doc, language)
    if bodies and not _left(doc, [(body.start, body.end) for body in bodies], reader(language)):
        return min(LIKELY[body.strength] for body in bodies)
    short = len(words) <= LONGEST / 2 and all(t.text[0].isupper() for t in words)
    return UNKNOWN if short and not bodies and not doc._.funders else HARDLY


def fund_likelihood(text: str, language: str) -> float:
    """How likely a text is the name of who pays, or several, its kind of money included, and nothing else: 0 to 1."""
    doc = read(" ".join(text.split()), language)
    if not any(t.text[0].isalnum() for t in doc) or doc._.periods:
        return 0.0
    money = [(s.start_char, s.end_char) for s in doc.spans["terms"] if s.label_ in ("MONEY", "INSTRUMENT")]
    funds = [(doc[f.start].idx, doc[f.end - 1].idx + len(doc[f.end - 1])) for f in doc._.funders]
    if funds and not _left(doc, funds + money, reader(language)):
        return BODY if all(f.body and not f.paid for f in doc._.funders) else FUND
    return OTHER if organisations_in(doc, language) else HARDLY


@lru_cache(maxsize=8)
def reader(language: str) -> OrganisationReader:
    """The reader of a language's organisations."""
    return organisation_reader(language)


def read(text: str, language: str) -> Doc:
    """A text with all that is found in it, but not divided like an entry."""
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name != "planex_division":
            doc = component(doc)
    return doc


@lru_cache(maxsize=4096)
def _bodies_of(text: str, language: str, listed: bool) -> tuple[Body, ...]:
    doc = read(text, language)
    return tuple(_in_list(doc, language) if listed else _in_running_text(doc, language))


def _mapped(text: str, bodies: Sequence[Body]) -> tuple[Body, ...]:
    """The bodies at their places in a text whose blanks were made single."""
    if " ".join(text.split()) == text:
        return tuple(bodies)
    places: list[int] = []
    for i, char in enumerate(text):
        # A run of blanks is the one blank before the word behind it.
        if not char.isspace() or (places and not text[i - 1].isspace()):
            places.append(i)
    return tuple(replace(body, start=places[body.start], end=places[body.end - 1] + 1) for body in bodies)


def _in_list(doc: Doc, language: str) -> Iterator[Body]:
    for found in reader(language).read(list(doc)):
        if found.rule not in (HEAD_ALONE, NO_LETTERS):
            yield _body(doc, found, found.name, _strength(found))


def _in_running_text(doc: Doc, language: str) -> Iterator[Body]:
    words = reader(language)
    for stretch in _stretches(doc, words):
        for found in words.read(stretch):
            last = doc[found.end - 1]
            kind = words.head_of(last)
            inflected = kind is not None and words.head(last) is None
            named = _is_named(doc, found, words)
            strength = "head" if inflected and named else _strength(found)
            if strength == "none" or (strength == "head" and not named):
                continue
            name = found.name
            if inflected and name.endswith(last.text):
                name = name[: -len(last.text)] + base_form(last.text, language)
            yield _body(doc, found, name, strength)


def _body(doc: Doc, found: FoundOrganisation, name: str, strength: Strength) -> Body:
    end = doc[found.end - 1].idx + len(doc[found.end - 1])
    return Body(doc[found.start].idx, end, " ".join(name.split()), found.id, found.rule, strength, found.business_id)


def _strength(found: FoundOrganisation) -> Strength:
    kind = found.rule.removeprefix("partner.").split(":")[0]
    known: dict[str, Strength] = {
        "lexicon": "lexicon",
        "head": "head",
        "shared-head": "head",
        "form": "form",
        "branch": "lexicon",
        "municipality": "place",
    }
    return known.get(kind, "none")


def _is_named(doc: Doc, found: FoundOrganisation, words: OrganisationReader) -> bool:
    """Whether a head has a name to it: a capitalised word beside the head, which no sentence begins with by chance."""
    if found.id or found.rule == "partner.shared-head":
        return True
    tokens = doc[found.start : found.end]
    if len(tokens) > 1 and tokens[-1].text[0].isupper() and tokens[0].text[0].isupper():
        return True
    names = [t for t in tokens if t.text[0].isupper() and not words.head_of(t)]
    return any(not (t.is_sent_start and words.is_common(t)) for t in names)


def _stretches(doc: Doc, words: OrganisationReader) -> Iterator[list[Token]]:
    """The runs of tokens that may stand in names: capitalised words, heads, and the small words between them."""
    known: frozenset[int] = doc._.known_tokens
    named = [_may_name(token, words) or token.i in known for token in doc]
    stretch: list[Token] = []
    for token in doc:
        if token.is_sent_start and stretch:
            yield stretch
            stretch = []
        if named[token.i] or (stretch and _links(token, named, words)):
            stretch.append(token)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _may_name(token: Token, words: OrganisationReader) -> bool:
    if token.is_sent_start and words.is_common(token) and not words.head_of(token) and not _opens_name(token, words):
        return False
    return token.text[0].isupper() or words.head_of(token) is not None or words.is_form(token)


def _opens_name(token: Token, words: OrganisationReader) -> bool:
    """Whether a common word that a sentence begins with goes on as a name: `Svenska Österbottens …`, `Kodin ja Koulun Liitto`."""
    doc, at = token.doc, token.i + 1
    said = any(span.start <= token.i < span.end for span in doc.spans["terms"])
    if said or words.frames(token) or (words.genitive and words.inflects and not token.lower_.endswith(words.genitive)):
        return False
    if at < len(doc) and doc[at].lower_ in words.words.coordinators:
        at += 1
    return at < len(doc) and doc[at].text[0].isupper() and not doc[at].is_sent_start


def _links(token: Token, named: Sequence[bool], words: OrganisationReader) -> bool:
    """Whether a small word or mark stands between two words of names."""
    if _tells_what_for(token, words):
        return True
    following = token.i + 1 < len(named) and named[token.i + 1] and not token.doc[token.i + 1].is_sent_start
    small = token.lower_ in words.words.coordinators or token.lower_ in words.inner or token.text in MARKS
    return following and small


def _tells_what_for(token: Token, words: OrganisationReader) -> bool:
    """Whether a word belongs to what stands behind a head and says what it is for: `förbund för utbildning och kultur`."""
    doc = token.doc
    at = token.i
    while at > max(token.i - LONGEST_PURPOSE, 0) and (doc[at].lower_ in words.words.coordinators or doc[at].is_alpha):
        if doc[at].lower_ in words.purposes:
            kind = words.head(doc[at - 1])
            behind = doc[at + 1] if at + 1 < len(doc) else None
            return kind in FOR_A_PURPOSE and behind is not None and behind.text[0].islower()
        at -= 1
    return False


def _left(doc: Doc, covered: Sequence[tuple[int, int]], words: OrganisationReader) -> list[Token]:
    """The words that no range of characters covers, brackets and what joins names aside."""
    depth, left = 0, []
    numbers = {i for found in doc._.business_ids for i in range(found.start, found.end)}
    for token in doc:
        depth += token.text in "(["
        inside = depth > 0
        depth = max(depth - (token.text in ")]"), 0)
        joins = token.is_punct or token.text in MARKS or words.frames(token) or token.i in numbers
        if not inside and not joins and not any(start <= token.idx < end for start, end in covered):
            left.append(token)
    return left
