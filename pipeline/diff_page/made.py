"""Makes the view of a diff: cards in the deck's order, stubs where things were, events, and the first screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.compare.reviewed import CORRECTIONS
from pipeline.diff_page.cards import Maker, key_of
from pipeline.diff_page.crops import Sheets
from pipeline.diff_page.opening import section_id, sentences, sign_of, tallies, unchanged_words
from pipeline.diff_page.order import Deck, Rank, item_key, page_of
from pipeline.diff_page.reasons import severity_of
from pipeline.diff_page.sources import Source
from pipeline.diff_page.subjects import WHOLE, Key, Pair, SectionKey, Subject, grouped, subjects
from pipeline.diff_page.unchanged import unchanged
from pipeline.diff_page.view import Card, Event, Jump, Section, View
from pipeline.reports.account import account_words
from pipeline.translation import _, said
from schemas.diff import Change

Placed = tuple[SectionKey, str, Rank, Card]
"""A card with its section, its part and its place there."""


def view_of(pair: Pair, sources: Sequence[Source], sheets: Sheets) -> View:
    """A diff as the page shows it; `sheets` has the pictures."""
    events, rest = grouped(pair.diff.changes)
    own, all_subjects = subjects(rest), subjects(pair.diff.changes)
    maker = Maker(pair, sources, sheets)
    deck = Deck(pair, own)
    placed = sorted(_placed(own, pair, maker, deck), key=lambda one: (one[0], deck.part_rank(one[0], one[1]), one[2]))
    cards = {card.what + "/" + name: card for card, name in _named(own, placed)}
    titles = _titles(pair, {key for key, *_rest in placed})
    names, items = unchanged(pair)
    told = pair.diff.account.unchanged if pair.diff.account else None
    files = [source.file() for source in sources]
    return View(
        files=(files[0], files[1]),
        warnings=tuple((found.severity, said(found)) for found in pair.diff.findings or ()),
        sentences=tuple(sentences(all_subjects, pair)),
        account=account_words(pair.diff),
        table=tuple(tallies(all_subjects, pair, titles)),
        look=tuple(card for *_place, card in placed if card.reasons and not card.stub),
        events=tuple(_event(number, changes, maker, cards) for number, changes in enumerate(events)),
        sections=tuple(_sections(placed, titles)),
        unchanged=tuple((heading, tuple(found)) for heading, found in (((_("Projects"), names), *items) if names else items)),
        unchanged_said=unchanged_words(told.projects, told.items) if told else "",
    )


def _titles(pair: Pair, used: set[SectionKey]) -> list[tuple[SectionKey, str]]:
    """The sections in order: the plan, the new edition's themes, then those that are gone."""
    found: list[tuple[SectionKey, str]] = [(WHOLE, _("The plan as a whole"))]
    found += [((1, theme.number), _theme(theme.number, theme.title)) for theme in pair.new.themes]
    gone = [theme for theme in pair.old.themes if theme.number not in pair.themes]
    found += [((2, theme.number), _("{theme} (removed)").format(theme=_theme(theme.number, theme.title))) for theme in gone]
    known = {key for key, _title in found}
    return found + [(key, _theme(key[1], None)) for key in sorted(used - known)]


def _theme(number: int, title: str | None) -> str:
    said = _("Theme {number}: {title}") if title else _("Theme {number}")
    return said.format(number=number, title=title)


def _sections(placed: Sequence[Placed], titles: Sequence[tuple[SectionKey, str]]) -> Iterator[Section]:
    for key, title in titles:
        cards = tuple(card for section, _part, _rank, card in placed if section == key)
        if cards:
            yield Section(section_id(key), title, str(key[1]) if key != WHOLE else "–", cards)


def _placed(own: Sequence[Subject], pair: Pair, maker: Maker, deck: Deck) -> Iterator[Placed]:
    """Each card at its place, and stubs where it was before."""
    for subject in own:
        card = maker.card(subject)
        change = subject.first
        section = pair.section(change.theme.old, change.theme.new)
        stubs = list(_stubs(subject, card, pair, deck, section))
        jumps = tuple(Jump(stub.id, _("where it was")) for *_place, stub in stubs)
        yield section, card.part, _rank(subject, deck), card.but(jumps=jumps)
        yield from stubs


