"""What a reviewer does on the page, and what is done with the file that it saves, for the tests of editing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from pipeline.review.build import review
from schemas.plan import Plan
from tests.command import planex


def built(path: Path) -> Path:
    """The page of an edition's JSON, its file beside it."""
    return review(path, None, None, lambda message: pytest.fail(message))


def chosen(page: Page, project: str) -> Locator:
    """A project's card, chosen: its buttons are there."""
    card = page.locator(f"#project-{project}")
    card.locator("h3").click()
    return card


def button(page: Page, project: str, what: str) -> Locator:
    """A button of a project as a whole."""
    return chosen(page, project).locator(f".whole [data-do={what}]")


def answer(page: Page, **answers: str | bool) -> None:
    """Answer what is asked: a text is typed, or chosen where there is a choice; True checks a box."""
    for name, value in answers.items():
        control = page.locator(f"#editor [name={name}]")
        if value is True:
            control.check()
        elif control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(str(value))
        else:
            control.fill(str(value))
    page.locator("#editor .primary").click()


def correct(page: Page, project: str, field: str, value: str, **more: str | bool) -> None:
    """Correct a field by typing."""
    chosen(page, project).locator(f"[data-do=value][data-field={field}]").click()
    answer(page, **more, value=value)


def saved(page: Page, path: Path) -> Path:
    """The file that the page saves, beside the edition's JSON, where planex extract finds it."""
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == f"{path.stem}.corrections.toml"
    target = path.with_name(download.value.suggested_filename)
    download.value.save_as(target)
    return target


def extracted(source: Path, path: Path, *options: object) -> tuple[Plan, str]:
    """The edition read again, and what is said."""
    result = planex("extract", source, "-o", path.parent, *options)
    assert result.returncode == 0, result.stderr
    return Plan.model_validate_json(path.read_text(encoding="utf-8")), result.stderr
