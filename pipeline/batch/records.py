"""What of a batch is done, kept beside its results: a record a task, written whole, so that a killed run loses nothing that was done."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.batch.work import Task, corrections_of, hash_of
from pipeline.errors import printable
from pipeline.output import clear_leavings, write_whole
from schemas.plan import Plan

WORK = ".planex-batch"
# How records are written; told in a file beside them.
FORMAT = "1\n"


@dataclass(frozen=True)
class Record:
    """What came out of a task: where `reason` is empty an edition, told in a few numbers; else why there is none."""

    key: str
    filename: str
    sha256: str
    seconds: float
    reason: str = ""
    id: str = ""
    title: str = ""
    pages: int = 0
    themes: int = 0
    projects: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    """How many of each severity that nobody has settled."""
    confidence: float | None = None
    """The mean of its projects' confidences; None where there are none."""
    corrections: str = ""
    """What stood in its files of corrections, as one hash; empty where there were none."""
    even: bool = True
    """Whether the words placed are those read."""
    edition: str = ""
    """The sha256 of the edition's JSON text as it is kept; empty where there is none."""
    language: str = ""
    """Which language its reason is told in; empty where there is none."""


_RECORD = TypeAdapter(Record)


class Records:
    """The records in a folder of results, and the editions that they tell of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / WORK

    def start(self) -> None:
        """Make the folder; take away what a killed run left half-written. Raises Unusable if it can't be written."""
        write_whole(self._folder / "format", FORMAT)
        clear_leavings(self._folder)

    def get(self, task: Task) -> Record | None:
        """The record of a task that was done; None where it was not, the record or its edition is not as it was written, its
        corrections are others now, or why there is no edition is told in another language."""
        # Whatever has become of a record that can't be read, or of its edition: the file is read again.
        with contextlib.suppress(OSError, ValueError):
            record = _RECORD.validate_json((self._folder / f"{task.key}.json").read_bytes())
            whole = record.language == task.language if record.reason else record.edition == hash_of(self._edition(task.key))
            if record.key == task.key and whole and record.corrections == corrections_of(record.id, task):
                return record
        return None

    def keep(self, task: Task, answer: dict[str, Any]) -> Record:
        """Keep what a task's answer says: the edition first, then that it is there. Raises Unusable if it can't be written."""
        key = task.key
        if "plan" in answer:
            write_whole(self._edition(key), answer["plan"], after_others=False)
            plan = Plan.model_validate_json(answer["plan"])
            record = _of(plan, key, answer, corrections_of(plan.plan.id, task))
        else:
            name, others = printable(Path(task.path).name), corrections_of("", task)
            record = Record(key, name, task.sha256, answer["seconds"], reason=answer["reason"], corrections=others, language=task.language)
        write_whole(self._folder / f"{key}.json", json.dumps(asdict(record), indent=1, ensure_ascii=False) + "\n", after_others=False)
        return record

    def plan(self, key: str) -> Plan:
        """The edition of a task that was done."""
        return Plan.model_validate_json(self._edition(key).read_bytes())

    def _edition(self, key: str) -> Path:
        return self._folder / f"{key}.plan"


def _of(plan: Plan, key: str, answer: dict[str, Any], corrections: str) -> Record:
    sure = [project.confidence for project in plan.projects]
    return Record(
        key=key,
        filename=plan.source.filename,
        sha256=plan.source.sha256,
        seconds=answer["seconds"],
        id=plan.plan.id,
        title=plan.plan.title or "",
        pages=plan.source.page_count,
        themes=len(plan.themes),
        projects=len(plan.projects),
        findings=dict(sorted(Counter(finding.severity for finding in plan.findings if finding.settled is None).items())),
        confidence=round(sum(sure) / len(sure), 3) if sure else None,
        corrections=corrections,
        even=answer["read"] == answer["placed"],
        edition=sha256(answer["plan"].encode("utf-8")).hexdigest(),
    )
