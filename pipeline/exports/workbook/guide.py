"""The guide sheet: what stands on which sheet, what columns mean, how to work with it, which plans it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.exports.told import Told
from pipeline.exports.workbook.sheet import Link, Sheet
from pipeline.translation import _

Line = tuple[str | Link, str]


def guide_title() -> str:
    """The sheet's name."""
    return _("Guide")


def _said(code: str) -> str:
    return {
        "projects": _(
            "A row for each project of each plan, the newest plan first. What is printed comes first; keys stand in grey behind."
        ),
        "findings": _(
            "What the program was unsure of. Look at the page before you rely on the value; a click on the project leads to its row."
        ),
        "changes": _("What changed from the plan before to the newest one of each region."),
        "by_fund": _("In how many projects each organisation takes part, by who pays. The deeper the blue, the more projects."),
        "by_year": _("How many projects end in which year, by who pays."),
        "editions": _("The plans that were read, each with its file."),
        "themes": _("The themes of each plan."),
        "items": _("Current states, strengths, targets of development and background phenomena, item by item."),
        "mentions": _("Each place at which a project stands, with the whole entry as printed."),
        "funders": _("A row for each funder of each project: for pivots of your own."),
        "partners": _("A row for each organisation of each project: for pivots of your own."),
        "organisations": _("Each organisation once, its names in all plans brought together."),
        "slides": _("Each page of the plans: its title, what it shows, to which theme it belongs."),
        "headings": _("Each heading of a page that was understood."),
        "unassigned": _("Text that no rule claimed."),
        "project_themes": _("A row for each theme of each project."),
        "links": _("Web addresses among the data of projects."),
        "project_fields": _("How sure each field is, and what a reviewer set."),
        "readings": _("How each part of a page was read, and what came next."),
        "spans": _("Where on its page each value stands: every box."),
        "identifiers": _("Official codes of regions and organisations, each with the data set that it is from."),
        "codelists": _("What the codes in the grey columns mean, in three languages."),
    }[code]


def lines(found: Told, sheets: Sequence[Sheet], whole: bool) -> list[Line]:
    """The guide, line by line; `whole`: no sheet is left out."""
    more = _("Not here: slides, headings, texts without a place, every box, official codes. Export with --all-sheets, or to sqlite.")
    return [
        (_("Sheets"), ""),
        *((Link(sheet.title, f"internal:'{sheet.title}'!A1"), _said(sheet.code)) for sheet in sheets),
        *([] if whole else [("", more)]),
        ("", ""),
        (_("What to know"), ""),
        (
            _("Confidence"),
            _("How likely it is that all that is told of the project is right. Below 70 % the cell is amber: look at the page first."),
        ),
        (_("Begins, Ends"), _("The first and the last day that the printed period can mean: of 2024 they are 1 January and 31 December.")),
        (_("An empty cell"), _("The plan does not say it, or it could not be read; then it stands under “To check”.")),
        (
            _("Page"),
            _("Leads to the plan's file where that was at hand. Where Excel opens its first page, go on to the page of that number."),
        ),
        (
            _("Names"),
            _("Organisations are called by one name. How the plans print them stands on the sheets of funders and participants."),
        ),
        ("", ""),
        (_("How to work with it"), ""),
        (_("Filter and sort"), _("By the arrows in the headings. Each sheet is an Excel table.")),
        (_("A pivot of your own"), _("Click into a sheet, then Insert, PivotTable.")),
        (
            "Power BI, Power Query",
            _("The tables are called planex_projects, planex_partners and so on in every language; the keys in grey join them."),
        ),
        (_("Print"), _("A4 lying, as wide as a page. The grey columns are not printed.")),
        ("", ""),
        (_("Plan") if len(found.order) == 1 else _("Plans"), ""),
        *((found.names[edition], edition) for edition in found.order),
    ]
