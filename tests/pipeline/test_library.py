"""The library: functions that mirror the commands, the reference documentation, and the examples of docs/tools.md, which are run."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import pipeline
from extractors.text import identification
from pipeline.errors import Unusable
from pipeline.extraction import warm_up_for_many
from pipeline.reference import reference
from schemas.diff import Diff
from schemas.history import History
from schemas.plan import Plan
from tests.editions.expected import ROOT

REFERENCES = ["plan.md", "diff.md", "history.md", "link.md", "tables.md"]
SAMPLES = sorted((ROOT / "output/samples").glob("*.json"))


@pytest.mark.slow
def test_functions_return_the_models() -> None:
    plan = pipeline.extract(ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf")
    older, newer = map(pipeline.load, SAMPLES)
    assert isinstance(plan, Plan)
    # The way from a JSON to its source is told where there is a JSON.
    assert plan.source.path is None
    assert plan == older.model_copy(update={"source": plan.source})
    assert isinstance(pipeline.diff(older, newer), Diff)
    assert isinstance(pipeline.history([older, newer]), History)


def test_functions_write_what_the_commands_write(tmp_path: Path) -> None:
    pipeline.export(SAMPLES, "csv", tmp_path / "projects.csv", flat=True)
    pipeline.chart("funders", SAMPLES, tmp_path / "funders.svg")
    assert {path.name for path in tmp_path.iterdir()} == {"projects.csv", "funders.svg"}
    assert pipeline.migrate(shutil.copy(SAMPLES[0], tmp_path / "x.json")) is False
    with pytest.raises(Unusable, match=r"nothing\.pdf"):
        pipeline.extract("nothing.pdf")


@pytest.mark.parametrize("name", pipeline.__all__)
def test_functions_are_typed_and_say_what_they_raise(name: str) -> None:
    function = getattr(pipeline, name)
    signature = inspect.signature(function)
    assert all(value.annotation is not value.empty for value in signature.parameters.values())
    assert signature.return_annotation is not signature.empty
    assert function.__doc__
    assert "Path" not in str(signature) or "Unusable" in function.__doc__


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("pipeline", ("spacy", "pyarrow", "matplotlib", "pdfplumber")),
        # What compares and exports reads no text.
        pytest.param("pipeline.diff_commands, pipeline.reports.formats, pipeline.compare", ("spacy", "pdfplumber"), marks=pytest.mark.slow),
    ],
)
def test_importing_it_loads_nothing_heavy(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT).stdout == "[]\n"


@pytest.mark.slow
def test_what_each_of_many_processes_would_load_is_loaded_before() -> None:
    identification._identifier.cache_clear()
    warm_up_for_many()
    assert identification._identifier.cache_info().currsize == 1


@pytest.fixture(scope="module")
def written() -> Mapping[str, str]:
    return reference()


def test_every_kind_of_data_has_its_reference_documentation(written: Mapping[str, str]) -> None:
    assert list(written) == REFERENCES


@pytest.mark.parametrize("name", REFERENCES)
def test_the_reference_documentation_is_up_to_date(name: str, written: Mapping[str, str]) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == written[name]
