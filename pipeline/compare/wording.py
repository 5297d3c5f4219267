"""A change of a field in words, in the language that is spoken: `end moved 12 months later`, `partner added: Kemin kaupunki`."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.compare.same import Key, funder_key, partner_key, period_key
from pipeline.compare.succession import follows, succession
from pipeline.compare.written import fates
from pipeline.translation import _, day, decimal, ngettext, pgettext, spoken
from schemas.findings import counted
from schemas.plan import Budget, Funder, Partner, Period


def period_words(old: Period | None, new: Period | None) -> str:
    """How the period changed."""
    if old is None or new is None:
        if new:
            return _("period given: {new}").format(new=new.text)
        return _("period no longer given (was {old})").format(old=old.text) if old else ""
    said = [*_start_words(old, new), *_end_words(old, new)]
    return ", ".join(said) or _("period written otherwise: {old} → {new}").format(old=old.text, new=new.text)


def _start_words(old: Period, new: Period) -> list[str]:
    """What happened to the start of the period."""
    if old.start == new.start:
        return []
    if new.start is None:
        return [_("start no longer given (was {old})").format(old=day(old.start or ""))]
    if old.start is None:
        return [_("start set to {new}").format(new=day(new.start))]
    return [_moved("start", old.start, new.start)]


def _end_words(old: Period, new: Period) -> list[str]:
    """What happened to the end of the period."""
    opened = [period.edtf is not None and period.edtf.endswith("/..") for period in (old, new)]
    if old.end == new.end:
        if old.end is None and opened[0] != opened[1]:
            return [_("end left open") if opened[1] else _("end no longer said to be open")]
        return []
    if new.end is None:
        said = _("end left open (was {old})") if opened[1] else _("end no longer given (was {old})")
        return [said.format(old=day(old.end or ""))]
    if old.end is None:
        return [_("end set to {new}").format(new=day(new.end))]
    return [_moved("end", old.end, new.end)]


MOVED = {
    ("start", "months", "later"): counted("start {old} → {new} ({count} month later)", "start {old} → {new} ({count} months later)"),
    ("start", "months", "earlier"): counted("start {old} → {new} ({count} month earlier)", "start {old} → {new} ({count} months earlier)"),
    ("start", "days", "later"): counted("start {old} → {new} ({count} day later)", "start {old} → {new} ({count} days later)"),
    ("start", "days", "earlier"): counted("start {old} → {new} ({count} day earlier)", "start {old} → {new} ({count} days earlier)"),
    ("end", "months", "later"): counted("end {old} → {new} ({count} month later)", "end {old} → {new} ({count} months later)"),
    ("end", "months", "earlier"): counted("end {old} → {new} ({count} month earlier)", "end {old} → {new} ({count} months earlier)"),
    ("end", "days", "later"): counted("end {old} → {new} ({count} day later)", "end {old} → {new} ({count} days later)"),
    ("end", "days", "earlier"): counted("end {old} → {new} ({count} day earlier)", "end {old} → {new} ({count} days earlier)"),
}


def _moved(end: str, old: str, new: str) -> str:
    """How far the start or the end moved; both are ISO dates."""
    count, unit = distance(date.fromisoformat(old), date.fromisoformat(new))
    return spoken(MOVED[end, unit, "later" if new > old else "earlier"], {"count": count, "old": day(old), "new": day(new)})


def distance(old: date, new: date) -> tuple[int, str]:
    """How far a date moved: in `months` where it stays the same day or the month's last, else in `days`."""
    months = abs((new.year - old.year) * 12 + new.month - old.month)
    if months and (old.day == new.day or (_is_last(old) and _is_last(new))):
        return months, "months"
    return abs((new - old).days), "days"


def _is_last(when: date) -> bool:
    return when.day == calendar.monthrange(when.year, when.month)[1]


def funders_words(old: Sequence[Funder], new: Sequence[Funder]) -> str:
    """Which funders came, went or pay otherwise."""
    sides = [{funder_key(f): (_funder(f), f.name, f.instrument or _("no instrument named")) for f in side} for side in (old, new)]
    gone, come, kept = _came_and_went(*sides)
    said = [_("instrument of {name} changed: {old} → {new}").format(name=name, old=before, new=after) for name, before, after in kept]
    if len(gone) == len(come) == 1:
        return "; ".join([_("funder changed: {old} → {new}").format(old=gone[0], new=come[0]) + _since(gone[0], come[0]), *said])
    if come:
        said.append(ngettext("funder added: {names}", "funders added: {names}", len(come)).format(names=", ".join(come)))
    if gone:
        said.append(ngettext("funder removed: {names}", "funders removed: {names}", len(gone)).format(names=", ".join(gone)))
    return "; ".join(said + _business_ids(old, new, funder_key))


def _since(old: str, new: str) -> str:
    """That the new body does the work of the old one, and since when, where the lexicon knows it."""
    found = succession(old, new)
    if found is None or not follows(found, old, new):
        return ""
    return " " + _("(its successor since {day})").format(day=day((date.fromisoformat(found.until) + timedelta(days=1)).isoformat()))


def _funder(funder: Funder) -> str:
    return f"{funder.name} ({funder.instrument})" if funder.instrument else funder.name


