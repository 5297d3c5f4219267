"""The few ways to read a region: a list, one record, a record a row or column, a run of records, or what its parts read best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.evidence.leaf import heads_group
from extractors.records.figures import figures_lead
from extractors.records.opening import record_of
from extractors.records.reading import Reading, joint
from extractors.records.runs import Runs
from extractors.records.scope import Scope, weights
from extractors.records.score import name_text, scored
from extractors.records.tables import row_readings
from schemas.region import Leaf, Region

# A tile shows a figure and says what it is in no more paragraphs.
TILE = 3


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
    yield from tables
    if len(leaves) > 1:
        yield from _by_runs(region, next((table.heads for table in tables if len(table.records) > 1), ()), scope)


def _by_runs(region: Region, heads: Sequence[Leaf], scope: Scope) -> Iterator[Reading]:
    """The readings of a region as a run of records, across its rows and down its columns. `heads`: the header of the table that it is."""
    homes = homes_of(region)
    if region.rows:
        across = [leaf for row in region.rows for cell in row if cell for leaf in cell.leaves]
        for reading in _under(heads, across, scope, "across", homes):
            yield without_breaks(reading, region)
    yield from _under(heads, region.leaves, scope, "run", homes)
    in_columns = lines_in_columns(region)
    if len(in_columns) > 1:
        starts = [i for i, leaf in enumerate(region.leaves) if id(leaf) in in_columns]
        yield Runs(region.leaves, scope, homes).beginning_at(starts, "run by line")


def _under(heads: Sequence[Leaf], leaves: Sequence[Leaf], scope: Scope, rule: str, homes: Mapping[int, int]) -> Iterator[Reading]:
    """The runs of what stands under a table's header, whose words label no single record."""
    if not heads:
        yield from Runs(leaves, scope, homes).readings(rule)
        return
    body = [leaf for leaf in leaves if all(leaf is not head for head in heads)]
    for reading in Runs(body, scope, homes).readings(rule):
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
