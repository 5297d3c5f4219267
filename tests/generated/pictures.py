"""Pictures of generated editions to be looked at: `python -m tests.generated.pictures [FAMILY…] [-o DIR]`, a sheet of pages a family."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.generated.edition import Edition, make
from tests.generated.families import all_shapes

ROOT = Path(__file__).parents[2]
COLUMNS, WIDTH, TALL, GAP = 6, 520, 1.1, 8
"""Pages in a row; how wide a page may be, in pixels; how high, as a share of that; the space between pages, in pixels."""


def page_picture(edition: Edition, number: int, width: int) -> Image.Image:
    """A page of an edition, as large as fits."""
    page = pypdfium2.PdfDocument(edition.pdf)[number - 1]
    scale = min(width / page.get_width(), width * TALL / page.get_height())
    return page.render(scale=scale).to_pil()


def numbers_of(edition: Edition, most: int) -> list[int]:
    """All pages of an edition, or at most so many: those with most words of projects."""
    if not most:
        return [page.number for page in edition.pages]
    told = Counter(page for element in edition.key.elements if element.said for page, _ in element.words)
    return sorted(number for number, _ in told.most_common(most))


def sheet_of(editions: Sequence[Edition], *, columns: int = COLUMNS, width: int = WIDTH, most: int = 0) -> Image.Image:
    """The pages of editions in rows; where all of them are shown, each edition begins a row of its own."""
    full = columns * (width + GAP)
    rows: list[list[Image.Image]] = [[]]
    for edition in editions:
        if not most and rows[-1]:
            rows.append([])
        for number in numbers_of(edition, most):
            picture = page_picture(edition, number, width)
            if sum(one.width + GAP for one in rows[-1]) + picture.width > full:
                rows.append([])
            rows[-1].append(picture)
    sheet, top = Image.new("RGB", (full, sum(max(page.height for page in row) + GAP for row in rows)), "gray"), 0
    for row in rows:
        left = 0
        for page in row:
            sheet.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    return sheet


def main() -> None:
    """Writes the sheets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help="names of families; else all")
    parser.add_argument("--seeds", type=int, default=10, metavar="N", help="so many editions of each (10)")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed (0)")
    parser.add_argument("--width", type=int, default=WIDTH, metavar="PIXELS", help=f"how wide a page is at most ({WIDTH})")
    parser.add_argument("--columns", type=int, default=COLUMNS, metavar="N", help=f"so many of them in a row ({COLUMNS})")
    parser.add_argument(
        "--most", type=int, default=0, metavar="N", help="only so many pages of each edition, those that tell most of projects"
    )
    parser.add_argument(
        "-o", dest="folder", type=Path, default=ROOT / "build" / "pictures", metavar="DIR", help="where to (build/pictures)"
    )
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for family in asked.families or all_shapes():
        editions = [make(family, seed) for seed in range(asked.first, asked.first + asked.seeds)]
        target = asked.folder / f"{family}.png"
        sheet_of(editions, columns=asked.columns, width=asked.width, most=asked.most).save(target)
        print(target)


if __name__ == "__main__":
    main()
