"""Writes a target whole or not at all: every file beside it first, renamed over what stands there when all are complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Unusable, reason_of
from pipeline.output import PART, clear_leavings, missing_folder, part_prefix, umask
from pipeline.translation import _


@contextmanager
def staged(target: Path, *, folder: bool) -> Iterator[Path]:
    """A path to write to in place of a target file or, with `folder`, of files in a target folder.

    What was written takes the target's place when the context ends without an error; other files in a target folder
    stay. Raises Unusable if the target can't be written.
    """
    parent = target if folder else target.parent
    made = None
    try:
        if folder and target.exists() and not target.is_dir():
            raise Unusable(target, _("is a file; this format writes a folder"))
        if not folder and target.is_dir():
            raise Unusable(target, _("is a folder; this format writes a file"))
        if target.exists() and not target.is_dir() and not target.is_file():
            raise Unusable(target, _("is a device; this format writes a file"))
        made = missing_folder(parent)
        parent.mkdir(parents=True, exist_ok=True)
        clear_leavings(parent, target.name)
        beside = Path(tempfile.mkdtemp(dir=parent, prefix=part_prefix(target.name), suffix=PART))
    except OSError as error:
        raise Unusable(target, _("can't be written ({why})").format(why=reason_of(error))) from None
    done = False
    try:
        yield beside if folder else beside / target.name
        for file in sorted(beside.iterdir()):
            file.chmod(0o666 & ~umask())
            file.replace(target / file.name if folder else target)
        done = True
    except OSError as error:
        raise Unusable(target, _("can't be written ({why})").format(why=reason_of(error))) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if not done and made is not None:
            shutil.rmtree(made, ignore_errors=True)
