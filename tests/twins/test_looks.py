"""What a page of a twin is: the edition's own with a style sheet behind it; bullets that are typed are gone, dashes in sentences not."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from schemas.plan import Plan
from tests.editions.expected import content_of, page_differences
from tests.reading import reading
from tests.twins.figures import lost_in
from tests.twins.looks import LOOKS, Look, changed
from tests.twins.making import PAGES

PAGE = "<html><style>p{font-weight:bold}</style><body><p>• Ohjaus – lähelle</p>\n<p>1.1.2025–31.12.2026</p><li>- Kielet</li></body></html>"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_style_sheet_of_a_twin_overrules_the_editions_own(look: Look) -> None:
    page = changed(PAGE, look)
    assert page.index("p{font-weight:bold}") < page.index(f"<style>{look.css}</style>") < page.index("<body")


def test_typed_bullets_are_taken_out_and_nothing_else() -> None:
    page = changed(PAGE, LOOKS["no-bullets"])
    assert "<p>Ohjaus – lähelle</p>\n<p>1.1.2025–31.12.2026</p><li>Kielet</li>" in page
    assert "<p>• Ohjaus – lähelle</p>" in changed(PAGE, LOOKS["no-bold"])


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if any(lost_in(page, look) for look in LOOKS)], ids=lambda page: page.stem)
def test_what_is_lost_is_named_as_the_values_of_the_edition_are(page: Path) -> None:
    source = page.with_suffix(".yaml")
    listed = content_of(source)["lost"]
    assert set(listed) <= set(LOOKS)
    nothing = emptied(reading(page.with_suffix(".pdf")).plan)
    _, missing = page_differences(source, nothing)
    for pattern in (pattern for patterns in listed.values() for pattern in patterns):
        assert any(fnmatchcase(difference.where, pattern) for difference in missing), pattern


def emptied(plan: Plan) -> Plan:
    """The plan with nothing in it, so that every value is missing."""
    return plan.model_copy(update={"projects": [], "themes": [], "phenomena": [], "unassigned": []})
