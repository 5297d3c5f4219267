"""Themes without a word that numbers them: titles that name a section as well, that sections or several projects stand under."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from extractors.evidence.headings import HeadingReader, value_of
from extractors.evidence.labels import field_of
from extractors.evidence.leaf import evidence_of
from extractors.sections.titles import CHAPTER, COUNTED_IN, SAME_SIZE, STEPPED, TITLE_WORDS, ThemeHead, Themes, find, is_value
from schemas.region import Leaf, Style

# Stands for a section that the second part of a title names in words that are not known.
SPLIT = "split"
# Stands before the text of a heading that comes again under several titles: a section in words that are not known.
AGAIN = "again:"
# A number or letter that stands alone over a theme's title: `1`, `2.`, `03`, `B`
ALONE = re.compile(r"0?(\d{1,2}|[A-H])[.)]?")
# What stands no further apart, in points, stands at one place of its page.
SAME_PLACE = 2.0
# A theme holds so many projects at least; a style of headings is that of themes where this share of them head so many.
SEVERAL, MOST_BEAR = 2, 0.5
LISTS = frozenset({"current_state", "strengths", "development_targets"})


class Titled:
    """Themes without a word that numbers them: titles that name a section as well, or that sections stand under."""

    def __init__(
        self,
        readers: Mapping[int, HeadingReader],
        heads: Sequence[Leaf],
        sections: Mapping[int, tuple[str, ...]],
        split: Mapping[int, tuple[str, str]],
    ) -> None:
        self.readers, self.heads, self.sections, self.split = readers, heads, sections, split
        self.lone: dict[int, tuple[Leaf, int]] = {}
        for before, after in itertools.pairwise(heads):
            for number, title in ((before, after), (after, before)):
                match = ALONE.fullmatch(number.text)
                if match and title.page == number.page and not ALONE.fullmatch(title.text):
                    self.lone.setdefault(id(title), (number, value_of(match[1])))

    def read(self) -> Themes:
        told = [(leaf, *self._title(leaf)) for leaf in self.heads]
        classes: dict[tuple[float, bool], list[tuple[Leaf, int | None, str, tuple[str, ...]]]] = defaultdict(list)
        for at, (leaf, number, title, own) in enumerate(told):
            if title and (under := (*own, *self._under(at))):
                classes[(leaf.style[0], leaf.style[1])].append((leaf, number, title, under))
        best = max(classes, key=lambda style: (self._covers(classes[style]), style), default=None)
        if best is None or self._covers(classes[best]) < 2:
            return Themes()
        return self._themes([row for row in told if row[2] and abs(row[0].style[0] - best[0]) <= SAME_SIZE * best[0]], classes[best])

    def _title(self, leaf: Leaf) -> tuple[int | None, str, tuple[str, ...]]:
        """(number, title, sections) of a heading that may be a theme's; without a title where it names nothing but sections."""
        reader = self.readers[leaf.page]
        pure = reader.sections(leaf.text)
        if id(leaf) in self.split:
            theme, said = self.split[id(leaf)]
            return *reader.number(theme), (*reader.sections(said), SPLIT)
        title = reader.title(leaf.text)
        if (
            pure
            or ALONE.fullmatch(leaf.text)
            or any(name.startswith(AGAIN) for name in self.sections.get(id(leaf), ()))
            or title.plan
            or title.part
            or reader.appendix(leaf.text) is not None
            or {"phenomena", "agenda"} & set(title.sections)
            or STEPPED.match(leaf.text)
            or COUNTED_IN.match(leaf.text)
            or len(leaf.text.split()) > TITLE_WORDS
        ):
            return None, "", ()
        number = self.lone[id(leaf)][1] if title.number is None and id(leaf) in self.lone else title.number
        return number, title.theme, title.sections

    def _under(self, at: int) -> list[str]:
        """The sections that are headed between a heading and the next one set as large that names none."""
        size = self.heads[at].style[0]
        found: list[str] = []
        for leaf in self.heads[at + 1 :]:
            if ALONE.fullmatch(leaf.text):
                # A theme's number, set large beside its title, ends nothing.
                continue
            if self.readers[leaf.page].appendix(leaf.text) is not None:
                break
            own = self.sections.get(id(leaf), ())
            as_large = leaf.style[0] >= size * (1 - SAME_SIZE)
            if leaf.style[0] > size * (1 + SAME_SIZE) or (as_large and (not own or self._title(leaf)[1])):
                break
            found += own
        return found

    def _covers(self, rows: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]]) -> int:
        """How many sections of lists stand under titles of a style; 0 where they are all one title's. Where each has its number and
        names a section as well (`1) Osaava työ – nykytila`), projects count, too, and the edition may have one theme only."""
        sure = all(number and self._title(leaf)[2] for leaf, number, _, _ in rows)
        if not sure and len({title.casefold() for _, _, title, _ in rows}) < 2:
            return 0
        counted = LISTS | {SPLIT} | ({"projects"} if sure else set())
        return sum(len(counted & set(under)) + len({name for name in under if name.startswith(AGAIN)}) for _, _, _, under in rows)

    def _themes(
        self,
        told: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]],
        bearing: Sequence[tuple[Leaf, int | None, str, tuple[str, ...]]],
    ) -> Themes:
        found = Themes()
        keys: list[tuple[int, str]] = []
        # A chapter before the themes (`1 Johdanto`) has no sections of a theme under it, and counts for none.
        bearing = [row for row in bearing if (LISTS | {"projects", SPLIT}) & set(row[3]) or any(name.startswith(AGAIN) for name in row[3])]
        numbers = [number for _, number, _, _ in bearing if number]
        numbered = len(numbers) >= 0.6 * len(bearing) and 1 in numbers
        for _, number, title, _ in bearing:
            if find(keys, number if numbered else None, title) is None:
                keys.append((number if numbered and number else len(keys) + 1, title))
        if numbered:
            keys.sort()
        found.titles = dict(sorted(keys))
        for leaf, number, title, own in told:
            at = find(keys, number if numbered else None, title)
            if at is not None:
                found.heads[id(leaf)] = ThemeHead(at, title, tuple(name for name in own if name != SPLIT))
                if id(leaf) in self.lone:
                    alone = self.lone[id(leaf)][0]
                    found.heads[id(alone)] = ThemeHead(at, title, title_leaf=leaf)
        self._marks(found)
        return found

    def _marks(self, found: Themes) -> None:
        """A theme's number alone, set and placed as it is over the title, tells the theme on its other pages."""
        marks = {_placed(leaf) for leaf, _ in self.lone.values() if id(leaf) in found.heads}
        for leaf in self.heads:
            match = ALONE.fullmatch(leaf.text)
            number = value_of(match[1]) if match else 0
            if _placed(leaf) in marks and id(leaf) not in found.heads and number in found.titles:
                found.heads[id(leaf)] = ThemeHead(number, found.titles[number])


