"""The editions that the export tests write: both samples, one of another region with money and codes, and a hostile one."""

from __future__ import annotations

from pathlib import Path

from pipeline.exports import keyed
from pipeline.exports.codelists import codelist_rows
from pipeline.exports.identifiers import Identifiers
from pipeline.exports.organisations import Organisations
from pipeline.exports.rows import rows_of
from pipeline.output import to_json
from schemas.findings import finding
from schemas.plan import Fragment, Link, Plan, Reviewed, Settled, Span
from schemas.tables import ORGANISATIONS, TABLES, Row
from schemas.whole_tables import CODELISTS, IDENTIFIERS
from tests.editions.expected import ROOT
from tests.reading import reading

SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))
CARDS = ROOT / "tests/editions/pages/kymenlaakso-cards.pdf"
# What a spreadsheet would run, or take for something else.
REVIEWED = {
    "links": [Link(text="silta.fi", url="https://silta.fi")],
    "field_confidence": {"name": 1.0, "period": 0.97},
    "by": {"name": Reviewed(who="reviewer", date="2026-03-02", note="kuten päätöksessä", read="Silta 2")},
}
HOSTILE = tuple("=HYPERLINK('http://example.org')|+358 40 123|-2 astetta|@SUM(A1)|\t=1+1|1.2.2024|007|lainaus \"x\"; ja, pilkku".split("|"))


def written(folder: Path) -> list[Path]:
    """The editions' JSON files."""
    plan = reading(CARDS).plan
    texts = zip(plan.projects, HOSTILE, reversed(HOSTILE), strict=False)
    projects = [project.model_copy(update={"name": name, "description": text}) for project, name, text in texts]
    projects[0] = projects[0].model_copy(update=REVIEWED)
    info = plan.plan.model_copy(update={"id": "vihamielinen-2024", "region": "Kymenlaakso"})
    left = [
        Fragment(text=text, spans=[Span(page=1, bbox=(1.5, 2, 3, 4.25), text=text), Span(page=2, bbox=None, text="b")])
        for text in HOSTILE[:2]
    ]
    settled = plan.findings[0].model_copy(update={"settled": Settled(date="2026-03-02", note="kuten painettu")}) if plan.findings else None
    told = finding("unclear-name", "warning", {"project": projects[0].name}, left[0].spans, projects[0].id)
    findings = [
        *([settled] if settled else []),
        *plan.findings[1:],
        told.model_copy(update={"settled": Settled(date="2026-03-02", note="ok")}),
    ]
    hostile = plan.model_copy(update={"projects": projects, "plan": info, "unassigned": left, "findings": findings})
    return [*SAMPLES, _file(folder / "kymenlaakso.json", plan), _file(folder / "vihamielinen.json", hostile)]


def _file(path: Path, plan: Plan) -> Path:
    path.write_text(to_json(plan), encoding="utf-8")
    return path


def expected(paths: list[Path], public: bool = False) -> dict[str, list[Row]]:
    """The rows of every table; `public`: of editions without what tells of persons."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    organisations, identifiers = Organisations(), Identifiers()
    for edition, _, plan in keyed(paths, public):
        organisations.add(plan)
        identifiers.add(plan, edition)
        for table, row in rows_of(plan, edition):
            rows[table.name].append(row)
    rows[ORGANISATIONS.name] = list(organisations.rows())
    rows[IDENTIFIERS.name] = list(identifiers.rows(organisations))
    rows[CODELISTS.name] = list(codelist_rows())
    return rows
