"""Editions of any size for the charts: so many organisations, a few of them in many projects, most in one or two."""

from __future__ import annotations

from random import Random

from extractors.lexicon import languages, lexicon
from schemas.plan import Partner, Plan

KINDS = ("kaupunki", "kunta", "ammattiopisto", "yrittäjät ry", "kehitysyhtiö Oy", "seudun koulutuskuntayhtymä")


def of_organisations(plan: Plan, count: int) -> Plan:
    """The edition with as many organisations as that, and projects enough for all to take part in one; the same each time."""
    chance = Random(7)
    places = sorted(lexicon(languages()[0]).municipalities)[:count]
    names = [f"{place} {KINDS[k % len(KINDS)]}" for k, place in enumerate(places)]
    names += [f"{names[k % len(names)]} {k}" for k in range(count - len(names))]
    weights = [1 / (1 + k) for k in range(count)]
    projects = []
    for k in range(max(count // 3, 4)):
        # Each organisation takes part once at least; besides, those that do much.
        own = names[k :: max(count // 3, 4)]
        chosen = list(dict.fromkeys([*own, *chance.choices(names, weights, k=chance.randint(1, 4))]))
        model = plan.projects[k % len(plan.projects)]
        partners = [Partner(name=name, id=None, role="coordinator" if name in own[:1] else "partner", text=name) for name in chosen]
        projects.append(model.model_copy(update={"id": f"hanke-{k}", "name": f"{model.name} {k + 1}", "partners": partners}))
    return plan.model_copy(update={"projects": projects, "findings": []})
