"""Makes a card of all changes of one thing: what it was and is, where it stands, why it is doubted, its pieces of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from pipeline.compare.linkage import DOUBTFUL
from pipeline.diff_page.crops import Sheets
from pipeline.diff_page.opening import sign_of
from pipeline.diff_page.reasons import JOINED, reasons, severity_of
from pipeline.diff_page.rows import facts, rows
from pipeline.diff_page.sources import Source
from pipeline.diff_page.subjects import Pair, Subject
from pipeline.diff_page.view import Card, Crop, Facts, Side, Sign, Spot, Words
from pipeline.translation import _, decimal
from schemas.diff import Change
from schemas.plan import Item, ProjectFields, Span

SIDES: tuple[Side, Side] = ("old", "new")
# What is shown as a row of before and after beside the fields.
TABLED = ("project_renamed", "theme_retitled", "item_reworded", "project_moved", "theme_renumbered")
WHOLE_PROJECTS = ("project_added", "project_removed", *JOINED)


class Maker:
    """Makes the cards of a diff; `sheets` has the pictures."""

    def __init__(self, pair: Pair, sources: Sequence[Source], sheets: Sheets) -> None:
        self.pair = pair
        self.sources = {one.side: one for one in sources}
        self.sheets = sheets

    def card(self, subject: Subject) -> Card:
        """The card of one thing."""
        first = subject.first
        table = () if first.kind in WHOLE_PROJECTS else rows(subject.changes, self.pair.old, self.pair.new)
        return Card(
            id=f"c{subject.place}",
            key=key_of(subject.changes),
            what=subject.what,
            part=_part(subject),
            title=self._title(subject, table[0].both[0] if table and table[0].field == "text" else ()),
            signs=_signs(subject.changes),
            severity=severity_of(subject.changes),
            messages=_messages(subject),
            rows=table,
            facts=tuple(self._facts(first)),
            lists=_lists(first),
            spots=self.spots(subject.changes),
            crops=tuple(self._crops(subject)),
            why=tuple(line for change in subject.changes for line in _doubts(change)),
            reasons=reasons(subject, self.pair),
        )

    def _title(self, subject: Subject, reworded: Words) -> Words:
        """Its name; where a text was reworded, with the words that came and went."""
        return reworded or (("same", " + ".join(subject.names_in(self.pair))),)

    def spots(self, changes: Sequence[Change]) -> tuple[Spot, ...]:
        """The pages on which some changes stand, the old edition's first."""
        found = []
        for side in SIDES:
            pages = {span.page for change in changes for span in getattr(change.spans, side)}
            found += [self.sources[side].spot(page) for page in sorted(pages)]
        return tuple(found)

    def _facts(self, change: Change) -> Iterator[Facts]:
        if change.kind in WHOLE_PROJECTS:
            for side in SIDES:
                for project in self._projects(change, side):
                    yield facts(side, project)

    def _projects(self, change: Change, side: Side) -> Sequence[ProjectFields]:
        """The projects of one side: as the diff holds them, else as the edition does."""
        if change.projects is not None:
            return change.projects.old if side == "old" else change.projects.new
        known = self.pair.projects[SIDES.index(side)]
        return [known[one] for one in getattr(change.ids, side) if one in known]

    def _crops(self, subject: Subject) -> Iterator[Crop]:
        for side in SIDES:
            changed = [span for change in subject.changes for span in getattr(change.spans, side)]
            for around in self._around(subject, side, changed):
                marked = [] if _same_places(around, changed) else changed
                crop = self.sheets.crop(side, around, marked)
                if crop is not None:
                    yield crop

    def _around(self, subject: Subject, side: Side, changed: Sequence[Span]) -> Iterator[Sequence[Span]]:
        """What is shown of the pages: of a project the entry that holds what changed, else what changed itself."""
        known = self.pair.projects[SIDES.index(side)]
        entries = [known[one] for one in getattr(subject.first.ids, side) if one in known] if subject.what == "project" else []
        if not entries:
            yield changed
        pages = {span.page for span in changed}
        for project in entries:
            mentions = [mention for mention in project.mentions if mention.spans]
            chosen = next((mention for mention in mentions if mention.page in pages), mentions[0] if mentions else None)
            if chosen is not None:
                yield chosen.spans


def key_of(changes: Sequence[Change]) -> str:
    """A name for some changes that another run on the same editions gives them, too."""
    told = "\n".join(f"{change.kind} {change.ids} {change.subject} {change.theme} {change.field}" for change in changes)
    return sha256(told.encode()).hexdigest()[:16]


def _part(subject: Subject) -> str:
    if subject.what == "item":
        return subject.first.list or "text"
    return "projects" if subject.what == "project" else subject.what


def _signs(changes: Sequence[Change]) -> tuple[Sign, ...]:
    return tuple(dict.fromkeys(sign_of(change) for change in changes))


def _messages(subject: Subject) -> tuple[str, ...]:
    """What changed, in a line each; where a table shows it, the table does."""
    return tuple(change.message for change in subject.changes if not _in_table(change))


def _in_table(change: Change) -> bool:
    if change.kind == "text_changed":
        return bool(change.ids.old or change.ids.new or (change.subject.old and change.subject.new))
    return change.field is not None or change.kind in TABLED


def _lists(change: Change) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if change.items is None:
        return ()
    lists = (
        ("current_state", change.items.current_state),
        ("strengths", change.items.strengths),
        ("development_targets", change.items.development_targets),
    )
    return tuple((name, tuple(_outline(items))) for name, items in lists if items)


def _outline(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from (f"– {text}" for text in _outline(item.children))


def _doubts(change: Change) -> Iterator[str]:
    if change.likelihood < DOUBTFUL:
        evidence = ", ".join(map(_, change.evidence)) or _("the best total")
        yield _("Likelihood {likelihood}; for it speaks: {evidence}").format(
            likelihood=decimal(change.likelihood, "0.00"), evidence=evidence
        )


def _same_places(around: Sequence[Span], changed: Sequence[Span]) -> bool:
    """Whether all that is shown is what changed: then nothing needs to be marked."""
    return {(span.page, span.bbox) for span in around} <= {(span.page, span.bbox) for span in changed}
