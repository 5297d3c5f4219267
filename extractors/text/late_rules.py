"""Loads simplemma, each language's rules only once a word asks for them: those of all its languages take as long as all else of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

RULES = "simplemma.strategies.defaultrules"
# What the languages' rules share is no language.
SHARED = frozenset({"__init__", "generic"})


def load() -> None:
    """Load simplemma, if nobody has."""
    found = find_spec("simplemma")
    if "simplemma" in sys.modules or found is None or found.origin is None:
        return
    # simplemma takes a function from each language's module when it is loaded; what it gets here takes the function when it is called.
    files = Path(found.origin).parent.joinpath(*RULES.split(".")[1:]).glob("*.py")
    stand_ins = {name: _stand_in(name) for name in (f"{RULES}.{path.stem}" for path in files if path.stem not in SHARED)}
    sys.modules.update(stand_ins)
    try:
        import_module("simplemma")
    finally:
        # Whoever asks for the modules gets themselves.
        for name in stand_ins:
            sys.modules.pop(name)


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module)["__getattr__"] = lambda function: partial(_applied, name, function)
    return module


def _applied(name: str, function: str, token: str) -> str | None:
    return _rule(name, function)(token)


@lru_cache(maxsize=32)
def _rule(name: str, function: str) -> Callable[[str], str | None]:
    found: Callable[[str], str | None] = getattr(import_module(name), function)
    return found
