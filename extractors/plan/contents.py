"""The edition's text in its places: slides, lists, entries, and what nothing claimed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.page.asides import numbers_of
from extractors.page.lines import lines_of
from extractors.sections.slides import ThemeTitle, Understood
from extractors.text.passage import Joiner, spans_of
from schemas.document import Block, Page, Slide
from schemas.findings import Values, finding
from schemas.mention import Entry
from schemas.plan import CurrentState, Finding, Fragment, Item, SlideInfo, Theme

Place = tuple[str, int | None]
"""A section and the number of the theme it belongs to."""


@dataclass
class Contents:
    """The edition's text in its places, filled part by part."""

    slides: list[SlideInfo] = field(default_factory=list)
    lists: dict[Place, list[Block]] = field(default_factory=dict)
    as_of: dict[int | None, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    unassigned: list[Fragment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def items(self, section: str, theme: int | None) -> list[Item]:
        """The outline of a section of a theme."""
        return _tree(self.lists.get((section, theme), []))


def themes_of(contents: Contents, themes: Sequence[ThemeTitle], ids: dict[int, list[str]]) -> list[Theme]:
    """The themes with their outlines; `ids` the projects of each, by number."""
    return [
        Theme(
            number=theme.number,
            title=theme.title or None,
            current_state=CurrentState(as_of=contents.as_of.get(theme.number), items=contents.items("current_state", theme.number)),
            strengths=contents.items("strengths", theme.number),
            development_targets=contents.items("development_targets", theme.number),
            project_ids=ids.get(theme.number, []),
        )
        for theme in themes
    ]


def unread(pages: Sequence[Page], joiner: Joiner) -> tuple[Contents, list[Understood]]:
    """The contents of pages that no rule understood, and the slides: each line is text that nothing claimed."""
    contents, slides = Contents(), []
    for page in pages:
        contents.slides.append(SlideInfo(page=page.number, title=None, kind="other", theme=None, headings=[]))
        words = [word for word in page.words if not word.look.note]
        lines = lines_of(replace(page, words=tuple(words)), ()) if words else []
        text = [Block(joiner.join([line]), page.number, line.marker.text if line.marker else "") for line in lines]
        notes = [Block(joiner.join([line]), page.number) for line in numbers_of(page.words)]
        leave(contents, text)
        leave_notes(contents, notes)
        slides.append(Understood(Slide(page.number, (*text, *notes)), "other", None, None))
    return contents, slides


def fragment_of(block: Block) -> Fragment:
    """A paragraph with its places."""
    return Fragment(text=block.text, spans=spans_of(block.passage))


def leave(contents: Contents, blocks: Sequence[Block]) -> None:
    """Put paragraphs among what nothing claimed, each with a finding."""
    for block in blocks:
        fragment = fragment_of(block)
        contents.unassigned.append(fragment)
        if not any(char.isalnum() for char in block.text):
            # A lone icon or dot is kept, and nobody needs to look at it.
            continue
        contents.findings.append(finding("unassigned-text", "warning", {"page": block.page, "text": _shown(block)}, fragment.spans))


def leave_notes(contents: Contents, notes: Sequence[Block]) -> None:
    """The footnotes and speaker's notes of a slide, said at once; of the numbers of footnotes nothing is said."""
    fragments = [fragment_of(block) for block in notes]
    contents.unassigned += fragments
    told = [block for block in notes if any(char.isalpha() for char in block.text)]
    if told:
        values: Values = {"page": told[0].page, "count": len(told), "text": _shown(told[0])}
        spans = [span for fragment in fragments for span in fragment.spans]
        contents.findings.append(finding("note", "info", values, spans))


def _shown(block: Block) -> str:
    words = block.text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


def _tree(blocks: Sequence[Block]) -> list[Item]:
    """Blocks with levels as a tree of items."""
    roots: list[tuple[Block, list[object]]] = []
    stack: list[tuple[int, tuple[Block, list[object]]]] = []
    for block in blocks:
        # What begins further in than the page's outermost level goes on with the page before.
        while stack and (stack[-1][0] >= block.level or (block.level == 0 and stack[-1][1][0].page != block.page)):
            stack.pop()
        node: tuple[Block, list[object]] = (block, [])
        (stack[-1][1][1] if stack else roots).append(node)
        stack.append((block.level, node))
    return [_item(node) for node in roots]


def _item(node: tuple[Block, list[object]]) -> Item:
    block, children = node
    return Item(text=block.text, children=[_item(child) for child in children], spans=spans_of(block.passage))  # type: ignore[arg-type]
