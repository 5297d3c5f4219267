"""The scripts and styles of the page of a diff, as they stand in it."""

from __future__ import annotations

from pathlib import Path

from pipeline.pages.bundle import BASE, PAGE, Bundle

ASSETS = Path(__file__).parent / "assets"
# The modules in the order in which each finds those that it imports before it.
MODULES = ("kept.js", "filters.js", "walk.js", "notes.js", "pictures.js", "main.js")
BUNDLE = Bundle((PAGE, *(ASSETS / name for name in MODULES)), (BASE, ASSETS / "style.css"))
