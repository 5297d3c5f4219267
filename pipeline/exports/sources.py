"""Where the file lies that an edition was read from, for links to its pages; what can't be linked is said, once an edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.compare import edition_info
from pipeline.editions import source_folder
from pipeline.reports.pages import link
from pipeline.translation import _
from schemas.plan import Plan

Note = Callable[[str], None]
"""Takes what a person should know though nothing failed, in one line."""
PDF = "application/pdf"


def finder(target: Path, sources: Sequence[Path], note: Note | None = None) -> Callable[[Path, Plan], str | None]:
    """What finds the address of an edition's file, seen from the target; None for a text without pages to open, and where no file with
    the hash that was read lies in a folder of `sources`, where `source.path` leads, beside the JSON or in the current folder."""

    def find(path: Path, plan: Plan) -> str | None:
        if plan.source.media_type != PDF:
            return None
        found = link(edition_info(plan), folders_of(path, plan, sources), target)
        if found is None and note:
            note(unlinked(path, plan))
        return found

    return find


def folders_of(path: Path, plan: Plan, sources: Sequence[Path]) -> list[Path]:
    """Where an edition's file may lie; `path` is its JSON."""
    return [*sources, source_folder(path, plan), path.parent, Path()]


def unlinked(path: Path, plan: Plan) -> str:
    """That an edition's file was not found."""
    said = _("{path}: {file} as it was read was not found, so nothing links to its pages; name its folder with --sources")
    return said.format(path=path, file=plan.source.filename)
