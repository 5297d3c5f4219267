"""A history of five editions for the tests: a merger, a split, a project that rests for an edition, names that change."""

from __future__ import annotations

from pipeline.compare.history import history
from schemas.history import History
from schemas.plan import Plan
from tests.pipeline.compare.editions import plan, project, theme

YEARS = ("2018/2020", "2020/2022", "2022/2024", "2024/2026", "2026/2028")
SILTA = {
    "name": "Silta nuorille",
    "description": "Nuoret löytävät polun kouluun ja töihin ohjaajan kanssa.",
    "partners": ["Kemin kaupunki"],
    "period": "2018-01-01/2027-12-31",
    "funders": ["ESR"],
}
LAITURI = {
    "name": "Laituri aikuisille",
    "description": "Aikuiset oppivat satamassa uuden ammatin iltaisin.",
    "partners": ["Tornion kaupunki"],
    "period": "2018-06-01/2023-12-31",
    "funders": ["EAKR"],
}
SATAMA = {
    "name": "Satama kaikille",
    "description": f"{SILTA['description']} {LAITURI['description']}",
    "partners": ["Kemin kaupunki", "Tornion kaupunki"],
    "period": "2022-01-01/2027-12-31",
    "funders": ["ESR+"],
}
MASTO = {
    "name": "Masto",
    "description": "Yritykset jakavat keskenään tietoa tulevista töistä.",
    "partners": ["Lapin liitto"],
    "period": "2019-01-01/2028-12-31",
    "funders": ["JTF"],
}
# The projects of each edition.
ROWS = (
    (SILTA, LAITURI, MASTO),
    (SILTA | {"funders": ["ESR+"]}, LAITURI, MASTO),
    (SATAMA,),
    (SATAMA | {"name": "Satama jokaiselle", "period": "2022-01-01/2028-12-31"}, MASTO),
    (SATAMA | {"name": "Satama jokaiselle", "period": "2022-01-01/2028-12-31"}, MASTO | {"partners": ["Lapin liitto", "Kemin kaupunki"]}),
)


def plans() -> list[Plan]:
    """The editions in order."""
    found = []
    for years, rows in zip(YEARS, ROWS, strict=True):
        projects = [project(row) for row in rows]
        found.append(plan([theme(1, "Osaava työvoima", projects)], projects, years=years))
    return found


def told() -> History:
    """Their history."""
    return history(plans())


def mixed() -> list[Plan]:
    """The same, one of another region."""
    first, second, *rest = plans()
    return [first, second.model_copy(update={"plan": second.plan.model_copy(update={"region": "Kainuu"})}), *rest]
