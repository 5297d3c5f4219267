"""The commands of those who review editions: `planex check`, …; the others are in cli.py."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import Unusable, printable, reason_of
from pipeline.options import CHANGES, DONE, UNUSABLE, CorrectionFiles, Editions, Today, current, day_of, fail


def check(
    files: Editions,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 where there are warnings.")] = False,
    today: Today = None,
) -> None:
    """What a data steward looks at before publishing, each with its pages and a hint. Exit 1 with --strict where there are warnings."""
    from pipeline.checks.rules import check as look
    from pipeline.checks.show import show
    from pipeline.editions import load
    from pipeline.terminal import Terminal

    console, warned = Terminal(), False
    try:
        day = day_of(today)
        for path, plan in [(path, load(path)) for path in current(files)]:
            found = look(plan, day)
            show(console, path, found)
            warned = warned or any(said.severity == "warning" for said in found)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    raise typer.Exit(CHANGES if strict and warned else DONE)


def review(
    file: Annotated[Path, typer.Argument(metavar="EDITION.json", help="An edition, or a folder of them.", show_default=False)],
    source: Annotated[Path | None, typer.Option("--source", metavar="FILE", help="The file it was read from.", show_default=False)] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE.html", help="Else <edition>.review.html beside it; of a folder, a folder.", show_default=False
        ),
    ] = None,
) -> None:
    """One page, in one file: each slide beside what was read from it, first what needs a look."""
    from pipeline.endings import fits
    from pipeline.output import to_standard_output
    from pipeline.review.build import review as build

    try:
        if str(output) == "-" and not file.is_dir():
            with to_standard_output() as path:
                build(file, source, path, _note, [Path("samples")])
            return
        for edition in current([file]):
            target = output / f"{edition.stem}.html" if output and file.is_dir() else output
            fits(target, "html")
            written = build(edition, source, target, _note, [Path("samples")])
            print(f"{edition} → {written}", file=sys.stderr)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None


def _note(message: str) -> None:
    """Say what a person should know, though nothing failed."""
    print(printable(message), file=sys.stderr)


def score(
    file: Annotated[Path, typer.Argument(metavar="EDITION.json", help="An edition that was reviewed.", show_default=False)],
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Against what reviewers said of it.")] = False,
    corrections: CorrectionFiles = None,
) -> None:
    """What share of the values that reviewers saw they left as they were, by field and by confidence."""
    from pipeline.corrections.files import beside
    from pipeline.corrections.files import load as load_corrections
    from pipeline.editions import load
    from pipeline.review.score import score as measure
    from pipeline.review.score_table import lines
    from pipeline.translation import _

    try:
        if not reviewed:
            raise Unusable(file, _("say against what: --reviewed"))
        plan = load(file)
        files = corrections or beside(plan, file, file.parent)
        if not files:
            raise Unusable(file, _("has no corrections beside it; name them with --corrections"))
        found = measure(plan, [load_corrections(path) for path in files])
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    for line in lines(found):
        print(line)


def suggest(
    files: Annotated[list[Path], typer.Argument(metavar="CORRECTIONS...", help="Files of corrections.", show_default=False)],
    editions: Annotated[
        list[Path] | None,
        typer.Option("--edition", metavar="JSON", help="Tried on; else output/*.json.", show_default=False),
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="DIR", help="Add the lines to your own lexicons there.", show_default=False)
    ] = None,
) -> None:
    """Lexicon lines that corrections ask for, those of several editions first, and what each would change in the editions at hand."""
    from pipeline.corrections.files import load as load_corrections
    from pipeline.editions import in_folder, load
    from pipeline.suggestions.lines import suggested
    from pipeline.suggestions.preview import add
    from pipeline.suggestions.show import at_hand, told

    try:
        corrections = [load_corrections(path) for path in files]
        paths = editions or in_folder(Path("output"))
        lines = suggested(corrections, [load(path) for path in paths])
        known = at_hand(paths, _note)
        for line in lines:
            print("\n".join(told(line, known)))
            if into:
                print(f"→ {add(line, into)}", file=sys.stderr)
    except Unusable as error:
        fail(error)
        raise typer.Exit(UNUSABLE) from None
    except OSError as error:
        fail(f"{into}: {reason_of(error)}")
        raise typer.Exit(UNUSABLE) from None


COMMANDS: tuple[Callable[..., Any], ...] = (check, review, score, suggest)
