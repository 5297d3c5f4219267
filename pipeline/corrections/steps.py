"""What each kind of correction does to an edition: the changed edition, or why it was left: to be offered, or stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.text.passage import joined, spans_of
from pipeline.corrections.anchors import Found, even, mention_hash, project_of, text_of
from pipeline.corrections.fields import confidence, read_texts, set_field, with_value
from pipeline.corrections.outlines import has_theme, put, taken
from pipeline.corrections.projects import added, join, put_together, read_again, removed, split, themes_of, with_project
from pipeline.corrections.values import LISTS, as_text, value_of
from pipeline.corrections.words import Pages, parted, passage_of
from schemas.corrections import Join, Make, Move, Remove, Seen, Settle, Split, Value
from schemas.document import Passage
from schemas.plan import Item, Mention, Plan, Settled

Left = Literal["offered", "stale"]
Step = Plan | Left


@dataclass(frozen=True)
class Context:
    """What the steps need besides the edition: its language, and its pages where the file is at hand."""

    language: str
    pages: Pages = field(default_factory=dict)
    became: Mapping[str, str] = field(default_factory=dict)
    """The id of the project that a text is a part of since an earlier correction, by the text's hash."""

    def after(self, correction: Seen, before: Plan, plan: Plan) -> Context:
        """The same behind a correction: texts that stand by themselves no more are found in the project that has them now."""
        ids = {project.id for project in plan.projects}
        standing = {mention_hash(mention.text) for project in plan.projects for mention in project.mentions}
        joined_to = project_of(before, correction.into, self.became) if isinstance(correction, Join) else None
        heir = before.projects[joined_to.place].id if joined_to else ""
        became = {hash_: id_ if id_ in ids else heir for hash_, id_ in self.became.items()}
        for project in before.projects:
            for mention in project.mentions:
                if (hash_ := mention_hash(mention.text)) not in standing:
                    became[hash_] = project.id if project.id in ids else heir
        return replace(self, became=became)


def take(plan: Plan, correction: Seen, context: Context) -> Step:
    """The edition with a correction. Raises ValueError where a value is none of its field."""
    match correction:
        case Value():
            return _value(plan, correction, context)
        case Split():
            return _split(plan, correction, context)
        case Join():
            return _join(plan, correction, context)
        case Move():
            return _move(plan, correction, context)
        case Make():
            return _make(plan, correction, context)
        case Remove():
            found = project_of(plan, correction, context.became)
            return removed(plan, found.place) if found and found.how == "text" else _left(found)
        case Settle():
            return _settle(plan, correction, context)
    return plan


def _left(found: Found | object | None) -> Left:
    return "offered" if found else "stale"


def _value(plan: Plan, correction: Value, context: Context) -> Step:
    """A value holds where the text is the same; under the same name, where what it replaces stands there or it stands there itself."""
    found = project_of(plan, correction, context.became)
    value = value_of(correction, context.language)
    if found is None or found.how == "alike":
        return _left(found)
    if found.how == "name" and not _holds(plan, found, correction, value):
        return "offered"
    return with_value(plan, found.place, correction, value, context.pages)


def _holds(plan: Plan, found: Found, correction: Value, value: object) -> bool:
    texts = [even(text) for text in read_texts(plan.projects[found.place], correction.field)]
    new = even(as_text(value) or "")
    if correction.read is not None and even(correction.read) in texts:
        return True
    return new in texts if value is not None else correction.field not in LISTS and not texts


def _split(plan: Plan, correction: Split, context: Context) -> Step:
    found = project_of(plan, correction, context.became)
    if found is None or found.how == "alike":
        return _left(found)
    project = plan.projects[found.place]
    mentions = [found.mention] if found.mention else project.mentions
    if not correction.begins:
        return _apart(plan, found, context, correction)
    for mention in mentions:
        passage = passage_of(mention.text, mention.spans, context.pages)
        parts = parted(passage, correction.begins) if passage else None
        if parts:
            return split(plan, found.place, mention, parts, context.language, correction)
    return "offered"


def _apart(plan: Plan, found: Found, context: Context, correction: Split) -> Step:
    """A mention that leaves the project of several to be one of its own."""
    if found.mention is None or len(plan.projects[found.place].mentions) < 2:
        return "offered"
    passage = passage_of(found.mention.text, found.mention.spans, context.pages)
    return split(plan, found.place, found.mention, [passage], context.language, correction) if passage else "offered"


