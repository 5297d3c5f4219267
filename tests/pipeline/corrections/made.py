"""A small edition in plain text, made up, what is read from it, and corrections of it, for the tests of corrections."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.corrections.anchors import mention_hash, name_as_read, shown
from pipeline.corrections.apply import Applied, apply
from pipeline.corrections.steps import Context
from pipeline.corrections.words import by_number
from pipeline.extraction import Extraction, extract_document
from pipeline.readers import Document
from pipeline.readers.text import read_text
from schemas.corrections import Corrections
from schemas.plan import Plan, Project

PURJE = "Oppaat oppivat kieliä. 1.3.2024-28.2.2027. JTF. Rovaniemen kaupunki."
RUORI = "Yrittäjät oppivat myyntiä. 1.8.2025-31.7.2027. OKM. Inarin kunta."
TEXT = f"""
Lapin osaamisohjelma 2026-2030
\f
Teema 1: Arktinen teollisuus
Nykytila 2025
• Teollisuus investoi vetyyn ja teräkseen
• Verkosto kokoontuu keväällä
Kehittämiskohteet
• Koulutuspaikkoja lisää
• Kemin seudun mökkiyhdistys
\f
Teema 1: Arktinen teollisuus
Hankkeet
• Silta. Nuoret oppivat korjaamaan koneita. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki, Lapin yliopisto.
• Laituri. Aikuiset tutustuvat satamaan. ESR+. Tornion kaupunki.
• Masto. Hitsaajat harjoittelevat telakalla. 2024-2026. Kemin kaupunki.
\f
Teema 2: Vetovoimainen matkailu
Hankkeet
• Purje. {PURJE} Ruori. {RUORI}
• Köli. Keittiöt vähentävät hävikkiä. 2025-2026. ESR+. Sallan kunta.
"""


@lru_cache
def read(text: str = TEXT) -> Extraction:
    """What the rules read from a text."""
    return extract_document(document(text))


def document(text: str) -> Document:
    """A text as a document."""
    return Document(Path("lappi.txt"), "0" * 64, "text/plain", read_text(Path("lappi.txt"), text.encode()))


def project(plan: Plan, name: str) -> Project:
    """The project whose name begins so."""
    return next(p for p in plan.projects if p.name.startswith(name))


def seen(plan: Plan, name: str) -> dict[str, Any]:
    """What a reviewer saw of a project: the table's keys that tell which it is."""
    found = project(plan, name)
    mention = found.mentions[0]
    return {
        "project": found.id,
        "name": name_as_read(found),
        "page": mention.page,
        "mention": mention_hash(mention.text),
        "text": shown(mention.text),
    }


def text_seen(text: str, page: int) -> dict[str, Any]:
    """The same of an item or a text that no rule claimed."""
    return {"page": page, "mention": mention_hash(text), "text": text}


def corrections(**tables: list[dict[str, Any]]) -> Corrections:
    """A file of corrections."""
    return Corrections.model_validate({"plan": "lappi", "sha256": "0" * 64, **tables})


def toml(**tables: list[dict[str, Any]]) -> str:
    """The same as a file's text."""
    lines = ["format = 1", 'plan = "lappi"', f'sha256 = "{"0" * 64}"']
    for name, rows in tables.items():
        for row in rows:
            lines += ["", f"[[{name}]]", *(f"{key} = {_toml(value)}" for key, value in row.items())]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def corrected(text: str = TEXT, **tables: list[dict[str, Any]]) -> Applied:
    """The edition in a text with corrections."""
    doc, plan = document(text), read(text).plan
    return apply(plan, [corrections(**tables)], Context(plan.plan.language, by_number(doc.pages)))


def words(plan: Plan) -> list[tuple[int, str]]:
    """Every word that has a place in an edition, with its page."""
    from pipeline.ledger import spans_of_plan

    return sorted((span.page, word) for span in spans_of_plan(plan) for word in span.text.split())


def told(plan: Plan) -> list[str]:
    """The codes of the findings about corrections."""
    return [found.code for found in plan.findings if found.code.endswith("-correction")]
