"""What is to be known before a diff is read: the newer edition given first, two regions, two languages, one file read twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare.same import region_key
from schemas.findings import finding
from schemas.plan import Finding, Plan

# So many of the words that are lost are shown.
SHOWN = 20
# The event that all changes belong to where one file was read by two versions of the program.
ANEW = "read-anew"


def guards(old: Plan, new: Plan) -> Iterator[Finding]:
    """What speaks against reading a diff as what changed of the plan."""
    yield from _files(old, new)
    if old.plan.region and new.plan.region and region_key(old.plan.region) != region_key(new.plan.region):
        yield finding("two-regions", "warning", {"old": old.plan.region, "new": new.plan.region})
    if two_languages(old, new):
        yield finding("two-languages", "warning", {"old": old.plan.language, "new": new.plan.language})
    years = old.plan.period, new.plan.period
    if years[0] and years[1] and (years[1].start or "", years[1].end or "") < (years[0].start or "", years[0].end or ""):
        yield finding("swapped-editions", "warning", {"old": years[0].text, "new": years[1].text})


def _files(old: Plan, new: Plan) -> Iterator[Finding]:
    """Whether it is one file, and whether one program read both."""
    programs = {"old": old.source.extractor, "new": new.source.extractor}
    if old.source.sha256 == new.source.sha256:
        if programs["old"] == programs["new"]:
            yield finding("same-file", "info", {"file": new.source.filename})
        else:
            yield finding("read-anew", "info", {"file": new.source.filename, **programs})
    elif programs["old"] != programs["new"]:
        yield finding("older-reader", "info", programs)


def two_languages(old: Plan, new: Plan) -> bool:
    """Whether the editions are in two languages, so that their texts can't be compared."""
    return old.plan.language != new.plan.language


def read_anew(old: Plan, new: Plan) -> bool:
    """Whether one file was read by two programs: then what differs is no change of the plan."""
    return old.source.sha256 == new.source.sha256 and old.source.extractor != new.source.extractor


def unaccounted(words: Sequence[str]) -> Iterator[Finding]:
    """An error where words are neither the same nor in a change."""
    if words:
        yield finding("unaccounted-words", "error", {"count": len(words), "text": " ".join(words[:SHOWN])})
