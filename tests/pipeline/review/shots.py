"""Pictures of the page, to be looked at: `make shots` writes them into output/shots/ (needs `chromium`)."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

from pipeline.extraction import extract
from pipeline.review.page import page
from pipeline.review.pictures import pictures
from schemas.plan import Plan
from tests.editions.expected import ROOT
from tests.pipeline.browser import browser, opened

SAMPLE = ROOT / "samples/pohjois-pohjanmaa-2024-2028.pdf"
SIZES = (5, 30, 150)
# name, width and height in pixels, colours
LOOKS = (("1280", 1280, 860, "light"), ("dark", 1280, 860, "dark"), ("390", 390, 844, "light"))


def of_size(plan: Plan, count: int) -> Plan:
    """An edition with so many projects, the same ones again and again."""
    rounds = range(count // len(plan.projects) + 1)
    projects = [one.model_copy(update={"id": f"{one.id}-{k}" if k else one.id}) for k in rounds for one in plan.projects][:count]
    ids = {one.id for one in projects}
    findings = [found for found in plan.findings if found.project_id is None or found.project_id in ids]
    return plan.model_copy(update={"projects": projects, "findings": findings})


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
            path.write_text(page(of_size(plan, count), drawn), encoding="utf-8")
            shoot(chromium, path)
            print(path, file=sys.stderr)


if __name__ == "__main__":
    main()
