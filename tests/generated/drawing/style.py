"""How one edition looks, drawn at random: typefaces, sizes, colours, spacing, bullets, page size."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.generated.drawing.faces import TYPEFACES, Typeface
from tests.generated.drawing.sheet import BLACK, Colour

DARK: tuple[Colour, ...] = ((0.05, 0.2, 0.4), (0.0, 0.35, 0.3), (0.45, 0.1, 0.15), (0.3, 0.15, 0.45), (0.1, 0.1, 0.1), (0.0, 0.3, 0.55))
PALE: tuple[Colour, ...] = (
    (0.9, 0.95, 1.0),
    (0.92, 0.97, 0.92),
    (1.0, 0.95, 0.88),
    (0.95, 0.92, 0.98),
    (0.94, 0.94, 0.94),
    (0.99, 0.93, 0.93),
)
WHITE: Colour = (1.0, 1.0, 1.0)
PAGES = {
    "wide": (960.0, 540.0),
    "slide": (720.0, 540.0),
    "small": (842.0, 474.0),
    "a4": (595.0, 842.0),
    "letter": (612.0, 792.0),
    "lying": (842.0, 595.0),
}
SLIDES, PAPER = ("wide", "slide", "small", "lying"), ("a4", "a4", "letter", "lying")


@dataclass(frozen=True)
class Style:
    """The looks of an edition; sizes in points, leading as a share of the type size."""

    page: tuple[float, float]
    deck: bool
    face: Typeface
    heading_face: Typeface
    size: float
    title_size: float
    heading_size: float
    leading: float
    bold_headings: bool
    ink: Colour
    accent: Colour
    pale: Colour
    margin: float
    bullet: str
    gap: float
    """Between paragraphs."""
    header: bool
    footer: bool
    page_word: str
    justified_title: str
    """Where titles stand: left, centre."""
    capitals: bool
    justified: bool
    """Whether paragraphs are set to both margins."""

    @property
    def inner(self) -> float:
        return self.page[0] - 2 * self.margin


def make_style(rng: Random, deck: bool, page_words: list[str], pages: tuple[str, ...] = ()) -> Style:
    """A style for a deck of slides or for a report."""
    names = SLIDES if deck else PAPER
    names = tuple(name for name in pages if name in names) or names[:3]
    page = PAGES[rng.choice(names)]
    face = TYPEFACES[rng.choice(sorted(TYPEFACES))]
    size = rng.choice((14.0, 15.0, 16.0, 18.0) if deck else (9.0, 9.5, 10.0, 10.5, 11.0))
    if page[0] < 900 and deck:
        size -= 2.0
    narrow = not face.regular.startswith("DejaVu")
    bullets = ("•", "–", "-", "dot", "square", "dot") if narrow else ("•", "–", "▪", "◦", "dot", "square", "►")
    heading_size = round(size * rng.choice((1.0, 1.15, 1.25, 1.4)), 1)
    return Style(
        page=page,
        deck=deck,
        face=face,
        heading_face=face if rng.random() < 0.75 else TYPEFACES[rng.choice(sorted(TYPEFACES))],
        size=size,
        title_size=round(size * rng.choice((1.6, 1.8, 2.0)), 1),
        heading_size=heading_size,
        leading=rng.choice((1.15, 1.2, 1.25, 1.3, 1.4, 1.5)),
        bold_headings=heading_size < size * 1.2 or rng.random() < 0.7,
        ink=BLACK if rng.random() < 0.7 else (0.2, 0.2, 0.25),
        accent=rng.choice(DARK),
        pale=rng.choice(PALE),
        margin=rng.choice((36.0, 45.0, 54.0) if deck else (56.0, 64.0, 72.0)),
        bullet=rng.choice(bullets),
        gap=round(size * rng.choice((0.35, 0.5, 0.7)), 1),
        header=rng.random() < (0.2 if deck else 0.4),
        footer=rng.random() < 0.7,
        page_word=rng.choice(page_words),
        justified_title="centre" if deck and rng.random() < 0.15 else "left",
        capitals=rng.random() < 0.08,
        justified=not deck and rng.random() < 0.25,
    )