def _rank(subject: Subject, deck: Deck) -> Rank:
    change = subject.first
    if change.subject.new:
        return deck.now(_key(subject, "new"), change.theme.new, page_of(change.spans.new))
    return deck.then(_key(subject, "old"), change.theme.old, page_of(change.spans.old))


def _key(subject: Subject, side: str) -> Key:
    change = subject.first
    names, ids, theme = getattr(change.subject, side), getattr(change.ids, side), getattr(change.theme, side)
    if subject.what == "item" and change.list:
        return item_key(theme, change.list, names[0])
    if subject.what in ("project", "theme") and ids:
        return subject.what, ids[0]
    return (subject.what,)


def _stubs(subject: Subject, card: Card, pair: Pair, deck: Deck, section: SectionKey) -> Iterator[Placed]:
    """What stands where a thing was before: where it moved away, and where it went on in another."""
    change = subject.first
    jump = (Jump(card.id, _("where it is now")),)
    for number, (name, key, theme) in enumerate(_left(subject, pair, section, deck)):
        stub = Card(
            id=f"{card.id}-{number}",
            key="",
            what=card.what,
            part=_part_of(key),
            title=(("same", name),),
            signs=card.signs,
            severity=card.severity,
            messages=(change.message,) if change.kind != "project_moved" else (),
            jumps=jump,
            stub=True,
        )
        yield pair.section(theme, None), _part_of(key), deck.then(key, theme, page_of(change.spans.old)), stub


def _part_of(key: Key) -> str:
    """The part of a section that an item or a project stands in."""
    return key[2] if key[0] == "item" else "projects"


def _left(subject: Subject, pair: Pair, section: SectionKey, deck: Deck) -> Iterator[tuple[str, Key, int | None]]:
    """What is told of elsewhere, with its place in the old edition: its name, its key, its theme."""
    change = subject.first
    if change.kind in ("project_merged", "project_split", "project_followed"):
        kept = set(change.ids.new)
        for name, one in zip(change.subject.old, change.ids.old, strict=False):
            if one in kept or (len(change.ids.old) == 1 and pair.section(change.theme.old, None) == section):
                continue
            known = pair.projects[0].get(one)
            yield name, ("project", one), known.themes[0] if known and known.themes else change.theme.old
        return
    for moved in subject.changes:
        if moved.kind == "project_moved" and isinstance(moved.old, list):
            numbers = [number for number in moved.old if isinstance(number, int)]
            left = [number for number in numbers if pair.section(number, None) != section]
            yield from ((moved.subject.old[0], ("project", moved.ids.old[0]), number) for number in left)
        if moved.kind == "item_moved":
            text, theme = moved.subject.old[0], moved.theme.old
            part = deck.old_list(theme, text) or moved.list or "text"
            if (pair.section(theme, None), part) != (section, moved.list):
                yield text, item_key(theme, part, text), theme


def _named(own: Sequence[Subject], placed: Sequence[Placed]) -> Iterator[tuple[Card, str]]:
    """Each card with the names and ids of what it is of."""
    by_id = {card.id: card for *_place, card in placed}
    for subject in own:
        for name in (*subject.first.ids.new, *subject.first.ids.old):
            yield by_id[f"c{subject.place}"], name


def _event(number: int, changes: Sequence[Change], maker: Maker, cards: dict[str, Card]) -> Event:
    """Changes that are one event: what most of them say, and where."""
    common = Counter(change.message for change in changes).most_common(1)[0][0]
    title = _("Corrected by reviewers; the plan says the same") if changes[0].group == CORRECTIONS else common
    whole = subjects(changes)
    lines = []
    for subject in whole:
        own = next((cards[key] for one in subject.first.ids.new if (key := f"{subject.what}/{one}") in cards), None)
        told = {change.message for change in subject.changes} - {title}
        name = " + ".join(subject.names_in(maker.pair)) + "".join(f" · {message}" for message in sorted(told))
        lines.append((name, own.id if own else "", maker.spots(subject.changes)))
    card = Card(
        id=f"e{number}",
        key=key_of(changes),
        what=whole[0].what,
        part="event",
        title=(("same", title),),
        signs=tuple(dict.fromkeys(sign_of(change) for change in changes)),
        severity=severity_of(list(changes)),
    )
    sections = sorted({maker.pair.section(change.theme.old, change.theme.new) for change in changes})
    return Event(card, tuple(map(section_id, sections)), tuple(lines))
