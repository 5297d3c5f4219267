"""The report as a page: everything in one file, nothing runs on it, and the browser is told so."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.reporting.view import Report
from pipeline.translation import _, language, ngettext

STYLE = Path(__file__).parent / "templates/style.css.j2"
# Shades by which counts are told apart in a matrix, lightest first.
SHADES = 5


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates; everything that goes into them is escaped, whatever its name."""
    found = Environment(
        loader=PackageLoader("pipeline.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(_=_, ngettext=ngettext, language=language, shade=shade)
    return found


def page(report: Report) -> str:
    """The page in the language that is spoken."""
    style = "\n" + STYLE.read_text(encoding="utf-8")
    return _environment().get_template("report.html.j2").render(report=report, style=Markup(style), policy=policy(style))


def policy(style: str) -> str:
    """The page's Content Security Policy: our style, no script, and nothing from anywhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def shade(count: int, most: int) -> int:
    """Which shade a count has, from 0 (none) to SHADES (the highest).

    Where the highest is low, a shade stands for the same number everywhere: one project is never the darkest.

    >>> shade(0, 3), shade(1, 10), shade(10, 10), shade(1, 1)
    (0, 1, 5, 1)
    """
    return 0 if not count else max(1, round(SHADES * count / max(most, SHADES)))
