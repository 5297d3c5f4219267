"""Follows each project and theme through any number of editions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.evidence.names import short_name
from pipeline.compare import changes, compare, edition_info
from pipeline.compare.changes import Editions
from pipeline.compare.projects import match_projects
from pipeline.compare.returned import over_the_gap
from pipeline.compare.same import region_key, same_title
from pipeline.compare.settled import project_key
from pipeline.translation import ENGLISH, speaking
from schemas.diff import Change
from schemas.findings import finding
from schemas.history import History, Seen, Step, Track
from schemas.plan import Finding, Plan, Project, Theme

# What a diff says of a project or theme that an earlier edition had, but not the one before.
ADDED = ("project_added", "theme_added")


@dataclass
class _Trail:
    """A track as it grows."""

    seen: list[Seen] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    last: Project | Theme | None = None

    def add(self, edition: int, thing: Project | Theme) -> None:
        """Seen once more."""
        self.last = thing
        if isinstance(thing, Project):
            self.seen.append(Seen(edition=edition, id=thing.id, name=thing.name, theme=thing.themes[0] if thing.themes else None))
        else:
            number = str(thing.number)
            self.seen.append(Seen(edition=edition, id=number, name=thing.title or number, theme=thing.number))

    def track(self) -> Track:
        """As the JSON has it."""
        return Track(
            name=self.seen[-1].name,
            first_seen=self.seen[0].edition,
            last_seen=self.seen[-1].edition,
            seen=self.seen,
            changes=self.steps,
        )


def history(plans: Sequence[Plan], language: str = ENGLISH) -> History:
    """Each project and theme through the editions, which are given in order, in the order in which they first appear.

    `language` is that of the messages (pipeline/translation.py); those of the JSON are English.
    """
    with speaking(language):
        return _history(plans)


def _history(plans: Sequence[Plan]) -> History:
    themes = [_start(0, theme) for theme in plans[0].themes]
    projects = [_start(0, project) for project in plans[0].projects]
    for edition, (old, new) in enumerate(itertools.pairwise(plans), start=1):
        editions = compare(old, new)
        told = changes(editions)
        back = _returned(_gone(projects, edition), editions)
        again = _returned_themes(_gone(themes, edition), editions)
        _follow(themes, edition, old.themes, new.themes, [(link.old, link.new) for link in editions.matching.themes], again)
        _follow(projects, edition, old.projects, new.projects, [*_links(editions)], back)
        _tell(themes, edition, [change for change in told if change.kind.startswith("theme")])
        _tell(projects, edition, [change for change in told if change.kind.startswith("project")])
        for trail in (*back.values(), *again.values()):
            trail.steps = [step for step in trail.steps if (step.edition, step.kind) not in ((edition, kind) for kind in ADDED)]
            trail.steps += over_the_gap(plans, trail.seen[-2], trail.seen[-1], project=isinstance(trail.last, Project))
    return History(
        editions=[edition_info(plan) for plan in plans],
        themes=[trail.track() for trail in themes],
        projects=[trail.track() for trail in projects],
        findings=list(_mixed(plans)) or None,
    )


def _mixed(plans: Sequence[Plan]) -> Iterator[Finding]:
    """A warning for each edition that is of another region than the first that names one."""
    named = [plan.plan.region for plan in plans if plan.plan.region]
    for region in dict.fromkeys(named[1:]):
        if region_key(region) != region_key(named[0]):
            yield finding("two-regions", "warning", {"old": named[0], "new": region})


def _links(editions: Editions) -> Iterator[tuple[int, int]]:
    """The projects that go on: those that are the same, and of the merged and the split those that keep a name."""
    old, new = editions.old.projects, editions.new.projects
    yield from ((link.old, link.new) for link in editions.matching.projects)
    for group in editions.matching.groups:
        pairs = [(i, j) for i in group.old for j in group.new]
        kept = [pair for pair in pairs if same_title(old[pair[0]].name, new[pair[1]].name)]
        kept = kept or [pair for pair in pairs if same_title(short_name(old[pair[0]].name), short_name(new[pair[1]].name))]
        yield from kept[:1]


def _gone(trails: Sequence[_Trail], edition: int) -> list[_Trail]:
    """The trails that the edition before did not have."""
    return [trail for trail in trails if trail.seen[-1].edition < edition - 1]


def _returned_themes(gone: Sequence[_Trail], editions: Editions) -> dict[int, _Trail]:
    """Themes that the edition before did not have and an earlier one did, under the same title."""
    known = {link.new for link in editions.matching.themes}
    found: dict[int, _Trail] = {}
    for place, theme in enumerate(editions.new.themes):
        hit = next((t for t in gone if t not in found.values() and same_title(t.seen[-1].name, theme.title)), None)
        if place not in known and theme.title and hit is not None:
            found[place] = hit
    return found


def _start(edition: int, thing: Project | Theme) -> _Trail:
    trail = _Trail()
    trail.add(edition, thing)
    return trail


def _follow(
    trails: list[_Trail],
    edition: int,
    old: Sequence[Project | Theme],
    new: Sequence[Project | Theme],
    links: Iterable[tuple[int, int]],
    returned: Mapping[int, _Trail],
) -> None:
    """One edition further; `returned` gives the trail of a new thing that an earlier edition had."""
    by_thing = {id(trail.last): trail for trail in trails}
    before = {there: by_thing[id(old[here])] for here, there in links} | dict(returned)
    for place, thing in enumerate(new):
        if place in before:
            before[place].add(edition, thing)
        else:
            trails.append(_start(edition, thing))


def _returned(gone: Sequence[_Trail], editions: Editions) -> dict[int, _Trail]:
    """Projects that the edition before did not have and an earlier one did; which of several as likely ones goes by what they say."""
    matching = editions.matching
    known = {link.new for link in matching.projects} | {j for group in matching.groups for j in group.new}
    new = editions.new.projects
    places = sorted((j for j in range(len(new)) if j not in known), key=lambda j: project_key(new[j]))
    lost = [(trail.last, trail) for trail in gone if isinstance(trail.last, Project)]
    lost.sort(key=lambda pair: project_key(pair[0]))
    links = match_projects([project for project, _trail in lost], [new[j] for j in places], {})
    return {places[link.new]: lost[link.old][1] for link in links}


def _tell(trails: Sequence[_Trail], edition: int, told: Iterable[Change]) -> None:
    """Put each change on the trails that it belongs to, once each."""
    now = {trail.seen[-1].id: trail for trail in trails if trail.seen[-1].edition == edition}
    before = {seen.id: trail for trail in trails for seen in trail.seen if seen.edition == edition - 1}
    for change in told:
        step = Step(edition=edition, kind=change.kind, field=change.field, message=change.message)
        concerned = [before[id] for id in change.ids.old if id in before] + [now[id] for id in change.ids.new if id in now]
        for trail in dict.fromkeys(map(id, concerned)):
            next(t for t in concerned if id(t) == trail).steps.append(step)
