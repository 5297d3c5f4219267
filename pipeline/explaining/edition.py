"""Why a value is what it is, as far as an edition's JSON tells: each project with its spans and the rule that set each."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.explaining.explained import STYLES, place
from pipeline.explaining.readings import heading, parts, theme, told
from pipeline.titles import in_words
from pipeline.translation import _
from schemas.plan import Plan, Project


def explain_edition(console: Console, plan: Plan, page: int | None) -> None:
    """Print each slide's kind and theme, the readings of its parts and its projects; only one page if it is named."""
    for slide in plan.slides:
        if page not in (None, slide.page):
            continue
        heading(console, slide.page, f"{in_words('kind', slide.kind)}, {theme(slide.theme)}")
        told(console, parts(plan, slide.page))
        for project in plan.projects:
            if any(span.page == slide.page for spans in project.spans.values() for span in spans):
                _project(console, project, slide.page)


def _project(console: Console, project: Project, page: int) -> None:
    """What stands on a page of a project: a row a line of text."""
    console.print()
    table = Table(show_header=True, header_style="dim", box=None, padding=(0, 1), expand=True, title=escape(project.name))
    for name, ratio in ((_("field"), None), (_("text on the slide"), 3), (_("place"), None), (_("rule"), 2)):
        table.add_column(name, overflow="fold", ratio=ratio)
    for field, spans in project.spans.items():
        for span in spans:
            if span.page == page:
                table.add_row(f"[{STYLES.get(field, 'default')}]{field}[/]", escape(span.text), place([span]), escape(span.rule or ""))
    console.print(table)
