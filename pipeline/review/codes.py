"""What the filter calls the kinds of findings: `missing-period` is `missing: period`; a code that has no words here stands as it is."""

from __future__ import annotations

from pipeline.review.texts import word_of
from pipeline.translation import _, spoken
from schemas.findings import sentence

# What codes begin with, before the field that they are about.
KINDS = {
    "missing": sentence("missing"),
    "conflicting": sentence("pages disagree"),
    "unclear": sentence("unclear"),
    "several": sentence("more than one"),
    "impossible": sentence("impossible"),
    "computed": sentence("computed"),
    "ambiguous": sentence("can be read in two ways"),
}
FIELDS = {
    "name": "name",
    "description": "description",
    "period": "period",
    "periods": "period",
    "funder": "funders",
    "partner": "partners",
}
OTHERS = {
    "unclear-role": sentence("unclear: who coordinates"),
    "unclear-text": sentence("unclear: text among the data"),
    "unclear-theme": sentence("unclear: theme of a row"),
    "unclear-layout": sentence("unclear: how a part is read"),
    "no-theme-for-slide": sentence("a slide without a theme"),
    "theme-from-order": sentence("a theme worked out from the order"),
    "unassigned-text": sentence("text that no rule claimed"),
    "no-text": sentence("a page without text"),
    "scanned": sentence("read from a picture"),
    "hidden-text": sentence("hidden text"),
    "typed-over": sentence("typed onto the page"),
    "unreadable-text": sentence("unreadable text"),
    "cleaned-text": sentence("mended text"),
    "comment": sentence("comments"),
    "note": sentence("notes"),
    "lost-words": sentence("lost words"),
    "doubled-words": sentence("doubled words"),
    "stale-correction": sentence("a correction that holds no more"),
    "offered-correction": sentence("a correction to be looked at"),
}


def code_named(code: str) -> str:
    """A finding's code in words, in the language that is spoken."""
    if code in OTHERS:
        return spoken(OTHERS[code], {})
    kind, _dash, field = code.partition("-")
    if kind not in KINDS or field not in FIELDS:
        return code
    return _("{kind}: {field}").format(kind=spoken(KINDS[kind], {}), field=word_of(FIELDS[field]))
