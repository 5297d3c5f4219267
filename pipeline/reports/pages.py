"""A diff and a history as documents: Markdown for an e-mail or a merge request, HTML in one file that needs no network."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.compare.linkage import DOUBTFUL
from pipeline.reports.layout import counts, kind_words, page_words, sections
from pipeline.reports.timeline import edition_names, timeline
from pipeline.translation import _, language, ngettext
from schemas.diff import Diff, EditionInfo
from schemas.history import History
from schemas.plan import Plan

MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; what goes into HTML is escaped."""
    found = Environment(
        loader=PackageLoader("pipeline.reports"),
        autoescape=lambda name: bool(name) and ".html" in str(name),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["md"] = lambda text: MARKDOWN.sub(r"\\\1", str(text))
    found.filters["pages"] = page_words
    found.filters["said"] = _
    found.install_gettext_callables(_, ngettext, newstyle=False)  # type: ignore[attr-defined]
    found.globals["language"] = language
    return found


def markdown(diff: Diff, old: Plan, new: Plan) -> str:
    """What changed, in Markdown."""
    return render("diff.md.j2", diff=diff, counts=counts(diff), sections=sections(diff, old, new))


def html(diff: Diff, old: Plan, new: Plan, links: Sequence[str | None]) -> str:
    """What changed, as a page of HTML; `links` are the addresses of the old and the new edition's files, None where there is none."""
    return render(
        "diff.html.j2",
        diff=diff,
        counts=counts(diff),
        sections=sections(diff, old, new),
        kinds=kind_words(),
        doubtful=DOUBTFUL,
        links=dict(zip(("old", "new"), links, strict=True)),
    )


def history_html(history: History, links: Sequence[str | None]) -> str:
    """A history as a page of HTML, the timeline as a picture in it; `links` are the addresses of the editions' files, None where there is
    none."""
    return render("history.html.j2", history=history, picture=timeline(history), names=edition_names(history), links=links)


def render(template: str, **values: Any) -> str:
    """A template filled in."""
    return environment().get_template(template).render(**values)


def link(edition: EditionInfo, folders: Sequence[Path], page: Path | None) -> str | None:
    """The address of an edition's file, relative to the page's folder; None where it lies in none of the folders.

    A file is the edition's if it has the name and the SHA-256 that the edition was read from: no link leads to another.
    """
    for folder in folders:
        path = folder / edition.filename
        if path.is_file() and sha256(path.read_bytes()).hexdigest() == edition.sha256:
            start = page.parent if page is not None else Path()
            return quote(Path(os.path.relpath(path, start)).as_posix())
    return None
