"""Which project of the old edition is which of the new one: by all that identifies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from extractors.evidence.names import short_name
from pipeline.compare.calibration import ALIKE, AS_SAID, SWAPPED, UNLIKE, Curve
from pipeline.compare.candidates import ALL, Pairs, both, candidates, likeness, link_pairs, same, shared, word_keys
from pipeline.compare.grams import WORD, grams
from pipeline.compare.linkage import Comparison, Level, Levels, Link, equal, graded
from pipeline.compare.same import body_key, even, funder_key, period_key
from pipeline.compare.written import letters
from schemas.plan import Period, Project

PRIOR = -6.0
UNKNOWN = Level(0)
NAME = (
    *(Level(-5), Level(-4), Level(1), Level(5, "similar name"), Level(9, "similar name"), Level(24, "same name")),
    Level(-3, "similar name but for a word that stands in another's place"),
)
NAME_ALIKE = (40, 60, 75, 90, 100)
SIMILAR_NAME, SAME_NAME, SWAPPED_NAME = 3, 5, 6
SAME_ACRONYM = 2
# Two words that are so alike, of 100, are one word in two forms.
INFLECTED = 60
SHORT = (Level(0), Level(5, "same short name"))
ACRONYM = (UNKNOWN, Level(-3), Level(6, "same acronym"))
DESCRIPTION = (
    *(Level(-4), Level(0), Level(4, "similar description"), Level(9, "similar description"), Level(13, "same description")),
    Level(17, "same description"),
)
DESCRIPTION_ALIKE = (45, 60, 80, 97)
# A description of fewer words may be anybody's.
TELLING_WORDS = 5
PERIOD = (UNKNOWN, Level(-6), Level(-1), Level(2, "same start"), Level(2, "same end"), Level(3, "same period"), Level(5, "same period"))
PARTNERS = (Level(-4), Level(0.5), Level(2, "shared partners"), Level(2, "same partners"), Level(5, "same partners"))
# A set of partners that is at least so rare, in bits, tells projects apart.
RARE = 3.0
FUNDERS = (UNKNOWN, Level(-1), Level(0.5, "same funders"))
THEME = (UNKNOWN, Level(-1.5), Level(1, "same theme"))


def match_projects(
    old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int], *, texts: bool = True, most: int = ALL
) -> list[Link]:
    """The projects of two editions, matched; `themes` gives the new number of an old theme. `texts`: whether both are in one language.

    Up to `most` pairs all are looked at, of more those that share something rare.
    """
    if not old or not new:
        return []
    pairs = candidates(_keys, old, new, most=most)
    compared = comparisons(old, new, themes, pairs)
    if not texts:
        return link_pairs(pairs, _without_texts(compared), PRIOR, lambda _place: AS_SAID)
    return link_pairs(pairs, compared, PRIOR, lambda place: _curve(compared, place))


def _curve(compared: Sequence[Comparison], place: int) -> Curve:
    """What turns the bits of a pair into its likelihood, by what the two names say."""
    name, short, acronym, *_others = (int(comparison.levels[place]) for comparison in compared)
    if name == SWAPPED_NAME:
        return SWAPPED
    return ALIKE if name >= SIMILAR_NAME or short or acronym == SAME_ACRONYM else UNLIKE


def _without_texts(compared: list[Comparison]) -> list[Comparison]:
    """The comparisons of two languages: a name that is unlike says nothing, one that is the same does; descriptions are not compared."""
    name, short, acronym, _, *data = compared
    scale = tuple(level if level.bits > 0 else UNKNOWN for level in name.scale)
    return [Comparison(name.levels, scale), short, acronym, *data]


def _keys(project: Project) -> frozenset[str]:
    """By what a project is looked up: its name, its acronym, its words, its partners, its partners with its period."""
    name = even(project.name).casefold()
    period, partners = period_key(project.period) or "", sorted(partners_of(project))
    return frozenset(
        {
            f"= {name}",
            f"~ {even(short_name(project.name)).casefold()}",
            f"@ {(project.acronym or name).casefold()}",
            f"# {even(project.code or name)}",
            f"% {'; '.join(partners)} {period}",
            *(f"% {partner} {period}" for partner in partners),
            *(f"{word} {_years(project)}" for word in grams(project.name)),
            *word_keys(name),
            *word_keys(even(project.description or "").casefold()),
        }
    )


def _years(project: Project) -> str:
    return str(project.period.edtf) if project.period else ""


def comparisons(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int], pairs: Pairs) -> list[Comparison]:
    """All that is compared of each pair of projects."""
    sides = (old, new)
    folded = [[even(p.name).casefold() for p in side] for side in sides]
    name = graded(likeness(pairs, *folded), NAME_ALIKE)
    name = np.where(same(pairs, *([letters(text) for text in side] for side in folded)), SAME_NAME, np.minimum(name, SAME_NAME - 1))
    shorts = [[even(short_name(p.name)).casefold() for p in side] for side in sides]
    # A name that is the same in full needs no short name to say so; one that lost or won a subtitle is hardly unlike.
    short = same(pairs, *shorts) & (name < SAME_NAME)
    name = np.where(short, np.maximum(name, NAME_ALIKE.index(60) + 1), name)
    swapped = _swapped(folded, pairs, name) & ~short
    name = np.where(swapped, SWAPPED_NAME, name).astype(np.int8)
    acronyms = [[(p.acronym or "").casefold() for p in side] for side in sides]
    return [
        Comparison(name, NAME),
        Comparison(short.astype(np.int8), SHORT),
        Comparison(_agreement(pairs, *acronyms), ACRONYM),
        _descriptions(old, new, pairs),
        Comparison(_periods(old, new, pairs), PERIOD),
        _partners(old, new, pairs),
        Comparison(_agreement(pairs, *([_funders(p) for p in side] for side in sides)), FUNDERS),
        _themes(old, new, themes, pairs),
    ]


def _swapped(names: Sequence[Sequence[str]], pairs: Pairs, levels: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether two similar names differ in a word that stands in another's place: `Osaajia kaupan alalle`, `Osaajia hoiva-alalle`."""
    found = np.zeros(len(pairs.old), dtype=bool)
    for place in np.flatnonzero((levels > 1) & (levels < SAME_NAME)):
        own, other = (set(WORD.findall(names[side][int(at[place])])) for side, at in ((0, pairs.old), (1, pairs.new)))
        gone, come = own - other, other - own
        found[place] = bool(gone and come) and not any(fuzz.ratio(a, b) >= INFLECTED for a in gone for b in come)
    return found


