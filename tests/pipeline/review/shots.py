"""Pictures of the page, to be looked at: `make shots` writes them into output/shots/ (needs `chromium`)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from pipeline.extraction import extract
from pipeline.review.page import page
from pipeline.review.pictures import Picture, pictures
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.pipeline.browser import browser, opened

SAMPLE = ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf"
SIZES = (5, 30, 150)
# name, width and height in pixels, colours
LOOKS = (("1280", 1280, 860, "light"), ("dark", 1280, 860, "dark"), ("390", 390, 844, "light"))


def of_size(plan: Plan, drawn: Sequence[Picture], count: int) -> tuple[Plan, list[Picture]]:
    """An edition with so many projects, and its pictures: the deck again and again, each time on slides of its own."""
    decks = [_again(plan, number) for number in range(-(-count // len(plan.projects)))]
    themes = [
        theme.model_copy(
            update={
                "strengths": [item for deck in decks for item in deck.themes[at].strengths],
                "development_targets": [item for deck in decks for item in deck.themes[at].development_targets],
            }
        )
        for at, theme in enumerate(plan.themes)
    ]
    projects = [project for deck in decks for project in deck.projects][:count]
    kept = {None, *(project.id for project in projects)}
    update = {
        "slides": [slide for deck in decks for slide in deck.slides],
        "themes": themes,
        "projects": projects,
        "findings": [found for deck in decks for found in deck.findings if found.project_id in kept],
    }
    pictures = [replace(one, page=one.page + number * len(plan.slides)) for number in range(len(decks)) for one in drawn]
    return plan.model_copy(update=update), pictures


def _again(plan: Plan, number: int) -> Plan:
    """The same deck behind so many of it: each page, and each project's id, is another one."""

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: moved(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [moved(part, key) for part in value]
        if key == "page":
            return value + number * len(plan.slides)
        return f"{value}-{number}" if number and value and key == "project_id" else value

    found = Plan.model_validate(moved(plan.model_dump(mode="json")))
    projects = [one.model_copy(update={"id": moved(one.id, "project_id")}) for one in found.projects]
    return found.model_copy(update={"projects": projects})


def shoot(chromium: Browser, path: Path) -> None:
    """The page in each look, and as it is printed."""
    for name, width, height, scheme in LOOKS:
        with opened(chromium, path, color_scheme=scheme) as found:
            found.set_viewport_size({"width": width, "height": height})
            found.keyboard.press("j")
            found.wait_for_timeout(800)
            found.locator(".card.current .value.f-description").first.hover()
            found.wait_for_timeout(200)
            found.screenshot(path=path.with_name(f"{path.stem}-{name}.png"))
            if name == LOOKS[0][0]:
                found.pdf(path=path.with_name(f"{path.stem}-print.pdf"), format="A4", print_background=True)


def main() -> None:
    """Write the pages and their pictures into a folder."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    plan, drawn = extract(SAMPLE).plan, list(pictures(SAMPLE))
    with browser() as chromium:
        for count in SIZES:
            path = folder / f"review-{count}.html"
            path.write_text(page(*of_size(plan, drawn, count)), encoding="utf-8")
            shoot(chromium, path)
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
