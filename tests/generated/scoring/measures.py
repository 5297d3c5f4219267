"""The figures of one edition, as `score.py` counts them: the five fields, the mentions' themes, the items, the trust.

A test compares them with `score.py` itself where it is at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from tests.generated.scoring.pairing import (
    Json,
    Mention,
    accepted,
    clean,
    clean_name,
    flattened,
    mentions_of,
    pair_items,
    pair_mentions,
    words,
)

SURE = 0.7
"""A project at or above this confidence claims to be right."""
FIELDS = ("name", "description", "period.edtf", "funders", "partners")
LISTS = ("state", "strengths", "targets")


@dataclass
class Tally:
    """How many values are right, of how many in the key and in the output."""

    right: int = 0
    gold: int = 0
    output: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.right, self.gold, self.output = self.right + other.right, self.gold + other.gold, self.output + other.output
        return self

    @property
    def share(self) -> float:
        """How many of the key's are right; 1 where the key has none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.output) if self.gold + self.output else 1.0


@dataclass
class Trust:
    """Wrong values and whether anything said so; projects that claim to be right, and that are."""

    values: int = 0
    wrong: int = 0
    silent: int = 0
    confident: int = 0
    confident_right: int = 0
    right: int = 0
    right_warned: int = 0

    def __iadd__(self, other: Trust) -> Trust:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self