def _join(plan: Plan, correction: Join, context: Context) -> Step:
    other, into = project_of(plan, correction, context.became), project_of(plan, correction.into, context.became)
    if other is None or into is None:
        return "stale"
    if other.place == into.place:
        # The rules read them as one by now.
        return plan
    if {other.how, into.how} != {"text"}:
        return "offered"
    return join(plan, into.place, other.place, context.pages, context.language, correction)


def _move(plan: Plan, correction: Move, context: Context) -> Step:
    if correction.theme is not None and not has_theme(plan, correction.theme):
        return "stale"
    if correction.name is not None:
        found = project_of(plan, correction, context.became)
        if found is None or found.mention is None or found.how != "text" or correction.theme is None:
            return _left(found)
        return _moved(plan, found, correction)
    standing = text_of(plan, correction)
    if standing is None or standing[1] != "text" or standing[0].list is None:
        return _left(standing)
    text = standing[0]
    target, theme = correction.list or text.list, correction.theme if correction.theme is not None else text.theme
    if theme is None and target != "phenomena":
        return "offered"
    rest, item = taken(plan, text)
    return put(rest, str(target), theme, item)


def _moved(plan: Plan, found: Found, correction: Move) -> Plan:
    project = plan.projects[found.place]
    mentions = [m.model_copy(update={"theme": correction.theme}) if m is found.mention else m for m in project.mentions]
    plan = set_field(plan, found.place, "themes", themes_of(mentions), correction)
    return with_project(plan, found.place, plan.projects[found.place].model_copy(update={"mentions": mentions}))


def _make(plan: Plan, correction: Make, context: Context) -> Step:
    standing = text_of(plan, correction)
    if standing is None or standing[1] != "text":
        return _left(standing)
    if correction.theme is not None and not has_theme(plan, correction.theme):
        return "stale"
    if correction.what == "partner":
        return _make_partner(plan, correction, context)
    rest, item = taken(plan, standing[0])
    if correction.what == "item":
        return put(rest, str(correction.list), correction.theme, item)
    passage = _whole(item, context.pages)
    if passage is None:
        return "offered"
    project, findings = read_again(passage, correction.page, correction.theme, context.language)
    return added(rest, put_together(project, correction, []), findings)


def _make_partner(plan: Plan, correction: Make, context: Context) -> Step:
    owner = project_of(plan, correction.of, context.became) if correction.of else None
    if owner is None or owner.how == "alike":
        return _left(owner)
    standing = text_of(plan, correction)
    assert standing is not None
    rest, item = taken(plan, standing[0])
    passage = _whole(item, context.pages)
    if passage is None:
        return "offered"
    project = rest.projects[owner.place]
    theme = owner.mention.theme if owner.mention else next(iter(project.themes), None)
    mention = Mention(theme=theme, page=correction.page, text=passage.text, spans=spans_of(passage))
    rest = with_project(rest, owner.place, project.model_copy(update={"mentions": [*project.mentions, mention]}))
    told = Value(**correction.model_dump(include=set(Seen.model_fields)), field="partners", value=passage.text)
    return with_value(rest, owner.place, told, value_of(told, context.language), context.pages)


def _whole(item: Item, pages: Pages) -> Passage | None:
    """An item and all that hangs under it as one text."""
    parts = [passage_of(one.text, one.spans, pages) for one in _all(item)]
    return joined([part for part in parts if part]) if all(parts) else None


def _all(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _all(child)


def _settle(plan: Plan, correction: Settle, context: Context) -> Step:
    """A finding is settled where the text is the same, the code, and what it says besides the page and the name."""
    owner = project_of(plan, correction, context.became) if correction.name is not None else None
    if correction.name is not None and owner is None:
        return "stale"
    id_ = plan.projects[owner.place].id if owner else None
    same = [i for i, found in enumerate(plan.findings) if found.code == correction.code and found.project_id == id_]
    at = [i for i in same if _values(plan.findings[i].values) == _values(correction.values)]
    if not at:
        return "offered" if same else plan
    if owner is not None and owner.how != "text":
        return "offered"
    settled = Settled(date=correction.date.isoformat() if correction.date else None, note=correction.note)
    findings = [f.model_copy(update={"settled": settled}) if i in at else f for i, f in enumerate(plan.findings)]
    projects = [p.model_copy(update={"confidence": confidence(p, findings)}) if p.id == id_ else p for p in plan.projects]
    return plan.model_copy(update={"findings": findings, "projects": projects})


def _values(values: object) -> dict[str, object]:
    """What a finding says, without what changes when the text moves."""
    found: dict[str, object] = dict(values) if isinstance(values, dict) else {}
    return {key: value for key, value in found.items() if key not in ("page", "pages", "project", "margin")}
