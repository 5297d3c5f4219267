"""What was found in a register, for people (a few lines a project) and as CSV (a row a project)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from pipeline.exports.cells import cell
from pipeline.translation import _, decimal, ngettext, said
from schemas.columns import Value
from schemas.link import Links, ProjectLink
from schemas.plan import Finding

SUMS = (
    "planned_eu_and_state",
    "planned_public",
    "planned_total",
    "actual_eu_and_state",
    "actual_public",
    "actual_total",
    "actual_eu",
    "eligible_total",
    "eu",
)
HEAD = ("project_id", "name", "likelihood", "evidence", "codes", "register_name", "beneficiaries", "business_ids", "start", "end", "fund")
JOINT = "; "


def lines(found: Links, names: Mapping[str, str]) -> Iterator[str]:
    """A line for each project that was found, with what is told differently under it; then those that were not. `names` by project id."""
    count = len(found.links)
    summary = ngettext(
        "{count} of {all} project found among {entries}", "{count} of {all} projects found among {entries}", count + len(found.unmatched)
    )
    yield summary.format(count=count, all=count + len(found.unmatched), entries=_entries(found.register_file.entries))
    for link in found.links:
        evidence = JOINT.join(_(words) for words in link.evidence)
        yield f"  {link.name} → {', '.join(link.entry.codes)} {link.entry.name} ({decimal(link.likelihood, '0.00')}: {evidence})"
        for money in link.entry.sums:
            if money.what in ("planned_total", "eligible_total"):
                yield f"    {decimal(money.amount, '#,##0')} {money.currency}; {', '.join(one.name for one in link.entry.beneficiaries)}"
        for finding in _of(found, link):
            yield f"    ! {finding.code}: {said(finding)}"
    for project in found.unmatched:
        yield "  " + _("not found: {project}").format(project=names[project])


def _entries(count: int) -> str:
    return ngettext("{count} entry of the register", "{count} entries of the register", count).format(count=count)


def table(found: Links, names: Mapping[str, str]) -> str:
    """The same as CSV; columns and codes are the same in every language."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([*HEAD, *SUMS, "currency", "url", "findings"])
    for link in found.links:
        writer.writerow([cell(value, comma=False) for value in _row(found, link)])
    empty = [""] * (len(HEAD) + len(SUMS) + 1)
    for project in found.unmatched:
        writer.writerow([project, cell(names[project], comma=False), *empty])
    return file.getvalue()


def _row(found: Links, link: ProjectLink) -> list[Value]:
    entry = link.entry
    sums = {money.what: money.amount for money in entry.sums}
    bodies = JOINT.join(one.name for one in entry.beneficiaries)
    numbers = JOINT.join(one.business_id for one in entry.beneficiaries if one.business_id)
    own: list[Value] = [link.project_id, link.name, link.likelihood, JOINT.join(link.evidence), JOINT.join(entry.codes), entry.name]
    told: list[Value] = [bodies, numbers, entry.start, entry.end, entry.fund, *(sums.get(what) for what in SUMS)]  # type: ignore[call-overload]
    currency = entry.sums[0].currency if entry.sums else None
    return [*own, *told, currency, entry.url, JOINT.join(finding.code for finding in _of(found, link))]


def _of(found: Links, link: ProjectLink) -> list[Finding]:
    return [finding for finding in found.findings if finding.project_id == link.project_id]
