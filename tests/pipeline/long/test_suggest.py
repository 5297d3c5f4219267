"""What `planex suggest` says that each line would change in an edition, which is read anew for each of them."""

from __future__ import annotations

from pathlib import Path

from schemas.plan import Plan
from tests.command import planex
from tests.pipeline.suggestions.test_suggest import slides

__all__ = ["slides"]


def test_the_command_says_what_each_line_would_change_and_adds_it_only_when_asked(slides: Path, tmp_path: Path) -> None:
    result = planex("suggest", slides.with_name("a.toml"), "--edition", slides, "--into", tmp_path / "omat")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "# lappi-osaamisohjelma-2026-2030: 1 edition asks for it (funders.toml)"
    assert 'names = ["Pohjan raha"]' in lines
    assert any("Silta: " in line and "Pohjan raha" in line for line in lines), result.stdout
    assert [line.rpartition(": ")[2] for line in lines if ": moved" in line] == ["moved from the current state to strengths"] * 3
    assert [line for line in lines if "Masto" in line] == [
        "# lappi-osaamisohjelma-2026-2030: no more to be looked at: Masto: not understood among the data: Kassa"
    ]
    again = planex("extract", slides.with_name("lappi.pdf"), "-o", "-", PLANEX_LEXICONS=str(tmp_path / "omat"), PYTHONHASHSEED="1")
    plan = Plan.model_validate_json(again.stdout)
    assert plan.projects[0].funders[0].id == "pohjan-raha"
    assert [len(theme.strengths) for theme in plan.themes] == [2, 1]


def test_nothing_is_written_unless_a_folder_is_named(slides: Path, tmp_path: Path) -> None:
    result = planex(
        "suggest", slides.with_name("a.toml"), "--edition", slides.with_name("lappi.json"), cwd=tmp_path, PLANEX_LEXICONS=str(tmp_path)
    )
    assert result.returncode == 0
    assert list(tmp_path.iterdir()) == []
