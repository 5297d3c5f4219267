"""What the process has loaded that the calls of the command line are split off (tests/command.py); imported nowhere else."""

from __future__ import annotations

from pipeline.compare import diff
from pipeline.extraction import warm_up_for_many

__all__ = ["diff"]

warm_up_for_many()
