"""Draws an edition's text as a deck of slides, so that a test may change a word of the deck, or make the next edition of it."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 960, 540
LEFT, TOP, PITCH, HANGING = 60, 470, 26, 10
# Sizes of type, in points.
TITLE, HEADING, TEXT = 28, 20, 16
# So many letters fit into a line.
LINE = 95


def drawn(text: str, path: Path) -> Path:
    """Write a PDF with a slide for each part of a text (`\\f` parts them), the first line of each its title."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for part in text.split("\f"):
        at = TOP
        for number, line in enumerate(line for line in part.splitlines() if line.strip()):
            bullet = line.startswith("•")
            size = TITLE if number == 0 else TEXT if bullet else HEADING
            at -= 0 if bullet else PITCH / 2
            for words in _wrapped(line):
                canvas.setFont("Helvetica" if bullet else "Helvetica-Bold", size)
                canvas.drawString(LEFT if words.startswith("•") or not bullet else LEFT + HANGING, at, words)
                at -= PITCH
        canvas.showPage()
    canvas.save()
    return path


def _wrapped(line: str) -> list[str]:
    found = [""]
    for word in line.split():
        if len(found[-1]) + len(word) >= LINE:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found
