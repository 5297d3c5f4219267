"""The words of the page of a diff that are no text of an edition: signs, severities, fields, keys, what its script says."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.review.texts import word_of
from pipeline.translation import _, ngettext, pgettext

SIGNS: dict[str, tuple[str, Callable[[], str]]] = {
    "added": ("+", lambda: pgettext("filter", "new")),
    "removed": ("−", lambda: pgettext("filter", "gone")),
    "changed": ("~", lambda: pgettext("filter", "changed")),
    "renamed": ("≈", lambda: pgettext("filter", "renamed or reworded")),
    "moved": ("→", lambda: pgettext("filter", "moved")),
    "joined": ("⇄", lambda: pgettext("filter", "merged, split or followed")),
}
"""Each sign and what it stands for."""
SEVERITIES: dict[str, Callable[[], str]] = {
    "look": lambda: pgettext("severity", "look first"),
    "normal": lambda: pgettext("severity", "normal"),
    "minor": lambda: pgettext("severity", "minor"),
}
PARTS: dict[str, Callable[[], str]] = {
    "plan": lambda: _("The plan itself"),
    "theme": lambda: _("The theme itself"),
    "phenomena": lambda: _("Background phenomena"),
    "current_state": lambda: _("Current state"),
    "strengths": lambda: _("Strengths"),
    "development_targets": lambda: _("Development targets"),
    "projects": lambda: _("Projects"),
    "text": lambda: _("Other text"),
}
KEYS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("j k", lambda: _("next and previous change")),
    ("n p", lambda: _("next and previous that is not yet seen")),
    ("Space", lambda: _("seen, and on to the next")),
    ("m", lambda: _("a note on this change")),
    ("s", lambda: _("side by side, or in one")),
    ("/", lambda: _("search")),
    ("?", lambda: _("these keys")),
    ("Esc", lambda: _("close, let go of a value")),
)
FIELDS: dict[str, Callable[[], str]] = {
    "text": lambda: pgettext("field", "text"),
    "entry": lambda: pgettext("field", "entry"),
    "title": lambda: pgettext("field", "title"),
    "number": lambda: pgettext("field", "number"),
    "theme": lambda: pgettext("field", "theme"),
    "region": lambda: pgettext("field", "region"),
    "language": lambda: pgettext("field", "language"),
    "as_of": lambda: pgettext("field", "state as of"),
}


def field_word(name: str) -> str:
    """A field's name in words."""
    return FIELDS[name]() if name in FIELDS else word_of(name)


def page_texts() -> dict[str, str]:
    """What the script says; {places} are filled in there."""
    return {
        "shown_one": ngettext("{count} change shown", "{count} changes shown", 1),
        "shown_many": ngettext("{count} change shown", "{count} changes shown", 2),
        "progress": _("{seen} of {all} seen"),
        "note": _("Note"),
        "saved": _("Saved: {file}"),
        "nothing": _("Nothing seen or noted yet."),
        "heading": _("What changed: seen and noted"),
        "old": _("Old"),
        "new": _("New"),
    }
