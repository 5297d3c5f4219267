"""Prints a few generated editions with the programs that plans are made with: `python -m tests.generated.printing`.

Needs Debian's `chromium` and `libreoffice-impress`, and DejaVu's fonts. The PDFs are committed in `printed/`, each beside the one
that reportlab makes of the same sheets, so that the tests need neither.
"""

from __future__ import annotations

from pathlib import Path

from tests.generated.drawing.programs import by_browser, by_office
from tests.generated.edition import make

FOLDER = Path(__file__).parent / "printed"
PROGRAMS = {"chromium": by_browser, "libreoffice": by_office}
EDITIONS = {
    "chromium": (("table-money", 4), ("name-and-facts", 7), ("table-over-pages", 4)),
    "libreoffice": (("table-money", 1), ("theme-lanes", 7)),
}
"""Which are printed by which program: of such as are set in DejaVu, which all of them have."""


def main() -> None:
    """Makes all of `printed/` anew."""
    FOLDER.mkdir(exist_ok=True)
    for program, editions in EDITIONS.items():
        for family, seed in editions:
            edition = make(family, seed)
            (FOLDER / f"{edition.name}.pdf").write_bytes(edition.pdf)
            PROGRAMS[program](edition.sheets, FOLDER / f"{edition.name}--{program}.pdf")


if __name__ == "__main__":
    main()
