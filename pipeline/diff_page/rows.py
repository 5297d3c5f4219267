"""A change's values before and after, as the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from pipeline.compare.same import funder_key, partner_key
from pipeline.compare.wording import role_word
from pipeline.diff_page.view import Facts, Row, Side, Words
from pipeline.reports.layout import aligned
from pipeline.review.texts import word_of
from pipeline.translation import _
from schemas.diff import Change
from schemas.plan import Budget, Funder, Partner, Period, Plan, ProjectFields

Body = TypeVar("Body", Funder, Partner)
# The kinds whose names say what changed, and what the name is called.
NAMED = {"project_renamed": "name", "theme_retitled": "title", "item_reworded": "text", "text_changed": "text"}
# Where the values alone do not say how far they are apart.
SAID = ("period", "budget")


def rows(changes: Sequence[Change], old: Plan, new: Plan) -> tuple[Row, ...]:
    """The rows of the changes that have a before and an after."""
    return tuple(row for change in changes for row in _row(change, old, new))


def _row(change: Change, old: Plan, new: Plan) -> Iterator[Row]:
    if change.kind in NAMED:
        of_project = change.kind == "text_changed" and (change.ids.old or change.ids.new)
        if of_project or (change.subject.old and change.subject.new):
            yield text_row("entry" if of_project else NAMED[change.kind], _first(change.subject.old), _first(change.subject.new))
    elif change.kind == "project_moved":
        yield _moved(change, old, new)
    elif change.kind == "theme_renumbered":
        yield _plain("number", str(change.old), str(change.new))
    elif change.field:
        yield _field_row(change.field, change)


def _first(names: Sequence[str]) -> str:
    return names[0] if names else ""


def text_row(field: str, old: str, new: str) -> Row:
    """A text with the words that came and went."""
    stretches = aligned(old, new)
    before: Words = tuple((mark, text) for mark, text, _now in stretches if text)
    after: Words = tuple((mark, text) for mark, _before, text in stretches if text)
    return Row(field, _one(before), _one(after), (tuple((mark, now or then) for mark, then, now in stretches),))


def _one(words: Words) -> tuple[Words, ...]:
    return (words,) if words else ()


def _field_row(field: str, change: Change) -> Row:
    old, new = change.old, change.new
    if field in ("description", "title"):
        return text_row(field, str(old or ""), str(new or ""))
    if field == "partners":
        return _bodies(field, _of(Partner, old), _of(Partner, new), partner_key, partner_shown)
    if field == "funders":
        return _bodies(field, _of(Funder, old), _of(Funder, new), funder_key, funder_shown)
    return _plain(field, value_shown(old), value_shown(new), change.message if field in SAID else "")


def _of(kind: type[Body], value: object) -> list[Body]:
    return [one for one in value if isinstance(one, kind)] if isinstance(value, list) else []


def _plain(field: str, old: str, new: str, said: str = "") -> Row:
    gone: Words = (("gone", old),) if old else ()
    come: Words = (("come", new),) if new else ()
    return Row(field, _one(gone), _one(come), (gone + come,), said)


def _bodies(field: str, old: Sequence[Body], new: Sequence[Body], key: Callable[[Body], Hashable], shown: Callable[[Body], str]) -> Row:
    """Lists, a line for each body: those that stayed, that are gone, that came."""
    before, after = {key(one) for one in old}, {key(one) for one in new}
    left: list[Words] = [((("same" if key(one) in after else "gone"), shown(one)),) for one in old]
    right: list[Words] = [((("same" if key(one) in before else "come"), shown(one)),) for one in new]
    gone: list[Words] = [line for line in left if line[0][0] == "gone"]
    return Row(field, tuple(left), tuple(right), (*right, *gone))


def _moved(change: Change, old: Plan, new: Plan) -> Row:
    sides = [
        [_theme(plan, number) for number in value] if isinstance(value, list) else []
        for plan, value in ((old, change.old), (new, change.new))
    ]
    left: list[Words] = [(("gone", name),) for name in sides[0]]
    right: list[Words] = [(("come", name),) for name in sides[1]]
    return Row("theme", tuple(left), tuple(right), (*left, *right))


def _theme(plan: Plan, number: object) -> str:
    title = next((theme.title for theme in plan.themes if theme.number == number), None)
    return f"{number} {title}" if title else str(number)


def value_shown(value: object) -> str:
    """A plain value as people read it."""
    if value is None:
        return ""
    if isinstance(value, Period | Budget):
        return value.text
    return word_of(str(value))


def funder_shown(funder: Funder) -> str:
    """A funder with its instrument."""
    return f"{funder.name} ({funder.instrument})" if funder.instrument else funder.name


def partner_shown(partner: Partner) -> str:
    """A partner with its role, where that says more than that it takes part."""
    return f"{partner.name} ({role_word(partner.role)})" if partner.role == "coordinator" else partner.name


def facts(side: Side, project: ProjectFields) -> Facts:
    """A project as a card tells of it."""
    told = [
        ("period", project.period.text if project.period else _("not said")),
        ("funders", ", ".join(map(funder_shown, project.funders)) or _("not said")),
        ("partners", ", ".join(map(partner_shown, project.partners)) or _("not said")),
    ]
    more = [(name, value_shown(getattr(project, name))) for name in ("scope", "status", "budget", "code")]
    return Facts(side, project.name, project.description or "", (*told, *((name, value) for name, value in more if value)))
