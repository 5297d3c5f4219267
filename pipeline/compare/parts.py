"""Projects that were merged into one or split into several: a part is found again in the whole, and brings something to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.evidence.names import short_name
from pipeline.compare.calibration import AS_SAID
from pipeline.compare.grams import Grams, grams
from pipeline.compare.linkage import Comparison, Level, Link, graded, overlap, total
from pipeline.compare.projects import RARE, UNKNOWN, partners_of, period_levels, theme_comparison
from schemas.plan import Project

PRIOR = -6.0
NAMED = (Level(-3), Level(0), Level(3, "part of its name is in the other's text"), Level(6, "its name is in the other's text"))
NAME_FOUND = (0.3, 0.55, 0.8)
SHORT = (Level(0), Level(4, "its short name is in the other's text"))
TEXT = (
    Level(-4),
    Level(-1),
    Level(2),
    Level(6, "part of its description is in the other's"),
    Level(9, "its description is in the other's"),
)
TEXT_FOUND = (0.2, 0.3, 0.45, 0.65)
PARTNERS = (Level(-4), Level(0), Level(2, "its partners take part in the other"), Level(4, "its partners take part in the other"))
# What comes of two projects often begins when they have ended: another time tells nothing.
PERIOD = (UNKNOWN, Level(-0.5), Level(0), Level(2, "same start"), Level(2, "same end"), Level(3, "same period"), Level(4, "same period"))
# A short name of fewer letters names no project.
LEAST_LETTERS = 4
# A part brings something if so much of what only it says, and so many pieces of it, are in the whole.
BROUGHT, LEAST_PIECES = 0.4, 6
# A match of fewer bits does not keep a project from being a part of another one.
WEAK = 5.0
# Parts whose partners are together just those of the whole bear each other out.
TOGETHER = Level(5, "their partners together are the other's")
# Parts that share no partner, and have together just those of a whole that is new, so many of them, need no common word.
UNITED, LEAST_PARTNERS = Level(10, "their partners together are the other's"), 3


# The evidence on one part in bits and in words.
Weighed = tuple[float, tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """Several old projects that are one new one, or one old that is several new, by their places in the two lists."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    likelihood: float
    evidence: tuple[str, ...]

    def flipped(self) -> Group:
        """The same, seen from the other side."""
        return Group(self.new, self.old, self.likelihood, self.evidence)

    def placed(self, old: Sequence[int], new: Sequence[int]) -> Group:
        """The same by the places where the projects stand in their editions; `old` and `new` give them."""
        left, right = tuple(sorted(old[i] for i in self.old)), tuple(sorted(new[j] for j in self.new))
        return Group(left, right, self.likelihood, self.evidence)


def find_groups(old: Sequence[Project], new: Sequence[Project], links: Sequence[Link], themes: Mapping[int, int]) -> list[Group]:
    """The merged and the split, each project in one group at most, the likeliest first; `links` is the one-to-one matching."""
    back = {number: mine for mine, number in themes.items()}
    merged = _merged(old, new, {link.new: link for link in links}, themes)
    split = _merged(new, old, {link.old: link.flipped() for link in links}, back)
    found: list[Group] = []
    for group in sorted([*merged, *(g.flipped() for g in split)], key=lambda g: (-g.likelihood, g.old, g.new)):
        if not any(set(group.old) & set(other.old) or set(group.new) & set(other.new) for other in found):
            found.append(group)
    return found


def _merged(parts: Sequence[Project], wholes: Sequence[Project], links: Mapping[int, Link], themes: Mapping[int, int]) -> list[Group]:
    """Groups of several parts in one whole; `links` gives the part that the whole is matched with."""
    # One whose own match is weak may be a part all the same.
    matched = {link.old for link in links.values() if link.bits >= WEAK}
    loose = [i for i in range(len(parts)) if i not in matched]
    if not loose or not wholes:
        return []
    compared = _comparisons([parts[i] for i in loose], wholes, themes)
    bits = total(compared, PRIOR)
    groups = []
    # With the part that the whole is matched with, one more is enough.
    likely = (bits > -UNITED.bits).sum(axis=0) + np.isin(np.arange(len(wholes)), list(links))
    for w in np.flatnonzero(likely >= 2).tolist():
        weighed = {loose[k]: (float(bits[k, w]), _said(compared, k, w)) for k in np.flatnonzero(bits[:, w] > -UNITED.bits).tolist()}
        candidates = {i: part for i, part in weighed.items() if part[0] > -TOGETHER.bits}
        found = _parts_of(wholes[w], parts, candidates, links.get(w)) or _united(wholes[w], parts, weighed, links.get(w))
        if found:
            least = min(weight for weight, _ in found.values())
            evidence = dict.fromkeys(words for _, said in found.values() for words in said)
            groups.append(Group(tuple(found), (w,), AS_SAID.likelihood(least), tuple(evidence)))
    return _apart(groups)


