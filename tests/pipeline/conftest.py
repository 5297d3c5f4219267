"""What the tests of pages share: one browser for the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, started once for a file of tests."""
    # Most tests of the pipeline need none, and need not wait for it.
    from tests.pipeline.browser import browser

    with browser() as found:
        yield found
