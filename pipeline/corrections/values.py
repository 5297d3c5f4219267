"""A field's value from a reviewer's words, as the rules read such words; and as text, as the file of corrections tells it."""

from __future__ import annotations

from typing import Any

from extractors.evidence.amounts import amounts
from extractors.evidence.language import pipeline
from extractors.evidence.parties.bodies import members_in
from pipeline.corrections.words import clean
from pipeline.translation import _
from schemas.corrections import Value
from schemas.mention import BudgetValue
from schemas.plan import Budget, Funder, Partner, Period

SCOPES = ("national",)
STATUSES = ("upcoming", "ongoing", "ended")
LISTS = ("funders", "partners")


def as_text(value: Any) -> str | None:
    """A field's value, or one of a list, as the file tells it: what is printed; None where there is none."""
    if value is None:
        return None
    if isinstance(value, Period | Budget):
        return value.text
    if isinstance(value, Funder | Partner):
        return value.name
    return str(value)


def value_of(correction: Value, language: str) -> Any:
    """The value that a correction sets: of a list one of it; None where it takes one away. Raises ValueError where it is none."""
    text = clean(correction.value or "")
    if not text:
        return None
    match correction.field:
        case "period":
            return period_of(text, language)
        case "funders":
            return funder_of(text, correction.instrument, language)
        case "partners":
            return partner_of(text, correction.role or "partner", language)
        case "budget":
            return _budget(text)
        case "scope":
            return _one_of(text, SCOPES)
        case "status":
            return _one_of(text, STATUSES)
    return text


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(_("“{text}” is none of: {allowed}").format(text=text, allowed=", ".join(allowed)))
    return text


def period_of(text: str, language: str) -> Period:
    """A period in words. Raises ValueError where the text names no possible time, or more than one."""
    found = [period for period in pipeline(language)(text)._.periods if period.interval is not None]
    if len(found) != 1:
        said = _("“{text}” names more than one period") if found else _("“{text}” names no period")
        raise ValueError(said.format(text=text))
    interval = found[0].interval
    return Period(text=text, edtf=interval.edtf, start=interval.start, end=interval.end)


def funder_of(text: str, instrument: str | None, language: str) -> Funder:
    """A funder by its name, with the lexicon's id where it is known."""
    doc = pipeline(language)(text)
    found = [funder for funder in doc._.funders if funder.start == 0 and funder.end == len(doc)]
    known = found[0] if len(found) == 1 else None
    return Funder(
        name=known.name if known else text,
        id=known.id if known else None,
        instrument=instrument or (known.instrument if known else None),
        text=text,
    )


def partner_of(text: str, role: Any, language: str) -> Partner:
    """An organisation by its name, with the lexicon's id where it is known."""
    found = members_in(text, language)
    known = found[0] if len(found) == 1 and found[0].name == text else None
    return Partner(name=text, id=known.id if known else None, role=role, text=text, business_id=known.business_id if known else None)


def _budget(text: str) -> Budget:
    found = [amount.value for amount in amounts(text) if isinstance(amount.value, BudgetValue)]
    if len(found) != 1:
        raise ValueError(_("“{text}” names no amount of money").format(text=text))
    return Budget(text=text, amount=found[0].amount, currency=found[0].currency)
