"""Tells a name from what the same cell says of the project: `Silta. Hankkeessa …`, `Silta – Nuoret rakentavat …`, a name set bold."""

from __future__ import annotations

import re

from extractors.evidence.leaf import divider, evidence_of
from schemas.region import Leaf

# What stands in front of a description has no more words than this; before a full stop or a colon, where a sentence may end, no
# more than that.
LONGEST, BEFORE_STOP = 14, 7
# What describes has so many words.
LEAST_DESCRIBED = 4
# Between a name and its description: a full stop, a colon, a dash; the description begins with a capital.
PARTED = re.compile(r"(?<=[^\W\d_)])(?:\.|:|\s+[\u2010-\u2015-])\s+(?=[^\W\d_])")


def parted_name(leaf: Leaf, language: str) -> tuple[int, int]:
    """(where the name ends, where the description begins) in the characters of a cell; both the cell's end where it is all name."""
    text = leaf.text
    if leaf.lead and len(text[: leaf.lead].split()) <= LONGEST and len(text[leaf.lead :].split()) >= LEAST_DESCRIBED:
        return len(text[: leaf.lead].rstrip(" .:\u2013\u2014-")), leaf.lead
    for match in PARTED.finditer(text):
        name, rest = text[: match.start()], text[match.end() :]
        if len(name.split()) > (BEFORE_STOP if match[0][0] in ".:" else LONGEST):
            break
        described = len(rest.split()) >= LEAST_DESCRIBED and rest[:1].isupper()
        if described and (rest.rstrip().endswith(".") or divider(language).has_verb(evidence_of(rest, language).doc)):
            return match.start(), match.end()
    return len(text), len(text)
