"""What counts as the same: line wrapping, dashes, bullets, spacing, order and aliases of organisations are no change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from extractors.lexicon import languages, lexicon
from extractors.lexicon.glossary import FunderTerm, OrganisationTerm
from extractors.text.lemmas import base_form, lemma
from pipeline.compare.written import same_writing
from schemas.plan import Funder, Partner, Period

DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
BULLETS = "•·▪▫‣◦●○■□➢➤✓✔*\uf0b7\uf0a7"
QUOTES = str.maketrans({"”": '"', "“": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "´": "'"})
CLOSING = " .:;,"

Key = tuple[str, ...]


@lru_cache(maxsize=65536)
def even(text: str) -> str:
    """Text without what is no change: `Uula– uutta  osaamista.` → `Uula-uutta osaamista`."""
    text = unicodedata.normalize("NFKC", text).translate(QUOTES)
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(DASHES.sub("-", text).split()).lstrip(BULLETS + " ").rstrip(CLOSING)


def region_key(region: str | None) -> str:
    """What a region is told by, whatever the language of its name."""
    name = even_title(region)
    return lexicon("fi").regions.get(name, name).casefold()


def even_title(title: str | None) -> str:
    """A title without what is no change; another layout may set it in capitals."""
    return even(title or "").casefold()


def same_title(old: str | None, new: str | None) -> bool:
    """Whether two titles say the same."""
    return same_writing((old or "").casefold(), (new or "").casefold())


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """Names and short names of the glossary, evened, to the ids of organisations."""
    return _ids_by_name(lexicon(languages()[0]).organisations)


@lru_cache(maxsize=1)
def _funds() -> dict[str, str]:
    """The same of funds, ministries and programmes."""
    return _ids_by_name(lexicon(languages()[0]).funders)


def _ids_by_name(terms: Iterable[OrganisationTerm | FunderTerm]) -> dict[str, str]:
    return {bare(name): term.id for term in terms for name in (*term.names, *term.short)}


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset(form.casefold() for language in languages() for form in lexicon(language).legal_forms)


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """An organisation's name without its legal form: `Oulun ammattikorkeakoulu Oy` → `oulun ammattikorkeakoulu`."""
    words = even(name).casefold().split()
    while len(words) > 1 and words[-1].strip(".,") in _legal_forms():
        words.pop()
    while len(words) > 1 and words[0] in _legal_forms():
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=65536)
def municipality_of(name: str) -> str | None:
    """The municipality that a name means, with its kind or without: `Kemin kaupunki` and `Kemi` → `kemi`."""
    words = even(name).split()
    for language in languages():
        words_of = lexicon(language)
        if len(words) > 1 and words_of.heads.get(lemma(words[-1], language)) == "municipality":
            words = words[:-1]
        place = " ".join([*words[:-1], base_form(words[-1], language)]) if words else ""
        known = next((m for m in (" ".join(words), place) if m in words_of.municipalities), None)
        if known:
            return known.casefold()
    return None


def organisation_key(name: str, id: str | None = None) -> str:
    """What an organisation is told by: its id in the glossary, given or found by its name, its municipality, else its bare name."""
    return id or _aliases().get(bare(name)) or municipality_of(name) or bare(name)


def body_key(name: str, id: str | None = None) -> str:
    """What tells whether two editions name one body: as `organisation_key`, but one of several regional bodies is told by its region."""
    key = regional_key(name) or organisation_key(name, id)
    return lexicon(languages()[0]).finnish_names.get(key, key).casefold()


def partner_key(partner: Partner) -> Key:
    """What a partner is told by, with its role."""
    return body_key(partner.name, partner.id), partner.role


def funder_key(funder: Funder) -> Key:
    """What a funder is told by, with its instrument."""
    return regional_key(funder.name) or fund_key(funder), even(funder.instrument or "").casefold()


def fund_key(funder: Funder) -> str:
    """What a fund or a kind of body that pays is told by, whatever its region: its id in the lexicon, given or found by its name."""
    return funder.id or _funds().get(bare(funder.name)) or organisation_key(funder.name)


@lru_cache(maxsize=65536)
def regional_key(name: str) -> str | None:
    """What one of several regional bodies is told by, and what follows them by its own name: `Lapin ELY` → `lapin ely`; else None."""
    own = bare(name)
    for end, key in _regional():
        if own == end or own.endswith(" " + end):
            return f"{own[: -len(end)]}{key}".strip()
    return None


@lru_cache(maxsize=1)
def _regional() -> tuple[tuple[str, str], ...]:
    """The names of bodies that each region has one of, longest first, each with what tells the kind: the id, or the successor's."""
    found = {
        bare(name): (term.successor or term.id) if name in term.successor_names else term.id
        for term in lexicon(languages()[0]).funders
        if term.regional
        for name in (*term.names, *term.short)
    }
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))


def same_bodies(old: Sequence[Funder] | Sequence[Partner], new: Sequence[Funder] | Sequence[Partner], key: Callable[[Any], Key]) -> bool:
    """Whether two lists of funders or partners hold the same; a business id counts where both sides give one."""
    sides = [{key(body): body.business_id for body in side} for side in (old, new)]
    return sides[0].keys() == sides[1].keys() and all(
        sides[0][body] == sides[1][body] for body in sides[0] if sides[0][body] and sides[1][body]
    )


def period_key(period: Period | None) -> str | None:
    """What a period is told by: its interval, or its text where that names no possible time."""
    return None if period is None else period.edtf or "text:" + even(period.text).casefold()
