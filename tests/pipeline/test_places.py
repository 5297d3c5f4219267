"""Where the editions of a call are written, case by case: who keeps the plain name, who gets one of its own, what is kept."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from pipeline.output import to_json, write_edition
from pipeline.places import places
from schemas.plan import Plan
from tests.pipeline.compare import editions

# Files as `name of the file: letter that its hash is made of`, and the ids that they are written under; all would be `koe`.
CASES = [
    pytest.param("", "a.pdf:1", "koe", id="alone"),
    pytest.param("", "a.pdf:1 b.pdf:2", "koe--11111111 koe--22222222", id="two in one call"),
    pytest.param("", "a.pdf:1 b.pdf:2 c.pdf:3", "koe--11111111 koe--22222222 koe--33333333", id="three in one call"),
    pytest.param("", "a.pdf:1 b.pdf:1", "koe--11111111 koe--11111111-2", id="a copy"),
    pytest.param("", "a.pdf:1 a.pdf:2", "koe--11111111 koe--22222222", id="of one name, from two folders"),
    pytest.param("a.pdf:1", "a.pdf:1", "koe", id="read again"),
    pytest.param("a.pdf:1", "a.pdf:2", "koe", id="read again, changed"),
    pytest.param("a.pdf:1", "b.pdf:2", "koe--22222222", id="another file, later"),
    pytest.param("a.pdf:1", "b.pdf:2 a.pdf:3", "koe--22222222 koe", id="another file with the one that was first"),
    pytest.param("a.pdf:1", "b.pdf:1", "koe--11111111", id="a copy, later"),
    pytest.param("a.pdf:1, b.pdf:2", "b.pdf:2", "koe--22222222", id="the other read again"),
    pytest.param("a.pdf:1, b.pdf:2", "b.pdf:3", "koe--33333333", id="the other read again, changed"),
    pytest.param("a.pdf:1 b.pdf:2", "a.pdf:1", "koe--11111111", id="one of two read again"),
    pytest.param("a.pdf:1 b.pdf:1", "b.pdf:1", "koe--11111111-2", id="a copy read again"),
]


def plan(file: str) -> Plan:
    """An edition whose id is `koe`, read from a file."""
    name, letter = file.split(":")
    made = editions.plan([])
    source = made.source.model_copy(update={"filename": name, "sha256": letter * 64})
    return made.model_copy(update={"source": source, "plan": made.plan.model_copy(update={"id": "koe"})})


def call(files: list[str], folder: Path) -> list[str]:
    """One call of planex extract: the ids that its files are written under."""
    plans = [plan(file) for file in files]
    chosen = places(plans, folder)
    for one, place in zip(plans, chosen, strict=True):
        write_edition(one, folder / one.source.filename, place)
    return [place.path.stem for place in chosen]


@pytest.mark.parametrize(("before", "files", "ids"), CASES)
def test_places(before: str, files: str, ids: str, tmp_path: Path) -> None:
    expected = dict(zip(files.split(), ids.split(), strict=True))
    for number, order in enumerate(itertools.permutations(files.split())):
        folder = tmp_path / str(number)
        folder.mkdir()
        for earlier in filter(None, before.split(", ")):
            call(earlier.split(), folder)
        assert dict(zip(order, call(list(order), folder), strict=True)) == expected


def test_what_a_file_was_before_it_changed_is_kept_beside_it(tmp_path: Path) -> None:
    for files in (["a.pdf:1"], ["b.pdf:2"], ["b.pdf:3"], ["a.pdf:4"]):
        call(files, tmp_path)
    kept = {path.name: Plan.model_validate_json(path.read_text(encoding="utf-8")).source.sha256[0] for path in tmp_path.iterdir()}
    assert kept == {"koe.json": "4", "koe.previous.json": "1", "koe--33333333.json": "3", "koe--33333333.previous.json": "2"}


def test_a_file_that_is_no_edition_stays(tmp_path: Path) -> None:
    (tmp_path / "koe.json").write_text("muistiinpanoja")
    assert call(["a.pdf:1"], tmp_path) == ["koe--11111111"]
    assert (tmp_path / "koe.json").read_text() == "muistiinpanoja"


def test_an_edition_is_written_under_the_id_of_its_file(tmp_path: Path) -> None:
    one, other = plan("a.pdf:1"), plan("b.pdf:2")
    for edition, place in zip((one, other), places([one, other], tmp_path), strict=True):
        write_edition(edition, tmp_path / edition.source.filename, place)
        assert Plan.model_validate_json(place.path.read_text(encoding="utf-8")).plan.id == place.path.stem
    assert to_json(one) == to_json(plan("a.pdf:1"))
