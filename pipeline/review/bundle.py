"""The scripts and styles of the review, as they stand in its page."""

from __future__ import annotations

from pathlib import Path

from pipeline.pages.bundle import BASE, PAGE, Bundle

ASSETS = Path(__file__).parent / "assets"
# The modules in the order in which each finds those that it imports before it.
MODULES = (
    *("texts.js", "store.js", "cards.js", "slides.js", "filter.js", "toml.js", "log.js", "mark.js", "form.js"),
    *("made.js", "shape.js", "shown.js", "edit.js", "save.js", "change.js", "main.js"),
)
BUNDLE = Bundle((PAGE, *(ASSETS / name for name in MODULES)), (BASE, ASSETS / "style.css"))
