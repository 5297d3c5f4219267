"""Reads scanned pages with Tesseract (Finnish, Swedish, English), where it is installed: words with boxes, lines made even."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from pipeline.readers.tesseract import words_in
from schemas.document import Box, Look, Word

# Resolutions to read at, in dots per inch: the picture's own, within these bounds.
LEAST_DPI, MOST_DPI = 150, 300
# A page is drawn in no more pixels: a sheet of A2 at 300 dots per inch has 35 million.
MOST_PIXELS = 40e6
POINTS = 72.0
# Lines this alike in height are set in one size.
SAME_HEIGHT = 1.22
# What Tesseract takes a bullet for, at the beginning of a line.
BULLETS = frozenset("*e¢©°»«·•●o+-–—=>\"”“'.")
QUOTES = frozenset('"”“')
# A line of which Tesseract is less sure on average (0 to 100) is no text.
LEAST_SURE = 40
# Pages are set upright from so many degrees to either side, told on a picture so many pixels wide.
TURNED, SMALL = 3, 1000
DESCENDERS = frozenset("gjpqyQ,;()[]/|@ç")
# How high letters reach over the baseline, in type sizes, in most text faces; the tallest are asked first.
REACH = (
    (frozenset("bdfhklßÄÖÅ"), 0.73),
    (frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), 0.65),
    (frozenset("itäöåéü"), 0.65),
    (frozenset("aceomnrsuvwxz"), 0.48),
)
# How deep `g`, `j` and `y` reach below it.
DEPTH = 0.2
# Type reaches so far above and below its baseline, in type sizes.
ASCENT, DESCENT = 0.95, 0.25


@dataclass(frozen=True)
class _Raw:
    """A word as Tesseract gives it, in points of the page set upright; `line` numbers the line it stands in."""

    text: str
    box: Box
    line: tuple[int, int, int]
    sure: float
    """Tesseract's confidence, 0 to 100."""


def read_scan(page: Any) -> tuple[Word, ...]:
    """The words on a scanned page. Their places are those of the page set upright, their boxes those of the scan."""
    picture = max(page.images, key=lambda image: image["x1"] - image["x0"])
    own = POINTS * picture["srcsize"][0] / float(picture["x1"] - picture["x0"])
    dpi = min(max(own, LEAST_DPI), MOST_DPI, POINTS * math.sqrt(MOST_PIXELS / max(float(page.width * page.height), 1.0)))
    image = page.to_image(resolution=dpi).original.convert("L")
    angle = _angle(image)
    upright = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    data = words_in(upright)
    turn = _Turn(angle, float(page.width) / 2, float(page.height) / 2)
    return tuple(_words(list(_raw(data, POINTS / dpi)), page.page_number, turn))


