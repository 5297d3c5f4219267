"""Finds the name of a project that a sentence tells, by its words or by bold type: `Hyvä alku on Kemin kaupungin hanke, jossa …`."""

from __future__ import annotations

from extractors.evidence.leaf import evidence_of
from extractors.evidence.names import compound_of
from extractors.evidence.parties.organisations import organisation_reader
from extractors.lexicon import Lexicon, lexicon
from extractors.text.bullets import DASHES
from extractors.text.kept import kept_of_texts
from extractors.text.tokens import Token, Tokens
from schemas.region import Leaf

# A name that a sentence tells has no more words.
LONGEST = 8
# A name that its type tells stands among so many first characters of a paragraph, and so little of it is set like that.
EARLY, RARE = 400, 0.4


@kept_of_texts(8192)
def first_sentence(text: str, language: str) -> str:
    """The first sentence of a text, up to where data begins; kept."""
    seen = evidence_of(text, language)
    sentence = next((s for s in seen.doc.sents if s.end > 1), None)
    if sentence is None or seen.kinds[sentence.start] in ("P", "F"):
        return text
    end = next((i for i in range(sentence.start + 1, sentence.end) if seen.kinds[i] in ("P", "F")), sentence.end)
    return seen.doc.said(sentence.start, end)


def name_run(leaf: Leaf) -> tuple[int, int] | None:
    """The characters [start, end) of the name that stands in a paragraph's running text in bold type, None if none does.

    `Alan vaihtaneita houkutellaan hankkeessa **Hoitotyön paluureitti**. …`; at the beginning, only where the sentence goes on:
    `**Tilan johtaja** -hanke opettaa …`.
    """
    if len(leaf.styles) < 2:
        return None
    bold = [(start, end) for start, end, style in leaf.styles if style[1]]
    if not bold or sum(end - start for start, end in bold) > RARE * len(leaf.text):
        return None
    start, end = bold[0]
    text, rest = leaf.text[start:end].rstrip(" .,"), leaf.text[end:].lstrip()
    before = any(char.isalpha() for char in leaf.text[:start])
    goes_on = before or rest[:1].islower() or (rest[:1] in DASHES and rest[1:2].islower())
    if not goes_on or start > EARLY or not 0 < len(text.split()) <= LONGEST or text.endswith(":") or not text[:1].isupper():
        return None
    return start, start + len(text)


def name_in(doc: Tokens, language: str) -> tuple[int, int] | None:
    """The tokens [start, end) of the name that a text's first sentence tells, None if it tells none."""
    if not doc:
        return None
    words = lexicon(language)
    tokens = doc[: doc.sents[0].end]
    for finder in (_before_project, _in_compound, _before_copula, _beside_project, _before_relative):
        found = finder(tokens, words)
        if found and 0 < found[1] - found[0] <= LONGEST:
            return found
    return None


def _before_project(tokens: list[Token], words: Lexicon) -> tuple[int, int] | None:
    """`… Hyvä alku -hankkeessa …`: what stands before a dash that a word for a project is stuck to, or behind."""
    projects = words.lemmas("projects", "words")
    for n, token in enumerate(tokens):
        stuck = token.text[0] in DASHES and len(token.text) > 1 and token.lemma_.lstrip("-\u2013") in projects
        apart = token.text in DASHES and n + 1 < len(tokens) and not token.whitespace_ and tokens[n + 1].lemma_ in projects
        if n and (stuck or apart) and tokens[n - 1].whitespace_ and _goes_on(tokens, n + 1 + apart):
            return _named(tokens, n)
    return None


def _in_compound(tokens: list[Token], words: Lexicon) -> tuple[int, int] | None:
    """`Lehti-hankkeessa koulutetaan …`: what is written together with a word for a project, in a sentence with a verb; the word itself is
    taken off where the name is put down."""
    reader = organisation_reader(words.language)
    projects = words.lemmas("projects", "words")
    for n, token in enumerate(tokens[:LONGEST]):
        if (
            not token.text[0].isupper()
            or not compound_of(token.text, token.lemma_, projects)
            or any(f.start <= token.i < f.end for f in token.doc._.funders)
        ):
            continue
        behind = tokens[n + 1 :]
        spoken = any(t.text[0].islower() and (reader.is_inflected_verb(t) or reader.is_verb(t)) for t in behind)
        if not spoken or not behind[0].text[0].islower():
            return None
        start = n
        while start and tokens[start - 1].text[0].isupper() and tokens[start - 1].lower_ not in words.stopwords:
            start -= 1
        return tokens[start].i, token.i + 1
    return None


