"""From an edition's JSON to its page: finds its file, reads its words, draws its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from pipeline.ahead import ReadingAhead
from pipeline.corrections.beside import FOLDER
from pipeline.corrections.files import beside, load
from pipeline.editions import load as load_edition
from pipeline.errors import Unusable, reason_of
from pipeline.output import write_whole
from pipeline.review.page import page
from pipeline.review.pictures import pictures
from pipeline.translation import _
from schemas.corrections import Corrections
from schemas.plan import Plan

PDF = "application/pdf"
ENDING = ".review.html"


def review(path: Path, source: Path | None, target: Path | None, say: Callable[[str], None], folders: Sequence[Path] = ()) -> Path:
    """Write the page of the edition in a JSON file; where it was written.

    `source` is the file that the edition was read from; else it is looked for where the JSON says, beside it, and in `folders`; where
    it is not, the page has no pictures, and that is said. Raises Unusable if the JSON can't be used, or the file is another one.
    """
    plan = load_edition(path)
    file = source or found(plan, path, folders)
    if file is None:
        say(
            _("{path}: {file} is not at hand, so the page has no pictures: name it with --source").format(
                path=path, file=plan.source.filename
            )
        )
    elif _hash(file) != plan.source.sha256:
        raise Unusable(file, _("is not the file that {path} was read from").format(path=path))
    target = target or path.with_name(f"{path.stem}{ENDING}")
    files = beside(plan, file or path, path.parent)
    write_whole(target, _page(plan, file, [load(one) for one in files], [_named(one) for one in files]))
    return target


def _named(path: Path) -> str:
    """A file of corrections as the page names it: with the folder that it shares with those of other reviewers."""
    return f"{path.parent.name}/{path.name}" if path.parent.name.endswith(FOLDER) else path.name


def _page(plan: Plan, file: Path | None, corrections: Sequence[Corrections], files: Sequence[str]) -> str:
    if file is None or plan.source.media_type != PDF:
        return page(plan, corrections=corrections, files=files)
    with ReadingAhead([file]) as documents:
        document = documents.next()
    return page(plan, pictures(file), document.pages, corrections, files)


def found(plan: Plan, path: Path, folders: Sequence[Path] = ()) -> Path | None:
    """The file that an edition was read from, by its name and its hash; None where it is not at hand."""
    places = [path.parent / plan.source.path] if plan.source.path else []
    places += [folder / plan.source.filename for folder in (path.parent, Path(), *folders)]
    return next((place for place in places if place.is_file() and _hash(place) == plan.source.sha256), None)


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise Unusable(path, _("can't be read ({why})").format(why=reason_of(error))) from None
