"""What stands beside a page's text: a speaker's notes under the slide, footnotes and their numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from schemas.document import Line, Word

# What a footnote begins with, and how small it is set against the text.
LEADING = re.compile(r"\d{1,2}(?!\.?\d)")
SMALLER = 0.96


def numbers_of(words: Iterable[Word]) -> list[Line]:
    """The numbers of footnotes that stand behind words of a text, each as a line of its own."""
    return [Line((word,)) for word in words if word.look.note]


def footnotes(lines: Sequence[Line], numbers: Sequence[Line]) -> list[Line]:
    """Those of a page's lines, top to bottom, that are footnotes: small ones that begin with a number the text has, and what goes on."""
    told = {unicodedata.normalize("NFKC", number.text) for number in numbers}
    if not told:
        return []
    sizes = sorted(line.size for line in lines for _ in line.words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    found: list[Line] = []
    for line in lines:
        begins = LEADING.match(line.text)
        if line.size < SMALLER * usual and ((begins and begins[0] in told) or (found and line.size == found[-1].size)):
            found.append(line)
    return found
