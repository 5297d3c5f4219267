"""What a person sees of a run, on standard error: a bar over the pages, a table of the themes, what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from pipeline.errors import printable
from pipeline.looks import groups
from pipeline.outcome import Outcome
from pipeline.readers import Progress as OnPage
from pipeline.titles import in_words
from pipeline.translation import _, ngettext, spoken
from schemas.findings import counted
from schemas.plan import Item, Plan, Theme

# The width in letters of the column of pages.
PAGES = 14
STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


@contextmanager
def page_bar(console: Console, path: Path) -> Iterator[OnPage | None]:
    """A progress bar over a file's pages; nothing where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(_("pages")))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(escape(printable(path.name)), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def summary(console: Console, outcome: Outcome, written: Path | None) -> None:
    """The whole of one edition on a terminal; elsewhere the closing line alone."""
    plan = outcome.plan
    if console.is_terminal:
        console.print(_table(plan))
        _findings(console, plan)
    console.print(closing_line(outcome, written), highlight=False, soft_wrap=True)


SEVERITIES = {
    "error": counted("{count} error", "{count} errors"),
    "warning": counted("{count} warning", "{count} warnings"),
    "info": counted("{count} note", "{count} notes"),
}
"""The gravest first."""


def closing_line(outcome: Outcome, written: Path | None) -> str:
    """`plan.pdf: 4 themes, 26 projects; 9 warnings; words read 2838 = placed 2838 (and 74 bullets) → output/….json`"""
    plan = outcome.plan
    counts: Counter[str] = Counter(finding.severity for finding in plan.findings if finding.settled is None)
    found = [spoken(words, {"count": counts[severity]}) for severity, words in SEVERITIES.items() if counts[severity]]
    settled = len(plan.findings) - counts.total()
    found += [ngettext("{count} settled", "{count} settled", settled).format(count=settled)] if settled else []
    line = _("{file}: {themes}, {projects}; {findings}; words read {read} {sign} placed {placed} ({bullets})").format(
        file=printable(plan.source.filename),
        themes=_counted(ngettext("{count} theme", "{count} themes", len(plan.themes)), len(plan.themes)),
        projects=_counted(ngettext("{count} project", "{count} projects", len(plan.projects)), len(plan.projects)),
        findings=", ".join(found) or _("nothing to look at"),
        read=outcome.read,
        sign="=" if outcome.even else "≠",
        placed=outcome.placed,
        bullets=_counted(ngettext("and {count} bullet", "and {count} bullets", outcome.bullets), outcome.bullets),
    )
    return escape(f"{line} → {printable(written)}" if written else line)


def _counted(words: str, count: int) -> str:
    return words.format(count=count)


def _table(plan: Plan) -> Table:
    table = Table(title=escape(printable(plan.plan.title or plan.source.filename)), title_style="bold", title_justify="left")
    table.add_column(_("Theme"), overflow="fold", ratio=1)
    for heading in (_("slides"), _("items"), _("projects"), _("findings")):
        table.add_column(heading, justify="right")
    untitled = _("(no title found)")
    for theme in plan.themes:
        table.add_row(escape(printable(f"{theme.number} {theme.title or untitled}")), *map(str, _numbers(plan, theme)))
    others = sum(1 for slide in plan.slides if slide.theme is None)
    rest = sum(1 for finding in plan.findings if finding.project_id is None and finding.settled is None)
    table.add_row(_("(no theme)"), str(others), str(_count(plan.phenomena)), "", str(rest), style="dim")
    return table


def _numbers(plan: Plan, theme: Theme) -> tuple[int, int, int, int]:
    """Slides, items, projects and findings of a theme."""
    slides = sum(1 for slide in plan.slides if slide.theme == theme.number)
    items = _count(theme.current_state.items) + _count(theme.strengths) + _count(theme.development_targets)
    findings = sum(1 for finding in plan.findings if finding.project_id in theme.project_ids and finding.settled is None)
    return slides, items, len(theme.project_ids), findings


def _count(items: list[Item]) -> int:
    return sum(1 + _count(item.children) for item in items)


def _findings(console: Console, plan: Plan) -> None:
    """What needs a look, project by project, with its pages."""
    asking = groups(plan)
    if not asking:
        return
    table = Table(title=_("Needs a look"), title_style="bold", title_justify="left", show_header=False, box=None, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right", max_width=PAGES)
    table.add_column(overflow="fold", ratio=1)
    for group in asking:
        name = group.project.name if group.project else _("The edition as a whole")
        table.add_row("", "", f"[bold]{escape(printable(name))}[/]")
        for look in group.looks:
            severity = look.finding.severity
            word = str(in_words("severity", severity))
            said = f"{escape(printable(look.message))} [dim]{look.finding.code}[/]"
            table.add_row(f"[{STYLES[severity]}]{word}[/]", _pages(look.pages), said)
    console.print(table)


def _pages(pages: Sequence[int]) -> str:
    return _("p. {pages}").format(pages=", ".join(map(str, pages))) if pages else ""
