"""The page in a browser: hover, keys, search, filters, pictures, and what a screen reader and a printer get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.review.build import review
from pipeline.review.page import page as page_of
from pipeline.translation import speaking
from tests.pipeline.browser import faults, opened, reload
from tests.pipeline.review.made import deck, hostile, written

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    return review(written(folder), None, None, lambda message: pytest.fail(message))


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    with opened(chromium, file) as found:
        yield found


def test_a_value_lights_its_box_and_the_box_its_value(page: Page) -> None:
    value = page.locator("#project-taitoverstas .value.f-period")
    value.hover()
    box = page.locator(f".box[data-box='{value.get_attribute('data-boxes')}']")
    expect(box).to_have_class("box f-period lit")
    page.locator("h1").hover()
    expect(box).not_to_have_class("box f-period lit")
    value.click()
    expect(page.locator("#slide-4")).to_be_in_viewport()
    box.hover()
    expect(value).to_have_class("value f-period lit")


def test_a_click_on_a_box_shows_its_project(page: Page) -> None:
    page.locator("#project-poro2 .page").first.click()
    page.locator(".box.f-name[data-owner='poro2']").click()
    expect(page.locator("#project-poro2")).to_have_class("card current")
    expect(page.locator("#project-poro2")).to_be_in_viewport()


def test_the_rule_and_the_evidence_are_one_click_away(page: Page) -> None:
    why = page.locator("#project-taitoverstas [data-field=funders] .why")
    expect(why.locator("code")).not_to_be_visible()
    why.locator("summary").click()
    expect(why.locator("code")).to_have_text("funder.lexicon:esf-plus")
    expect(why.locator("q")).to_have_text("ESR+")


def test_keys_go_from_project_to_project(page: Page) -> None:
    current = page.locator(".card.current")
    page.keyboard.press("j")
    expect(current).to_have_attribute("data-id", "vihrea-vety-tutuksi")
    page.keyboard.press(" ")
    expect(page.locator("#progress")).to_have_text("1 of 7 seen")
    second = current.get_attribute("data-id")
    assert second != "vihrea-vety-tutuksi"
    page.keyboard.press("k")
    expect(current).to_have_attribute("data-id", "vihrea-vety-tutuksi")
    page.keyboard.press("n")
    expect(current).to_have_attribute("data-id", second or "")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_what_was_seen_is_seen_after_a_reload(page: Page) -> None:
    page.locator("#project-muste .seen input").check()
    reload(page, "#project-muste.done")
    expect(page.locator("#project-muste .seen input")).to_be_checked()
    page.locator("#by-seen").check()
    expect(page.locator("#project-muste")).not_to_be_visible()
    expect(page.locator("#count")).to_have_text("6 shown")


def test_search_folds_letters(page: Page) -> None:
    page.locator("#search").fill("vihrea VETY")
    expect(page.locator(".card:visible")).to_have_count(1)
    page.locator("#search").fill("olematon")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#search").fill("")
    expect(page.locator(".card:visible")).to_have_count(7)


def test_filters_by_theme_finding_and_field(page: Page) -> None:
    page.locator("#by-theme").select_option("2")
    expect(page.locator(".card:visible")).to_have_count(4)
    page.locator("#by-theme").select_option("")
    page.locator("#by-code").select_option("missing-period")
    expect(page.locator(".card:visible")).to_have_count(1)
    page.locator("#by-code").select_option("")
    page.locator("#by-field").select_option("funders")
    expect(page.locator(".field:visible")).to_have_count(7)


def test_pictures_load_as_they_come_into_sight_and_all_for_the_printer(page: Page) -> None:
    last = page.locator("#slide-8 img")
    expect(page.locator("#slide-1 img")).to_have_attribute("src", re.compile("^data:image/webp;"))
    assert last.get_attribute("src") is None
    last.scroll_into_view_if_needed()
    expect(last).to_have_js_property("complete", True)
    page.reload()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert all(image.get_attribute("src") for image in page.locator(".sheet img").all())


# Each language, width and scheme of colours with each of the others at least once.
LOOKS = [("fi", 390, "light"), ("fi", 1280, "dark"), ("sv", 390, "dark"), ("sv", 1280, "light"), ("en", 390, "dark"), ("en", 1280, "light")]


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut(chromium: Browser, tmp_path: Path, language: str, width: int, scheme: str) -> None:
    path = tmp_path / "x.html"
    with speaking(language):
        path.write_text(page_of(deck()), encoding="utf-8")
    # axe itself is a script that the page's policy would not let in.
    with opened(chromium, path, color_scheme=scheme, bypass_csp=True) as page:
        page.set_viewport_size({"width": width, "height": 860})
        page.keyboard.press("j")
        page.locator(".why summary").first.click()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("?")
        assert faults(page) == []


def test_texts_that_would_be_a_program_are_shown_and_do_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(page_of(hostile()), encoding="utf-8")
    with opened(chromium, path) as page:
        expect(page.locator("h1")).to_have_text("</script><script>window.hit=2</script>")
        assert page.evaluate("window.hit") is None
        assert page.locator(".card img, .line img, .remark img").count() == 0
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
