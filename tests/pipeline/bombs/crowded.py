"""What holds a lot of what a page or a text may hold anyway."""

from __future__ import annotations

from tests.pipeline.bombs.parts import (
    MUCH,
    PLAN,
    SAID,
    SOME,
    Bombs,
    many_pages,
    nested_forms,
    paged,
    shown,
)


def rules(count: int) -> bytes:
    """Rulings that cross: every second one across, every second one down."""
    steps = (b"%d 0 m %d 400 l S 0 %d m 600 %d l S\n" % (n % 600, n % 600, n % 400, n % 400) for n in range(count))
    return b"".join(steps)


def boxes(count: int, size: int = 4) -> bytes:
    """Boxes all over a page."""
    return b"".join(b"%d %d %d %d re f\n" % (7 * n % 590, 11 * n % 390, size, size) for n in range(count))


def words(count: int) -> bytes:
    """Words all over a page, each set by itself."""
    placed = (b"BT /F 6 Tf %d %d Td (sana%d) Tj ET\n" % (n * 37 % 570, n * 13 % 390, n) for n in range(count))
    return b"".join(placed)


def texts(count: int) -> Bombs:
    """What a text may hold again and again, as plain text and on a page."""
    parts = {
        "brackets": "((a",
        "closed brackets": "(a)",
        "commas": "a, ",
        "funds": "ESR+, ",
        "conjunctions": "ja ",
        "dates": "1.1.2024 ",
        "dashes": "- ",
        "letters without blanks": "abcdefghij",
        "full stops": "A. ",
        "colons": "a: ",
        "labels": "Kesto: ",
        "slashes": "a/",
        "ids": "1234567-1 ",
        "addresses": "a@b.fi ",
        "numbers": "1 234 ",
        "places": "Kemin ",
        "hyphens": "osaamis- ",
        "quotes": '"a ',
        "years": "2024-2025 ",
        "sums": "1 000 € ",
        "figures": "123 456 789 ",
        "names with dots": "nimi.NIMI.",
        "words far apart": "sana     ",
    }
    plain = {f"{name}.txt": lambda part=part: (PLAN + part * count).encode() for name, part in parts.items()}
    lines = {f"{name} by line.txt": lambda part=part: (PLAN + f"{part}\n" * (count // 8)).encode() for name, part in parts.items()}
    pages = {f"{name}.pdf": lambda part=part: shown(part * (count // 8)) for name, part in parts.items()}
    return {**plain, **lines, **pages}


# What holds a lot of what a page may hold anyway.
CROWDED: Bombs = {
    "rulings.pdf": lambda: paged(rules(1500) + SAID),
    "boxes.pdf": lambda: paged(boxes(3000) + SAID),
    "large boxes.pdf": lambda: paged(boxes(1500, 40) + SAID),
    "words.pdf": lambda: paged(words(3000)),
    "words drawn again and again.pdf": lambda: paged(SAID * 300),
    "links.pdf": lambda: paged(SAID, page=b"/Annots[" + b"<</Subtype/Link/Rect[0 0 600 400]/A<</URI(https://a.example)>>>>" * SOME + b"]"),
    "typed on.pdf": lambda: paged(SAID, page=b"/Annots[" + b"<</Subtype/FreeText/Rect[0 0 600 400]/Contents(Silta)>>" * 500 + b"]"),
    "forms twice in forms.pdf": lambda: nested_forms(24, True),
    "a page again and again.pdf": lambda: many_pages(300),
}
CROWDED_MORE: Bombs = {
    "many rulings.pdf": lambda: paged(rules(12_000) + SAID),
    "many boxes.pdf": lambda: paged(boxes(20_000) + SAID),
    "many large boxes.pdf": lambda: paged(boxes(8_000, 40) + SAID),
    "many words.pdf": lambda: paged(words(20_000)),
    "many pages.pdf": lambda: many_pages(20_000),
    "a long curve.pdf": lambda: paged(b"0 0 m " + b"1 2 3 4 5 6 c " * MUCH + b"S " + SAID),
}
