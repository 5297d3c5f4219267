"""The sheet of what changed since each region's last edition."""

from __future__ import annotations

from pathlib import Path

from pipeline.compare import diff
from pipeline.editions import load
from pipeline.exports.rows import theme_key
from pipeline.exports.told import Told
from pipeline.exports.workbook.sheet import Cell, Col, Link, Look, Sheet
from pipeline.exports.workbook.tables import Address
from pipeline.reports.layout import kind_words
from pipeline.translation import _, language
from schemas.diff import Change
from schemas.plan import Span


def pairs(found: Told) -> list[tuple[tuple[str, Path], tuple[str, Path]]]:
    """Of each region with several editions the newest and the one before it, older first, by key and JSON."""
    by_time = [sorted(editions) for editions in found.regions.values() if len(editions) > 1]
    return [((old[1], old[2]), (new[1], new[2])) for *_earlier, old, new in by_time]


def changes(found: Told, address: Address) -> Sheet | None:
    """A row a change; None where no region has two editions."""
    rows: list[list[Cell]] = []
    kinds = kind_words()
    for (old, old_path), (new, new_path) in pairs(found):
        for change in diff(load(old_path), load(new_path), language()).changes:
            name, before = "; ".join(change.subject.new), "; ".join(change.subject.old)
            theme = theme_key(new, change.theme.new) if change.theme.new else theme_key(old, change.theme.old or 0)
            rows.append(
                [
                    name or before,
                    kinds[change.kind],
                    change.message,
                    found.names.get(theme),
                    _page(change.spans.old, old, address),
                    _page(change.spans.new, new, address),
                    change.likelihood,
                    found.names[old],
                    found.names[new],
                    *_codes(change),
                ]
            )
    columns = [
        Col(_("What it is about"), 40),
        Col(_("Kind of change"), 22),
        Col(_("Change"), 80),
        Col(_("Theme"), 24),
        Col(_("Page before"), 9, Look.NUMBER),
        Col(_("Page now"), 9, Look.NUMBER),
        Col(_("Sure that it is the same"), 12, Look.SHARE),
        Col(_("Plan before"), 30),
        Col(_("Plan now"), 30),
        Col(_("Kind (code)"), 20, apart=True),
        Col(_("Field (code)"), 14, apart=True),
        Col(_("Project before (id)"), 30, apart=True),
        Col(_("Project now (id)"), 30, apart=True),
    ]
    return Sheet("changes", _("Changes"), columns, rows) if pairs(found) else None


def _codes(change: Change) -> list[Cell]:
    return [change.kind, change.field, "; ".join(change.ids.old) or None, "; ".join(change.ids.new) or None]


def _page(spans: list[Span], edition: str, address: Address) -> Cell:
    if not spans:
        return None
    there = address(edition, spans[0].page)
    return Link(spans[0].page, there) if there else spans[0].page
