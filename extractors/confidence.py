"""How likely a project's fields are all right, from how often the rules that set them are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.mention import Mark
from schemas.plan import Finding, Project

# By the beginning of a rule's name, the longest that fits; estimated on the samples and the made-up decks of tests/.
RELIABILITY = {
    "": 0.97,
    "name.bold": 0.99,
    "name.first-sentence": 0.98,
    "name.before-": 0.95,
    "period.": 0.99,
    "period.single": 0.95,
    "period.from-to": 0.95,
    "funder.lexicon:": 0.99,
    "funder.form:": 0.95,
    "funder.labelled": 0.95,
    "partner.lexicon:": 0.99,
    "partner.form:": 0.99,
    "partner.head:": 0.98,
    "partner.acronym": 0.93,
    "description.": 0.98,
}
MISSING = 0.96
GUESS = 0.75
# A project with a guess in it stays under the first, one without over the second.
GUESS_CEILING, SURE_FLOOR = 0.69, 0.7
# The codes of findings that say so begin like this.
OPEN_QUESTIONS = ("unclear-", "several-", "impossible-", "conflicting-", "unreadable-")

# What is read from a scan is so much less sure.
SCANNED = 0.85


def reliability(rule: str) -> float:
    """How often what a rule says is right, 0 to 1."""
    return RELIABILITY[max((prefix for prefix in RELIABILITY if rule.startswith(prefix)), key=len)]


def confidence(marks: Iterable[Mark], missing: int, disagreements: int) -> float:
    """The confidence in a project, 0 to 1: `missing` fields and `disagreements` between mentions lower it.

    A project in which anything was guessed, or on which its mentions disagree, never scores like one without.
    """
    product, guessed = MISSING**missing, disagreements > 0
    for mark in marks:
        product *= reliability(mark.rule) * (GUESS if mark.guess else 1)
        guessed = guessed or mark.guess
    product *= GUESS**disagreements
    return round(min(product, GUESS_CEILING) if guessed else max(product, SURE_FLOOR), 2)


def capped(projects: Sequence[Project], findings: Iterable[Finding]) -> list[Project]:
    """The projects, those of which a question is open no surer than a guess; one that a reviewer settled is open no more."""
    open_ = {found.project_id for found in findings if found.code.startswith(OPEN_QUESTIONS) and found.settled is None}
    return [
        project.model_copy(update={"confidence": min(project.confidence, GUESS_CEILING)}) if project.id in open_ else project
        for project in projects
    ]
