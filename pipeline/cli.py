"""The command line: `planex extract`, `planex explain`, `planex schema`. Data to standard output, all else to error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline import __version__
from pipeline.ahead import ReadingAhead
from pipeline.errors import Unusable

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Reads regional development plans into JSON."
)

DONE, NEEDS_A_LOOK, UNUSABLE = 0, 1, 2

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Editions: .pdf, or .txt already extracted from one.", show_default=False)
]
Out = Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Folder for the JSON; - for standard output.")]
PageOption = Annotated[int | None, typer.Option("--page", metavar="N", min=1, help="Only this page.")]


def _version(asked: bool) -> None:
    if asked:
        print(f"planex {__version__}")
        raise typer.Exit


@app.callback()
def _planex(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


def _fail(message: object) -> None:
    print(f"planex: {message}", file=sys.stderr)


@app.command()
def extract(files: Files, output: Out = "output") -> None:
    """Read editions and write DIR/<edition-id>.json. Exit 1: an error finding; 2: a file that can't be used."""
    if output == "-" and len(files) != 1:
        _fail("-o - takes one FILE")
        raise typer.Exit(UNUSABLE)
    with ReadingAhead(files) as documents:
        raise typer.Exit(_extract_all(files, output, documents))


def _extract_all(files: list[Path], output: str, documents: ReadingAhead) -> int:
    """Understand each document as it comes; the exit code."""
    # spaCy loads here, while the first file is read.
    from pipeline.extract import extract_document
    from pipeline.output import target, to_json, write_whole
    from pipeline.show import page_bar, summary

    console = Console(stderr=True)
    taken: set[Path] = set()
    status = DONE
    for path in files:
        try:
            with page_bar(console, path) as on_page:
                document = documents.next(on_page)
            extraction = extract_document(document)
            written = None if output == "-" else target(extraction.plan, path, Path(output), taken)
            if written is None:
                sys.stdout.write(to_json(extraction.plan))
            else:
                write_whole(written, to_json(extraction.plan))
                if written.name != f"{extraction.plan.plan.id}.json":
                    console.print(f"{path}: the id {extraction.plan.plan.id} is taken by another file of this call", highlight=False)
                taken.add(written)
        except Unusable as error:
            _fail(error)
            status = UNUSABLE
            continue
        summary(console, extraction, written)
        if status == DONE and any(finding.severity == "error" for finding in extraction.plan.findings):
            status = NEEDS_A_LOOK
    return status


@app.command()
def explain(file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)], page: PageOption = None) -> None:
    """Print each entry with its spans, and the rule or lexicon line that set each."""
    from pipeline.explain import explain as explain_file
    from pipeline.extract import extract as extract_file

    try:
        extraction = extract_file(file)
    except Unusable as error:
        _fail(error)
        raise typer.Exit(UNUSABLE) from None
    pages = len(extraction.slides)
    if page is not None and page > pages:
        _fail(f"{file}: there is no page {page}; the last is {pages}")
        raise typer.Exit(UNUSABLE)
    explain_file(Console(), extraction, page)


@app.command()
def schema(name: Annotated[str, typer.Argument(metavar="[plan]", help="Which schema: plan.")] = "plan") -> None:
    """Print the JSON Schema (draft 2020-12) of an edition."""
    from pipeline.schema import schema_text

    if name != "plan":
        _fail(f"{name}: no such schema; there is: plan")
        raise typer.Exit(UNUSABLE)
    sys.stdout.write(schema_text())


def main() -> None:
    """The console script."""
    # Whatever the locale says, what planex prints is UTF-8.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    app()


if __name__ == "__main__":
    main()
