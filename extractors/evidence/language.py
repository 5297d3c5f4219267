"""Builds a language's spaCy pipeline: tokens, lemmas, sentences, the lexicon's terms, then what an entry is made of.

Nothing is downloaded: spaCy's class of the language, our tokenizer and components, each a registered factory that can be run alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_lang_class

# Importing these registers their components.
import extractors.evidence.entry.division
import extractors.evidence.parties.funders
import extractors.evidence.parties.organisations
import extractors.evidence.time.periods  # noqa: F401
from extractors.evidence.terms import Terms
from extractors.lexicon import Lexicon, lexicon
from extractors.text.lemmas import lemma
from extractors.text.tokenizer import make_tokenizer, token_texts
from extractors.text.tokens import Tokens, tells, tokens_of

# The characters at which a paragraph begins.
tells("breaks", ())
# The characters at which a printed line begins, where lines tell something.
tells("lines", frozenset())

# Terms whose words are found as written where they are no base forms.
AS_WRITTEN = frozenset({"UPCOMING", "ONGOING", "ENDED", "NAVIGATION"})

# The norms of so many words are kept.
KEPT = 65536
CLOSERS = frozenset(")]”\"'’»")


@lru_cache(maxsize=8)
def pipeline(language: str) -> Language:
    """The pipeline of a language; `nlp(text)` gives a Doc with `doc._.division`."""
    # What `spacy.blank` does besides, filling in the settings of models that are trained, takes longer than all that is wanted here.
    # Nor is a text too long: spaCy's limit is for the memory that trained models take, and there are none here.
    nlp: Language = get_lang_class(language)(create_tokenizer=make_tokenizer(), max_length=sys.maxsize)
    # What components ask of words our own tokens tell (tokens.py): of a new word spaCy works out what its matchers ask for, and no more.
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {LOWER: vocab.lex_attr_getters[LOWER]}
    nlp.add_pipe("planex_lemmas", config={"language": language})
    nlp.add_pipe("planex_sentences", config={"language": language})
    nlp.add_pipe("planex_terms", name="terms", config={"language": language})
    nlp.add_pipe("planex_periods", config={"language": language})
    nlp.add_pipe("planex_funders", config={"language": language})
    nlp.add_pipe("planex_organisations", config={"language": language})
    nlp.add_pipe("planex_division", config={"language": language})
    return nlp


@lru_cache(maxsize=8)
def _finders(language: str) -> tuple[Callable[[Doc], Doc], ...]:
    """The components of a language that find something; spaCy puts the list of them together anew each time that it is asked."""
    return tuple(component for name, component in pipeline(language).pipeline if name != "planex_division")


def read(text: str, language: str, **known: object) -> Doc:
    """A text with all that is found in it, but not divided like an entry. `known`: what is told of it before (`breaks`, `cells`, …)."""
    doc = pipeline(language).make_doc(text)
    told = tokens_of(doc)._
    for name, value in known.items():
        setattr(told, name, value)
    for find in _finders(language):
        doc = find(doc)
    return doc


@Language.factory("planex_lemmas")
def make_lemmas(nlp: Language, name: str, language: str) -> Any:
    """Sets each token's lemma, and its norm to what stands before an ending (`OKM:n` → `OKM`, `ESR-hanke` → `ESR`)."""
    words = lexicon(language)
    short = {form for term in words.funders for form in term.short}
    endings = words.endings("money", "acronym_endings")
    common = words.lemmas("money", "terms") | words.lemmas("projects", "words")

    def stem(text: str) -> str:
        if ":" in text[1:-1]:
            return text.split(":")[0]
        head, hyphen, tail = text.rpartition("-")
        if hyphen and head in short and lemma(tail, language) in common:
            return head
        # `JOTPAn rahoitus`: without its colon.
        return next((text[: -len(end)] for end in endings if text.endswith(end) and text[: -len(end)] in short), text)

    @lru_cache(maxsize=KEPT)
    def forms(text: str) -> tuple[str, str, int, int]:
        """A word's lemma and norm, and what spaCy keeps for each."""
        base, norm = lemma(text, language), stem(text)
        return base, norm, nlp.vocab.strings.add(base), nlp.vocab.strings.add(norm)

    def component(doc: Doc) -> Doc:
        told = []
        for token in tokens_of(doc):
            token.lemma_, token.norm_, *kept = forms(token.text)
            told.append(kept)
        if told:
            # All at once: spaCy makes a token each time that it is told of one.
            kept_as: Any = np.array(told, dtype=np.uint64)
            doc.from_array(["LEMMA", "NORM"], kept_as)
        return doc

    return component


