"""Where a command writes: a file whose name agrees with its format, or standard output, which `-o -` asks for."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Unusable
from pipeline.translation import _

STDOUT = Path("-")
# How the names of files end that hold a format; an ending that is none of these says nothing.
ENDINGS = {
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "json": (".json",),
    "jsonld": (".jsonld", ".json"),
    "md": (".md", ".markdown"),
    "parquet": (".parquet",),
    "sqlite": (".sqlite", ".sqlite3", ".db"),
    "text": (".txt",),
    "tsv": (".tsv", ".csv"),
    "xlsx": (".xlsx",),
    "other": (".pdf", ".png", ".svg", ".xls", ".ods", ".docx", ".zip", ".ttl", ".xml", ".yaml"),
}
KNOWN = frozenset(ending for endings in ENDINGS.values() for ending in endings)


def file_of(output: Path | None, format: str) -> Path | None:
    """The file to write to; None for standard output, which is what `-` asks for, too. Raises Unusable where its name contradicts the
    format."""
    return None if output is None or output == STDOUT else agreeing(output, format)


def agreeing(target: Path, format: str, *, folder: bool = False) -> Path:
    """The target, whose ending does not contradict the format. Raises Unusable where it does.

    `folder`: the format writes a folder, whose name ends like no file's, unless it is there.
    """
    ending = target.suffix.lower()
    if folder and ending in KNOWN and not target.is_dir():
        raise Unusable(target, _("the name ends with {ending}, but {format} writes a folder").format(ending=ending, format=format))
    fitting = ENDINGS.get(format, ())
    if not folder and ending in KNOWN and ending not in fitting:
        said = _("the name ends with {ending}, but {format} is asked for").format(ending=ending, format=format)
        raise Unusable(target, f"{said} ({', '.join(fitting)})" if fitting else said)
    return target


@contextmanager
def printed() -> Iterator[Path]:
    """A file to write to whose bytes go to standard output when the context ends without an error."""
    with tempfile.TemporaryDirectory(prefix="planex-") as folder:
        path = Path(folder) / "output"
        yield path
        sys.stdout.flush()
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