def _before_copula(tokens: list[Token], words: Lexicon) -> tuple[int, int] | None:
    """`Hyvä alku on Kemin kaupungin ESR+-hanke, jossa …`: what a sentence says is a project."""
    copulas = frozenset(words.words("projects", "copulas"))
    projects = words.lemmas("projects", "words")
    at = next((n for n, token in enumerate(tokens) if token.lower_ in copulas), 0)
    clause = next((n for n in range(at, len(tokens)) if tokens[n].text == ","), len(tokens))
    said = any(token.lemma_.rpartition("-")[2] in projects for token in tokens[at:clause])
    return (tokens[0].i, tokens[at].i) if at and said and tokens[0].text[0].isupper() else None


def _beside_project(tokens: list[Token], words: Lexicon) -> tuple[int, int] | None:
    """`Inom projektet Havsvinden utbildas …`, `The Silver Path project trains …`: capitals right beside the word for a project, a verb
    behind them; in languages that name projects so."""
    told = words.raw["projects"]
    projects = words.lemmas("projects", "words")
    for n, token in enumerate(tokens):
        if token.text[0].islower() or n == 0:
            if token.lemma_ not in projects and token.lower_ not in projects:
                continue
            if told.get("names_behind") and (end := _run_of_name(tokens, n + 1, words.language)) and _goes_on(tokens, end):
                return tokens[n + 1].i, tokens[end - 1].i + 1
            start = n
            while told.get("names_before") and start and tokens[start - 1].is_title and tokens[start - 1].lower_ not in words.stopwords:
                start -= 1
            if start < n and not _is_body(tokens[start:n]) and n + 1 < len(tokens) and tokens[n + 1].text[0].islower():
                return tokens[start].i, token.i
    return None


def _run_of_name(tokens: list[Token], start: int, language: str) -> int:
    """Where the name that begins at a token ends, before the clause's verb; 0 where none begins there."""
    if start >= len(tokens) or not tokens[start].text[0].isupper():
        return 0
    reader = organisation_reader(language)
    found = 0
    for end in range(start + 1, min(start + LONGEST + 1, len(tokens))):
        if tokens[end].is_punct or tokens[end].lower_ in reader.words.coordinators:
            break
        # What looks like a verb may be a noun of the name (`Nya händer i vården utbildas`): the last one is the verb.
        if tokens[end].text[0].islower() and (reader.is_inflected_verb(tokens[end]) or reader.is_verb(tokens[end])):
            found = end
    return 0 if not found or _is_body(tokens[start:found]) else found


def _is_body(tokens: list[Token]) -> bool:
    """Whether words name who takes part or pays."""
    doc = tokens[0].doc
    paid = any(funder.start <= token.i < funder.end for funder in doc._.funders for token in tokens)
    return paid or any(token.i in doc._.organisation_tokens for token in tokens)


def _before_relative(tokens: list[Token], words: Lexicon) -> tuple[int, int] | None:
    """`… vahvistaa Hyvä Alku 2.0, jonka …`: a proper name in front of a relative clause."""
    relatives = frozenset(words.words("projects", "relatives"))
    for n, token in enumerate(tokens[1:], start=1):
        if token.text == "," and n + 1 < len(tokens) and tokens[n + 1].lower_ in relatives:
            start = n
            while start > 1 and (tokens[start - 1].text[0].isupper() or tokens[start - 1].text[0].isdigit()):
                start -= 1
            return (tokens[start].i, tokens[n].i) if n - start > 1 else None
    return None


def _goes_on(tokens: list[Token], start: int) -> bool:
    """Whether a sentence says more from a token on: a name that is a sentence of its own is told by none."""
    return any(token.is_alpha for token in tokens[start:])


def _named(tokens: list[Token], end: int) -> tuple[int, int]:
    """The name that ends before token `end`: from its last capital on, and the capitals right before that; the sentence's own first
    word only where there is no other."""
    start = next((n for n in range(end - 1, 0, -1) if tokens[n].text[0].isupper()), 0)
    while start > 1 and tokens[start - 1].text[0].isupper():
        start -= 1
    return tokens[start].i, tokens[end].i
