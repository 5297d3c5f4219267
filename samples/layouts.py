"""Lays a sample edition out anew, for the tests: as HTML printed by Chromium, other than its deck.

    python samples/layouts.py SOURCE.yaml FOLDER [LAYOUT...]
    python samples/layouts.py PAGES.html...

The second form prints pages that were laid out by hand (tests/editions/pages), each beside its source.
Layouts: slides (other bullets, bold names, a footer), columns (two, justified, words broken), report (A4, numbered
headings), table (a row a project, other order of columns), cards (labels with values); and as reports whose projects stand in
close (two columns near each other), zebra (a table without rules), wide (a ruled table over turned pages), forms (names
as headings, values below labels, over pages' ends). Needs Debian's `chromium`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

LAYOUTS = ("slides", "columns", "report", "table", "cards", "close", "zebra", "wide", "forms")
SEASONS = {"21": "kevät", "22": "kesä", "23": "syksy", "24": "talvi"}
# Where Finnish words may be broken: before a consonant that a vowel follows.
BREAK = re.compile(r"(?<=[^\W\d_]{2})(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå][^\W\d_])")
CHROMIUM = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
).split()


def point(edtf: str) -> str:
    """One end of an interval as a plan writes it: `2023-04-01` → `1.4.2023`, `2022-21` → `kevät 2022`."""
    parts = edtf.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}"
    if len(parts) == 2:
        return f"{SEASONS[parts[1]]} {parts[0]}" if parts[1] in SEASONS else f"{int(parts[1])}/{parts[0]}"
    return edtf


def period(edtf: str) -> str:
    """An interval as a plan writes it."""
    start, end = edtf.split("/")
    if not start:
        return f"{point(end)} saakka"
    return f"{point(start)} alkaen" if end == ".." else f"{point(start)}–{point(end)}"


def listed(values: list[str]) -> str:
    """Partners or funders as a cell has them: `OAMK*` coordinates, `OKM|valtionavustus` names an instrument."""
    shown = [re.sub(r"\|(.+)", r" (\1)", value).replace("*", " (koordinaattori)") for value in values]
    return ", ".join(shown)


def bold(entry: dict[str, Any]) -> tuple[str, str]:
    """An entry's text, its name and the rest."""
    text = re.sub(r"^[*~]+ ", "", entry["entry"]).replace("[[", "").replace("]]", "")
    wanted, seen = re.sub(r"\W+", "", entry["name"]), ""
    for end, letter in enumerate(text):
        if seen == wanted:
            return text[:end], text[end:]
        seen += re.sub(r"\W+", "", letter)
    return text, ""


def broken(text: str) -> str:
    """A text whose long words may be broken, by soft hyphens."""
    return " ".join(BREAK.sub("\u00ad", word) if len(word) > 6 else word for word in text.split(" "))


def print_page(page: Path, target: Path) -> None:
    """Print an HTML page with Chromium."""
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={target.resolve()}", page.resolve().as_uri()]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    print(f"{page.name} → {target}")


def main() -> None:
    """Write a PDF for each layout, or for each page that is named."""
    if sys.argv[1].endswith(".html"):
        for name in sys.argv[1:]:
            print_page(Path(name), Path(name).with_suffix(".pdf"))
        return
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)
    environment.filters.update(period=period, listed=listed, bold=bold, broken=broken)
    content = yaml.safe_load(source.read_text(encoding="utf-8"))
    for layout in sys.argv[3:] or LAYOUTS:
        html = environment.get_template("layouts.html.j2").render(layout=layout, **content)
        with tempfile.TemporaryDirectory() as scratch:
            page = Path(scratch) / f"{source.stem}--{layout}.html"
            page.write_text(html, encoding="utf-8")
            print_page(page, folder / f"{source.stem}--{layout}.pdf")


if __name__ == "__main__":
    if not shutil.which(CHROMIUM[0]):
        sys.exit("samples/layouts.py: chromium is missing; install Debian's package chromium")
    main()
