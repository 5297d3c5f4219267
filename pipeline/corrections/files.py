"""Files of corrections: where they are looked for, how they are read, and an extraction with what they say."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from pipeline.corrections.apply import Applied, apply
from pipeline.corrections.beside import beside_edition
from pipeline.corrections.steps import Context
from pipeline.corrections.values import value_of
from pipeline.corrections.words import by_number
from pipeline.errors import Unusable, fault_of, reason_of
from pipeline.extraction import Extraction
from pipeline.json_files import BYTE_ORDER_MARK
from pipeline.ledger import moved
from pipeline.translation import _
from schemas.corrections import Corrections
from schemas.document import Page
from schemas.plan import Plan


@dataclass(frozen=True)
class Corrected:
    """An extraction with its corrections; `files` they stood in, `held` and `left` how many hold and how many are to be looked at."""

    extraction: Extraction
    files: tuple[Path, ...]
    held: int
    left: int


def corrected(extraction: Extraction, pages: Sequence[Page], files: Sequence[Path]) -> Corrected:
    """An extraction with the corrections in files. Raises Unusable if one of them can't be used."""
    context = Context(extraction.plan.plan.language, by_number(pages))
    found = applied(extraction.plan, files, context)
    account = moved(extraction.ledger, extraction.plan, found.plan)
    # What was lost before the corrections has been said; here only what they lose.
    wrong = [said for said in account.findings() if said not in extraction.plan.findings]
    plan = found.plan.model_copy(update={"findings": [*wrong, *found.plan.findings]})
    return Corrected(replace(extraction, plan=plan, ledger=account), tuple(files), found.held, found.left)


def applied(plan: Plan, files: Sequence[Path], context: Context) -> Applied:
    """An edition with the corrections of files. Raises Unusable, with the file's name, if one can't be used."""
    read = {path: load(path) for path in files}
    for path, corrections in read.items():
        # Each by itself first: what is wrong is said of the file that it stands in.
        _tried(path, corrections, context)
    return apply(plan, list(read.values()), context)


def _tried(path: Path, corrections: Corrections, context: Context) -> None:
    for number, correction in enumerate(corrections.value, start=1):
        try:
            value_of(correction, context.language)
        except ValueError as error:
            said = _("{table} {number} (“{text}”): {error}")
            text = correction.name or correction.text
            raise Unusable(path, said.format(table="value", number=number, text=text, error=error)) from None


def beside(plan: Plan, source: Path, folder: Path | None) -> list[Path]:
    """The files of corrections of an edition: beside its file, by that one's name or the edition's; beside its JSON, by its name."""
    return beside_edition(plan.plan.id, plan.source.sha256, source, folder)


def load(path: Path) -> Corrections:
    """The corrections in a file. Raises Unusable, with what is wrong in one line, where they can't be read."""
    try:
        raw = tomllib.loads(path.read_bytes().removeprefix(BYTE_ORDER_MARK).decode("utf-8"))
    except OSError as error:
        raise Unusable(path, _("can't be read ({why})").format(why=reason_of(error))) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unusable(path, _("is no TOML ({why})").format(why=fault_of(error))) from None
    except RecursionError:
        raise Unusable(path, _("is no TOML ({why})").format(why="…")) from None
    try:
        return Corrections.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise Unusable(path, _("holds no corrections ({why})").format(why=f"{'.'.join(map(str, first['loc']))}: {first['msg']}")) from None
