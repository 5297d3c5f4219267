"""The page as a whole: a diff, its two editions and pieces of their pages, put into one file of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.diff_page.bundle import BUNDLE
from pipeline.diff_page.crops import sheets
from pipeline.diff_page.made import view_of
from pipeline.diff_page.sources import source
from pipeline.diff_page.subjects import Pair
from pipeline.diff_page.texts import KEYS, PARTS, SEVERITIES, SIGNS, field_word, page_texts
from pipeline.pages.bundle import embedded
from pipeline.translation import _, language, ngettext
from schemas.diff import Diff
from schemas.plan import Plan


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates; everything that goes into them is escaped, whatever its name."""
    found = Environment(
        loader=PackageLoader("pipeline.diff_page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(_=_, ngettext=ngettext, language=language, field_word=field_word)
    found.globals.update(
        part_word=lambda name: PARTS[name](),
        sign=lambda name: SIGNS[name][0],
        sign_word=lambda name: SIGNS[name][1](),
        severity_word=lambda name: SEVERITIES[name](),
    )
    return found


def page(diff: Diff, old: Plan, new: Plan, folders: Sequence[Path] = (), target: Path | None = None) -> str:
    """The page of a diff in the language that is spoken.

    `folders` is where the editions' files may lie, `target` the file that the page will be: links are seen from its
    folder. Raises Unusable if a PDF that is at hand can't be drawn.
    """
    sources = [source("old", diff.old, old, folders, target), source("new", diff.new, new, folders, target)]
    with sheets(sources) as found:
        view = view_of(Pair(diff, old, new), sources, found)
    cards = view.cards
    return (
        _environment()
        .get_template("diff.html.j2")
        .render(
            view=view,
            signs=[name for name in SIGNS if any(name in card.signs for card in cards)],
            severities=[name for name in SEVERITIES if any(card.severity == name for card in cards)],
            some_left_out=found.full,
            keys=[(key, said()) for key, said in KEYS],
            policy=BUNDLE.policy,
            style=Markup(BUNDLE.style),
            script=Markup(BUNDLE.script),
            data=Markup(embedded({"editions": [diff.old.sha256, diff.new.sha256], "name": diff.new.id, "texts": page_texts()})),
        )
    )
