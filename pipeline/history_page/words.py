"""What a dot says: each change in a word, those of a field by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.diff_page.texts import field_word
from pipeline.translation import pgettext
from schemas.history import Step

WORDS: dict[str, Callable[[], str]] = {
    "added": lambda: pgettext("step", "new"),
    "removed": lambda: pgettext("step", "gone"),
    "renamed": lambda: pgettext("step", "name"),
    "retitled": lambda: pgettext("step", "title"),
    "renumbered": lambda: pgettext("step", "number"),
    "moved": lambda: pgettext("step", "moved"),
    "merged": lambda: pgettext("step", "merged"),
    "split": lambda: pgettext("step", "split"),
    "followed": lambda: pgettext("step", "followed"),
}
"""By the last word of a kind."""


def step_words(steps: Sequence[Step], first_seen: int) -> str:
    """`name, period`: what changed, each word once; what is added after it was first seen is back."""
    return ", ".join(dict.fromkeys(_word(step, first_seen) for step in steps))


def _word(step: Step, first_seen: int) -> str:
    last = step.kind.split("_")[1]
    if last == "added" and step.edition > first_seen:
        return pgettext("step", "back")
    return WORDS[last]() if last in WORDS else field_word(step.field or "text")