def partners_words(old: Sequence[Partner], new: Sequence[Partner]) -> str:
    """Which partners came, went or have another role."""
    gone, come, kept = _came_and_went(*({partner_key(p): (p.name, p.name, role_word(p.role)) for p in side} for side in (old, new)))
    said = [_("role of {name} changed: {old} → {new}").format(name=name, old=before, new=after) for name, before, after in kept]
    if len(gone) == len(come) == 1:
        return "; ".join([_("partner changed: {old} → {new}").format(old=gone[0], new=come[0]) + _since(gone[0], come[0]), *said])
    if come:
        said.append(ngettext("partner added: {names}", "partners added: {names}", len(come)).format(names=", ".join(come)))
    if gone:
        said.append(ngettext("partner removed: {names}", "partners removed: {names}", len(gone)).format(names=", ".join(gone)))
    return "; ".join(said + _business_ids(old, new, partner_key))


def _business_ids(old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], Key]) -> list[str]:
    """Which of the bodies that stayed have another business id."""
    before = {key(body): body.business_id for body in old}
    pairs = [(body.name, before.get(key(body)), body.business_id) for body in new]
    said = _("business id of {name}: {old} → {new}")
    return [said.format(name=name, old=was, new=now) for name, was, now in pairs if was and now and was != now]


def role_word(role: str) -> str:
    """A partner's role as people say it."""
    return pgettext("role", "coordinator") if role == "coordinator" else pgettext("role", "partner")


Bodies = dict[Key, tuple[str, str, str]]
"""By key, whose first part tells the body: how it is shown, its name, and its role or instrument."""


def _came_and_went(old: Bodies, new: Bodies) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    """Who is gone, who came, and who is still there with another role or instrument: name, what it was, what it is."""
    gone = {key: value for key, value in old.items() if key not in new}
    come = {key: value for key, value in new.items() if key not in old}
    kept = []
    for key in list(gone):
        other = next((k for k in come if k[0] == key[0]), None)
        if other is not None:
            _shown, name, before = gone.pop(key)
            kept.append((name, before, come.pop(other)[2]))
    return [shown for shown, *_rest in gone.values()], [shown for shown, *_rest in come.values()], kept


def description_words(old: str | None, new: str | None) -> str:
    """How a description changed: how many words came and went."""
    if not old or not new:
        return _("description added") if new else _("description removed")
    came, went = word_counts(old, new)
    return ngettext("description reworded: {came} word in, {went} out", "description reworded: {came} words in, {went} out", came).format(
        came=came, went=went
    )


def item_words(old: str, new: str) -> str:
    """How an item's text changed."""
    came, went = word_counts(old, new)
    return ngettext("text reworded: {came} word in, {went} out", "text reworded: {came} words in, {went} out", came).format(
        came=came, went=went
    )


def word_counts(old: str, new: str) -> tuple[int, int]:
    """How many words came and went; what is only written otherwise (`60 %`, `60%`) did neither."""
    went, came = (sum(fate == "other" for fate in side) for side in fates(old.split(), new.split()))
    return came, went


def region_words(old: str | None, new: str | None) -> str:
    return _("region: {old} → {new}").format(**sides(old, new))


def language_words(old: str | None, new: str | None) -> str:
    return _("language: {old} → {new}").format(**sides(old, new))


def as_of_words(old: str | None, new: str | None) -> str:
    """How the year changed that the current state tells of."""
    return _("state as of: {old} → {new}").format(**sides(old, new))


def scope_words(old: str | None, new: str | None) -> str:
    words = {"national": pgettext("scope", "national")}
    return _("scope: {old} → {new}").format(**sides(old and words[old], new and words[new]))


def status_words(old: str | None, new: str | None) -> str:
    return _("status: {old} → {new}").format(**sides(status_words_of(old), status_words_of(new)))


def status_words_of(status: str | None) -> str | None:
    """A status as people say it; None where none is given."""
    words = {
        "upcoming": pgettext("status", "upcoming"),
        "ongoing": pgettext("status", "ongoing"),
        "ended": pgettext("status", "ended"),
    }
    return words[status] if status else None


def years_words(old: Period | None, new: Period | None) -> str:
    """How the years changed that a plan is for."""
    return _("period: {old} → {new}").format(**sides(old.text if old else None, new.text if new else None))


def budget_words(old: Budget | None, new: Budget | None) -> str:
    """How the money changed, as printed, and by how much where both are in one currency."""
    said = _("budget: {old} → {new}").format(**sides(old.text if old else None, new.text if new else None))
    if old is None or new is None or old.currency != new.currency or old.amount == new.amount:
        return said
    difference = decimal(abs(new.amount - old.amount), "#,##0.##")
    more = _("{amount} {currency} more") if new.amount > old.amount else _("{amount} {currency} less")
    return f"{said} ({more.format(amount=difference, currency=new.currency)})"


def code_words(old: str | None, new: str | None) -> str:
    """How the project's code in the funder's register changed."""
    return _("code: {old} → {new}").format(**sides(old, new))


def sides(old: str | None, new: str | None) -> dict[str, str]:
    """What a plain value was and is, said where it is not said."""
    return {"old": old or _("not said"), "new": new or _("no longer said")}


def removed_words(period: Period | None, now: str | None) -> str:
    """That a project is gone, and why it may be; `now` is the day that the new edition's period begins, an ISO date."""
    if period is None or period.end is None:
        return _("project removed; its end was not given")
    end = day(period.end)
    if now is None:
        return _("project removed; its period ended {end}").format(end=end)
    if period.end < now:
        return _("project removed; its period had ended {end}").format(end=end)
    return _("project removed; its period runs until {end}").format(end=end)


def same_period(old: Period | None, new: Period | None) -> bool:
    """Whether two periods mean the same interval."""
    return period_key(old) == period_key(new)
