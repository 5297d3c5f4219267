"""Pages of a review for the tests: a deck's, and one of an edition whose texts would like to be a program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.output import to_json
from schemas.corrections import Corrections
from schemas.plan import Fragment, Plan, Span
from tests.editions.expected import ROOT
from tests.reading import reading

DECK = ROOT / "tests/editions/lappi.pdf"
# What a text must never become.
HOSTILE = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=2</script>",
    '"><img src=x onerror="window.hit=3">',
    "{{ 7*7 }}",
    "&lt;b&gt;",
)


@lru_cache
def deck() -> Plan:
    """What is read from the deck."""
    return reading(DECK).plan


def written(folder: Path) -> Path:
    """The deck's JSON in a folder, with the deck beside it."""
    (folder / DECK.name).write_bytes(DECK.read_bytes())
    path = folder / f"{deck().plan.id}.json"
    path.write_text(to_json(deck()), encoding="utf-8")
    return path


def hostile() -> Plan:
    """An edition in which every text is one of the hostile ones."""
    plan = deck()
    first, second, third, fourth, _ = HOSTILE
    names = [*HOSTILE, "Silta", "Laituri"]
    projects = [
        project.model_copy(
            update={
                "name": names[number % len(names)],
                "description": second,
                "partners": [partner.model_copy(update={"name": third, "text": third}) for partner in project.partners],
                "spans": {
                    name: [span.model_copy(update={"text": first, "rule": third}) for span in spans]
                    for name, spans in project.spans.items()
                },
            }
        )
        for number, project in enumerate(plan.projects)
    ]
    findings = [found.model_copy(update={"values": {"project": third}, "message": second}) for found in plan.findings]
    themes = [theme.model_copy(update={"title": fourth + second}) for theme in plan.themes]
    unread = [Fragment(text=text, spans=[Span(page=2, bbox=(10, 10, 90, 20), text=text)]) for text in HOSTILE]
    info, source = plan.plan.model_copy(update={"title": second}), plan.source.model_copy(update={"filename": "<img onerror=x>.pdf"})
    update = {"projects": projects, "findings": findings, "themes": themes, "unassigned": unread, "plan": info, "source": source}
    return plan.model_copy(update=update)


def load(text: str) -> Corrections:
    """The corrections in a file's text."""
    import tomllib

    return Corrections.model_validate(tomllib.loads(text))
