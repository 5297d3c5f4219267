"""Where the editions of a call are written: a file read again replaces its own edition, and no edition takes another's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.editions import PREVIOUS, raw_edition
from pipeline.errors import Unusable
from schemas.plan import Plan

# So many characters of a file's hash tell editions of one id apart.
HASH_LENGTH = 8


@dataclass(frozen=True)
class Edition:
    """An edition by what tells it from others: its file's name and hash; `path` where it stands already."""

    filename: str
    sha256: str
    path: Path | None = None


@dataclass(frozen=True)
class Place:
    """Where an edition goes; `taken_by` the name of another file of its id; `before` what stands there of the same file."""

    path: Path
    taken_by: str | None
    before: Edition | None

    def changed(self, plan: Plan) -> bool:
        """Whether the edition from before was read from other bytes than the plan."""
        return self.before is not None and self.before.sha256 != plan.source.sha256

    @property
    def previous(self) -> Path:
        """Where the edition from before is kept if the file has changed."""
        return self.path.with_name(f"{self.path.stem}{PREVIOUS}")


def places(plans: Sequence[Plan], folder: Path) -> list[Place]:
    """A place for each edition of a call, the same whatever their order; `folder` holds the editions of earlier calls."""
    return places_of([(plan.plan.id, edition_of(plan)) for plan in plans], folder)


def places_of(editions: Sequence[tuple[str, Edition]], folder: Path) -> list[Place]:
    """The same for editions by their ids."""
    called: dict[str, list[Edition]] = {}
    for id_, edition in editions:
        called.setdefault(id_, []).append(edition)
    standing = _by_id(folder)
    chosen = {id_: _choose(folder, id_, sorted(set(alike), key=_order), standing.get(id_, ())) for id_, alike in called.items()}
    return [chosen[id_][edition] for id_, edition in editions]


def edition_of(plan: Plan) -> Edition:
    """A plan by its file."""
    return Edition(plan.source.filename, plan.source.sha256)


def _order(edition: Edition) -> tuple[str, str]:
    return edition.filename, edition.sha256


def _choose(folder: Path, id_: str, called: Sequence[Edition], there: Sequence[Path]) -> dict[Edition, Place]:
    """The places of the editions of a call that have one id, beside those of earlier calls, which stand in the files there."""
    standing = [_read(path) for path in there]
    plain, found = folder / f"{id_}.json", dict[Edition, Place]()
    taken = {edition.path for edition in standing if edition.filename not in {one.filename for one in called}}
    for edition in called:
        own = _own(edition, called, standing)
        others = [other for other in called if other != edition] + [other for other in standing if other.filename != edition.filename]
        if not others or (own and own.path == plain):
            path, taken_by = plain, None
        else:
            path, taken_by = _free(folder, f"{id_}--{edition.sha256[:HASH_LENGTH]}", taken), others[0].filename
        taken.add(path)
        found[edition] = Place(path, taken_by, own)
    return found


def _own(edition: Edition, called: Sequence[Edition], standing: Sequence[Edition]) -> Edition | None:
    """The edition from before of the same file: that of its name, or of its bytes too where several of its name are read."""
    alone = sum(other.filename == edition.filename for other in called) == 1
    same = (other for other in standing if other.filename == edition.filename and (alone or other.sha256 == edition.sha256))
    return next(same, None)


def _free(folder: Path, name: str, taken: set[Path | None]) -> Path:
    """The file of a name, numbered where a copy of the same bytes has it."""
    path, number = folder / f"{name}.json", 2
    while path in taken:
        path, number = folder / f"{name}-{number}.json", number + 1
    return path


def _by_id(folder: Path) -> dict[str, list[Path]]:
    """The files of earlier calls in a folder, by each id that their names may tell: `a--b.json` is of `a`, or of `a--b`. The folder
    is looked through once, not for each of many editions."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.json")):
        if not path.name.endswith(PREVIOUS):
            words = path.stem.split("--")
            for count in range(1, len(words) + 1):
                found.setdefault("--".join(words[:count]), []).append(path)
    return found


def _read(path: Path) -> Edition:
    """The edition in a file; what is none stands for a file of its own name."""
    try:
        source = raw_edition(path)[0].get("source")
    except Unusable:
        source = None
    known = source if isinstance(source, dict) else {}
    return Edition(str(known.get("filename", path.name)), str(known.get("sha256", "")), path)
