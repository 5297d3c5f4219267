"""One call of `planex extract`: each file is read and understood in turn, then places are chosen for all, then they are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from pipeline.corrections.beside import passed_by
from pipeline.errors import Unusable, printable
from pipeline.outcome import Handed, Outcome
from pipeline.output import to_json, write_edition
from pipeline.places import Place, places
from pipeline.show import page_bar, summary
from pipeline.terminal import Terminal
from pipeline.translation import _, listed, ngettext
from pipeline.understanding import Understanding

DONE, NEEDS_A_LOOK, UNUSABLE = 0, 1, 2
Fail = Callable[[object], None]
"""Takes what is wrong with a file, to be said in one line."""


def extract_files(files: Sequence[Path], folder: Path | None, outcomes: Understanding, fail: Fail) -> int:
    """Write the editions in files into a folder, or one to standard output where there is none; the exit code."""
    console = Terminal(stderr=True)
    read = list(_outcomes(files, folder, outcomes, console, fail))
    chosen = places([handed.outcome.plan for _, handed in read], folder) if folder is not None else [None] * len(read)
    done = [_put(path, handed.whole(), place, console, fail) for (path, handed), place in zip(read, chosen, strict=True)]
    return UNUSABLE if len(read) < len(files) else max(done, default=DONE)


def _put(path: Path, outcome: Outcome, place: Place | None, console: Console, fail: Fail) -> int:
    """Write an edition to its place, or to standard output where it has none; the exit code."""
    if not (_write(path, outcome, place, console, fail) if place is not None else _print(outcome, console)):
        return UNUSABLE
    grave = any(finding.severity == "error" and finding.settled is None for finding in outcome.plan.findings)
    return NEEDS_A_LOOK if grave else DONE


def _outcomes(
    files: Sequence[Path], folder: Path | None, outcomes: Understanding, console: Console, fail: Fail
) -> Iterator[tuple[Path, Handed]]:
    """What was read from each file, as it was handed on; of a file that can't be used only a line is said."""
    for path in files:
        try:
            with page_bar(console, path) as on_page:
                found: Handed = outcomes.handed(on_page)
        except Unusable as error:
            fail(error)
        else:
            for line in _said_of_corrections(path, found.outcome, folder):
                console.print(escape(printable(line)), highlight=False, soft_wrap=True)
            yield path, found


def _said_of_corrections(path: Path, outcome: Outcome, folder: Path | None) -> Iterator[str]:
    """Where corrections came from, and how many of them hold; and which a browser gave a name that nothing looks for."""
    for other in passed_by(outcome.plan.plan.id, outcome.plan.source.sha256, path, folder):
        if other not in outcome.corrections:
            said = _("{path}: {other} is not read: take the number out of its name, or name it with --corrections")
            yield said.format(path=path, other=other)
    if outcome.corrections:
        files = listed([str(file) for file in outcome.corrections])
        held = ngettext("{count} correction holds", "{count} corrections hold", outcome.held).format(count=outcome.held)
        left = ngettext("{count} is to be looked at", "{count} are to be looked at", outcome.left).format(count=outcome.left)
        yield f"{path}: {files}: {held}{', ' + left if outcome.left else ''}"


def _print(outcome: Outcome, console: Console) -> bool:
    """Write an edition to standard output."""
    sys.stdout.write(to_json(outcome.plan))
    summary(console, outcome, None)
    return True


def _write(path: Path, outcome: Outcome, place: Place, console: Console, fail: Fail) -> bool:
    """Write an edition to its place; whether that could be done."""
    try:
        write_edition(outcome.plan, path, place)
    except Unusable as error:
        fail(error)
        return False
    for line in _said(path, outcome, place):
        console.print(escape(printable(line)), highlight=False, soft_wrap=True)
    summary(console, outcome, place.path)
    return True


def _said(path: Path, outcome: Outcome, place: Place) -> Iterator[str]:
    """What is said of a place that is not what one expects."""
    if place.taken_by is not None:
        said = _("{path}: {other} has the id {id}, too: this edition's is {own}")
        yield said.format(path=path, other=place.taken_by, id=outcome.plan.plan.id, own=place.path.stem)
    if place.changed(outcome.plan):
        said = _("{path}: the file has changed since it was last read; that edition is kept as {kept}")
        yield said.format(path=path, kept=place.previous)
