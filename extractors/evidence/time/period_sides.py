"""Which end of a period each point of a run is: by the words around it, by the edge that is meant, by its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.evidence.time.atoms import Atom, Side
from extractors.evidence.time.period_signs import Kind, Sign
from extractors.text.tokens import Tokens

# What keeps a word that opens or closes a range from the point on its other side.
PARTS: frozenset[Kind] = frozenset({"comma", "stop", "dash", "coordinator"})
SEVERED: frozenset[Kind] = frozenset({"stop"})


@dataclass
class Place:
    """A point of a run, its place among the run's signs, and the side that words around it give it."""

    sign: int
    atom: Atom
    side: Side = ""
    first: int = 0
    """The token that the first word for its side begins with, or its own first."""
    last: int = 0
    """The token behind the last word for its side, or behind itself."""
    worded: bool = False
    """Whether a word gave it its side, not its case or edge alone."""
    open: bool = False
    """A word says that there is no end: `toistaiseksi`."""


class Sides:
    """One run of signs: its points, each with the side that words, edges and cases give it."""

    def __init__(self, doc: Tokens, signs: Sequence[Sign], behind: bool, funds: frozenset[int]) -> None:
        self.doc = doc
        self.signs = signs
        self.funds = funds
        self.places = [
            Place(n, sign.atom, first=sign.start, last=sign.end) for n, sign in enumerate(signs) if sign.kind == "point" and sign.atom
        ]
        self._give_sides(behind)

    # --- sides ---------------------------------------------------------------------------------------------------------

    def _give_sides(self, behind: bool) -> None:
        """Each word that opens or closes a range to the point that it belongs to; then what edges and cases say."""
        at = 0
        for n, sign in enumerate(self.signs):
            if at < len(self.places) and n == self.places[at].sign:
                at += 1
            elif sign.kind in ("since", "until", "open"):
                before = self.places[at - 1] if at else None
                after = self.places[at] if at < len(self.places) else None
                self._give(sign, n, before, after, behind)
        for place in self.places:
            place.side = place.side or place.atom.edge or place.atom.case

    def _give(self, sign: Sign, n: int, before: Place | None, after: Place | None, behind: bool) -> None:
        side: Side = "end" if sign.kind == "until" else "start"
        between = [self._kinds(before.sign + 1, n) if before else SEVERED, self._kinds(n + 1, after.sign) if after else SEVERED]
        # Nothing belongs to a point over the end of a sentence.
        before, after = (None if "stop" in kinds else place for kinds, place in zip(between, (before, after), strict=True))
        near_before = before is not None and not PARTS & between[0]
        near_after = after is not None and not PARTS & between[1]
        free = before is not None and (not before.worded or before.side == side)
        if near_before and near_after:
            chosen = before if behind and free else after
        elif near_before or near_after:
            chosen = before if near_before else after
        else:
            chosen = before if (behind or after is None or sign.kind == "open") and free else after
        if chosen is None or (sign.kind == "open" and chosen.side == "end"):
            return
        if side == "end" and chosen is after and self._opens_range(chosen):
            return
        chosen.side, chosen.worded = side, True
        chosen.open = chosen.open or sign.kind == "open"
        chosen.first, chosen.last = min(chosen.first, sign.start), max(chosen.last, sign.end)

    def _opens_range(self, place: Place) -> bool:
        """Whether a point behind a word for an end begins a range all the same: `jatkuu syksystä 2025 kevääseen 2027`."""
        behind = self.signs[place.sign + 1 : place.sign + 3]
        ranged = place.atom.exact and [sign.kind for sign in behind] == ["dash", "point"]
        return ranged or (place.atom.case == "start" and any(other.sign > place.sign for other in self.places))

    def _kinds(self, start: int, end: int) -> frozenset[Kind]:
        """The kinds of the signs [start, end)."""
        return frozenset(sign.kind for sign in self.signs[start:end])
