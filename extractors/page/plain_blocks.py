"""Lines of plain text to blocks, without places: paragraphs and levels by bullets, blank rows and line lengths."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.page.room import is_small
from extractors.text.bullets import is_list_number
from extractors.text.passage import HYPHENS, Joiner
from schemas.document import Block, Line

# Type is proportional: two lines of one width differ by this share in characters.
SLACK = 0.05
# A line of a title is at least this long, in characters, before it is wrapped.
TITLE_WRAP = 45
# Text extracted with its layout indents by at least so many columns a level.
INDENT = 2


def plain_outline(lines: Sequence[Line], joiner: Joiner) -> list[Block]:
    """The paragraphs of one page of plain text, in order, each with its level."""
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width, first=len(groups) == 1):
            groups[-1].append(line)
        else:
            groups.append([line])
    levels = _levels(groups)
    return [Block(joiner.join(group), group[0].words[0].page, _glyph(group), level) for group, level in zip(groups, levels, strict=True)]


def _wrap_width(lines: Sequence[Line]) -> float:
    """How long lines get before they are wrapped: the longest that surely was. Infinite where none was."""
    wrapped = [above.x1 - above.start for above, below in itertools.pairwise(lines) if not below.marker and is_small(below)]
    return max(wrapped, default=float("inf"))


def _glyph(group: Sequence[Line]) -> str:
    return group[0].marker.text if group[0].marker else ""


def _continues(group: Sequence[Line], line: Line, width: float, first: bool) -> bool:
    last, word = group[-1], line.words[0].text
    if line.marker or (is_list_number(word) and is_list_number(group[0].words[0].text)):
        return False
    if word[:1].islower() or word[:1] in "(&" or (word[:1] in "-\u2013" and word[1:2].islower()):
        return True
    if last.words[-1].text[-1:] in HYPHENS and len(last.words[-1].text) > 1:
        return True
    blank = line.top > last.bottom
    length = last.x1 - last.start
    heads = line.text.endswith(":") and word[:1].isupper()
    if first and not (group[0].marker or blank or heads or last.text.endswith(":")) and length >= TITLE_WRAP:
        return True
    return length + 1 + len(word) > (1 - SLACK) * width


def _levels(groups: Sequence[Sequence[Line]]) -> list[int]:
    """Depth by indentation where there is any, else by the order in which glyphs come, else by closing colons."""
    colons = sum(1 for group in groups if group[0].marker and _ends_in_colon(group))
    levels: list[int] = []
    stack: list[tuple[float, str]] = []
    under_colon: int | None = None
    for index, group in enumerate(groups):
        glyph, start = _glyph(group), group[0].start
        after_bare = index > 0 and not _glyph(groups[index - 1])
        if not glyph:
            while stack and not stack[-1][1]:
                stack.pop()
        else:
            same = [depth for depth, (edge, mark) in enumerate(stack) if mark == glyph and abs(edge - start) < INDENT]
            indented = [depth for depth, (edge, mark) in enumerate(stack) if mark and edge <= start - INDENT]
            if same:
                del stack[same[0] :]
            elif indented:
                del stack[indented[-1] + 1 :]
            elif any(edge >= start + INDENT for edge, _ in stack):
                stack.clear()
        depth = len(stack)
        if glyph and colons >= 2:
            if _ends_in_colon(group) or after_bare:
                under_colon = depth if _ends_in_colon(group) else None
            elif under_colon == depth and depth < len(levels) + 1:
                levels.append(depth + 1)
                stack.append((start, glyph))
                continue
        levels.append(depth)
        stack.append((start, glyph))
    return levels


def _ends_in_colon(group: Sequence[Line]) -> bool:
    return group[-1].words[-1].text.endswith(":")
