"""What the program knows of words: a language's lexicon and the glossaries that all languages share, read from TOML."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from extractors.lexicon.glossary import FunderTerm, OrganisationTerm, Succession, funder_term, organisation_term
from extractors.text.lemmas import lemma

FOLDER = Path(__file__).parent
GLOSSARIES = frozenset({"funders", "organisations", "places"})


def phrase_key(text: str, language: str) -> tuple[str, ...]:
    """A phrase as the lemmas of its words, by which inflected forms are the same."""
    return tuple(lemma(word.strip(".,;:()"), language) for word in text.split())


@dataclass(frozen=True)
class Lexicon:
    """One language's words and the shared glossaries. Raw tables are as in the TOML file."""

    language: str
    raw: Mapping[str, Any]
    funders: tuple[FunderTerm, ...]
    organisations: tuple[OrganisationTerm, ...]
    places: Mapping[str, Any]

    def words(self, *path: str) -> tuple[str, ...]:
        """The list of words at a path of tables: words("roles", "coordinator")."""
        value: Any = self.raw
        for key in path:
            value = value.get(key, {})
        return tuple(value)

    def keys(self, *path: str) -> frozenset[tuple[str, ...]]:
        """The phrases at a path, each as its lemmas and also as written; worked out once."""
        if path not in self._keys:
            phrases = self.words(*path)
            self._keys[path] = frozenset(phrase_key(p, self.language) for p in phrases) | frozenset(
                tuple(p.lower().split()) for p in phrases
            )
        return self._keys[path]

    def lemmas(self, *path: str) -> frozenset[str]:
        """The single words at a path, each as its lemma and also as written; worked out once."""
        if path not in self._lemmas:
            self._lemmas[path] = frozenset(key[0] for key in self.keys(*path) if len(key) == 1)
        return self._lemmas[path]

    @cached_property
    def _keys(self) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
        return {}

    @cached_property
    def _lemmas(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    @cached_property
    def stopwords(self) -> frozenset[str]:
        return frozenset(self.words("stopwords"))

    @cached_property
    def coordinators(self) -> frozenset[str]:
        return frozenset(self.words("coordinators"))

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """What organisations' names end with in this language, as lemma → kind."""
        return {head: kind for kind, words in self.raw["organisations"]["heads"].items() for head in words}

    @cached_property
    def foreign_heads(self) -> Mapping[str, str]:
        """The same of the other languages, since a plan leaves names as they are."""
        return {head: kind for other in languages() if other != self.language for head, kind in lexicon(other).heads.items()}

    @cached_property
    def names_of_time(self) -> tuple[str, ...]:
        """The names of months and seasons, in lower case, as they stand beside a year."""
        told = self.raw["periods"]
        return tuple(name.lower() for name in (*told["months"], *told["seasons"]))

    @cached_property
    def legal_forms(self) -> Mapping[str, str]:
        """Legal forms of all languages, as written → kind."""
        return {form: kind for other in languages() for form, kind in lexicon(other).raw["organisations"]["legal_forms"].items()}

    def endings(self, *path: str) -> tuple[str, ...]:
        """The endings at a path, of all languages, since a plan leaves names as they are."""
        return tuple(end for other in languages() for end in lexicon(other).words(*path))

    @cached_property
    def municipalities(self) -> frozenset[str]:
        """What municipalities are called in Finnish and Swedish, those that were merged after 2013 too."""
        listed = (*_pairs(self.places["municipalities"]), *_pairs(self.places["other_names"]))
        return frozenset(name for pair in listed for name in pair) | frozenset(self.merged)

    @cached_property
    def finnish_names(self) -> Mapping[str, str]:
        """A municipality's name in Finnish or Swedish, in small letters → its Finnish name."""
        listed = (*_pairs(self.places["municipalities"]), *_pairs(self.places["other_names"]))
        return {name.casefold(): pair[0] for pair in listed for name in pair}

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """A former municipality → the one that it is a part of now."""
        return {name: now for name, _, now in (entry.strip().partition(">") for entry in _entries(self.places["former"]))}

    def codes(self, kind: str) -> Mapping[str, str]:
        """The official codes, as text, of what is in a table of places (`regions`, `municipalities`) → its Finnish name."""
        return {code: name.partition("=")[0] for code, _, name in (e.partition(" ") for e in _entries(self.places[kind]))}

    def code_by_name(self, kind: str) -> Mapping[str, str]:
        """A place's Finnish or Swedish name, in lower case → its official code; `kind` as of `codes`. Former places have none."""
        pairs = (
            (entry.partition(" ")[0], names) for entry, names in zip(_entries(self.places[kind]), _pairs(self.places[kind]), strict=True)
        )
        return {name.lower(): code for code, names in pairs for name in names}

    def dataset(self, kind: str) -> tuple[str, str]:
        """(the data set that the codes of `kind` are from, its version)"""
        return self.places[f"{kind}_dataset"], self.places[f"{kind}_version"]

    @cached_property
    def regions(self) -> Mapping[str, str]:
        """A region's name in any language, in lower case → its name in this language."""
        finnish = dict(_pairs(self.places["regions"]))
        english = dict(_pairs(self.places["regions_en"]))
        own = {"fi": {fi: fi for fi in finnish}, "sv": finnish, "en": {fi: english.get(fi, fi) for fi in finnish}}
        shown = own.get(self.language, own["fi"])
        found: dict[str, str] = {}
        for fi, sv in finnish.items():
            for name in (fi, sv, english.get(fi, fi)):
                found[name.lower()] = shown[fi]
        return found

    @cached_property
    def words_of_regions(self) -> frozenset[str]:
        """The words of the regions' names in all languages, in lower case."""
        return frozenset(word for name in self.regions for word in name.split())


def _entries(text: str) -> Iterator[str]:
    yield from (entry.strip() for entry in text.replace("\n", " ").split(",") if entry.strip())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The Finnish and the other name of each entry, its code left out: `049 Espoo=Esbo`."""
    for entry in _entries(text):
        name, _, other = entry.lstrip("0123456789 ").partition("=")
        yield name, other or name


def _load(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def languages() -> tuple[str, ...]:
    """The languages that there is a lexicon of: ours, and those in the folder that PLANEX_LEXICONS names."""
    return _languages_in(_folders())


@lru_cache(maxsize=8)
def _languages_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.toml") if path.stem not in GLOSSARIES}))


def _folders() -> tuple[Path, ...]:
    more = os.environ.get("PLANEX_LEXICONS")
    return (FOLDER, Path(more)) if more else (FOLDER,)


@lru_cache(maxsize=8)
def _funders(folders: tuple[Path, ...]) -> tuple[FunderTerm, ...]:
    return tuple(map(funder_term, _rows("funders", "funder", folders)))


def successions() -> tuple[Succession, ...]:
    """Every kind of body that was followed by another one, with the day on which it ended."""
    return _successions(_folders())


@lru_cache(maxsize=8)
def _successions(folders: tuple[Path, ...]) -> tuple[Succession, ...]:
    terms: list[FunderTerm | OrganisationTerm] = [*_funders(folders), *_organisations(folders)]
    found = []
    for term in terms:
        if term.until and term.successor:
            later = [other for other in terms if other.id == term.successor and other is not term]
            theirs = {name for other in later for name in (*other.names, *other.short)}
            own = set(term.successor_names) if isinstance(term, FunderTerm) else set()
            names = [name for name in (*term.names, *term.short) if name not in own]
            found.append(Succession(term.until, tuple(names), tuple(sorted(theirs | own))))
    rows = _load(folders[0] / "organisations.toml")["succession"]
    return (*found, *(Succession(row["until"], tuple(row["ends"]), tuple(row["successors"])) for row in rows))


@lru_cache(maxsize=8)
def _organisations(folders: tuple[Path, ...]) -> tuple[OrganisationTerm, ...]:
    return tuple(map(organisation_term, _rows("organisations", "organisation", folders)))


def _rows(name: str, key: str, folders: tuple[Path, ...]) -> list[Mapping[str, Any]]:
    """A glossary's rows: ours, and those of a user's own; one of an id that is there already gives that more names."""
    rows: list[Mapping[str, Any]] = _load(folders[0] / f"{name}.toml")[key]
    own = [row for folder in folders[1:] if (path := folder / f"{name}.toml").is_file() for row in _load(path).get(key, ())]
    known = {row["id"]: at for at, row in reversed(list(enumerate(rows)))}
    rows = list(rows)
    for row in own:
        if row["id"] not in known:
            known[row["id"]] = len(rows)
            rows.append(row)
            continue
        ours = rows[known[row["id"]]]
        rows[known[row["id"]]] = {**ours, **{part: [*ours.get(part, ()), *row.get(part, ())] for part in ("names", "short")}}
    return rows


@lru_cache(maxsize=1)
def _places() -> Mapping[str, Any]:
    return _load(FOLDER / "places.toml")


def _words(language: str) -> Mapping[str, Any]:
    """A language's words: ours, and those of a user's own, who may write a few lines for a language that is there."""
    there = [path for folder in _folders() if (path := folder / f"{language}.toml").is_file()] or [FOLDER / f"{language}.toml"]
    words: Mapping[str, Any] = {}
    for path in there:
        words = _with(words, _load(path))
    return words


def _with(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Tables with those of a user's own: lists get longer, single values are the user's."""
    found = dict(ours)
    for key, value in own.items():
        before = found.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            found[key] = _with(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            found[key] = [*before, *(one for one in value if one not in before)]
        else:
            found[key] = value
    return found


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises FileNotFoundError if there is none."""
    return Lexicon(
        language=language,
        raw=_words(language),
        funders=_funders(_folders()),
        organisations=_organisations(_folders()),
        places=_places(),
    )
