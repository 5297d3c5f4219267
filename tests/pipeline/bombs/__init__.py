"""Files that are made to break who reads them, of many kinds, small on disk; what each is made to do stands in its name."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.bombs.broken import BROKEN
from tests.pipeline.bombs.circles import DEEP, IN_CIRCLES
from tests.pipeline.bombs.crowded import CROWDED, CROWDED_MORE, texts
from tests.pipeline.bombs.large import LARGE, PACKED
from tests.pipeline.bombs.odd import ODD
from tests.pipeline.bombs.parts import MUCH, Bombs

# Those that are soon read or refused, and those that take their time.
SOON: Bombs = {**IN_CIRCLES, **DEEP, **LARGE, **BROKEN, **ODD}
LATE: Bombs = {**PACKED, **CROWDED, **CROWDED_MORE, **texts(MUCH)}
BOMBS: Bombs = SOON | LATE


def written(folder: Path, bombs: Bombs = BOMBS) -> list[Path]:
    """The bombs as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in bombs.items():
        (folder / name).write_bytes(made())
    return [folder / name for name in bombs]
