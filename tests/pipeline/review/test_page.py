"""The page as a file: it holds all, loads nothing, runs nothing of the edition's, and is the same every time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.pages.bundle import embedded
from pipeline.review.bundle import BUNDLE, MODULES
from pipeline.review.codes import code_named
from pipeline.review.made import view_of
from pipeline.review.page import page
from pipeline.translation import speaking
from schemas.findings import SENTENCES
from schemas.plan import Settled
from tests.command import planex
from tests.pipeline.compare.editions import plan, project, theme
from tests.pipeline.review.made import DECK, HOSTILE, deck, hostile, written


def test_the_command_writes_one_file_that_needs_no_network(tmp_path: Path) -> None:
    path = written(tmp_path)
    result = planex("review", path)
    target = tmp_path / f"{path.stem}.review.html"
    assert (result.returncode, result.stdout, result.stderr) == (0, "", f"{path} → {target}\n")
    text = target.read_text(encoding="utf-8")
    assert len(text) < 5_000_000 * len(deck().slides) / 18
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?!#|data:)[^"'\s>]+""", text.split("<script")[0])
    assert not re.findall(r"https?://(?!www\.w3\.org)", text.split('<script type="application/json"')[0])
    assert text.count('<script type="text/plain" id="picture-') == len(deck().slides)
    assert planex("review", path).returncode == 0
    assert target.read_text(encoding="utf-8") == text


def test_every_project_every_value_and_every_finding_is_on_it() -> None:
    text = page(deck())
    for one in deck().projects:
        assert f'id="project-{one.id}"' in text
        for partner in one.partners:
            assert f'data-text="{partner.name}"' in text
    assert text.count('<li class="remark ') == len(deck().findings)


def test_what_needs_a_look_comes_first_then_the_least_sure() -> None:
    cards = view_of(deck()).cards
    assert [card.id for card in cards if card.asks] == [cards[0].id] == ["vihrea-vety-tutuksi"]
    rest = [card.confidence for card in cards[1:]]
    assert rest == sorted(rest)


def test_a_settled_finding_asks_nothing() -> None:
    settled = [found.model_copy(update={"settled": Settled(date=None, note="kysytty")}) for found in deck().findings]
    found = deck().model_copy(update={"findings": settled})
    assert (view_of(found).settled, [card for card in view_of(found).cards if card.asks]) == (1, [])
    assert "kysytty" in page(found)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_texts_that_would_be_a_program_stay_texts(language: str) -> None:
    with speaking(language):
        text = page(hostile())
    own = {'<script type="text/plain"', '<script type="application/json"', '<script type="module"'}
    assert {found[: len('<script type="text/plain"')].split(" id")[0] for found in re.findall(r"<script[^>]*", text)} <= {
        one[: len('<script type="text/plain"')] for one in own
    }
    assert text.count("<script") == text.count("</script>") == 2
    assert "<img" not in text
    assert "49" not in re.findall(r"<h3[^>]*>([^<]*)</h3>", text)
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert json.loads(data)["title"] == HOSTILE[1]


def test_json_in_the_page_can_not_end_its_element() -> None:
    for text in (*HOSTILE, "<!--", "\u2028", "]]>"):
        assert json.loads(embedded([text])) == [text]
        assert not set("<>&\u2028\u2029") & set(embedded([text]))


def test_nothing_runs_but_our_script_and_no_style_stands_in_an_element() -> None:
    text = page(deck())
    assert "unsafe" not in BUNDLE.policy
    assert BUNDLE.policy.startswith("default-src 'none'; script-src 'sha256-")
    assert not re.findall(r"<[^>]*\s(?:style|on\w+)\s*=", text.split('<script type="application/json"')[0].split("</style>")[1])


def test_modules_share_no_name() -> None:
    """They stand in one scope: a name of two would be an error, or worse, none."""
    names = re.findall(r"^(?:async )?(?:function|const|let|class)\s+\*?\s*([\w$]+)", BUNDLE.script, re.MULTILINE)
    assert len(names) == len(set(names)) > 20
    assert all((Path(__file__).parents[3] / "pipeline/review/assets" / name).exists() for name in MODULES)


def test_an_edition_without_its_file_has_no_pictures_and_that_is_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / DECK.name).unlink()
    result = planex("review", path, "-o", tmp_path / "x.html", cwd=tmp_path)
    assert result.returncode == 0
    said = f"{path}: lappi.pdf is not at hand, so the page has no pictures: name it with --source"
    assert result.stderr.splitlines()[0] == said
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert 'class="bare"' in text
    assert "picture-1" not in text


def test_a_file_of_the_name_with_other_bytes_is_not_taken_for_the_edition_s(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / DECK.name).write_bytes(DECK.read_bytes() + b"\n")
    result = planex("review", path, "-o", tmp_path / "x.html", cwd=tmp_path)
    assert "lappi.pdf is not at hand" in result.stderr


def test_a_place_has_one_box() -> None:
    """Three universities stand in one place; the box is one, and lights with each."""
    found = view_of(deck())
    boxes = [(slide.page, box.field, box.owner, box.x, box.y) for slide in found.slides for box in slide.boxes]
    assert len(boxes) == len(set(boxes))
    (card,) = [card for card in found.cards if card.id == "vihrea-vety-tutuksi"]
    (partners,) = [field for field in card.fields if field.name == "partners"]
    assert len(partners.values) == 3
    assert len({tuple(value.boxes) for value in partners.values}) < 3


def test_another_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path)
    other = tmp_path / "muu.pdf"
    other.write_bytes(b"%PDF-1.4")
    result = planex("review", path, "--source", other)
    assert (result.returncode, result.stderr) == (2, f"planex: {other}: is not the file that {path} was read from\n")
    assert not list(tmp_path.glob("*.html"))


def test_an_edition_of_plain_text_and_one_without_projects() -> None:
    found = plan([theme(1, "Teema", [project({"name": "Silta"})])], [project({"name": "Silta"})])
    assert 'id="project-silta"' in page(found)
    assert "No projects were found." in page(plan([theme(1, "Teema", [])]))


NAMED = [
    ("missing-period", "puuttuu: toteutusaika"),
    ("conflicting-funder", "sivut eri mieltä: rahoittajat"),
    ("note", "muistiinpanot"),
    ("new-code", "new-code"),
]


@pytest.mark.parametrize(("code", "words"), NAMED)
def test_the_filter_calls_kinds_of_findings_by_words(code: str, words: str) -> None:
    with speaking("fi"):
        assert code_named(code) == words


# What is never said of one edition alone, so never on its page.
OF_TWO_EDITIONS = {"unaccounted-words", "swapped-editions", "two-regions", "two-languages", "same-file", "read-anew", "older-reader"}


def test_every_code_of_a_finding_has_words() -> None:
    codes = {code.partition("/")[0] for code in SENTENCES if not code.startswith("register-")} - OF_TWO_EDITIONS
    codes -= {"over-limit", "no-theme"}
    assert {code for code in codes if code_named(code) == code} == set()
