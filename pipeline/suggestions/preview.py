"""What a lexicon line would change: editions at hand in which its words stand are read again with it, and compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.text.lemmas import lemma
from pipeline.compare import diff
from pipeline.corrections.anchors import even
from pipeline.ledger import spans_of_plan
from pipeline.suggestions.lines import FILES, Line, quoted
from pipeline.translation import _, said
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
    """Everything that a line would change in editions, without what reviewers corrected in them; nothing of the user's is written."""
    found: list[Change] = []
    own = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        if own and Path(own).is_dir():
            shutil.copytree(own, folder, dirs_exist_ok=True)
        add(line, Path(folder))
        for edition in editions:
            if stands(line.text, edition.plan):
                found += _changes(edition, own, folder, language)
    return found


def stands(text: str, plan: Plan) -> bool:
    """Whether the words may stand in an edition: each of them does, in whatever form, as words are found by their base forms."""
    language = plan.plan.language
    there = _forms(" ".join(span.text for span in spans_of_plan(plan)), language)
    return all(forms & there for word in even(text).split() if (forms := _forms(word, language)))


def _forms(text: str, language: str) -> frozenset[str]:
    words = even(text).split()
    return frozenset(words) | {lemma(word, language) for word in words}


def _changes(edition: Edition, own: str | None, tried: str, language: str) -> Iterator[Change]:
    before, after = _as_it_is(edition.source, own), _read(edition.source, tried)
    if before is None or after is None:
        return
    name = edition.plan.plan.id
    for change in diff(before, after, language=language).changes:
        yield Change(name, ", ".join(change.subject.new or change.subject.old), change.message)
    was, now = _findings(before), _findings(after)
    yield from (Change(name, _("no more to be looked at"), found) for found in sorted((was - now).elements()))
    yield from (Change(name, _("to be looked at then"), found) for found in sorted((now - was).elements()))


def _findings(plan: Plan) -> Counter[str]:
    """What a person is asked to look at, whatever place it stands at."""
    return Counter(map(said, plan.findings))


@lru_cache(maxsize=64)
def _as_it_is(source: Path, own: str | None) -> Plan | None:
    """What is read without a line more; read once for all lines."""
    return _read(source, own)


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
    before = target.read_text(encoding="utf-8").rstrip() + "\n" if target.exists() else ""
    if line.file in FILES.values():
        after = before if line.toml in before else f"{before}\n{line.toml}\n".lstrip()
    else:
        after = before
        for table, key in line.tables:
            after = _with_word(after, table, key, quoted(line.text))
    if after != before:
        target.write_text(after, encoding="utf-8")
    return target


def _with_word(text: str, table: str, key: str, word: str) -> str:
    """A file with a word more in the list of a key: its table may be there already, and the list; what else stands there stays."""
    head, found, rest = text.partition(f"[{table}]\n")
    if not found:
        return f"{text}\n[{table}]\n{key} = [{word}]\n".lstrip()
    own, gap, others = rest.partition("\n[")
    line = re.search(rf"^{key} = \[(.*)\]$", own, re.MULTILINE)
    if line is None:
        own = f"{key} = [{word}]\n{own}"
    elif word not in line[1]:
        own = own[: line.start()] + f"{key} = [{line[1]}, {word}]" + own[line.end() :]
    return f"{head}{found}{own}{gap}{others}"
