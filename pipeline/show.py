"""What a person sees of a run, on standard error: a bar over the pages, a table of the themes, what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from pipeline.extraction import Extraction
from pipeline.readers import Progress as OnPage
from schemas.plan import Finding, Item, Plan, Theme

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
ORDER = {"error": 0, "warning": 1, "info": 2}


@contextmanager
def page_bar(console: Console, path: Path) -> Iterator[OnPage | None]:
    """A progress bar over a file's pages; nothing where nobody watches."""
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(escape(path.name), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def summary(console: Console, extraction: Extraction, written: Path | None) -> None:
    """The whole of one edition on a terminal; elsewhere the closing line alone."""
    plan = extraction.plan
    if console.is_terminal:
        console.print(_table(plan))
        _findings(console, plan)
    console.print(closing_line(extraction, written), highlight=False, soft_wrap=True)


def closing_line(extraction: Extraction, written: Path | None) -> str:
    """`plan.pdf: 26 projects, 9 findings; words read 2838 = placed 2838 → output/….json`"""
    plan, account = extraction.plan, extraction.ledger
    sign = "=" if not account.lost and not account.doubled else "≠"
    where = f" → {written}" if written else ""
    counts: Counter[str] = Counter(finding.severity for finding in plan.findings)
    said = ", ".join(f"{counts[s]} {s}{'s' if counts[s] != 1 and s != 'info' else ''}" for s in ORDER if counts[s]) or "nothing to look at"
    return escape(
        f"{plan.source.filename}: {len(plan.themes)} themes, {len(plan.projects)} projects; {said}; "
        f"words read {account.read} {sign} placed {account.placed} (and {account.bullets} bullets){where}"
    )


def _table(plan: Plan) -> Table:
    table = Table(title=escape(plan.plan.title or plan.source.filename), title_style="bold", title_justify="left")
    table.add_column("Theme", overflow="fold", ratio=1)
    for heading in ("slides", "items", "projects", "findings"):
        table.add_column(heading, justify="right")
    for theme in plan.themes:
        table.add_row(escape(f"{theme.number} {theme.title or '(no title found)'}"), *map(str, _row(plan, theme)))
    others = sum(1 for slide in plan.slides if slide.theme is None)
    rest = sum(1 for finding in plan.findings if finding.project_id is None)
    table.add_row("(no theme)", str(others), str(_count(plan.phenomena)), "", str(rest), style="dim")
    return table


def _row(plan: Plan, theme: Theme) -> tuple[int, int, int, int]:
    """Slides, items, projects and findings of a theme."""
    slides = sum(1 for slide in plan.slides if slide.theme == theme.number)
    items = _count(theme.current_state.items) + _count(theme.strengths) + _count(theme.development_targets)
    findings = sum(1 for finding in plan.findings if finding.project_id in theme.project_ids)
    return slides, items, len(theme.project_ids), findings


def _count(items: list[Item]) -> int:
    return sum(1 + _count(item.children) for item in items)


def _findings(console: Console, plan: Plan) -> None:
    """What needs a look, the gravest first, with its pages."""
    if not plan.findings:
        return
    table = Table(title="Needs a look", title_style="bold", title_justify="left", show_header=False, box=None, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for finding in sorted(plan.findings, key=lambda f: ORDER[f.severity]):
        table.add_row(f"[{STYLES[finding.severity]}]{finding.code}[/]", _pages(finding), escape(finding.message))
    console.print(table)


def _pages(finding: Finding) -> str:
    pages = sorted({span.page for span in finding.spans})
    return "p. " + ", ".join(map(str, pages)) if pages else ""
