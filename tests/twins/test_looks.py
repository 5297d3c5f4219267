"""What a page of a twin is: the edition's own with a style sheet behind it; bullets that are typed are gone, dashes in sentences not."""

from __future__ import annotations

import pytest

from tests.twins.looks import LOOKS, Look, changed

PAGE = "<html><style>p{font-weight:bold}</style><body><p>• Ohjaus – lähelle</p>\n<p>1.1.2025–31.12.2026</p><li>- Kielet</li></body></html>"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_style_sheet_of_a_twin_overrules_the_editions_own(look: Look) -> None:
    page = changed(PAGE, look)
    assert page.index("p{font-weight:bold}") < page.index(f"<style>{look.css}</style>") < page.index("<body")


def test_typed_bullets_are_taken_out_and_nothing_else() -> None:
    page = changed(PAGE, LOOKS["no-bullets"])
    assert "<p>Ohjaus – lähelle</p>\n<p>1.1.2025–31.12.2026</p><li>Kielet</li>" in page
    assert "<p>• Ohjaus – lähelle</p>" in changed(PAGE, LOOKS["no-bold"])
