"""What a person sees on a terminal: texts of strangers are shown, whatever they hold; no sign in them is obeyed."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.errors import printable

# What moves a terminal's cursor, colours it or turns the direction of what follows (Unicode's categories Cc, and the marks of UAX #9).
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """A text with the signs that a terminal would obey written out: `\\x1b`, `\\u202e`; ends of lines stay."""
    return OBEYED.sub(lambda sign: printable(sign[0]), text)


class Terminal(Console):
    """A console that shows what stands in texts, and obeys nothing but rich; rich's own Text is made of what `shown` gives."""

    def render_str(self, text: str, **how: Any) -> Text:
        """A text as rich lays it out, its signs written out before its width is known."""
        return super().render_str(shown(text), **how)
