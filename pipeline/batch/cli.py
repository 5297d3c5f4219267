"""`planex batch`: its options, and what a person sees of a run."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.batch import told
from pipeline.errors import Unusable
from pipeline.formats import Reader
from pipeline.limits import DEFAULT
from pipeline.options import Memory, MostPages, ReaderOption, Seconds, limits_of

if TYPE_CHECKING:
    from pipeline.batch.run import Report

DONE, NEEDS_A_LOOK, UNUSABLE = 0, 1, 2
# Where nobody watches a terminal, it is said so many seconds after the last time how far the batch is.
EVERY = 30.0

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Editions, or folders of them.", show_default=False)]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the JSON, the report and the index.")]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="Files read at a time; else one a core.", show_default=False)]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster's, tcp://host:8786.", show_default=False)
]
Index = Annotated[bool, typer.Option("--index/--no-index", help="Write DIR/index/: all editions as Parquet and SQLite.")]


def batch(
    paths: Paths,
    output: Folder = Path("output"),
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    index: Index = True,
    seconds: Seconds = DEFAULT.seconds,
    memory: Memory = DEFAULT.memory,
    pages: MostPages = DEFAULT.pages,
    reader: ReaderOption = Reader.pdfplumber,
) -> None:
    """Read many editions; what is done and unchanged is not done again. Exit 1: an error finding; 2: a file that can't be used."""
    from pipeline.batch.executors import workers
    from pipeline.batch.run import Batch, refused
    from pipeline.translation import _, language
    from pipeline.understanding import cores

    # Here a pipe that breaks is a process that was lost.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    start = time.monotonic()
    try:
        run = Batch(paths, output, limits_of(seconds, memory, pages), language(), reader)
        with workers(jobs or cores(), scheduler) as found, _progress() as report:
            run.read(found, report)
        # What tells of the batch takes a second to load: nothing waits for it before.
        from pipeline.batch.report import index_of, write_report

        with _meanwhile(_("writing the editions")):
            lines = run.place()
        if index:
            with _meanwhile(_("writing the index")):
                index_of(lines, output)
        written = write_report(lines, output, round(time.monotonic() - start, 1))
    except Unusable as error:
        _say(error)
        raise typer.Exit(UNUSABLE) from None
    for bad in refused(lines):
        _say(bad)
    now = sum(line.now for line in lines)
    _say(
        _("files: {count}, read now: {now}, not usable: {bad} → {report}").format(
            count=len(lines), now=now, bad=len(refused(lines)), report=written
        )
    )
    if refused(lines):
        raise typer.Exit(UNUSABLE)
    raise typer.Exit(NEEDS_A_LOOK if any(line.record.findings.get("error") for line in lines) else DONE)


def _say(line: object) -> None:
    from pipeline.errors import printable

    print(f"planex: {printable(line)}", file=sys.stderr)


@contextmanager
def _meanwhile(doing: str) -> Iterator[None]:
    """Show on a terminal what is done when all is read; of thousands of files that takes minutes. Elsewhere nothing is said of it."""
    from rich.console import Console

    with Console(stderr=True).status(doing):
        yield


@contextmanager
def _progress() -> Iterator[Report]:
    """How far a batch is, its rate and the time left: a bar on a terminal, elsewhere a line now and then."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    from pipeline.translation import _

    console = Console(stderr=True)
    begun = last = time.monotonic()
    if console.is_terminal:
        # On a narrow terminal the bar becomes shorter, and nothing else.
        count, left = (kind(table_column=Column(no_wrap=True)) for kind in (MofNCompleteColumn, TimeRemainingColumn))
        columns = (BarColumn(), count, TextColumn("{task.fields[rate]}"), left)
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("", total=None, rate="")

            def show(done: int, total: int, before: int) -> None:
                rate = told.rate(done - before, time.monotonic() - begun)
                progress.update(task, completed=done, total=total, rate=rate and f"{rate}/min")

            yield show
        return

    def tell(done: int, total: int, before: int) -> None:
        nonlocal last
        if time.monotonic() - last < EVERY:
            return
        last = time.monotonic()
        taken = last - begun
        said = _("{done} of {total} files, {rate} a minute, {left} left")
        left = told.lasting((total - done) * taken / (done - before)) if done > before else "?"
        _say(said.format(done=done, total=total, rate=told.rate(done - before, taken) or "?", left=left))

    yield tell
