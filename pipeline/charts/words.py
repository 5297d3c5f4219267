"""What the charts say, in the language of the plans; English where a plan's language is not among these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    projects: str
    no_period: str
    open_end: str
    shared: str
    shown: str
    by_fund: str
    money: str
    known: str
    none: str
    kinds: dict[str, str]


FINNISH = Words(
    projects="Hankkeet",
    no_period="aika ei tiedossa",
    open_end="Nuoli: alku tai loppu avoin",
    shared="Kuka tekee kenen kanssa",
    shown="{shown}/{all} organisaatiota: ne, joilla on eniten yhteisiä hankkeita. Viivan paksuus: yhteisten hankkeiden määrä",
    by_fund="Hankkeita rahoittajittain",
    money="Näiden hankkeiden budjetit, joista tiedossa, 1 000 €",
    known="{known}/{all} hankkeesta",
    none="Ei rahoittajaa",
    kinds={
        "municipality": "Kunnat",
        "joint_municipal": "Kuntayhtymät, hyvinvointialueet",
        "university": "Korkeakoulut",
        "school": "Oppilaitokset",
        "authority": "Viranomaiset",
        "regional_council": "Maakuntien liitot",
        "association": "Järjestöt",
        "foundation": "Säätiöt",
        "company": "Yritykset",
        "institute": "Tutkimus- ja kehittämisyhtiöt",
        "church": "Seurakunnat",
        "": "Muut",
    },
)
SWEDISH = Words(
    projects="Projekt",
    no_period="tid okänd",
    open_end="Pil: början eller slut öppet",
    shared="Vem arbetar med vem",
    shown="{shown}/{all} organisationer: de som har flest gemensamma projekt. Linjens tjocklek: antal gemensamma projekt",
    by_fund="Projekt per finansiär",
    money="Dessa projekts budgetar, de som är kända, 1 000 €",
    known="{known}/{all} projekt",
    none="Ingen finansiär",
    kinds={
        "municipality": "Kommuner",
        "joint_municipal": "Samkommuner, välfärdsområden",
        "university": "Högskolor",
        "school": "Läroanstalter",
        "authority": "Myndigheter",
        "regional_council": "Landskapsförbund",
        "association": "Föreningar",
        "foundation": "Stiftelser",
        "company": "Företag",
        "institute": "Forskning och utveckling",
        "church": "Församlingar",
        "": "Övriga",
    },
)
ENGLISH = Words(
    projects="Projects",
    no_period="time not known",
    open_end="Arrow: start or end open",
    shared="Who works with whom",
    shown="{shown}/{all} organisations: those with most projects in common. Width of a line: how many projects two share",
    by_fund="Projects by funder",
    money="Budgets of these projects, where known, 1,000 €",
    known="{known}/{all} projects",
    none="No funder",
    kinds={
        "municipality": "Municipalities",
        "joint_municipal": "Joint authorities",
        "university": "Universities",
        "school": "Schools",
        "authority": "Authorities",
        "regional_council": "Regional councils",
        "association": "Associations",
        "foundation": "Foundations",
        "company": "Companies",
        "institute": "Research and development",
        "church": "Parishes",
        "": "Others",
    },
)
LANGUAGES = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}


def words_of(language: str) -> Words:
    """The words of a language."""
    return LANGUAGES.get(language, ENGLISH)
