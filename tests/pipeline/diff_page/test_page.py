"""The page as a file: it loads nothing, runs nothing of the editions', says what it can't open, is small, and the same every time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.diff_page.bundle import ASSETS, BUNDLE, MODULES
from pipeline.diff_page.crops import MOST, sheets
from pipeline.diff_page.page import page
from pipeline.diff_page.sources import source
from pipeline.diff_page.subjects import Pair
from schemas.plan import Span
from tests.command import planex
from tests.pipeline.diff_page.made import SAMPLES, few, hostile, samples
from tests.pipeline.review.made import HOSTILE
from tests.pipeline.test_cli import NEW, OLD


def html(pair: Pair, folders: Sequence[Path] = (), target: Path | None = None) -> str:
    return page(pair.diff, pair.old, pair.new, folders, target)


def before_scripts(text: str) -> str:
    return text.partition('<script type="application/json"')[0]


def links(text: str) -> set[str]:
    return {href for href in re.findall(r'href="([^"]*)"', before_scripts(text)) if not href.startswith("#")}


def test_it_loads_nothing_and_is_the_same_every_time() -> None:
    text = html(samples(), [SAMPLES])
    assert not re.findall(r"https?://|@import|url\(", before_scripts(text))
    assert {source[:23] for source in re.findall(r'src="([^"]*)', text)} == {"data:image/webp;base64,"}
    assert html(samples(), [SAMPLES]) == text


def test_nothing_runs_but_our_script_and_no_style_stands_in_an_element() -> None:
    assert "unsafe" not in BUNDLE.policy
    text = before_scripts(html(samples()).split("</style>")[1])
    assert not re.findall(r"<[^>]*\s(?:style|on\w+)\s*=", text)


def test_links_lead_to_the_files_from_the_page_s_folder(tmp_path: Path) -> None:
    found = links(html(samples(), [SAMPLES], tmp_path / "diff.html"))
    files = {(tmp_path / href.partition("#")[0]).resolve() for href in found}
    assert files == {SAMPLES / f"pohjois-pohjanmaa-{years}.pdf" for years in ("2024-2028", "2026-2030")}
    assert any(href.endswith("#page=10") for href in found)


def test_what_can_not_be_opened_is_said_and_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "pohjois-pohjanmaa-2024-2028.pdf").write_bytes(b"another file of the same name")
    text = html(samples(), [tmp_path])
    assert links(text) == set()
    assert text.count("not at hand: its pages can&#39;t be opened or shown") == 2
    assert '<span class="page">old p. 2</span>' in text
    assert "<figure" not in text


def test_jumps_lead_to_what_there_is() -> None:
    text = html(samples())
    ids = re.findall(r'\sid="([^"]+)"', before_scripts(text))
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'data-jump="([^"]+)"', text)) <= set(ids)


@pytest.mark.parametrize("count", [5, 76, 400])
def test_with_all_pictures_it_can_be_mailed(count: int) -> None:
    pair = few() if count == 5 else samples(count)
    text = html(pair, [SAMPLES])
    assert len(text.encode()) < 8_000_000
    assert text.count("<figure") > count / 2


def test_where_pictures_are_too_many_they_get_coarser_and_then_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = samples()
    whole = html(pair, [SAMPLES])
    monkeypatch.setattr("pipeline.diff_page.crops.MOST", 60_000)
    fewer = html(pair, [SAMPLES])
    assert MOST > 60_000
    assert "Some pictures of pages were left out" in fewer
    assert "Some pictures of pages were left out" not in whole
    assert 0 < fewer.count("<figure") < whole.count("<figure")


def test_a_picture_is_of_the_words_that_it_is_said_to_be() -> None:
    """Cut out by the spans of a project's entry: as wide as they are, with the words as its text."""
    pair = samples()
    change = next(c for c in pair.diff.changes if c.kind == "project_added")
    with sheets([source("new", pair.diff.new, pair.new, [SAMPLES], None)]) as found:
        crop = found.crop("new", change.spans.new, [])
        assert crop is not None
        assert found.crop("old", change.spans.new, []) is None
        marked = found.crop("new", change.spans.new, change.spans.new[:1])
        assert marked is not None
        assert marked.data != crop.data
        assert found.crop("new", [Span(page=99, bbox=(0, 0, 9, 9), text="x")], []) is None
        assert found.crop("new", [Span(page=1, bbox=None, text="x")], []) is None
    width = max(s.bbox[2] for s in change.spans.new if s.bbox) - min(s.bbox[0] for s in change.spans.new if s.bbox)
    assert abs(crop.width - width) <= 12
    assert crop.text == " ".join(span.text for span in change.spans.new)


def test_texts_that_would_be_a_program_stay_texts() -> None:
    text = html(hostile())
    assert text.count("<script") == text.count("</script>") == 2
    assert "<img" not in text
    assert "{{ 7*7 }}" in text
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert set(json.loads(data)) == {"editions", "name", "texts"}
    for said in HOSTILE[:3]:
        assert said not in text


def test_no_changes_are_said_and_nothing_is_offered() -> None:
    pair = samples()
    same = Pair(pair.diff.model_copy(update={"changes": [], "summary": {}}), pair.new, pair.new)
    text = html(same)
    assert "No changes." in text
    assert 'id="bar"' not in text


def test_the_command_embeds_pictures_from_the_sources(tmp_path: Path) -> None:
    folder = tmp_path / "suunnitelmat"
    folder.mkdir()
    for years in ("2024-2028", "2026-2030"):
        shutil.copy(SAMPLES / f"pohjois-pohjanmaa-{years}.pdf", folder)
    editions = [shutil.copy(path, tmp_path / path.name) for path in (OLD, NEW)]
    result = planex("diff", *editions, "--format", "html", "-o", tmp_path / "d.html", "--sources", folder, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    text = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert text.count("<figure") > 50
    assert 'href="suunnitelmat/pohjois-pohjanmaa-2024-2028.pdf#page=2"' in text


def test_modules_share_no_name() -> None:
    names = re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class)\s+\*?\s*([\w$]+)", BUNDLE.script, re.MULTILINE)
    assert len(names) == len(set(names)) > 20
    assert all((ASSETS / name).exists() for name in MODULES)
