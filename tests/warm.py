"""What the process has loaded that the calls of the command line are split off (tests/command.py); imported nowhere else."""

from __future__ import annotations

import gc
from importlib import import_module

from pipeline.extraction import warm_up_for_many

# What the commands load when they are called, each of them once here and not in every call.
COMMANDS = ("cli", "explain", "show", "worker", "checks.rules", "corrections.beside", "exports.rows", "exports.staging", "reports.formats")
for name in COMMANDS:
    import_module(f"pipeline.{name}")
warm_up_for_many()
# All this is there to stay: a process that is split off need not look it through, and shares its memory.
gc.collect()
gc.freeze()
