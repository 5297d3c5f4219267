"""What a check may say, with a hint what to do about it; a new one is a line of each table and its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.translation import day, spoken
from schemas.findings import NAMED, Values, counted, sentence
from schemas.plan import FindingValue, Span

SENTENCES = {
    "ended-project": sentence("{project}: it ended before the plan begins ({end} < {start})"),
    "late-project": sentence("{project}: it begins after the plan has ended ({start} > {end})"),
    "over-today": sentence("{project}: it ended on {end}, and is said to be {status}"),
    "long-period": counted("{project}: it runs for {count} year", "{project}: it runs for {count} years"),
    "odd-day": sentence("{project}: {day} is an odd day for a {side}"),
    "no-funder": sentence("{project}: no funder"),
    "two-spellings": sentence("one organisation in two spellings: {names}"),
    "like-spellings": sentence("these may be one organisation: {names}"),
    "duplicate-name": counted("{count} project is called {name}", "{count} projects are called {name}"),
    "long-field": counted("{project}: {field} has {count} letter: “{text}”", "{project}: {field} has {count} letters: “{text}”"),
    "theme-without-projects": sentence("theme {theme}: no projects"),
    "empty-list": sentence("theme {theme}: nothing under {list}, which other themes have"),
}
HINTS = {
    "ended-project": sentence("Is it left over from the edition before? If not, correct the period."),
    "late-project": sentence("Look at the years on the page; correct the period if they were read wrong."),
    "over-today": sentence("Correct the status or the period, or let it stand if the plan says so."),
    "long-period": sentence("Few projects run that long: look at the years on the page."),
    "odd-day": sentence("Most projects begin on the first and end on the last day of a month: is it a slip of the pen?"),
    "no-funder": sentence("Add the funder, or settle the finding if the plan names none."),
    "two-spellings": sentence("Nothing to do for the data: the id is the same. Tell the plan's authors."),
    "like-spellings": sentence("If they are one, correct the one that is misspelt."),
    "duplicate-name": sentence("Join them if they are one project."),
    "long-field": sentence("Something else may have got into it: look at the page."),
    "theme-without-projects": sentence("Look at the theme's pages: was a list of projects taken for something else?"),
    "empty-list": sentence("Look at the theme's pages: was a heading not understood?"),
}
# What values name in words.
WORDS = NAMED | {
    "current_state": sentence("the current state"),
    "strengths": sentence("strengths"),
    "development_targets": sentence("development targets"),
    "start": sentence("beginning"),
    "end": sentence("end"),
    "upcoming": sentence("upcoming"),
    "ongoing": sentence("ongoing"),
    "ended": sentence("ended"),
}


@dataclass(frozen=True)
class Said:
    """One thing to look at: where, how grave, what."""

    severity: Literal["warning", "info"]
    code: str
    values: Values
    spans: Sequence[Span] = ()

    @property
    def pages(self) -> list[int]:
        """The pages that it is about."""
        return sorted({span.page for span in self.spans})

    @property
    def message(self) -> str:
        """What it says, in the language that is spoken."""
        return spoken(SENTENCES[self.code], {name: _shown(name, value) for name, value in self.values.items()})

    @property
    def hint(self) -> str:
        """What to do about it."""
        return spoken(HINTS[self.code], {})


def _shown(name: str, value: FindingValue) -> FindingValue:
    """A value as people read it: what names something of ours in words, a day as they write it."""
    if name in ("field", "list", "side", "status"):
        return spoken(WORDS[str(value)], {})
    return day(str(value)) if name in ("day", "start", "end") else value
