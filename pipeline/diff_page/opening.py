"""The first screen: what changed in three sentences, and a table of themes with what came, went and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.diff_page.reasons import ended
from pipeline.diff_page.subjects import WHOLE, Pair, SectionKey, Subject
from pipeline.diff_page.texts import field_word
from pipeline.diff_page.view import Sign, Tally
from pipeline.reports.account import UNCHANGED
from pipeline.translation import _, listed, spoken
from schemas.diff import Change
from schemas.findings import Sentence, counted

# What is counted in the three sentences, by kind, in their order: what came and went; what changed of the projects that stayed; the rest.
CAME_AND_WENT: Mapping[str, Sentence] = {
    "project_added": counted("{count} new project", "{count} new projects"),
    "project_removed": counted("{count} project gone", "{count} projects gone"),
    "project_followed": counted("{count} project followed by another", "{count} projects followed by others"),
    "project_merged": counted("{count} merger", "{count} mergers"),
    "project_split": counted("{count} split", "{count} splits"),
}
STAYED: Mapping[str, Sentence] = {
    "project_changed": counted("{count} project with changed data", "{count} projects with changed data"),
    "project_renamed": counted("{count} project renamed", "{count} projects renamed"),
    "project_moved": counted("{count} project in another theme", "{count} projects in other themes"),
}
OTHERS: Mapping[str, Sentence] = {
    "plan_changed": counted("the plan's own data changed", "the plan's own data changed"),
    "theme_added": counted("{count} new theme", "{count} new themes"),
    "theme_removed": counted("{count} theme gone", "{count} themes gone"),
    "theme_retitled": counted("{count} theme retitled", "{count} themes retitled"),
    "theme_renumbered": counted("{count} theme renumbered", "{count} themes renumbered"),
    "theme_changed": counted("{count} current state of another year", "{count} current states of another year"),
    "item_added": counted("{count} new item", "{count} new items"),
    "item_removed": counted("{count} item gone", "{count} items gone"),
    "item_reworded": counted("{count} item reworded", "{count} items reworded"),
    "item_moved": counted("{count} item moved", "{count} items moved"),
    "text_changed": counted("{count} other text changed", "{count} other texts changed"),
}
ENDED = counted("{count} of them had ended", "{count} of them had ended")
SIGNS: Mapping[str, Sign] = {
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "renumbered": "moved",
    "renamed": "renamed",
    "retitled": "renamed",
    "reworded": "renamed",
    "changed": "changed",
    "merged": "joined",
    "split": "joined",
    "followed": "joined",
}
"""By the last word of a kind: what sign it goes under."""


def sign_of(change: Change) -> Sign:
    """The sign that a change goes under; a text outside the model may come and go, too."""
    if change.kind == "text_changed" and not (change.subject.old and change.subject.new):
        return "added" if change.subject.new else "removed"
    return SIGNS[change.kind.split("_")[1]]


def sentences(subjects: Sequence[Subject], pair: Pair) -> list[str]:
    """What came and went of the projects, what changed of those that stayed, and the rest; each thing is counted once a kind."""
    counts: Counter[str] = Counter(kind for subject in subjects for kind in {change.kind for change in subject.changes})
    more = {"project_removed": _ended(subjects, pair), "project_changed": _fields(subjects)}
    told = [
        [spoken(sentence, {"count": counts[kind]}) + more.get(kind, "") for kind, sentence in words.items() if counts[kind]]
        for words in (CAME_AND_WENT, STAYED, OTHERS)
    ]
    return [_capital(listed(parts)) + "." for parts in told if parts]


def _fields(subjects: Sequence[Subject]) -> str:
    """` (period 7, partners 4)`, behind the projects whose data changed: how many of each field, those with most first."""
    counts = Counter(
        field for subject in subjects for field in {str(c.field) for c in subject.changes if c.kind == "project_changed" and c.field}
    )
    said = [f"{field_word(name).lower()} {count}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    return f" ({', '.join(said)})" if said else ""


def _ended(subjects: Sequence[Subject], pair: Pair) -> str:
    """` (5 of them had ended)`, behind the projects that are gone."""
    gone = [subject.first.ids.old[0] for subject in subjects if subject.first.kind == "project_removed" and subject.first.ids.old]
    count = sum(1 for one in gone if ended(pair.projects[0].get(one), pair.new.plan.period))
    return f" ({spoken(ENDED, {'count': count})})" if count else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def unchanged_words(projects: int, items: int) -> str:
    """`16 projects and 84 items unchanged`."""
    parts = [spoken(sentence, {"count": count}) for sentence, count in zip(UNCHANGED, (projects, items), strict=True)]
    return _("{things} unchanged").format(things=listed(parts))


def tallies(subjects: Sequence[Subject], pair: Pair, titles: Sequence[tuple[SectionKey, str]]) -> list[Tally]:
    """A line for each section: projects and items that came, went and changed."""
    counts: Counter[tuple[SectionKey, str, int]] = Counter()
    signs = {}
    for subject in subjects:
        change = subject.first
        column = {"added": 0, "removed": 1}.get(sign_of(change), 2)
        section = pair.section(change.theme.old, change.theme.new)
        counts[section, subject.what, column] += 1
        if change.kind in ("theme_added", "theme_removed"):
            signs[section] = sign_of(change)
    found = []
    for key, title in titles:
        if key != WHOLE or any(counts[key, what, column] for what in ("project", "item") for column in range(3)):
            found.append(Tally(section_id(key), title, signs.get(key), _row(counts, key, "project"), _row(counts, key, "item")))
    return found


def _row(counts: Mapping[tuple[SectionKey, str, int], int], key: SectionKey, what: str) -> tuple[int, int, int]:
    return counts[key, what, 0], counts[key, what, 1], counts[key, what, 2]


def section_id(key: SectionKey) -> str:
    """A section's name in the page."""
    return f"{key[0]}-{key[1]}"
