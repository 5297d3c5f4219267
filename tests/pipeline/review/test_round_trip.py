"""The whole way: a deck is reviewed in a browser, read again, reviewed again, compared; the deck is changed; the next edition comes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.corrections.files import load
from schemas.plan import Plan
from tests.command import planex
from tests.pipeline.browser import opened
from tests.pipeline.corrections.made import TEXT, told
from tests.pipeline.review.drawn import drawn
from tests.pipeline.review.work import answer, built, button, chosen, correct, extracted, saved

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

ID = "lappi-osaamisohjelma-2026-2030"
# Another deck under the same file: Silta got another name and goes on longer, Laituri is gone.
CHANGED = TEXT.replace("Silta. Nuoret", "Sillat. Nuoret").replace("1.1.2024-31.12.2025", "1.1.2024-31.12.2028")
CHANGED = CHANGED.replace("• Laituri. Aikuiset tutustuvat satamaan. ESR+. Tornion kaupunki.\n", "")
# The next edition: Laituri's text is another one, one project is new; the others stand as they stood.
NEXT = TEXT.replace("2026-2030", "2028-2032").replace("Aikuiset tutustuvat satamaan.", "Aikuiset oppivat satamassa.")
NEXT = NEXT.replace("• Köli.", "• Luoto. Luotsit oppivat kieliä. 1.1.2028-31.12.2029. ESR+. Kemin kaupunki.\n• Köli.")


def settle(page: Page, project: str, code: str, why: str) -> None:
    chosen(page, project).locator(f".remark[data-code={code}] [data-do=settle][data-why={why}]").click()


def by_id(plan: Plan) -> dict[str, tuple[str, str | None, list[str], list[str]]]:
    """Name, period, funders and partners of each project."""
    return {
        p.id: (p.name, p.period.edtf if p.period else None, [f.name for f in p.funders], [o.name for o in p.partners])
        for p in plan.projects
    }


def test_a_round_trip(chromium: Browser, tmp_path: Path) -> None:
    """Three values are corrected, a project is split, two findings are settled; then the deck changes, then the next edition comes."""
    deck, path = drawn(TEXT, tmp_path / "suunnitelma.pdf"), tmp_path / f"{ID}.json"
    read, _ = extracted(deck, path)
    before = tmp_path / "ennen.json"
    before.write_bytes(path.read_bytes())
    with opened(chromium, built(path)) as page:
        correct(page, "silta", "period", "1.1.2024–30.6.2026")
        correct(page, "koli", "name", "Köli – hävikki kuriin")
        correct(page, "laituri", "partners", "Haaparannan kaupunki", which="Tornion kaupunki")
        button(page, "purje", "split").click()
        answer(page, begins="Ruori. Yrittäjät")
        settle(page, "laituri", "missing-period", "absent")
        settle(page, "masto", "missing-funder", "absent")
        page.locator("#project-masto [data-do=note]").click()
        answer(page, note="kysytty Kemistä")
        page.locator("#project-masto .seen input").check()
        file = saved(page, path)
    assert (len(load(file).value), len(load(file).split), len(load(file).settle), len(load(file).seen)) == (3, 1, 2, 1)

    plan, said = extracted(deck, path)
    assert "6 corrections hold" in said
    assert "2 settled" in said
    assert by_id(plan) == {
        "silta": ("Silta", "2024-01-01/2026-06-30", ["ESR+"], ["Kemin kaupunki", "Lapin yliopisto"]),
        "laituri": ("Laituri", None, ["ESR+"], ["Haaparannan kaupunki"]),
        "masto": ("Masto", "2024/2026", [], ["Kemin kaupunki"]),
        "purje": ("Purje", "2024-03-01/2027-02-28", ["JTF"], ["Rovaniemen kaupunki"]),
        "ruori": ("Ruori", "2025-08-01/2027-07-31", ["OKM"], ["Inarin kunta"]),
        "koli": ("Köli – hävikki kuriin", "2025/2026", ["ESR+"], ["Sallan kunta"]),
    }
    assert {f.code: f.settled.note for f in plan.findings if f.settled} == {"missing-period": None, "missing-funder": "kysytty Kemistä"}

    with opened(chromium, built(path)) as page:
        # What was saved is no unsaved work any more, though the browser kept it: it is in the edition now.
        expect(page.locator(".edited")).to_have_count(0)
        expect(page.locator("dl.fields .by")).to_have_count(3)
        expect(page.locator(".was-settled")).to_have_count(2)
        expect(page.locator("#project-ruori")).to_be_visible()
        expect(page.locator("#progress")).to_have_text("1 of 6 seen")

    diff = json.loads(planex("diff", before, path, "--format", "json").stdout)
    # Every change is told as a reviewer's, and the plan has not changed.
    assert {change.get("group") for change in diff["changes"]} == {"corrections"}
    assert sorted({(change["kind"], *change["subject"]["new"]) for change in diff["changes"]}) == [
        ("project_added", "Ruori"),
        ("project_changed", "Laituri"),
        ("project_changed", "Purje"),
        ("project_changed", "Silta"),
        ("project_renamed", "Köli – hävikki kuriin"),
        # The entry of Purje held the words that are Ruori's now.
        ("text_changed", "Purje. Oppaat oppivat kieliä. 1.3.2024-28.2.2027. JTF. Rovaniemen kaupunki."),
    ]

    drawn(CHANGED, deck)
    plan, said = extracted(deck, path)
    assert [(f.code, (f.values or {})["text"]) for f in plan.findings if f.code.endswith("-correction")] == [
        ("offered-correction", "Sillat"),
        ("stale-correction", "Laituri"),
        ("stale-correction", "Laituri"),
    ]
    assert by_id(plan)["koli"][0] == "Köli – hävikki kuriin"
    assert "3 are to be looked at" in said

    following = drawn(NEXT, tmp_path / "seuraava.pdf")
    plan, said = extracted(following, tmp_path / "lappi-osaamisohjelma-2028-2032.json", "--corrections", file)
    found = by_id(plan)
    assert "5 corrections hold" in said
    assert (found["silta"][1], found["koli"][0], found["ruori"][2]) == ("2024-01-01/2026-06-30", "Köli – hävikki kuriin", ["OKM"])
    # Under the same name the value that is replaced stands there: it is corrected, though the text around it is another.
    assert found["laituri"][3] == ["Haaparannan kaupunki"]
    assert found["luoto"] == ("Luoto", "2028-01-01/2029-12-31", ["ESR+"], ["Kemin kaupunki"])
    # That nothing is said of its time has to be looked at again in another text.
    assert told(plan) == ["offered-correction"]
    assert read.plan.id == ID
