"""The page in a browser: chips, keys, ticks, notes, side by side, jumps; for all eyes, on a phone, in the dark; and hostile texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.diff_page.page import page as page_of
from pipeline.diff_page.subjects import Pair
from pipeline.translation import speaking
from tests.pipeline.browser import faults, opened
from tests.pipeline.diff_page.made import SAMPLES, hostile, regrouped, samples

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "diff.html"
    path.write_text(html(samples()), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    with opened(chromium, file) as found:
        yield found


def html(pair: Pair, pictures: bool = True) -> str:
    return page_of(pair.diff, pair.old, pair.new, [SAMPLES] if pictures else [])


def chip(page: Page, name: str) -> Locator:
    """A chip by what is written on it."""
    return page.locator(".chip", has_text=re.compile(rf"^\W*{re.escape(name)}$"))


def card(page: Page, name: str) -> Locator:
    """The card of a project or item."""
    return page.locator(".card", has=page.locator("h3", has_text=name)).first


def test_everything_is_shown_at_first(page: Page) -> None:
    expect(page.locator("#count")).to_have_text("53 changes shown")
    expect(page.locator(".card:visible")).to_have_count(53)
    expect(page.locator("#progress")).to_have_text("0 of 53 seen")


def test_chips_of_one_kind_add_up_and_of_several_narrow_down(page: Page) -> None:
    chip(page, "new").click()
    new = page.locator(".card:visible").count()
    assert new == page.locator('.card[data-signs~="added"]').count() > 5
    chip(page, "gone").click()
    both = page.locator(".card:visible").count()
    assert both == new + page.locator('.card[data-signs~="removed"]:not([data-signs~="added"])').count()
    chip(page, "projects only").click()
    expect(page.locator(".card:visible")).to_have_count(5)
    chip(page, "theme 4").click()
    expect(page.locator(".card:visible")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 change shown")
    expect(page.locator("#picked")).to_have_text("(4)")
    expect(page.locator(".section:visible")).to_have_count(1)
    expect(page.locator("[data-part]:visible")).to_have_text(["Projects"])
    page.locator("#clear").click()
    expect(page.locator(".card:visible")).to_have_count(53)
    expect(page.locator("#clear")).not_to_be_visible()


def test_by_severity(page: Page) -> None:
    chip(page, "look first").click()
    assert page.locator(".card:visible").count() == page.locator(".card.look").count() == 10


def test_search_folds_letters_and_nothing_found_is_said(page: Page) -> None:
    page.locator("#search").fill("vihrean SIIRTYMAN")
    assert 0 < page.locator(".card:visible").count() < 6
    page.locator("#search").fill("olematon")
    expect(page.locator("#none")).to_be_visible()


def test_a_number_of_the_table_shows_what_it_counts(page: Page) -> None:
    for number in page.locator(".tally button").all():
        number.click()
        assert page.locator(".card:visible").count() == int(number.inner_text())


def test_keys_walk_through_what_is_shown(page: Page) -> None:
    chip(page, "look first").click()
    current = page.locator(".card.current")
    page.keyboard.press("j")
    expect(current.locator("h3")).to_have_text("Tulevaisuusloikka - Toiselta asteelta tulevaisuuteen")
    expect(current).to_be_in_viewport()
    page.keyboard.press("j")
    expect(current.locator("h3")).to_have_text("YPOP - Yhdistelmäosaamista Pohjois-Pohjanmaalla")
    page.keyboard.press(" ")
    expect(page.locator("#progress")).to_have_text("1 of 53 seen")
    expect(current.locator("h3")).to_have_text("Työpajoilta työelämään")
    page.keyboard.press("p")
    expect(current.locator("h3")).to_have_text("Tulevaisuusloikka - Toiselta asteelta tulevaisuuteen")
    page.keyboard.press("n")
    expect(current.locator("h3")).to_have_text("Työpajoilta työelämään")
    page.keyboard.press("k")
    expect(current.locator("h3")).to_have_text("YPOP - Yhdistelmäosaamista Pohjois-Pohjanmaalla")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_ticks_and_notes_outlast_a_reload_and_are_saved_as_markdown(page: Page, tmp_path: Path) -> None:
    own = card(page, "Ennakointi 2030")
    own.locator("[data-do=seen]").check()
    other = card(page, "YPOP")
    other.locator("[data-do=note]").click()
    page.keyboard.type("Kysy *rahoittajalta*\nmiksi")
    expect(other.locator("textarea")).to_have_value("Kysy *rahoittajalta*\nmiksi")
    page.reload()
    expect(own.locator("[data-do=seen]")).to_be_checked()
    expect(other.locator("textarea")).to_have_value("Kysy *rahoittajalta*\nmiksi")
    chip(page, "not yet seen").click()
    expect(own).not_to_be_visible()
    with page.expect_download() as download:
        page.locator("#export").click()
    assert download.value.suggested_filename.endswith("2026-2030.notes.md")
    download.value.save_as(tmp_path / "notes.md")
    text = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert "## Theme 1: Työelämän osaamistarpeiden ennakointi ja tiedon käyttö\n" in text
    assert "- [x] + **Ennakointi 2030** – project added (new p. 6)\n" in text
    assert "- [ ] − **YPOP - Yhdistelmäosaamista Pohjois-Pohjanmaalla**" in text
    assert "  > Kysy *rahoittajalta*\n  > miksi\n" in text
    assert text.count("- [") == 2


def test_a_note_by_key(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.keyboard.type("jkn")
    expect(page.locator(".card.current textarea")).to_have_value("jkn")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".card.current")).not_to_have_attribute("id", page.locator(".card:has(textarea)").get_attribute("id") or "")


def test_nothing_to_save_is_said(page: Page) -> None:
    page.locator("#export").click()
    expect(page.locator("#said")).to_have_text("Nothing seen or noted yet.")


def test_side_by_side_and_back(page: Page) -> None:
    words = card(page, "OSKE").locator("tr", has_text="Description")
    expect(words.locator(".both ins").first).to_be_visible()
    expect(words.locator(".was")).not_to_be_visible()
    page.locator("#side").click()
    expect(words.locator(".was del, .is ins").first).to_be_visible()
    expect(words.locator(".both")).not_to_be_visible()
    left, right = (words.locator(side).bounding_box() for side in (".was", ".is"))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    page.keyboard.press("s")
    expect(words.locator(".both ins").first).to_be_visible()


def test_jumps_between_both_places_of_what_moved_show_what_filters_hide(page: Page) -> None:
    chip(page, "theme 1").click()
    stub = page.locator(".stub:visible", has_text="Uula")
    stub.locator("a").click()
    own = page.locator(".card.current")
    expect(own.locator("h3")).to_have_text("Uula - uutta osaamista vihreän siirtymän aloille")
    expect(own).to_be_in_viewport()
    own.locator(".jump").first.click()
    expect(stub).to_be_focused()


def test_pictures_are_hidden_and_enlarged(page: Page) -> None:
    picture = card(page, "Ennakointi 2030").locator("figure button")
    picture.click()
    expect(page.locator("#enlarged img")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#show-pictures").click()
    expect(picture).not_to_be_visible()


def test_what_is_as_it_was_is_one_click_away(page: Page) -> None:
    names = page.locator(".same ul").first
    expect(names).not_to_be_visible()
    page.locator(".same summary").click()
    expect(names.locator("li")).to_have_count(3)


def test_all_pictures_are_there_for_the_printer(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".crops img[loading]").count() == 0
    expect(page.locator(".first details")).to_have_attribute("open", "")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".first details")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_axe_finds_nothing_and_nothing_is_cut(chromium: Browser, tmp_path: Path, width: int, scheme: str, language: str) -> None:
    path = tmp_path / "x.html"
    pair = samples()
    with speaking(language):
        path.write_text(html(Pair(regrouped(pair.diff, "x", "project_changed", "funders"), pair.old, pair.new)), encoding="utf-8")
    # axe itself is a script that the page's policy would not let in.
    with opened(chromium, path, color_scheme=scheme, bypass_csp=True) as page:
        page.set_viewport_size({"width": width, "height": 860})
        page.keyboard.press("j")
        page.keyboard.press("m")
        page.locator(".same summary").click()
        chip_of_look = page.locator('.chip[data-value="look"]')
        if width < 900:
            page.reload()
            page.locator("#filters summary").click()
        chip_of_look.click()
        for _side in range(2):
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.locator("#side").click()


def test_texts_that_would_be_a_program_are_shown_and_do_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(html(hostile(), pictures=False), encoding="utf-8")
    with opened(chromium, path) as page:
        expect(page.locator(".editions b").first).to_have_text("</script><script>window.hit=2</script>")
        assert page.evaluate("window.hit") is None
        assert page.locator("img").count() == 0
        expect(page.locator(".card h3", has_text='"><img src=x onerror="window.hit=3">').first).to_be_visible()
        page.keyboard.press("j")
        expect(page.locator(".card.current")).to_be_visible()


def test_the_policy_holds(page: Page) -> None:
    """What gets into the page all the same would not run."""
    blocked = page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
            const script = document.createElement("script"); script.textContent = "window.hit = 4"; document.body.append(script);
        })"""
    )
    assert blocked == "script-src-elem"
    assert page.evaluate("window.hit") is None


def test_without_a_script_it_can_be_read(chromium: Browser, file: Path) -> None:
    with opened(chromium, file, java_script_enabled=False) as page:
        expect(page.locator("#bar")).not_to_be_visible()
        expect(page.locator(".card").first).to_be_visible()
