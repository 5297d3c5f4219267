"""What an edition says of a project: each value as tagged runs, and told to the answer key at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.generated.content.plan import Fund, Party, Project
from tests.generated.desk import Desk
from tests.generated.drawing.sheet import Tag
from tests.generated.drawing.text import Run


class Teller:
    """Tells of one project in one place. Every method gives runs, none where there is nothing to say."""

    def __init__(self, desk: Desk, project: Project, theme: int | None) -> None:
        self.desk, self.project = desk, project
        self.tag = desk.key.mention(project, theme)
        self.said = desk.key.said(self.tag)

    def run(self, text: str, field: str = "", **style: Any) -> Run:
        """Words of the mention; of a field where one is named."""
        return self.desk.run(text, tag=Tag(self.tag.element, field), **style)

    def name(self, **style: Any) -> list[Run]:
        return [self.run(self.project.name, "name", **style)]

    def description(self, **style: Any) -> list[Run]:
        if self.project.description is None:
            return []
        self.said.description = self.project.description
        return [self.run(self.project.description, "description", **style)]

    def period(self, **style: Any) -> list[Run]:
        if self.project.period is None:
            return []
        self.said.period = self.project.period
        return [self.run(self.project.period.text, "period", **style)]

    def ends(self, **style: Any) -> tuple[list[Run], list[Run]]:
        """The period's first and last point of time, for two columns."""
        period = self.project.period
        if period is None:
            return [], []
        self.said.period = period
        return [self.run(period.first, "period", **style)], [self.run(period.last, "period", **style)]

    def funders(self, *, labelled: bool = True, joint: str = ", ", **style: Any) -> list[Run]:
        """Who pays. Where no label says so, a body that may as well be a partner is not named."""
        unclear = (None, *self.desk.words["funds"]["unclear"])
        funds = tuple(fund for fund in self.project.funders if labelled or fund.id not in unclear)
        self.said.funders = funds
        return self._joined([fund.name for fund in funds], "funders", joint, style)

    def coordinator(self, **style: Any) -> list[Run]:
        if self.project.coordinator is None:
            return []
        self.said.partners = (self.project.coordinator, *self.said.partners)
        # Who only knows the lexicon can't tell that `Kotipesä` is the coordinator.
        self.said.loose_role |= self.desk.labels.get("coordinator") in self.desk.words["labels"]["coordinator"]["unknown"]
        return [self.run(self.project.coordinator.name, "partners", **style)]

    def partners(self, *, joint: str = ", ", last: str = "", **style: Any) -> list[Run]:
        """The partners without the coordinator; `last`: what joins the last one instead (` ja `)."""
        self.said.partners = (*self.said.partners, *self.project.partners)
        return self._joined([party.name for party in self.project.partners], "partners", joint, style, last)

    def actors(self, *, joint: str = ", ", **style: Any) -> list[Run]:
        """All organisations in one list that tells nobody's role."""
        parties = [party for party in (self.project.coordinator, *self.project.partners) if party]
        self.said.partners = tuple(Party(party.name) for party in parties)
        return self._joined([party.name for party in parties], "partners", joint, style)

    def status(self, **style: Any) -> list[Run]:
        self.said.status = self.project.status[0]
        return [self.run(self.project.status[1], "status", **style)]

    def under_status(self) -> None:
        """The heading over the project says its status."""
        self.said.status = self.project.status[0]

    def under_fund(self, name: str, fund_id: str) -> None:
        """The heading over the project says who pays."""
        self.said.funders = (Fund(name, fund_id),)

    def under_lead(self, name: str) -> None:
        """The heading over the project says who coordinates it."""
        self.said.partners = (Party(name, "coordinator"), *self.said.partners)

    def others(self, parties: Sequence[Party], **style: Any) -> list[Run]:
        """Partners other than the project's own list of them."""
        self.said.partners = (*self.said.partners, *parties)
        return self._joined([party.name for party in parties], "partners", ", ", style)

    def code(self, **style: Any) -> list[Run]:
        return [self.run(self.project.code, "code", **style)]

    def budget(self, **style: Any) -> list[Run]:
        return [self.run(f"{self.project.budget:,} €".replace(",", " "), "budget", **style)]

    def contact(self, **style: Any) -> list[Run]:
        return [self.run(self.project.contact, "contact", **style)]

    def _joined(self, names: Sequence[str], field: str, joint: str, style: dict[str, Any], last: str = "") -> list[Run]:
        runs: list[Run] = []
        for n, name in enumerate(names):
            between = last if last and n == len(names) - 1 else joint
            if n:
                runs.append(self.run(between.strip(), "", glue=not between.startswith(" "), **style))
            runs.append(self.run(name, field, glue=n > 0 and not between.endswith(" "), **style))
        return runs
