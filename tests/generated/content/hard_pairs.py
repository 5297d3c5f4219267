"""Pairs of made-up editions that are hard to match: much of a project changes at once, others look like it; for calibrating likelihoods."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.plan import Period
from tests.generated.content.pairs import EditionPair, Editor, Row, row_of

# Shares of projects of which so much changes; where they were no harder than real editions, no match would be doubtful.
GONE, RENAMED, RETIMED, REDESCRIBED, REFUNDED, REJOINED, MOVED = 0.2, 0.55, 0.45, 0.45, 0.3, 0.4, 0.2
# Shares of the new projects that have the name's pattern, the description, the partners and the time of one that is there already.
NAMESAKE = 0.08
"""The share of the new projects that have the name of one that is gone, and nothing else of it."""
TWINNED, SAID_ALIKE, MADE_BY_THE_SAME, AT_THE_SAME_TIME = 0.6, 0.2, 0.6, 0.6
# Of an item's words so many are others, at least one.
REWORDED = (0.15, 0.3, 0.45, 0.6, 0.75)
# Shares of items that are gone, that are reworded, and of those gone that leave one behind which shares some of their words.
ITEM_GONE, ITEM_REWORDED, ITEM_TWINNED = 0.25, 0.5, 0.3
TWIN_OTHER = REWORDED[2:]


class HardEditor(Editor):
    """Changes much at once, and adds what looks like something else."""

    def _projects(self, rows: list[Row]) -> list[Row]:
        kept, gone = [], []
        for row in rows:
            before = row["name"]
            self.same[before] = None
            if self.rng.random() < GONE:
                gone.append(row)
                continue
            edits = (self._name_anew, RENAMED), (self._retime, RETIMED), (self._say_anew, REDESCRIBED), (self._fund, REFUNDED)
            for edit, share in (*edits, (self._join_anew, REJOINED), (self._move, MOVED)):
                if self.rng.random() < share:
                    edit(row)
            self.same[before] = row["name"]
            kept.append(row)
        for number in range(self.rng.randint(4, 8)):
            fresh = row_of(self.maker.project(900 + number), [self.rng.randint(1, len(self.themes))])
            if gone and self.rng.random() < NAMESAKE:
                fresh["name"] = self._free(f"{gone.pop()['name'].split(' - ')[0]} - {self.maker.one('projects', 'taglines')}")
            elif self.rng.random() < TWINNED:
                self._twin(fresh, self.rng.choice(self.rows))
            kept.append(fresh)
        self.rng.shuffle(kept)
        return kept

    def _name_anew(self, row: Row) -> None:
        """Another name, or one that has a word of the old one, or another subtitle."""
        before, other = row["name"].split(" - ")[0], self.maker.project(0).name.split(" - ")[0]
        way = self.rng.choice(("whole", "whole", "word", "subtitle"))
        if way == "word":
            other = " ".join([*before.split()[:-1], self.maker.one("projects", "taglines").split()[-1]])
        elif way == "subtitle":
            other = f"{before} - {self.maker.one('projects', 'taglines')}"
        row["name"] = self._free(other)

    def _free(self, name: str) -> str:
        """The name, numbered where another project has it."""
        number, free = 1, name
        while free.casefold() in self.taken:
            number += 1
            free = f"{name} {number * 1000}"
        self.taken.add(free.casefold())
        return free

    def _retime(self, row: Row) -> None:
        first = self.rng.randint(2021, 2026)
        last = first + self.rng.randint(1, 3)
        row["period"] = Period(text=f"{first}-{last}", edtf=f"{first}/{last}", start=f"{first}-01-01", end=f"{last}-12-31")

    def _say_anew(self, row: Row) -> None:
        """Another description, or the old one's first words and others."""
        other = self.maker.description()
        words = (row["description"] or other).split()
        row["description"] = other if self.rng.random() < 0.5 else " ".join([*words[: len(words) // 2], *other.split()[3:]])

    def _join_anew(self, row: Row) -> None:
        others = row_of(self.maker.project(0), [1])["partners"]
        row["partners"] = others if self.rng.random() < 0.5 else [*row["partners"][:1], *others[:2]]

    def _move(self, row: Row) -> None:
        row["themes"] = [self.rng.randint(1, len(self.themes))]

    def _twin(self, fresh: Row, other: Row) -> None:
        """A new project that looks like one that was there."""
        words = other["name"].split(" - ")[0].split()
        if len(words) > 1:
            fresh["name"] = self._free(" ".join([*words[:-1], self.maker.one("projects", "taglines").split()[-1]]))
        for name, share in (("description", SAID_ALIKE), ("partners", MADE_BY_THE_SAME), ("period", AT_THE_SAME_TIME)):
            if self.rng.random() < share:
                fresh[name] = other[name]
        fresh["themes"] = other["themes"]

    # --- items ---

    def _items(self, place: tuple[int, str], texts: list[str]) -> list[str]:
        found = []
        for text in texts:
            if self.rng.random() < ITEM_GONE:
                if self.rng.random() < ITEM_TWINNED:
                    found.append(self._mixed(text, TWIN_OTHER))
            elif self.rng.random() < ITEM_REWORDED:
                self.same_items[text] = self._mixed(text, REWORDED)
                found.append(self.same_items[text])
            else:
                self.same_items[text] = text
                found.append(text)
        self.rng.shuffle(found)
        return found

    def _mixed(self, text: str, shares: Sequence[float]) -> str:
        """The text with other words in the place of some."""
        words, others = text.split(), self.maker.one("descriptions", "followups").format(n=7).split()
        share = self.rng.choice(shares)
        at = self.rng.sample(range(len(words)), max(1, round(share * len(words))))
        return " ".join(self.rng.choice(others) if place in at else word for place, word in enumerate(words))


def make_hard_pair(seed: int, language: str = "fi") -> EditionPair:
    """The hard pair of a seed and a language: always the same one. Its list of changes is empty: what is the same is what it is for."""
    return HardEditor(seed, language).pair()
