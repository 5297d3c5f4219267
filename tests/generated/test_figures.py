"""The fixed sample is read no worse than ever before, unless CHANGELOG.md says why; the measures are those of `score.py`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.extraction import extract_document
from tests.generated.edition import make
from tests.generated.families import all_shapes
from tests.generated.figures import CI_SEEDS, GRACE, MEASURES, committed, fallen, figures_of, named_in_changelog, unexplained
from tests.generated.reading import keyed, read_generated
from tests.generated.scoring.measures import Figures, measure
from tests.generated.scoring.summary import row_of
from tests.generated.sealed import DRAWN, SEALED, family_of, name_of

SCORE = Path(__file__).parents[3] / "shared" / "score.py"


@pytest.mark.slow
@pytest.mark.parametrize("family", all_shapes())
def test_no_figure_falls_without_a_word(family: str) -> None:
    found = figures_of([row_of(family, [read_generated((family, seed)) for seed in CI_SEEDS])])
    _, best = committed("ci")
    assert family in best, "a new family: `python -m tests.generated.robust --update`"
    assert not unexplained(fallen(found, best, GRACE)), "below the best, and CHANGELOG.md does not name it and say why"


def test_what_is_committed_and_below_its_best_is_explained() -> None:
    for sample in ("all", "ci"):
        now, best = committed(sample)
        assert list(now) == list(all_shapes())
        assert not unexplained(fallen(now, best, GRACE))


@pytest.mark.parametrize(("sample", "folder", "named"), [("sealed", SEALED, family_of), ("drawn", DRAWN, name_of)])
def test_every_plan_of_a_folder_has_its_key_and_its_committed_figures(sample: str, folder: Path, named: Callable[[Path], str]) -> None:
    assert keyed(folder) == sorted(folder.glob("*.pdf"))
    now, best = committed(sample)
    assert set(now) == set(best) == {named(path) for path in folder.glob("*.pdf")} | {"all"}
    assert not unexplained([f"{sample} {fall}" for fall in fallen(now, best, GRACE)])


def test_what_the_changelog_names_has_fallen() -> None:
    """A name that stays when its figure is as good as ever excuses falls to come."""
    for sample, prefix in (("all", ""), ("sealed", "sealed "), ("drawn", "drawn ")):
        now, best = committed(sample)
        falls = {fall.split(":")[0] for fall in fallen(now, best)}
        if not prefix:
            falls |= {fall.split(":")[0] for fall in fallen(*committed("ci"))}
        named = {name for name in named_in_changelog(prefix) if name.split("`")[1] in now}
        assert named <= falls


def test_a_fallen_figure_is_named_as_the_changelog_must_name_it() -> None:
    now = {"bullets": dict.fromkeys(MEASURES, 0.5)}
    best = {"bullets": {**now["bullets"], "theme": 0.75}}
    assert fallen(now, best) == ["`bullets` theme: 0.500 after 0.750"] == unexplained(fallen(now, best))
    assert not fallen(best, now)
    assert not fallen(now, best, grace=0.25)


@pytest.fixture(scope="module")
def score() -> ModuleType:
    if not SCORE.exists():
        pytest.skip("score.py is not at hand")
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("family", "seed"), [("bullets", 0), ("facts-first", 0), ("table-continued", 1), ("timeline", 2), ("brochure", 3)])
def test_the_measures_are_those_of_score_py(score: ModuleType, family: str, seed: int) -> None:
    edition = make(family, seed)
    output = extract_document(edition.document).plan.model_dump(mode="json")
    assert _mine(measure(output, edition.gold)) == _theirs(score.score(output, edition.gold))


def _mine(figures: Figures) -> dict[str, Any]:
    named = {"fields": figures.fields, "theme": figures.theme, "items": figures.items}
    tallies = {name: (tally.right, tally.gold, tally.output) for name, tally in named.items()}
    return {**tallies, **vars(figures.trust), "lost": figures.lost}


def _theirs(report: Any) -> dict[str, Any]:
    rows = {row.name: row for row in report.rows}
    items = [row for name, row in rows.items() if name.endswith(": text")]
    tallies = {"fields": [report.fields], "theme": [rows["mentions: theme"]], "items": items}
    counted = {name: tuple(sum(getattr(row, n) for row in some) for n in ("right", "gold", "output")) for name, some in tallies.items()}
    return {**counted, **report.trust, "lost": report.words["lost"]}
