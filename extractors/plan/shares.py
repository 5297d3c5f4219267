"""Parts a document's parts among shares, and reads the shares one by one; who has processes to spare reads them side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from extractors.plan.parts import Given, Share, ShareRead
from extractors.sections.scopes import ScopePart
from schemas.region import Leaf

Shares = Callable[[int], list[Share]]
"""The document in so many shares, or fewer."""
ReadShares = Callable[[Shares, Sequence[Leaf]], list[ShareRead]]
"""Reads a document in shares, however many; it is given its paragraphs as well."""


def in_turn(shares: Shares, leaves: Sequence[Leaf] = ()) -> list[ShareRead]:
    """The whole document read in one share, in this process."""
    (share,) = shares(1)
    told: list[Any] = []
    for step in share.rounds:
        told = [step(told)]
    return told


def shares_of(parts: Sequence[ScopePart], given: Given, count: int) -> list[Share]:
    """The parts in so many shares of about as much text, or fewer; at least one. Parts under the same headings stay together: what
    heads a group of projects in one goes on in the next."""
    lengths = [sum(len(leaf.text) for leaf in part.leaves) for part in parts]
    each, done = sum(lengths) / count, 0
    shares: list[list[tuple[int, ScopePart]]] = [[]]
    for number, (part, length) in enumerate(zip(parts, lengths, strict=True)):
        if shares[-1] and done >= each * len(shares) and not _goes_on(parts[number - 1], part):
            shares.append([])
        shares[-1].append((number, part))
        done += length
    return [Share(share, given) for share in shares]


def _goes_on(before: ScopePart, part: ScopePart) -> bool:
    """Whether a part stands under the headings of the one before."""
    headings = [leaf.text for leaf in part.headings]
    return bool(headings) and headings == [leaf.text for leaf in before.headings]
