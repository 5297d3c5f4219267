"""What changed of the texts that the model has no field for, each told once however many pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process

from pipeline.compare.changes import NOTHING, Editions, Side, change
from pipeline.compare.linkage import assign
from pipeline.compare.loose import Loose, loose_texts
from pipeline.translation import _
from schemas.diff import Change
from schemas.plan import Plan

# Two texts are one reworded where they are so alike, of 100; on a slide of the same kind, of the same theme, a little less will do.
ALIKE, SAME_SLIDE = 55.0, 8.0


@dataclass(frozen=True)
class Texts:
    """The loose texts of both editions and which of them belong together, by key."""

    old: Sequence[Loose]
    new: Sequence[Loose]

    @cached_property
    def anew(self) -> frozenset[str]:
        """The sorts of texts that are not compared, since the editions are laid out otherwise: fewer than half of them are in both."""
        return frozenset(sort for sort in ("section", "label") if self._persist(sort) < 0.5)

    def _persist(self, sort: str) -> float:
        sides = [{text.key for text in side if text.sort == sort} for side in (self.old, self.new)]
        most = max(map(len, sides))
        return len(sides[0] & sides[1]) / most if most else 0.0

    def compared(self, text: Loose) -> bool:
        """Whether a text is one that a change is told of."""
        return text.sort not in ("known", "page") and text.sort not in self.anew

    @cached_property
    def pairs(self) -> list[tuple[Loose | None, Loose | None]]:
        """Every text of either edition beside its like in the other: of the same key, else reworded, else alone."""
        found: list[tuple[Loose | None, Loose | None]] = []
        left, right = _by_key(self.old), _by_key(self.new)
        for key, texts in left.items():
            found += zip(texts, right.get(key, ()), strict=False)
        rests = [
            [text for key, texts in side.items() for text in texts[len(other.get(key, ())) :]]
            for side, other in ((left, right), (right, left))
        ]
        found += self._reworded(*rests)
        done = {id(text) for pair in found for text in pair}
        found += [(text, None) for text in rests[0] if id(text) not in done]
        return found + [(None, text) for text in rests[1] if id(text) not in done]

    def _reworded(self, gone: Sequence[Loose], come: Sequence[Loose]) -> list[tuple[Loose, Loose]]:
        """The texts that are alike, one to one, each once a key."""
        left, right = _by_key([t for t in gone if self.compared(t)]), _by_key([t for t in come if self.compared(t)])
        keys = list(left), [key for key in right if not self._has(self.old, key)]
        if not keys[0] or not keys[1]:
            return []
        alike = process.cdist(*keys, scorer=fuzz.ratio, dtype=np.float32)
        near = np.array([[SAME_SLIDE * _near(left[a][0], right[b][0]) for b in keys[1]] for a in keys[0]], dtype=np.float32)
        pairs = [(left[keys[0][i]], right[keys[1][j]]) for i, j in assign(alike + near - ALIKE)]
        return [pair for mine, theirs in pairs for pair in zip(mine, theirs, strict=False)]

    def _has(self, side: Sequence[Loose], key: str) -> bool:
        return key in self._keys[0 if side is self.old else 1]

    @cached_property
    def _keys(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(text.key for text in self.old), frozenset(text.key for text in self.new)

    def told(self, old: Loose | None, new: Loose | None) -> bool:
        """Whether a pair is a change: not so what is shown once more or once less, and what is not compared."""
        if old is not None and new is not None:
            return old.key != new.key
        text, others = (old, self._keys[1]) if old is not None else (new, self._keys[0])
        return text is not None and self.compared(text) and text.key not in others


def _near(old: Loose, new: Loose) -> int:
    return (old.kind == new.kind) + (old.theme == new.theme)


def _by_key(texts: Sequence[Loose]) -> dict[str, list[Loose]]:
    """The texts of each key, in their order."""
    found: dict[str, list[Loose]] = defaultdict(list)
    for text in texts:
        found[text.key].append(text)
    return dict(found)


def texts_of(editions: Editions) -> Texts:
    """The loose texts of both editions; a theme that is in both has one name in the keys of both."""
    place = {theme.number: n for n, theme in enumerate(editions.new.themes)}
    old = {t.number: f"={place[editions.themes[t.number]]}" if t.number in editions.themes else f"-{t.number}" for t in editions.old.themes}
    stayed = set(editions.themes.values())
    new = {t.number: f"={place[t.number]}" if t.number in stayed else f"+{t.number}" for t in editions.new.themes}
    return Texts(loose_texts(editions.old, old), loose_texts(editions.new, new))


def text_changes(editions: Editions, texts: Texts) -> Iterator[Change]:
    """Every change of a text outside the model, once however many pages show it."""
    shown: dict[tuple[str | None, str | None], list[tuple[Loose | None, Loose | None]]] = defaultdict(list)
    for old, new in texts.pairs:
        if texts.told(old, new):
            shown[old.key if old else None, new.key if new else None].append((old, new))
    for pairs in shown.values():
        sides = [[text for text in side if text is not None] for side in zip(*pairs, strict=True)]
        yield change("text_changed", _side(editions.old, sides[0]), _side(editions.new, sides[1]), _words(*sides))


def _words(old: Sequence[Loose], new: Sequence[Loose]) -> str:
    if not old:
        return _("other text added")
    return _("other text changed") if new else _("other text removed")


def _side(plan: Plan, texts: Sequence[Loose]) -> Side:
    """A text with every place where it stands; its theme is that of its slide, where there is but one and the edition has it."""
    if not texts:
        return NOTHING
    themes = {text.theme for text in texts} & {None, *(theme.number for theme in plan.themes)}
    theme = themes.pop() if len(themes) == 1 else None
    return Side([texts[0].fragment.text], theme=theme, spans=[span for text in texts for span in text.fragment.spans])
