"""What the page shows: the deck's order, before and after, the first screen's sentences and numbers, events, what is as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.compare import diff
from pipeline.diff_page.opening import CAME_AND_WENT, OTHERS, STAYED
from pipeline.diff_page.rows import rows, text_row
from pipeline.diff_page.subjects import Pair, grouped
from pipeline.diff_page.view import Card, Words
from pipeline.translation import speaking
from schemas.diff import Kind, Names, ThemePair
from schemas.findings import finding
from tests.pipeline.diff_page.made import few, regrouped, samples, shown, small, viewed

CASES = tomllib.loads(Path(__file__).with_name("order.toml").read_text(encoding="utf-8"))["case"]
SILTA = {"name": "Silta nuorille", "description": "Nuoret löytävät tiensä töihin.", "period": "2024-01-01/2025-12-31", "funders": ["ESR+"]}
LAITURI = {
    "name": "Laituri aikuisille",
    "description": "Aikuiset oppivat satamassa.",
    "period": "2023-01-01/2026-06-30",
    "funders": ["JTF"],
}


def plain(words: Words) -> str:
    """`stays [gone] {come}`."""
    return " ".join({"same": text, "gone": f"[{text}]", "come": f"{{{text}}}"}[mark] for mark, text in words)


def cards(pair: Pair) -> list[Card]:
    return [card for section in viewed(pair).sections for card in section.cards]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shown"][0])
def test_the_deck_s_order(case: dict[str, Any]) -> None:
    assert [shown(card) for card in cards(small([], [], strengths=(case["old"], case["new"])))] == case["shown"]


def test_every_change_is_on_a_card_and_none_twice() -> None:
    pair = samples()
    told = [row.field for card in cards(pair) for row in card.rows] + [m for card in cards(pair) for m in card.messages if not card.stub]
    assert len(told) == len(pair.diff.changes)


def test_what_moved_leads_to_both_places() -> None:
    everything = {card.id: card for card in cards(samples())}
    stubs = [card for card in everything.values() if card.stub]
    assert "… >~ Uula - uutta osaamista vihreän siirtymän aloille" in map(shown, stubs)
    for stub in stubs:
        (way,) = stub.jumps
        own = everything[way.target]
        assert stub.id in [jump.target for jump in own.jumps]
        assert not own.stub


def test_a_stub_stands_in_the_theme_that_was_left() -> None:
    sections = viewed(samples()).sections
    (old,) = [s for s in sections for card in s.cards if card.stub and "Uula" in shown(card)]
    (new,) = [s for s in sections for card in s.cards if not card.stub and "Uula" in shown(card)]
    assert (old.key, new.key) == ("1-1", "1-3")


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("Puro virtaa hiljaa", "Puro virtaa nopeasti", "Puro virtaa [hiljaa] {nopeasti}"),
        ("Puro – joki", "Puro - joki", "Puro - joki"),
        ("kasvoi 60 % vuodessa", "kasvoi 60% vuodessa", "kasvoi 60% vuodessa"),
        ("rahaa 3 400 euroa", "rahaa 3400 euroa nyt", "rahaa 3400 euroa {nyt}"),
        ("”Puro” virtaa", '"Puro" virtaa yhä', '"Puro" virtaa {yhä}'),
        ("", "Puro", "{Puro}"),
    ],
)
def test_words_that_changed_are_marked_and_noise_is_not(old: str, new: str, both: str) -> None:
    row = text_row("text", old, new)
    assert plain(row.both[0]) == both
    assert [" ".join(text for _, text in line) for line in (*row.old, *row.new)] == [text for text in (old, new) if text]
    assert not any(mark == "come" for line in row.old for mark, _ in line)
    assert not any(mark == "gone" for line in row.new for mark, _ in line)


def test_fields_before_and_after() -> None:
    pair = small(
        [SILTA | {"partners": ["Kemin kaupunki*", "Tornion kaupunki"]}],
        [SILTA | {"period": "2024-01-01/2026-06-30", "funders": ["JTF"], "partners": ["Tornion kaupunki", "Kemin kaupunki"]}],
    )
    (card,) = cards(pair)
    found = {row.field: row for row in card.rows}
    assert list(found) == ["period", "funders", "partners"]
    assert [plain(found["period"].both[0]), found["period"].said] == [
        "[2024-01-01–2025-12-31] {2024-01-01–2026-06-30}",
        "end 2025-12-31 → 2026-06-30 (6 months later)",
    ]
    assert [plain(line) for line in found["funders"].both] == ["{JTF}", "[ESR+]"]
    assert [plain(line) for line in found["partners"].old] == ["[Kemin kaupunki (coordinator)]", "Tornion kaupunki"]
    assert [plain(line) for line in found["partners"].new] == ["Tornion kaupunki", "{Kemin kaupunki}"]


def test_a_project_that_came_or_went_is_told_with_all_it_has() -> None:
    found = {card.signs: card for card in cards(small([SILTA], [LAITURI]))}
    (gone,), (come,) = found[("removed",)].facts, found[("added",)].facts
    assert (gone.side, gone.description, dict(gone.lines)) == (
        "old",
        "Nuoret löytävät tiensä töihin.",
        {"period": "2024-01-01–2025-12-31", "funders": "ESR+", "partners": "not said"},
    )
    assert (come.side, come.name) == ("new", "Laituri aikuisille")


def test_three_sentences() -> None:
    view = viewed(samples())
    assert view.sentences == (
        "2 new projects, 3 projects gone (3 of them had ended), 1 merger and 1 split.",
        "13 projects with changed data (period 8, partners 4, funders 3, description 1, scope 1, status 1), 3 projects renamed and "
        "6 projects in other themes.",
        "The plan's own data changed, 1 new theme, 1 theme gone, 1 theme retitled, 2 themes renumbered, "
        "3 current states of another year, 4 new items, 5 items gone, 6 items reworded, 4 items moved and "
        "4 other texts changed.",
    )
    assert view.account.endswith("0 unaccounted for.")
    assert view.unchanged_said == "3 projects and 29 items unchanged"


def test_every_kind_of_change_is_in_a_sentence() -> None:
    assert set(get_args(Kind)) == {*CAME_AND_WENT, *STAYED, *OTHERS}


def test_what_is_as_it_was_is_named_as_often_as_the_account_counts_it() -> None:
    for pair in (samples(), few(), small([SILTA, LAITURI], [SILTA], strengths=(["Kivi", "Puro"], ["Kivi", "Puro", "Puro"]))):
        view, told = viewed(pair), pair.diff.account
        projects = [len(names) for heading, names in view.unchanged if heading == "Projects"]
        items = [len(names) for heading, names in view.unchanged if heading != "Projects"]
        assert told is not None
        assert (sum(projects), sum(items)) == (told.unchanged.projects, told.unchanged.items)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("fi", "1 uusi hanke.", "2 uutta hanketta."),
        ("sv", "1 nytt projekt.", "2 nya projekt."),
        ("en", "1 new project.", "2 new projects."),
    ],
)
def test_numbers_have_their_forms(language: str, one: str, many: str) -> None:
    with speaking(language):
        assert viewed(small([], [SILTA])).sentences == (one,)
        assert viewed(small([], [SILTA, LAITURI])).sentences == (many,)


def test_the_table_counts_things_not_changes() -> None:
    pair = small(
        [SILTA, LAITURI], [SILTA | {"period": "2024-01-01/2027-12-31", "funders": ["OKM"]}], strengths=(["Kivi", "Puro"], ["Kivi"])
    )
    (line,) = viewed(pair).table
    assert (line.projects, line.items) == ((0, 1, 1), (0, 1, 0))


def test_look_first_says_why() -> None:
    pair = small([SILTA, LAITURI], [SILTA | {"period": "2024-01-01/2027-12-31"}])
    assert {shown(card): card.reasons for card in viewed(pair).look} == {
        "~ Silta nuorille": ("end 2025-12-31 → 2027-12-31 (24 months later)",),
        "- Laituri aikuisille": ("gone before its end, 2026-06-30",),
    }


def test_one_event_is_told_once() -> None:
    partners = ["Rannikon toimisto", "Saariston toimisto"]
    pair = small(
        [SILTA | {"partners": partners[:1]}, LAITURI | {"partners": partners[:1]}],
        [SILTA | {"partners": partners[1:], "period": "2024-01-01/2027-12-31"}, LAITURI | {"partners": partners[1:]}],
    )
    pair = Pair(regrouped(pair.diff, "kaakko", "project_changed", "partners"), pair.old, pair.new)
    view = viewed(pair)
    (event,) = view.events
    assert event.card.title[0][1] == "partner changed: Rannikon toimisto → Saariston toimisto"
    (own,) = [card for section in view.sections for card in section.cards]
    assert [(name, id) for name, id, _spots in event.lines] == [("Silta nuorille", own.id), ("Laituri aikuisille", "")]
    assert [row.field for row in own.rows] == ["period"]


def test_a_single_change_with_a_group_is_no_event() -> None:
    pair = small([SILTA], [SILTA | {"funders": ["JTF"]}])
    alone = regrouped(pair.diff, "jtf", "project_changed", "funders")
    assert grouped(alone.changes) == ([], alone.changes)


def test_corrections_are_one_event_however_few() -> None:
    pair = small([SILTA], [SILTA | {"funders": ["JTF"]}])
    found = viewed(Pair(regrouped(pair.diff, "corrections", "project_changed", "funders"), pair.old, pair.new))
    assert [event.card.title[0][1] for event in found.events] == ["Corrected by reviewers; the plan says the same"]


def test_what_has_to_be_known_first_is_said_in_the_reader_s_language() -> None:
    pair = few()
    told = pair.diff.model_copy(update={"findings": [finding("no-text", "warning", {"page": 3})]})
    with speaking("fi"):
        assert viewed(Pair(told, pair.old, pair.new)).warnings == (("warning", "sivu 3: ei tekstiä"),)


def test_keys_of_cards_are_their_own_and_stay() -> None:
    first, second = ([card.key for card in viewed(samples(400)).cards] for _ in range(2))
    assert first == second
    assert len(first) == len(set(first))


def test_rows_are_of_what_has_a_before_and_an_after() -> None:
    pair = samples()
    assert {c.kind for c in pair.diff.changes if not rows([c], pair.old, pair.new)} == {
        "theme_added", "theme_removed", "project_added", "project_removed", "project_merged", "project_split",
        "item_added", "item_removed", "item_moved", "text_changed",
    }  # fmt: skip


def test_an_item_that_moved_to_another_list_leads_back_to_where_it_was() -> None:
    pair = small([], [], strengths=(["Kivi on kylmä", "Puro virtaa"], ["Kivi on kylmä"]), development_targets=([], ["Puro virtaa"]))
    assert [(card.part, shown(card)) for card in cards(pair)] == [
        ("strengths", "… > Puro virtaa"),
        ("development_targets", "> Puro virtaa"),
    ]


def test_where_texts_are_not_compared_nothing_is_said_to_be_unchanged() -> None:
    pair = small([SILTA], [SILTA], strengths=(["Kivi"], ["Kivi"]))
    assert viewed(pair).unchanged_said == "1 project and 1 item unchanged"
    assert viewed(Pair(pair.diff.model_copy(update={"account": None}), pair.old, pair.new)).unchanged_said == ""


def test_the_plan_s_own_changes_come_first_and_other_texts_last() -> None:
    (whole,) = [section for section in viewed(samples()).sections if section.key == "0-0"]
    assert list(dict.fromkeys(card.part for card in whole.cards)) == ["plan", "phenomena", "text"]


def test_what_changed_in_an_entry_joins_the_project_s_card_whatever_theme_tells_it() -> None:
    pair = small([SILTA], [SILTA | {"funders": ["JTF"]}])
    (funders,) = pair.diff.changes
    told = {"kind": "text_changed", "field": None, "old": None, "new": None, "theme": ThemePair(old=None, new=None)}
    entry = funders.model_copy(update={**told, "subject": Names(old=["Silta. Vanha sana."], new=["Silta. Uusi sana."])})
    second = entry.model_copy(update={"ids": Names(old=[], new=funders.ids.new), "subject": Names(old=[], new=["Silta. Toisaalla."])})
    changed = pair.diff.model_copy(update={"changes": [entry, funders, second]})
    (card,) = cards(Pair(changed, pair.old, pair.new))
    assert (shown(card), [row.field for row in card.rows]) == ("~+ Silta nuorille", ["funders", "entry", "entry"])
    (alone,) = cards(Pair(pair.diff.model_copy(update={"changes": [entry]}), pair.old, pair.new))
    assert shown(alone) == "~ Silta nuorille"


def test_what_one_file_read_anew_says_otherwise_is_told_change_by_change() -> None:
    pair = small([SILTA, LAITURI], [SILTA | {"funders": ["OKM"]}, LAITURI | {"funders": ["OKM"]}])
    anew = regrouped(pair.diff, "read-anew", "project_changed", "funders")
    assert grouped(anew.changes) == ([], anew.changes)


def test_what_was_read_unsurely_is_looked_at_first() -> None:
    pair = small([SILTA], [SILTA | {"description": "Nuoret saavat ohjaajan."}])
    unsure = pair.new.model_copy(update={"projects": [pair.new.projects[0].model_copy(update={"confidence": 0.5})]})
    (card,) = viewed(Pair(diff(pair.old, unsure), pair.old, unsure)).look
    assert card.reasons == ("read unsurely in the new edition (confidence 0.50)",)
