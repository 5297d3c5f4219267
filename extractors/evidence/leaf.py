"""What the text of one paragraph speaks for, read once: periods, funders, organisations, sums, codes, labels, kinds of words."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.evidence.amounts import amounts, codes
from extractors.evidence.entry.division import Divider
from extractors.evidence.entry.kinds import letters_of
from extractors.evidence.labels import LONGEST, field_of, label_at
from extractors.evidence.language import read
from extractors.text.kept import kept_of_paragraphs, kept_of_texts
from extractors.text.tokens import Tokens, tokens_of
from schemas.region import Leaf

# What parts labels with their values from the next on one line.
SEPARATORS = frozenset({"|", "•", "·", "–", "/", ";"})
# A label that stands out by its type has no more words than this.
LABEL_WORDS = 5
# … and one that asks no more than this.
QUESTION_WORDS = 8
# A heading of a group of projects has no more words than this.
GROUP_WORDS = 8
# What labels in such a heading may tell.
GROUP_LABELS = frozenset({"status", "funders", "coordinator", "lead", "partners"})
# What stands in type of its own before a value in so many paragraphs, in no more words, is a label, known or not.
LEAST_LEARNED, LEARNED_WORDS, LARGEST_LABEL = 3, 4, 1.05


@dataclass(frozen=True)
class Label:
    """text[start:end] labels a field (None: it stands where labels stand, and is not known); its value begins at `value`."""

    field: str | None
    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a paragraph speaks for.

    `periods` its periods as EDTF (empty text: no possible time), `single` how many lone points of time beside them,
    `funders` ids or names, `organisations` how many stretches name one, `words` and `plain` how many words there are and how
    many are plain words of prose, `sentence` whether it reads like a sentence.
    """

    doc: Tokens
    kinds: tuple[str, ...]
    periods: tuple[str, ...]
    single: int
    funders: tuple[str, ...]
    organisations: int
    sums: int
    codes: int
    words: int
    plain: int
    sentence: bool
    statuses: int
    told: int
    """How many words say data of any kind."""
    is_data: bool
    """Whether it is data and hardly anything else."""


@lru_cache(maxsize=8)
def divider(language: str) -> Divider:
    """The one that tells data from prose in a language."""
    return Divider(language)


@kept_of_texts(8192)
def evidence_of(text: str, language: str) -> Evidence:
    """The evidence of a text, kept."""
    doc = tokens_of(read(text, language))
    reader = divider(language)
    kinds = tuple(letters_of(doc))
    strong = [p for p in doc._.periods if p.strong]
    words = [t for t in doc if not t.is_punct]
    plain = sum([1 for t in words if not kinds[t.i] and reader.is_plain(t)])
    bodies = [i for i, kind in enumerate(kinds) if kind == "O"]
    told = sum([1 for t in words if kinds[t.i]])
    return Evidence(
        doc=doc,
        kinds=kinds,
        periods=tuple(p.interval.edtf if p.interval else "" for p in strong),
        single=sum(1 for p in doc._.periods if not p.strong and _stands_alone(doc, p.start, p.end)),
        # A body that may as well take part speaks for money only where the text says so.
        funders=tuple(f.id or f.name for f in doc._.funders if f.paid or not f.body),
        organisations=sum(1 for n, i in enumerate(bodies) if n == 0 or bodies[n - 1] != i - 1),
        sums=len(list(amounts(text))),
        codes=len(list(codes(text))),
        words=len(words),
        plain=plain,
        sentence=text.rstrip().endswith((".", "!", "?")) and (plain >= 4 or (plain >= 2 and reader.has_verb(doc))),
        statuses=sum(1 for kind in kinds if kind == "T"),
        told=told,
        is_data=bool(words) and told > 0 and plain <= 2 and told >= 0.3 * len(words),
    )


@kept_of_paragraphs
def heads_group(leaf: Leaf, language: str) -> bool:
    """Whether a paragraph is nothing but a status, a fund or an organisation, as headings of groups of projects are; kept."""
    seen = evidence_of(leaf.text, language)
    words = len(leaf.text.split())
    if words > GROUP_WORDS or seen.periods or leaf.block.marker or not seen.told or leaf.text.rstrip().endswith("."):
        return False
    if told := label_at(leaf.text.split(" ")):
        # `Kuka vetää: Taito ja Tuuli Oy`: its label says what it is, and what stands behind it is all that can say more.
        return told[0] in GROUP_LABELS and words > told[1] and seen.plain <= told[1]
    return seen.statuses > 0 or (bool(seen.funders) and seen.plain <= 1) or (seen.organisations > 0 and seen.told >= 0.5 * seen.words)


