"""What the entries of a project that stayed say besides its fields: a second mention's other date, a word that no field took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.evidence.labels import LONGEST, field_of
from extractors.lexicon import languages, lexicon
from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.linkage import Link
from pipeline.compare.written import Fate, fates, parts
from pipeline.translation import _
from schemas.diff import Change
from schemas.plan import Mention, Project

# Fields that are printed in an entry.
PRINTED = ("name", "description", "period", "funders", "partners", "scope", "status", "budget", "code", "links")


# An entry with labels of so many fields is a form; one of so many words in another place is laid out anew, as one that became a form is.
FORM, MOVED = 3, 2


@dataclass
class Entry:
    """One entry, the words of its text and what became of each."""

    mention: Mention | None
    words: list[str]
    fates: list[Fate]

    def rest(self) -> list[str]:
        """The words of which it is not known yet what became of them."""
        return [word for word, fate in zip(self.words, self.fates, strict=True) if fate == "other"]

    def settle(self, known: Counter[str]) -> None:
        """Say of the words all parts of which are among `known`, as often as there, that they are only written otherwise."""
        left = Counter(known)
        for place, word in enumerate(self.words):
            own = Counter(parts(word))
            if self.fates[place] == "other" and own <= left:
                left -= own
                self.fates[place] = "otherwise"

    def settle_all(self, known: frozenset[str]) -> None:
        """The same, however often."""
        self.settle(Counter({part: len(self.words) * 4 for part in known}))


@dataclass(frozen=True)
class EntryPair:
    """An entry of the old edition and its like in the new one, and of each what the fields' changes tell."""

    old: Entry
    new: Entry
    told: tuple[frozenset[str], frozenset[str]]

    def untold(self) -> bool:
        """Whether either says something else that no change of a field tells."""
        return any(
            not told.issuperset(parts(word)) for entry, told in zip((self.old, self.new), self.told, strict=True) for word in entry.rest()
        )


def entry_pairs(old: Project, new: Project, themes: dict[int, int], changed: frozenset[str]) -> list[EntryPair]:
    """The entries of a project in both editions, side by side, one side empty where the other has more.

    `themes` gives the new number of an old theme, `changed` the fields whose change is told.
    """
    found = []
    told: tuple[frozenset[str], frozenset[str]] | None = None
    for mine, theirs in _paired(old.mentions, new.mentions, themes):
        entries = _entry(mine), _entry(theirs)
        entries[0].fates, entries[1].fates = fates(entries[0].words, entries[1].words)
        if not entries[0].rest() and not entries[1].rest():
            found.append(EntryPair(*entries, (frozenset(), frozenset())))
            continue
        told = told or (_field_words(old, changed), _field_words(new, changed))
        if mine is None or theirs is None:
            # Whatever else says the same of the project, here or in its fields: it is shown once more, or once less.
            side, entry = (old, entries[0]) if theirs is None else (new, entries[1])
            entry.settle_all(_field_words(side, frozenset(PRINTED)) | _other_words(side, entry.mention))
        elif EntryPair(*entries, told).untold():
            _fold(entries, (old, new), changed)
        found.append(EntryPair(*entries, told))
    return found


def entry_changes(editions: Editions, link: Link, changed: frozenset[str]) -> Iterator[Change]:
    """Every entry of a project that says something else which no change of a field tells."""
    old, new = editions.old.projects[link.old], editions.new.projects[link.new]
    for pair in entry_pairs(old, new, editions.themes, changed):
        if pair.untold():
            message = _("text of an entry changed, not in a field of the project")
            yield change("text_changed", _side(old, pair.old.mention), _side(new, pair.new.mention), message, match=link)
    links = [{f"{link.text} ({link.url})": link.url for link in project.links or ()} for project in (old, new)]
    if set(links[0].values()) != set(links[1].values()):
        names = [[text for text, url in side.items() if url not in other.values()] for side, other in (links, links[::-1])]
        sides = [_links(project, own) for project, own in zip((old, new), names, strict=True)]
        yield change("text_changed", sides[0], sides[1], _("web address of the project changed"), match=link)


def _links(project: Project, names: Sequence[str]) -> Side:
    theme = project.themes[0] if project.themes else None
    return Side(names, [project.id], theme, spans=project.spans.get("links", ())) if names else NOTHING


def _side(project: Project, mention: Mention | None) -> Side:
    if mention is None:
        return NOTHING
    return Side([mention.text], [project.id], mention.theme, spans=mention.spans)


