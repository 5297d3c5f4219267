"""A diff and a history on a terminal: counts first, then theme by theme, in colours."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.reports.account import account_words, events, looks, unchanged_line, without_events
from pipeline.reports.facts import facts
from pipeline.reports.layout import Entry, Mark, Section, Subject, counts, page_words, sections
from pipeline.reports.timeline import edition_names
from pipeline.terminal import shown
from pipeline.translation import _, said
from schemas.diff import Diff, EditionInfo
from schemas.history import History
from schemas.plan import Plan, Severity

STYLES: dict[Mark, str] = {"same": "", "gone": "red strike", "come": "green"}
PLAIN: dict[Mark, str] = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
INDENT = (0, 0, 0, 2)
SIGNS = {"added": "[green]+[/]", "removed": "[red]−[/]", "moved": "[blue]→[/]"}
CHANGED = "[yellow]~[/]"
FINDINGS: dict[Severity, str] = {"info": "[blue]·[/]", "warning": "[yellow]![/]", "error": "[red]‼[/]"}


def print_diff(console: Console, diff: Diff, old: Plan, new: Plan) -> None:
    """Print what is to be known first, what changed, and the account of words; one line where nothing changed."""
    console.print(f"[bold]{_edition(diff.old)}[/]\n→ [bold]{_edition(diff.new)}[/]", highlight=False)
    for finding in diff.findings or ():
        console.print(f"{FINDINGS[finding.severity]} {escape(said(finding))}", highlight=False)
    if not diff.changes:
        console.print(_("No changes."), highlight=False)
        _account(console, diff)
        return
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold")
    table.add_column()
    for words, count in counts(diff):
        table.add_row(str(count), words)
    console.print(Padding(table, (1, 0, 0, 0)))
    _account(console, diff)
    _list(console, _("Look first"), looks(diff))
    for event in events(diff):
        _list(console, event.message, event.subjects)
    for section in sections(without_events(diff), old, new):
        _section(console, section)


def _account(console: Console, diff: Diff) -> None:
    """The account of words and what is unchanged; nothing where the diff has none."""
    for line in filter(None, (account_words(diff), unchanged_line(diff))):
        console.print(escape(line), highlight=False)


def _list(console: Console, heading: str, lines: Sequence[str]) -> None:
    """A heading with lines under it; nothing where there are none."""
    if not lines:
        return
    console.print(f"\n[bold underline]{escape(heading)}[/]", highlight=False)
    for line in lines:
        console.print(Padding(Text(shown(line)), INDENT))


def _edition(edition: EditionInfo) -> str:
    return escape(f"{edition.title or edition.id} ({edition.filename})")


def _section(console: Console, section: Section) -> None:
    console.print(f"\n[bold underline]{escape(section.title)}[/]", highlight=False)
    for subject in section.subjects:
        _subject(console, subject)


def _subject(console: Console, subject: Subject) -> None:
    name = _marked(console, subject.name)
    if subject.what == "item" and len(subject.entries) == 1:
        entry = subject.entries[0]
        console.print(
            Padding(Text.assemble(Text.from_markup(f"{_sign(entry)} "), name, Text.from_markup(f" [dim]—[/] {_message(entry)}")), INDENT)
        )
        return
    name.stylize("bold" if subject.what != "item" else "")
    console.print(Padding(name, INDENT))
    for entry in subject.entries:
        console.print(Padding(Text.from_markup(f"{_sign(entry)} {_message(entry)}"), (0, 0, 0, 4)))
        if entry.marked:
            console.print(Padding(_marked(console, entry.marked), (0, 0, 0, 6)))
        for line in facts(entry.change):
            console.print(Padding(Text(shown(line), style="dim"), (0, 0, 0, 6)))


def _marked(console: Console, words: Sequence[tuple[Mark, str]]) -> Text:
    """Words in colours, or, where there are none, in the signs of wdiff: `[-gone-]` and `{+come+}`."""
    if console.color_system is None:
        return Text(" ").join(Text(PLAIN[mark].format(shown(text))) for mark, text in words)
    return Text(" ").join(Text(shown(text), style=STYLES[mark]) for mark, text in words)


def _sign(entry: Entry) -> str:
    return SIGNS.get(entry.change.kind.split("_")[1], CHANGED)


def _message(entry: Entry) -> str:
    pages = page_words(entry.pages)
    return escape(shown(entry.message)) + (f" [dim]({pages})[/]" if pages else "")


def print_history(console: Console, history: History) -> None:
    """Print the themes and projects, with the editions that they were first and last seen in, and what changed between."""
    names = edition_names(history)
    for finding in history.findings or ():
        console.print(f"{FINDINGS[finding.severity]} {escape(said(finding))}", highlight=False)
    for heading, tracks in ((_("Themes"), history.themes), (_("Projects"), history.projects)):
        table = Table(title=heading, title_style="bold", title_justify="left", show_lines=True)
        table.add_column(_("Name"), overflow="fold", ratio=2)
        table.add_column(_("First seen"), no_wrap=True)
        table.add_column(_("Last seen"), no_wrap=True)
        table.add_column(_("Changes"), overflow="fold", ratio=3)
        for track in tracks:
            steps = "\n".join(f"{names[step.edition]}: {step.message}" for step in track.changes)
            table.add_row(*map(escape, (track.name, names[track.first_seen], names[track.last_seen], steps)))
        console.print(table)
