"""Reads editions back from their JSON, and finds the newest in a folder."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.errors import Unusable
from pipeline.json_files import read_json
from pipeline.translation import _, spoken
from pipeline.versions import CURRENT, Json, Version, up_to_date, version_of
from schemas.findings import sentence
from schemas.plan import SCHEMA_VERSION, Plan

Period = tuple[str, str]
LOG = logging.getLogger("planex")
# How the name of a file ends that holds what an edition was before its file changed.
PREVIOUS = ".previous.json"
# Where the editions of the samples stand in a folder of editions.
SAMPLES = "samples"
WRONG = {
    "missing": sentence("it is missing"),
    "string_type": sentence("it is no text"),
    "int_type": sentence("it is no whole number"),
    "float_type": sentence("it is no number"),
    "list_type": sentence("it is no list"),
    "model_type": sentence("it is no object"),
    "none_required": sentence("it must be null"),
}
"""What is wrong with most JSON that is no edition, by pydantic's kind of error."""


def load(path: Path) -> Plan:
    """The edition in a JSON file. Raises Unusable if there is none, with what is wrong in one line.

    One of an older minor version is brought up to date.
    """
    raw, version = raw_edition(path)
    if version[0] < CURRENT[0]:
        raise Unusable(
            path,
            _("has schema version {version}; bring it up to date: planex migrate {path}").format(version=raw["schema_version"], path=path),
        )
    return validated(path, current(path, raw, version))


def raw_edition(path: Path) -> tuple[Json, Version]:
    """The JSON of an edition of this major version or an older one, not validated, and its version; of a newer minor one it is
    said that what that adds is left aside. Raises Unusable if it is none."""
    raw = read_json(path)
    version = version_of(raw.get("schema_version")) if isinstance(raw, dict) else None
    if version is None or "plan" not in raw:
        raise Unusable(path, _("is no edition written by planex extract"))
    if version[0] > CURRENT[0]:
        said = _("has schema version {version}; this planex reads {current}: a newer planex wrote it")
        raise Unusable(path, said.format(version=raw["schema_version"], current=SCHEMA_VERSION))
    if version > CURRENT:
        said = _("{path}: has schema version {version}; what is newer than {current} is left aside")
        LOG.warning("%s", said.format(path=path, version=raw["schema_version"], current=SCHEMA_VERSION))
    return raw, version


def current(path: Path, raw: Json, version: Version) -> Json:
    """The same in today's form. Raises Unusable where no step leads there."""
    found = up_to_date(raw, version)
    if found is None:
        said = _("has schema version {version}, from which nothing leads to {current}")
        raise Unusable(path, said.format(version=raw["schema_version"], current=SCHEMA_VERSION))
    return found


def validated(path: Path, raw: Json) -> Plan:
    """The edition in its JSON. Raises Unusable if that is not valid, or its parts do not agree."""
    try:
        plan = Plan.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Unusable(
            path, _("is no valid edition ({where}: {why})").format(where=where, why=_wrong(first["type"], first["msg"]))
        ) from None
    wrong = next(contradictions(plan), None)
    if wrong:
        raise Unusable(path, _("is no valid edition ({where}: {why})").format(where=wrong[0], why=wrong[1]))
    return plan


def _wrong(kind: str, told: str) -> str:
    """What pydantic finds wrong; in its own words where that is rare."""
    return spoken(WRONG[kind], {}) if kind in WRONG else told


def contradictions(plan: Plan) -> Iterator[tuple[str, str]]:
    """What no schema can say and no edition may have, each with where it stands: one id or number twice, an id that nothing has,
    an end before its start."""
    numbers, ids = [theme.number for theme in plan.themes], [project.id for project in plan.projects]
    yield from (("themes", _("two have the number {number}").format(number=number)) for number in _twice(numbers))
    yield from (("projects", _("two have the id {id}").format(id=id_)) for id_ in _twice(ids))
    for where, number in _told_themes(plan):
        if number is not None and number not in numbers:
            yield where, _("there is no theme {number}").format(number=number)
    named = [*((f"themes.{t.number}.project_ids", id_) for t in plan.themes for id_ in t.project_ids)]
    named += [(f"findings.{place}.project_id", found.project_id) for place, found in enumerate(plan.findings) if found.project_id]
    known = set(ids)
    yield from ((where, _("there is no project {id}").format(id=id_)) for where, id_ in named if id_ not in known)
    periods = [("plan", plan.plan.period), *((f"projects.{project.id}", project.period) for project in plan.projects)]
    for where, period in periods:
        if period and period.start and period.end and period.end < period.start:
            yield f"{where}.period", _("it ends before it starts")


