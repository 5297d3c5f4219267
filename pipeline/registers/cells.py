"""What a cell of a register says: a day, a sum. What can't be read is none, and counted by who asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from extractors.evidence.parties.aside import checked

# `2023-08-01`, also with a time behind it; `1.8.2023`; `01/08/2023`.
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?")
SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
MONTHS = 12
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# What stands beside or within an amount: white space of any kind, its unit, apostrophes between thousands.
BESIDE = re.compile(r"[\s€'’]|EUR(?:OA?)?", re.IGNORECASE)
# `2528160-3`; `FI25281603` as for value added tax.
BUSINESS_ID = re.compile(r"(?:FI)?\s*(\d{6,7})\s*[-–]?\s*(\d)", re.IGNORECASE)
# `1.234` may be a thousand or hardly more than one.
EITHER = re.compile(r"-?\d{1,3}[.,]\d{3}")


class Order(StrEnum):
    """What stands first in days with slashes."""

    DAY = "day"
    MONTH = "month"


def order_of(cells: Iterable[str], slashes: bool) -> Order | None:
    """What stands first in the days of a file, told by those that can be read in one way only; None where it can't be told.

    `slashes`: the register itself writes so, with the day first.

    >>> order_of(["13/01/2024"], False), order_of(["01/13/2024"], False), order_of(["1/2/2024"], True), order_of(["1/2/2024"], False)
    (<Order.DAY: 'day'>, <Order.MONTH: 'month'>, <Order.DAY: 'day'>, None)
    """
    found = set()
    for cell in cells:
        if parts := SLASHES.fullmatch(cell):
            first, second = int(parts[1]), int(parts[2])
            found |= {Order.DAY} if first > MONTHS else {Order.MONTH} if second > MONTHS else set()
    if len(found) == 1:
        return found.pop()
    return Order.DAY if slashes and not found else None


def day_of(text: str, order: Order | None = Order.DAY) -> date | None:
    """The day that a cell names; None where it names none.

    >>> day_of("1.8.2023"), day_of("01/08/2023"), day_of("2023-08-01 00:00:00"), day_of("2023")
    (datetime.date(2023, 8, 1), datetime.date(2023, 8, 1), datetime.date(2023, 8, 1), None)
    >>> day_of("08/01/2023", Order.MONTH), day_of("08/01/2023", None)
    (datetime.date(2023, 8, 1), None)
    """
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := POINTS.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif order and (found := SLASHES.fullmatch(text)):
        first, second, year = map(int, found.groups())
        day, month = (first, second) if order is Order.DAY else (second, first)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def business_id_of(text: str) -> str | None:
    """The business id that a cell names; None where it names none, or the check digit is wrong.

    >>> business_id_of("2528160-3"), business_id_of("FI25281603"), business_id_of("25281603"), business_id_of("2528160-4")
    ('2528160-3', '2528160-3', '2528160-3', None)
    """
    found = BUSINESS_ID.fullmatch(text)
    return checked(f"{found[1]}-{found[2]}") if found else None


def sum_of(text: str) -> float | None:
    """The amount that a cell names, in whole units; None where it names none, or may be read in two ways.

    >>> sum_of("1\u202f234\xa0567,8 EUR"), sum_of("1’234’567.89"), sum_of("−5,5 euroa"), sum_of("0")
    (1234567.8, 1234567.89, -5.5, 0.0)
    >>> sum_of("1 234 567,89 €"), sum_of("337478.4"), sum_of("1.234.567"), sum_of("1,234,567.5"), sum_of("n/a"), sum_of("1.234")
    (1234567.89, 337478.4, 1234567.0, 1234567.5, None, None)
    """
    text = BESIDE.sub("", text).replace("−", "-")
    if EITHER.fullmatch(text):
        return None
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point:
        text = text.replace(".", "")
        text = text.replace(",", ".") if text.count(",") == 1 else text.replace(",", "")
    else:
        text = text.replace(",", "")
        text = text.replace(".", "") if text.count(".") > 1 else text
    return float(text) if NUMBER.fullmatch(text) else None