def _stands_alone(doc: Tokens, start: int, end: int) -> bool:
    """Whether nothing but punctuation, or the text's ends, stands beside tokens [start, end)."""
    before, after = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
    return (before is None or before.is_punct or before.text == "|") and (after is None or after.is_punct or after.text == "|")


@kept_of_texts(8192)
def _colon_labels(text: str) -> tuple[Label, ...]:
    """The labels with a colon that a text holds, at its start or behind a full stop or a value; a question needs none."""
    if ":" not in text and "?" not in text:
        return ()
    words = text.split(" ")
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found: list[Label] = []
    for i, word in enumerate(words):
        if not word[:1].isupper() or (found and starts[i] < found[-1].value):
            continue
        # A label's colon may stand behind it, alone.
        told = label_at(words[i : i + LONGEST + 1])
        if told:
            field, count = told
            end = starts[i + count - 1] + len(words[i + count - 1])
            found.append(Label(field, starts[i], end, min(end + 1, len(text))))
        elif found and i and words[i - 1] in SEPARATORS and (count := _unknown_label(words[i : i + LEARNED_WORDS])):
            # In a row of labels and values, what stands where a label stands is one, known or not.
            end = starts[i + count - 1] + len(words[i + count - 1])
            found.append(Label(None, starts[i], end, min(end + 1, len(text))))
    return tuple(found)


def _unknown_label(words: Sequence[str]) -> int:
    """How many words a label has that these few begin with and a colon ends, 0 where they begin with none."""
    for count, word in enumerate(words, start=1):
        if word.endswith(":"):
            return count
        if word in SEPARATORS or word.endswith((".", ",", ";")):
            # What stands before is the rest of a value: `September 2024 – August 2025. Funding: …`
            return 0
    return 0


@kept_of_paragraphs
def labels_of(leaf: Leaf, learned: frozenset[str] = frozenset()) -> tuple[Label, ...]:
    """The labels of a paragraph: with a colon, or set in type of their own before a value; a whole paragraph that is one; kept.

    `learned`: what stands where labels stand in this document, in lower case.
    """
    found = {label.start: label for label in _colon_labels(leaf.text)}
    for number, (start, end, _) in enumerate(leaf.styles):
        text = leaf.text[start:end]
        if start in found or len(text.split()) > (QUESTION_WORDS if _asks(text) else LABEL_WORDS) or not text[:1].isalpha():
            continue
        field = field_of(text)
        last = number + 1 == len(leaf.styles)
        known = field is not None or (_bare(text) in learned and (not last or len(leaf.styles) == 1))
        if known and (not last or start == 0):
            found[start] = Label(field, start, end, min(end + 1, len(leaf.text)))
    return tuple(found[start] for start in sorted(found))


def learned_labels(leaves: Sequence[Leaf], body: float, language: str) -> frozenset[str]:
    """What stands where labels stand, whatever it says: the same few words in type of their own before a value, again and again.

    `body`: the type size of most of the text, in points; what is set larger heads something.
    """
    counts: Counter[str] = Counter()
    for leaf, after in itertools.zip_longest(leaves, leaves[1:]):
        text = leaf.text[: leaf.lead] if leaf.lead else leaf.text
        most = QUESTION_WORDS if _asks(text) else LEARNED_WORDS
        if len(text.split()) > most or text.rstrip().endswith(".") or not text[:1].isalpha() or leaf.block.marker:
            continue
        alone = after is not None and not leaf.lead and leaf.style != after.style and leaf.style[0] <= LARGEST_LABEL * body
        if leaf.lead or (alone and not after.block.marker):
            counts[_bare(text)] += 1
    often = (text for text, count in counts.items() if count >= LEAST_LEARNED and text)
    return frozenset(text for text in often if not any(_says_who_or_when(form, language) for form in (text, text.upper(), text.title())))


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _says_who_or_when(text: str, language: str) -> bool:
    """Whether a text is a value itself: a time, a fund, an organisation, a status."""
    seen = evidence_of(text, language)
    return bool(seen.periods or seen.single or seen.funders or seen.organisations or seen.statuses)


def _bare(text: str) -> str:
    return text.strip(" :").casefold()
