"""The organisations of any number of editions: who is who by the glossaries, of what kind, and by which names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.lexicon import languages, lexicon
from extractors.lexicon.glossary import FunderTerm, OrganisationTerm
from extractors.text.lemmas import lemma
from pipeline.compare.same import municipality_of
from pipeline.exports.rows import JOINT, funder_organisation, partner_organisation
from schemas.plan import Plan
from schemas.tables import Row

# Kinds that a name's head tells better than its legal form: `Saaren ammattiopisto Oy` is a school.
BY_HEAD = frozenset({"university", "school", "municipality", "joint_municipal", "authority", "church"})
# What the glossary's kinds are called where they mean the same as a head's.
SAME = {"university_of_applied_sciences": "university", "research_institute": "institute", "wellbeing_services_county": "joint_municipal"}


@dataclass
class _Known:
    """What is known of one organisation so far."""

    names: Counter[str] = field(default_factory=Counter)
    editions: int = 0
    taking_part: int = 0
    funding: int = 0


class Organisations:
    """Collects organisations edition by edition."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def add(self, plan: Plan) -> None:
        """Take note of an edition's partners and funders."""
        seen: set[str] = set()
        for project in plan.projects:
            partners = [(partner_organisation(partner), partner.name) for partner in project.partners]
            funders = [(funder_organisation(funder), funder.name) for funder in project.funders]
            for key, name in (*partners, *funders):
                self._known.setdefault(key, _Known()).names[name] += 1
            for key in {key for key, _ in partners}:
                self._known[key].taking_part += 1
            for key in {key for key, _ in funders}:
                self._known[key].funding += 1
            seen |= {key for key, _ in (*partners, *funders)}
        for key in seen:
            self._known[key].editions += 1

    def names(self) -> Iterator[tuple[str, str]]:
        """(key, name) of each, in the order of their keys."""
        for key, known in sorted(self._known.items()):
            yield key, name_of(key, known.names)

    def rows(self) -> Iterator[Row]:
        """The rows of the table, in the order of their keys."""
        for key, known in sorted(self._known.items()):
            name = name_of(key, known.names)
            aliases = JOINT.join(sorted(other for other in known.names if other != name)) or None
            yield (key, name, kind_of(key, name), aliases, known.editions, known.taking_part, known.funding)


def name_of(key: str, used: Counter[str]) -> str:
    """An organisation's name: the glossaries', else the one that is used most."""
    return _names().get(key) or min(used, key=lambda name: (-used[name], name))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The glossaries' first name for each id."""
    found = {term.id: (*term.names, *term.short)[0] for term in _terms()}
    return {id_: name[:1].upper() + name[1:] for id_, name in found.items()}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {term.id: SAME.get(term.kind, term.kind) for term in _terms()}


def _terms() -> list[FunderTerm | OrganisationTerm]:
    words = lexicon(languages()[0])
    return [*words.funders, *words.organisations]


def kind_of(key: str, name: str) -> str | None:
    """What kind of organisation it is: by the glossaries, the municipalities, its head and its legal form; None where nothing tells.

    >>> kind_of("saaren-kone", "Saaren Kone Oy"), kind_of("saaren-ammattiopisto", "Saaren ammattiopisto Oy")
    ('company', 'school')
    """
    if key in _kinds():
        return _kinds()[key]
    if name[:1].isdigit():
        # `10 korkeakoulua` are many.
        return None
    if municipality_of(name):
        return "municipality"
    heads = [kind for word in (name.split()[-1:], name.split()[:1], name.split()[-2:-1]) for w in word if (kind := _head(w))]
    form = next((kind for word in reversed(name.split()) if (kind := _form(word))), None)
    head = next(iter(heads), None)
    return head if head in BY_HEAD or form is None else form


@lru_cache(maxsize=65536)
def _head(word: str) -> str | None:
    """The kind that a word names in any language, alone or as the last part of a compound."""
    for language in languages():
        heads = lexicon(language).heads
        base = lemma(word.strip(",.()"), language)
        found = heads.get(base) or next((kind for head, kind in heads.items() if len(head) >= 5 and base.endswith(head)), None)
        if found:
            return found
    return None


def _form(word: str) -> str | None:
    bare = word.strip(",()").rstrip(".")
    return next(
        (kind for language in languages() for form, kind in lexicon(language).legal_forms.items() if form.rstrip(".") == bare), None
    )
