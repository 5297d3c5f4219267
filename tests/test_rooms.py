"""The rooms of the house: imports point one way, files stay small enough to be read, each says what it is for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("schemas", "extractors", "pipeline")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    own = ROOMS.index(path.relative_to(ROOT).parts[0])
    modules: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            modules.append(node.module or "")
        elif isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
    rooms = {name.split(".")[0] for name in modules} & set(ROOMS)
    assert all(ROOMS.index(room) <= own for room in rooms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert ast.get_docstring(ast.parse(text))


# The rooms of extractors/, each with those that it may enter; none enters what stands below it in this list.
DOORS = {
    "text": {"text"},
    "lexicon": {"text", "lexicon"},
    "page": {"text", "page"},
    "evidence": {"text", "lexicon", "evidence"},
    "sections": {"text", "lexicon", "page", "evidence", "sections"},
    "records": {"text", "lexicon", "page", "evidence", "sections", "records"},
    "projects": {"text", "lexicon", "page", "evidence", "sections", "records", "projects"},
    "plan": {"text", "lexicon", "page", "evidence", "sections", "records", "projects", "plan"},
}
# What knows a language: its words, its dictionary, what is made of them.
OF_A_LANGUAGE = ("lexicon", "evidence", "text.lemmas", "text.identification")


def _imported(path: Path) -> set[str]:
    """The modules that a file imports, those for types included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def _extractors(path: Path) -> set[str]:
    """What a file imports of extractors/: `page.cut`, `lines`."""
    return {name.removeprefix("extractors.") for name in _imported(path) if name.startswith("extractors.")}


@pytest.mark.parametrize("room", DOORS)
def test_doors_between_rooms_open_one_way(room: str) -> None:
    files = sorted((ROOT / "extractors" / room).rglob("*.py"))
    assert files
    for path in files:
        entered = {name.split(".")[0] for name in _extractors(path)} & set(DOORS)
        assert entered <= DOORS[room], path


def test_the_page_knows_nothing_of_any_language() -> None:
    todo = list((ROOT / "extractors" / "page").rglob("*.py"))
    seen: set[Path] = set()
    while todo:
        path = todo.pop()
        seen.add(path)
        found = _extractors(path)
        assert not [name for name in found if name.startswith(OF_A_LANGUAGE)], path
        todo += [file for name in found if (file := ROOT / "extractors" / f"{name.replace('.', '/')}.py").exists() and file not in seen]
    assert {"passage.py", "lines.py"} <= {path.name for path in seen}


PICTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
# A path may be told from the checkout, or from the room or the tests that the text is about.
NAMED_FROM = ("", "extractors", "extractors/records", "pipeline", "pipeline/corrections", "pipeline/diff_page", "pipeline/review")


@pytest.mark.parametrize("room", [*(room for room in DOORS if room != "lexicon"), "evidence/time", "evidence/parties", "evidence/entry"])
def test_the_picture_names_the_files_of_each_room(room: str) -> None:
    (row,) = re.findall(
        rf"^\| `{room}/` \|(.*`[a-z_]+`.*)\|$", PICTURE.partition("## The files of each room")[2].partition("\n## ")[0], re.MULTILINE
    )
    files = sorted(path.stem for path in (ROOT / "extractors" / room).glob("*.py") if path.stem != "__init__")
    assert sorted(re.findall(r"`([a-z_]+)`", row)) == files


def test_what_the_picture_names_is_there() -> None:
    named = set(re.findall(r"`([\w./]+(?:/|\.py|\.toml))`", PICTURE)) | set(re.findall(r"┌─ ([\w./]+) ─", PICTURE))
    assert {"pipeline/extraction.py", "extractors/page/", "page/plain_tree.py"} <= named
    assert [name for name in sorted(named) if not any((ROOT / start / name).exists() for start in NAMED_FROM)] == []
