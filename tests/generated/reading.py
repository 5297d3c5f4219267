"""Reads editions with today's program and measures them: generated ones, and folders of PDFs with their keys beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.extraction import extract, extract_document
from tests.generated.edition import make
from tests.generated.scoring.measures import Figures, measure
from tests.generated.scoring.stages import Stages, measure_stages, watched


@dataclass(frozen=True)
class Reading:
    """What an edition's reading comes to."""

    figures: Figures
    stages: Stages

    @classmethod
    def alone(cls, figures: Figures) -> Reading:
        """A reading whose stages nobody knows, since its key knows no words."""
        return cls(figures, Stages())


def read_generated(job: tuple[str, int]) -> Reading:
    """The figures of the edition of (family, seed)."""
    edition = make(*job)
    with watched() as watch:
        output = extract_document(edition.document).plan.model_dump(mode="json")
    figures = measure(output, edition.gold)
    return Reading(figures, measure_stages(edition, figures, watch, output))


def keyed(folder: Path) -> list[Path]:
    """The PDFs of a folder, and of those in it, that have a key (`NAME.gold.json`) beside them."""
    return sorted(path for path in folder.rglob("*.pdf") if path.with_suffix(".gold.json").exists())


def read_keyed(path: Path) -> Figures:
    """The figures of a PDF against the key beside it."""
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return measure(extract(path).plan.model_dump(mode="json"), gold)
