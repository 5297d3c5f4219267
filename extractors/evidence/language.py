"""Builds a language's spaCy pipeline: tokens, lemmas, sentences, the lexicon's terms, then what an entry is made of.

Nothing is downloaded: spaCy's class of the language, our tokenizer and components, each a registered factory that can be run alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
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

Doc.set_extension("breaks", default=(), force=True)
# The characters at which a printed line begins, where lines tell something.
Doc.set_extension("lines", default=frozenset(), force=True)

# Terms whose words are found as written where they are no base forms.
AS_WRITTEN = frozenset({"UPCOMING", "ONGOING", "ENDED", "NAVIGATION"})

# What spaCy writes down for a token that begins a sentence, and for one that does not.
START, NO_START = 1, -1
# The norms of so many words are kept.
KEPT = 65536
CLOSERS = frozenset(")]”\"'’»")


@lru_cache(maxsize=8)
def pipeline(language: str) -> Language:
    """The pipeline of a language; `nlp(text)` gives a Doc with `doc._.division`."""
    # What `spacy.blank` does besides, filling in the settings of models that are trained, takes longer than all that is wanted here.
    nlp: Language = get_lang_class(language)(create_tokenizer=make_tokenizer())
    nlp.add_pipe("planex_lemmas", config={"language": language})
    nlp.add_pipe("planex_sentences", config={"language": language})
    nlp.add_pipe("planex_terms", name="terms", config={"language": language})
    nlp.add_pipe("planex_periods", config={"language": language})
    nlp.add_pipe("planex_funders", config={"language": language})
    nlp.add_pipe("planex_organisations", config={"language": language})
    nlp.add_pipe("planex_division", config={"language": language})
    return nlp


@Language.factory("planex_lemmas")
def make_lemmas(nlp: Language, name: str, language: str) -> Any:
    """Sets each token's lemma, and its norm to what stands before an ending (`OKM:n` → `OKM`, `ESR-hanke` → `ESR`)."""
    words = lexicon(language)
    short = {form for term in words.funders for form in term.short}
    endings = words.endings("money", "acronym_endings")
    common = words.lemmas("money", "terms") | words.lemmas("projects", "words")

    @lru_cache(maxsize=KEPT)
    def stem(text: str) -> str:
        if ":" in text[1:-1]:
            return text.split(":")[0]
        head, hyphen, tail = text.rpartition("-")
        if hyphen and head in short and lemma(tail, language) in common:
            return head
        # `JOTPAn rahoitus`: without its colon.
        return next((text[: -len(end)] for end in endings if text.endswith(end) and text[: -len(end)] in short), text)

    def component(doc: Doc) -> Doc:
        for token in doc:
            text = token.text
            token.lemma_ = lemma(text, language)
            token.norm_ = stem(text)
        return doc

    return component


@Language.factory("planex_sentences")
def make_sentences(nlp: Language, name: str, language: str) -> Any:
    """Sets sentence starts; knows the language's abbreviations, and that a blank may be missing behind a full stop."""
    words = lexicon(language)
    abbreviations = frozenset(words.words("abbreviations")) | frozenset(words.words("periods", "months_short"))

    def ends(doc: Doc, i: int) -> bool:
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
        return not (i and len(doc[i - 1].text) == 1 and doc[i - 1].text.isalpha() and not doc[i - 1].whitespace_ and doc[i - 1].is_upper)

    def component(doc: Doc) -> Doc:
        breaks = doc._.breaks
        starts = {0} | {token.i for token in doc if token.idx in breaks} if breaks else {0}
        texts = [token.text for token in doc]
        for i, text in enumerate(texts[:-1]):
            after = i + 1
            if text in ".!?" and ends(doc, i):
                while after < len(doc) - 1 and texts[after] in CLOSERS:
                    after += 1
                starts.add(after)
        if len(doc):
            # All at once: spaCy looks over the whole text each time that it is told of a single token.
            told: Any = np.full(len(doc), NO_START, dtype=np.int32)
            told[sorted(starts)] = START
            doc.from_array(["SENT_START"], told.astype(np.uint64))
        return doc

    return component


@Language.factory("planex_terms", assigns=["doc.spans"])
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
