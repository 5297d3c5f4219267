"""Who takes part, who leads, who pays, who works with whom: counted by organisation, each by one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from pipeline.exports.told import Entry, Told
from pipeline.reporting.view import Matrix, Ranked
from pipeline.translation import _, decimal, ngettext
from schemas.plan import Project

# So many organisations are told at most; the others are counted.
MOST, IN_MATRIX = 15, 14
# Of so many that share most, those are shown that share most with each other.
LOOKED_AT = 60


def ranked(counts: Mapping[str, int], name: Callable[[str], str], parts: Mapping[str, int] | None = None) -> list[Ranked]:
    """The highest counts first, by name where even; `parts` are counted within them."""
    most = max(counts.values(), default=1)
    order = sorted(counts, key=lambda key: (-counts[key], name(key).casefold()))
    parts = parts or {}
    return [
        Ranked(name(key), counts[key], _share(counts[key], most), parts.get(key, 0), _share(parts.get(key, 0), most))
        for key in order
        if counts[key]
    ]


def _share(count: float, most: float) -> float:
    return round(100 * count / most, 2) if most else 0.0


def leaders(entries: Sequence[Entry], told: Told) -> list[Ranked]:
    """Who coordinates most."""
    return ranked(Counter(key for entry in entries for key in entry.leaders), told.names.__getitem__)


def leaderless(entries: Sequence[Entry]) -> str:
    """Of how many projects nobody is said to lead, in words; nothing where there are none."""
    count = sum(1 for entry in entries if not entry.leaders)
    said = ngettext("{count} project names no coordinator.", "{count} projects name no coordinator.", count)
    return said.format(count=count) if count else ""


def left_out(ranked: Sequence[Ranked]) -> str:
    """How many there are beyond those that are shown, in words; nothing where all are."""
    count = len(ranked) - MOST
    said = ngettext("{count} more organisation is left out.", "{count} more organisations are left out.", count)
    return said.format(count=count) if count > 0 else ""


def bodies(entries: Sequence[Entry], told: Told) -> list[Ranked]:
    """Who takes part in most, with how many of them each coordinates."""
    leads = Counter(key for entry in entries for key in entry.leaders)
    return ranked(Counter(key for entry in entries for key in entry.bodies), told.names.__getitem__, leads)


def funds(entries: Sequence[Entry], projects: Sequence[Project], told: Told) -> list[Ranked]:
    """Who pays for how many, and what is known of the money; those that name nobody last."""
    counts = Counter(key for entry in entries for key in entry.funders)
    money, known = Counter[str](), Counter[str]()
    for entry, project in zip(entries, projects, strict=True):
        if project.budget and project.budget.currency == "EUR":
            # A budget is the project's: of several who pay, none is said to pay all of it.
            for key in entry.funders:
                money[key] += round(project.budget.amount)
                known[key] += 1
    none = sum(1 for entry in entries if not entry.funders)
    most = max([*counts.values(), none], default=1)
    order = sorted(counts, key=lambda key: (-counts[key], told.funds[key].casefold()))
    found = [Ranked(told.funds[key], counts[key], _share(counts[key], most), said=_money(money[key], known[key])) for key in order]
    return [*found, Ranked(_("No funder named"), none, _share(none, most))] if none else found


def _money(amount: int, known: int) -> str:
    """What the projects of a fund cost, and of how many that is known."""
    if not known:
        return ""
    said = ngettext("budget of {count} project: {amount} €", "budgets of {count} projects: {amount} €", known)
    return said.format(count=known, amount=decimal(amount, "#,##0"))


def matrix(entries: Sequence[Entry], told: Told) -> Matrix:
    """Who works with whom: those that share most projects with others, each beside those that it works with."""
    together = Counter[tuple[str, str]]()
    own = Counter(key for entry in entries for key in entry.bodies)
    shared = Counter[str]()
    for entry in entries:
        if len(entry.bodies) > 1:
            shared.update(entry.bodies)
        for one, other in combinations(sorted(entry.bodies), 2):
            together[one, other] += 1
    order = sorted(shared, key=lambda key: (-shared[key], -own[key], told.names[key].casefold()))
    shown = beside(order[:LOOKED_AT], together)[:IN_MATRIX]
    counts = [[own[a] if a == b else together[min(a, b), max(a, b)] for b in shown] for a in shown]
    most = max((together[pair] for pair in together), default=1)
    return Matrix([told.names[key] for key in shown], counts, most, len(order) - len(shown))


def beside(keys: Sequence[str], together: Mapping[tuple[str, str], int]) -> list[str]:
    """The keys so that each stands beside those that it shares most with: from the first on, always the nearest to those before."""
    left, found = list(keys), list[str]()
    while left:
        # What stands nearest counts most; the order of the keys settles what is even.
        near = [
            sum(together.get((min(key, one), max(key, one)), 0) / (1 + back) for back, one in enumerate(reversed(found))) for key in left
        ]
        found.append(left.pop(near.index(max(near))))
    return found
