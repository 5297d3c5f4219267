"""The readings that won, in a line each: `“Hankkeet”: 4 records, one a row: +41 bits; next best, a list: +12`."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from pipeline.translation import _, quoted
from pipeline.translation import reading as named
from schemas.plan import Plan, Reading

# A race that was won by less, in bits, is told with a tenth.
NARROW = 2.0


def parts(plan: Plan, page: int) -> list[Reading]:
    """The readings of the parts that begin on a page."""
    return [reading for reading in plan.readings or [] if reading.spans and reading.page == page]


def told(console: Console, readings: Iterable[Reading]) -> None:
    """Print a line for each reading."""
    for reading in readings:
        console.print(f"  [dim]{escape(line(reading))}[/]", highlight=False)


def heading(console: Console, page: int, told: str) -> None:
    """Print the line that opens a page."""
    name = _("page {page}").format(page=page)
    console.print(f"[bold]{name}[/]  {escape(told)}", highlight=False)


def theme(number: int | None) -> str:
    """A slide's theme in words."""
    return _("theme {number}").format(number=number) if number else _("no theme")


def line(reading: Reading) -> str:
    """A reading with its bits, and the runner-up with its own."""
    part = quoted(reading.spans[0].text) if reading.spans else _("the edition")
    shown = ".1f" if reading.margin is not None and reading.margin < NARROW else ".0f"
    said = _("{part}: {reading}: {bits} bits").format(part=part, reading=named(reading.reading), bits=f"{reading.bits:+{shown}}")
    if reading.next is None or reading.margin is None:
        return said
    behind = f"{reading.bits - reading.margin:+{shown}}"
    return f"{said}; " + _("next best, {reading}: {bits}").format(reading=named(reading.next), bits=behind)