def _placed(leaf: Leaf) -> tuple[Style, int, int]:
    """How a paragraph is set, and about where it begins."""
    return leaf.style, round(leaf.box[0] / SAME_PLACE), round(leaf.box[1] / SAME_PLACE)


def sections_again(
    heads: Sequence[Leaf], sections: Mapping[int, tuple[str, ...]], following: Mapping[int, Leaf], language: str
) -> dict[int, tuple[str, ...]]:
    """The sections of headings, with those in words that are not known: headings that come again, set alike. What heads a group (a
    status, a fund) is none, nor what labels a value: it stands over nothing but data."""
    often: dict[tuple[str, tuple[float, bool]], list[Leaf]] = defaultdict(list)
    for leaf in heads:
        if id(leaf) not in sections and any(char.isalpha() for char in leaf.text):
            often[_said(leaf), leaf.style[:2]].append(leaf)
    again = {
        id(leaf): (AGAIN + said,)
        for (said, _), leaves in often.items()
        if len(leaves) > 1 and not field_of(said) and not is_value(leaves[0].text, language) and not _label(leaves, following, language)
        for leaf in leaves
    }
    return {**again, **sections}


def _label(leaves: Sequence[Leaf], following: Mapping[int, Leaf], language: str) -> bool:
    """Whether most of the headings that say the same stand over data and nothing else."""
    values = [evidence_of(after.text, language) for leaf in leaves if (after := following.get(id(leaf)))]
    return sum(1 for seen in values if seen.is_data and not seen.statuses) > len(leaves) / 2


def _said(leaf: Leaf) -> str:
    """What a heading says, its chapter's number apart."""
    return CHAPTER.sub("", leaf.text).strip(" .:").casefold()


def headed(reader: HeadingReader, heads: Sequence[Leaf], following: Mapping[int, Leaf]) -> Themes:
    """Themes that nothing numbers and no section tells: headings of one style, under most of which several projects stand."""
    classes: dict[tuple[float, bool], list[tuple[Leaf, str, tuple[str, ...]]]] = defaultdict(list)
    for leaf in heads:
        title = reader.title(leaf.text)
        names = bool(title.theme) and not title.plan and not title.part and not {"phenomena", "agenda"} & set(title.sections)
        if names and not reader.sections(leaf.text) and not is_value(leaf.text, reader.language):
            classes[(leaf.style[0], leaf.style[1])].append((leaf, title.theme, title.sections))
    for style in sorted(classes, reverse=True):
        rows = classes[style]
        ends = {id(leaf) for leaf in heads if leaf.style[0] >= style[0] * (1 - SAME_SIZE)}
        bearing = [row for row in rows if _dated_under(row[0], ends, following, reader.language) >= SEVERAL]
        if len({title.casefold() for _, title, _ in bearing}) > 1 and len(bearing) >= MOST_BEAR * len(rows):
            return _in_order(bearing)
    return Themes()


def are_projects(found: Themes, heads: Sequence[Leaf], following: Mapping[int, Leaf], language: str) -> bool:
    """Whether most of what was taken for titles of themes are names: one paragraph with a period stands under each, on its page."""
    titles = [leaf for leaf in heads if id(leaf) in found.heads and found.heads[id(leaf)].title_leaf is None]
    ends = {id(leaf) for leaf in titles}
    return sum(1 for leaf in titles if _dated_under(leaf, ends, following, language) == 1) >= MOST_BEAR * max(len(titles), 1)


def _dated_under(head: Leaf, ends: Set[int], following: Mapping[int, Leaf], language: str) -> int:
    """How many paragraphs with a period stand between a heading and the next one that ends what it heads, on its page."""
    count, at, seen = 0, following.get(id(head)), {id(head)}
    while at is not None and id(at) not in ends and id(at) not in seen:
        seen.add(id(at))
        count += bool(evidence_of(at.text, language).periods)
        at = following.get(id(at))
    return count


def _in_order(rows: Sequence[tuple[Leaf, str, tuple[str, ...]]]) -> Themes:
    """Themes numbered as they come, one title always the same."""
    found = Themes()
    keys: list[tuple[int, str]] = []
    for leaf, title, own in rows:
        at = find(keys, None, title)
        if at is None:
            at = len(keys) + 1
            keys.append((at, title))
        found.heads[id(leaf)] = ThemeHead(at, title, own)
    found.titles = dict(keys)
    return found
