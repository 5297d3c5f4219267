"""A made-up edition, one of whose projects is in each case that a register may hold."""

from __future__ import annotations

from typing import Any

from schemas.plan import Budget, Plan, Span
from tests.pipeline.compare.editions import period_of_years, plan, project, theme

PROJECTS: list[dict[str, Any]] = [
    # The register says the same.
    {
        "name": "Siltavahti - nuorten polut korjaamoille",
        "period": "2024-01-01/2025-12-31",
        "funders": ["ESR+"],
        "partners": ["Kemin kaupunki*", "Tornion kaupunki"],
    },
    # Two parts of one group; the plan's end is another.
    {"name": "LAITURIVERKKO", "period": "2023-03-01/2026-02-28", "funders": ["EAKR"], "partners": ["Lapin ammattikorkeakoulu"]},
    # Another fund, beneficiary and sum.
    {"name": "Vihreä ruori", "years": "2023/2025", "funders": ["ESR+"], "partners": ["Posion kunta"]},
    # Two entries fit.
    {"name": "Tuulikello", "years": "2023/2024", "funders": ["ESR+"], "partners": []},
    # Nothing like it.
    {"name": "Hopealankaa hangille", "years": "2024/2026", "funders": ["OKM"], "partners": ["Utsjoen kunta"]},
    # Like one by name, and otherwise unlike it.
    {"name": "Poroaidan elämää", "years": "2025/2027", "funders": ["OKM"], "partners": ["Utsjoen kunta"]},
]


def edition() -> Plan:
    """The edition."""
    rows = [project(row) for row in PROJECTS]
    rows = [
        one.model_copy(update={"period": period_of_years(row["years"])}) if "years" in row else one
        for one, row in zip(rows, PROJECTS, strict=True)
    ]
    budget = Budget(text="0,5 M€", amount=500000, currency="EUR")
    place = [Span(page=4, bbox=(1, 2, 3, 4), text="2023-03-01–2026-02-28")]
    rows[0] = rows[0].model_copy(update={"budget": Budget(text="250 000 €", amount=250000, currency="EUR"), "code": "S 90001"})
    rows[1] = rows[1].model_copy(update={"spans": {"period": place}})
    rows[2] = rows[2].model_copy(update={"budget": budget})
    return plan([theme(1, "Satamat", rows)], rows)
