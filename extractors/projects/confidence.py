"""How likely a project's fields are all right: the signs for and against it, each with its weight, and its neighbours' reading."""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from schemas.mention import Entry, Sign
from schemas.plan import Finding, Project

FILE = Path(__file__).parent / "confidence.toml"
# A project with a guess in it, or on which its mentions disagree, is no surer than this; from the second on it says that it is right.
GUESS_CEILING, SURE_FLOOR = 0.69, 0.7
# The codes of findings that say so begin like this.
OPEN_QUESTIONS = ("unclear-", "several-", "impossible-", "conflicting-", "unreadable-")
# What is read from a scan is so much less sure.
SCANNED = 0.85
# No neighbour speaks for more bits than this, for or against.
MOST_SAID = 4.0
# A sign that weighs so many bits against a project is told where the project is doubted.
TOLD = 0.5
COMPANY = ("company", "company-in-part")


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """What each sign weighs, in bits."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def own_bits(signs: Iterable[Sign]) -> float:
    """The logarithm, to base 2, of the odds that all of an entry is right, by its own signs."""
    w = weights()["signs"]
    return w["each"] + sum(w.get(sign.name, 0.0) * sign.amount for sign in signs)


def all_bits(signs: Sequence[Sign]) -> float:
    """The same with what the other entries of the document say: where they were misread, this one may be, too."""
    w = weights()["company"]
    said = {sign.name: sign.amount for sign in signs if sign.name in COMPANY}
    today = weights()["today"]["each"]
    return today + w["each"] + w["own"] * own_bits(signs) + sum(w[name] * said.get(name, 0.0) for name in COMPANY)


def likelihood(bits: float) -> float:
    """From bits to 0 to 1."""
    return 1.0 / (1.0 + math.exp2(-bits))


def company_of(bits: Sequence[float], parts: Sequence[int]) -> Iterator[tuple[Sign, Sign]]:
    """What the other entries say of each: the mean of their own bits, of all and of those of its part of the document."""
    held = [max(-MOST_SAID, min(MOST_SAID, one)) for one in bits]
    sums: dict[int, float] = defaultdict(float)
    for one, part in zip(held, parts, strict=True):
        sums[part] += one
    counts, whole = Counter(parts), sum(held)
    for one, part in zip(held, parts, strict=True):
        mean = (whole - one) / (len(held) - 1) if len(held) > 1 else 0.0
        near = (sums[part] - one) / (counts[part] - 1) if counts[part] > 1 else mean
        yield Sign(COMPANY[0], round(mean, 3)), Sign(COMPANY[1], round(near, 3))


def surest(group: Sequence[Entry]) -> Entry:
    """The entry of a project that speaks most for it."""
    return max(group, key=lambda entry: own_bits(entry.signs))


def signs_of_project(group: Sequence[Entry], disagree: bool) -> tuple[Sign, ...]:
    """The signs of a project with these entries: those of the surest, and whether the others agree with it."""
    again = (Sign("told-apart" if disagree else "told-again"),) if len(group) > 1 else ()
    return (*surest(group).signs, *again)


def confidence(signs: Sequence[Sign], guessed: bool) -> float:
    """The confidence in a project, 0 to 1; one in which anything was guessed never scores like one without."""
    sure = likelihood(all_bits(signs))
    return round(min(sure, GUESS_CEILING) if guessed else sure, 2)


def against(signs: Iterable[Sign]) -> list[Sign]:
    """The signs that speak against a project, what weighs most first."""
    w = weights()["signs"]
    found = [(w.get(sign.name, 0.0) * sign.amount, sign) for sign in signs]
    return [sign for bits, sign in sorted(found, key=lambda one: one[0]) if bits <= -TOLD]


def capped(projects: Sequence[Project], findings: Iterable[Finding]) -> list[Project]:
    """The projects, those of which a question is open no surer than a guess; one that a reviewer settled is open no more."""
    open_ = {found.project_id for found in findings if found.code.startswith(OPEN_QUESTIONS) and found.settled is None}
    return [
        project.model_copy(update={"confidence": min(project.confidence, GUESS_CEILING)}) if project.id in open_ else project
        for project in projects
    ]
