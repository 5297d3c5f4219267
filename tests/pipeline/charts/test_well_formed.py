"""Pictures are well-formed XML whatever names a stranger's JSON gives, and show nothing that a name smuggles in."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from pipeline.charts import chart
from pipeline.formats import ChartKind
from tests.editions.expected import ROOT

SAMPLE = sorted((ROOT / "output/samples").glob("*.json"))[0]
NAMES = [
    "a\x01b\x08\x0b\x1b[31m",
    "--><script>alert(1)</script><!--",
    "]]>&amp;<b>\"'",
    "a\ufffe\uffffb",
    "$x^2$ \\frac{1}{2} %s {0} {{",
    "\u202e\u200b\u00ad",
    "x" * 5000,
    "\n\r\t",
    "𝕏😀漢字",
]


def edition(folder: Path, name: str) -> Path:
    """A sample whose projects, themes, partners and funders all have one name."""
    plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
    plan["plan"]["title"] = name
    for theme in plan["themes"]:
        theme["title"] = name
    for project in plan["projects"]:
        project["name"] = name
        for body in (*project["partners"], *project["funders"]):
            body["name"] = name
    path = folder / "edition.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind is not ChartKind.money])
def test_a_chart_is_well_formed(kind: ChartKind, name: str, tmp_path: Path) -> None:
    target = tmp_path / "x.svg"
    chart(kind, [edition(tmp_path, name)], target)
    found = [element.tag.rpartition("}")[2] for element in ET.fromstring(target.read_bytes()).iter()]
    assert "path" in found
    assert "script" not in found
