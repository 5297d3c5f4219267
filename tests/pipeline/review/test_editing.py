"""The page as a place to work: what is corrected there is in the file, and planex extract does what the file says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from schemas.plan import Plan
from tests.pipeline.browser import opened, reload
from tests.pipeline.review.made import DECK, deck, written
from tests.pipeline.review.work import answer, built, button, chosen, correct, extracted, saved

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path)
    return tmp_path


@pytest.fixture
def page(chromium: Browser, folder: Path) -> Iterator[Page]:
    with opened(chromium, built(edition(folder))) as found:
        yield found


def edition(folder: Path) -> Path:
    """The deck's JSON in the folder."""
    return folder / f"{deck().plan.id}.json"


def again(folder: Path) -> tuple[Plan, str]:
    """The deck read again, with the corrections beside it."""
    return extracted(folder / DECK.name, edition(folder))


def word(page: Page, number: int, text: str) -> dict[str, float]:
    """Where a word stands on the screen."""
    found: dict[str, float] = page.evaluate(
        """([page, text]) => {
            const words = JSON.parse(document.getElementById("data").textContent).words[page];
            const [x0, y0, x1, y1] = words.find((word) => word[4] === text);
            const svg = document.querySelector(`#slide-${page} svg`);
            const frame = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
            const x = (value) => frame.left + value / view.width * frame.width;
            const y = (value) => frame.top + value / view.height * frame.height;
            return {left: x(x0) + 1, right: x(x1) - 1, middle: y((y0 + y1) / 2)};
        }""",
        [number, text],
    )
    return found


def test_marked_words_give_the_value_its_place(page: Page, folder: Path) -> None:
    page.locator("#project-vihrea-vety-tutuksi .page").first.click()
    chosen(page, "vihrea-vety-tutuksi").locator("[data-do=value][data-field=name]").click()
    page.locator("[data-mark]").click()
    first, last = word(page, 4, "Vihreä"), word(page, 4, "vety")
    page.mouse.move(first["left"], first["middle"])
    page.mouse.down()
    page.mouse.move(last["right"], last["middle"], steps=4)
    page.mouse.up()
    expect(page.locator("#editor [name=value]")).to_have_value("Vihreä vety")
    expect(page.locator(".marked")).to_have_count(2)
    page.locator("#editor .primary").click()
    expect(page.locator(".marked")).to_have_count(0)
    saved(page, edition(folder))
    plan, _ = again(folder)
    (project,) = [one for one in plan.projects if one.id == "vihrea-vety-tutuksi"]
    assert project.name == "Vihreä vety"
    assert [(span.text, span.rule) for span in project.spans["name"]] == [("Vihreä vety", "reviewer")]
    (before,) = [one for one in deck().projects if one.id == "vihrea-vety-tutuksi"]
    assert project.spans["name"][0].bbox is not None
    assert before.spans["name"][0].bbox is not None
    assert project.spans["name"][0].bbox[:2] == pytest.approx(before.spans["name"][0].bbox[:2], abs=1)


def test_words_are_marked_one_by_one_until_escape_ends_it(page: Page) -> None:
    page.locator("#project-vihrea-vety-tutuksi .page").first.click()
    chosen(page, "vihrea-vety-tutuksi").locator("[data-do=value][data-field=name]").click()
    button, hint, value = page.locator("[data-mark]"), page.locator("#editor .hint"), page.locator("#editor [name=value]")
    expect(hint).not_to_be_visible()
    button.click()
    expect(hint).to_be_visible()
    first, last = word(page, 4, "Vihreä"), word(page, 4, "vety")
    for at in (last, first):
        page.mouse.click((at["left"] + at["right"]) / 2, at["middle"])
    expect(value).to_have_value("Vihreä vety")
    page.mouse.click((first["left"] + first["right"]) / 2, first["middle"])
    expect(value).to_have_value("vety")
    page.keyboard.press("Escape")
    expect(hint).not_to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#editor")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#editor")).not_to_be_visible()


