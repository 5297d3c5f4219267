"""Puts styles and scripts into the page, and tells the browser their hashes: nothing else may run or be loaded."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"
# The modules in the order in which each finds those that it imports before it.
MODULES = (
    *("texts.js", "store.js", "cards.js", "slides.js", "filter.js", "toml.js", "log.js", "mark.js", "form.js"),
    *("made.js", "shape.js", "shown.js", "edit.js", "save.js", "change.js", "main.js"),
)
IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)


@lru_cache
def script() -> str:
    """All modules as one: imports are of what stands before, so they fall away."""
    texts = [(ASSETS / name).read_text(encoding="utf-8") for name in MODULES]
    return "\n" + "\n".join(EXPORT.sub("", IMPORT.sub("", text)) for text in texts)


@lru_cache
def style() -> str:
    """The style sheet."""
    return "\n" + (ASSETS / "style.css").read_text(encoding="utf-8")


def policy() -> str:
    """The page's Content Security Policy: our script and our style, pictures that stand in the page, and nothing from anywhere."""
    ours = f"script-src '{_hash(script())}'; style-src '{_hash(style())}'"
    return f"default-src 'none'; {ours}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")


def embedded(value: Any) -> str:
    """A value as JSON that may stand in a script element: no text in it can end the element or begin another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
