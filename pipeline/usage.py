"""How the command tells of itself: its help and what is wrong with a call, in plain words and in the language that is spoken.

Options and commands are written in English where they are declared; `make words` finds them there (`extracted`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from pipeline.errors import printable
from pipeline.options import speak_as_asked
from schemas.findings import sentence

INTERRUPTED, WRONG = 130, 2
# How the library quotes a value that is none of the choices.
GIVEN = re.compile(r"'(.*)' is not one of ")
HELP = sentence("Show this help.")
# What stands for what a person writes; abbreviations are the same in every language.
STANDS_FOR = {
    "ADDRESS": sentence("ADDRESS"),
    "CORRECTIONS": sentence("CORRECTIONS"),
    "DATE": sentence("DATE"),
    "DIFF": sentence("DIFF"),
    "DIR": sentence("DIR"),
    "EDITION": sentence("EDITION"),
    "FILE": sentence("FILE"),
    "NAME": sentence("NAME"),
    "NEW": sentence("NEW"),
    "OLD": sentence("OLD"),
    "PATH": sentence("PATH"),
}
CAPITALS = re.compile(r"[A-Z]{2,}")
# The commands as people come to need them; others follow.
ORDER = ("extract", "review", "check", "diff", "history", "report", "export", "chart", "link", "batch", "explain", "suggest", "score")


class PlainCommand(TyperCommand):
    """A command whose help is in plain words."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What it does, what it takes."""
        write_help(self, ctx, formatter)


class PlainGroup(TyperGroup):
    """The program: its help, and one line where a call can't be understood."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What it does, its commands."""
        write_help(self, ctx, formatter)
        from pipeline.translation import _

        rows = [
            (name, first_sentence(_(flat(command.help)))) for name in self.list_commands(ctx) if not (command := self.commands[name]).hidden
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)
        formatter.write_paragraph()
        formatter.write_text(_("planex COMMAND -h tells what a command takes."))

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order in which they are used."""
        return sorted(self.commands, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of a name. Raises UsageError where there is none."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from pipeline.translation import _

            raise Unknown(_("there is no command {name}").format(name=printable(args[0])))
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a call; exits with 2, after one line, where it can't be understood."""
        if args is None:
            return self._run(sys.argv[1:], standalone_mode, extra)
        # Whoever calls with arguments of their own goes on in the language that was spoken before.
        from pipeline.translation import language, speaking

        with speaking(language()):
            return self._run(args, standalone_mode, extra)

    def _run(self, args: Sequence[str], alone: bool, extra: dict[str, Any]) -> Any:
        speak_as_asked(args)
        try:
            code = super().main(list(args), "planex", standalone_mode=False, **extra)
        except TyperException as error:
            print(_line(error), file=sys.stderr)
            sys.exit(WRONG)
        except typer.Abort:
            sys.exit(INTERRUPTED)
        if alone:
            sys.exit(code if isinstance(code, int) else 0)
        return code


class Unknown(TyperException):
    """A call that names what there is not; the message is in the language that is spoken."""


def _line(error: TyperException) -> str:
    """What is wrong with a call; the help where nothing was asked."""
    from pipeline.translation import _

    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.message
    command = context.command_path if context else "planex"
    return _("planex: {wrong} ({command} -h tells more)").format(wrong=_wrong(error), command=command)


def _wrong(error: TyperException) -> str:
    from pipeline.translation import _

    parameter: Any = getattr(error, "param", None)
    kind, name = type(error).__name__, _name(parameter) if parameter else ""
    if kind == "NoSuchOption":
        said = _("there is no option {option}").format(option=printable(getattr(error, "option_name", "")))
        near = getattr(error, "possibilities", None)
        return said + (_(", but {others}").format(others=", ".join(sorted(near))) if near else "")
    if kind == "MissingParameter":
        return _("{name} is missing").format(name=name)
    if kind == "BadOptionUsage":
        return _("{option} needs a value").format(option=printable(getattr(error, "option_name", "")))
    if parameter is not None:
        of_choices = parameter.type_descriptor.is_choice
        given = GIVEN.search(error.message) if of_choices else None
        # The words that an argument may be are told behind; it has no other name.
        named = [] if of_choices and parameter.param_type_name == "argument" else [name]
        return ": ".join([*named, *([printable(given[1])] if given else []), _wanted(parameter) or error.message])
    if isinstance(error, Unknown):
        return error.message
    # Of what is left the library tells in English alone; there is one such case.
    rest = error.message.rpartition("(")[2].rstrip(")")
    return _("nothing is known to do with {rest}").format(rest=printable(rest))


