"""The few ways to read a region: a list, one record, a record a row or column, a run of records, or what its parts read best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from extractors.evidence.leaf import heads_group
from extractors.records.figures import figures_lead
from extractors.records.reading import Reading, Record, joint
from extractors.records.scope import Scope, weights
from extractors.records.score import KEPT, name_bits, name_text, scored
from extractors.records.tables import row_readings
from extractors.text.kept import kept_of_paragraphs
from schemas.region import Leaf, Region

# A leaf set this much larger than the names of a run heads something else.
LARGER = 1.05
# What stands between a group's heading and the first name has no more words.
BETWEEN = 3
# A name that stands in a paragraph of its own before its entry has no more words.
ALONE = 12
# A tile shows a figure and says what it is in no more paragraphs.
TILE = 3
# A name is looked for among so many first paragraphs of a record.
FIRST = 3


def best(region: Region, scope: Scope) -> Reading:
    """The reading of a region that most bits speak for, with the next best; of equals the one named first."""
    found = sorted(readings(region, scope), key=lambda reading: -reading.bits)
    winner = found[0]
    following = next((other for other in found[1:] if _differ(winner, other, scope)), None)
    if following is None or (winner.next_bits is not None and winner.next_bits >= following.bits):
        return winner
    return winner._replace(next_rule=following.rule, next_bits=following.bits, next_count=len(following.records))


def _differ(one: Reading, other: Reading, scope: Scope) -> bool:
    """Whether two readings say something else."""
    # Most often one of the two is a list.
    return bool(one.records) != bool(other.records) or _said(one, scope) != _said(other, scope)


def _said(reading: Reading, scope: Scope) -> frozenset[tuple[str, frozenset[int]]]:
    """What a reading says, whatever its rule: the name of each record and its paragraphs that hold data, by id()."""
    return frozenset(
        (name_text(record, scope), frozenset(id(leaf) for leaf in record.leaves if scope.evidence(leaf).told)) for record in reading.records
    )


def readings(region: Region, scope: Scope) -> Iterator[Reading]:
    """Every reading of a region that is considered."""
    leaves = region.leaves
    yield scored("list", (), leaves, scope)
    if not leaves or (len(leaves) <= TILE and figures_lead(leaves)):
        return
    tables = list(row_readings(region, scope)) if region.rows else []
    if not any(table.heads and len(table.records) > 1 for table in tables):
        # What stands under a header in several rows is not one.
        yield scored("one", (record_of(leaves, scope),), (), scope)
    if region.leaf is not None:
        return
    if len(leaves) > 1 and heads_group(leaves[0], scope.language) and not scope.labels(leaves[0]):
        yield scored("one under a heading", (record_of(leaves[1:], scope),), leaves[:1], scope)
    if len(region.parts) == 1:
        yield best(region.parts[0], scope)
    elif region.parts:
        yield joint("children", [best(part, scope) for part in region.parts])
    heads = next((table.heads for table in tables if len(table.records) > 1), ())
    if region.rows:
        yield from tables
        across = [leaf for row in region.rows for cell in row if cell for leaf in cell.leaves]
        for reading in _under(heads, across, scope, "across", homes_of(region)):
            yield without_breaks(reading, region)
    yield from _under(heads, leaves, scope, "run", homes_of(region))
    in_columns = lines_in_columns(region)
    if len(in_columns) > 1:
        starts = [i for i, leaf in enumerate(leaves) if id(leaf) in in_columns]
        yield _run(leaves, _with_leads(leaves, starts, scope), scope, "run by line", homes_of(region))


def _under(heads: Sequence[Leaf], leaves: Sequence[Leaf], scope: Scope, rule: str, homes: Mapping[int, int]) -> Iterator[Reading]:
    """The runs of what stands under a table's header, whose words label no single record."""
    if not heads:
        yield from runs(leaves, scope, rule, homes)
        return
    body = [leaf for leaf in leaves if all(leaf is not head for head in heads)]
    for reading in runs(body, scope, rule, homes):
        yield reading._replace(heads=(*heads, *reading.heads))


def lines_in_columns(region: Region) -> set[int]:
    """The paragraphs, by id(), that begin a line which is set in columns, with tabs, among lines that are not."""
    parts = region.parts if region.kind == "stack" else ()
    lines = [part for part in parts if part.kind == "beside" and not part.rows and all(inner.leaf for inner in part.parts)]
    return {id(line.leaves[0]) for line in lines} if len(lines) < len(parts) else set()


