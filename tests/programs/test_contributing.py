"""The examples of CONTRIBUTING.md are real: in a copy of the program, what they add works, and the tests that they name hold it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from pipeline.extraction import extract
from tests.editions.expected import page_differences

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FUND, HEADING, CASE = (block for block in re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL))


def edit(path: Path, before: str, new: str) -> None:
    """Put something into a file, behind a text that stands there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, before + new), encoding="utf-8")


@pytest.mark.slow
def test_a_word_and_a_way_of_writing_are_added_as_it_says(tmp_path: Path) -> None:
    for name in ("schemas", "extractors", "pipeline", "tests", "pyproject.toml", "requirements.txt"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    heading, case = tomllib.loads(HEADING)["sections"]["strengths"]["terms"][-1], tomllib.loads(CASE)["cases"][0]
    words = tmp_path / "extractors/lexicon"
    with (words / "funders.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + FUND)
    edit(words / "fi.toml", "[sections.strengths]\nterms = [", f'"{heading}", ')
    edit(tmp_path / "tests/extractors/cases/periods.toml", "\ncases = [\n", f"  {case!r},\n".replace("'", '"'))
    asked = f"assert heading_reader('fi').title({heading!r}).sections == ('strengths',)"
    subprocess.run([sys.executable, "-c", f"from extractors.evidence.headings import heading_reader; {asked}"], check=True, cwd=tmp_path)
    tests = ["tests/extractors/test_lexicon.py", "tests/extractors/test_cases.py"]
    chosen = f"{tomllib.loads(FUND)['funder'][0]['id']} or {case[0].split()[2]} or unique"
    command = [sys.executable, "-m", "pytest", *tests, "-k", chosen]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert re.match(r"3 passed", result.stdout.splitlines()[-1]), result.stdout


EDITION = """Lapin osaamisen suunnitelma 2025-2027
\f1) Osaava työvoima – nykytila
• Osaajia on liian vähän
\f1) Osaava työvoima – kehittämiskohteet
• Lyhyet väylät työhön
\f1) Osaava työvoima – hankkeet
• Revontulten reitti. 1.1.2025-31.12.2026. ESR+. Lapin yliopisto (koordinaattori).
"""


def test_the_answers_of_an_edition_are_written_as_it_says(tmp_path: Path) -> None:
    answers, edition = tmp_path / "lappi.yaml", tmp_path / "lappi.txt"
    (block,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    answers.write_text(textwrap.dedent(block), encoding="utf-8")
    edition.write_text(EDITION, encoding="utf-8")
    count, wrong = page_differences(answers, extract(edition).plan)
    assert wrong == []
    assert count == 20
