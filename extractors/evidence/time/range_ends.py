"""What the ends of a range mean, and what one of them gives the other: its year, its month, its order of day and month."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence.time.atoms import Atom, Side
from extractors.evidence.time.dates import Interval, Point, a_year_after, a_year_before, as_day, day_of, interval, month_of


def is_year(atom: Atom) -> bool:
    """Whether a point is a bare year."""
    return atom.point is not None and not atom.point.month and not atom.point.season and atom.upto is None


def one_sided(point: Point | None, side: Side) -> Interval | None:
    if point is None:
        return None
    return interval(point, None) if side == "start" else interval(None, point)


def meant(atom: Atom, side: Side) -> Point | None:
    """What a point alone means as the start or the end of a period. `vuoden 2026 loppuun` is a day as an end; as a start it is no more
    exact than its year."""
    point = given(atom, side)
    if point and atom.edge == side:
        return as_day(point.first() if side == "start" else point.last())
    return point


def given(atom: Atom, side: Side) -> Point | None:
    """What a point means beside another, as exact as it is given: `vuoden 2024 alusta vuoden 2026 loppuun` are years."""
    return (atom.upto if side == "end" else None) or atom.point


# --- what one end of a range gives the other --------------------------------------------------------------------------------


def range_ends(begins: Atom, ends: Atom) -> tuple[Atom, Atom]:
    """Both ends of a range, what one lacks completed from the other."""
    if begins.partial and not ends.partial:
        begins = _completed(begins, ends)
        if begins.point and ends.point and begins.point.first() > ends.point.last():
            begins = _moved(begins, a_year_before(begins.point))
    elif ends.partial and not begins.partial:
        ends = _completed(ends, begins)
        if begins.point and ends.point and ends.point.last() < begins.point.first():
            ends = _moved(ends, a_year_after(ends.point))
    return begins, ends


def _moved(atom: Atom, point: Point | None) -> Atom:
    """A completed point in another year."""
    if point and atom.upto:
        return replace(atom, point=point, upto=month_of(point.year, atom.upto.month or 0))
    return replace(atom, point=point)


def _completed(atom: Atom, other: Atom) -> Atom:
    """A partial point with what the other end gives: its year, and its month where only a day was given."""
    point = other.point
    if point is None:
        return atom
    if atom.season:
        return replace(atom, point=Point(point.year, season=atom.season))
    month = atom.month or point.month
    if month is None:
        return atom
    if atom.day:
        return replace(atom, point=day_of(point.year, month, atom.day), exact=True)
    upto = month_of(point.year, atom.last_month) if atom.last_month else None
    return replace(atom, point=month_of(point.year, month), upto=upto)


def one_order(begins: Atom, ends: Atom) -> tuple[Atom, Atom, tuple[str, ...]]:
    """Both ends read in one order of day and month; the other reading of the range where both orders give one.

    An end that has one reading only settles the other's: `01/10/2018–30/09/2021` can't begin on 10 January.
    """
    months = [replace(atom, other=None) if atom.other_upto else atom for atom in (begins, ends)]
    begins, ends = months
    if begins.other and not ends.other and ends.exact and ends.swapped:
        begins = replace(begins, point=begins.other, other=None)
    elif ends.other and not begins.other and begins.exact and begins.swapped:
        ends = replace(ends, point=ends.other, other=None)
    if not (begins.other and ends.other) and not ((begins.other or ends.other) and not (begins.exact and ends.exact)):
        return begins, ends, ()
    first, last = begins.other or begins.point, ends.other or ends.point
    other = interval(first, last) if first and last else None
    return begins, ends, (other.edtf,) if other else ()


def one_winter(opens: Point | None, closes: Point | None) -> tuple[str, ...]:
    """The other reading of `talvi 2024–2025`: the one winter that lies in both years."""
    if opens and closes and opens.season == 24 and closes == Point(opens.year + 1):
        return (f"{opens.edtf}/{opens.edtf}",)
    return ()
