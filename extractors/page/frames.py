"""Tells a slide from its speaker's notes on notes pages: a slide in a frame, notes below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Box, Page, Word

# Of the upright pages that have text, so many, and this share, show their slide in the same frame.
LEAST_PAGES, SHARE = 2, 0.6


def framed(pages: Sequence[Page]) -> list[Page]:
    """The pages, each notes page with the frame of its slide: the smallest box that is the same on most upright pages."""
    upright = [page for page in pages if page.words and page.measured and page.height > page.width]
    counts = Counter(frame for page in upright for frame in page.frames if any(_inside(word, frame) for word in page.words))
    common = [frame for frame, count in counts.items() if count >= max(LEAST_PAGES, SHARE * len(upright))]
    if not common:
        return list(pages)
    return [replace(page, frame=_smallest([f for f in page.frames if f in common])) if page in upright else page for page in pages]


def _smallest(frames: Sequence[Box]) -> Box | None:
    return min(frames, key=lambda box: ((box[2] - box[0]) * (box[3] - box[1]), box), default=None)


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.place[0] + word.place[2]) / 2, (word.place[1] + word.place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def parted(pages: Sequence[Page]) -> list[tuple[Page, tuple[Word, ...]]]:
    """Each page with the words of its slide only, and the speaker's words: all of them where the slide was shown before."""
    if not any(page.frame for page in pages):
        return [(page, ()) for page in pages]
    shown: set[tuple[str, ...]] = set()
    found = []
    for page in pages:
        slide = tuple(word for word in page.words if page.frame is None or _inside(word, page.frame))
        key = tuple(sorted(word.text for word in slide))
        if page.frame and key in shown:
            slide = ()
        shown.add(key)
        inside = {word.number for word in slide}
        found.append((replace(page, words=slide), tuple(word for word in page.words if word.number not in inside)))
    return found
