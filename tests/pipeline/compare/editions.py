"""Small editions made of plain values, for tests of what is the same and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.evidence.names import acronym_of, slug
from schemas.plan import CurrentState, Funder, Item, Mention, Partner, Period, Plan, PlanInfo, Project, Source, Theme

Tree = Sequence[str | tuple[str, Sequence[Any]]]


def period(edtf: str | None) -> Period | None:
    """`2023-01-01/2025-12-31`, with an open or missing end as EDTF writes it."""
    if edtf is None:
        return None
    start, end = (None if part in ("", "..") else part for part in edtf.split("/"))
    return Period(text=edtf.replace("/", "–"), edtf=edtf, start=start, end=end)


def funder(text: str) -> Funder:
    """`OKM|valtionavustus` names the instrument too."""
    name, _, instrument = text.partition("|")
    return Funder(name=name, id=None, instrument=instrument or None, text=text)


def partner(text: str) -> Partner:
    """`OAMK*` is the coordinator."""
    return Partner(name=text.rstrip("*"), id=None, role="coordinator" if text.endswith("*") else "partner", text=text)


def project(row: Mapping[str, Any], themes: Sequence[int] = (1,)) -> Project:
    """A project from a row of a table: name, description, period, funders, partners, scope, status, themes."""
    name, numbers = row["name"], list(row.get("themes", themes))
    return Project(
        id=slug(name),
        name=name,
        acronym=acronym_of(name),
        description=row.get("description"),
        period=period(row.get("period")),
        funders=[funder(text) for text in row.get("funders", ())],
        partners=[partner(text) for text in row.get("partners", ())],
        scope=row.get("scope"),
        status=row.get("status"),
        themes=numbers,
        mentions=[Mention(theme=number, page=1, text=name, spans=[]) for number in numbers],
        confidence=1,
        spans={},
    )


def items(tree: Tree) -> list[Item]:
    """An outline: a text, or a text with its sub-items."""
    pairs = [(branch, ()) if isinstance(branch, str) else branch for branch in tree]
    return [Item(text=text, children=items(children), spans=[]) for text, children in pairs]


def theme(number: int, title: str, projects: Sequence[Project] = (), **lists: Any) -> Theme:
    """A theme; `lists` gives as_of, current_state, strengths and development_targets."""
    return Theme(
        number=number,
        title=title,
        current_state=CurrentState(as_of=lists.get("as_of"), items=items(lists.get("current_state", ()))),
        strengths=items(lists.get("strengths", ())),
        development_targets=items(lists.get("development_targets", ())),
        project_ids=[p.id for p in projects if number in p.themes],
    )


def plan(themes: Sequence[Theme], projects: Sequence[Project] = (), phenomena: Tree = (), years: str = "2024/2028") -> Plan:
    """An edition."""
    name = years.replace("/", "-")
    return Plan(
        plan=PlanInfo(id=f"koe-{name}", title=f"Koesuunnitelma {name}", region="Lappi", language="fi", period=period_of_years(years)),
        source=Source(filename=f"koe-{name}.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1, extractor="planex"),
        slides=[],
        phenomena=items(phenomena),
        themes=list(themes),
        projects=list(projects),
        unassigned=[],
        findings=[],
    )


def period_of_years(years: str) -> Period:
    """`2024/2028`: from the first day to the last."""
    start, end = years.split("/")
    return Period(text=f"{start}-{end}", edtf=years, start=f"{start}-01-01", end=f"{end}-12-31")
