"""A change of a field in words: `end moved 12 months later`, `partner added: Kemin kaupunki`."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from rapidfuzz.distance import Indel

from pipeline.compare.same import Key, even, funder_key, partner_key, period_key
from schemas.plan import Funder, Partner, Period


def period_words(old: Period | None, new: Period | None) -> str:
    """How the period changed."""
    if old is None or new is None:
        return f"period given: {new.text}" if new else f"period no longer given (was {old.text})" if old else ""
    said = [*_end_words("start", old, new), *_end_words("end", old, new)]
    if said:
        return ", ".join(said)
    return f"period written otherwise: {old.text} → {new.text}"


def _end_words(which: str, old: Period, new: Period) -> list[str]:
    """What happened to one end of the period."""
    before, after = (period.start if which == "start" else period.end for period in (old, new))
    if before == after:
        opened = [period.edtf is not None and period.edtf.endswith("/..") for period in (old, new)]
        if which == "end" and before is None and opened[0] != opened[1]:
            return ["end left open" if opened[1] else "end no longer said to be open"]
        return []
    if after is None:
        return [
            f"{which} left open (was {before})"
            if new.edtf and new.edtf.endswith("/..") and which == "end"
            else f"{which} no longer given (was {before})"
        ]
    if before is None:
        return [f"{which} set to {after}"]
    return [f"{which} moved {distance(date.fromisoformat(before), date.fromisoformat(after))}"]


def distance(old: date, new: date) -> str:
    """How far a date moved: in months where it stays the same day or the month's last, else in days."""
    ago = "later" if new > old else "earlier"
    months = abs((new.year - old.year) * 12 + new.month - old.month)
    if months and (old.day == new.day or (_is_last(old) and _is_last(new))):
        return f"{months} month{'s' if months != 1 else ''} {ago}"
    days = abs((new - old).days)
    return f"{days} day{'s' if days != 1 else ''} {ago}"


def _is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def funders_words(old: Sequence[Funder], new: Sequence[Funder]) -> str:
    """Which funders came, went or pay otherwise."""
    return _came_and_went(
        "funder",
        {funder_key(f): (_funder(f), f.instrument or "no instrument named") for f in old},
        {funder_key(f): (_funder(f), f.instrument or "no instrument named") for f in new},
        "instrument",
    )


def _funder(funder: Funder) -> str:
    return f"{funder.name} ({funder.instrument})" if funder.instrument else funder.name


def partners_words(old: Sequence[Partner], new: Sequence[Partner]) -> str:
    """Which partners came, went or have another role."""
    return _came_and_went(
        "partner", {partner_key(p): (p.name, p.role) for p in old}, {partner_key(p): (p.name, p.role) for p in new}, "role"
    )


def _came_and_went(what: str, old: dict[Key, tuple[str, str]], new: dict[Key, tuple[str, str]], aspect: str) -> str:
    """Both sides by key, whose first part tells the body; each with its name and its role or instrument."""
    gone = {key: value for key, value in old.items() if key not in new}
    come = {key: value for key, value in new.items() if key not in old}
    said = []
    for key in list(gone):
        other = next((k for k in come if k[0] == key[0]), None)
        if other is not None:
            name, before = gone.pop(key)
            said.append(f"{aspect} of {name.split(' (')[0]} changed: {before} → {come.pop(other)[1]}")
    if len(gone) == len(come) == 1:
        (before, _), (after, _) = *gone.values(), *come.values()
        return "; ".join([f"{what} changed: {before} → {after}", *said])
    for verb, found in (("added", come), ("removed", gone)):
        if found:
            said.append(f"{what}{'s' if len(found) > 1 else ''} {verb}: {', '.join(name for name, _ in found.values())}")
    return "; ".join(said)


def text_words(what: str, old: str | None, new: str | None) -> str:
    """How a text changed: how many words came and went."""
    if not old or not new:
        return f"{what} added" if new else f"{what} removed"
    words = even(old).split(), even(new).split()
    operations = Indel.editops(*words)
    came = sum(1 for operation in operations if operation.tag == "insert")
    went = len(operations) - came
    return f"{what} reworded: {came} word{'s' if came != 1 else ''} in, {went} out"


def value_words(what: str, old: str | None, new: str | None) -> str:
    """How a plain value changed."""
    return f"{what}: {old or 'not said'} → {new or 'no longer said'}"


def ended_words(period: Period | None, now: str | None) -> str:
    """Why a project may be gone; `now` is the day that the new edition's period begins, an ISO date."""
    if period is None or period.end is None:
        return "its end was not given"
    if now is None:
        return f"its period ended {period.end}"
    return f"its period had ended {period.end}" if period.end < now else f"its period runs until {period.end}"


def same_period(old: Period | None, new: Period | None) -> bool:
    """Whether two periods mean the same interval."""
    return period_key(old) == period_key(new)
