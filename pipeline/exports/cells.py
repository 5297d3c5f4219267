"""What a cell of a text table looks like: dates, numbers, and texts that no spreadsheet may run."""

from __future__ import annotations

from datetime import date

from schemas.tables import Value

# A cell that begins so is a formula, or may become one (OWASP, "CSV Injection").
RUNS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def safe(text: str) -> str:
    """A text that no spreadsheet runs: `'` in front of what begins like a formula.

    >>> safe("=1+1"), safe("1+1")
    ("'=1+1", '1+1')
    """
    return GUARD + text if text.startswith(RUNS) else text


def cell(value: Value, comma: bool, raw: bool = False) -> str:
    """A value as a cell of a CSV file; `comma`: numbers with a decimal comma; `raw`: texts as they are."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if raw else safe(value)
    if isinstance(value, date):
        return value.isoformat()
    text = repr(value)
    return text.replace(".", ",") if comma else text
