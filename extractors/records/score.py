"""How many bits speak for a reading: for each record what it has, has twice or lacks; for what is left over what it should not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.evidence.headings import heading_reader
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import divider, evidence_of
from extractors.evidence.names import MARKS, bare
from extractors.records.cell_names import parted_name
from extractors.records.figures import figures_lead
from extractors.records.labelled import is_value
from extractors.records.marks import MARK
from extractors.records.reading import Reading, Record
from extractors.records.scope import AROUND, Scope, weights
from extractors.records.sentence_names import first_sentence, name_in, name_run
from extractors.text.kept import kept_of_paragraphs, kept_of_texts
from schemas.region import Leaf, Style

NONE: Counter[str] = Counter()
# A name of more words is long, of more than that hardly one; a record of more words is long.
SHORT_NAME, LONG_NAME, LONGEST_NAME, LONG_RECORD = 5, 14, 20, 150

# A reference, not a name: `J83-793`, `K-06`, `S30123`
REFERENCE = re.compile(r"[A-ZÅÄÖ]{1,2}-?\d{2,}(?:[-/.]\d+)*")
# What a column that gives it says of a project; a name, a theme and what is not known say nothing of their own.
OF_COLUMNS = frozenset({"period", "start", "end", "funders", "partners", "coordinator", "lead", "budget", "code", "status", "scope", MARK})


@kept_of_texts(8192)
def _said_of_name(text: str, language: str) -> tuple[bool, bool]:
    """Whether a text holds a verb, whether it opens as a description does; kept, since many readings have one name."""
    doc = evidence_of(text, language).doc
    return divider(language).has_verb(doc), divider(language).opens(doc)


@kept_of_paragraphs
def name_bits(text: str, scope: Scope) -> float:
    """How well a text does as a project's name; kept, since many readings have one name."""
    w = weights()["name"]
    headings = heading_reader(scope.language)
    # Marks at its ends say nothing. What it speaks for is asked of the text as it stands, which was read before, as a paragraph.
    whole, text = text, text.strip(MARKS)
    if not any(c.isalpha() for c in text) or REFERENCE.fullmatch(text) or headings.is_caption(text):
        return w["number"]
    seen, (verb, opener) = evidence_of(whole, scope.language), _said_of_name(whole, scope.language)
    bits = w["good"]
    count = len(text.split())
    bits += w["too_long"] if count > LONGEST_NAME else w["long"] if count > LONG_NAME else 0.0
    bits += w["word"] * max(count - SHORT_NAME, 0)
    bits += w["verb"] if verb else 0.0
    bits += w["opener"] if opener else 0.0
    bits += w["small"] if text[0].islower() else 0.0
    bits += w["period"] if seen.periods else 0.0
    bits += w["funder"] if seen.funders else 0.0
    bits += w["label"] if field_of(text) else 0.0
    bits += w["section"] if headings.sections(text) else 0.0
    bits += w["theme"] if text.casefold() in scope.themes else 0.0
    bits += w["repeated"] if text.casefold() in scope.repeated else 0.0
    bits += w["recurring"] if text.casefold() in scope.recurring else 0.0
    bits += w["label"] if text.casefold() in scope.learned else 0.0
    bits += w["known"] if text.casefold() in scope.known else 0.0
    bits += w["plan"] if headings.names_plan(text) else 0.0
    if seen.words and seen.told >= seen.words and not field_of(text):
        bits += w["organisation"] if set(seen.kinds) <= {"O", "", "W"} else w["data"]
    return bits


class Features(NamedTuple):
    """What all paragraphs of a record hold together."""

    periods: int
    funders: int
    organisations: int
    extras: int
    labels: Counter[str]
    words: int
    kinds: tuple[str, ...]
    """What each paragraph but the name is, in a word."""
    leads: int
    """How many bullets begin as names do."""
    figures: int


