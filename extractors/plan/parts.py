"""Reads the parts of a document: each part for itself, with what all of them together tell between the rounds.

Parts may be read in shares, side by side: in each round a share is given what all shares told in the round before, in their order, so
that the same comes out however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.projects.entry import entry_of_record
from extractors.records.candidates import best
from extractors.records.groups import Groups, statuses_of, with_given
from extractors.records.marks import with_marked
from extractors.records.reading import Reading, Record
from extractors.records.scope import Scope
from extractors.records.score import is_known_name
from extractors.records.signs import signs_of
from extractors.records.slots import Bracketed, Paying, Slots, bracketed, funders_below, in_brackets, paying
from extractors.records.told import Told, theme_text
from extractors.records.trust import Company, records_speak, sure_names
from extractors.sections.edition import language_of_page
from extractors.sections.scopes import ScopePart
from schemas.mention import Entry, Field
from schemas.region import Leaf, Region, stacked

# All projects of a heading that says so go on: it only says that these are the projects.
ONGOING = frozenset({"ongoing"})


@dataclass(frozen=True)
class Given:
    """What is known of a document before its parts are read."""

    language: str
    titles: Mapping[int, str]
    """The titles of the themes that headings name, by number."""
    numbers: Mapping[int, int]
    """The numbers of the themes that headings name, by id() of the heading."""
    learned: frozenset[str]
    """What stands where labels stand, in lower case."""
    repeated: frozenset[str]
    """What stands on many pages, in lower case."""


@dataclass(frozen=True)
class Between:
    """What a share tells of its parts when their readings are settled; `themes`: where no heading names any, the texts in which records
    tell theirs."""

    themes: list[str]
    statuses: frozenset[str]
    """What the headings of groups say of the status of those under them."""
    bracketed: Bracketed
    paying: Paying


@dataclass(frozen=True)
class PartRead:
    """A part as it was read: its section and reading, its entries, and where its other paragraphs belong."""

    section: str
    reading: Reading
    entries: list[Entry]
    headings: list[Leaf]
    rest: list[Leaf]
    """What no record holds and no heading is."""


@dataclass(frozen=True)
class ShareRead:
    """The parts of a share as they were read, in order, and the titles of the edition's themes, by number."""

    parts: list[PartRead]
    titles: Mapping[int, str]


Round = Callable[[Sequence[Any]], Any]
"""What a share does in one round; it is given what all shares told in the round before, none in the first."""


