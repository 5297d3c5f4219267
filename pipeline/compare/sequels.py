"""Projects that go on where another ended: `Silta` and `Silta 2.0`, `Silta jatkohanke`; they are two projects, not one that was renamed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.evidence.names import short_name
from extractors.lexicon import languages, lexicon
from pipeline.compare.linkage import Link
from pipeline.compare.same import even
from schemas.findings import sentence
from schemas.plan import Period, Project

NUMBER = re.compile(r"(?<=\S)[\s-]*\b(?:([2-9]|1[0-9])(?:\.0)?|([ivx]{2,4}))$")
BRACKETS, BRACKETED = re.compile(r"[()\[\]]"), re.compile(r"[(\[][^()\[\]]*[)\]]")
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
# A stem of fewer letters names no project.
LEAST_LETTERS = 4
# How sure it is that a project goes on with another whose name it has but for the number, when the one begins as the other has ended.
LIKELIHOOD = 0.95
EVIDENCE = (sentence("same name but for what numbers it").one, sentence("begins when the other has ended").one)


@dataclass(frozen=True)
class Sequel:
    """A name without what numbers it, and its number: 1 where it has none."""

    stem: str
    number: int


@lru_cache(maxsize=65536)
def sequel(name: str) -> Sequel:
    """What a name says of the line of projects that it belongs to: `SILTA 2.0 - osaajien polku` → (`silta`, 2).

    The number may stand in brackets or behind them, behind a subtitle, or with its word: `Silta (2.0)`, `Silta, vaihe 2`.
    """
    short = _read(short_name(name))
    number = next((read.number for read in (*short, *_read(name)) if read.number > 1), 1)
    return Sequel(next((read.stem for read in short if read.number == number), short[0].stem), number)


def _read(name: str) -> tuple[Sequel, Sequel]:
    """A name with its brackets opened, `Silta (2.0)`, and without what is in them, `Silta 2.0 (SIL)`."""
    return _numbered(BRACKETS.sub(" ", name)), _numbered(BRACKETED.sub(" ", name))


def _numbered(name: str) -> Sequel:
    """What a name ends with."""
    text = even(name).casefold()
    for words in _words("sequels"):
        if text.endswith(words) and len(text) > len(words):
            return Sequel(_stem(text[: -len(words)]), 2)
    if phase := _phase().search(text):
        return Sequel(_stem(text[: phase.start()]), int(phase[1] or phase[2]))
    found = NUMBER.search(text)
    if not found or (found[2] and found[2] not in ROMAN):
        return Sequel(text, 1)
    return Sequel(_stem(text[: found.start()]), int(found[1]) if found[1] else ROMAN[found[2]])


def _stem(text: str) -> str:
    """What is left of a name, without `-hanke` at its end."""
    return short_name(text.rstrip(" -,"))


@lru_cache(maxsize=1)
def _phase() -> re.Pattern[str]:
    """A part of a line with its number: `vaihe 2`, `2. vaihe`."""
    words = "|".join(map(re.escape, _words("phases")))
    return re.compile(rf"(?<=\S)[\s,-]+(?:(?:{words}) (1?\d)|(1?\d)\.? (?:{words}))$")


@lru_cache(maxsize=2)
def _words(of: str) -> tuple[str, ...]:
    """The words of all languages that say that a project goes on, or that it is a part of a line; the longest first."""
    words = {word for language in languages() for word in lexicon(language).words("projects", of)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def find_sequels(
    old: Sequence[Project], new: Sequence[Project], links: Sequence[Link], taken: tuple[set[int], set[int]]
) -> tuple[list[Link], list[Link]]:
    """The links without those that join two projects of one line, and the pairs in which one follows the other.

    `taken` is what stands in a group of merged or split ones already. In a pair either side may be the earlier one: editions may be
    compared backwards.
    """
    apart = [link for link in links if _apart(old[link.old], new[link.new])]
    split = {link.old for link in apart}
    kept = [link for link in links if link.old not in split]
    known = {sequel(p.name) for p in (*old, *new)}
    pairs = [link for link in apart if not _between(old[link.old], new[link.new], known)]
    used = (
        taken[0] | {link.old for link in (*kept, *pairs)},
        taken[1] | {link.new for link in (*kept, *pairs)},
    )
    # Of two that say the same of their line, the first.
    by_name = {sequel(new[j].name): j for j in reversed(range(len(new))) if j not in used[1]}
    for i, project in enumerate(old):
        if i not in used[0]:
            j = _next(project, new, by_name)
            if j is not None:
                del by_name[sequel(new[j].name)]
                pairs.append(Link(i, j, LIKELIHOOD, EVIDENCE))
    return kept, sorted(pairs, key=lambda link: link.old)


def _next(project: Project, new: Sequence[Project], by_name: Mapping[Sequel, int]) -> int | None:
    """The project of the same line that comes right after or right before, in its name and in time."""
    own = sequel(project.name)
    places = [by_name[other] for step in (1, -1) if (other := Sequel(own.stem, own.number + step)) in by_name]
    return next((j for j in places if _apart(project, new[j])), None)


def _apart(old: Project, new: Project) -> bool:
    """Whether two are of one line, and the later in name begins when the earlier has ended."""
    before, after = sequel(old.name), sequel(new.name)
    if before.stem != after.stem or before.number == after.number or sum(map(str.isalpha, before.stem)) < LEAST_LETTERS:
        return False
    return ends_before(old.period, new.period) if before.number < after.number else ends_before(new.period, old.period)


def ends_before(earlier: Period | None, later: Period | None) -> bool:
    """Whether one period is over when the other begins, as far as both are known."""
    return bool(earlier and later and earlier.end and later.start and earlier.end < later.start)


def _between(old: Project, new: Project, known: set[Sequel]) -> bool:
    """Whether there is one of the line between the two, so that neither follows the other at once."""
    own = sequel(old.name), sequel(new.name)
    least, most = sorted(one.number for one in own)
    return any(Sequel(own[0].stem, number) in known for number in range(least + 1, most))