def features(record: Record, scope: Scope) -> Features:
    """The features of a record."""
    periods: set[str] = set()
    labels: list[str] = []
    kinds: list[str] = []
    single = funders = organisations = extras = words = leads = figures = 0
    for leaf in record.leaves:
        told, field = scope.paragraph(leaf), record.fields.get(id(leaf))
        periods.update(told.periods)
        single += told.single
        funders += told.funders
        organisations += told.organisations
        extras += told.extras
        words += told.words
        leads += told.leads
        figures += told.is_figure
        if field is None:
            labels += told.labels
        if leaf is not record.name:
            kinds.append(field or told.kind)
    count = Counter(labels) if labels else NONE
    return Features(len(periods) or min(single, 1), funders, organisations, extras, count, words, tuple(kinds), leads, figures)


Shape = tuple[bool, Style, frozenset[str]]
"""How a record is made: whether its name is a beginning, the style that it opens in, the kinds of its other paragraphs."""


class Weighed(NamedTuple):
    """What weighing a record comes to: its bits, how it is made, the words of its name."""

    bits: float
    shape: Shape
    name: str


@kept_of_paragraphs
def weighed(record: Record, scope: Scope) -> Weighed:
    """A record weighed; kept, since many readings of a region have the same records."""
    told = features(record, scope)
    text = _name_text(record, told, scope)
    shape = (record.name is None, (record.name or record.leaves[0]).style, frozenset(told.kinds))
    return Weighed(_bits(record, told, text, scope), shape, text)


def record_bits(record: Record, scope: Scope) -> float:
    """The bits of one record."""
    return weighed(record, scope).bits


def _bits(record: Record, f: Features, name: str, scope: Scope) -> float:
    w = weights()["record"]
    bits = w["each"] + scope.prior
    if f.periods:
        bits += w["period"] + w["more_periods"] * (min(f.periods, 4) - 1)
    else:
        bits += w["no_period"]
    bits += w["funder"] if f.funders else w["no_funder"]
    bits += w["organisation"] if f.organisations else w["no_organisation"]
    bits += w["extra"] * min(f.extras, 2)
    if f.labels:
        bits += sum(w["label"] + w["label_twice"] * (count - 1) for field, count in f.labels.items() if field != "other")
    if record.fields:
        bits += w["column"] * len(set(record.fields.values()) & OF_COLUMNS)
    bits += w["long"] * max(f.words - LONG_RECORD, 0)
    if record.name is not None and record.name is not record.leaves[0]:
        before = record.leaves[: next(n for n, leaf in enumerate(record.leaves) if leaf is record.name)]
        bits += w["before_name"] * sum(1 for leaf in before if id(leaf) not in record.fields and scope.paragraph(leaf).is_text)
    bits += w["figure"] if f.figures and figures_lead(record.leaves) else 0.0
    if scope.known:
        bits += w["swallowed"] * sum(1 for leaf in record.leaves[1:] if leaf is not record.name and is_known_name(leaf, scope))
    bits += w["more_leads"] * max(f.leads - 1, 0)
    if len(record.leaves) > 1 and all(leaf.block.marker and leaf.block.level == record.leaves[0].block.level for leaf in record.leaves):
        bits += w["all_bullets"]
    return bits + _name(record, name, scope)


def _group_bits(records: Sequence[Record], scope: Scope) -> float:
    """What is against a status before a record's name: it may head a group. Where each of several has one, it does not."""
    led = sum(
        1
        for record in records
        if record.name is not None and record.leaves[0] is not record.name and scope.evidence(record.leaves[0]).statuses
    )
    return weights()["record"]["group"] * led if led < max(len(records), 2) else 0.0


def is_known_name(leaf: Leaf, scope: Scope) -> bool:
    """Whether a paragraph says nothing but the name of a project that the document tells elsewhere."""
    return bare(leaf.text) in scope.known


def _name(record: Record, text: str, scope: Scope) -> float:
    w = weights()["name"]
    bits = name_bits(text, scope)
    leaf = record.name or record.leaves[0]
    if record.name is None:
        stands_out = leaf.lead > 0 or name_run(leaf) is not None
    else:
        stands_out = len(record.leaves) > 1 and all(other is leaf or other.style != leaf.style for other in record.leaves)
    bits += w["stands_out"] if stands_out else 0.0
    seen = scope.evidence(leaf)
    first = next(iter(scope.labels(leaf)), None)
    if first and first.start == 0 and first.field != "name":
        bits += w["nameless"]
    elif is_value(leaf, record, scope.labels):
        bits += w["label"]
    if record.name is not None and seen.sentence and name_end(record, scope) == len(record.name.text):
        bits += w["sentence"]
    if record.name is None and not leaf.lead and not first and _is_prose(text, leaf, scope):
        bits += w["prose"]
    return bits


