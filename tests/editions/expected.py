"""What must be read from an edition: the sources of the decks say it beside each entry and slide (samples/build.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

from pipeline.extraction import Extraction
from schemas.plan import CurrentState, Item, Plan, Project, Theme
from tests.reading import reading

ROOT = Path(__file__).parents[2]
SOURCES = [*sorted((ROOT / "samples").glob("*.yaml")), *sorted((ROOT / "tests/editions").glob("*.yaml"))]
FIELDS = ("acronym", "description", "period", "funders", "partners", "scope", "status", "code")
# What is got of a theme that is not there, and of a field of a project that is not there.
NO_THEME = Theme(
    number=0, title=None, current_state=CurrentState(as_of=None, items=[]), strengths=[], development_targets=[], project_ids=[]
)
MISSED = "the project is missing"
PAGES = sorted((ROOT / "tests/editions/pages").glob("*.yaml"))
# The editions that `make quick` reads: small ones of three kinds, slides, a report and a table with bands.
QUICK = ("lappi", "etela-savo-report", "satakunta-bands")


def quick(sources: Sequence[Path]) -> list[ParameterSet]:
    """The parameters of tests of each source, all but a few of them slow."""
    return [pytest.param(path, id=path.stem, marks=() if path.stem in QUICK else pytest.mark.slow) for path in sources]


def editions(sources: Sequence[Path]) -> Callable[[pytest.FixtureRequest], tuple[Path, Extraction]]:
    """A fixture: each source with what is read from the PDF beside it, once for all tests of a module."""

    @pytest.fixture(scope="module", params=quick(sources))
    def edition(request: pytest.FixtureRequest) -> tuple[Path, Extraction]:
        source: Path = request.param
        return source, reading(source.with_suffix(".pdf"))

    return edition


@cache
def content_of(source: Path) -> dict[str, Any]:
    """What an edition's source says; shared, so nobody changes it. By libyaml where PyYAML has it: ten times as fast as without."""
    content: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


@dataclass(frozen=True)
class Difference:
    """A value that was read otherwise than it should have been."""

    where: str
    wanted: object
    got: object


def differences(source: Path, plan: Plan) -> tuple[int, list[Difference]]:
    """How many values the source states, and those that the plan does not have."""
    content = content_of(source)
    pairs = [*_plan(content, plan), *_slides(content, plan), *_projects(content, plan)]
    return len(pairs), [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def project_differences(source: Path, plan: Plan) -> tuple[int, list[Difference]]:
    """The same of the projects alone, for an edition that is laid out in other pages."""
    pairs = _projects(content_of(source), plan)
    return len(pairs), [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def page_differences(source: Path, plan: Plan) -> tuple[int, list[Difference]]:
    """The same of an edition whose answers stand in a file of their own, beside the page that it was printed from."""
    content = content_of(source)
    pairs = [*_plan(content, plan), *_outlines(content, plan), *_pairs(content["projects"], plan)]
    return len(pairs), [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def _outlines(content: dict[str, Any], plan: Plan) -> list[tuple[str, object, object]]:
    """The lists of items, as nested lists of texts, and what no rule claimed."""
    pairs: list[tuple[str, object, object]] = [
        ("phenomena", content.get("phenomena", []), _tree(plan.phenomena)),
        ("unassigned", content.get("unassigned", []), [fragment.text for fragment in plan.unassigned]),
        ("themes", [theme["title"] for theme in content["themes"]], [theme.title for theme in plan.themes]),
    ]
    for wanted, got in zip_longest(content["themes"], plan.themes[: len(content["themes"])], fillvalue=NO_THEME):
        where = f"theme {wanted['number']}"
        pairs.append((f"{where} as of", wanted.get("as_of"), got.current_state.as_of))
        pairs.append((f"{where} current state", wanted.get("current_state", []), _tree(got.current_state.items)))
        pairs.append((f"{where} strengths", wanted.get("strengths", []), _tree(got.strengths)))
        pairs.append((f"{where} targets", wanted.get("development_targets", []), _tree(got.development_targets)))
    return pairs


def _tree(items: Sequence[Item]) -> list[object]:
    return [{item.text: _tree(item.children)} if item.children else item.text for item in items]


def _plan(content: dict[str, Any], plan: Plan) -> list[tuple[str, object, object]]:
    wanted, info = content["plan"], plan.plan
    return [
        ("plan title", wanted["title"], info.title),
        ("plan region", wanted["region"], info.region),
        ("plan language", wanted["language"], info.language),
        ("plan period", wanted["period"], info.period and info.period.edtf),
    ]


def _slides(content: dict[str, Any], plan: Plan) -> list[tuple[str, object, object]]:
    pairs: list[tuple[str, object, object]] = []
    for wanted, got in zip(content["slides"], plan.slides, strict=True):
        where = f"page {got.page}"
        pairs.append((f"{where} kind", wanted["kind"], got.kind))
        pairs.append((f"{where} theme", wanted.get("theme"), got.theme))
        pairs.append((f"{where} title", wanted.get("title"), got.title))
    return pairs


def _projects(content: dict[str, Any], plan: Plan) -> list[tuple[str, object, object]]:
    return _pairs([line for slide in content["slides"] for line in slide.get("body", []) if isinstance(line, dict)], plan)


def _pairs(entries: Sequence[dict[str, Any]], plan: Plan) -> list[tuple[str, object, object]]:
    wanted = {_even(entry["name"]): entry for entry in entries if "key" not in entry}
    got = {_even(project.name): project for project in plan.projects}
    pairs: list[tuple[str, object, object]] = [("projects", sorted(wanted), sorted(got))]
    for name in wanted:
        if len(wanted[name]) > 2:
            found = [_got(got[name], field) if name in got else MISSED for field in FIELDS]
            pairs += [(f"{name}: {field}", _wanted(wanted[name], field), value) for field, value in zip(FIELDS, found, strict=True)]
    return pairs


def _even(name: str) -> str:
    return re.sub(r"\s*[-\u2010-\u2015]\s*", "-", name)


def _wanted(entry: dict[str, Any], field: str) -> object:
    default: object = [] if field in ("funders", "partners") else None
    value = entry.get(field, default)
    return sorted(value) if isinstance(value, list) else value


def _got(project: Project, field: str) -> object:
    if field == "period":
        return project.period and project.period.edtf
    if field == "funders":
        return sorted(f.name + (f"|{f.instrument}" if f.instrument else "") for f in project.funders)
    if field == "partners":
        return sorted(p.name + ("*" if p.role == "coordinator" else "") for p in project.partners)
    return getattr(project, field)