def without_breaks(reading: Reading, region: Region) -> Reading:
    """A reading of a table that costs something for each record of several rows that has a row together with another record."""
    row_of = {id(leaf): n for n, row in enumerate(region.rows) for cell in row if cell for leaf in cell.leaves}
    rows = [{row_of[id(leaf)] for leaf in record.leaves if id(leaf) in row_of} for record in reading.records]
    owners = Counter(row for own in rows for row in own)
    broken = sum(1 for own in rows if len(own) > 1 and any(owners[row] > 1 for row in own))
    return reading._replace(bits=round(reading.bits + weights()["record"]["breaks_row"] * broken, 2))


def homes_of(region: Region) -> dict[int, int]:
    """The outermost box in a region that each paragraph stands in, by id()s; paragraphs in none are left out."""
    found: dict[int, int] = {}
    for part in region.parts:
        # A box around no more than one paragraph marks it, and holds nothing else back.
        if part.kind == "box" and 1 < len(part.leaves) < len(region.leaves):
            found.update((id(leaf), id(part)) for leaf in part.leaves)
        else:
            found.update(homes_of(part))
    return found


def record_of(leaves: Sequence[Leaf], scope: Scope) -> Record:
    """The paragraphs as one record: its name is the best of the first ones, the beginning of a long one where there is no other."""
    if len(leaves) == 1 or any(label.field == "name" for leaf in leaves for label in scope.labels(leaf)):
        return Record(tuple(leaves))
    largest = max(leaf.style[0] for leaf in leaves)
    opening = [*leaves[:FIRST], *(leaf for leaf in leaves[FIRST:] if leaf.style[0] == largest)][: FIRST + 1]
    first = max(opening, key=lambda leaf: (_as_name(leaf, leaves, scope), -opening.index(leaf)))
    if first.lead and first is leaves[0] and not scope.labels(first):
        return Record(tuple(leaves))
    if scope.evidence(first).sentence or len(first.text.split()) > 20:
        return Record(tuple(leaves))
    return Record(tuple(leaves), first)


def _as_name(leaf: Leaf, leaves: Sequence[Leaf], scope: Scope) -> float:
    seen = scope.evidence(leaf)
    bits = name_bits(leaf.text, scope) - (3.0 if seen.sentence else 0.0) - (2.0 if seen.is_data or seen.statuses else 0.0)
    largest = max(other.style[0] for other in leaves)
    return bits + (0.7 if leaf.style[1] else 0.0) + (0.7 if leaf.style[0] == largest else 0.0)


def runs(leaves: Sequence[Leaf], scope: Scope, rule: str, homes: Mapping[int, int]) -> Iterator[Reading]:
    """Runs of records, each beginning with a paragraph set like the others' first, or behind data. `homes`: see homes_of."""
    done: set[tuple[int, ...]] = set()
    for how, begins in _beginnings(leaves, scope) if len(leaves) > 1 else ():
        starts = tuple(_with_leads(leaves, begins, scope))
        # Of readings that say the same the one named first counts.
        if starts not in done:
            done.add(starts)
            yield _run(leaves, starts, scope, f"{rule} {how}", homes)


def _beginnings(leaves: Sequence[Leaf], scope: Scope) -> Iterator[tuple[str, Sequence[int]]]:
    """Where the records of each run begin, and how that is told."""
    by_key: dict[Key, list[int]] = defaultdict(list)
    for i, leaf in enumerate(leaves):
        by_key[_key(leaf)].append(i)
    if len(by_key) > 1 or leaves[0].block.marker:
        yield from (("by type", starts) for starts in by_key.values())
    data = [scope.evidence(leaf).is_data for leaf in leaves]
    behind = [i for i in range(len(leaves)) if not data[i] and (i == 0 or data[i - 1])]
    if 1 < len(behind) < len(leaves):
        yield "behind data", behind
    followed = [i for i in range(len(leaves) - 1) if not data[i] and data[i + 1]]
    if followed and followed != behind:
        yield "with data below", followed
    before = [i for i in range(len(leaves) - 1) if data[i] and not data[i + 1] and (i == 0 or not data[i - 1])]
    if before and before != behind:
        yield "data first", before
    whole = [i for i in range(len(leaves)) if i == 0 or not _is_name_alone(leaves[i - 1], scope)]
    if 1 < len(whole) < len(leaves):
        yield "by entry", whole
    yield "by paragraph", range(len(leaves))
    labelled = [i for i, leaf in enumerate(leaves) if any(label.field == "name" for label in scope.labels(leaf))]
    if labelled:
        yield "by label", labelled


