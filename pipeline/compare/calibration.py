"""How likely a match is that has so many bits of evidence: what became of such matches in made-up editions whose changes are known.

Evidence that is added up as if its pieces were independent is too sure of itself: a copy of a description brings its partners along. So
bits are turned into likelihoods by curves that `python -m tests.generated.diffing --calibrate` fits (logistic regression) on 240 pairs of
editions of the generator, half of which change little and half much, with others that look alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Curve:
    """From bits to the likelihood: the odds are 2 to the power of `base` + `slope` · bits, of `least` where that is more."""

    base: float
    slope: float
    least: float = -math.inf

    def likelihood(self, bits: float) -> float:
        """The likelihood of a match with so many bits, 0 to 1, at three decimals."""
        return round(float(1 / (1 + 2.0 ** -max(self.base + self.slope * bits, self.least))), 3)


# What the bits say, where nothing is known of such matches.
AS_SAID = Curve(0.0, 1.0)
# Of two items that are left to each other some three of four are the same, however little they share.
ITEMS = Curve(-2.56, 0.68, 1.52)
# Projects by what their names say: alike; alike but for a word that stands in another's place; unlike, or known of in two languages only.
ALIKE, SWAPPED, UNLIKE = Curve(4.25, 0.26), Curve(1.0, 0.07), Curve(1.54, 0.31)
