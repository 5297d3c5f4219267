"""Official codes of regions and organisations, each from a data set at hand that is named beside it; what none tells has no code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version

import pycountry

from extractors.evidence.parties.aside import checked
from extractors.lexicon import languages, lexicon
from pipeline.compare.same import even, municipality_of
from pipeline.exports.organisations import Organisations, kind_of
from pipeline.exports.rows import funder_organisation, partner_organisation
from schemas.columns import Row, Value
from schemas.plan import Plan

FINLAND = "FI"


class Identifiers:
    """Collects what editions tell of codes, edition by edition."""

    def __init__(self) -> None:
        self._regions: list[tuple[str, str]] = []
        self._business: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)

    def add(self, plan: Plan, edition: str) -> None:
        """Take note of an edition's region and of the business ids in it."""
        if plan.plan.region:
            self._regions.append((edition, plan.plan.region))
        source = (plan.source.filename, plan.source.sha256)
        for project in plan.projects:
            told = [(partner_organisation(partner), partner.business_id) for partner in project.partners]
            told += [(funder_organisation(funder), funder.business_id) for funder in project.funders]
            for key, number in told:
                if number and checked(number):
                    self._business[key].setdefault(number, source)

    def rows(self, organisations: Organisations) -> Iterator[Row]:
        """The rows of `identifiers`: regions in the order of the editions, then organisations in that of their keys.

        An organisation of which editions tell two business ids has none: one of them is wrong, or they are two.
        """
        for edition, region in self._regions:
            for scheme, value, *dataset in region_codes(region):
                yield (f"{edition}/{scheme}/{value}", edition, None, scheme, value, *dataset)
        for key, name in organisations.names():
            found: list[tuple[str, ...]] = list(_municipality(key, name))
            if len(told := self._business.get(key, {})) == 1:
                found += [("fi-business-id", number, *source) for number, source in told.items()]
            for scheme, value, *dataset in found:
                row: tuple[Value, ...] = (f"{key}/{scheme}/{value}", None, key, scheme, value, *dataset)
                yield row


def region_codes(region: str) -> list[tuple[str, str, str, str]]:
    """(scheme, code, data set, its version) of a Finnish region by its name in Finnish, Swedish or English; [] for any other."""
    words = lexicon("fi")
    name = words.regions.get(even(region).lower())
    if name is None:
        return []
    found = [("fi-region", words.code_by_name("regions")[name.lower()], *words.dataset("regions"))]
    if code := _iso().get(name):
        found.append(("iso-3166-2", code, "pycountry", version("pycountry")))
    return found


@lru_cache(maxsize=1)
def _iso() -> dict[str, str]:
    """The ISO 3166-2 code of each Finnish region, by its Finnish name; the standard's own name is Finnish, or Swedish with `Landskapet`."""
    words = lexicon("fi")
    listed = {sub.name.removeprefix("Landskapet ").lower(): sub.code for sub in pycountry.subdivisions.get(country_code=FINLAND)}  # type: ignore[no-untyped-call]
    names = ((name, words.regions[name]) for name in words.code_by_name("regions"))
    return {finnish: listed[name] for name, finnish in names if name in listed}


def _municipality(key: str, name: str) -> Iterator[tuple[str, ...]]:
    """The code of the municipality that an organisation is; one that is merged has none."""
    if kind_of(key, name) != "municipality":
        return
    if code := _municipalities().get(municipality_of(name) or ""):
        yield ("fi-municipality", code, *lexicon(languages()[0]).dataset("municipalities"))


@lru_cache(maxsize=1)
def _municipalities() -> Mapping[str, str]:
    return lexicon(languages()[0]).code_by_name("municipalities")
