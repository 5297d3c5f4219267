"""Pictures of generated editions to be looked at: `python -m tests.generated.pictures [FAMILY…] [-o DIR]`, a sheet of pages a family."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.generated.edition import make
from tests.generated.families import all_shapes

ROOT = Path(__file__).parents[2]
COLUMNS, WIDTH, GAP = 6, 520, 8
"""Pages in a row; how wide a page and the space between pages are, in pixels."""


def pages_of(pdf: bytes) -> Iterable[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=WIDTH / page.get_width()).to_pil()


def sheet_of(editions: Iterable[bytes]) -> Image.Image:
    """The pages of editions in rows, each edition beginning a row of its own."""
    rows: list[list[Image.Image]] = []
    for pdf in editions:
        pages = list(pages_of(pdf))
        rows += [pages[n : n + COLUMNS] for n in range(0, len(pages), COLUMNS)]
    height = sum(max(page.height for page in row) + GAP for row in rows)
    sheet, top = Image.new("RGB", (COLUMNS * (WIDTH + GAP), height), "gray"), 0
    for row in rows:
        for n, page in enumerate(row):
            sheet.paste(page, (n * (WIDTH + GAP), top))
        top += max(page.height for page in row) + GAP
    return sheet


def main() -> None:
    """Writes the sheets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help="names of families; else all")
    parser.add_argument("--seeds", type=int, default=10, metavar="N", help="so many editions of each (10)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument(
        "-o", dest="folder", type=Path, default=ROOT / "build" / "pictures", metavar="DIR", help="where to (build/pictures)"
    )
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for family in asked.families or all_shapes():
        sheet = sheet_of(make(family, seed).pdf for seed in range(asked.first, asked.first + asked.seeds))
        target = asked.folder / f"{family}.png"
        sheet.save(target)
        print(target)


if __name__ == "__main__":
    main()
