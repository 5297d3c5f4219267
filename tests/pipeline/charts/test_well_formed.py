"""Pictures are well-formed XML whatever names a stranger's JSON gives, and show nothing that a name smuggles in."""

from __future__ import annotations

import itertools
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


# A sign that an organisation's or project's name keeps, and that only it has.
KEPT = ["[31m", "<script>alert(1)", "]]>&amp;<b>", "$x^2$", "xxxxxxxxxx", "漢字"]
NAMED = (ChartKind.timeline, ChartKind.network, ChartKind.organisations)


def edition(folder: Path) -> Path:
    """A sample whose projects, themes, partners and funders have these names, one after the other."""
    plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
    names = itertools.cycle(NAMES)
    plan["plan"].update(title="".join(NAMES), region="".join(NAMES[1:6]))
    # All of them work together, in projects enough that no chart leaves one out.
    partners = [{**plan["projects"][0]["partners"][0], "id": f"toimija-{n}", "name": name} for n, name in enumerate(NAMES)]
    for project in plan["projects"][:3]:
        project["partners"] = partners
    for part, field in ((plan["themes"], "title"), (plan["projects"], "name")):
        for one in part:
            one[field] = next(names)
    for funder in (funder for project in plan["projects"] for funder in project["funders"]):
        funder["name"] = next(names)
    path = folder / "edition.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind is not ChartKind.money])
def test_a_chart_is_well_formed(kind: ChartKind, tmp_path: Path) -> None:
    target = tmp_path / "x.svg"
    chart(kind, [edition(tmp_path)], target)
    root = ET.fromstring(target.read_bytes())
    found = [element.tag.rpartition("}")[2] for element in root.iter()]
    shown = "".join("".join(root.itertext()).split())
    assert [sign for sign in KEPT if sign not in shown] == [] or kind not in NAMED
    assert "path" in found
    assert "script" not in found


@pytest.mark.parametrize("kind", [ChartKind.timeline, ChartKind.money])
def test_times_and_sums_without_measure_are_drawn(kind: ChartKind, tmp_path: Path) -> None:
    plan = json.loads(SAMPLE.read_text(encoding="utf-8"))
    plan["plan"]["period"] = {"text": "x", "edtf": "0001/9999", "start": "0001-01-01", "end": "9999-12-31"}
    for project in plan["projects"]:
        project["budget"] = {"text": "x", "amount": 1e300, "currency": "EUR"}
    path = tmp_path / "edition.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    chart(kind, [path], tmp_path / "x.svg")
    ET.fromstring((tmp_path / "x.svg").read_bytes())
