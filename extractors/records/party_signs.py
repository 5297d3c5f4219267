"""Signs that who takes part or pays was read amiss: two names in one, no word for who leads, a payer among those who take part."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from extractors.evidence.labels import field_of
from extractors.evidence.parties.bodies import reader
from extractors.lexicon import lexicon
from extractors.records.seen import Seen
from extractors.text.tokens import Token
from schemas.mention import FunderValue, Mark, PartnerValue, Sign

# What stands between two names, and no name holds.
PARTING = re.compile(r"[·|•/;,()]")
SLASH = "/"
# What joins a fund with a body beside it in one list.
JOINING = frozenset(",/+&")
# The labels of those who take part.
TAKE_PART = frozenset({"partners", "coordinator", "lead", "party"})
# Of two names that were read as one each has so many words.
LEAST_WORDS = 2


def party_signs(seen: Seen) -> Iterator[Sign]:
    """The signs of an entry's partners and funders."""
    partners = [mark for mark in seen.own if mark.field == "partners"]
    for mark in partners:
        yield from (Sign(name, 1.0, mark.start, mark.end) for name in _odd(mark, seen))
    yield from _of_roles(partners, seen)
    yield from _of_places(seen)
    for mark in seen.own:
        if mark.field == "funders" and mark.rule.startswith("funder.labelled"):
            yield Sign("funder-labelled", 1.0, mark.start, mark.end)


def _odd(mark: Mark, seen: Seen) -> Iterator[str]:
    """What is odd about one partner."""
    assert isinstance(mark.value, PartnerValue)
    name, words = mark.value.name, [token for token, _ in seen.within(mark)]
    joined = lexicon(seen.scope.language).coordinators
    if mark.guess:
        yield "partner-guess"
    splits = range(LEAST_WORDS, len(words) - LEAST_WORDS + 1)
    if any(_is_body(words[:i], seen) and _is_body(words[i:], seen) for i in splits):
        yield "partner-two"
    if name[:1].islower():
        yield "partner-small"
    if PARTING.search(name) or any(word in joined for word in name.split()[1:-1]):
        yield "partner-parted"
    if seen.scope.read(name).doc._.funders:
        yield "may-pay"
        if not seen.entry.of("funders"):
            yield "may-pay-alone"


def _is_body(words: Sequence[Token], seen: Seen) -> bool:
    """Whether words are an organisation by themselves."""
    names, last = reader(seen.scope.language), words[-1]
    if (
        not words[0].text[0].isupper()
        or names.is_genitive(last)
        or names.is_inflected(last)
        or (last.text.islower() and names.head_of(last) is None)
    ):
        return False
    ends = (words[0], last)
    return names.known_id(words) is not None or any(names.head_of(word) is not None or names.is_form(word) for word in ends)


def _of_roles(partners: Sequence[Mark], seen: Seen) -> Iterator[Sign]:
    """Whether the words tell who leads where they seem to."""
    every = [mark.value for mark in seen.entry.of("partners") if isinstance(mark.value, PartnerValue)]
    leads = sum(value.role == "coordinator" for value in every)
    if leads > 1:
        yield Sign("leads-many")
    if leads or not every or seen.runs_on:
        return
    yield Sign("no-lead")
    if len({value.name for value in every}) < 2:
        return
    yield Sign("no-lead-of-many")
    if _apart({seen.leaf_of(mark.start) for mark in partners}, seen):
        yield Sign("no-lead-apart", 1.0, partners[-1].start, partners[-1].end)
    joined = lexicon(seen.scope.language).coordinators
    gaps = {gap for _, _, gap in _neighbours(partners, seen) if gap.lower() not in joined}
    if SLASH in gaps:
        # `Hämeen opisto / Kemin kaupunki`: a slash parts who leads from who takes part, or nothing at all.
        yield Sign("no-lead-slash", 1.0, partners[-1].start, partners[-1].end)
    if len({gap[:1] for gap in gaps}) > 1:
        yield Sign("no-lead-apart", 1.0, partners[-1].start, partners[-1].end)


def _apart(numbers: Set[int], seen: Seen) -> bool:
    """Whether partners stand in several paragraphs, and no known label or header of a column tells what each of them is."""
    leaves = seen.record.leaves
    columns = sorted(leaves[n].box[::2] for n in numbers if id(leaves[n]) in seen.record.fields)
    many = sum(n == 0 or left >= max(right for _, right in columns[:n]) for n, (left, _) in enumerate(columns))
    heads = [field_of(head.text.strip(" :")) for head in seen.reading.heads]
    alone = [n for n in numbers if id(leaves[n]) not in seen.record.fields]
    if many + len(alone) < 2:
        return False
    told = "coordinator" not in heads and sum(field in TAKE_PART for field in heads) >= many
    return not told or any(not _is_labelled(n, seen) for n in alone)


def _is_labelled(number: int, seen: Seen) -> bool:
    """Whether a paragraph, or a label that stands alone before it, says that who is named in it takes part."""
    beside = seen.record.leaves[max(number - 1, 0) : number + 1]
    return any(label.field in TAKE_PART for leaf in beside for label in seen.scope.labels(leaf))


def _neighbours(marks: Sequence[Mark], seen: Seen) -> Iterator[tuple[Mark, Mark, str]]:
    """Marks that follow each other in one paragraph, with what parts them."""
    for one, other in itertools.pairwise(sorted(marks, key=lambda mark: mark.start)):
        # `Hämeen ja Kemin kaupunki` is the place of both.
        if one.end <= other.start and seen.leaf_of(one.start) == seen.leaf_of(other.start):
            yield one, other, seen.entry.passage.text[one.end : other.start].strip()


def _of_places(seen: Seen) -> Iterator[Sign]:
    """A body right beside a fund in one list; two bodies with nothing between them on one line."""
    marks = [mark for mark in seen.own if mark.field in ("partners", "funders") and isinstance(mark.value, PartnerValue | FunderValue)]
    joined = lexicon(seen.scope.language).coordinators
    # Where a time stands with them, all data stand in one line.
    dated = {seen.leaf_of(mark.start) for mark in seen.own if mark.field == "period"}
    for one, other, gap in _neighbours(marks, seen):
        if one.field != other.field and (gap in JOINING or gap.lower() in joined) and seen.leaf_of(one.start) not in dated:
            yield Sign("beside-fund", 1.0, other.start, other.end)
        if one.field == other.field == "partners" and not gap and _line(one.end - 1, seen) == _line(other.start, seen):
            yield Sign("run-together", 1.0, one.start, other.end)


def _line(at: int, seen: Seen) -> int:
    """The printed line that holds a character."""
    passage = seen.entry.passage
    return passage.line(bisect_right(passage.starts, at) - 1)
