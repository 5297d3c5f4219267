"""Labels and headings that corrections ask for: what stands before a value that the rules missed, or over texts that they put elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from extractors.evidence.headings import BRACKETS, WORD
from extractors.lexicon import lexicon, phrase_key
from pipeline.corrections.anchors import mention_hash, project_of
from schemas.corrections import Box, Corrections, Make, Move, Seen, Value
from schemas.plan import Fragment, Item, Plan, Span

# A word or a few before a colon, right before a value: `Rahanlähde: Pohjan raha`.
LABEL = r"(?:^|[.;,(\n]\s*)([^\W\d_][^\W\d_]*(?:[ /-][^\W\d_]+){0,3})\s*:\s*"
# What no heading is: `Onnistumme. Miten?`
SENTENCES = re.compile(r"\w[.!?]\s+\w")
# A heading has no more words than these.
MOST_WORDS = 8
# A heading that is shorter than this, in points, may stand over the right half of its list.
NARROW = 200
# A heading's line is so many times as high as a text's, or begins so many points farther left.
LARGER, FARTHER = 1.1, 3

Asked = tuple[str, Literal["label", "heading"], str, str, str]


def words_asked_for(file: Corrections, plan: Plan) -> Iterator[Asked]:
    """Field, what, id, text and language of each label and heading that a file of corrections asks for in its edition."""
    language = plan.plan.language
    for label, field in _labels(file, plan):
        if not _known(label, language, "labels", field):
            yield "labels", "label", field, label, language
    for heading, section in _headings(file, plan):
        if not _known(heading, language, "sections", section, "terms"):
            yield "headings", "heading", section, heading, language


def _known(text: str, language: str, *path: str) -> bool:
    """Whether the lexicon has the words there, in whatever form."""
    keys = lexicon(language).keys(*path)
    return tuple(text.lower().split()) in keys or phrase_key(text.lower(), language) in keys


def _labels(file: Corrections, plan: Plan) -> Iterator[tuple[str, str]]:
    for one in file.value:
        found = project_of(plan, one) if one.value else None
        if found is None or found.how == "alike":
            continue
        mentions = [found.mention] if found.mention else plan.projects[found.place].mentions
        field = "coordinator" if one.role == "coordinator" else one.field
        for mention in mentions:
            for match in re.finditer(LABEL + re.escape(_first(one)), mention.text):
                yield match[1].lower(), field


def _first(one: Value) -> str:
    """What stands right behind the label: the words that were marked, else the value."""
    return one.marked[0].text if one.marked else one.value or ""


def _headings(file: Corrections, plan: Plan) -> Iterator[tuple[str, str]]:
    """What stands right over texts that a reviewer put into a list."""
    standing = _standing(plan)
    put: list[Make | Move] = [*file.make, *file.move]
    for one in put:
        section = _section(one)
        spans = standing.get(one.mention) or _told(one)
        heading = term_of(_over(plan, spans) or "") if section and spans else ""
        if heading and len(heading.split()) <= MOST_WORDS:
            yield heading, str(section)


def term_of(heading: str) -> str:
    """A heading as the lexicon has it: its words alone, as headings are read by them (`1.2 Missä loistamme (2025)?`); empty where it is
    sentences."""
    return "" if SENTENCES.search(heading) else " ".join(WORD.findall(BRACKETS.sub(" ", heading))).lower()


def _section(one: Make | Move) -> str | None:
    if isinstance(one, Make) and one.what != "item":
        return "projects" if one.what == "project" else None
    return one.list


def _standing(plan: Plan) -> Mapping[str, Sequence[Span]]:
    """Where each text outside projects stands, and each entry, by its hash."""
    parts: list[Item | Fragment] = [*plan.unassigned, *_all(plan.phenomena)]
    for theme in plan.themes:
        parts += [*_all(theme.current_state.items), *_all(theme.strengths), *_all(theme.development_targets)]
    entries = {mention_hash(mention.text): mention.spans for project in plan.projects for mention in project.mentions}
    return entries | {mention_hash(part.text): part.spans for part in parts}


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.children)


def _told(one: Seen) -> list[Span]:
    return [Span(page=one.page, bbox=one.box, text=one.text)] if one.box else []


def _over(plan: Plan, spans: Sequence[Span]) -> str | None:
    """The line right over a text, in its column: of the page's headings behind its title, and of what no rule claimed."""
    page, box = spans[0].page, spans[0].bbox
    if box is None:
        return None
    headings = [part for slide in plan.slides if slide.page == page for part in slide.headings[1:]]
    lines = [(part.text, span, True) for part in headings for span in part.spans[:1]]
    lines += [(part.text, span, False) for part in plan.unassigned for span in part.spans[:1]]
    above = [
        (span.bbox[1], text)
        for text, span, known in lines
        if span.page == page and span.bbox and _stands_over(span.bbox, box) and (known or _stands_out(span.bbox, box))
    ]
    return max(above)[1] if above else None


def _stands_over(heading: Box, box: Box) -> bool:
    """Whether a line lies above a box and reaches over some of it, as wide as a column's heading may be."""
    return heading[3] <= box[1] + 1 and heading[0] < box[2] and box[0] < max(heading[2], heading[0] + NARROW)


def _stands_out(heading: Box, box: Box) -> bool:
    """Whether a line that nothing knows is a heading to a text and not one of its list: larger, or farther left."""
    return heading[3] - heading[1] > LARGER * (box[3] - box[1]) or heading[0] < box[0] - FARTHER
