"""What is changed in the typography of a twin: a style sheet that overrules the edition's own, and bullets that are typed taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

EVERYTHING = "*, *::before, *::after"
# A bullet that is typed in front of a line's text, behind a tag or at a line's beginning.
TYPED = re.compile(r"(?m)((?:>|^)\s*)[•◦▪■●○‣►▶–-]\s+(?=\S)")


@dataclass(frozen=True)
class Look:
    """A typography: rules of CSS, put behind the edition's own; `unmarked` takes typed bullets out, too."""

    css: str
    unmarked: bool = False


def _all(rule: str) -> str:
    return f"{EVERYTHING} {{{rule}}}"


LOOKS = {
    "line-height-1.05": Look(_all("line-height: 1.05 !important")),
    "line-height-1.9": Look(_all("line-height: 1.9 !important")),
    "no-bold": Look(_all("font-weight: normal !important")),
    # White letters on a fill that is gone would be hidden text, which is another matter.
    "no-rules-no-fills": Look(
        _all("border-color: transparent !important; background: none !important; box-shadow: none !important; color: black !important")
    ),
    "no-bullets": Look('li {list-style: none !important} li::marker {content: "" !important}', unmarked=True),
    "serif": Look(_all('font-family: "Liberation Serif" !important')),
    "wide-sans": Look(_all('font-family: "DejaVu Sans" !important')),
    "70-percent": Look("body {zoom: 0.7}"),
    "125-percent": Look("body {zoom: 1.25}"),
}


def changed(html: str, look: Look) -> str:
    """The page in another look."""
    if look.unmarked:
        html = TYPED.sub(r"\1", html)
    head, found, rest = html.partition("<body")
    return f"{head}<style>{look.css}</style>{found}{rest}" if found else f"{html}<style>{look.css}</style>"
