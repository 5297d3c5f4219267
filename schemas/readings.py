"""The readings of a part of a page in words: how many records, and how they are told apart."""

from __future__ import annotations

import re

from schemas.findings import Sentence, Values, counted, filled, sentence

LIST = "list"
# By the rule's name, as the candidates of extractors/records/ have it. What reads columns across has the prefix.
ACROSS, RUN = "across ", "run "
WAYS = {
    LIST: sentence("a list"),
    "one": sentence("one record"),
    "one under a heading": sentence("one record under a heading of its own"),
    "children": counted("{count} record, part by part", "{count} records, part by part"),
    "a record a row": counted("{count} record, one a row", "{count} records, one a row"),
    "a record a column": counted("{count} record, one a column", "{count} records, one a column"),
    "run by type": counted("{count} record, one from each line set alike", "{count} records, one from each line set alike"),
    "run behind data": counted("{count} record, one behind each other's data", "{count} records, one behind each other's data"),
    "run with data below": counted("{count} record, one from each line over data", "{count} records, one from each line over data"),
    "run data first": counted("{count} record, one from each line of data", "{count} records, one from each line of data"),
    "run by paragraph": counted("{count} record, one a paragraph", "{count} records, one a paragraph"),
    "run by entry": counted("{count} record, one an entry", "{count} records, one an entry"),
    "run by line": counted("{count} record, one from each line set in columns", "{count} records, one from each line set in columns"),
    "run by label": counted("{count} record, one from each label of a name", "{count} records, one from each label of a name"),
    "": counted("{count} record", "{count} records"),
}
READ_ACROSS = sentence("{reading}, columns read across")
NUMBER = re.compile(r"\d+")


def told(rule: str, count: int) -> str:
    """A reading in English, as the JSON has it; one without records is a list, whatever rule made it."""
    if not count:
        return WAYS[LIST].one
    across = rule.startswith(ACROSS)
    way = WAYS.get(RUN + rule.removeprefix(ACROSS) if across else rule, WAYS[""])
    said = _english(way, count)
    return filled(READ_ACROSS.one, {"reading": said}) if across else said


def _english(way: Sentence, count: int) -> str:
    return filled(way.many if way.many and count != 1 else way.one, {"count": count})


def way_of(text: str) -> tuple[Sentence, Values] | None:
    """The sentence, with its values, that `told` made a text of; None where it made it of none, or of one read across."""
    match = NUMBER.match(text)
    count = int(match[0]) if match else 1
    return next(((way, {"count": count}) for way in WAYS.values() if _english(way, count) == text), None)
