"""Runs of records: each begins with a paragraph set like the others' first, behind data, or with a label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from extractors.evidence.leaf import heads_group
from extractors.records.opening import opened_by_first
from extractors.records.reading import Reading
from extractors.records.scope import Scope
from extractors.records.score import scored
from schemas.region import Leaf

# A leaf set this much larger than the names of a run heads something else.
LARGER = 1.05
# What stands between a group's heading and the first name has no more words.
BETWEEN = 3
# A name that stands in a paragraph of its own before its entry has no more words.
ALONE = 12

Key = tuple[object, ...]


class Runs:
    """Paragraphs in reading order as runs of records; what all runs of them ask is found once. `homes`: the box that each stands in, as
    homes_of in candidates.py gives it."""

    def __init__(self, leaves: Sequence[Leaf], scope: Scope, homes: Mapping[int, int]) -> None:
        self._leaves, self._scope, self._homes = leaves, scope, homes
        self._seen = [scope.evidence(leaf) for leaf in leaves]
        self._data = [seen.is_data for seen in self._seen]
        self._heading = [i for i, leaf in enumerate(leaves[:-1]) if heads_group(leaf, scope.language)]

    def readings(self, rule: str) -> Iterator[Reading]:
        """The runs, each named by `rule` and by how its beginnings are told; none of a paragraph alone."""
        done: set[tuple[int, ...]] = set()
        for how, begins in self._beginnings() if len(self._leaves) > 1 else ():
            starts = tuple(self._with_leads(begins))
            # Of readings that say the same the one named first counts.
            if starts not in done:
                done.add(starts)
                yield self._run(starts, f"{rule} {how}")

    def beginning_at(self, starts: Sequence[int], rule: str) -> Reading:
        """The run whose records begin at some paragraphs, by their numbers from 0."""
        return self._run(self._with_leads(starts), rule)

    def _beginnings(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Where the records of each run begin, and how that is told."""
        leaves, data = self._leaves, self._data
        by_key: dict[Key, list[int]] = defaultdict(list)
        for i, leaf in enumerate(leaves):
            by_key[_key(leaf)].append(i)
        if len(by_key) > 1 or leaves[0].block.marker:
            yield from (("by type", starts) for starts in by_key.values())
        behind = [i for i in range(len(leaves)) if not data[i] and (i == 0 or data[i - 1])]
        if 1 < len(behind) < len(leaves):
            yield "behind data", behind
        followed = [i for i in range(len(leaves) - 1) if not data[i] and data[i + 1]]
        if followed and followed != behind:
            yield "with data below", followed
        before = [i for i in range(len(leaves) - 1) if data[i] and not data[i + 1] and (i == 0 or not data[i - 1])]
        if before and before != behind:
            yield "data first", before
        whole = [i for i in range(len(leaves)) if i == 0 or not self._is_name_alone(i - 1)]
        if 1 < len(whole) < len(leaves):
            yield "by entry", whole
        yield "by paragraph", range(len(leaves))
        labelled = [i for i, leaf in enumerate(leaves) if self._scope.is_labelled_name(leaf)]
        if labelled:
            yield "by label", labelled

    def _is_name_alone(self, i: int) -> bool:
        """Whether a paragraph is a short sentence without data or label, not marked as an entry of its own: a name broken off its entry."""
        leaf, seen = self._leaves[i], self._seen[i]
        if not leaf.text.rstrip().endswith(".") or leaf.block.marker or seen.periods or seen.funders or seen.single:
            return False
        alone = len(leaf.text.split()) <= ALONE and sum(1 for s in seen.doc.sents if s.end - s.start > 1) == 1
        return alone and not self._scope.labels(leaf)

    def _with_leads(self, starts: Sequence[int]) -> Sequence[int]:
        """Where records begin: a status before each of their names belongs to the one that follows, as a mark on a card does."""
        leads = [i - 1 for i in starts if i and self._seen[i - 1].statuses and i - 1 not in starts]
        return leads if len(leads) == len(starts) > 1 else starts

    def _run(self, starts: Sequence[int], rule: str) -> Reading:
        """The records that begin at `starts`; what is set larger than their names, or stands outside the box of a name, belongs to none."""
        leaves, opening = self._leaves, set(starts)
        size = LARGER * self._largest_name(starts)
        heads = self._group_heads(opening)
        groups: list[list[Leaf]] = []
        rest: list[Leaf] = []
        closed = True
        for i, leaf in enumerate(leaves):
            if i in heads:
                closed = True
            elif i in opening:
                groups.append([leaf])
                closed = False
            elif closed or leaf.style[0] > size or self._is_outside(leaf, groups[-1][0]):
                rest.append(leaf)
                closed = True
            else:
                groups[-1].append(leaf)
        records = [opened_by_first(tuple(group), self._scope) for group in groups]
        return scored(rule, records, rest, self._scope, [leaves[i] for i in sorted(heads)])

    def _largest_name(self, starts: Sequence[int]) -> float:
        """The largest type that a name may be set in, in points: the records' first paragraphs', or, where all these are data, the next
        ones' as well."""
        size = max([self._leaves[i].style[0] for i in starts])
        if all(self._data[i] for i in starts):
            size = max([size, *(self._leaves[i + 1].style[0] for i in starts if i + 1 < len(self._leaves))])
        return size

    def _group_heads(self, opening: Set[int]) -> set[int]:
        """Where a status, a fund or an organisation stands right over a record, bold or larger than all that records hold but names."""
        leaves = self._leaves
        found = [i for i in self._heading if i not in opening and self._opens_soon(i, opening)]
        if not found:
            return set()
        # What stands before the first record is held by none.
        plain = [leaf.style for i, leaf in enumerate(leaves) if i > min(opening) and i not in opening and i not in found]
        plain += [leaves[i].styles[-1][2] for i in opening]
        sizes = [size for size, _, _, _ in plain]
        return {i for i in found if leaves[i].style not in plain and (leaves[i].style[1] or leaves[i].style[0] > LARGER * max(sizes))}

    def _opens_soon(self, i: int, opening: Set[int]) -> bool:
        """Whether a record begins right behind a paragraph, or behind a few words more: a theme's number over the name."""
        return i + 1 in opening or (i + 2 in opening and len(self._leaves[i + 1].text.split()) <= BETWEEN)

    def _is_outside(self, leaf: Leaf, name: Leaf) -> bool:
        """Whether a paragraph stands outside the box that the record's first stands in."""
        return id(name) in self._homes and self._homes.get(id(leaf)) != self._homes[id(name)]


def _key(leaf: Leaf) -> Key:
    return (leaf.style, bool(leaf.block.marker), leaf.block.level if leaf.block.marker else 0, leaf.lead > 0)