@dataclass(frozen=True)
class _Turn:
    """By how many degrees a page was turned to stand upright, about its middle in points."""

    degrees: float
    x: float
    y: float

    def back(self, box: Box) -> Box:
        """The box around a word of the upright page, where it stands on the scan."""
        sine, cosine = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        corners = [(x - self.x, y - self.y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        turned = [(self.x + cosine * x - sine * y, self.y + sine * x + cosine * y) for x, y in corners]
        xs, ys = zip(*turned, strict=True)
        return (round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def _angle(image: Image.Image) -> float:
    """By how many degrees, counterclockwise, to turn a page so that its lines are level: where rows differ most in ink.

    The method is Postl's (1986): the projection profile is sharpest when the page stands upright.
    """
    small = image.resize((SMALL, max(1, round(SMALL * image.height / image.width))))

    def sharpness(degrees: float) -> float:
        rows = np.asarray(small.rotate(degrees, resample=Image.Resampling.BILINEAR, fillcolor=255), dtype=np.float32).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    steps = [step / 2 for step in range(-2 * TURNED, 2 * TURNED + 1)]
    coarse = max(steps, key=sharpness)
    finer = [round(coarse + step / 20, 2) for step in range(-10, 11)]
    return max(finer, key=sharpness)


def _raw(data: dict[str, list[Any]], scale: float) -> Iterator[_Raw]:
    for i, text in enumerate(data.get("text", ())):
        if text.strip():
            left, top, width, height = (float(data[key][i]) * scale for key in ("left", "top", "width", "height"))
            line = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
            yield _Raw(text.strip(), (left, top, left + width, top + height), line, float(data["conf"][i]))


def _words(found: Sequence[_Raw], page: int, turn: _Turn) -> Iterator[Word]:
    """The words, every line's height that of its type."""
    lines: dict[tuple[int, int, int], list[_Raw]] = {}
    for raw in found:
        lines.setdefault(raw.line, []).append(raw)
    kept = {key: words for key, words in lines.items() if _is_text(words)}
    measured = {key: _measured(words) for key, words in kept.items()}
    baselines = {key: baseline for key, (baseline, _) in measured.items()}
    sizes = _sizes({key: size for key, (_, size) in measured.items()})
    number = 0
    for key, words in kept.items():
        for place, raw in enumerate(_apart(words)):
            size, baseline = sizes[key], baselines[key]
            x0, _, x1, _ = raw.box
            bullet = place == 0 and raw.text in BULLETS and (raw is not words[0] or len(words) > 1) and _gap(words, raw) > 0.2 * size
            level = (round(x0, 2), round(baseline - ASCENT * size, 2), round(x1, 2), round(baseline + DESCENT * size, 2))
            yield Word("•" if bullet else raw.text, page, number, level, size=size, look=Look(drawn=turn.back(raw.box)))
            number += 1


def _apart(words: Sequence[_Raw]) -> list[_Raw]:
    """The words of a line, a quotation mark that opens it and is never closed set apart: it was a bullet."""
    first = words[0]
    if first.text[0] not in QUOTES or len(first.text) < 2 or sum(c in QUOTES for raw in words for c in raw.text) > 1:
        return list(words)
    x0, top, x1, bottom = first.box
    cut = x0 + (x1 - x0) / len(first.text)
    mark = _Raw(first.text[0], (x0, top, cut, bottom), first.line, first.sure)
    return [mark, _Raw(first.text[1:], (cut, top, x1, bottom), first.line, first.sure), *words[1:]]


def _gap(words: Sequence[_Raw], first: _Raw) -> float:
    """How far from a line's first sign its first word is, in points; far where the sign was set apart."""
    return words[1].box[0] - first.box[2] if first is words[0] else float("inf")


def _is_text(words: Sequence[_Raw]) -> bool:
    """Whether a line is text, and no ornament that was taken for some."""
    letters = sum(c.isalnum() for raw in words for c in raw.text)
    signs = sum(not c.isalnum() for raw in words for c in raw.text)
    return letters > 0 and letters > signs and statistics.mean(raw.sure for raw in words) > LEAST_SURE


def _measured(words: Sequence[_Raw]) -> tuple[float, float]:
    """A line's baseline, and the type size that its letters tell by how high they reach; 0 where none do."""
    even = [raw for raw in words if not DESCENDERS & set(raw.text)]
    bottom = statistics.median(raw.box[3] for raw in even or words)
    deep = 0.0 if even else DEPTH
    for letters, share in REACH:
        tops = [raw.box[1] for raw in words if letters & set(raw.text)]
        if tops:
            size = (bottom - statistics.median(tops)) / (share + deep)
            return bottom - deep * size, size
    return bottom, 0.0


def _sizes(heights: dict[tuple[int, int, int], float]) -> dict[tuple[int, int, int], float]:
    """Type sizes in points: lines of nearly one height have one size; those that tell no height have the most common one."""
    groups: list[list[float]] = []
    for height in sorted(h for h in heights.values() if h > 0):
        if groups and height <= SAME_HEIGHT * statistics.median(groups[-1]):
            groups[-1].append(height)
        else:
            groups.append([height])
    told = {height: round(statistics.median(group), 1) for group in groups for height in group}
    common = round(statistics.median(told.values()), 1) if told else 10.0
    return {key: told.get(height, common) for key, height in heights.items()}
