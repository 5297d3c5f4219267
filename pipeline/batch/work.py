"""What of a batch is to be done: its files, each with a key that changes with all that its result depends on."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__
from pipeline.corrections.beside import ANY, beside_edition
from pipeline.errors import Unusable, is_no_file, reason_of
from pipeline.formats import Reader
from pipeline.limits import Limits
from pipeline.translation import _

KINDS = (".pdf", ".txt")
ROOT = Path(__file__).parents[2]
# The rooms whose files the program is made of, and of what kinds these are.
ROOMS, PARTS = ("schemas", "extractors", "pipeline"), (".py", ".toml")
# The libraries on whose version it depends what is read.
LIBRARIES = (
    "babel",
    "dateparser",
    "marisa-trie",
    "pdfminer.six",
    "pdfplumber",
    "pillow",
    "py3langid",
    "pycountry",
    "pydantic",
    "pypdfium2",
    "pytesseract",
    "python-slugify",
    "rapidfuzz",
    "simplemma",
    "spacy",
)
LEXICONS = "PLANEX_LEXICONS"
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Task:
    """One reading: a file by its path, under a key that is the same only where the same would come out."""

    key: str
    path: str
    sha256: str
    limits: Limits
    folder: str
    """Where its edition will stand, and corrections may."""
    language: str = "en"
    lexicons: str = ""
    """The folder of a user's own lexicons; empty where there is none."""
    rules: str = ""
    """The hash of the program, its libraries and the lexicons, as the command has them (rules_hash)."""
    reader: Reader = Reader.pdfplumber

    def asked(self) -> dict[str, object]:
        """As the process that reads is told it, in JSON's types."""
        return {
            "path": self.path,
            "limits": asdict(self.limits),
            "folder": self.folder,
            "language": self.language,
            "lexicons": self.lexicons,
            "reader": self.reader,
        }


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, at any depth, each once, in order. Raises Unusable where there is none."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_in_folder(path)))
        else:
            found[path] = None
    if not found:
        raise Unusable(paths[0], _("holds no .pdf and no .txt"))
    return list(found)


def _in_folder(folder: Path) -> list[Path]:
    """What can be read in a folder, at any depth, and the folders in it that can't be; nothing of hidden folders, where a batch keeps
    what it has done."""
    locked: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=locked.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(place, name) for name in names if not name.startswith("."))
        found += (path for path in paths if path.suffix.lower() in KINDS and path.is_file())
    return sorted([*found, *(Path(error.filename) for error in locked)])


def tasks_of(
    files: Sequence[Path], folder: Path, limits: Limits, language: str, reader: Reader = Reader.pdfplumber
) -> Iterator[tuple[Path, Task | str]]:
    """Each file with its task, or with why it can't be read at all; its key holds its bytes, its name, the program, its libraries, the
    lexicons, the limits and the reader. Corrections are not part of it: which they are is known when it was read (corrections_of)."""
    lexicons = os.path.abspath(own) if (own := os.environ.get(LEXICONS)) else ""
    rules = rules_hash(lexicons)
    shared = [rules, repr(limits), reader]
    for path in files:
        if is_no_file(path):
            yield path, _("it is no file")
            continue
        try:
            sha256 = hash_of(path)
        except OSError as error:
            yield path, reason_of(_locked(path) or error)
            continue
        key = hashlib.sha256("\n".join([*shared, sha256, path.name]).encode("utf-8", "surrogateescape")).hexdigest()
        yield path, Task(key, str(path.absolute()), sha256, limits, str(folder.absolute()), language, lexicons, rules, reader)


def _locked(path: Path) -> OSError | None:
    """Why a folder can't be read; None of a file."""
    try:
        os.listdir(path)
    except NotADirectoryError:
        return None
    except OSError as error:
        return error
    return None


def corrections_of(id_: str, task: Task) -> str:
    """What stands now in the files of corrections of a task's edition, as one hash; empty where there are none. Where its id is
    not known, since it could not be read, all files of corrections count that may be its."""
    source, folder = Path(task.path), Path(task.folder)
    files = (
        beside_edition(id_, task.sha256, source, folder)
        if id_
        else sorted({path for place in (source.parent, folder) for any_ in ANY for path in place.glob(any_)})
    )
    told = [f"{file.name} {hash_of(file)}" for file in files]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest() if told else ""


def hash_of(path: Path) -> str:
    """The sha256 of a file, read in blocks. Raises OSError."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


@lru_cache(maxsize=1)
def program_hash() -> str:
    """The sha256 of the program's own files, names and bytes, its lexicons included."""
    return hashlib.sha256("".join(_of_folder(ROOT / room) for room in ROOMS).encode()).hexdigest()


@lru_cache(maxsize=1)
def library_versions() -> str:
    """The versions of the libraries that read, and of Python's own table of signs."""
    return " ".join([*(f"{name}=={version(name)}" for name in LIBRARIES), unicodedata.unidata_version])


def rules_hash(lexicons: str) -> str:
    """One hash of the program, of the libraries that it reads with, and of a folder of a user's own lexicons, empty where there is
    none: the same where all are."""
    told = [__version__, program_hash(), library_versions(), _of_folder(Path(lexicons)) if lexicons else ""]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _of_folder(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.suffix in PARTS and path.is_file())
    told = (f"{path.relative_to(folder).as_posix()} {hash_of(path)}\n" for path in files)
    return hashlib.sha256("".join(told).encode()).hexdigest()
