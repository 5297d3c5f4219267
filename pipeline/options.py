"""What commands share: options, the one that each takes (in which language a person reads it), exit codes, how they fail."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import Unusable, printable
from pipeline.formats import Language, Reader
from pipeline.limits import Limits

# Where editions' files are looked for besides the folder of their JSON.
SAMPLES = Path("samples")

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="Plans: .pdf, or .txt already extracted from one; or folders of them.", show_default=False),
]
Out = Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Folder for the JSON; - for standard output.")]


def _file(output: Path | None) -> Path | None:
    """The file that is named; None for `-`, the standard output."""
    return None if str(output) == "-" else output


FileOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Where it is written; else standard output.", show_default=False, callback=_file),
]
Editions = Annotated[
    list[Path],
    typer.Argument(metavar="EDITION.json...", help="Editions that planex extract has written, or folders of them.", show_default=False),
]
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
ReaderOption = Annotated[Reader, typer.Option("--reader", help="What reads PDFs; the same comes out.")]
MostPages = Annotated[int, typer.Option("--max-pages", metavar="N", min=1, help="Pages read of a file; the rest is left out, and said.")]


Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE|now", help="The day to look from: 2026-03-02, or now.", show_default=False)
]


def day_of(text: str | None) -> date | None:
    """The day that was asked for. Raises Unusable where it is none."""
    from pipeline.translation import _

    try:
        return date.today() if text == "now" else date.fromisoformat(text) if text else None
    except ValueError:
        raise Unusable("--today", _("{text}: a day like 2026-03-02, or now").format(text=text)) from None


def limits_of(seconds: float, memory: int, pages: int) -> Limits:
    """What a file may take, as the options say."""
    return Limits(seconds=seconds, memory=memory, pages=pages)


DONE, CHANGES, UNUSABLE = 0, 1, 2
# What files that are read end with.
READ = (".pdf", ".txt")

VARIABLE = "PLANEX_LANGUAGE"
HELP = f"What you read: Finnish, Swedish or English; else as {VARIABLE}, else the system says. Never of the JSON."
Option = Annotated[Language | None, typer.Option("--language", help=HELP, show_default=False)]


def in_every_language(app: typer.Typer) -> None:
    """Give each command `--language` besides its own options, and its help in plain words (pipeline/usage.py)."""
    from pipeline.usage import PlainCommand

    for command in app.registered_commands:
        command.cls = PlainCommand
        if command.callback:
            command.callback = _in_language(command.callback)


def _in_language(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def told(*arguments: Any, language: Language | None = None, **more: Any) -> Any:
        # It is spoken already (speak_as_asked): the help speaks it, too.
        return function(*arguments, **more)

    option = inspect.Parameter("language", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Option)
    signature = inspect.signature(function, eval_str=True)
    told.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    told.__annotations__ = {name: parameter.annotation for name, parameter in [*signature.parameters.items(), ("language", option)]}
    return told


def speak_as_asked(arguments: Sequence[str]) -> None:
    """Speak the language that a call asks for, else the environment, else the system, before anything of the call is understood."""
    from pipeline.translation import speak, system_language

    asked = next((value for value in _after(arguments, "--language") if value in list(Language)), None)
    speak(asked or wanted() or system_language())


def _after(arguments: Sequence[str], option: str) -> Iterator[str]:
    """The values that an option is given."""
    for place, argument in enumerate(arguments):
        if argument == option and place + 1 < len(arguments):
            yield arguments[place + 1]
        elif argument.startswith(f"{option}="):
            yield argument.removeprefix(f"{option}=")


def wanted() -> Language | None:
    """The language that the environment asks for. Exits with 2 where there is no such language."""
    asked = os.environ.get(VARIABLE, "").strip().lower()
    if asked and asked not in list(Language):
        typer.echo(f"planex: {VARIABLE}={asked}: {', '.join(Language)}", err=True)
        sys.exit(2)
    return Language(asked) if asked else None


def current(files: list[Path]) -> list[Path]:
    """The editions named, for a folder those in it, and a line on those that are left out because they are what others of them
    were before. Raises Unusable where a folder holds none."""
    from pipeline.editions import own_or_samples, without_previous
    from pipeline.translation import _

    named = [file for path in files for file in (own_or_samples(path) if path.is_dir() else [path])]
    kept = without_previous(list(dict.fromkeys(named)))
    for file in dict.fromkeys(named):
        if file not in kept:
            fail(_("{path}: left out, an edition as it was before its file changed").format(path=file))
    return kept


def plans_in(files: list[Path]) -> list[Path]:
    """The files named, for a folder those in it that can be read. Raises Unusable where a folder holds none."""
    from pipeline.translation import _

    found: list[Path] = []
    for path in files:
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in READ) if path.is_dir() else [path]
        if not inside:
            raise Unusable(path, _("is a folder that holds no .pdf and no .txt"))
        found += inside
    return list(dict.fromkeys(found))


def fail(message: object) -> None:
    print(f"planex: {printable(message)}", file=sys.stderr)
