"""Puts an inflected name in its base form where grammar asks for that and another place of the edition prints the base form.

What the lexicon confirms is in its base form already (`organisations.py`, `funders.py`): `Lapin yliopiston kanssa`. What neither
confirms stays as printed, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.evidence.parties.inflection import is_plural_genitive
from extractors.lexicon import lexicon
from extractors.text.bullets import DASHES
from extractors.text.lemmas import base_form, lemma
from schemas.document import Passage
from schemas.mention import Entry, FunderValue, Mark, PartnerValue, Problem

FOLLOWING = re.compile(rf"\s+[{re.escape(''.join(DASHES))}]?([^\W\d_]+)")
# What a word is where names are looked for: all that stands in one piece.
RUN = re.compile(r"[\w-]+")
CODES = {"funders": "unclear-funder", "partners": "unclear-partner"}


def confirmed(entries: Sequence[Entry], texts: Iterable[str], language: str) -> list[Entry]:
    """The entries of an edition, inflected names in base form where one of the edition's texts prints it."""
    if not lexicon(language).raw.get("names_inflect"):
        return list(entries)
    forms = _Forms("\n".join(texts), language)
    return [forms.entry(entry) for entry in entries]


@dataclass(frozen=True)
class _Forms:
    """What the edition prints, and the words of its language that ask for an inflected name before them."""

    printed: str
    language: str

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of what is printed: most names that are asked for have one that is not among them."""
        return frozenset(RUN.findall(self.printed))

    def _is_printed(self, name: str) -> bool:
        """Whether a name is printed, and no part of a longer word."""
        there = all(word in self._words for word in RUN.findall(name))
        return there and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w:-])", self.printed) is not None

    def entry(self, entry: Entry) -> Entry:
        """The entry with each of its names looked up."""
        marks, problems = [], list(entry.problems)
        for mark in entry.marks:
            form = self._inflected(mark, mark.passage or entry.passage)
            base = self._base(form) if form else None
            if form and base:
                marks.append(_renamed(mark, base))
                problems = [_renamed_problem(problem, mark, base) for problem in problems]
            elif form and mark.field in CODES:
                marks.append(replace(mark, guess=True))
                problems += self._unknown(form, mark, problems)
            else:
                marks.append(mark)
        return replace(entry, marks=tuple(marks), problems=tuple(problems))

    def _inflected(self, mark: Mark, passage: Passage) -> str | None:
        """A mark's name where it is inflected, as the word behind it asks."""
        name = _name(mark)
        at = passage.text.find(name, mark.start, mark.end) if name else -1
        behind = FOLLOWING.match(passage.text, at + len(name)) if name and at >= 0 else None
        if not name or not behind or not self._asks(mark, behind[1].lower()):
            return None
        return name if list(self._candidates(name.split()[-1])) else None

    def _asks(self, mark: Mark, word: str) -> bool:
        """Whether a name before a word is inflected: `… kanssa`, `… rahoituksella`; of a project `… hankkeessa`."""
        words = lexicon(self.language)
        if mark.field == "name":
            return lemma(word, self.language) in words.lemmas("projects", "words")
        return word in words.words("organisations", "after_genitive")

    def _base(self, name: str) -> str | None:
        """The name's base form, if it is printed."""
        *before, last = name.split()
        plural = is_plural_genitive(last, self.language)
        if plural and (found := self._plural(before, last)):
            return found
        ends = lexicon(self.language).words("organisations", "genitive_endings")
        candidates = (word for word in self._candidates(last) if not plural or last in {word + end for end in ends})
        named = (" ".join([*before, candidate]) for candidate in candidates)
        return next((base for base in named if self._is_printed(base)), None)

    def _plural(self, before: Sequence[str], last: str) -> str | None:
        """The plural that is printed, of the same word: a singular of it is another name.

        What no dictionary knows may be a singular all the same, whose genitive is that with an ending more: `Pohjantie`.
        """
        base = lemma(last, self.language)
        found = self._plurals(" ".join([*before, ""]))
        return next((" ".join([*before, word]) for word in found if word[0] == last[0] and lemma(word, self.language) == base), None)

    def _plurals(self, before: str) -> Sequence[str]:
        """The plurals that are printed behind some words, each once; kept."""
        if before not in self._kept_plurals:
            ends = "|".join(map(re.escape, lexicon(self.language).words("organisations", "plural_endings")))
            pattern = rf"(?<![\w-]){re.escape(before)}([\w-]+(?:{ends}))(?![\w:-])"
            there = all(word in self._words for word in RUN.findall(before))
            self._kept_plurals[before] = list(dict.fromkeys(re.findall(pattern, self.printed))) if there else []
        return self._kept_plurals[before]

    @cached_property
    def _kept_plurals(self) -> dict[str, Sequence[str]]:
        return {}

    def _candidates(self, word: str) -> Iterator[str]:
        """What a word's base form may be, if it is inflected."""
        if (base := base_form(word, self.language)) != word:
            yield base
        # A name of its own is in no dictionary: what its genitive is without the ending.
        for end in lexicon(self.language).words("organisations", "genitive_endings"):
            if word.endswith(end):
                yield word.removesuffix(end)

    def _unknown(self, name: str, mark: Mark, problems: Sequence[Problem]) -> Iterator[Problem]:
        """That the base form is not known, where nothing else is said of the name already."""
        if not any(problem.start == mark.start for problem in problems):
            yield Problem(CODES[mark.field], {"why": "form", "name": name}, mark.start, mark.end)


def _name(mark: Mark) -> str | None:
    if mark.field == "name":
        return str(mark.value)
    return mark.value.name if isinstance(mark.value, FunderValue | PartnerValue) else None


def _renamed(mark: Mark, base: str) -> Mark:
    value = replace(mark.value, name=base) if isinstance(mark.value, FunderValue | PartnerValue) else base
    return replace(mark, value=value, rule=f"{mark.rule}+printed")


def _renamed_problem(problem: Problem, mark: Mark, base: str) -> Problem:
    own = problem.start == mark.start and "name" in problem.values
    return replace(problem, values={**problem.values, "name": base}) if own else problem
