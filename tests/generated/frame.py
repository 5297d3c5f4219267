"""The plan around the projects: cover, phenomena, themes with their sections, as a deck of slides or as a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.generated.content.plan import Item, Theme
from tests.generated.desk import Desk
from tests.generated.drawing.sheet import Tag
from tests.generated.drawing.text import lay, paint_row
from tests.generated.families.shape import Shape
from tests.generated.manner import Manner
from tests.generated.matter import Matter, after_state, cover_lines, opening, pages
from tests.generated.sections import column_of
from tests.generated.slides import divider, slide

SECTIONS = ("state", "strengths", "targets")


def draw_plan(desk: Desk, shape: Shape) -> None:
    """The whole edition, its projects in the given shape."""
    rng, deck = desk.rng, desk.style.deck
    manner = Manner.drawn(rng, deck)
    manner.matter = matter = Matter.drawn(Random(f"{desk.shape_seed} matter"), deck)
    if manner.themed == "bar":
        desk.style = replace(desk.style, header=False)
    if manner.themed == "agenda" and rng.random() < 0.4:
        _leave_out_a_theme(desk)
    _cover(desk, matter)
    pages(desk, matter, matter.front, lambda desk, title: _open_part(desk, title) if len(desk.sheets) == 1 else _go_on_with(desk, title))
    if manner.themed == "agenda" or manner.listed:
        _agenda(desk, manner)
    if desk.plan.phenomena:
        _open_part(desk, desk.heading_words("phenomena"))
        _items(desk, "phenomena", None, desk.plan.phenomena, manner)
    for theme in desk.plan.themes:
        _theme(desk, theme, manner, shape if shape.by_theme else None)
    if not shape.by_theme:
        _open_part(desk, desk.heading_words("projects"))
        _shape(desk, shape, None)
    pages(desk, matter, matter.back, _go_on_with)


def _shape(desk: Desk, shape: Shape, theme: Theme | None) -> None:
    """The projects, drawn with the same chances in every theme."""
    kept, desk.rng = desk.rng, Random(desk.shape_seed)
    if desk.rng.random() < 0.12:
        intro = desk.words["headings"]["intro" if theme else "intro_of_all"]
        desk.put(desk.para(desk.run(desk.rng.choice(intro), tag=desk.key.heading())), keep=60)
    ends = desk.rng.random() < 0.15
    shape.draw(desk, theme)
    desk.rng = kept
    if ends:
        desk.space(desk.style.size * 2)
        desk.put(desk.para(desk.run(desk.words["headings"]["outro"][0], tag=desk.key.heading())))


# --- parts ---


def _cover(desk: Desk, matter: Matter) -> None:
    desk.on_page = None
    desk.page()
    style = desk.style
    desk.y = style.page[1] * desk.rng.choice((0.25, 0.35, 0.42))
    desk.put(desk.para(desk.head(desk.plan.title, round(style.title_size * 1.2, 1), desk.key.heading(), bold=True)), after=20)
    desk.put(desk.para(desk.run(desk.plan.cover_line, tag=desk.key.heading())))
    cover_lines(desk, matter)


def _leave_out_a_theme(desk: Desk) -> None:
    """The agenda lists a first theme of which the edition has no slide; the others' numbers begin at 2."""
    titles = [theme.title for theme in desk.plan.themes]
    absent = next(title for title in desk.words["themes"] if title not in titles)
    themes = tuple(replace(theme, number=theme.number + 1) for theme in desk.plan.themes)
    desk.plan = desk.key.plan = replace(desk.plan, themes=themes)
    desk.key.absent = [(1, absent)]


def _agenda(desk: Desk, manner: Manner) -> None:
    """The themes listed: on a slide of their own, or as a report's table of contents with page numbers at the right."""
    _open_part(desk, desk.heading_words("agenda"))
    titles = [(number, f"{number}. {title}") for number, title in desk.key.absent]
    titles += [
        (theme.number, f"{theme.number}. {theme.title}" if desk.style.deck else chapter_title(theme, desk, manner))
        for theme in desk.plan.themes
    ]
    for number, title in titles:
        y, page = desk.y, 2 * number + 1
        desk.put(desk.para(desk.run(title, tag=desk.key.heading(number)), align="ragged"))
        if not desk.style.deck:
            last = lay(desk.para(desk.run(str(page), tag=desk.key.heading()), align="right"), desk.x1 - desk.x0)
            paint_row(desk.sheet, last, 0, desk.x0, y)


def _open_part(desk: Desk, title: str) -> None:
    """A part of the plan outside the themes."""
    if desk.style.deck:
        slide(desk, title, None, None)
    else:
        desk.on_page = None
        desk.page()
        desk.heading(title, 1)


def _go_on_with(desk: Desk, title: str) -> None:
    """A part that a report begins under the last one where there is room, as a chapter like others."""
    if desk.style.deck or desk.bottom - desk.y < desk.style.page[1] * 0.3:
        _open_part(desk, title)
    else:
        desk.heading(title, 1)


def title_of(theme: Theme, desk: Desk, manner: Manner) -> str:
    """A theme's title as the edition writes it."""
    if not manner.numbered:
        return theme.title
    word = desk.words["theme_words"]
    chosen = desk.labels.setdefault("theme word", desk.rng.choice(word))
    return f"{chosen} {theme.number}{manner.between}{theme.title}" if manner.worded else f"{theme.number}. {theme.title}"


