"""The page of a history as a whole, in one file of HTML that needs no network and runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.history_page.picture import picture
from pipeline.pages.bundle import BASE, Bundle
from pipeline.reports.timeline import edition_names
from pipeline.translation import _, language, ngettext, said
from schemas.history import History

BUNDLE = Bundle((), (BASE, Path(__file__).parent / "assets/style.css"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The template; everything that goes into it is escaped."""
    found = Environment(
        loader=PackageLoader("pipeline.history_page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(_=_, ngettext=ngettext, language=language)
    return found


def history_page(history: History, links: Sequence[str | None] = ()) -> str:
    """A history as a page; what has to be known before it is read is said first.

    `links` are the addresses of the editions' files, None where there is none.
    """
    return (
        _environment()
        .get_template("history.html.j2")
        .render(
            history=history,
            picture=picture(history),
            names=edition_names(history),
            links=links or [None] * len(history.editions),
            warnings=[(found.severity, said(found)) for found in history.findings or ()],
            policy=BUNDLE.policy,
            style=Markup(BUNDLE.style),
        )
    )