@Language.factory("planex_sentences")
def make_sentences(nlp: Language, name: str, language: str) -> Any:
    """Sets sentence starts; knows the language's abbreviations, and that a blank may be missing behind a full stop."""
    words = lexicon(language)
    abbreviations = frozenset(words.words("abbreviations")) | frozenset(words.words("periods", "months_short"))

    def ends(doc: Tokens, i: int) -> bool:
        """Whether a mark that may end a sentence does."""
        token = doc[i]
        following = doc[i + 1]
        if token.text == "." and i and doc[i - 1].lower_ in abbreviations and not doc[i - 1].whitespace_:
            return False
        if following.text[0].islower() or (following.is_punct and following.text not in '”"»(–-'):
            return False
        ordinal = token.text == "." and i and doc[i - 1].text.isdigit() and len(doc[i - 1].text) < 4
        # A lone initial or list number (`2. vaihe`, `A. Nimi`) ends nothing, and what follows must look like a start.
        if ordinal and not (following.text[0].isupper() and i > 1):
            return False
        before = doc[i - 1].text if i and not doc[i - 1].whitespace_ else ""
        return not (len(before) == 1 and before.isalpha() and before.isupper())

    def component(doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        breaks = tokens._.breaks
        for token in tokens:
            token.is_sent_start = token.i == 0 or token.idx in breaks
        for token in tokens[:-1]:
            if token.text in ".!?" and ends(tokens, token.i):
                after = token.i + 1
                while after < len(tokens) - 1 and tokens[after].text in CLOSERS:
                    after += 1
                tokens[after].is_sent_start = True
        return doc

    return component


@Language.factory("planex_terms")
def make_terms(nlp: Language, name: str, language: str) -> Terms:
    """The component that finds terms. Its patterns are made here: spaCy looks through all that stands in a component's config."""
    return Terms(nlp.vocab, term_patterns(lexicon(language)))


def term_patterns(words: Lexicon) -> list[dict[str, Any]]:
    """The lexicon as patterns of the component "terms": names by lemma, short forms letter by letter."""
    patterns: list[dict[str, Any]] = []

    def add(label: str, phrase: str, id_: str = "") -> None:
        patterns.append({"label": label, "pattern": [{"LEMMA": lemma(word, words.language)} for word in token_texts(phrase)], "id": id_})

    def add_word(label: str, phrase: str) -> None:
        """A word's lemma may be found in two ways: `understöd` of `understödja`, `understödet` of `understöd`."""
        forms = [[word.lower(), lemma(word, words.language)] for word in token_texts(phrase)]
        patterns.append({"label": label, "pattern": [{"LEMMA": {"IN": sorted(set(form))}} for form in forms]})

    def add_written(label: str, phrase: str) -> None:
        """A word that is not its own base form is meant as written: `alkamassa` says what `alkaa` does not."""
        forms = [(word.lower(), lemma(word, words.language)) for word in token_texts(phrase)]
        patterns.append({"label": label, "pattern": [{"LEMMA": form} if form == base else {"LOWER": form} for form, base in forms]})

    def add_short(label: str, form: str, id_: str) -> None:
        patterns.append({"label": label, "pattern": [{"NORM": word} for word in token_texts(form)], "id": id_})

    for funder in words.funders:
        for phrase in funder.names:
            add("FUNDER", phrase, funder.id)
        for form in funder.short:
            add_short("FUNDER", form, funder.id)
    for organisation in words.organisations:
        for phrase in organisation.names:
            add("ORGANISATION", phrase, organisation.id)
        for form in organisation.short:
            add_short("ORGANISATION", form, organisation.id)
    for label, path in (
        ("INSTRUMENT", ("instruments", "terms")),
        ("MONEY", ("money", "terms")),
        ("COORDINATOR", ("roles", "coordinator")),
        ("PARTNER", ("roles", "partner")),
        ("FUNDER_ROLE", ("roles", "funder")),
        ("PERIOD_ROLE", ("roles", "period")),
        ("NATIONAL", ("scope", "national")),
        ("UPCOMING", ("status", "upcoming")),
        ("ONGOING", ("status", "ongoing")),
        ("ENDED", ("status", "ended")),
        ("PROJECT", ("projects", "words")),
        ("CONTACT", ("roles", "contact")),
        ("NAVIGATION", ("organisations", "navigation")),
        ("BUDGET", ("labels", "budget")),
        ("CODE", ("labels", "code")),
    ):
        for phrase in words.words(*path):
            (add_written if label in AS_WRITTEN else add_word)(label, phrase)
    return patterns
