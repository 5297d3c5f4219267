"""What a process that has understood a file hands on: the plan, and the account of its words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.plan import Plan


@dataclass(frozen=True)
class Outcome:
    """A plan, with how many words were read (without bullets), how many bullets, how many were placed, and whether the sum holds."""

    plan: Plan
    read: int
    placed: int
    bullets: int
    even: bool
    corrections: tuple[Path, ...] = ()
    """The files of corrections that were applied."""
    held: int = 0
    left: int = 0
    """How many corrections hold, and how many are to be looked at."""
