"""Which project of the old edition is which of the new one: by all that identifies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from extractors.names import short_name
from pipeline.compare.linkage import Comparison, Level, Levels, Link, equal, graded, link, overlap, similarity
from pipeline.compare.same import body_key, even, funder_key, period_key
from schemas.plan import Period, Project

PRIOR = -6.0
UNKNOWN = Level(0)
NAME = (Level(-5), Level(-4), Level(1), Level(5, "similar name"), Level(9, "similar name"), Level(24, "same name"))
NAME_ALIKE = (40, 60, 75, 90, 100)
SHORT = (Level(0), Level(5, "same short name"))
ACRONYM = (UNKNOWN, Level(-3), Level(6, "same acronym"))
DESCRIPTION = (Level(-4), Level(0), Level(4, "similar description"), Level(9, "similar description"), Level(13, "same description"))
DESCRIPTION_ALIKE = (45, 60, 80, 97)
PERIOD = (UNKNOWN, Level(-6), Level(-1), Level(2, "same start"), Level(2, "same end"), Level(3, "same period"), Level(5, "same period"))
PARTNERS = (Level(-4), Level(0.5), Level(2, "shared partners"), Level(2, "same partners"), Level(5, "same partners"))
# A set of partners that is at least so rare, in bits, tells projects apart.
RARE = 3.0
FUNDERS = (UNKNOWN, Level(-1), Level(0.5, "same funders"))
THEME = (UNKNOWN, Level(-1.5), Level(1, "same theme"))


def match_projects(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int], *, texts: bool = True) -> list[Link]:
    """The projects of two editions, matched; `themes` gives the new number of an old theme. `texts`: whether both are in one language."""
    if not old or not new:
        return []
    compared = comparisons(old, new, themes)
    return link(compared if texts else _without_texts(compared), PRIOR)


def _without_texts(compared: list[Comparison]) -> list[Comparison]:
    """The comparisons of two languages: a name that is unlike says nothing, one that is the same does; descriptions are not compared."""
    name, short, acronym, _, *data = compared
    scale = tuple(level if level.bits > 0 else UNKNOWN for level in name.scale)
    return [Comparison(name.levels, scale), short, acronym, *data]


def comparisons(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int]) -> list[Comparison]:
    """All that is compared of each pair of projects."""
    sides = (old, new)
    names = [[even(p.name) for p in side] for side in sides]
    folded = [[name.casefold() for name in side] for side in names]
    name = graded(similarity(*folded), NAME_ALIKE)
    shorts = [[even(short_name(p.name)).casefold() for p in side] for side in sides]
    # A name that is the same in full needs no short name to say so; one that lost or won a subtitle is hardly unlike.
    short = equal(*shorts) & (name < len(NAME) - 1)
    name = np.where(short, np.maximum(name, NAME_ALIKE.index(60) + 1), name).astype(np.int8)
    acronyms = [[(p.acronym or "").casefold() for p in side] for side in sides]
    texts = [[even(p.description or "").casefold() for p in side] for side in sides]
    description = graded(similarity(*texts), DESCRIPTION_ALIKE)
    return [
        Comparison(name, NAME),
        Comparison(short.astype(np.int8), SHORT),
        Comparison(_agreement(*acronyms), ACRONYM),
        Comparison(_where_known(description, *texts), (UNKNOWN, *DESCRIPTION)),
        Comparison(period_levels(old, new), PERIOD),
        _partners(old, new),
        Comparison(_agreement(*([_funders(p) for p in side] for side in sides)), FUNDERS),
        theme_comparison(old, new, themes),
    ]


def partners_of(project: Project) -> frozenset[str]:
    """The organisations that take part, whatever their role; `10 korkeakoulua` names none."""
    return frozenset(body_key(p.name, p.id) for p in project.partners if not p.name[:1].isdigit())


def days(period: Period | None) -> tuple[int, int]:
    """The first and last day as ordinals, far away where the end is open or not given."""
    if period is None:
        return date.min.toordinal(), date.max.toordinal()
    start = date.fromisoformat(period.start) if period.start else date.min
    end = date.fromisoformat(period.end) if period.end else date.max
    return start.toordinal(), end.toordinal()


def _funders(project: Project) -> str:
    return "; ".join(sorted(" ".join(funder_key(funder)) for funder in project.funders))


def _agreement(old: Sequence[str], new: Sequence[str]) -> Levels:
    """0 where one is not given, 1 where they differ, 2 where they are the same."""
    known = np.logical_and.outer([bool(v) for v in old], [bool(v) for v in new])
    return np.where(known, np.where(equal(old, new), 2, 1), 0).astype(np.int8)


def _where_known(levels: Levels, old: Sequence[str], new: Sequence[str]) -> Levels:
    """Levels one up, 0 where one side is not given."""
    known = np.logical_and.outer([bool(v) for v in old], [bool(v) for v in new])
    return np.where(known, levels + 1, 0).astype(np.int8)


def period_levels(left: Sequence[Project], right: Sequence[Project]) -> Levels:
    """Places in PERIOD."""
    old, new = [p.period for p in left], [p.period for p in right]
    known = np.logical_and.outer([p is not None for p in old], [p is not None for p in new])
    start, end = (np.array([days(p)[k] for p in old])[:, None] for k in (0, 1))
    begin, close = (np.array([days(p)[k] for p in new])[None, :] for k in (0, 1))
    same = equal(*([period_key(p) or "" for p in side] for side in (old, new)))
    # Whole years are what many projects have.
    telling = np.array([bool(p and p.edtf and not _whole_years(p)) for p in old])[:, None]
    levels = np.full(known.shape, 2)
    levels = np.where((close < start) | (end < begin), 1, levels)
    levels = np.where((end == close) & (end < date.max.toordinal()), 4, levels)
    levels = np.where((start == begin) & (start > date.min.toordinal()), 3, levels)
    levels = np.where(same, np.where(telling, 6, 5), levels)
    return np.where(known, levels, 0).astype(np.int8)


def _whole_years(period: Period) -> bool:
    return (period.start or "-01-01").endswith("-01-01") and (period.end or "-12-31").endswith("-12-31")


def _partners(old: Sequence[Project], new: Sequence[Project]) -> Comparison:
    sets = [[partners_of(p) for p in side] for side in (old, new)]
    shared = overlap(*sets)
    jaccard = shared.jaccard()
    levels = graded(jaccard, (1e-6, 0.5, 0.999))
    levels = np.where((levels == 3) & (shared.shared >= RARE), 4, levels)
    known = np.logical_and.outer([bool(s) for s in sets[0]], [bool(s) for s in sets[1]])
    return Comparison(np.where(known, levels + 1, 0).astype(np.int8), (UNKNOWN, *PARTNERS))


def theme_comparison(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int]) -> Comparison:
    """Whether two projects share a theme."""
    moved = [{themes[number] for number in p.themes if number in themes} for p in old]
    numbers = sorted({number for p in new for number in p.themes} | {n for numbers in moved for n in numbers})
    left = np.array([[number in mine for number in numbers] for mine in moved], dtype=np.int32).reshape(len(old), -1)
    right = np.array([[number in p.themes for number in numbers] for p in new], dtype=np.int32).reshape(len(new), -1)
    known = np.logical_and.outer([bool(p.themes) for p in old], [bool(p.themes) for p in new])
    return Comparison(np.where(known, np.where(left @ right.T > 0, 2, 1), 0).astype(np.int8), THEME)
