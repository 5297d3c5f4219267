"""What a lexicon line would change: editions at hand in which its words stand are read again with it, and compared."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.compare import diff
from pipeline.corrections.anchors import even
from pipeline.ledger import spans_of_plan
from pipeline.suggestions.lines import Line
from schemas.plan import Plan

VARIABLE = "PLANEX_LEXICONS"


@dataclass(frozen=True)
class Edition:
    """An edition at hand: its JSON as it is, and the file that it was read from."""

    plan: Plan
    source: Path


@dataclass(frozen=True)
class Change:
    """What would change of an edition."""

    edition: str
    subject: str
    message: str


def changes(line: Line, editions: Sequence[Edition], language: str) -> list[Change]:
    """Everything that a line would change in editions, without what reviewers corrected in them; nothing is written."""
    found: list[Change] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / line.file).write_text(line.toml + "\n", encoding="utf-8")
        for edition in editions:
            if _stands(line.text, edition.plan):
                found += _changes(edition, Path(folder), language)
    return found


def _stands(text: str, plan: Plan) -> bool:
    """Whether the words stand somewhere in an edition, maybe over a line's end."""
    return even(text) in even(" ".join(span.text for span in spans_of_plan(plan)))


def _changes(edition: Edition, folder: Path, language: str) -> Iterator[Change]:
    before, after = (_read(edition.source, lexicons) for lexicons in (os.environ.get(VARIABLE), str(folder)))
    if before is None or after is None:
        return
    for change in diff(before, after, language=language).changes:
        subject = ", ".join(change.subject.new or change.subject.old)
        yield Change(edition.plan.plan.id, subject, change.message)


def _read(source: Path, lexicons: str | None) -> Plan | None:
    """An edition as a process reads it that has a folder of lexicons; its own, as words are loaded once a process."""
    environment = {key: value for key, value in os.environ.items() if key != VARIABLE} | ({VARIABLE: lexicons} if lexicons else {})
    with tempfile.TemporaryDirectory() as empty:
        # A file of corrections that holds none: what reviewers said must not hide what the line does.
        nothing = Path(empty) / "none.toml"
        nothing.write_text(f'format = 1\nplan = ""\nsha256 = "{"0" * 64}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "pipeline.cli", "extract", str(source), "-o", "-", "--corrections", str(nothing)]
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    return Plan.model_validate_json(done.stdout) if done.returncode in (0, 1) and done.stdout else None


def add(line: Line, folder: Path) -> Path:
    """Put a line into the folder of a user's own lexicons; the file that it went into."""
    target = folder / line.file
    folder.mkdir(parents=True, exist_ok=True)
    before = target.read_text(encoding="utf-8").rstrip() + "\n\n" if target.exists() else ""
    if line.toml not in before:
        target.write_text(f"{before}{line.toml}\n", encoding="utf-8")
    return target