def tables(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of a file, by kind."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: rows for name, rows in raw.items() if isinstance(rows, list)}


def test_the_other_kinds_of_corrections(page: Page, folder: Path) -> None:
    button(page, "muste", "move").click()
    answer(page, theme="2")
    button(page, "taitoverstas", "join").click()
    answer(page, into="muste")
    button(page, "rajaton-torne", "remove").click()
    correct(page, "matkailun-master-class", "funders", "OKM")
    chosen(page, "poro2").locator("[data-do=value][data-field=partners]").click()
    page.locator("#editor [name=which]").select_option("Paliskuntain yhdistys")
    page.locator("#editor [data-remove]").click()
    line = page.locator(".line", has_text="Monikielinen henkilöstö")
    line.locator("[data-do=make]").click()
    answer(page, what="item", theme="1", list="strengths")
    found = tables(saved(page, edition(folder)))
    assert {name: len(rows) for name, rows in found.items()} == {"move": 1, "join": 1, "remove": 1, "value": 2, "make": 1}
    plan, told = again(folder)
    assert "6 corrections hold" in told
    ids = [project.id for project in plan.projects]
    assert "taitoverstas" not in ids
    assert "rajaton-torne" not in ids
    assert [item.text for item in plan.themes[0].strengths] == ["Monikielinen henkilöstö"]
    assert "muste" in plan.themes[1].project_ids


PICKER = """window.showSaveFilePicker = async ({suggestedName}) => ({
    name: "anna.toml",
    createWritable: async () => ({write: async (text) => { window.written = [suggestedName, text]; }, close: async () => {}}),
});"""


def test_the_file_goes_straight_into_a_folder_where_the_browser_allows_it(page: Page, folder: Path) -> None:
    page.add_init_script(PICKER)
    page.reload()
    correct(page, "muste", "name", "Työ")
    page.locator("#save-as").click()
    expect(page.locator("#said")).to_contain_text("Saved: anna.toml.")
    name, text = page.evaluate("window.written")
    assert name == f"{deck().plan.id}.corrections.toml"
    assert text == saved(page, edition(folder)).read_text(encoding="utf-8")
    page.evaluate("() => { window.showSaveFilePicker = async () => { throw new DOMException('', 'NotAllowedError'); }; }")
    page.locator("#save-as").click()
    expect(page.locator("#said")).to_contain_text("NotAllowedError")


def test_undo_redo_and_reload(page: Page, folder: Path) -> None:
    correct(page, "muste", "name", "Yksi")
    correct(page, "muste", "description", "Kaksi")
    page.keyboard.press("Control+z")
    expect(page.locator("#project-muste .edited.value")).to_have_text("Yksi")
    page.keyboard.press("Control+y")
    expect(page.locator("#project-muste .edited.value")).to_have_count(2)
    page.locator("#undo").click()
    reload(page, "#project-muste .edited.value")
    expect(page.locator("#project-muste .edited.value")).to_have_text("Yksi")
    expect(page.locator("#said")).to_have_text("Unsaved work from before is back.")
    correct(page, "muste", "name", "Toinen")
    assert [row["value"] for row in tables(saved(page, edition(folder)))["value"]] == ["Toinen"]


def test_the_keyboard_stays_with_the_project_when_its_button_goes(page: Page) -> None:
    card = chosen(page, "vihrea-vety-tutuksi")
    for what in ("settle", "back"):
        card.locator(f"[data-do={what}]").first.focus()
        page.keyboard.press("Enter")
        expect(card).to_be_focused()
    expect(card.locator("[data-do=settle]").first).to_be_visible()


def test_what_was_corrected_before_is_in_the_next_file(page: Page, folder: Path, chromium: Browser) -> None:
    correct(page, "rajaton-torne", "partners", "Haaparannan kaupunki", which="Haaparannan kunta")
    correct(page, "muste", "period", "2024–2026")
    saved(page, edition(folder))
    again(folder)
    with opened(chromium, built(edition(folder))) as second:
        correct(second, "rajaton-torne", "partners", "Haparanda stad", which="Haaparannan kaupunki")
        found = tables(saved(second, edition(folder)))["value"]
    assert sorted((row["field"], row["read"], row["value"]) for row in found) == [
        ("partners", "Haaparannan kunta", "Haparanda stad"),
        ("period", "1.5.2024 - 30.4.2027", "2024–2026"),
    ]
    plan, _ = again(folder)
    (torne,) = [project for project in plan.projects if project.id == "rajaton-torne"]
    assert [partner.name for partner in torne.partners] == ["Tornion kaupunki", "Haparanda stad"]


@pytest.mark.parametrize("text", ['"lainaus" \\ ja \t', "<script>window.hit=1</script>", "ääkköset – € 𝄞", "'''"])
def test_any_text_that_is_typed_is_in_the_file(page: Page, folder: Path, text: str) -> None:
    correct(page, "muste", "description", text)
    (row,) = tables(saved(page, edition(folder)))["value"]
    assert row["value"] == text.strip()
    assert page.evaluate("window.hit") is None


def test_the_file_is_sorted_and_the_same_whatever_the_order_of_work(page: Page, folder: Path, chromium: Browser) -> None:
    correct(page, "poro2", "name", "Porot")
    correct(page, "muste", "name", "Työ")
    first = saved(page, edition(folder)).read_text(encoding="utf-8")
    (folder / f"{deck().plan.id}.corrections.toml").unlink()
    with opened(chromium, built(edition(folder))) as second:
        correct(second, "muste", "name", "Työ")
        correct(second, "poro2", "name", "Porot")
        assert saved(second, edition(folder)).read_text(encoding="utf-8") == first
    assert first.index("Työ") < first.index("Porot")


def test_what_two_reviewers_said_is_joined_in_one_file(page: Page, folder: Path, chromium: Browser) -> None:
    """Each has a file of their own in the folder of the edition's corrections; the page that is made with both saves all of it, once."""
    several = folder / f"{deck().plan.id}.corrections"
    several.mkdir()
    correct(page, "muste", "name", "Työ")
    saved(page, edition(folder)).rename(several / "anna.toml")
    with opened(chromium, built(edition(folder))) as second:
        correct(second, "poro2", "name", "Porot")
        with second.expect_download() as download:
            second.locator("#save").click()
        # The page was made with one file, and saves under its name.
        assert download.value.suggested_filename == "anna.toml"
        download.value.save_as(several / "bertta.toml")
    with opened(chromium, built(edition(folder))) as third:
        correct(third, "rajaton-torne", "name", "Torne")
        both = saved(third, edition(folder))
        said = f"with all that stood in {several.name}/anna.toml, {several.name}/bertta.toml:"
        expect(third.locator("#said")).to_contain_text(said)
        assert sorted(row["value"] for row in tables(both)["value"]) == ["Porot", "Torne", "Työ"]
        # What is said does not stand on the buttons.
        header, toast = third.locator("header.bar").bounding_box(), third.locator("#said").bounding_box()
        assert header
        assert toast
        assert header["y"] + header["height"] < toast["y"]
