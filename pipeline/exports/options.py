"""How an export is written, as the command line asks for it, and which formats are a folder, one file, or meant for publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.errors import Unusable
from pipeline.formats import ExportFormat
from pipeline.translation import _

# The formats that write a file for each table; the others write one file.
FOLDERS = frozenset({ExportFormat.csv, ExportFormat.parquet, ExportFormat.datapackage})
# The formats that leave out what tells of persons, asked or not.
PUBLIC = frozenset({ExportFormat.datapackage, ExportFormat.jsonld})
# The formats that have no table of projects alone.
WHOLE = frozenset({ExportFormat.datapackage, ExportFormat.jsonld})
URN = "urn:planex:"
# Signs that no IRI has (RFC 3987).
NO_SIGNS = frozenset(' <>"{}|\\^`')


@dataclass(frozen=True)
class Options:
    """How an export is written: one flat table; in CSV a byte order mark, the separator, texts without the guard; where editions' files
    lie; without what tells of persons; who publishes it, under which licence, and what its IRIs begin with; in a workbook a sheet for
    every table, those for programs too."""

    flat: bool = False
    bom: bool = False
    separator: str = ","
    sources: Sequence[Path] = field(default_factory=tuple)
    raw: bool = False
    public: bool = False
    publisher: str | None = None
    licence: str | None = None
    base: str | None = None
    all_sheets: bool = False


def iri_base(base: str | None) -> str:
    """What IRIs begin with, ready to be gone on from. Raises Unusable where it is no absolute IRI."""
    if base is None:
        return URN
    parts = urlsplit(base)
    if not parts.scheme or not (parts.netloc or parts.scheme == "urn") or NO_SIGNS & set(base) or parts.query or not base.isprintable():
        raise Unusable("--base", _("{text}: an address like https://data.example.org/plans/").format(text=base))
    return base if base.endswith(("/", "#", ":")) else base + (":" if parts.scheme == "urn" else "/")
