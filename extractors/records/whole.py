"""How well a whole reading of a document explains it, whoever made it: by the same evidence, without an answer key."""

from __future__ import annotations

from extractors.assemble import Contents
from extractors.evidence.leaf import evidence_of
from extractors.records.score import Scope, name_bits, weights
from schemas.mention import Entry


def whole_bits(contents: Contents, language: str) -> float:
    """The bits that speak for a reading of a document: its entries, what stands in lists, what nothing explains."""
    scope = Scope(language, "")
    w = weights()["whole"]
    bits = sum(_entry(entry, scope) for entry in contents.entries)
    for blocks in contents.lists.values():
        bits += sum(_left(block.text, language) * weights()["outside"]["in_lists"] for block in blocks)
    for fragment in contents.unassigned:
        bits += _left(fragment.text, language) + max(w["word"] * len(fragment.text.split()), w["most_words"])
    return round(bits, 2)


def _entry(entry: Entry, scope: Scope) -> float:
    """The bits of an entry: what it has, what it has twice, how its name does, what it left unclear."""
    r, w = weights()["record"], weights()["whole"]
    seen = evidence_of(entry.passage.text, scope.language)
    name = entry.one("name")
    bits = r["each"] + (name_bits(str(name.value), scope) if name else weights()["name"]["label"])
    distinct = len(set(seen.periods))
    bits += r["period"] if entry.of("period") else r["no_period"]
    bits += r["more_periods"] * max(min(distinct, 4) - 1, 0)
    bits += r["funder"] if entry.of("funders") else r["no_funder"]
    bits += r["organisation"] if entry.of("partners") else r["no_organisation"]
    bits += w["unclear"] * min(sum(1 for problem in entry.problems if problem.code.startswith("unclear")), 3)
    bits += w["themed"] if entry.theme is not None else 0.0
    described = entry.one("description")
    bits += w["described"] if described else 0.0
    bits += r["long"] * max(len(entry.passage.text.split()) - 150, 0)
    return bits


def _left(text: str, language: str) -> float:
    """What is against leaving a text outside any entry."""
    w = weights()["outside"]
    seen = evidence_of(text, language)
    return (
        w["period"] * min(len(seen.periods), 2) + w["funder"] * min(len(seen.funders), 2) + w["organisation"] * min(seen.organisations, 3)
    )
