"""How an entry stands among the others of its document: what most of them have and it lacks, how much was left over, how they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.projects.confidence import company_of, own_bits
from schemas.mention import Entry, Sign
from schemas.region import Leaf

# What an entry may lack, as a sign tells it: where at most this share of all lacks it, an entry that does is odd.
LACKING = ("no-period", "no-funders", "no-partners", "no-description", "no-lead")
FEW = 0.5
# So large a share of the words in no place of the edition, and more, makes every reading doubtful.
MOST_LEFT = 0.3


def with_standing(entries: Sequence[Entry], left: Sequence[Leaf], leaves: Sequence[Leaf]) -> list[Entry]:
    """The entries with the signs that only the document tells; `left`: which of its paragraphs nothing claimed."""
    share = _words(left) / max(_words(leaves), 1)
    lacking = {name: sum(_has(entry, name) for entry in entries) / max(len(entries), 1) for name in LACKING}
    odd = [
        replace(
            entry,
            signs=(
                *entry.signs,
                *(Sign(f"odd-{name}") for name in LACKING if _has(entry, name) and lacking[name] <= FEW),
                Sign("much-left", round(min(share, MOST_LEFT) / MOST_LEFT, 3)),
            ),
        )
        for entry in entries
    ]
    company = company_of([own_bits(entry.signs) for entry in odd], [entry.part for entry in odd])
    return [replace(entry, signs=(*entry.signs, *said)) for entry, said in zip(odd, company, strict=True)]


def _has(entry: Entry, name: str) -> bool:
    return any(sign.name == name for sign in entry.signs)


def _words(leaves: Sequence[Leaf]) -> int:
    return sum(len(leaf.text.split()) for leaf in leaves)
