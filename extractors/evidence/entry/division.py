"""Divides an entry into its name, its description and its closing data, by weighing all that was found in it.

An entry is `Name. Sentences. Period. Funders. Partners.` with every liberty: the parts are told by what they hold
(dates, funds, organisations) and by what data never is (a sentence of plain words), not by their order alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.evidence.entry.brackets import behind_brackets, closing_brackets
from extractors.evidence.entry.kinds import Kinds, letters_of
from extractors.evidence.entry.labelled import LONGEST_NAME, Division, labelled, length, without_stop
from extractors.evidence.parties.organisations import DASHES, organisation_reader
from extractors.lexicon import lexicon
from extractors.text.tokens import Token, Tokens, tells, tokens_of

tells("division", None)
tells("lead", 0)

# Data at the end of a sentence of prose holds no more plain words than this.
PLAIN_IN_TAIL = 1
# Words before a colon that may be a name, and a name's words before a description without a full stop.
COLON_NAME = 10
# A sentence of at most so many words may be an unknown organisation, where data stands on both sides of it.
SHORT = 5
# A list of organisations behind a name, in tokens; what shows that they are some.
LONGEST_LIST = 60
SHOWN = ("partner.lexicon", "partner.head", "partner.form", "partner.shared-head")
QUOTES = {'"': '"', "\u201d": "\u201d", "\u201c": "\u201d", "\u00bb": "\u00bb", "\u00ab": "\u00bb"}


class Divider:
    """Divides Docs in which terms, periods, funders and organisations have been found."""

    def __init__(self, language: str) -> None:
        self.words = lexicon(language)
        self.openers = self.words.lemmas("projects", "openers")
        self.reader = organisation_reader(language)
        # What stands beside a time and says that it begins or ends there.
        self.timed = frozenset(word for part in ("since", "until", "lasts") for word in self.words.lemmas("periods", part))
        # Small words inside names: `University of Lapland`.
        self.inner = frozenset(self.words.words("organisations", "inner"))

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        tokens._.division = self.divided(tokens)
        return doc

    def divided(self, doc: Tokens) -> Division:
        """The division of an entry: what its labels give, where it has any, else that of running prose."""
        return labelled(doc) if doc._.cells else self._divided(doc)

    def _divided(self, doc: Tokens) -> Division:
        kinds = Kinds(doc, letters_of(doc), self.is_plain, self.reader.is_verb, self._opens_clause)
        start = self._first(doc)
        first = self._behind_data(doc, kinds, start)
        name_end, rest, rule, guess = self._name(doc, kinds, first)
        prose: list[tuple[int, int]] = []
        data: list[tuple[int, int]] = [(start, first)] if first > start else []
        if behind := behind_brackets(doc, kinds, rest, self._names_only):
            data.append((rest + 1, kinds.closing(rest)))
            rest = behind
        for start, end in self._sentences(doc, rest):
            cut = self._data_from(doc, kinds, start, end)
            if cut > start:
                prose.append((start, cut))
            if cut < end:
                data.append((cut, end))
        prose, data = self._settled(doc, name_end, prose, data)
        return Division((first, name_end), tuple(prose), tuple(data), rule, guess)

    def sentences(self, doc: Tokens, letters: Sequence[str]) -> list[tuple[int, int, int]]:
        """Each sentence (first token, last + 1) with the token at which its data begins, in between: the end if it holds none.

        `letters`: what each token says, as letters_of gives it.
        """
        if not any(letters):
            return [(s.start, s.end, s.end) for s in doc.sents]
        kinds = Kinds(doc, letters, self.is_plain, self.reader.is_verb, self._opens_clause)
        return [(s.start, self._data_from(doc, kinds, s.start, s.end), s.end) for s in doc.sents]

    def _data_from(self, doc: Tokens, kinds: Kinds, start: int, end: int) -> int:
        """Where the data of a sentence begins: with it, where it is nothing else, or in it; `end` where it holds none."""
        if start < end and (opens := closing_brackets(doc, kinds, start, end)):
            return opens
        if start < end and kinds.speaks(start, end):
            return end
        named = start + 2 < end and kinds[start] == "R" and doc[start + 1].text == ":"
        if kinds.is_data(start, end) or (named and self._names_only(doc, start + 2, without_stop(doc, start + 2, end))):
            return start
        return self._data_tail(doc, kinds, start, end)

    def is_plain(self, token: Token) -> bool:
        """Whether a word that says nothing is one of running prose, as far as anything shows."""
        if not token.text[0].islower() or len(token.text) == 1:
            return False
        return not (token.lower_ in self.inner or token.lemma_ in self.timed or self.reader.frames(token))

    def _opens_clause(self, noun: Token) -> bool:
        """Whether a word is a common noun, as a sentence's subject is, and its verb stands behind it."""
        verb = noun.nbor(1)
        spoken = verb.text[0].islower() and (self.reader.is_inflected_verb(verb) or self.reader.is_verb(verb))
        return spoken and noun.is_title and self.reader.is_common(noun)

    def _names_only(self, doc: Tokens, start: int, end: int) -> bool:
        """Whether a stretch is names of organisations and nothing else, each shown by more than its place."""
        if not start < end <= start + LONGEST_LIST:
            return False
        found = self.reader.read(doc[start:end])
        return bool(found) and all(not one.guess and one.rule.startswith(SHOWN) for one in found)

    # --- the name --------------------------------------------------------------------------------------------------

    def _first(self, doc: Tokens) -> int:
        """Where the name begins: behind a list's number (`3.`, `b)`, `[3]`)."""
        if len(doc) > 2 and (doc[0].text.isdigit() or len(doc[0].text) == 1) and doc[1].text in ".)" and not doc[0].whitespace_:
            return 2
        if len(doc) > 3 and doc[0].text == "[" and doc[1].text.isdigit() and doc[2].text == "]":
            return 3
        return 0

    def _behind_data(self, doc: Tokens, kinds: Kinds, first: int) -> int:
        """Where the name begins behind data that an entry opens with: `ESR+ 1.1.2023–31.12.2025: Silta`; `first` if with none."""
        for i in range(first, len(doc) - 1):
            closes = doc[i].text == ":" or (i > first and bool(doc[i].is_sent_start))
            if closes:
                begins = i + 1 if doc[i].text == ":" else i
                told = kinds.count("PF", first, i)
                return begins if told and doc[begins].text[0].isupper() and kinds[begins] == "" else first
            if not kinds[i] and not doc[i].is_punct and doc[i].text not in DASHES:
                return first
        return first

    def _name(self, doc: Tokens, kinds: Kinds, first: int) -> tuple[int, int, str, bool]:
        """(name's end, where the rest begins, rule, whether it is a guess)."""
        if doc._.lead and doc[first].idx < doc._.lead:
            end = next((t.i for t in doc if t.idx >= doc._.lead), len(doc))
            if end > first:
                return without_stop(doc, first, end), end, "name.bold", False
        sentence_end = next((s.end for s in doc.sents if s.end > first + 1), len(doc))
        if quoted := self._quoted(doc, kinds, first, sentence_end):
            return quoted, quoted, "name.quoted", False
        data = self._data_start(doc, kinds, first, sentence_end)
        opener = self._opener(doc, first, sentence_end)
        colon = self._colon(doc, first, sentence_end)
        bracket = next((i for i in range(first + 1, sentence_end) if behind_brackets(doc, kinds, i, self._names_only)), 0)
        cuts = [
            (bracket, "name.before-data", False),
            (data, "name.before-data", False),
            (opener, "name.before-opener", False),
            (colon, "name.before-colon", False),
        ]
        found = [(cut, rule, guess) for cut, rule, guess in cuts if cut]
        if found:
            cut, rule, guess = min(found)
            rest = cut + 1 if rule == "name.before-colon" else cut
            return without_stop(doc, first, cut), rest, rule, guess
        long = length(doc, first, sentence_end) > LONGEST_NAME
        if (cut := self._dash(doc, first, sentence_end)) and (long or self._has_verb(doc, cut + 1, sentence_end)):
            return cut, cut + 1, "name.before-dash", True
        if long:
            return without_stop(doc, first, sentence_end), sentence_end, "name.long-sentence", True
        return without_stop(doc, first, sentence_end), sentence_end, "name.first-sentence", False

    def _data_start(self, doc: Tokens, kinds: Kinds, first: int, end: int) -> int:
        """Where data begins inside the first sentence, 0 if it does not: a period or fund with data to the end, or a comma before."""
        for i in range(first + 1, end):
            if kinds[i] not in ("P", "F", "M") or kinds[i - 1] == kinds[i] or doc[i - 1].text[-1] in DASHES:
                continue
            start = i
            while start > first + 1 and (doc[start - 1].text in ",;(" or doc[start - 1].text in DASHES):
                start -= 1
            if not kinds.is_data(i, end) or not (i + 1 < end or start < i or kinds[i] == "P"):
                continue
            listed = self._behind_organisations(doc, first, start)
            if kinds[i] != "M" or listed < start:
                return listed
        return 0

    def _behind_organisations(self, doc: Tokens, first: int, start: int) -> int:
        """Where the organisations begin that stand between a name and its data: `Silta, Kemin kaupunki, 277 804 €`."""
        at = start
        for comma in range(start - 1, max(first, start - LONGEST_LIST), -1):
            if doc[comma].text == ",":
                if not self._names_only(doc, comma + 1, at):
                    break
                at = comma
        return at

    def _quoted(self, doc: Tokens, kinds: Kinds, first: int, end: int) -> int:
        """Where a name in quotation marks ends that organisations or data follow: `”Silta”, Kemin kaupunki.`; 0 if none does."""
        closes = QUOTES.get(doc[first].text) if first < len(doc) else None
        close = next((i for i in range(first + 2, end - 1) if doc[i].text == closes), 0) if closes else 0
        if not close or doc[close + 1].text not in ",(:;":
            return 0
        stop = without_stop(doc, close + 2, end) if close + 2 < end else end
        listed = close + 2 < stop and (self._names_only(doc, close + 2, stop) or kinds.is_data(close + 2, stop))
        return close + 1 if listed else 0

    def _opener(self, doc: Tokens, first: int, end: int) -> int:
        """Where a description begins without a full stop before it: `Silta Hankkeessa kehitetään …`, 0 if nowhere."""
        for i in range(first + 1, end - 2):
            token = doc[i]
            opens = token.is_title and token.lemma_ in self.openers and doc[i + 1].text[0].islower()
            # A full stop that ends no sentence stands behind a letter of the name: `Silta A. Hankkeessa …`
            parted = (doc[i - 1].is_punct and doc[i - 1].text != ".") or doc[i - 1].text in DASHES
            if opens and not parted and sum(1 for t in doc[i + 1 : end] if t.text[0].islower()) >= 3:
                return i
        return 0

    def _colon(self, doc: Tokens, first: int, end: int) -> int:
        """Where a colon ends the name, 0 if none does: few words before it, prose behind it, no short subtitle."""
        colon = next((t.i for t in doc[first:end] if t.text == ":"), 0)
        if not colon or length(doc, first, colon) > COLON_NAME or colon + 1 >= end:
            return 0
        behind = length(doc, colon + 1, end)
        subtitle = behind <= 7 and end < len(doc) and not self._has_verb(doc, colon + 1, end)
        return 0 if subtitle else colon

    def _dash(self, doc: Tokens, first: int, end: int) -> int:
        """A spaced dash behind a short name, 0 if there is none."""
        for token in doc[first + 1 : end]:
            if token.text in DASHES and token.whitespace_ and doc[token.i - 1].whitespace_:
                return token.i if length(doc, first, token.i) <= COLON_NAME else 0
        return 0

    def opens(self, doc: Tokens) -> bool:
        """Whether a text begins as a description does: with an inflected word for a project and a small letter behind it."""
        first = doc[0]
        return (
            without_stop(doc, 0, len(doc)) > 2
            and first.lemma_ in self.openers
            and first.lower_ != first.lemma_
            and doc[1].text[0].islower()
        )

    def has_verb(self, doc: Tokens) -> bool:
        """Whether a text is a sentence as far as its endings show."""
        return self._has_verb(doc, 0, len(doc))

    def _has_verb(self, doc: Tokens, start: int, end: int) -> bool:
        """Whether the words are a sentence as far as their endings show, not a subtitle."""
        return any(self.reader.is_inflected_verb(token) for token in doc[start:end])

    # --- the rest ----------------------------------------------------------------------------------------------------

    def _sentences(self, doc: Tokens, start: int) -> list[tuple[int, int]]:
        # A period behind a full stop is a stretch of its own, capital or not: `… ohjausta. syksy 2024. ESR+.`
        begun = {period.start for period in doc._.periods if period.start > start and doc[period.start - 1].text == "."}
        edges = sorted({start} | begun | {s.start for s in doc.sents if s.start > start})
        return [(first, last) for first, last in zip(edges, [*edges[1:], len(doc)], strict=True)]

    def _data_tail(self, doc: Tokens, kinds: Kinds, start: int, end: int) -> int:
        """Where the data begins that a sentence ends with, `end` if it ends with none."""
        for i in range(start + 1, end):
            opens = kinds[i] in ("P", "F") and kinds[i - 1] != kinds[i]
            labelled = kinds[i] == "R" and i + 1 < end and doc[i + 1].text == ":"
            if (opens or labelled) and kinds.is_data(i, end, most=PLAIN_IN_TAIL):
                # A fund in the middle of prose that happens to end after it is a part of the prose.
                if kinds[i] == "F" and doc[i - 1].text[0].islower() and not doc[i - 1].is_punct and i + 1 < end and kinds[i + 1] == "":
                    continue
                inside = doc[i - 1].text[0].islower() and not doc[i - 1].is_punct
                last = without_stop(doc, i, end) - 1
                if kinds[i] == "P" and inside and (kinds.is_own(last) or (not kinds[last] and self.is_plain(doc[last]))):
                    # `Työ jatkaa vuosina 2019–2021 tehtyä kokeilua`: a time inside a clause.
                    continue
                if kinds[i] == "P" and inside and kinds.speaks_of_another_time(start, i, last + 1):
                    # `It builds on a trial carried out in 2019–2021. […] 1 August 2023 – 31 May 2025.`
                    continue
                return i
        return end

    def _settled(
        self, doc: Tokens, name_end: int, prose: list[tuple[int, int]], data: list[tuple[int, int]]
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Short sentences among the closing data are data: organisations that nothing else shows."""
        opening = min((start for start, _ in data if start >= name_end), default=None)
        if opening is None:
            return prose, data
        kept, moved = [], list(data)
        for start, end in prose:
            words = [t for t in doc[start:end] if not t.is_punct]
            nominal = words and len(words) <= SHORT and words[0].text[0].isupper() and sum(1 for t in words if t.text[0].islower()) <= 2
            if start > opening and (nominal or not any(t.is_alpha for t in words)):
                moved.append((start, end))
            else:
                kept.append((start, end))
        return kept, sorted(moved)


@Language.factory("planex_division", assigns=["doc._.division"])
def make_division(nlp: Language, name: str, language: str) -> Any:
    """The component that divides an entry; the last of the pipeline."""
    return Divider(language)