def _parts_of(whole: Project, parts: Sequence[Project], candidates: Mapping[int, Weighed], link: Link | None) -> dict[int, Weighed]:
    """Those of the candidates that were merged into the whole; none where they are not at least two."""
    chosen = dict(candidates)
    if link is not None:
        # The whole is there anyway: whoever else is to be part of it must have brought something.
        others = [parts[link.old]]
        chosen = {i: weighed for i, weighed in candidates.items() if _brings(parts[i], others, whole)}
        chosen[link.old] = (TOGETHER.bits, link.evidence)
    own = [partners_of(parts[i]) for i in chosen]
    together = len(own) > 1 and all(own) and len(set(own)) == len(own) and frozenset().union(*own) == partners_of(whole)
    bonus, words = (TOGETHER.bits, (TOGETHER.words,)) if together else (0.0, ())
    found = {i: (bits + bonus, said + words) for i, (bits, said) in sorted(chosen.items()) if bits + bonus > 0}
    return found if len(found) > 1 else {}


def _united(whole: Project, parts: Sequence[Project], weighed: Mapping[int, Weighed], link: Link | None) -> dict[int, Weighed]:
    """Those of the candidates that have the whole's partners among them, each its own, where the whole is new; none where they do not."""
    partners = partners_of(whole)
    own = {i: partners_of(parts[i]) for i in weighed}
    mine = {i: own[i] for i in weighed if own[i] and own[i] <= partners}
    apart = sum(map(len, mine.values())) == len(frozenset().union(*mine.values()))
    if link is not None or len(mine) < 2 or len(partners) < LEAST_PARTNERS or not apart or frozenset().union(*mine.values()) != partners:
        return {}
    found = {i: (weighed[i][0] + UNITED.bits, (*weighed[i][1], UNITED.words)) for i in mine}
    return found if all(bits > 0 for bits, _ in found.values()) else {}


def _apart(groups: Sequence[Group]) -> list[Group]:
    """Each part in one group only: the likeliest."""
    taken: set[int] = set()
    kept = []
    for group in sorted(groups, key=lambda g: (-g.likelihood, g.new)):
        if not taken & set(group.old):
            taken |= set(group.old)
            kept.append(group)
    return kept


def _comparisons(parts: Sequence[Project], wholes: Sequence[Project], themes: Mapping[int, int]) -> list[Comparison]:
    """How far each part is found again in each whole."""
    texts = [grams(f"{w.name} {w.description or ''}") for w in wholes]
    named = overlap([grams(p.name) for p in parts], texts).of_old()
    shorts = overlap([grams(_telling_short_name(p)) for p in parts], texts).of_old()
    described = [grams(p.description or "") for p in parts]
    said = graded(overlap(described, texts).of_old(), TEXT_FOUND)
    partners = [[partners_of(p) for p in side] for side in (parts, wholes)]
    shared = overlap(*partners)
    taking = graded(shared.of_old(), (1e-6, 0.999))
    taking = np.where((taking == 2) & (shared.shared >= RARE), 3, taking)
    known = np.logical_and.outer([bool(s) for s in partners[0]], [bool(s) for s in partners[1]])
    return [
        Comparison(graded(named, NAME_FOUND), NAMED),
        Comparison((shorts >= NAME_FOUND[-1]).astype(np.int8), SHORT),
        Comparison(np.where(np.array([bool(d) for d in described])[:, None], said + 1, 0).astype(np.int8), (UNKNOWN, *TEXT)),
        Comparison(np.where(known, taking + 1, 0).astype(np.int8), (UNKNOWN, *PARTNERS)),
        Comparison(period_levels(parts, wholes), PERIOD),
        theme_comparison(parts, wholes, themes),
    ]


def _said(compared: Sequence[Comparison], part: int, whole: int) -> tuple[str, ...]:
    return tuple(words for comparison in compared if (words := comparison.words(part, whole)))


def _telling_short_name(project: Project) -> str:
    short = short_name(project.name)
    return short if sum(c.isalpha() for c in short) >= LEAST_LETTERS else ""


def _brings(part: Project, others: Sequence[Project], whole: Project) -> bool:
    """Whether something that only this part has is found in the whole: a name, partners, words of the description."""
    text = grams(f"{whole.name} {whole.description or ''}")
    name = grams(_telling_short_name(part))
    if name and name <= text and not any(name <= _all_grams(other) for other in others):
        return True
    partners = partners_of(part).difference(*map(partners_of, others))
    if partners and partners <= partners_of(whole):
        return True
    own = grams(part.description or "").difference(*(_all_grams(other) for other in others))
    return len(own & text) >= LEAST_PIECES and len(own & text) >= BROUGHT * len(own)


def _all_grams(project: Project) -> Grams:
    return grams(f"{project.name} {project.description or ''}")
