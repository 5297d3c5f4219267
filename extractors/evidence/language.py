"""Reads texts of a language, step by step: tokens, lemmas, sentences, the lexicon's terms, then what an entry is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from extractors.evidence.entry.division import Divider
from extractors.evidence.parties.funders import FunderFinder
from extractors.evidence.parties.organisations import OrganisationMarks
from extractors.evidence.terms import Terms
from extractors.evidence.time.periods import PeriodFinder
from extractors.lexicon import Lexicon, lexicon
from extractors.text.lemmas import lemma
from extractors.text.tokenizer import token_texts, tokens_of
from extractors.text.tokens import Tokens, tells

Step = Callable[[Tokens], None]
"""A step of reading a text: it writes down on the tokens what it finds there."""

# The characters at which a paragraph begins.
tells("breaks", ())
# The characters at which a printed line begins, where lines tell something.
tells("lines", frozenset())

# Terms whose words are found as written where they are no base forms.
AS_WRITTEN = frozenset({"UPCOMING", "ONGOING", "ENDED", "NAVIGATION"})

# The norms of so many words are kept.
KEPT = 65536
CLOSERS = frozenset(")]”\"'’»")


class Pipeline:
    """The steps that read a text of one language, each of which finds what it needs among what those before it have found."""

    def __init__(self, language: str) -> None:
        words = lexicon(language)
        self.terms = Terms(term_patterns(words))
        self._divider = Divider(language)
        self._finds: tuple[Step, ...] = (
            lemmas_step(words),
            sentences_step(words),
            self.terms,
            PeriodFinder(language),
            FunderFinder(language),
            OrganisationMarks(language),
        )

    def __call__(self, text: str | Tokens) -> Tokens:
        """A text, or its tokens with what its caller tells of them, with all that is found in it, divided like an entry."""
        tokens = self.read(text)
        self._divider(tokens)
        return tokens

    def read(self, text: str | Tokens) -> Tokens:
        """The same, not divided."""
        tokens = tokens_of(text) if isinstance(text, str) else text
        for step in self._finds:
            step(tokens)
        return tokens


@lru_cache(maxsize=8)
def pipeline(language: str) -> Pipeline:
    """The pipeline of a language; `pipeline(language)(text)` gives tokens with `tokens._.division`."""
    return Pipeline(language)


def lemmas_step(words: Lexicon) -> Step:
    """Sets each token's lemma, and its norm to what stands before an ending (`OKM:n` → `OKM`, `ESR-hanke` → `ESR`)."""
    language = words.language
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
    def forms(text: str) -> tuple[str, str]:
        return lemma(text, language), stem(text)

    def step(doc: Tokens) -> None:
        for token in doc:
            token.lemma_, token.norm_ = forms(token.text)

    return step


def sentences_step(words: Lexicon) -> Step:
    """Sets sentence starts; knows the language's abbreviations, and that a blank may be missing behind a full stop."""
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

    def step(doc: Tokens) -> None:
        breaks = doc._.breaks
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in breaks
        for token in doc[:-1]:
            if token.text in ".!?" and ends(doc, token.i):
                after = token.i + 1
                while after < len(doc) - 1 and doc[after].text in CLOSERS:
                    after += 1
                doc[after].is_sent_start = True

    return step


def term_patterns(words: Lexicon) -> list[dict[str, Any]]:
    """The lexicon as patterns that `Terms` takes: names by lemma, short forms letter by letter."""
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
