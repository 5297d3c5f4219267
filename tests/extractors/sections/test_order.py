"""What a slide without a heading holds is told by the order of the others, which is worked out once."""

from __future__ import annotations

from collections.abc import ItemsView

from extractors.sections.order import Order


class Asked(dict[int, list[str]]):
    """Counts how often it is gone through."""

    times = 0

    def items(self) -> ItemsView[int, list[str]]:
        self.times += 1
        return super().items()


def test_the_pages_are_gone_through_once_however_many_have_no_heading() -> None:
    opened = Asked()
    order = Order(opened)
    for page in range(1, 40):
        order.note(page, ("current_state", "development_targets", "projects")[page % 3])
    assert {order.next_section("current_state", 0.0) for _ in range(20)} == {"development_targets"}
    assert opened.times == 1
