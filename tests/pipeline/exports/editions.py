"""The editions that the export tests write: both samples, one of another region with money and codes, and a hostile one."""

from __future__ import annotations

from pathlib import Path

from pipeline.exports import keyed
from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import rows_of
from pipeline.output import to_json
from schemas.plan import Plan
from schemas.tables import ORGANISATIONS, TABLES, Row
from tests.editions.expected import ROOT
from tests.reading import reading

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))
CARDS = ROOT / "tests/editions/pages/kymenlaakso-cards.pdf"
# What a spreadsheet would run, or take for something else.
HOSTILE = tuple("=HYPERLINK('http://example.org')|+358 40 123|-2 astetta|@SUM(A1)|\t=1+1|1.2.2024|007|lainaus \"x\"; ja, pilkku".split("|"))


def written(folder: Path) -> list[Path]:
    """The editions' JSON files."""
    plan = reading(CARDS).plan
    texts = zip(plan.projects, HOSTILE, reversed(HOSTILE), strict=False)
    projects = [project.model_copy(update={"name": name, "description": text}) for project, name, text in texts]
    hostile = plan.model_copy(update={"projects": projects, "plan": plan.plan.model_copy(update={"id": "vihamielinen-2024"})})
    return [*SAMPLES, _file(folder / "kymenlaakso.json", plan), _file(folder / "vihamielinen.json", hostile)]


def _file(path: Path, plan: Plan) -> Path:
    path.write_text(to_json(plan), encoding="utf-8")
    return path


def expected(paths: list[Path]) -> dict[str, list[Row]]:
    """The rows of every table."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    organisations = Organisations()
    for edition, _, plan in keyed(paths):
        organisations.add(plan)
        for table, row in rows_of(plan, edition):
            rows[table.name].append(row)
    rows[ORGANISATIONS.name] = list(organisations.rows())
    return rows