def chapter_title(theme: Theme, desk: Desk, manner: Manner) -> str:
    """A theme's title as a report's chapter has it: the chapter's number before a title that has a word for its own number."""
    title = title_of(theme, desk, manner)
    return f"{theme.number + 1} {title}" if manner.themed == "numbered" and manner.worded and manner.numbered else title


def _theme(desk: Desk, theme: Theme, manner: Manner, shape: Shape | None) -> None:
    if desk.style.deck:
        _theme_slides(desk, theme, title_of(theme, desk, manner), manner, shape)
    else:
        _theme_chapter(desk, theme, manner, shape)


def _lists(theme: Theme) -> list[tuple[str, Sequence[Item]]]:
    return [("state", theme.state), ("strengths", theme.strengths), ("targets", theme.targets)]


def _theme_slides(desk: Desk, theme: Theme, title: str, manner: Manner, shape: Shape | None) -> None:
    if manner.themed == "divider":
        divider(desk, theme, title, manner)
    if shape and shape.whole:
        slide(desk, title, theme.number, None)
        kept, desk.rng = desk.rng, Random(desk.shape_seed)
        shape.draw(desk, theme)
        desk.rng = kept
        return
    if manner.beside and _sections_beside(desk, theme, title, manner):
        _project_slide(desk, theme, title, manner, shape)
        return
    first = True
    for kind, items in _lists(theme):
        if first or not manner.together or desk.bottom - desk.y < 150:
            _section_slide(desk, theme, title, kind, manner)
        else:
            desk.heading(desk.heading_words(kind), 2)
        _items(desk, kind, theme.number, items, manner)
        if first:
            after_state(desk, manner.matter)
        first = False
    _project_slide(desk, theme, title, manner, shape)


def _project_slide(desk: Desk, theme: Theme, title: str, manner: Manner, shape: Shape | None) -> None:
    if shape:
        _section_slide(desk, theme, title, "projects", manner)
        _shape(desk, shape, theme)


def _sections_beside(desk: Desk, theme: Theme, title: str, manner: Manner) -> bool:
    """The theme's lists as columns of one slide; False, and nothing drawn, where they are too long for that."""
    style, gap = desk.style, desk.style.size * 1.6
    wide = (style.inner - 2 * gap) / 3
    if max(sum(len(item.text) for item in items) for _, items in _lists(theme)) * style.size * 0.75 > wide * style.page[1] * 0.35:
        return False
    slide(desk, title, theme.number, None)
    columns = [(kind, column_of(desk, kind, theme.number, items, style.bullet, wide)) for kind, items in _lists(theme)]
    for n, (_, column) in enumerate(columns):
        column.paint(desk.sheet, desk.x0 + n * (wide + gap), desk.y)
    desk.space(max(column.height for _, column in columns) + style.gap)
    return True


def _section_slide(desk: Desk, theme: Theme, title: str, kind: str, manner: Manner) -> None:
    """A slide of a section of a theme."""
    heading = desk.heading_words(kind)
    if manner.themed == "combined":
        slide(
            desk,
            f"{title} – {heading[0].lower()}{heading[1:]}" if desk.plan.language != "en" else f"{title} – {heading}",
            theme.number,
            None,
        )
    elif manner.themed == "agenda" and (theme.number == desk.plan.themes[0].number and kind == "state"):
        slide(desk, title, theme.number, None)
        desk.heading(heading, 2)
    elif manner.themed in ("divider", "agenda"):
        slide(desk, heading, None, None)
    elif manner.themed == "bar":
        slide(desk, heading, None, (theme.number, title))
    else:
        slide(desk, title, theme.number, None)
        desk.heading(heading, 2)


def _theme_chapter(desk: Desk, theme: Theme, manner: Manner, shape: Shape | None) -> None:
    numbers = manner.themed == "numbered" and manner.numbered
    chapter = theme.number + 1 if manner.worded else theme.number
    desk.chapter = f"{chapter}.4" if numbers else ""
    desk.on_page = None
    if theme.number == 1 or desk.rng.random() < 0.3 or desk.bottom - desk.y < 200:
        desk.page()
    desk.heading(chapter_title(theme, desk, manner), 1, theme=theme.number)
    opening(desk, manner.matter)
    for n, (kind, items) in enumerate(_lists(theme), 1):
        desk.heading(f"{chapter}.{n} {desk.heading_words(kind)}" if numbers else desk.heading_words(kind), 2)
        _items(desk, kind, theme.number, items, manner)
        if kind == "state":
            after_state(desk, manner.matter)
    if shape:
        heading = desk.heading_words("projects")
        desk.heading(f"{chapter}.4 {heading}" if numbers else heading, 2, keep=12 * desk.style.size)
        _shape(desk, shape, theme)


def _items(desk: Desk, listed: str, theme: int | None, items: Sequence[Item], manner: Manner, parent: Tag | None = None) -> None:
    style, depth = desk.style, 0 if parent is None else 1
    marker = (style.bullet if depth == 0 else "–") if manner.bullets or parent else ""
    for item in items:
        tag = desk.key.item(listed, theme, parent)
        indent = depth * style.size * 1.5
        hang = style.size * 1.1 if marker else 0.0
        after = style.gap * (0.5 if manner.bullets else 1.4)
        desk.put_whole(desk.para(desk.run(item.text, tag=tag), marker=marker, indent=indent, hang=hang), after=after)
        _items(desk, listed, theme, item.children, manner, tag)