@dataclass
class Figures:
    """Every figure of one edition. `said`: (field or "project", confidence said, whether it was right)."""

    fields: Tally = field(default_factory=Tally)
    each: dict[str, Tally] = field(default_factory=dict)
    theme: Tally = field(default_factory=Tally)
    items: Tally = field(default_factory=Tally)
    trust: Trust = field(default_factory=Trust)
    lost: int = 0
    exact: dict[int, dict[str, bool]] = field(default_factory=dict)
    """Of each mention of the key that was found: which of its fields agree as a whole."""
    said: list[tuple[str, float, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_field(name: str, holder: Json | None) -> Any:
    """A field of a project made comparable: a text or None, or the counted values of a list."""
    if holder is None:
        return Counter() if name in ("funders", "partners") else None
    if name == "period.edtf":
        return clean((holder.get("period") or {}).get("edtf"))
    return _comparable(name, holder.get(name))


def _comparable(name: str, value: Any) -> Any:
    if name in ("funders", "partners"):
        beside = "instrument" if name == "funders" else "role"
        return Counter((clean_name(one["name"]), clean(one.get(beside))) for one in value or [])
    return clean_name(value) if name == "name" else clean(value)


def _wanted(name: str, gold: Json, got: Any, found: bool) -> Any:
    """The value of the key that the output is held against: the accepted one that is nearest."""
    options = [_comparable(name, value) for value in accepted(name, gold)]
    if isinstance(options[0], Counter):
        return min(options, key=lambda option: ((option - got) + (got - option)).total())
    return got if found and got in options else options[0]


def _count(name: str, want: Any, got: Any) -> Tally:
    if name in ("funders", "partners"):
        return Tally((want & got).total(), want.total(), got.total())
    return Tally(int(want is not None and want == got), int(want is not None), int(got is not None))


def measure(output: Json, gold: Json) -> Figures:
    """The figures of an output against a key."""
    figures, mentions = Figures(), mentions_of(output)
    pairs = pair_mentions(gold["mentions"], mentions)
    figures.exact = _fields(figures, gold, mentions, pairs)
    _trust(figures, output, gold, mentions, pairs)
    _themes(figures, gold, mentions, pairs)
    _items(figures, output, gold)
    figures.lost = (Counter(_placed(gold)) - Counter(_placed(output))).total()
    return figures


def _fields(figures: Figures, gold: Json, mentions: list[Mention], pairs: dict[int, int]) -> dict[int, dict[str, bool]]:
    """The five fields; gives for each found mention of the key which fields agree as a whole."""
    exact: dict[int, dict[str, bool]] = {}
    for g, want in enumerate(gold["mentions"]):
        owner = mentions[pairs[g]].project if g in pairs else None
        if owner is None:
            figures.notes.append(f"not found: {want['name']!r}")
        for name in FIELDS:
            got = read_field(name, owner)
            aim = _wanted(name, want, got, owner is not None)
            _add(figures, name, _count(name, aim, got))
            if owner is not None:
                exact.setdefault(g, {})[name] = aim == got
                if aim != got:
                    figures.notes.append(f"{want['name']!r}, {name}: {_shown(aim)}, read {_shown(got)}")
    for o in sorted(set(range(len(mentions))) - set(pairs.values())):
        figures.notes.append(f"invented: {mentions[o].project['name']!r}")
        for name in FIELDS:
            got = read_field(name, mentions[o].project)
            _add(figures, name, Tally(0, 0, got.total() if isinstance(got, Counter) else int(got is not None)))
    return exact


def _shown(value: Any) -> str:
    text = repr(sorted(value.elements(), key=str) if isinstance(value, Counter) else value)
    return text if len(text) <= 150 else f"{text[:100]} … {text[-45:]}"


def _add(figures: Figures, name: str, tally: Tally) -> None:
    figures.fields += tally
    figures.each.setdefault(name, Tally())
    figures.each[name] += tally


def _themes(figures: Figures, gold: Json, mentions: list[Mention], pairs: dict[int, int]) -> None:
    right = sum(mentions[o].theme == gold["mentions"][g]["theme"] for g, o in pairs.items())
    figures.theme = Tally(right, len(gold["mentions"]), len(mentions))


def _lists(plan: Json) -> dict[tuple[int | None, str], list[Json]]:
    found: dict[tuple[int | None, str], list[Json]] = {(None, "phenomena"): plan["phenomena"]}
    for theme in plan["themes"]:
        number = theme["number"]
        found[number, "state"] = (theme.get("current_state") or {}).get("items", [])
        found[number, "strengths"], found[number, "targets"] = theme["strengths"], theme["development_targets"]
    return found


def _items(figures: Figures, output: Json, gold: Json) -> None:
    """The texts of all lists, each paired within its own."""
    wanted, got = _lists(gold), _lists(output)
    for place in sorted({*wanted, *got}, key=str):
        want, mine = flattened(wanted.get(place, [])), flattened(got.get(place, []))
        pairs = pair_items(want, mine)
        right = sum(clean(want[g]["text"]) == clean(mine[o]["text"]) for g, o in pairs.items())
        figures.items += Tally(right, len(want), len(mine))
        figures.notes += [f"{place}: {want[g]['text'][:80]!r} not found" for g in range(len(want)) if g not in pairs]


# --- trust ---


@dataclass(frozen=True)
class _Alarms:
    """What the findings warn of."""

    warned: frozenset[str]
    doubted: frozenset[str]
    pointed: tuple[tuple[int | None, frozenset[str]], ...]

    def flagged(self, project: Json) -> bool:
        return project["id"] in self.warned or project["confidence"] < SURE

    def missing(self, mention: Json) -> bool:
        """Whether a warning points at words of a mention that was not found."""
        mine = {*words(mention["name"]), *words(mention["text"])}
        return any(page == mention["page"] and said and len(said & mine) >= 0.5 * len(said) for page, said in self.pointed)


def _alarms(output: Json) -> _Alarms:
    alarms = [finding for finding in output["findings"] if finding["severity"] in ("warning", "error")]
    warned = {finding["project_id"] for finding in alarms} - {None}
    doubted = {finding["project_id"] for finding in alarms if not finding["code"].startswith("missing-")} - {None}
    pointed = tuple((span["page"], frozenset(words(span["text"]))) for finding in alarms for span in finding["spans"])
    return _Alarms(frozenset(warned), frozenset(doubted), pointed)


def _trust(figures: Figures, output: Json, gold: Json, mentions: list[Mention], pairs: dict[int, int]) -> None:
    exact, trust, alarms = figures.exact, figures.trust, _alarms(output)
    seen: dict[int, bool] = {}
    for g, want in enumerate(gold["mentions"]):
        if g not in pairs:
            trust += Trust(1, 1, int(not alarms.missing(want)))
            continue
        owner = mentions[pairs[g]]
        wrong = sum(not agrees for agrees in exact[g].values())
        trust += Trust(len(FIELDS), wrong, 0 if alarms.flagged(owner.project) else wrong)
        seen[owner.owner] = seen.get(owner.owner, True) and wrong == 0
        figures.said += _said_of_fields(owner.project, exact[g])
    for o in sorted(set(range(len(mentions))) - set(pairs.values())):
        trust += Trust(0, 1, int(not alarms.flagged(mentions[o].project)))
        seen[mentions[o].owner] = False
    for number, project in enumerate(output["projects"]):
        if number not in seen:
            continue
        sure = project["confidence"] >= SURE
        right = seen[number]
        trust += Trust(0, 0, 0, int(sure), int(sure and right), int(right), int(right and project["id"] in alarms.doubted))
        figures.said.append(("project", project["confidence"], right))
    figures.trust = trust


def _said_of_fields(project: Json, exact: dict[str, bool]) -> Iterable[tuple[str, float, bool]]:
    """What the edition says of single fields (`field_confidence`, else the confidence of the project), against what was right."""
    said = project.get("field_confidence") or {}
    return [(name, float(said.get(name.split(".")[0], project["confidence"])), right) for name, right in exact.items()]


def _placed(plan: Json) -> list[str]:
    """The words of every text that has a place."""
    texts = [heading if isinstance(heading, str) else heading["text"] for slide in plan["slides"] for heading in slide["headings"]]
    texts += [item["text"] for items in _lists(plan).values() for item in flattened(items)]
    texts += [mention["text"] for mention in plan.get("mentions", [])]
    texts += [mention["text"] for project in plan["projects"] for mention in project.get("mentions", [])]
    texts += [fragment["text"] for fragment in plan.get("unassigned", [])]
    return [word for text in texts for word in words(text)]
