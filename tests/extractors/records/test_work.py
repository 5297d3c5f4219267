"""What a page costs is in proportion to what stands on it: work is counted, not timed, at n, 2n and 4n."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from extractors.evidence import leaf as evidence
from extractors.evidence.language import pipeline
from extractors.page.tree import tree_of
from extractors.plan import assembly, parts
from extractors.plan.assembly import assemble_tree
from extractors.records import candidates, paragraph, scope, score
from extractors.records.reading import Reading
from extractors.text.passage import Joiner
from schemas.region import Leaf, Region
from tests.extractors.drawn import drawn, tree

# Twice as much may cost so much more: a little above twice, for what is done once a page.
TWICE = 2.3


# So many records, twice and four times as many.
SIZES = (8, 16, 32)


def column(records: int) -> str:
    """Names over data, six to a page."""
    lines = []
    for number in range(records):
        if number % 6 == 0:
            lines.append("page\n40 30 24b Hankkeet")
        top = 80 + 70 * (number % 6)
        lines.append(f"40 {top} 12b Silta numero {number}\n40 {top + 30} 12 1.1.2024–{number % 28 + 1}.12.2025, ESR+, Kemin kaupunki")
    return "\n".join(lines)


def long_page(records: int) -> str:
    """The same on one page, as long as need be."""
    lines = [f"page 960x{200 + 70 * records}", "40 30 24b Hankkeet"]
    for number in range(records):
        top = 80 + 70 * number
        lines.append(f"40 {top} 12b Silta numero {number}\n40 {top + 30} 12 1.1.2024–{number % 28 + 1}.12.2025, ESR+, Kemin kaupunki")
    return "\n".join(lines)


def cards(records: int) -> str:
    """Boxes in two columns on one page."""
    lines = [f"page 960x{200 + 100 * records}", "40 30 24b Hankkeet"]
    for number in range(records):
        left, top = 40 + 440 * (number % 2), 80 + 120 * (number // 2)
        lines.append(f"box {left} {top} {left + 400} {top + 100}\n{left + 10} {top + 10} 14b Silta numero {number}")
        lines.append(f"{left + 10} {top + 40} 12 1.1.2024–{number % 28 + 1}.12.2025\n{left + 10} {top + 70} 12 ESR+")
    return "\n".join(lines)


def table(records: int) -> str:
    """A ruled table on one page."""
    downs = ",".join(str(100 + 30 * row) for row in range(records + 2))
    lines = [f"page 960x{300 + 30 * records}", "40 30 24b Hankkeet", f"grid 40,400,600,800 {downs}"]
    rows = [("Hanke", "Aikataulu", "Rahoittaja"), *((f"Silta {n}", f"1.1.2024–{n % 28 + 1}.12.2025", "ESR+") for n in range(records))]
    for number, cells in enumerate(rows):
        bold = "" if number else "b"
        lines += [f"{left} {105 + 30 * number} 12{bold} {text}" for left, text in zip((50, 410, 610), cells, strict=True)]
    return "\n".join(lines)


def work(monkeypatch: pytest.MonkeyPatch, drawing: str) -> Counter[str]:
    """How often the steps that cost are taken for a document."""
    counts: Counter[str] = Counter()

    def counted(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            counts[name] += 1
            return step(*args)

        return call

    found = tree(drawing)
    pipeline("fi")
    evidence.evidence_of.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(score, "weighed", counted("records weighed", score.weighed))
        patched.setattr(scope, "labels_of", counted("labels looked for", scope.labels_of))
        patched.setattr(scope, "evidence_of", counted("evidence asked for", scope.evidence_of))
        patched.setattr(candidates, "best", counted("regions read", candidates.best))
        assemble_tree(found, "fi")
    counts["texts understood"] = evidence.evidence_of.cache_info().misses
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("drawing", [column, long_page, cards, table], ids=lambda drawing: drawing.__name__)
def test_work_is_in_proportion(drawing: Callable[[int], str], monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice, four = (work(monkeypatch, drawing(count)) for count in SIZES)
    assert set(once) > {"records weighed", "evidence asked for", "texts understood"}
    for name in once:
        assert twice[name] <= TWICE * once[name], name
        assert four[name] <= TWICE * twice[name], name


def calls(drawing: str) -> int:
    """How many functions of the program are called to cut a document into regions."""
    pages = drawn(drawing)
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "extractors" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        tree_of(pages, Joiner())
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("drawing", [column, long_page, cards, table], ids=lambda drawing: drawing.__name__)
def test_cutting_is_in_proportion(drawing: Callable[[int], str]) -> None:
    once, twice, four = (calls(drawing(count)) for count in SIZES)
    assert twice <= TWICE * once
    assert four <= TWICE * twice


@pytest.mark.parametrize("drawing", [column, cards, table], ids=lambda drawing: drawing.__name__)
def test_a_paragraph_alone_is_one_record_in_all_readings(drawing: Callable[[int], str]) -> None:
    (page,) = tree(drawing(6)).pages
    regions = [region for region in page.walk() if not region.rows]
    alone = [
        (record.leaves[0], record)
        for region in regions
        for reading in candidates.readings(region, scope.Scope("fi", "projects"))
        for record in reading.records
        if len(record.leaves) == 1 and not record.fields
    ]
    leaves = {id(leaf) for leaf, _ in alone}
    assert len(alone) > len(leaves) > 1
    assert len({id(record) for _, record in alone}) == len(leaves)


def test_what_a_paragraph_adds_is_found_once_where_a_part_is_read_again() -> None:
    found = tree(column(6) + "\npage\n40 30 24b Hankkeet\n40 80 12b Silta numero 2\n40 110 12 Silta numero 3")
    again: list[frozenset[str]] = []
    asked: set[int] = set()
    best, paragraph_of = parts.best, paragraph.paragraph_of

    def noted(region: Region, told: scope.Scope) -> Reading:
        again.append(told.known)
        return best(region, told)

    def asked_for(leaf: Leaf, language: str, learned: frozenset[str]) -> paragraph.Paragraph:
        asked.add(id(leaf))
        return paragraph_of(leaf, language, learned)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "best", noted)
        patched.setattr(scope, "paragraph_of", asked_for)
        # What was kept is counted here before it is let go.
        patched.setattr(assembly, "let_go", lambda: None)
        paragraph_of.cache_clear()
        assemble_tree(found, "fi")
    assert any(again), "nothing was read again"
    assert paragraph_of.cache_info().misses == len(asked)


def test_parts_of_which_the_same_is_known_are_read_with_one_scope(monkeypatch: pytest.MonkeyPatch) -> None:
    scopes: list[scope.Scope] = []
    best = parts.best

    def noted(region: Region, told: scope.Scope) -> Reading:
        scopes.append(told)
        return best(region, told)

    monkeypatch.setattr(parts, "best", noted)
    assemble_tree(tree("\npage\n".join(f"40 30 24b Teema {n}: Silta\n40 90 18b Hankkeet\n40 130 12 Kaari {n}" for n in (1, 2, 3))), "fi")
    assert len(scopes) > len({(told.language, told.section, told.known) for told in scopes}) == len(set(map(id, scopes)))
