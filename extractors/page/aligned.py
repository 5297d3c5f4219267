"""Tables that nothing but their columns' edges hold together: the zones where columns begin at strips, their cells, the bands across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.page.items import Item, bands_of
from extractors.page.strips import SAME_EDGE, Strip

# A table has so many columns; two may as well be columns of text.
LEAST_COLUMNS = 3
# Strips at one edge with nothing but a band of so many points between them are one column's.
BAND = 40.0
# What goes on in a column below a table's last line follows it within so many type sizes.
NEAR = 0.6
# … and is set in a size no further off, in points.
SAME_SIZE = 1.0


@dataclass(frozen=True)
class Zone:
    """Where a table stands, from top to bottom in points, and where its columns begin but the first."""

    top: float
    bottom: float
    edges: tuple[float, ...]

    def holds(self, item: Item) -> bool:
        """Whether an item stands at the table's height."""
        return self.top - 1 <= (item.box[1] + item.box[3]) / 2 <= self.bottom + 1

    def column(self, item: Item) -> int:
        """The column that an item begins in, from 0."""
        return sum(1 for edge in self.edges if item.box[0] >= edge - SAME_EDGE)

    def across(self, item: Item) -> bool:
        """Whether an item runs over the edge of the next column."""
        return any(item.box[0] < edge - SAME_EDGE and item.box[2] > edge for edge in self.edges)


def zones_of(strips: Sequence[Strip]) -> list[Zone]:
    """The tables that strips tell, top to bottom: those that share some height, but for where one set of columns ends above another."""
    columns = _joined(_joined(strips, ()), strips)
    groups: list[list[Strip]] = []
    for strip in sorted(columns, key=lambda s: s.top):
        group = next((g for g in groups if min(max(s.bottom for s in g), strip.bottom) > strip.top), None)
        if group is None:
            groups.append([strip])
        else:
            group.append(strip)
    zones = [zone for group in groups for zone in _zones(group)]
    return sorted((zone for zone in zones if len(zone.edges) + 1 >= LEAST_COLUMNS), key=lambda zone: zone.top)


def _joined(strips: Sequence[Strip], others: Sequence[Strip]) -> list[Strip]:
    """The strips, those at one edge as one where no more than a band parts them, or where another strip goes on beside the gap."""
    found: list[Strip] = []
    for strip in sorted(strips, key=lambda s: (round(s.x / SAME_EDGE), s.top)):
        last = found[-1] if found else None
        if last and abs(last.x - strip.x) <= SAME_EDGE:
            beside = any(other.top <= last.bottom and other.bottom >= strip.top for other in others)
            if beside or strip.top - last.bottom <= BAND:
                found[-1] = Strip(last.x, last.top, max(last.bottom, strip.bottom))
                continue
        found.append(strip)
    return found


def _zones(group: Sequence[Strip]) -> list[Zone]:
    """The zones of strips that share some height: one, or two where some end above where others begin."""
    for cut in sorted(strip.bottom for strip in group):
        above = [s for s in group if s.bottom <= cut]
        below = [s for s in group if s.bottom > cut and s.top >= cut - 1]
        through = [s for s in group if s.bottom > cut and s.top < cut - 1]
        if above and below and len(through) <= min(len(above), len(below)):
            edge = min(s.top for s in below)
            upper = [*above, *(Strip(s.x, s.top, cut) for s in through)]
            return [*_zones(upper), *_zones([*below, *(Strip(s.x, edge, s.bottom) for s in through if s.bottom > edge)])]
    edges = sorted(s.x for s in group)
    own = tuple(x for n, x in enumerate(edges) if not n or x - edges[n - 1] > SAME_EDGE)
    return [Zone(min(s.top for s in group), max(s.bottom for s in group), own)]


def with_tails(zone: Zone, items: Sequence[Item]) -> Zone:
    """The zone, down to where its columns' last lines go on alone."""
    last: dict[int, Item] = {}
    for item in sorted((i for i in items if i.line is not None and i.box[1] >= zone.top - 1), key=lambda i: i.box[1]):
        column = zone.column(item)
        above = last.get(column)
        near = above is not None and item.box[1] - above.box[3] <= NEAR * item.size and abs(item.size - above.size) < SAME_SIZE
        if zone.holds(item):
            last[column] = item
        elif near and not zone.across(item):
            last[column] = item
            zone = replace(zone, bottom=max(zone.bottom, item.box[3]))
    return zone


def headed_again(items: Sequence[Item], bands: Sequence[Item]) -> Item | None:
    """What stands across columns, under which their first row comes again: it heads another table of the same columns."""
    rows = [row for row in bands_of(items) if all(item.line is not None for item in row)]
    said = [tuple(item.line.text for item in sorted(row, key=lambda i: i.box[0]) if item.line) for row in rows]
    for row, below in zip(rows[1:], said[2:], strict=False):
        if len(row) == 1 and any(row[0] is band for band in bands) and len(below) > 1 and below == said[0]:
            return row[0]
    return None
