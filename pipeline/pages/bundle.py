"""Puts styles and scripts into a page, and tells the browser their hashes: nothing else may run or be loaded."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parent / "assets"
PAGE = SHARED / "page.js"
BASE = SHARED / "base.css"
# What falls away where all modules stand in one: what they import stands before them.
IMPORT = re.compile(r"^(?:import [^;]*|export \{[^;]*\} from [^;]*);\n", re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)


@dataclass(frozen=True)
class Bundle:
    """A page's own modules, in the order in which each finds those that it imports before it, and its style sheets."""

    modules: Sequence[Path]
    styles: Sequence[Path]

    @cached_property
    def script(self) -> str:
        """All modules as one."""
        texts = [path.read_text(encoding="utf-8") for path in self.modules]
        return "\n" + "\n".join(EXPORT.sub("", IMPORT.sub("", text)) for text in texts)

    @cached_property
    def style(self) -> str:
        """All style sheets as one."""
        return "\n" + "\n".join(path.read_text(encoding="utf-8") for path in self.styles)

    @property
    def policy(self) -> str:
        """The page's Content Security Policy: our script and our style, pictures that stand in the page, and nothing from anywhere."""
        ours = f"script-src '{_hash(self.script)}'; style-src '{_hash(self.style)}'"
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