def _wanted(parameter: Any) -> str:
    """What a parameter takes; empty where nothing more is known of it."""
    from pipeline.translation import _

    kind = parameter.type_descriptor
    if kind.is_choice:
        return _("must be one of {choices}").format(choices=", ".join(choices(parameter)))
    if kind.is_ranged:
        low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
        if high is None:
            return _("must be a number from {low} on").format(low=low)
        return _("must be a number from {low} to {high}").format(low=low, high=high)
    return _("must be a number") if kind.annotation in (int, float) else ""


def choices(parameter: Any) -> list[str]:
    """What a parameter may be, word by word."""
    return [str(getattr(choice, "value", choice)) for choice in parameter.type_descriptor.choices or ()]


def _name(parameter: Any) -> str:
    """A parameter as people write it: `--scale`, `EDITION.json...`, or what an argument may be."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    if parameter.metavar:
        return stands_for(parameter)
    return "|".join(choices(parameter)) if parameter.type_descriptor.is_choice else str(parameter.name).upper()


def stands_for(parameter: Any) -> str:
    """What stands for a parameter's value, in the language that is spoken: `FILE`, `TIEDOSTO`; empty where nothing does."""
    from pipeline.translation import spoken

    return CAPITALS.sub(lambda word: spoken(STANDS_FOR[word[0]], {}) if word[0] in STANDS_FOR else word[0], parameter.metavar or "")


def flat(text: str | None) -> str:
    """A text on one line: as the catalogues have it."""
    return " ".join((text or "").split())


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its stop.

    >>> first_sentence("Read plans. Exit 1: an error."), first_sentence("Read plans: .pdf or .txt.")
    ('Read plans', 'Read plans: .pdf or .txt')
    """
    return text.split(". ")[0].rstrip(".")


def write_help(command: Any, ctx: Any, formatter: Any) -> None:
    """What a command does, and what it takes."""
    from pipeline.translation import _

    parameters = [parameter for parameter in command.get_params(ctx) if not getattr(parameter, "hidden", False)]
    given = [parameter for parameter in parameters if parameter.param_type_name == "argument"]
    options = [parameter for parameter in parameters if parameter.param_type_name == "option"]
    names = [_name(parameter) if parameter.required else f"[{_name(parameter)}]" for parameter in given]
    rest = [_("COMMAND …")] if hasattr(command, "commands") else []
    formatter.write_usage(ctx.command_path, " ".join([*names, _("[options]"), *rest]), prefix=_("Usage:") + " ")
    formatter.write_paragraph()
    formatter.write_text(_(flat(command.help)))
    if given:
        with formatter.section(_("What it takes")):
            formatter.write_dl([(_name(parameter), _(flat(parameter.help))) for parameter in given])
    with formatter.section(_("Options")):
        formatter.write_dl([_option(parameter, ctx) for parameter in options])


def _option(parameter: Any, ctx: Any) -> tuple[str, str]:
    """An option and what is said of it."""
    from pipeline.translation import _, spoken

    names = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=len))
    if set(parameter.opts) & {"--help"}:
        return names, spoken(HELP, {})
    if parameter.type_descriptor.is_choice:
        names += f" {'|'.join(choices(parameter))}"
    elif not parameter.is_flag:
        names += " " + (stands_for(parameter) or _("VALUE"))
    default = parameter.get_default(ctx, call=False)
    shown = parameter.show_default and not parameter.is_flag and default not in (None, "")
    value = getattr(default, "value", default)
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    return names, _(flat(parameter.help)) + (" " + _("(else {default})").format(default=value) if shown else "")


def texts(app: typer.Typer) -> Iterator[str]:
    """Every text of the help: what commands do, what parameters are."""
    root: Any = typer.main.get_command(app)
    for command in (root, *root.commands.values()):
        yield flat(command.help)
        yield from (flat(parameter.help) for parameter in command.params if parameter.help and "--help" not in parameter.opts)


def extracted(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """The texts of the help, as Babel asks for them: what stands in the module of the command line besides its sentences
    (babel.cfg). https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods"""
    from babel.messages.extract import extract_python

    from pipeline.cli import app

    yield from extract_python(file, keywords, comments, options)  # type: ignore[misc]
    yield from ((1, "", text, []) for text in dict.fromkeys(texts(app)))
