"""How an edition shows its themes and sections, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.generated.matter import Matter


@dataclass
class Manner:
    """How this edition shows its themes and sections, drawn at random."""

    themed: str
    """deck: title, divider, bar, combined, agenda (only the agenda says them); report: numbered, plain."""
    worded: bool
    """`Teema 1: …` rather than `1. …`."""
    numbered: bool
    """Whether a theme's title carries its number."""
    listed: bool
    """Whether an agenda or a table of contents lists the themes."""
    together: bool
    """Whether a deck shows several sections on one slide."""
    bullets: bool
    between: str
    """From a theme's number to its title."""
    beside: bool
    """Whether a deck shows a theme's lists side by side."""
    matter: Matter = field(default_factory=lambda: Matter(Random(0)))
    """What stands around the themes."""

    @classmethod
    def drawn(cls, rng: Random, deck: bool) -> Manner:
        """A manner for a deck or a report."""
        return cls(
            themed=rng.choice(("title", "title", "divider", "bar", "combined", "agenda") if deck else ("numbered", "plain")),
            worded=rng.random() < 0.5,
            numbered=rng.random() < 0.85,
            listed=rng.random() < 0.3,
            together=rng.random() < 0.5,
            bullets=rng.random() < 0.85,
            between=rng.choice((". ", ": ", " – ")) if deck else rng.choice((". ", ": ")),
            beside=deck and rng.random() < 0.2,
        )
