"""The templates of reports, a diff in Markdown for an e-mail or a merge request, and where an edition's file lies."""

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

from pipeline.reports.account import account_words, events, looks, unchanged_line, without_events
from pipeline.reports.facts import facts
from pipeline.reports.layout import counts, page_words, sections
from pipeline.translation import _, language, ngettext, said
from schemas.diff import Diff, EditionInfo
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
    found.filters["facts"] = facts
    found.filters["said"] = _
    found.install_gettext_callables(_, ngettext, newstyle=False)  # type: ignore[attr-defined]
    found.globals["language"] = language
    return found


def markdown(diff: Diff, old: Plan, new: Plan) -> str:
    """What changed, in Markdown."""
    return render(
        "diff.md.j2",
        diff=diff,
        findings=[said(finding) for finding in diff.findings or ()],
        counts=counts(diff),
        account=[line for line in (account_words(diff), unchanged_line(diff)) if line],
        looks=looks(diff),
        events=events(diff),
        sections=sections(without_events(diff), old, new),
    )


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
