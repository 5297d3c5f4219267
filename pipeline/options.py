"""What commands share: options, the one that each takes (in which language a person reads it), exit codes, how they fail."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import printable
from pipeline.formats import Language, Reader
from pipeline.limits import Limits

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Editions: .pdf, or .txt already extracted from one.", show_default=False)
]
Out = Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Folder for the JSON; - for standard output.")]
FileOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; else standard output.", show_default=False)
]
Editions = Annotated[list[Path], typer.Argument(metavar="EDITION.json...", help="Editions.", show_default=False)]
Sources = Annotated[
    list[Path] | None,
    typer.Option("--sources", metavar="DIR", help="Where the editions' files lie, for links to their pages.", show_default=False),
]
CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Corrections by reviewers; else <edition>.corrections.toml beside the file or its JSON.",
        show_default=False,
    ),
]
PageOption = Annotated[int | None, typer.Option("--page", metavar="N", min=1, help="Only this page.")]
Seconds = Annotated[
    float, typer.Option("--max-seconds", metavar="S", min=0.1, help="Computing time of a file, besides 0.2 s a page; more: given up.")
]
Memory = Annotated[int, typer.Option("--max-memory", metavar="MB", min=100, help="Memory of each process that reads; more: given up.")]
ReaderOption = Annotated[Reader, typer.Option("--reader", help="What reads PDFs: the same comes out, pdfium is faster.")]
MostPages = Annotated[int, typer.Option("--max-pages", metavar="N", min=1, help="Pages read of a file; the rest is left out, and said.")]


def limits_of(seconds: float, memory: int, pages: int) -> Limits:
    """What a file may take, as the options say."""
    return Limits(seconds=seconds, memory=memory, pages=pages)


DONE, CHANGES, UNUSABLE = 0, 1, 2

VARIABLE = "PLANEX_LANGUAGE"
HELP = f"What you read: Finnish, Swedish or English; else as {VARIABLE}, else the system says. Never of the JSON."
Option = Annotated[Language | None, typer.Option("--language", help=HELP, show_default=False)]


def in_every_language(app: typer.Typer) -> None:
    """Give each command `--language` besides its own options; it speaks that from its first word on."""
    for command in app.registered_commands:
        if command.callback:
            command.callback = _in_language(command.callback)


def _in_language(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def told(*arguments: Any, language: Language | None = None, **more: Any) -> Any:
        # Loaded here: the command line starts without Babel.
        from pipeline.translation import speak, system_language

        speak(language or wanted() or system_language())
        return function(*arguments, **more)

    option = inspect.Parameter("language", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Option)
    signature = inspect.signature(function, eval_str=True)
    told.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    told.__annotations__ = {name: parameter.annotation for name, parameter in [*signature.parameters.items(), ("language", option)]}
    return told


def wanted() -> Language | None:
    """The language that the environment asks for. Exits with 2 where there is no such language."""
    asked = os.environ.get(VARIABLE, "").strip().lower()
    if asked and asked not in list(Language):
        typer.echo(f"planex: {VARIABLE}={asked}: {', '.join(Language)}", err=True)
        raise typer.Exit(2)
    return Language(asked) if asked else None


def current(files: list[Path]) -> list[Path]:
    """The editions named, and a line on those that are left out because they are what others of them were before."""
    from pipeline.editions import without_previous
    from pipeline.translation import _

    kept = without_previous(files)
    for file in files:
        if file not in kept:
            fail(_("{path}: left out, an edition as it was before its file changed").format(path=file))
    return kept


def fail(message: object) -> None:
    print(f"planex: {printable(message)}", file=sys.stderr)