class Share:
    """Some of the parts of a document that follow each other, and their reading, round by round."""

    def __init__(self, parts: Sequence[tuple[int, ScopePart]], given: Given) -> None:
        """`parts`: each with its number in the document."""
        self._parts = parts
        self._given = given
        titles = frozenset(title.casefold() for title in given.titles.values() if title)
        self._common = Scope(given.language, "", titles, frozenset(given.titles), given.learned, given.repeated)
        self._scopes: dict[tuple[str, str, frozenset[str]], Scope] = {}
        self._read: list[tuple[Scope, Reading]] = []
        self._heads: list[dict[int, tuple[Leaf, ...]]] = []

    def leaves(self, some: slice = slice(None)) -> list[Leaf]:
        """The paragraphs of some of its parts, and the headings right above them."""
        return [leaf for _, part in self._parts[some] for leaf in (*part.headings, *part.leaves)]

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds in order; the last one tells a ShareRead."""
        return (self._names, self._between, self._entries)

    def _names(self, _: Sequence[Any]) -> frozenset[str]:
        """The first round: the best reading of each part by itself; tells the names of its sure projects."""
        self._read = [self._first(part) for _, part in self._parts]
        return sure_names(self._read)

    def _first(self, part: ScopePart) -> tuple[Scope, Reading]:
        own = language_of_page((leaf.text for leaf in part.leaves), self._given.language)
        scope = self._scope(own, part.section)
        region = _by_pages(part.regions)
        reading = best(region, scope)
        unsaid = self._scope(own, "")
        if scope.lists and (spoken := records_speak(region, unsaid)):
            return unsaid, spoken
        return scope, reading

    def _scope(self, language: str, section: str, known: frozenset[str] = frozenset()) -> Scope:
        """What is known of a part from outside: one scope for all parts of which the same is known, for what is kept is looked up by it."""
        key = (language, section, known)
        if key not in self._scopes:
            self._scopes[key] = replace(self._common, language=language, section=section, known=known)
        return self._scopes[key]

    def _between(self, names: Sequence[frozenset[str]]) -> Between:
        """The second round, with the names that all shares told: tells what the places of facts hold, and what stands over groups."""
        known = frozenset[str]().union(*names)
        parts = [part for _, part in self._parts]
        self._read = [
            (scope, _again(part, self._scope(scope.language, scope.section, known), reading))
            for part, (scope, reading) in zip(parts, self._read, strict=True)
        ]
        groups = Groups(self._given.language, frozenset(self._given.numbers))
        self._heads = [
            groups.over(_across(part, reading), reading.records, part.headings)
            for part, (_, reading) in zip(parts, self._read, strict=True)
        ]
        heads = {id(leaf): leaf for over in self._heads for leaves in over.values() for leaf in leaves}
        return Between(
            [] if self._given.titles else [text for record, _ in self._records() if (text := theme_text(record, self._given.language))],
            statuses_of(heads.values(), self._given.language),
            bracketed(self._records()),
            paying(self._records()),
        )

    def _records(self) -> Iterator[tuple[Record, Scope]]:
        return ((record, scope) for scope, reading in self._read for record in reading.records)

    def _entries(self, between: Sequence[Between]) -> ShareRead:
        """The last round: the entries, with what the document as a whole told."""
        given = self._given
        told = Told.of(given.titles, given.numbers, [text for share in between for text in share.themes], given.language)
        statuses = frozenset[str]().union(*(share.statuses for share in between))
        slots = Slots(
            brackets=in_brackets([share.bracketed for share in between]),
            below=funders_below([share.paying for share in between], self._records()),
        )
        without: frozenset[Field] = frozenset({"status"}) if statuses <= ONGOING else frozenset()
        maker = _Entries(told, without, slots)
        settled = zip(self._parts, self._read, self._heads, strict=True)
        return ShareRead([maker.part(number, part, *read, heads) for (number, part), read, heads in settled], told.titles)


@dataclass(frozen=True)
class _Entries:
    """Makes entries of records. `without`: of what headings of groups say nothing; `slots`: what the document's places of facts hold."""

    told: Told
    without: frozenset[Field]
    slots: Slots

    def part(self, number: int, part: ScopePart, scope: Scope, reading: Reading, heads: Mapping[int, tuple[Leaf, ...]]) -> PartRead:
        """A part as it was read. `heads`: the headings of groups over each record, by id()."""
        read = PartRead(scope.section, reading, [], [], list(reading.rest))
        if part.title is not None and any(leaf is part.title for leaf in read.rest):
            read.headings.append(part.title)
            read.rest.remove(part.title)
        read.headings.extend(reading.heads)
        company, slots = Company.of(reading.records, scope), self.slots.within(reading.records, scope)
        # Where a column tells themes, a row that tells none has none.
        tabled = any("theme" in record.fields.values() for record in reading.records)
        for record in reading.records:
            given = heads.get(id(record), ())
            entry = self._entry(record, self._theme(record, part, scope, tabled), scope, slots, given)
            read.entries.append(replace(entry, signs=signs_of(record, entry, scope, company, reading), part=number))
            for leaf in (*given, *(over for over in record.over if self.told.number(over, scope))):
                if leaf in read.rest:
                    read.headings.append(leaf)
                    read.rest.remove(leaf)
        return read

    def _theme(self, record: Record, part: ScopePart, scope: Scope, tabled: bool) -> int | None:
        theme = part.carried if part.title is not None and part.title in record.leaves else part.theme
        return self.told.theme_of(record, scope) or (None if tabled else theme)

    def _entry(self, record: Record, theme: int | None, scope: Scope, slots: Slots, given: Sequence[Leaf]) -> Entry:
        read = with_marked(entry_of_record(record, theme, scope, slots), record, scope.language)
        entry = with_given(read, given, scope.language, self.without)
        said = self.told.said_by(entry)
        return entry if said is None else replace(entry, theme=said)


def _again(part: ScopePart, scope: Scope, reading: Reading) -> Reading:
    """The reading of a part; read once more where names stand in it that other parts tell, and that it took for something else."""
    named = {id(record.name or record.leaves[0]) for record in reading.records}
    missed = [leaf for leaf in part.leaves if id(leaf) not in named and is_known_name(leaf, scope)]
    return best(_by_pages(part.regions), scope) if missed else reading


def _across(part: ScopePart, reading: Reading) -> list[Leaf]:
    """The paragraphs of a part in reading order, tables row by row where the records are their rows."""
    owners = {id(leaf): id(record) for record in reading.records for leaf in record.leaves}
    return [leaf for region in part.regions for leaf in _in_rows(region, owners)]


def _in_rows(region: Region, owners: Mapping[int, int]) -> Iterator[Leaf]:
    rows = [[leaf for cell in row if cell for leaf in cell.leaves] for row in region.rows]
    if any(len(row) > 1 and len({owners.get(id(leaf)) for leaf in row}) == 1 and id(row[0]) in owners for row in rows):
        yield from (leaf for row in rows for leaf in row)
    elif region.leaf is not None:
        yield region.leaf
    else:
        for inner in region.parts:
            yield from _in_rows(inner, owners)


def _by_pages(regions: Sequence[Region]) -> Region:
    """The regions of a part as one, those of a page together."""
    pages: dict[int, list[Region]] = {}
    for region in regions:
        pages.setdefault(region.leaves[0].page, []).append(region)
    return stacked(tuple(stacked(tuple(found)) for found in pages.values()))
