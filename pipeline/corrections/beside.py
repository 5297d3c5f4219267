"""Where an edition's corrections stand, as its id and its file's hash tell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from pipeline.places import HASH_LENGTH

ENDING = ".corrections.toml"
FOLDER = ".corrections"
"""So ends the name of a folder in which each reviewer has a file of their own: new ones of two would not merge in git."""
ANY = (f"*{ENDING}", f"*{FOLDER}/*.toml")


def beside_edition(id_: str, sha256: str, source: Path, folder: Path | None) -> list[Path]:
    """Those beside its file, by that one's name or the edition's, and those beside its JSON in a folder, by its name."""
    found: dict[Path, None] = {}
    own_there = set[Path]()
    for parent, name in _names(id_, sha256, source, folder):
        # Of editions of one id the one whose hash a file's name tells has that file alone.
        if name == id_ and parent in own_there:
            continue
        there = list(_files(parent, name))
        if there and name == _own(id_, sha256):
            own_there.add(parent)
        found.update(dict.fromkeys(there))
    return list(found)


def passed_by(id_: str, sha256: str, source: Path, folder: Path | None) -> list[Path]:
    """Files that a browser saved under another name, as one of that name was there already: `lappi.corrections (1).toml`."""
    names = dict.fromkeys(_names(id_, sha256, source, folder))
    found = [path for parent, name in names for path in sorted(parent.glob(f"{escape(name)}{FOLDER}*([0-9]*).toml"))]
    return list(dict.fromkeys(found))


def _own(id_: str, sha256: str) -> str:
    return f"{id_}--{sha256[:HASH_LENGTH]}"


def _names(id_: str, sha256: str, source: Path, folder: Path | None) -> Iterator[tuple[Path, str]]:
    """Each place with the name, without its ending, that corrections may have there."""
    own = _own(id_, sha256)
    yield from ((source.parent, name) for name in (own, source.stem, id_))
    if folder is not None:
        yield from ((folder, name) for name in (own, id_))


def _files(parent: Path, name: str) -> Iterator[Path]:
    """The file of a name, and the files in the folder of that name."""
    # Where a plan's name is so long that no file can have it with the ending behind, os.path says that there is none.
    if os.path.isfile(file := parent / f"{name}{ENDING}"):
        yield file
    if os.path.isdir(several := parent / f"{name}{FOLDER}"):
        yield from sorted(path for path in several.glob("*.toml") if path.is_file())
