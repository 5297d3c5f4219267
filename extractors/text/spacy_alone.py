"""Loads spaCy without what it has for training, downloads and files of other forms: with that it takes twice as long."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

# Modules of which spaCy, and what it loads, takes functions that nobody here calls: its commands, with all that they talk to the web
# with, and the reading of YAML.
LATER = ("spacy.cli", "spacy.cli.info", "srsly._yaml_api")
# A module that confection does without where it is missing: it would tell pydantic's old models apart from its own.
MISSING = "pydantic.v1"


class _StandIn(ModuleType):
    """A module each of whose functions is loaded when it is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(_called, self.__name__, name)


def load() -> None:
    """Load spaCy, if nobody has; what is left out is loaded when somebody asks for it."""
    if "spacy" in sys.modules:
        return
    stand_ins: dict[str, ModuleType | None] = {name: _StandIn(name) for name in LATER}
    # So Python's import system has it that a module can't be imported.
    stand_ins[MISSING] = None
    put = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(put)  # type: ignore[arg-type]
    try:
        import spacy
    finally:
        for name in put:
            sys.modules.pop(name)
    # Whoever asks for them gets the commands themselves.
    vars(spacy).pop("cli", None)


def _called(module: str, function: str, *args: Any, **options: Any) -> Any:
    """What a module's function gives that spaCy was loaded without."""
    return getattr(import_module(module), function)(*args, **options)
