"""The editions' files, where they are at hand: found by name and hash, linked to from the page's folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from pipeline.diff_page.view import File, Side, Spot
from schemas.diff import EditionInfo
from schemas.plan import Plan

PDF = "application/pdf"


@dataclass(frozen=True)
class Source:
    """An edition's file: where it lies, and its address as the page calls it; both None where it is not at hand."""

    side: Side
    edition: EditionInfo
    media_type: str
    path: Path | None = None
    address: str | None = None

    def file(self) -> File:
        """As the head of the page has it."""
        return File(self.side, self.edition.title or self.edition.id, self.edition.filename, self.address)

    def spot(self, page: int) -> Spot:
        """One of its pages; what is no PDF has none that could be opened."""
        address = f"{self.address}#page={page}" if self.address and self.media_type == PDF else None
        return Spot(self.side, page, address)


def source(side: Side, edition: EditionInfo, plan: Plan, folders: Sequence[Path], target: Path | None) -> Source:
    """Look for an edition's file in folders; `target` is the page's own file, None where it goes to the standard output."""
    path = found(edition, folders)
    if path is None:
        return Source(side, edition, plan.source.media_type)
    start = target.parent if target is not None else Path()
    address = quote(Path(os.path.relpath(path, start)).as_posix())
    return Source(side, edition, plan.source.media_type, path, address)


def found(edition: EditionInfo, folders: Sequence[Path]) -> Path | None:
    """The file with the edition's name and the SHA-256 that it was read from, in the first folder that has it."""
    places = (folder / edition.filename for folder in folders)
    return next((place for place in places if place.is_file() and sha256(place.read_bytes()).hexdigest() == edition.sha256), None)