def _descriptions(old: Sequence[Project], new: Sequence[Project], pairs: Pairs) -> Comparison:
    """How alike the descriptions are; one that no other project has tells more than one that several have."""
    texts = [[even(p.description or "").casefold() for p in side] for side in (old, new)]
    level = graded(likeness(pairs, *texts), DESCRIPTION_ALIKE)
    counts = [Counter(side) for side in texts]
    own = [[len(t.split()) >= TELLING_WORDS and counts[n][t] == 1 for t in side] for n, side in enumerate(texts)]
    level = np.where((level == len(DESCRIPTION) - 2) & both(pairs, *own), len(DESCRIPTION) - 1, level)
    known = both(pairs, *([bool(text) for text in side] for side in texts))
    return Comparison(np.where(known, level + 1, 0).astype(np.int8), (UNKNOWN, *DESCRIPTION))


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


def _agreement(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Levels:
    """0 where one is not given, 1 where they differ, 2 where they are the same."""
    known = both(pairs, [bool(v) for v in old], [bool(v) for v in new])
    return np.where(known, np.where(same(pairs, old, new), 2, 1), 0).astype(np.int8)


def _periods(old: Sequence[Project], new: Sequence[Project], pairs: Pairs) -> Levels:
    """Places in PERIOD."""
    sides = [[p.period for p in side] for side in (old, new)]
    known = both(pairs, *([p is not None for p in side] for side in sides))
    starts, ends = ([np.array([days(p)[k] for p in side]) for side in sides] for k in (0, 1))
    start, end = starts[0][pairs.old], ends[0][pairs.old]
    begin, close = starts[1][pairs.new], ends[1][pairs.new]
    equal_ = same(pairs, *([period_key(p) or "" for p in side] for side in sides))
    telling = np.array([bool(p and p.edtf and not _whole_years(p)) for p in sides[0]])[pairs.old]
    return _period_grades(known, (start, end), (begin, close), equal_, telling)


def _period_grades(
    known: NDArray[np.bool_],
    old: tuple[NDArray[Any], NDArray[Any]],
    new: tuple[NDArray[Any], NDArray[Any]],
    equal_: NDArray[np.bool_],
    telling: NDArray[np.bool_],
) -> Levels:
    """Places in PERIOD, of first and last days as ordinals; whole years are what many projects have, and tell less."""
    (start, end), (begin, close) = old, new
    levels = np.full(known.shape, 2)
    levels = np.where((close < start) | (end < begin), 1, levels)
    levels = np.where((end == close) & (end < date.max.toordinal()), 4, levels)
    levels = np.where((start == begin) & (start > date.min.toordinal()), 3, levels)
    levels = np.where(equal_, np.where(telling, 6, 5), levels)
    return np.where(known, levels, 0).astype(np.int8)


def period_levels(left: Sequence[Project], right: Sequence[Project]) -> Levels:
    """Places in PERIOD of every pair, shape (left, right)."""
    old, new = [p.period for p in left], [p.period for p in right]
    known = np.logical_and.outer([p is not None for p in old], [p is not None for p in new])
    start, end = (np.array([days(p)[k] for p in old])[:, None] for k in (0, 1))
    begin, close = (np.array([days(p)[k] for p in new])[None, :] for k in (0, 1))
    equal_ = equal(*([period_key(p) or "" for p in side] for side in (old, new)))
    telling = np.array([bool(p and p.edtf and not _whole_years(p)) for p in old])[:, None]
    return _period_grades(known, (start, end), (begin, close), equal_, telling)


def _whole_years(period: Period) -> bool:
    return (period.start or "-01-01").endswith("-01-01") and (period.end or "-12-31").endswith("-12-31")


def _partners(old: Sequence[Project], new: Sequence[Project], pairs: Pairs) -> Comparison:
    sets = [[partners_of(p) for p in side] for side in (old, new)]
    found = shared(pairs, *sets)
    levels = graded(found.jaccard(), (1e-6, 0.5, 0.999))
    levels = np.where((levels == 3) & (found.shared >= RARE), 4, levels)
    known = both(pairs, *([bool(s) for s in side] for side in sets))
    return Comparison(np.where(known, levels + 1, 0).astype(np.int8), (UNKNOWN, *PARTNERS))


def _themes(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int], pairs: Pairs) -> Comparison:
    """Whether the two of each pair share a theme."""
    sets = [[frozenset(str(themes[n]) for n in p.themes if n in themes) for p in old], [frozenset(map(str, p.themes)) for p in new]]
    known = both(pairs, [bool(p.themes) for p in old], [bool(p.themes) for p in new])
    together = shared(pairs, *sets).shared > 0
    return Comparison(np.where(known, np.where(together, 2, 1), 0).astype(np.int8), THEME)


def theme_comparison(old: Sequence[Project], new: Sequence[Project], themes: Mapping[int, int]) -> Comparison:
    """Whether two projects share a theme."""
    moved = [{themes[number] for number in p.themes if number in themes} for p in old]
    numbers = sorted({number for p in new for number in p.themes} | {n for numbers in moved for n in numbers})
    left = np.array([[number in mine for number in numbers] for mine in moved], dtype=np.int32).reshape(len(old), -1)
    right = np.array([[number in p.themes for number in numbers] for p in new], dtype=np.int32).reshape(len(new), -1)
    known = np.logical_and.outer([bool(p.themes) for p in old], [bool(p.themes) for p in new])
    return Comparison(np.where(known, np.where(left @ right.T > 0, 2, 1), 0).astype(np.int8), THEME)
