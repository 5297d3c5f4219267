"""The page as a whole: an edition, pictures of its pages and their words, put into one file of HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.corrections.anchors import mention_hash
from pipeline.corrections.apply import NAMES, all_of
from pipeline.pages.bundle import embedded
from pipeline.review.bundle import BUNDLE
from pipeline.review.codes import code_named
from pipeline.review.made import ALWAYS, view_of
from pipeline.review.pictures import Picture
from pipeline.review.texts import KEYS, page_texts, word_of
from pipeline.review.view import BLANK_CARD, BLANK_LINE, FIELDS, Slide, View
from pipeline.translation import _, language, ngettext
from schemas.corrections import Corrections
from schemas.document import Page
from schemas.plan import Plan


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates; everything that goes into them is escaped, whatever its name."""
    found = Environment(
        loader=PackageLoader("pipeline.review"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(
        always=ALWAYS, _=_, ngettext=ngettext, language=language, named=word_of, list_named=word_of, code_named=code_named, read=_read
    )
    found.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
    return found


def page(
    plan: Plan,
    pictures: Iterable[Picture] = (),
    pages: Sequence[Page] = (),
    corrections: Sequence[Corrections] = (),
    files: Sequence[str] = (),
) -> str:
    """The page of an edition in the language that is spoken.

    `pictures` and `pages` are those of its file, if that is at hand; without them boxes stand on empty slides, with their words.
    `corrections` are what reviewers have said so far, `files` the names of the files in which it stands: the file that is saved holds
    all of it, and takes their place.
    """
    view = view_of(plan)
    _illustrate(view, {picture.page: picture for picture in pictures}, {page.number: page for page in pages})
    title = plan.plan.title or plan.plan.id
    return (
        _environment()
        .get_template("review.html.j2")
        .render(
            view=view,
            title=title,
            counts=_counts(view),
            fields=FIELDS,
            blank=BLANK_CARD,
            blank_line=BLANK_LINE,
            keys=[(key, said()) for key, said in KEYS],
            policy=BUNDLE.policy,
            style=Markup(BUNDLE.style),
            script=Markup(BUNDLE.script),
            data=Markup(embedded(_data(view, corrections, files))),
        )
    )


def _illustrate(view: View, pictures: Mapping[int, Picture], pages: Mapping[int, Page]) -> None:
    """Give each slide its size, its picture and its words."""
    for slide in view.slides:
        if slide.page in pages:
            slide.width, slide.height = pages[slide.page].width, pages[slide.page].height
            slide.words = [[*(round(edge, 1) for edge in box), word.text] for word in pages[slide.page].words if (box := word.box())]
        if slide.page in pictures:
            slide.picture = pictures[slide.page].data
            slide.width, slide.height = round(pictures[slide.page].width, 2), round(pictures[slide.page].height, 2)
        _reach(slide)


def _reach(slide: Slide) -> None:
    """A slide of which only boxes are known is as large as they need."""
    if not slide.picture and not slide.words:
        slide.width = max([slide.width, *(box.x + box.width + 20 for box in slide.boxes)])
        slide.height = max([slide.height, *(box.y + box.height + 20 for box in slide.boxes)])


def _counts(view: View) -> str:
    projects = ngettext("{count} project", "{count} projects", len(view.cards)).format(count=len(view.cards))
    asking = sum(1 for card in view.cards if card.asks)
    said = [projects, ngettext("{count} needs a look", "{count} need a look", asking).format(count=asking)]
    if view.settled:
        said.append(ngettext("{count} settled", "{count} settled", view.settled).format(count=view.settled))
    return " · ".join(said)


def _data(view: View, corrections: Sequence[Corrections], files: Sequence[str]) -> dict[str, Any]:
    """What the script needs: what was corrected so far, the words of each page, themes and texts."""
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in (*NAMES.values(), "seen")}
    for file in corrections:
        for one in all_of(file):
            told[NAMES[type(one)]].append(one.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
        told["seen"] += [one.model_dump(mode="json", exclude_none=True) for one in file.seen]
    return {
        "plan": view.plan.plan.id,
        "sha256": view.plan.source.sha256,
        "title": view.plan.plan.title or "",
        "corrections": told,
        "files": list(files),
        "words": {slide.page: slide.words for slide in view.slides if slide.words},
        "themes": [[theme.number, theme.title] for theme in view.themes],
        "names": {card.id: card.name for card in view.cards},
        "mentions": {mention_hash(m.text): [m.text, m.theme] for project in view.plan.projects for m in project.mentions},
        "texts": page_texts(),
    }


def _read(value: Any) -> str:
    """What the rules had read, as people read it."""
    if value in (None, [], ""):
        return _("nothing")
    if isinstance(value, list):
        return ", ".join(_read(part) for part in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or json.dumps(value, ensure_ascii=False))
    return str(value)