def _is_prose(name: str, leaf: Leaf, scope: Scope) -> bool:
    """Whether a paragraph begins with a sentence that tells no name."""
    told = name_run(leaf) or _told_name(leaf.text, scope.language)
    return told is None and bool(name) and _said_of_name(name, scope.language)[0]


@kept_of_texts(8192)
def _told_name(text: str, language: str) -> tuple[int, int] | None:
    """The tokens of the name that a text's first sentence tells; kept."""
    return name_in(evidence_of(text, language).doc, language)


def name_end(record: Record, scope: Scope) -> int:
    """Where the name ends in the paragraph that is, or begins with, a record's name; in a table's cell a description may follow."""
    assert record.name is not None
    in_cell = record.fields.get(id(record.name)) == "name"
    return parted_name(record.name, scope.language)[0] if in_cell else len(record.name.text)


def name_text(record: Record, scope: Scope) -> str:
    """The words that are a record's name, as far as its reading says."""
    return weighed(record, scope).name


def _name_text(record: Record, f: Features, scope: Scope) -> str:
    # A cell's labels are no features of its record.
    for number, leaf in enumerate(record.leaves) if "name" in f.labels or record.fields else ():
        if scope.is_labelled_name(leaf):
            value = leaf.text[next(label.value for label in scope.labels(leaf) if label.field == "name") :]
            return value or (record.leaves[number + 1].text if number + 1 < len(record.leaves) else "")
    if record.name is not None:
        return record.name.text[: name_end(record, scope)]
    first = record.leaves[0]
    if run := name_run(first):
        return first.text[slice(*run)]
    return first.text[: first.lead] if first.lead else first_sentence(first.text, scope.language)


def outside_bits(leaves: Iterable[Leaf], scope: Scope) -> float:
    """What is against leaving paragraphs outside any record."""
    total = 0.0
    for leaf in leaves:
        for bits in _left_out(leaf, scope):
            total += bits
    return total * (weights()["outside"]["in_lists"] if scope.lists or scope.section in AROUND else 1.0)


@kept_of_paragraphs
def _left_out(leaf: Leaf, scope: Scope) -> tuple[float, ...]:
    """What is against leaving a paragraph out: for its times and funds, for the organisations and labels, for its words; kept, since
    many readings leave out the same."""
    w = weights()["outside"]
    seen = scope.evidence(leaf)
    data = w["period"] * min(len(seen.periods), 2) + w["funder"] * min(len(seen.funders), 2)
    named = w["organisation"] * min(seen.organisations, 3) + (w["label"] if scope.labels(leaf) else 0.0)
    if scope.section == "projects":
        return (data, named, w["name"] if not seen.sentence and name_bits(leaf.text, scope) > 0 else w["text"])
    return (data, named) if scope.lists else (data, named, w["unread"])


def _alike(shapes: Sequence[Shape]) -> float:
    """What speaks for records that are made alike: the same kinds of paragraphs under names of one style."""
    if len(shapes) < 2:
        return 0.0
    w = weights()["alike"]
    count = max(Counter(shapes).values())
    return w["member"] * count + w["odd"] * (len(shapes) - count) if count > 1 else 0.0


def scored(rule: str, records: Sequence[Record], rest: Sequence[Leaf], scope: Scope, heads: Sequence[Leaf] = ()) -> Reading:
    """A reading with its bits."""
    bits = outside_bits(rest, scope) if rest else 0.0
    if records:
        found = [weighed(record, scope) for record in records]
        bits = sum([one.bits for one in found]) + _group_bits(records, scope) + (_alike([one.shape for one in found]) + bits)
    return Reading(rule, round(bits, 2), tuple(records), tuple(rest), tuple(heads))
