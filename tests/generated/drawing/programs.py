"""Sheets printed by the programs that plans are made with: a browser (Chromium, from SVG) and LibreOffice Impress (from PPTX)."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from tests.generated.drawing.faces import descent, width
from tests.generated.drawing.sheet import Colour, Dot, Mark, Rule, Sheet, Text

ASCENT = 0.928
"""DejaVu's ascent, as a share of the type size: from a text box's top to its baseline."""


# --- Chromium ---


def svg_pages(sheets: Sequence[Sheet]) -> str:
    """An HTML page with one SVG a sheet, in points."""
    style = f"@page {{ size: {sheets[0].width}pt {sheets[0].height}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    style += " text { font-kerning: none; font-variant-ligatures: none; white-space: pre }"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(_svg(sheet) for sheet in sheets)}"


def _svg(sheet: Sheet) -> str:
    size = f'width="{sheet.width}pt" height="{sheet.height}pt" viewBox="0 0 {sheet.width} {sheet.height}"'
    return f"<svg {size}>{''.join(_shape(mark) for mark in sheet.marks)}</svg>"


def _shape(mark: Mark) -> str:
    if isinstance(mark, Text):
        family, weight = _family(mark.font)
        where = f'x="{mark.x}" y="{mark.baseline}" font-family="{family}" font-size="{mark.size}" {weight}'
        return f'<text {where} fill="{_css(mark.colour)}">{escape(mark.text)}</text>'
    if isinstance(mark, Rule):
        where = f'x1="{mark.x0}" y1="{mark.y0}" x2="{mark.x1}" y2="{mark.y1}"'
        return f'<line {where} stroke="{_css(mark.colour)}" stroke-width="{mark.width}"/>'
    if isinstance(mark, Dot):
        return f'<circle cx="{mark.x}" cy="{mark.y}" r="{mark.radius}" fill="{_css(mark.colour)}"/>'
    place = f'x="{mark.x0}" y="{mark.top}" width="{mark.x1 - mark.x0}" height="{mark.bottom - mark.top}"'
    return f'<rect {place} fill="{_css(mark.fill)}" stroke="{_css(mark.stroke)}" stroke-width="{mark.width}"/>'


def _family(font: str) -> tuple[str, str]:
    """A DejaVu font as CSS names it, and its weight and slant as attributes."""
    family = "DejaVu Serif" if "Serif" in font else "DejaVu Sans"
    slant = 'font-style="italic"' if font.endswith(("Oblique", "Italic")) else ""
    return family, f'font-weight="bold" {slant}' if "Bold" in font else slant


def _css(colour: Colour | None) -> str:
    return "none" if colour is None else f"rgb({', '.join(str(round(255 * part)) for part in colour)})"


def by_browser(sheets: Sequence[Sheet], pdf: Path) -> None:
    """Prints the sheets with Debian's `chromium`."""
    page = pdf.with_suffix(".html")
    page.write_text(svg_pages(sheets), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run(["chromium", *options, page.as_uri()], check=True, capture_output=True)
    page.unlink()
    if not pdf.exists():
        raise FileNotFoundError(f"chromium printed no {pdf}")


# --- LibreOffice ---


def by_office(sheets: Sequence[Sheet], pdf: Path) -> None:
    """Prints the sheets with LibreOffice Impress: each text in a box of its own, each rule and fill a shape."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(sheets[0].width), Pt(sheets[0].height)
    for sheet in sheets:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for mark in sheet.marks:
            _place(slide.shapes, mark)
    source = pdf.with_suffix(".pptx")
    deck.save(str(source))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(pdf.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    source.unlink()


def _place(shapes: Any, mark: Mark) -> None:
    from pptx.util import Pt

    if isinstance(mark, Text):
        _text(shapes, mark)
    elif isinstance(mark, Rule):
        line = shapes.add_connector(1, Pt(mark.x0), Pt(mark.y0), Pt(mark.x1), Pt(mark.y1))
        line.line.color.rgb, line.line.width = _rgb(mark.colour), Pt(mark.width)
    elif isinstance(mark, Dot):
        side = Pt(2 * mark.radius)
        _painted(shapes.add_shape(9, Pt(mark.x - mark.radius), Pt(mark.y - mark.radius), side, side), mark.colour, None)
    else:
        box = shapes.add_shape(1, Pt(mark.x0), Pt(mark.top), Pt(mark.x1 - mark.x0), Pt(mark.bottom - mark.top))
        _painted(box, mark.fill, mark.stroke)


def _text(shapes: Any, mark: Text) -> None:
    from pptx.util import Pt

    top = mark.baseline - ASCENT * mark.size
    wide, high = width(mark.text, mark.font, mark.size) + 8, mark.size * (ASCENT - descent(mark.font))
    frame = shapes.add_textbox(Pt(mark.x), Pt(top), Pt(wide), Pt(high)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.name = mark.text, Pt(mark.size), _family(mark.font)[0]
    run.font.bold, run.font.italic = "Bold" in mark.font, mark.font.endswith(("Oblique", "Italic"))
    run.font.color.rgb = _rgb(mark.colour)
    # No kerning: pairs of letters would be set closer than the widths that lines were broken by.
    run.font._element.set("kern", "0")


def _painted(shape: Any, fill: Colour | None, stroke: Colour | None) -> None:
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(fill)
    else:
        shape.fill.background()
    if stroke:
        shape.line.color.rgb = _rgb(stroke)
    else:
        shape.line.fill.background()
    shape.shadow.inherit = False


def _rgb(colour: Colour) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*(round(255 * part) for part in colour))
