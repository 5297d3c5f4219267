"""What a cell of a register says: a day, a sum. What can't be read is none, and counted by who asks."""

from __future__ import annotations

import re
from datetime import date

# `2023-08-01`, also with a time behind it; `1.8.2023`; `01/08/2023`, day first, as Kohesio writes it.
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
EUROPEAN = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?: .*)?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# `1.234` may be a thousand or hardly more than one.
EITHER = re.compile(r"-?\d{1,3}[.,]\d{3}")


def day_of(text: str) -> date | None:
    """The day that a cell names; None where it names none.

    >>> day_of("1.8.2023"), day_of("01/08/2023"), day_of("2023-08-01 00:00:00"), day_of("2023")
    (datetime.date(2023, 8, 1), datetime.date(2023, 8, 1), datetime.date(2023, 8, 1), None)
    """
    if found := ISO.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    elif found := EUROPEAN.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def sum_of(text: str) -> float | None:
    """The amount that a cell names, in whole units; None where it names none, or may be read in two ways.

    >>> sum_of("1 234 567,89 €"), sum_of("337478.4"), sum_of("1.234.567"), sum_of("1,234,567.5"), sum_of("n/a"), sum_of("1.234")
    (1234567.89, 337478.4, 1234567.0, 1234567.5, None, None)
    """
    text = re.sub(r"[\s€']|EUR", "", text)
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
