"""The sentences that findings had when the schema was 1.0, each as a pattern that gives its values back. Never changed again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from schemas.plan import FindingValue

NUMBERS: dict[str, Callable[[str], FindingValue]] = {
    "page": int,
    "count": int,
    "theme": int,
    "more": int,
    "pages": lambda text: [int(page) for page in text.split(", ")],
}
PROJECT = r"(?P<project>.+?): "
PAGE = r"page (?P<page>\d{1,6})"
DISAGREE = PROJECT + r"pages (?P<pages>\d{1,6}(?:, \d{1,6})*) disagree on the "
TESSERACT = ", read by Tesseract: letters may be wrong, so look at what matters"
# By code; what stands after the slash, if anything, is the value `why` of the sentence that it is now.
PATTERNS = {
    "lost-words": PAGE + r": (?P<count>\d{1,6}) words are in no place: (?P<text>.*)",
    "doubled-words": PAGE + r": (?P<count>\d{1,6}) words stand more than once: (?P<text>.*)",
    "no-theme": "no theme was found: is this a development plan\\?",
    "no-text": PAGE + ": no text",
    "no-text/pictures": PAGE + ": no text, only pictures",
    "theme-from-order": PAGE + r": no title; theme (?P<theme>\d{1,6}) was worked out from the slides around it",
    "no-theme-for-slide": PAGE + ": the theme is not clear",
    "unclear-theme": PAGE + ": no theme of the edition is “(?P<text>.*)”; the page's own was taken",
    "unassigned-text": PAGE + ": no rule claimed “(?P<text>.*)”",
    "note": PAGE + r": a footnote or a speaker's note, left aside: “(?P<text>.*?)”(?: and (?P<more>\d{1,6}) more)?",
    "missing-period": PROJECT + "no period found",
    "missing-funder": PROJECT + "no funder found",
    "missing-partner": PROJECT + "no partner found",
    "conflicting-period": DISAGREE + "period; the first was taken",
    "conflicting-funder": DISAGREE + "funders; the longer list was taken",
    "conflicting-partner": DISAGREE + "partners; the longer list was taken",
    "conflicting-description": DISAGREE + "description; the first was taken",
    "impossible-period": PROJECT + "no such time: (?P<text>.*)",
    "several-periods": PROJECT + "more than one period in one entry; the most exact was taken",
    "unclear-name": PROJECT + "where the name ends is a guess",
    "unclear-period": PROJECT + "the period was read from a sentence of the description",
    "unclear-funder": PROJECT + "(?P<name>.+) may be the funder or a partner",
    "unclear-partner": PROJECT + "taken for an organisation by its place only: (?P<name>.*)",
    "unclear-role": PROJECT + "which organisation coordinates is not clear",
    "unclear-text": PROJECT + "not understood among the data: (?P<text>.*)",
    "unclear-text/period": PROJECT + "not understood in the period: (?P<text>.*)",
    "scanned": PAGE + " is a picture" + TESSERACT,
    "scanned/": r"(?P<count>\d{1,6}) pages, from page (?P<page>\d{1,6}) on, are pictures" + TESSERACT,
}


def values_of(code: str, message: str) -> Mapping[str, FindingValue] | None:
    """What a message of 1.0 was made of; None where it is none of those sentences."""
    for key, pattern in PATTERNS.items():
        own, _, why = key.partition("/")
        found = re.fullmatch(pattern, message, re.DOTALL) if own == code else None
        if found:
            read = {name: NUMBERS.get(name, str)(text) for name, text in found.groupdict().items() if text is not None}
            values = {**read, **_told_otherwise(code, read)}
            values.pop("more", None)
            return {**values, "why": why} if why else values
    return None


def _told_otherwise(code: str, values: Mapping[str, FindingValue]) -> dict[str, FindingValue]:
    """The values that today's sentence has instead of those that 1.0 had, or besides them."""
    if code == "note":
        more = values.get("more", 0)
        return {"count": 1 + more if isinstance(more, int) else 1}
    return {"count": 1} if code == "scanned" and "count" not in values else {}
