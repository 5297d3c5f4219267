"""Makes the sample editions' PDFs from their sources: slide decks by python-pptx, printed by LibreOffice Impress.

    python samples/build.py [SOURCE.yaml...]     (by default every source in samples/)

A source is YAML: `look` (type, bullets, footer) and `slides`, each with `title`, `lost_title` (the title is drawn as a
picture, whose words no reader sees) and `body`. A line of the body is a heading (`# …`), a bullet (`* …`, `** …` one
level down), a paragraph without a bullet (`~ …`, `~~ …`), `|` where the next column begins, or a mapping whose `entry`
is a project's text; the other keys of the mapping say what must be read from it (tests/editions). `[[…]]` is bold.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
PICTURE_FONT = "Carlito-Bold.ttf"
BLACK, GREY = RGBColor(0x22, 0x22, 0x22), RGBColor(0x77, 0x77, 0x77)


@dataclass(frozen=True)
class Look:
    """How a deck is set: sizes in points, the colour of titles as hex, the bullets of each level."""

    font: str = "Carlito"
    title_size: float = 28
    body_size: float = 14
    colour: str = "1B4F72"
    bullets: list[str] = field(default_factory=lambda: ["•", "–"])
    spacing: float = 4
    footer: str = ""
    date: str = ""
    numbers: bool = False
    bold_titles: bool = True

    @property
    def title_colour(self) -> RGBColor:
        return RGBColor.from_string(self.colour)


def build(source: Path, target: Path) -> None:
    """Write the PDF of a source. Raises CalledProcessError if LibreOffice fails."""
    content = yaml.safe_load(source.read_text(encoding="utf-8"))
    look = Look(**content.get("look", {}))
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for number, slide in enumerate(content["slides"], start=1):
        _add_slide(deck, slide, Look(**{**content.get("look", {}), **slide.get("look", {})}) if slide.get("look") else look, number)
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{target.stem}.pptx"
        deck.save(str(pptx))
        profile = (Path(folder) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, str(pptx)]
        subprocess.run(command, check=True, capture_output=True)
        target.write_bytes(pptx.with_suffix(".pdf").read_bytes())


def _add_slide(deck: Any, content: dict[str, Any], look: Look, number: int) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    top = Inches(0.35)
    if content.get("lost_title"):
        slide.shapes.add_picture(_picture(content["lost_title"], look), MARGIN, top, height=Inches(0.9))
    elif content.get("title"):
        frame = _box(slide, MARGIN, top, WIDTH - 2 * MARGIN, Inches(1.0), anchor=MSO_ANCHOR.MIDDLE)
        _runs(frame.paragraphs[0], content["title"], look.font, look.title_size, look.title_colour, bold=look.bold_titles)
    columns = _columns(content.get("body", []))
    width = Emu(int((WIDTH - 2 * MARGIN - (len(columns) - 1) * Inches(0.5)) / len(columns)))
    for index, lines in enumerate(columns):
        frame = _box(slide, MARGIN + index * (width + Inches(0.5)), Inches(1.45), width, HEIGHT - Inches(2.0))
        for row, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if row == 0 else frame.add_paragraph()
            _write(paragraph, line, look, first=row == 0)
    _running(slide, look, number)


def _columns(body: list[Any]) -> list[list[str]]:
    columns: list[list[str]] = [[]]
    for line in body:
        if line == "|":
            columns.append([])
        else:
            columns[-1].append(line["entry"] if isinstance(line, dict) else line)
    return columns


def _box(slide: Any, left: int, top: int, width: int, height: int, anchor: Any = MSO_ANCHOR.TOP) -> Any:
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    return frame


def _write(paragraph: Any, line: str, look: Look, *, first: bool) -> None:
    """One line of a body: its mark says whether it is a heading, a bullet or bare, and how deep."""
    mark, text = re.match(r"(#|\*+|~+)\s+(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    level = 0 if mark == "#" else len(mark) - 1
    hang = Pt(round(look.body_size * 1.2))
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(0 if mark == "#" else hang * (level + 1)))
    properties.set("indent", str(-hang if mark[0] == "*" else 0))
    if mark[0] == "*":
        bullet = properties.makeelement(qn("a:buChar"), {"char": look.bullets[min(level, len(look.bullets) - 1)]})
    else:
        bullet = properties.makeelement(qn("a:buNone"), {})
    paragraph.space_before, paragraph.space_after = Pt(0 if first else look.spacing + (6 if mark == "#" else 0)), Pt(0)
    properties.append(bullet)
    colour = look.title_colour if mark == "#" else BLACK
    _runs(paragraph, text, look.font, look.body_size, colour, bold=mark == "#")


def _runs(paragraph: Any, text: str, font: str, size: float, colour: RGBColor, *, bold: bool) -> None:
    for index, part in enumerate(re.split(r"\[\[|\]\]", text)):
        if not part:
            continue
        run = paragraph.add_run()
        run.text = part
        run.font.name, run.font.size, run.font.bold, run.font.color.rgb = font, Pt(size), bold or index % 2 == 1, colour


def _running(slide: Any, look: Look, number: int) -> None:
    """Footer, date and page number at the foot of the slide."""
    places = [(look.date, MARGIN), (look.footer, Inches(4.5)), (str(number) if look.numbers else "", WIDTH - Inches(1.2))]
    for text, left in places:
        if text:
            frame = _box(slide, left, HEIGHT - Inches(0.45), Inches(5) if text == look.footer else Inches(1.5), Inches(0.35))
            _runs(frame.paragraphs[0], text, look.font, 10, GREY, bold=False)


def _picture(text: str, look: Look) -> io.BytesIO:
    """A title that is a picture."""
    image = Image.new("RGB", (2600, 200), "white")
    ImageDraw.Draw(image).text((4, 60), text, fill=f"#{look.colour}", font=ImageFont.truetype(PICTURE_FONT, 72))
    stream = io.BytesIO()
    image.quantize(16).save(stream, "PNG", optimize=True)
    stream.seek(0)
    return stream


def main(arguments: list[str]) -> int:
    """Build the sources named, or all of samples/."""
    if not shutil.which("soffice"):
        print(
            "samples: LibreOffice Impress is needed (Debian: apt-get install libreoffice-impress fonts-crosextra-carlito)", file=sys.stderr
        )
        return 2
    sources = [Path(a) for a in arguments] or sorted(Path(__file__).parent.glob("*.yaml"))
    for source in sources:
        build(source, source.with_suffix(".pdf"))
        print(f"{source} → {source.with_suffix('.pdf').name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
