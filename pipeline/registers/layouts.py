"""The columns of the registers that are known, as their downloads call them.

EURA 2021: the report of funded projects of eura2021.fi, an Excel workbook to be saved as CSV. Kohesio: the CSV files of projects by country
at kohesio.ec.europa.eu. Column names as public programs that read these downloads have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.link import RegisterKind, SumKind


@dataclass(frozen=True)
class Layout:
    """Which column of a register means what; "" where it has none. A project's name is in the first of `names` that is not empty.

    `slashes`: the register itself writes days as `31/12/2025`; in another one only who saved it did, day or month first.
    """

    kind: RegisterKind
    code: str
    group: str
    names: tuple[str, ...]
    fund: str
    beneficiary: str
    business_id: str
    start: str
    end: str
    sums: Mapping[str, SumKind]
    currency: str
    url: str
    slashes: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are looked at."""
        told = (self.code, self.group, *self.names, self.fund, self.beneficiary, self.business_id, self.start, self.end)
        return tuple(dict.fromkeys(name for name in (*told, *self.sums, self.currency, self.url) if name))

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns by which the register is known."""
        return (self.code, self.names[0], self.start, self.end)


EURA_2021 = Layout(
    kind="eura-2021",
    code="Hankekoodi",
    group="Ryhmähanketunnus",
    names=("Hankkeen nimi",),
    fund="Rahasto",
    beneficiary="Toteuttajan nimi",
    business_id="Toteuttajan Y-tunnus",
    start="Aloituspvm",
    end="Päättymispvm",
    sums={
        "Suunniteltu EU- ja valtion rahoitus": "planned_eu_and_state",
        "Suunniteltu julkinen rahoitus": "planned_public",
        "Suunniteltu rahoitus yhteensä": "planned_total",
        "Toteutunut EU- ja valtion rahoitus": "actual_eu_and_state",
        "Toteutunut julkinen rahoitus": "actual_public",
        "Toteutunut rahoitus yhteensä": "actual_total",
        "Toteutunut EU-rahoituksen määrä": "actual_eu",
    },
    currency="",
    url="Hankekuvauksen osoite",
    slashes=False,
)
KOHESIO = Layout(
    kind="kohesio",
    code="Operation_Local_Identifier",
    group="Operation_Unique_Identifier",
    names=("Operation_Name_Programme_Language", "Operation_Name_English"),
    fund="Fund_Code",
    beneficiary="Beneficiary_Name",
    business_id="Beneficiary_Local_Identifier",
    start="Operation_Start_Date",
    end="Operation_End_Date",
    sums={"Total_Eligible_Expenditure_amount": "eligible_total", "Project_EU_Budget": "eu"},
    currency="Total_Eligible_Expenditure_Currency",
    url="Operation_Unique_Identifier",
    slashes=True,
)
LAYOUTS = (EURA_2021, KOHESIO)
# In what EURA's sums are.
EURO = "EUR"
# The registers' names of funds and the lexicon's ids.
FUNDS = {"esr+": "esf-plus", "esf+": "esf-plus", "esr": "esf", "esf": "esf", "eakr": "erdf", "erdf": "erdf", "jtf": "jtf"}
