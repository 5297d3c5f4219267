"""Why a value is what it is: each entry with its spans, the rule or lexicon line that set each, and the readings that won."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extractors.sections.slides import Understood
from extractors.text.passage import spans_of
from pipeline.explaining.readings import heading, parts, theme, told
from pipeline.extraction import Extraction
from pipeline.titles import in_words
from pipeline.translation import _, pgettext, spoken
from schemas.findings import sentence_of
from schemas.mention import BudgetValue, Entry, FunderValue, Mark, PartnerValue, PeriodValue
from schemas.plan import Span

STYLES = {
    "name": "bold green",
    "acronym": "green",
    "description": "default",
    "period": "magenta",
    "funders": "yellow",
    "partners": "cyan",
    "scope": "blue",
    "status": "blue",
    "budget": "magenta",
    "code": "magenta",
}


def explain(console: Console, extraction: Extraction, page: int | None) -> None:
    """Print each slide's kind and theme, and each entry on it; only one page if it is named."""
    for number in range(1, extraction.plan.source.page_count + 1):
        if page not in (None, number):
            continue
        # A report's page may hold several parts, each under a heading of its own.
        for slide in extraction.slides:
            if slide.slide.number == number:
                heading(console, number, slide_words(slide))
        told(console, parts(extraction.plan, number))
        for entry in extraction.contents.entries:
            if entry.page == number:
                _entry(console, entry)


def slide_words(slide: Understood) -> str:
    """A slide's kind and theme; how it is laid out is told by the readings of its parts."""
    rule = f" ({slide.theme_rule})" if slide.theme_rule else ""
    return f"{in_words('kind', slide.kind)}, {theme(slide.theme)}{rule if slide.theme else ''}"


def _entry(console: Console, entry: Entry) -> None:
    console.print()
    table = Table(show_header=True, header_style="dim", box=None, padding=(0, 1), expand=True)
    table.add_column(_("field"), no_wrap=True)
    table.add_column(_("text on the slide"), overflow="fold", ratio=3)
    table.add_column(_("place"), no_wrap=True)
    table.add_column(_("read as"), overflow="fold", ratio=2)
    table.add_column(_("rule"), overflow="fold", ratio=2)
    for mark in sorted(entry.marks, key=lambda m: (m.start, m.end)):
        text = (mark.passage or entry.passage).text[mark.start : mark.end]
        guess = " [red]" + _("(a guess)") + "[/]" if mark.guess else ""
        where = place(spans_of(mark.passage or entry.passage, mark.start, mark.end))
        table.add_row(f"[{STYLES[mark.field]}]{mark.field}[/]", escape(text), where, escape(shown(mark)), escape(mark.rule) + guess)
    named = entry.one("name")
    name = str(named.value) if named else ""
    for problem in entry.problems:
        text = entry.passage.text[problem.start : problem.end]
        where = place(spans_of(entry.passage, problem.start, problem.end))
        values = {"project": name, **problem.values}
        said = spoken(sentence_of(problem.code, values), values)
        table.add_row("[red]![/]", escape(text), where, escape(said), problem.code)
    console.print(table)


def place(spans: Sequence[Span]) -> str:
    """Where a value stands: left, top, right and bottom of its first line in points, and how many lines follow."""
    if not spans or spans[0].bbox is None:
        return ""
    more = f" +{len(spans) - 1}" if len(spans) > 1 else ""
    return " ".join(f"{edge:.0f}" for edge in spans[0].bbox) + more


def shown(mark: Mark) -> str:
    """A mark's value in a few words: a period as EDTF, a funder with its id, a partner with its role."""
    value = mark.value
    if isinstance(value, PeriodValue):
        return value.edtf or _("no possible time")
    if isinstance(value, BudgetValue):
        return f"{value.amount:.2f} {value.currency}"
    if isinstance(value, FunderValue):
        return " ".join(filter(None, (value.name, f"({value.id})" if value.id else "", value.instrument)))
    if isinstance(value, PartnerValue):
        role = pgettext("role", "coordinator")
        return value.name + (f" ({role})" if value.role == "coordinator" else "")
    return "" if value is None or mark.field == "description" else str(value)
