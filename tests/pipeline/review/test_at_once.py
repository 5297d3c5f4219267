"""What a correction does shows on the page at once, as planex extract will do it, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.corrections.anchors import mention_hash
from pipeline.corrections.files import load
from pipeline.extraction import extract
from pipeline.output import to_json
from tests.pipeline.browser import opened
from tests.pipeline.corrections.made import TEXT
from tests.pipeline.review.drawn import drawn
from tests.pipeline.review.work import answer, built, button, chosen, correct, extracted, saved

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

ID = "lappi-osaamisohjelma-2026-2030"
DECK = TEXT.replace("Kemin kaupunki, Lapin yliopisto.", "Kemin kaupunki, hallinnoija Lapin yliopisto.")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck's JSON, its page beside it."""
    folder = tmp_path_factory.mktemp("deck")
    path = folder / f"{ID}.json"
    path.write_text(to_json(extract(drawn(DECK, folder / "lappi.pdf")).plan), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    with opened(chromium, built(file)) as found:
        yield found


def names(page: Page) -> list[str]:
    """The names of the projects that there are."""
    return [one.inner_text() for one in page.locator(".card:not(.gone) h3").all()]


def values(card: Locator, field: str) -> list[str]:
    """What stands in a field."""
    found = card.locator(f"[data-field={field}] .value:not(.replaced)").all()
    return [one.get_attribute("data-text") or "" for one in found]


def split(page: Page) -> Locator:
    """Split Purje where Ruori begins; the card of the new project."""
    button(page, "purje", "split").click()
    answer(page, begins="Ruori. Yrittäjät")
    part = page.locator(".card.edited")
    expect(part).to_have_class("card edited current")
    return part


def test_a_split_project_is_two_cards_each_with_its_values(page: Page, file: Path) -> None:
    part = split(page)
    assert sorted(names(page)) == ["Köli", "Laituri", "Masto", "Purje", "Ruori", "Silta"]
    # Of the two periods the rules had taken the first.
    assert (values(part, "period"), values(part, "funders")) == ([], ["OKM"])
    assert (values(chosen(page, "purje"), "funders"), values(chosen(page, "purje"), "period")) == (["JTF"], ["1.3.2024-28.2.2027"])
    expect(page.locator("#progress")).to_have_text("0 of 6 seen")
    expect(part.locator(".entry")).to_contain_text("Ruori. Yrittäjät oppivat myyntiä.")
    # The part is a project like others: it is corrected, and planex extract finds it.
    part.locator("h3").click()
    part.locator("[data-do=value][data-field=partners]").click()
    answer(page, value="Utsjoen kunta")
    plan, said = extracted(file.with_name("lappi.pdf"), file.parent / "luettu" / file.name, "--corrections", saved(page, file))
    assert "2 corrections hold" in said
    (ruori,) = [project for project in plan.projects if project.id == "ruori"]
    assert [partner.name for partner in ruori.partners] == ["Inarin kunta", "Utsjoen kunta"]
    # What is said of a part goes with it.
    page.locator(".card.edited .changed .back").click()
    assert sorted(names(page)) == ["Köli", "Laituri", "Masto", "Purje", "Silta"]
    page.locator("#save").click()
    expect(page.locator("#said")).to_have_text("Nothing to save yet.")
    page.keyboard.press("Control+z")
    expect(page.locator(".card.edited [data-field=partners] .value").last).to_have_text("Utsjoen kunta")
    file.with_name(f"{ID}.corrections.toml").unlink()


def test_a_part_is_split_again(page: Page, file: Path) -> None:
    part = split(page)
    part.locator(".whole [data-do=split]").click()
    answer(page, begins="olematon")
    expect(page.locator("#editor [role=alert]")).to_have_text("The entry has no such words behind its beginning.")
    answer(page, begins="OKM. Inarin")
    assert sorted(names(page)) == ["Köli", "Laituri", "Masto", "OKM", "Purje", "Ruori", "Silta"]
    (found,) = load(saved(page, file)).split
    assert found.begins == ["Ruori. Yrittäjät", "OKM. Inarin"]
    file.with_name(f"{ID}.corrections.toml").unlink()


def test_projects_are_joined_moved_and_taken_away_before_the_eyes(page: Page) -> None:
    button(page, "masto", "join").click()
    answer(page, into="silta")
    button(page, "koli", "move").click()
    answer(page, theme="1")
    button(page, "laituri", "remove").click()
    assert sorted(names(page)) == ["Köli", "Purje", "Silta"]
    expect(page.locator("#project-koli .theme:not(.replaced)")).to_have_text("theme 1")
    page.locator("#by-theme").select_option("2")
    expect(page.locator(".card:visible")).to_have_count(1)
    page.locator("#by-theme").select_option("")
    line = page.locator("#unread .line")
    expect(line.locator(".value")).to_contain_text("Laituri. Aikuiset tutustuvat satamaan.")
    line.locator("[data-do=make]").click()
    answer(page, what="item", theme="2", list="strengths")
    expect(page.locator("[data-list=strengths][data-of='2'] .line")).to_have_count(1)
    expect(line).to_have_count(1)
    expect(line).not_to_be_visible()
    for _ in range(4):
        page.keyboard.press("Control+z")
    assert sorted(names(page)) == ["Köli", "Laituri", "Masto", "Purje", "Silta"]
    expect(page.locator(".edited")).to_have_count(0)


def test_a_text_becomes_a_project_an_item_and_a_partner(page: Page, file: Path) -> None:
    for text, answers in (
        ("Koulutuspaikkoja lisää", {"what": "project", "theme": "2"}),
        ("Verkosto kokoontuu keväällä", {"what": "item", "theme": "2", "list": "current_state"}),
        ("Kemin seudun mökkiyhdistys", {"what": "partner", "of": "silta"}),
    ):
        page.locator(".line:not(.gone)", has_text=text).locator("[data-do=make]").click()
        answer(page, **answers)
    assert "Koulutuspaikkoja lisää" in names(page)
    expect(page.locator("[data-list=current_state][data-of='2'] .line")).to_contain_text("Verkosto kokoontuu keväällä")
    assert values(chosen(page, "silta"), "partners")[-1] == "Kemin seudun mökkiyhdistys"
    plan, said = extracted(file.with_name("lappi.pdf"), file.parent / "luettu" / file.name, "--corrections", saved(page, file))
    assert "3 corrections hold" in said
    assert [item.text for item in plan.themes[1].current_state.items] == ["Verkosto kokoontuu keväällä"]
    file.with_name(f"{ID}.corrections.toml").unlink()


def test_one_mistake_in_many_projects_is_corrected_once(page: Page, file: Path) -> None:
    chosen(page, "silta").locator("[data-do=value][data-field=funders]").click()
    expect(page.locator("#editor [name=everywhere]")).not_to_be_visible()
    page.locator("#editor [name=which]").select_option("ESR+")
    expect(page.locator("#editor label:has([name=everywhere])")).to_have_text("also in the other projects in which it stands (2)")
    answer(page, value="JTF", everywhere=True)
    for project in ("silta", "laituri", "koli"):
        assert values(chosen(page, project), "funders") == ["JTF"]
    assert {(one.project, one.read, one.value) for one in load(saved(page, file)).value} == {
        (project, "ESR+", "JTF") for project in ("silta", "laituri", "koli")
    }
    page.keyboard.press("Control+z")
    expect(page.locator(".edited")).to_have_count(0)
    # One finding after the other is settled, or all of a kind.
    for project in ("laituri", "masto", "purje"):
        chosen(page, project)
    button(page, "silta", "move").click()
    answer(page, theme="2", all=True)
    assert [page.locator(f"#project-{one}").get_attribute("data-themes") for one in ("silta", "laituri", "masto")] == ["2", "2", "2"]
    file.with_name(f"{ID}.corrections.toml").unlink()


def test_a_role_and_a_kind_of_money_stay_where_only_the_spelling_is_corrected(page: Page, file: Path) -> None:
    correct(page, "silta", "partners", "Lapin yliopisto (LY)", which="Lapin yliopisto")
    correct(page, "koli", "funders", "OKM", which="ESR+", instrument="valtionavustus")
    found = {one.field: (one.value, one.role, one.instrument) for one in load(saved(page, file)).value}
    assert found == {"partners": ("Lapin yliopisto (LY)", "coordinator", None), "funders": ("OKM", None, "valtionavustus")}
    chosen(page, "laituri").locator("[data-do=value][data-field=period]").click()
    answer(page, value="pian")
    expect(page.locator("#editor [role=alert]")).to_have_text("“pian” holds no number: planex could not read it.")
    file.with_name(f"{ID}.corrections.toml").unlink()


def test_a_settled_finding_has_a_note_and_is_taken_back_also_after_it_was_read_again(page: Page, file: Path, chromium: Browser) -> None:
    card = chosen(page, "masto")
    card.locator("[data-do=settle][data-why=absent]").click()
    card.locator("[data-do=note]").click()
    answer(page, note="kysytty")
    expect(card.locator(".remark.is-settled")).to_contain_text("truly absent: kysytty")
    correct(page, "masto", "name", "Mastot")
    saved(page, file)
    folder = file.parent / "toinen"
    folder.mkdir(exist_ok=True)
    for path in file.parent.glob("lappi*.*"):
        (folder / path.name).write_bytes(path.read_bytes())
    again, _ = extracted(folder / "lappi.pdf", folder / file.name)
    assert [one.settled.note for one in again.findings if one.settled] == ["kysytty"]
    with opened(chromium, built(folder / file.name)) as second:
        card = chosen(second, "masto")
        card.locator(".settled-list summary").click()
        card.locator(".was-settled [data-do=withdraw]").click()
        card.locator("[data-field=name] [data-do=withdraw]").click()
        found = load(saved(second, folder / file.name))
    assert (found.settle, found.value) == ([], [])
    file.with_name(f"{ID}.corrections.toml").unlink()


@pytest.mark.parametrize(
    "text", ["Silta – Työ+elämä, 2,5 M€", "Äiti\u00adkieli ÄITI 𝔘 Ω ß İ", "ESR+ (ESR) 1.1.2024—31.12", "", "_ a_b ² ½ ǅ"]
)
def test_the_page_names_a_text_as_planex_does(page: Page, text: str) -> None:
    page.evaluate("text => { const line = document.querySelector('.line'); line.querySelector('.value').textContent = text; }", text)
    page.locator(".line [data-do=make]").first.click()
    answer(page, what="project", theme="1")
    assert page.locator(".card.edited").get_attribute("data-id") == f"new-{mention_hash(text)}"


def test_the_page_itself_does_not_scroll(page: Page) -> None:
    """Its two panes do: a third bar would stand beside them."""
    assert page.evaluate("[document.documentElement.scrollHeight, innerHeight]") == [860, 860]
