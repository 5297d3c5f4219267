"""Puts every block of every slide where it belongs: headings, outlines, entries, or what is left unassigned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.entries import entries_of, entry_of
from extractors.headings import KINDS, HeadingReader, heading_reader, year_in
from extractors.layout import title_of
from extractors.passage import spans_of
from extractors.slides import DIVIDER_WORDS, ThemeTitle, Understood, theme_named
from schemas.document import Block, Role
from schemas.findings import Values, finding
from schemas.mention import Entry
from schemas.plan import CurrentState, Finding, Fragment, Item, SlideInfo, Theme

# What ends in a full stop and has so many words is a sentence.
SENTENCE = 6

Place = tuple[str, int | None]
"""A section and the number of the theme it belongs to."""


@dataclass
class Contents:
    """The edition's text in its places, filled slide by slide."""

    slides: list[SlideInfo] = field(default_factory=list)
    lists: dict[Place, list[Block]] = field(default_factory=dict)
    as_of: dict[int | None, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    unassigned: list[Fragment] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    """The paragraphs of the last entry, which may go on over the slide's end."""
    findings: list[Finding] = field(default_factory=list)

    def items(self, section: str, theme: int | None) -> list[Item]:
        """The outline of a section of a theme."""
        return _tree(self.lists.get((section, theme), []))


def assemble(understood: Sequence[Understood], themes: Sequence[ThemeTitle], language: str) -> Contents:
    """The text of every slide in its place; where no theme was found nothing was understood, and all is unassigned."""
    contents = Contents()
    for slide in understood:
        own = slide.slide.language or language
        if themes:
            _place(slide, contents, heading_reader(own), own, themes)
        else:
            contents.slides.append(_info(slide, None, []))
            _leave(contents, slide.slide.blocks)
    return contents


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


def _fragment(block: Block) -> Fragment:
    return Fragment(text=block.text, spans=spans_of(block.passage))


def _place(slide: Understood, contents: Contents, reader: HeadingReader, language: str, themes: Sequence[ThemeTitle]) -> None:
    title = title_of(slide.slide)
    headings = [title] if title else []
    section, leftover, notes = _opening(slide), [], []
    # A list of projects may go through the themes, each under its title.
    projects: list[tuple[int | None, list[Block]]] = [(slide.theme, [])]
    lists: dict[Place, list[Block]] = {}
    if title and slide.theme and slide.kind == "current_state" and (year := year_in(title.text)):
        contents.as_of.setdefault(slide.theme, year)
    for block in slide.slide.content():
        if block is title:
            continue
        if block.role is Role.LABELS:
            headings.append(block)
            continue
        if block.role is Role.NOTE:
            notes.append(block)
            continue
        if block.cells:
            if told := _told_theme(block):
                theme = _own_theme(told, themes, reader)
                if theme is None:
                    contents.findings.append(_unclear_theme(told, block))
                if (theme or slide.theme) != projects[-1][0]:
                    projects.append((theme or slide.theme, []))
            projects[-1][1].append(block)
            continue
        if section == "projects" and (theme := theme_named(block.text, themes, reader)):
            headings.append(block)
            projects.append((theme, []))
            continue
        named = reader.sections(block.text) if slide.kind not in ("cover", "agenda") else ()
        if named and _heads(block):
            headings.append(block)
            section = named[0]
            if section == "current_state" and slide.theme and (year := year_in(block.text)):
                contents.as_of.setdefault(slide.theme, year)
        elif section in ("cover", "agenda") or (section == "other" and _is_divider(slide)):
            headings.append(block)
        elif section == "other" or (slide.theme is None and section != "phenomena"):
            leftover.append(block)
        elif section == "projects":
            projects[-1][1].append(block)
        else:
            lists.setdefault((section, None if section == "phenomena" else slide.theme), []).append(block)
    for place, listed in lists.items():
        # Each slide's outline begins anew at its own least level.
        least = min(block.level for block in listed)
        contents.lists.setdefault(place, []).extend(replace(block, level=block.level - least) for block in listed)
    for theme, blocks in projects:
        entries, before, last = entries_of(blocks, theme, language)
        if before and theme == slide.theme and _goes_on(contents, before[0], slide):
            contents.open = [*contents.open, *before]
            contents.entries[-1] = entry_of(contents.open, theme, language)
            before = []
        contents.entries += entries
        leftover += before
        if blocks:
            contents.open = last
    running = [block for block in slide.slide.blocks if block.role is Role.RUNNING]
    contents.slides.append(_info(slide, title, [*headings, *running]))
    _leave(contents, leftover)
    _leave_notes(contents, notes)


def _told_theme(form: Block) -> str:
    """What a form says of its project's theme, empty if nothing."""
    return next((form.text[cell.start : cell.end].strip(" .") for cell in form.cells if cell.field == "theme"), "")


def _own_theme(told: str, themes: Sequence[ThemeTitle], reader: HeadingReader) -> int | None:
    """The theme that is meant, by title or by number; None if there is none."""
    numbered = [theme.number for theme in themes if told == str(theme.number)]
    return numbered[0] if numbered else theme_named(told, themes, reader)


def _unclear_theme(told: str, block: Block) -> Finding:
    return finding("unclear-theme", "warning", {"page": block.page, "text": told}, spans_of(block.passage))


def _goes_on(contents: Contents, first: Block, slide: Understood) -> bool:
    """Whether what stands before a slide's first entry is the rest of the last one: of the same theme, a page or so before."""
    last = contents.entries[-1] if contents.entries else None
    return bool(contents.open) and last is not None and last.theme == slide.theme and first.page - contents.open[-1].page <= 1


def _heads(block: Block) -> bool:
    """Whether a paragraph that names a section heads it: without a bullet, or with one and a colon behind it."""
    return not block.marker or block.text.rstrip().endswith(":")


def _opening(slide: Understood) -> str:
    """The section of what stands right under a slide's title: the first that the title names, else what the slide is."""
    first = slide.title.sections[0] if slide.title and slide.title.sections else ""
    return first if KINDS.get(first) == slide.kind else slide.kind


def _is_divider(slide: Understood) -> bool:
    """Whether a slide of no kind is little but headings: `Osa 2`, a theme's name, thanks. Bullets are none but under a part's,
    sentences never."""
    blocks = slide.slide.content()
    part = slide.title is not None and slide.title.part
    sentences = any(block.text.rstrip().endswith(".") and len(block.text.split()) >= SENTENCE for block in blocks)
    bullets = not part and any(block.marker for block in blocks)
    return not sentences and not bullets and sum(len(block.text.split()) for block in blocks) <= DIVIDER_WORDS


def _info(slide: Understood, title: Block | None, headings: Iterable[Block]) -> SlideInfo:
    return SlideInfo(
        page=slide.slide.number,
        title=title.text if title else None,
        kind=slide.kind,
        theme=slide.theme,
        headings=[_fragment(block) for block in headings],
    )


def _leave(contents: Contents, blocks: Sequence[Block]) -> None:
    for block in blocks:
        fragment = _fragment(block)
        contents.unassigned.append(fragment)
        contents.findings.append(finding("unassigned-text", "warning", {"page": block.page, "text": _shown(block)}, fragment.spans))


def _leave_notes(contents: Contents, notes: Sequence[Block]) -> None:
    """The footnotes and speaker's notes of a slide, said at once; of the numbers of footnotes nothing is said."""
    fragments = [_fragment(block) for block in notes]
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
