"""What a value's boxes cut out of the page is what the value says: every drawn plan; of editions tests/generated/test_boxes.py asks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import documents
from tests.generated.sealed import DRAWN
from tests.generated.test_boxes import wrong
from tests.reading import reading

PATHS = sorted(DRAWN.glob("*.pdf"))
# Whose boxes hold other words today.
OTHERS = {"l02-paijathame-deck": "a number twice as large as the title beside it, in boxes of their own, is one line with it"}


@pytest.mark.parametrize("path", documents(PATHS, OTHERS))
def test_the_boxes_of_a_drawn_plan_hold_the_words_of_its_values(path: Path) -> None:
    assert not wrong(path.read_bytes(), reading(path).plan)
