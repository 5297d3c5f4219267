"""Files made to break who reads them cost no more than themselves: each is read, or refused in one line; all of them by `make bombs`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Unusable
from pipeline.formats import Reader
from pipeline.limits import Limits
from pipeline.outcome import Outcome
from pipeline.understanding import Understanding
from tests.pipeline.bombs import written
from tests.pipeline.bombs.broken import BROKEN
from tests.pipeline.bombs.circles import IN_CIRCLES
from tests.pipeline.bombs.odd import ODD

# Of those that lead back to themselves, those that cost no process.
CIRCLES = ("a page tree in a circle.pdf", "a form that draws itself.pdf", "forms in a circle.pdf", "two tables before each other.pdf")
BOMBS = BROKEN | ODD | {name: IN_CIRCLES[name] for name in CIRCLES}
Told = dict[str, Outcome | str]


@pytest.fixture(scope="module", params=list(Reader))
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What comes of each, by its name: all are read by one process after another, as a call with all of them does."""
    files = written(tmp_path_factory.mktemp("bombs"), BOMBS)
    with Understanding(files, Limits(seconds=10), readers=0, reader=request.param) as outcomes:
        return {file.name: _told(file, outcomes) for file in files}


def _told(file: Path, outcomes: Understanding) -> Outcome | str:
    try:
        found: Outcome = outcomes.next()
    except Unusable as error:
        return str(error)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str, told: Told) -> None:
    found = told[name]
    if isinstance(found, str):
        assert found.isprintable()
        assert "defect" not in found
        assert name in found
    else:
        assert found.even, found.plan.findings
        assert not [said for said in found.plan.findings if "error" in (said.values or {})]
