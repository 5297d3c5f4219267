"""What was found in a register, for people (a few lines a project) and as CSV (a row a project)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from pipeline.exports.cells import cell
from pipeline.translation import _, day, decimal, ngettext, said, spoken
from schemas.columns import Value
from schemas.findings import Values, sentence
from schemas.link import Links, ProjectLink, Sum
from schemas.plan import Finding

SUMS = {
    "planned_eu_and_state": sentence("planned, EU and state"),
    "planned_public": sentence("planned, public"),
    "planned_total": sentence("planned, in all"),
    "actual_eu_and_state": sentence("spent, EU and state"),
    "actual_public": sentence("spent, public"),
    "actual_total": sentence("spent, in all"),
    "actual_eu": sentence("spent, EU"),
    "eligible_total": sentence("eligible, in all"),
    "eu": sentence("the EU's share"),
}
"""What a sum is, in words."""
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
                yield f"    {_sum(money)}; {', '.join(one.name for one in link.entry.beneficiaries)}"
        for finding in _of(found, link):
            yield f"    ! {finding.code}: {said(_as_people_write(finding, link))}"
    for project in found.unmatched:
        yield "  " + _("not found: {project}").format(project=names[project])


def _as_people_write(finding: Finding, link: ProjectLink) -> Finding:
    """A finding whose days, sums and likelihood are written as the language that is spoken writes them."""
    entry, likelihood = link.entry, decimal(link.likelihood, "0.00")
    written: dict[str, Values] = {
        "register-period": {"register": "–".join(day(end) if end else "" for end in (entry.start, entry.end))},
        "register-budget": {"register": JOINT.join(_sum(one) for one in entry.sums)},
        "register-doubtful": {"likelihood": likelihood},
    }
    return finding.model_copy(update={"values": {**(finding.values or {}), **written.get(finding.code, {})}})


def _sum(money: Sum) -> str:
    """`250 000 EUR (suunniteltu, yhteensä)`."""
    return f"{decimal(money.amount, '#,##0.##')} {money.currency} ({spoken(SUMS[money.what], {})})"


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
