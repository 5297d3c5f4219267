"""The words of the page that are no text of the edition: names of fields, keys, and what its script says."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.checks.said import WORDS
from pipeline.translation import _, pgettext, spoken
from schemas.findings import sentence

NAMED = WORDS | {
    "national": sentence("national"),
    "unread": sentence("read by nobody"),
    "item": sentence("item"),
    "finding": sentence("finding"),
}


def word_of(name: str) -> str:
    """A name of ours in words; what is none stands as it is."""
    if name == "coordinator":
        return pgettext("role", "coordinator")
    return spoken(NAMED[name], {}) if name in NAMED else name


KEYS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("j k", lambda: _("next and previous project")),
    ("n p", lambda: _("next and previous that is not yet seen")),
    ("Space", lambda: _("seen, and on to the next")),
    ("/", lambda: _("search")),
    ("e", lambda: _("correct a field of this project")),
    ("Ctrl+Z Ctrl+Y", lambda: _("undo and redo")),
    ("Ctrl+S", lambda: _("save corrections")),
    ("?", lambda: _("these keys")),
    ("Esc", lambda: _("close, let go of a value")),
)


def page_texts() -> dict[str, str]:
    """What the script says; {places} are filled in there."""
    return {
        "progress": _("{seen} of {all} seen"),
        "shown": _("{count} shown"),
        "saved": _("Saved: {file}. Put it beside the plan or its JSON and run planex extract."),
        "saved_for": _("Saved: {file}, with all that stood in {files}: put it in the place of that and run planex extract."),
        "kept": _("Unsaved work from before is back."),
        "nothing": _("Nothing to save yet."),
        "undone": _("Undone"),
        "redone": _("Redone"),
        "later": _("taken back, planex extract reads it anew"),
        "back": _("Take back"),
        "everywhere": _("also in the other projects in which it stands ({count})"),
        "settle_all": _("also the others of its kind ({count})"),
        "move_all": _("also the other projects on this page ({count})"),
        "reopened": _("taken back"),
        "absent": _("truly absent"),
        "as-is": _("right as it is"),
        "note_title": _("A note on this finding"),
        "page": _("p. {pages}").replace("{pages}", "{page}"),
        "in_theme": _("theme {number}"),
        "coordinates": pgettext("role", "coordinator"),
        "no_number": _("“{text}” holds no number: planex could not read it."),
        "instrument": _("Kind of money"),
        "value": _("Value"),
        "note": _("Note"),
        "cancel": _("Cancel"),
        "apply": _("Apply"),
        "remove": _("Take away"),
        "mark": _("Mark words on the slide"),
        "marking": _("Draw over the words on the slide, or tap them one by one; once more takes a word back."),
        "coordinator": _("coordinates"),
        "correct": _("Correct: {field}"),
        "was": _("It was: {text}"),
        "split": _("Where does the second project begin? Mark or type its first words."),
        "split_several": _("Where does the second project begin? Mark or type its first words; none if the entry is a project of its own."),
        "not_there": _("The entry has no such words behind its beginning."),
        "entry": _("Entry"),
        "anew": _("planex extract reads this text anew; what the rules had read is shown as far as it stands in it."),
        "apart": _("a project of its own"),
        "with": _("joined with {name}"),
        "split_title": _("Split {name}"),
        "join_title": _("Join {name} to …"),
        "move_title": _("Move {name} to …"),
        "make_title": _("What is “{text}”?"),
        "project": _("a project"),
        "item": _("an item"),
        "partner": _("a partner"),
        "what": _("What it is"),
        "partner_of": _("Partner of"),
        "theme": _("Theme"),
        "list": _("List"),
        "removed": _("no project"),
        "settled": _("settled"),
        "by": _("by a reviewer"),
        "moved": _("moved to theme {number}"),
        "joined": _("joined to {name}"),
        "parted": _("split: “{text}”"),
        "made": _("made {what}"),
        "phenomena": _("Background phenomena"),
        "current_state": _("the current state"),
        "strengths": _("strengths"),
        "development_targets": _("development targets"),
        "national": _("national"),
        "upcoming": _("upcoming"),
        "ongoing": _("ongoing"),
        "ended": _("ended"),
        "none": _("(none)"),
    }
