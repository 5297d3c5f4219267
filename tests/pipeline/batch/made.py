"""Small editions in plain text, made up, for batches: as many as a test wants."""

from __future__ import annotations

from pathlib import Path

PLACES = ("Kemin", "Oulun", "Lapin", "Kainuun", "Pirkanmaan", "Satakunnan", "Uudenmaan")


def edition(number: int) -> str:
    """An edition of two themes and two projects; every third one has the id of the one before it."""
    place = PLACES[number % len(PLACES)]
    year = 2020 + (number - number % 3 // 2) % 9
    return f"""{place} osaamisen suunnitelma {year}-{year + 4}
\f
Teema 1: Osaava työvoima
Nykytila {year}
• Osaajia on liian vähän
Kehittämiskohteet
• Lyhyet väylät työhön
\f
Teema 1: Osaava työvoima
Hankkeet
• Silta {number}. Väylä opintoihin. 1.1.{year}-31.12.{year + 2}. ESR+. Kemin kaupunki.
\f
Teema 2: Vetovoimainen matkailu
Hankkeet
• Laituri {number}. Malli ohjaukseen. 1.8.{year}-31.7.{year + 3}. JTF. Lapin yliopisto.
"""


def editions(folder: Path, count: int) -> Path:
    """A folder with so many of them."""
    folder.mkdir()
    for number in range(count):
        (folder / f"suunnitelma-{number:03}.txt").write_text(edition(number), encoding="utf-8")
    return folder


def written(folder: Path) -> dict[str, bytes]:
    """The editions in a folder of results, by their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.json"))}


def said(stderr: str) -> list[str]:
    """The lines of a batch, without those that a slow machine adds: how far it is."""
    return [line for line in stderr.splitlines() if not line.endswith(" left")]


def records(folder: Path) -> dict[str, int]:
    """When each record of what is done was written, in nanoseconds."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / ".planex-batch").glob("*.json")}