def _twice(values: Sequence[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


def _told_themes(plan: Plan) -> Iterator[tuple[str, int | None]]:
    """Every number of a theme that the edition names, with where it does."""
    for place, slide in enumerate(plan.slides):
        yield f"slides.{place}.theme", slide.theme
    for project in plan.projects:
        yield from ((f"projects.{project.id}.themes", number) for number in project.themes)
        yield from ((f"projects.{project.id}.mentions", mention.theme) for mention in project.mentions)


def source_folder(path: Path, plan: Plan) -> Path:
    """The folder in which the file that an edition was read from should lie; `path` is its JSON."""
    return (path.parent / plan.source.path).parent if plan.source.path else path.parent


def newest_two(folder: Path) -> tuple[Path, Path]:
    """The newest edition in a folder and the one before it of the same region, older first. Raises Unusable if there are none.

    The samples are looked at only where there is no other edition at all.
    """
    editions = [(path, load(path)) for path in in_folder(folder) or in_folder(folder / SAMPLES)]
    dated = sorted(((plan_period(plan), plan.plan.region or "", path) for path, plan in editions), reverse=True)
    for place, (period, region, newest) in enumerate(dated):
        before = next((path for other, of, path in dated[place + 1 :] if of == region and other < period), None)
        if before is not None:
            return before, newest
    raise Unusable(folder, _("holds no two editions of one region; name them: planex diff OLD.json NEW.json"))


def in_folder(folder: Path) -> list[Path]:
    """The editions in a folder, without what they were before their files changed; of other JSON it is said that it is left out."""
    return [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(PREVIOUS) and _is_edition(path)]


def _is_edition(path: Path) -> bool:
    """Whether a file holds an edition of any version, valid or not; where not, that is said."""
    try:
        raw = read_json(path)
    except Unusable as error:
        LOG.warning("%s", _("{file}: left out ({why})").format(file=path, why=error.reason))
        return False
    if isinstance(raw, dict) and "plan" in raw and version_of(raw.get("schema_version")):
        return True
    LOG.warning("%s", _("{file}: left out ({why})").format(file=path, why=_("is no edition written by planex extract")))
    return False


def own_or_samples(folder: Path) -> list[Path]:
    """The editions in a folder; those of the samples in it where there is no other. Raises Unusable where there is none at all."""
    found = in_folder(folder)
    if not found and (samples := in_folder(folder / SAMPLES)):
        said = _("{folder} holds no edition: the samples in {samples} are taken")
        LOG.warning("%s", said.format(folder=folder, samples=folder / SAMPLES))
        return samples
    if not found:
        raise Unusable(folder, _("holds no edition: planex extract plan.pdf makes one"))
    return found


def without_previous(files: Sequence[Path]) -> list[Path]:
    """The files named, without what an edition was before where that edition is named, too: a pattern catches both."""
    named = {file.parent / file.name for file in files}
    return [file for file in files if not (file.name.endswith(PREVIOUS) and _follower(file) in named)]


def _follower(previous: Path) -> Path:
    """The edition that a previous one has become."""
    return previous.with_name(f"{previous.name.removesuffix(PREVIOUS)}.json")


def in_order(plans: Sequence[tuple[Path, Plan]]) -> list[tuple[Path, Plan]]:
    """Editions by their periods, those of one period as given; as given all of them where one names no period."""
    if any(plan.plan.period is None for _, plan in plans):
        return list(plans)
    return sorted(plans, key=lambda pair: plan_period(pair[1]))


def plan_period(plan: Plan) -> Period:
    """When an edition begins and ends, as ISO dates; empty where not given."""
    period = plan.plan.period
    return (period.start or "", period.end or "") if period else ("", "")
