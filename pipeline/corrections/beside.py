"""Where an edition's corrections stand, as its id and its file's hash tell."""

from __future__ import annotations

from pathlib import Path

from pipeline.places import HASH_LENGTH

ENDING = ".corrections.toml"


def beside_edition(id_: str, sha256: str, source: Path, folder: Path | None) -> list[Path]:
    """Those beside its file, by that one's name or the edition's, and those beside its JSON in a folder, by its name."""
    own = f"{id_}--{sha256[:HASH_LENGTH]}{ENDING}"
    names = [source.with_name(f"{source.stem}{ENDING}"), source.with_name(own), source.with_name(f"{id_}{ENDING}")]
    if folder is not None:
        names += [folder / own, folder / f"{id_}{ENDING}"]
    # Of editions of one id the one whose hash a file's name tells has that file alone.
    found = {path.parent / path.name: path for path in names if path.is_file()}
    own_there = {path.parent for path in found.values() if path.name == own}
    plain = f"{id_}{ENDING}"
    return [path for path in found.values() if not (path.name == plain and path.parent in own_there)]
