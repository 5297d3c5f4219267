"""Who is who: names of one organisation are brought together, and told what kind it is."""

from __future__ import annotations

import pytest

from pipeline.compare.same import organisation_key
from pipeline.exports.organisations import Organisations, kind_of
from pipeline.exports.rows import partner_organisation
from tests.cases import table
from tests.pipeline.compare.editions import plan, project, theme


@pytest.mark.parametrize(("name", "kind"), table("kinds", room="pipeline/exports"))
def test_kinds(name: str, kind: str) -> None:
    assert (kind_of(organisation_key(name), name) or "") == kind


def test_names_of_one_organisation_are_one_row() -> None:
    projects = [
        project({"name": "Silta", "partners": ["OAMK", "Kemi"]}),
        project({"name": "Portti", "partners": ["Oulun ammattikorkeakoulu Oy", "Kemin kaupunki"]}),
    ]
    edition = plan([theme(1, "Teema", projects)], projects)
    collected = Organisations()
    collected.add(edition)
    collected.add(edition)
    rows = {row[0]: row[1:] for row in collected.rows()}
    oamk = partner_organisation(edition.projects[0].partners[0])
    assert rows[oamk][:3] == ("Oulun ammattikorkeakoulu", "university", "OAMK; Oulun ammattikorkeakoulu Oy")
    assert rows["kemi"][1] == "municipality"
    assert rows["kemi"][3:5] == (2, 4)
