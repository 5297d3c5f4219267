"""The newer edition's fields, made of the older edition and the diff; where they stand on its pages is not in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.evidence.names import acronym_of
from pipeline.compare.patch_items import Outline
from pipeline.compare.written import letters
from schemas.diff import Change, Diff
from schemas.plan import CurrentState, Fragment, Plan, Project, ProjectFields, SlideInfo, Theme

# Changes after which the old projects are no more and the new ones stand in their place, as far as there are any.
REPLACED = frozenset({"project_added", "project_removed", "project_merged", "project_split", "project_followed"})
RENAMED = {"project_renamed": "name", "project_moved": "themes"}


def patched(old: Plan, diff: Diff) -> Plan:
    """The newer edition. Its order, places and readings are the older one's or missing: the diff does not tell them."""
    numbers = _numbers(old, diff)
    projects = _projects(old, diff, numbers)
    outline = Outline(old, diff, numbers)
    themes = [_theme(theme, diff, numbers, outline, projects) for theme in old.themes if theme.number in numbers]
    themes += [_added(change, outline, projects) for change in diff.changes if change.kind == "theme_added"]
    plan = _plan_fields(diff)
    return old.model_copy(
        update={
            "plan": old.plan.model_copy(update=plan),
            "source": old.source.model_copy(update={"filename": diff.new.filename, "sha256": diff.new.sha256, "path": None}),
            "slides": _slides(old.slides, diff, numbers),
            "phenomena": outline.items(None, "phenomena"),
            "themes": sorted(themes, key=lambda theme: theme.number),
            "projects": projects,
            "unassigned": _unassigned(old, diff),
            "findings": [],
            "readings": None,
        }
    )


def _numbers(old: Plan, diff: Diff) -> dict[int, int]:
    """The new number of each old theme that there still is."""
    numbers = {theme.number: theme.number for theme in old.themes}
    for change in diff.changes:
        if change.kind == "theme_removed" and change.theme.old is not None:
            numbers.pop(change.theme.old, None)
        elif change.kind == "theme_renumbered":
            numbers[int(str(change.old))] = int(str(change.new))
    return numbers


def _plan_fields(diff: Diff) -> dict[str, Any]:
    told = {str(change.field): change.new for change in diff.changes if change.kind == "plan_changed"}
    return {"id": diff.new.id, "title": diff.new.title, "period": diff.new.period} | told


def _theme(theme: Theme, diff: Diff, numbers: Mapping[int, int], outline: Outline, projects: Sequence[Project]) -> Theme:
    """A theme that stayed."""
    mine = [change for change in diff.changes if change.theme.old == theme.number]
    title = next((change.subject.new[0] for change in mine if change.kind == "theme_retitled"), theme.title)
    year = next((change.new for change in mine if change.kind == "theme_changed"), theme.current_state.as_of)
    return _made(numbers[theme.number], title, str(year) if year is not None else None, outline, projects)


def _added(change: Change, outline: Outline, projects: Sequence[Project]) -> Theme:
    number = int(change.ids.new[0])
    title = change.subject.new[0]
    year = change.items.as_of if change.items else None
    return _made(number, None if title == str(number) else title, year, outline, projects)


def _made(number: int, title: str | None, as_of: str | None, outline: Outline, projects: Sequence[Project]) -> Theme:
    return Theme(
        number=number,
        title=title,
        current_state=CurrentState(as_of=as_of, items=outline.items(number, "current_state")),
        strengths=outline.items(number, "strengths"),
        development_targets=outline.items(number, "development_targets"),
        project_ids=[project.id for project in projects if number in project.themes],
    )


def _projects(old: Plan, diff: Diff, numbers: Mapping[int, int]) -> list[Project]:
    """The projects: those that stayed with the fields that changed, then those that came."""
    gone = {id for change in diff.changes if change.kind in REPLACED for id in change.ids.old}
    fields: dict[str, dict[str, Any]] = {p.id: {"themes": [numbers[n] for n in p.themes if n in numbers]} for p in old.projects}
    for change in diff.changes:
        if change.kind.startswith("project") and change.kind not in REPLACED:
            fields[change.ids.old[0]] |= _field(change) | {"id": change.ids.new[0]}
    kept = [_unplaced(project, fields[project.id], numbers) for project in old.projects if project.id not in gone]
    come = [_new(fields) for change in diff.changes if change.kind in REPLACED and change.projects for fields in change.projects.new]
    return [*kept, *come]


def _field(change: Change) -> dict[str, Any]:
    if change.kind == "project_renamed":
        name = change.subject.new[0]
        return {"name": name, "acronym": acronym_of(name)}
    return {RENAMED.get(change.kind, str(change.field)): change.new}


def _unplaced(project: Project, fields: Mapping[str, Any], numbers: Mapping[int, int]) -> Project:
    # What an entry says that changed is not told as a whole.
    kept = [] if set(fields) - {"themes"} else project.mentions
    mentions = [m.model_copy(update={"theme": numbers.get(m.theme) if m.theme is not None else None}) for m in kept]
    return project.model_copy(update={**fields, "mentions": mentions, "spans": {}})


def _new(fields: ProjectFields) -> Project:
    """A project that came: nothing is known of where it stands, nor how surely it was read."""
    return Project.model_validate({**fields.model_dump(), "mentions": [], "confidence": 0.0, "spans": {}})


def _slides(slides: Sequence[SlideInfo], diff: Diff, numbers: Mapping[int, int]) -> list[SlideInfo]:
    """The slides with the texts that changed outside the model."""
    told = {letters(change.subject.old[0]): change.subject.new for change in _texts(diff) if change.subject.old}
    found = []
    for slide in slides:
        if slide.theme is not None and slide.theme not in numbers:
            continue
        headings = [new for heading in slide.headings for new in _reworded(heading, told)]
        theme = numbers.get(slide.theme) if slide.theme is not None else None
        found.append(slide.model_copy(update={"headings": headings, "theme": theme}))
    return found


def _unassigned(old: Plan, diff: Diff) -> list[Fragment]:
    """What no rule claimed, and the texts that came."""
    told = {letters(change.subject.old[0]): change.subject.new for change in _texts(diff) if change.subject.old}
    kept = [new for fragment in old.unassigned for new in _reworded(fragment, told)]
    return [*kept, *(Fragment(text=change.subject.new[0], spans=[]) for change in _texts(diff) if not change.subject.old)]


def _texts(diff: Diff) -> list[Change]:
    """The changes of texts that belong to no project."""
    return [change for change in diff.changes if change.kind == "text_changed" and not change.ids.old and not change.ids.new]


def _reworded(fragment: Fragment, told: Mapping[str, Sequence[str]]) -> list[Fragment]:
    """A fragment as it reads now; none where it is gone."""
    key = letters(fragment.text)
    return [fragment.model_copy(update={"text": text}) for text in told[key]] if key in told else [fragment]
