"""One call of `planex extract`: each file is read and understood in turn, then places are chosen for all, then they are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from pipeline.ahead import ReadingAhead
from pipeline.errors import Unusable, place_of
from pipeline.extraction import Extraction, extract_document, warm_up
from pipeline.output import to_json, write_edition
from pipeline.places import Place, places
from pipeline.show import page_bar, summary

DONE, NEEDS_A_LOOK, UNUSABLE = 0, 1, 2
Fail = Callable[[object], None]
"""Takes what is wrong with a file, to be said in one line."""


def extract_files(files: Sequence[Path], folder: Path | None, documents: ReadingAhead, fail: Fail) -> int:
    """Write the editions in files into a folder, or one to standard output where there is none; the exit code."""
    warm_up()
    console = Console(stderr=True)
    read = list(_readings(files, documents, console, fail))
    if folder is None:
        done = [_print(extraction, console) for _, extraction in read]
    else:
        chosen = places([extraction.plan for _, extraction in read], folder)
        done = [_write(path, extraction, place, console, fail) for (path, extraction), place in zip(read, chosen, strict=True)]
    if len(read) < len(files) or not all(done):
        return UNUSABLE
    return NEEDS_A_LOOK if any(finding.severity == "error" for _, extraction in read for finding in extraction.plan.findings) else DONE


def _readings(files: Sequence[Path], documents: ReadingAhead, console: Console, fail: Fail) -> Iterator[tuple[Path, Extraction]]:
    """What was read from each file; of a file that can't be used, or that shows a defect, only a line is said."""
    for path in files:
        try:
            with page_bar(console, path) as on_page:
                document = documents.next(on_page)
            yield path, extract_document(document)
        except Unusable as error:
            fail(error)
        # One file's mishap, whatever it is, must not cost the others.
        except Exception as error:
            fail(f"{path}: a defect of the program, please report it: {_mishap(error)}")


def _mishap(error: Exception) -> str:
    """An error in a line: its kind, what it says, and where in the program it arose."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said} ({place_of(error)})"


def _print(extraction: Extraction, console: Console) -> bool:
    """Write an edition to standard output."""
    sys.stdout.write(to_json(extraction.plan))
    summary(console, extraction, None)
    return True


def _write(path: Path, extraction: Extraction, place: Place, console: Console, fail: Fail) -> bool:
    """Write an edition to its place; whether that could be done."""
    try:
        write_edition(extraction.plan, path, place)
    except Unusable as error:
        fail(error)
        return False
    for line in _said(path, extraction, place):
        console.print(escape(line), highlight=False, soft_wrap=True)
    summary(console, extraction, place.path)
    return True


def _said(path: Path, extraction: Extraction, place: Place) -> Iterator[str]:
    """What is said of a place that is not what one expects."""
    if place.taken_by is not None:
        yield f"{path}: {place.taken_by} has the id {extraction.plan.plan.id}, too: this edition's is {place.path.stem}"
    if place.changed(extraction.plan):
        yield f"{path}: the file has changed since it was last read; that edition is kept as {place.previous}"
