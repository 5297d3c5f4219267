"""Tells a reviewer's correction from a change of the plan: what the rules had read is compared beside what stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from pipeline.translation import _
from schemas.diff import Change
from schemas.plan import Mention, Plan, Project

# The event that all changes belong to that are corrections alone.
CORRECTIONS = "corrections"
# The rule of the spans of what a reviewer put where it stands.
REVIEWER = "reviewer"


def as_read(project: Project) -> Project:
    """A project as the rules had read it, without what reviewers made of it."""
    read = {field: by.read for field, by in (project.by or {}).items() if field in Project.model_fields}
    if not read:
        return project
    raw: dict[str, Any] = project.model_dump(exclude={"by"}) | read
    try:
        return Project.model_validate(raw)
    except ValidationError:
        # In a stranger's JSON anything may stand there; then there is only what stands in the fields.
        return project


def by_reviewer(old: Project, new: Project, field: str) -> bool:
    """Whether a reviewer set the field on either side."""
    return any(field in (project.by or {}) for project in (old, new))


def told(message: str, alone: bool) -> str:
    """A change's message, with the word that a reviewer made it: `alone` if the plan itself says the same on both sides."""
    said = _("corrected by a reviewer, the plan says the same: {message}") if alone else _("{message} (as corrected by a reviewer)")
    return said.format(message=message)


def shaped(changes: Iterable[Change], old: Plan, new: Plan) -> Iterator[Change]:
    """Changes of projects, each told as a correction where only a reviewer said that these words are this project, or none."""
    a, b = ((plan, {project.id: project for project in plan.projects}) for plan in (old, new))
    for change in changes:
        here, there = change.ids.old, change.ids.new
        alone = change.group is None and (_reshaped(here, there, a, b) or _reshaped(there, here, b, a))
        yield change.model_copy(update={"message": told(change.message, alone), "group": CORRECTIONS}) if alone else change


Edition = tuple[Plan, Mapping[str, Project]]


def _reshaped(before_ids: list[str], after_ids: list[str], before: Edition, after: Edition) -> bool:
    """Whether a reviewer made the projects of one edition what they are there, of words that stand in the other edition, too."""
    own = [after[1][id_] for id_ in after_ids if id_ in after[1]]
    if own:
        made = [project for project in own if "mentions" in (project.by or {})]
        return bool(made) and all(_stands(mention.text, _mentions(before[0])) for project in own for mention in project.mentions)
    kept = [mention.text for project in after[0].projects if "mentions" in (project.by or {}) for mention in project.mentions]
    kept += [part.text for part in after[0].unassigned if any(span.rule == REVIEWER for span in part.spans)]
    gone = [before[1][id_] for id_ in before_ids if id_ in before[1]]
    return bool(gone) and all(_stands(mention.text, kept) for project in gone for mention in project.mentions)


def _mentions(plan: Plan) -> list[str]:
    """The texts of a plan's projects, and what no rule claimed, with its items: of all of them a reviewer may have made a project."""
    items = [item.text for theme in plan.themes for item in (*theme.current_state.items, *theme.strengths, *theme.development_targets)]
    entries: list[Mention] = [mention for project in plan.projects for mention in project.mentions]
    return [*(mention.text for mention in entries), *(part.text for part in plan.unassigned), *items]


def _stands(text: str, texts: Iterable[str]) -> bool:
    """Whether a text is one of others, a part of one, or put together of some."""
    words = _words(text)
    found = [_words(other) for other in texts]
    return any(words in other for other in found) or words == _pieced(words, found)


def _pieced(words: str, texts: Iterable[str]) -> str:
    """What of a text is told by texts that stand in it, one behind the other."""
    rest, told_ = words, ""
    while part := max((other for other in texts if other and rest.startswith(other)), key=len, default=""):
        told_, rest = told_ + part, rest[len(part) :]
    return told_


def _words(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
