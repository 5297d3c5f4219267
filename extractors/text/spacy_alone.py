"""Loads spaCy without the commands that it has for training and downloads: with them it takes half as long again."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def load() -> None:
    """Load spaCy, if nobody has; its commands are loaded when somebody asks for them."""
    if "spacy" in sys.modules:
        return
    # spaCy takes one function from its commands when it is loaded; that loads the commands, and all that they talk to the web with.
    stand_ins = {COMMANDS: ModuleType(COMMANDS), INFO: ModuleType(INFO)}
    vars(stand_ins[INFO])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name in stand_ins:
            sys.modules.pop(name)
    # Whoever asks for them gets the commands themselves.
    vars(spacy).pop("cli", None)


def _info(*args: Any, **options: Any) -> Any:
    """What spaCy says of an installation, said by its own command."""
    from spacy.cli.info import info

    return info(*args, **options)
