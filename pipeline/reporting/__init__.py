"""A report: one edition on a page, a region over its years, many regions side by side. One file of HTML that needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.exports import keyed
from pipeline.exports.told import told as tell
from pipeline.reporting.page import page
from pipeline.reporting.region import Edition, Finder, region
from pipeline.reporting.regions import regions
from pipeline.reporting.view import Report
from pipeline.translation import _, day, listed


def report(paths: Sequence[Path], find: Finder, today: date | None = None) -> str:
    """The page of editions in JSON files, in the language that is spoken.

    `find` gives the address of an edition's file, seen from the page, or None. `today` is the day that is asked about; without
    one nothing on the page depends on a day. Raises Unusable where a file is no edition.
    """
    editions = [Edition(key, path, plan, find(path, plan)) for key, path, plan in keyed(paths)]
    told = tell((edition.key, edition.path, edition.plan) for edition in editions)
    by_key = {edition.key: edition for edition in editions}
    names = sorted(told.regions, key=str.casefold)
    groups = [[by_key[key] for _time, key, _path in sorted(told.regions[name], key=lambda one: one[0])] for name in names]
    found = Report(
        title=_title(groups),
        today=day(today.isoformat()) if today else "",
        year=today.year if today else None,
        regions=[region(group, told, today) for group in groups],
        beside=regions([group[-1] for group in groups], told, today) if len(groups) > 1 else None,
        sources=[edition.plan.source.filename for edition in editions],
    )
    return page(found)


def _title(groups: Sequence[Sequence[Edition]]) -> str:
    if len(groups) == 1:
        newest = groups[0][-1].plan.plan
        return newest.title or newest.id
    names = [group[-1].plan.plan.region or group[-1].plan.plan.id for group in groups]
    return _("Development plans of {count} regions").format(count=len(groups)) if len(names) > 3 else listed(names)
