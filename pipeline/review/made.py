"""Makes the view of an edition: boxes are numbered as they are met, projects ordered by how much they need a look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.corrections.anchors import mention_hash, name_as_read, shown
from pipeline.corrections.fields import read_texts
from pipeline.corrections.values import LISTS, as_text
from pipeline.review.view import FIELDS, Box, Card, Field, Line, Remark, Shown, Slide, ThemeLists, View
from pipeline.translation import decimal, said
from schemas.plan import Finding, Fragment, Funder, Item, Mention, Partner, Period, Plan, Project, Span

# Shown though the plan does not tell them.
ALWAYS = ("name", "description", "period", "funders", "partners")
GRAVITY = {"error": 0, "warning": 1, "info": 2}
# A confidence of so much and more is high, one below the other low.
HIGH, LOW = 0.85, 0.7
# A box is drawn so many points wider than its words on each side.
AIR = 1.5


def view_of(plan: Plan) -> View:
    """An edition as the page shows it: projects with open findings first, the gravest first; then by rising confidence."""
    maker = _Maker(plan)
    cards = sorted((maker.card(project) for project in plan.projects), key=_order)
    own = [maker.remark(found, {}) for found in plan.findings if found.project_id is None]
    themes = [
        ThemeLists(
            theme.number,
            theme.title or "",
            [
                ("current_state", maker.lines(theme.current_state.items)),
                ("strengths", maker.lines(theme.strengths)),
                ("development_targets", maker.lines(theme.development_targets)),
            ],
        )
        for theme in plan.themes
    ]
    phenomena, unread = maker.lines(plan.phenomena), [maker.line(part, "unread", 0) for part in plan.unassigned]
    return View(
        plan=plan,
        slides=[maker.slides[page] for page in sorted(maker.slides)],
        cards=cards,
        findings=sorted((found for found in own if not found.settled), key=lambda found: GRAVITY[found.severity]),
        settled=sum(1 for found in plan.findings if found.settled),
        themes=themes,
        phenomena=phenomena,
        unread=unread,
    )


def _order(card: Card) -> tuple[int, float]:
    gravest = min((GRAVITY[found.severity] for found in card.findings), default=2)
    return gravest, card.confidence


def seen_of(project: Project, mention: Mention) -> dict[str, Any]:
    """What a correction has to name of a project, by one of its mentions."""
    told = _seen(mention.text, mention.page, mention.spans)
    return {"project": project.id, "name": name_as_read(project), **told}


def _seen(text: str, page: int, spans: Sequence[Span]) -> dict[str, Any]:
    box = spans[0].bbox if spans else None
    found: dict[str, Any] = {"page": page, "mention": mention_hash(text), "text": shown(text) or "–"}
    return found | ({"box": list(box)} if box else {})


class _Maker:
    """Numbers boxes."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.slides = {slide.page: Slide(slide.page, slide.title or "", slide.theme) for slide in plan.slides}
        self.count = 0
        self.drawn: dict[tuple[Any, ...], int] = {}

    def boxes(self, spans: Sequence[Span], field: str, owner: str = "") -> list[int]:
        """Put a box round each span, of two at one place one; their numbers."""
        found = []
        for span in spans:
            key = (span.page, span.bbox, field, owner)
            if span.bbox:
                self.drawn[key] = self.drawn.get(key) or self._box(span, field, owner)
                found.append(self.drawn[key])
        return list(dict.fromkeys(found))

    def _box(self, span: Span, field: str, owner: str, outline: bool = False) -> int:
        self.count += 1
        x0, top, x1, bottom = span.bbox or (0.0, 0.0, 0.0, 0.0)
        left, upper = round(x0 - AIR, 1), round(top - AIR, 1)
        box = Box(self.count, field, owner, left, upper, round(x1 + AIR - left, 1), round(bottom + AIR - upper, 1), span.text)
        slide = self.slides.setdefault(span.page, Slide(span.page, "", None))
        (slide.outlines if outline else slide.boxes).append(box)
        return self.count

    def card(self, project: Project) -> Card:
        """A project as a card."""
        for mention in project.mentions:
            for page in sorted({span.page for span in mention.spans}):
                self._outline([span for span in mention.spans if span.page == page and span.bbox], project.id)
        fields = [self._field(project, name) for name in FIELDS]
        seen = [seen_of(project, mention) for mention in project.mentions]
        remarks = [self.remark(f, seen[0] if seen else {}) for f in self.plan.findings if f.project_id == project.id]
        open_ = sorted((found for found in remarks if not found.settled), key=lambda found: GRAVITY[found.severity])
        level = "high" if project.confidence >= HIGH else "low" if project.confidence < LOW else "middle"
        return Card(
            id=project.id,
            name=project.name,
            themes=project.themes,
            pages=sorted({mention.page for mention in project.mentions}),
            confidence=project.confidence,
            sure=decimal(project.confidence, "0.00"),
            level=level,
            fields=fields,
            findings=open_,
            settled=[found for found in remarks if found.settled],
            seen=seen,
            reviewed=(project.by or {}).get("mentions"),
        )

    def _outline(self, spans: Sequence[Span], owner: str) -> None:
        """A rectangle round a mention's lines on a page."""
        boxes = [span.bbox for span in spans if span.bbox]
        if boxes:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            around = (min(lefts) - 2, min(tops) - 2, max(rights) + 2, max(bottoms) + 2)
            self._box(Span(page=spans[0].page, bbox=around, text=""), "mention", owner, outline=True)

    def _field(self, project: Project, name: str) -> Field:
        value = getattr(project, name)
        spans = project.spans.get(name, [])
        values = list(self._elements(project, name, value, spans)) if name in LISTS else []
        if name not in LISTS and value is not None:
            values = [self._shown(as_text(value) or "", _detail(value), spans, name, project.id)]
        sure = (project.field_confidence or {}).get(name)  # type: ignore[call-overload]
        read = "" if name in LISTS else next(iter(read_texts(project, name)), "")
        return Field(name, values, "" if sure is None else decimal(sure, "0.00"), read, (project.by or {}).get(name))

    def _elements(self, project: Project, name: str, value: Sequence[Funder | Partner], spans: Sequence[Span]) -> Iterator[Shown]:
        """Each one of a list with the places that hold it; of a place that none of them tells apart, all have it."""
        for part in value:
            own = [span for span in spans if _holds(span.text, part.text)] or (list(spans) if len(value) == 1 else [])
            more = {"role": part.role} if isinstance(part, Partner) else {"instrument": part.instrument or ""}
            yield replace(self._shown(part.name, _detail(part), own, name, project.id), **more)

    def _shown(self, text: str, detail: str, spans: Sequence[Span], name: str, owner: str) -> Shown:
        return Shown(text, detail, self.boxes(spans, name, owner), [(span.page, span.text, span.rule or "") for span in spans])

    def remark(self, found: Finding, seen: dict[str, Any]) -> Remark:
        """A finding as it is said; its boxes are drawn where it is of no project."""
        boxes = self.boxes(found.spans, "finding", found.project_id or "") if found.project_id is None else []
        pages = sorted({span.page for span in found.spans})
        named = (found.values or {}).get("page")
        page = pages[0] if pages else named if isinstance(named, int) and named > 0 else 1
        told = seen or _seen(found.message, page, found.spans)
        return Remark(
            severity=found.severity,
            code=found.code,
            message=_without_name(said(found), found.values or {}),
            boxes=boxes,
            pages=pages,
            seen={**told, "code": found.code, "values": found.values or {}},
            settled=found.settled,
        )

    def lines(self, items: Sequence[Item], level: int = 0) -> list[Line]:
        """An outline as lines, what hangs under an item behind it."""
        return [line for item in items for line in (self.line(item, "item", level), *self.lines(item.children, level + 1))]

    def line(self, part: Item | Fragment, field: str, level: int) -> Line:
        """An item, or a text that no rule claimed."""
        pages = sorted({span.page for span in part.spans})
        return Line(part.text, self.boxes(part.spans, field), pages, level, _seen(part.text, pages[0] if pages else 1, part.spans))


def _without_name(message: str, values: Mapping[str, Any]) -> str:
    """What is said of a project, on its own card."""
    return message.removeprefix(f"{values.get('project')}: ")


def _detail(value: Any) -> str:
    """What a value was read as, where that is not what is printed."""
    if isinstance(value, Period):
        return value.edtf or ""
    if isinstance(value, Funder):
        return " · ".join(filter(None, (value.id, value.instrument)))
    if isinstance(value, Partner):
        return value.role if value.role == "coordinator" else ""
    return ""


def _holds(span: str, text: str) -> bool:
    a, b = (" ".join("".join(c if c.isalnum() or c == "+" else " " for c in part.lower()).split()) for part in (span, text))
    return bool(a and b) and (a in b or b in a)
