"""Why a project's confidence is low, in findings: what speaks most against its reading, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from extractors.projects.confidence import OPEN_QUESTIONS, SURE_FLOOR, against
from extractors.text.passage import spans_of
from schemas.findings import finding
from schemas.mention import Entry, Sign
from schemas.plan import Finding, FindingValue, Project

# Of so many things is told that speak against a project.
MOST = 2
# What a sign asks of, and which of the code's sentences says it.
ASKS: dict[str, tuple[str, str]] = {
    "weak": ("unclear-layout", "project"),
    "time-left": ("unclear-text", "left"),
    "body-left": ("unclear-text", "left"),
    "fund-left": ("unclear-text", "left"),
    "word-left": ("unclear-text", "left"),
    "text-left": ("unclear-text", "left"),
    "evidence-lost": ("unclear-text", "lost"),
    "label-unknown": ("unclear-text", "label"),
    "description-behind": ("unclear-text", "description"),
    "description-parted": ("unclear-text", "description"),
    "description-label": ("unclear-text", "description"),
    "description-time": ("unclear-text", "description"),
    "description-role": ("unclear-text", "description"),
    "description-small": ("unclear-text", "description"),
    "name-weak": ("unclear-name", "odd"),
    "name-number": ("unclear-name", "odd"),
    "name-sentence": ("unclear-name", "odd"),
    "name-data": ("unclear-name", "odd"),
    "name-fund": ("unclear-name", "odd"),
    "name-label": ("unclear-name", "odd"),
    "name-cut": ("unclear-name", "odd"),
    "period-point": ("unclear-period", "end"),
    "partner-two": ("unclear-partner", "odd"),
    "partner-small": ("unclear-partner", "odd"),
    "partner-parted": ("unclear-partner", "odd"),
    "run-together": ("unclear-partner", "odd"),
    "may-pay": ("unclear-partner", "payer"),
    "may-pay-alone": ("unclear-partner", "payer"),
    "beside-fund": ("unclear-partner", "payer"),
    "no-lead": ("unclear-role", "none"),
    "no-lead-of-many": ("unclear-role", "none"),
    "no-lead-apart": ("unclear-role", "none"),
    "no-lead-slash": ("unclear-role", "none"),
    "odd-no-lead": ("unclear-role", "none"),
    "leads-many": ("unclear-role", "many"),
    "funder-labelled": ("unclear-funder", "place"),
}
# What is said where nothing of the project itself speaks against it: what stands around it was hardly understood.
AROUND = ("unclear-layout", "around")


def doubts(project: Project, entry: Entry, signs: Sequence[Sign], said: Set[str]) -> Iterator[Finding]:
    """The findings of a project that is not sure. `said`: the codes of what is said of it already."""
    if project.confidence >= SURE_FLOOR or any(code.startswith(OPEN_QUESTIONS) for code in said):
        return
    told: set[tuple[str, str]] = set()
    for sign in against(signs):
        asks = ASKS.get(sign.name)
        if asks and asks not in told and len(told) < MOST:
            told.add(asks)
            yield _finding(asks, project, entry, sign)
    if not told:
        yield _finding(AROUND, project, entry, Sign("around"))


def _finding(asks: tuple[str, str], project: Project, entry: Entry, sign: Sign) -> Finding:
    code, why = asks
    values: dict[str, FindingValue] = {"why": why, "project": project.name}
    if sign.end:
        values |= {"text": entry.passage.text[sign.start : sign.end]}
    spans = spans_of(entry.passage, sign.start, sign.end) if sign.end else project.spans.get("name", [])
    return finding(code, "info", values, spans, project.id)