def _is_name_alone(leaf: Leaf, scope: Scope) -> bool:
    """Whether a paragraph is one short sentence without data or label, not marked as an entry of its own: a name broken off its entry."""
    seen = scope.evidence(leaf)
    alone = len(leaf.text.split()) <= ALONE and sum(1 for s in seen.doc.sents if s.end - s.start > 1) == 1
    marked = leaf.block.marker or scope.labels(leaf)
    return alone and not marked and leaf.text.rstrip().endswith(".") and not (seen.periods or seen.funders or seen.single)


Key = tuple[object, ...]


def _key(leaf: Leaf) -> Key:
    return (leaf.style, bool(leaf.block.marker), leaf.block.level if leaf.block.marker else 0, leaf.lead > 0)


def _opens_larger(leaf: Leaf, size: float) -> bool:
    return leaf.style[0] > LARGER * size


def _run(leaves: Sequence[Leaf], starts: Sequence[int], scope: Scope, rule: str, homes: Mapping[int, int]) -> Reading:
    """The records that begin at `starts`; what is set larger than their names, or stands outside the box of a name, belongs to none."""
    opening = set(starts)
    size = max(leaves[i].style[0] for i in starts)
    if all(scope.evidence(leaves[i]).is_data for i in starts):
        size = max(size, *(leaves[i + 1].style[0] for i in starts if i + 1 < len(leaves)), 0.0)
    groups: list[list[Leaf]] = []
    rest: list[Leaf] = []
    heads = _group_heads(leaves, opening, scope)
    closed = True
    for i, leaf in enumerate(leaves):
        if i in heads:
            closed = True
        elif i in opening:
            groups.append([leaf])
            closed = False
        elif closed or _opens_larger(leaf, size) or _is_outside(leaf, groups[-1][0], homes):
            rest.append(leaf)
            closed = True
        else:
            groups[-1].append(leaf)
    records = [_opened(tuple(group), scope) for group in groups]
    return scored(rule, records, rest, scope, [leaves[i] for i in sorted(heads)])


def _with_leads(leaves: Sequence[Leaf], starts: Sequence[int], scope: Scope) -> Sequence[int]:
    """Where records begin: a status before each of their names belongs to the one that follows, as a mark on a card does."""
    leads = [i - 1 for i in starts if i and i - 1 not in starts and scope.evidence(leaves[i - 1]).statuses]
    return leads if len(leads) == len(starts) > 1 else starts


def _group_heads(leaves: Sequence[Leaf], opening: Set[int], scope: Scope) -> set[int]:
    """Where a status, a fund or an organisation stands right over a record, bold or larger than all that records hold but their names."""

    def _opens_soon(i: int) -> bool:
        # A few words may stand between: a theme's number over the name.
        return i + 1 in opening or (i + 2 in opening and len(leaves[i + 1].text.split()) <= BETWEEN)

    found = [i for i in range(len(leaves) - 1) if i not in opening and _opens_soon(i) and heads_group(leaves[i], scope.language)]
    if not found:
        return set()
    # What stands before the first record is held by none.
    plain = [leaf.style for i, leaf in enumerate(leaves) if i > min(opening) and i not in opening and i not in found]
    plain += [leaves[i].styles[-1][2] for i in opening]
    sizes = [size for size, _, _, _ in plain]
    return {i for i in found if leaves[i].style not in plain and (leaves[i].style[1] or leaves[i].style[0] > LARGER * max(sizes))}


def _is_outside(leaf: Leaf, name: Leaf, homes: Mapping[int, int]) -> bool:
    """Whether a paragraph stands outside the box that the record's first stands in."""
    return id(name) in homes and homes.get(id(leaf)) != homes[id(name)]


@kept_of_paragraphs(KEPT)
def _opened(group: tuple[Leaf, ...], scope: Scope) -> Record:
    """A record whose first paragraph opens it: that is its name, or begins with it; kept, since many runs have the same ones."""
    first = group[0]
    if len(group) == 1 or first.lead or any(label.field == "name" for leaf in group for label in scope.labels(leaf)):
        return Record(tuple(group))
    seen = scope.evidence(first)
    if seen.is_data or seen.statuses:
        named = [leaf for leaf in group[: FIRST + 1] if not leaf.lead and not scope.labels(leaf) and not scope.evidence(leaf).sentence]
        # A name may read like data (`Ennakointi 2030`, `OSKE – Oulun osaamiskeskus`); what follows may do worse.
        best_name = max(named, key=lambda leaf: (_as_name(leaf, group, scope), -group.index(leaf)), default=None)
        return Record(tuple(group), best_name)
    if seen.sentence or len(first.text.split()) > 20 or seen.periods:
        return Record(tuple(group))
    return Record(tuple(group), first)
