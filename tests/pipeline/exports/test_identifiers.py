"""Codes come from a data set that is named beside them; what none tells has no code."""

from __future__ import annotations

from importlib.metadata import version

import pycountry
import pytest

from extractors.lexicon import lexicon
from pipeline.exports.identifiers import Identifiers, region_codes
from pipeline.exports.organisations import Organisations
from schemas.columns import Row
from schemas.plan import Partner, Plan
from tests.pipeline.compare.editions import plan, project, theme


@pytest.mark.parametrize(
    ("region", "codes"),
    [
        ("Pohjois-Pohjanmaa", ["17", "FI-14"]),
        ("Norra Österbotten", ["17", "FI-14"]),
        ("Lapland", ["19", "FI-10"]),
        ("Ahvenanmaa", ["21", "FI-01"]),
        ("Åland", ["21", "FI-01"]),
        ("Pohjois-Pohjanmaa (esimerkki)", []),
        ("Savo", []),
        ("Nordland", []),
    ],
)
def test_a_region_has_its_codes_by_any_of_its_names(region: str, codes: list[str]) -> None:
    assert [code for _scheme, code, *_dataset in region_codes(region)] == codes


def test_each_code_names_its_data_set_and_version() -> None:
    assert [tuple(dataset) for _scheme, _code, *dataset in region_codes("Kainuu")] == [
        ("Statistics Finland, classification of regions", "2025"),
        ("pycountry", version("pycountry")),
    ]


def test_every_region_has_a_code_of_its_own_in_both_systems() -> None:
    names = list(lexicon("fi").codes("regions").values())
    found = {name: [code for _s, code, *_d in region_codes(name)] for name in names}
    assert len(names) == 19
    assert all(len(codes) == 2 for codes in found.values())
    assert sorted(codes[1] for codes in found.values()) == sorted(
        sub.code
        for sub in pycountry.subdivisions.get(country_code="FI")  # type: ignore[no-untyped-call]
    )


def test_no_two_municipalities_share_a_code_or_a_name() -> None:
    codes = lexicon("fi").codes("municipalities")
    by_name = lexicon("fi").code_by_name("municipalities")
    assert set(by_name.values()) == set(codes)
    assert len(codes) == 308


def rows(*plans: Plan) -> list[Row]:
    organisations, identifiers = Organisations(), Identifiers()
    for place, one in enumerate(plans):
        organisations.add(one)
        identifiers.add(one, f"e{place}")
    return list(identifiers.rows(organisations))


def edition(*partners: tuple[str, str | None]) -> Plan:
    bodies = [Partner(name=name, id=None, role="partner", text=name, business_id=number) for name, number in partners]
    one = project({"name": "Silta"}).model_copy(update={"partners": bodies})
    return plan([theme(1, "Satama", [one])], [one])


def told(*plans: Plan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _key, _edition, organisation, _scheme, value, *_dataset in rows(*plans):
        if organisation is not None:
            found.setdefault(str(organisation), []).append(str(value))
    return found


def test_a_municipality_has_its_code_and_what_is_no_municipality_has_none() -> None:
    found = told(edition(("Kemin kaupunki", None), ("Närpes stad", None), ("Haukiputaan kunta", None), ("Kemin Sataman kehitys Oy", None)))
    # Haukipudas is a part of Oulu since 2013: its code is in no data set at hand.
    assert found == {"kemi": ["240"], "narpes": ["545"]}


def test_a_business_id_is_told_where_its_check_digit_is_right_and_editions_agree() -> None:
    assert told(edition(("Saaren Kone Oy", "2528160-3"))) == {"saaren-kone": ["2528160-3"]}
    assert told(edition(("Saaren Kone Oy", "2528160-4"))) == {}
    assert told(edition(("Saaren Kone Oy", "2528160-3")), edition(("Saaren Kone Oy", "0245895-5"))) == {}