def _paired(old: Sequence[Mention], new: Sequence[Mention], themes: dict[int, int]) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Entries of the same theme first, then the others, each in the order of the pages."""
    rest = list(new)
    left: list[Mention] = []
    for mention in old:
        here = themes.get(mention.theme) if mention.theme is not None else None
        hit = next((other for other in rest if other.theme == here), None)
        if hit is None:
            left.append(mention)
        else:
            rest.remove(hit)
            yield mention, hit
    for place in range(max(len(left), len(rest))):
        yield (left[place] if place < len(left) else None), (rest[place] if place < len(rest) else None)


def _entry(mention: Mention | None) -> Entry:
    words = mention.text.split() if mention else []
    return Entry(mention, words, ["other"] * len(words))


def _fold(entries: tuple[Entry, Entry], projects: tuple[Project, Project], changed: frozenset[str]) -> None:
    """Settle what is only written otherwise: other order, labels where one side has none, the same date or body in another form."""
    common = [Counter(part for word in entry.rest() for part in parts(word)) for entry in entries]
    for entry in entries:
        entry.settle(common[0] & common[1])
    if not entries[0].rest() and not entries[1].rest():
        return
    # Words that went to another place in the entry.
    moved = min(entry.fates.count("otherwise") for entry in entries)
    labels = [_labels(entry.words) for entry in entries]
    labelled = [len(set(map(field_of, found))) >= FORM for found in labels]
    if labelled[0] != labelled[1]:
        entries[labelled.index(True)].settle(Counter(part for label in labels[labelled.index(True)] for part in parts(label)))
    for field in PRINTED:
        if field not in changed:
            words = [_field_words(project, frozenset({field})) for project in projects]
            if all(any(told.issuperset(parts(word)) for word in entry.rest()) for entry, told in zip(entries, words, strict=True)):
                for entry, told in zip(entries, words, strict=True):
                    entry.settle_all(told)
    if labelled[0] != labelled[1] or moved >= MOVED:
        # Another form needs other words to join its data; what is a number is data.
        for entry, project in zip(entries, projects, strict=True):
            entry.settle_all(_field_words(project, frozenset(PRINTED) - changed))
            entry.settle_all(frozenset(part for word in entry.rest() for part in parts(word) if not part[0].isdigit()))


def _labels(words: Sequence[str]) -> list[str]:
    """The labels in a text, longest first where several begin at one word: `Hankkeen nimi`, `Rahoittaja:`."""
    found, place = [], 0
    while place < len(words):
        windows = (" ".join(words[place : place + length]) for length in range(LONGEST, 0, -1))
        label = next((text for text in windows if _is_label(text)), "")
        found += [label] if label else []
        place += max(len(label.split()), 1)
    return found


@lru_cache(maxsize=65536)
def _is_label(text: str) -> bool:
    """Whether a stretch of an entry is a label: a word within a sentence is none."""
    return text[:1].isupper() and text[-1:] not in ",.;" and field_of(text) is not None


def _field_words(project: Project, fields: frozenset[str]) -> frozenset[str]:
    """The words that fields were read from or say, and those that say who coordinates."""
    texts = [span.text for field in sorted(fields) for span in project.spans.get(field, ())]
    if "name" in fields:
        texts.append(project.name)
    if "description" in fields:
        texts.append(project.description or "")
    if "period" in fields and project.period:
        texts.append(project.period.text)
    if "funders" in fields:
        texts += [part for f in project.funders for part in (f.text, f.name, f.instrument or "")]
    if "partners" in fields:
        texts += [part for p in project.partners for part in (p.text, p.name)]
    if "budget" in fields and project.budget:
        texts.append(project.budget.text)
    if "code" in fields:
        texts.append(project.code or "")
    if "links" in fields:
        texts += [part for link in project.links or () for part in (link.text, link.url)]
    said = frozenset(part for text in texts for part in parts(text))
    return said | role_words() if "partners" in fields else said


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """The words that say who coordinates; they belong to the partners and stand in no value of theirs."""
    return frozenset(part for language in languages() for word in lexicon(language).words("roles", "coordinator") for part in parts(word))


def _other_words(project: Project, mention: Mention | None) -> frozenset[str]:
    """The words of a project's other entries."""
    return frozenset(part for other in project.mentions if other is not mention for part in parts(other.text))
