"""What stands on a slide beside what it tells: a speaker's notes under a heading for them, and what says what brackets hold elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.evidence.headings import HeadingReader
from extractors.evidence.labels import field_of
from extractors.page.tree import Tree
from schemas.region import without

# What a legend names is parted by these; it has no more words, names so many fields, and its word is one of its first.
PARTED = re.compile(r"[;,/|]|\s[\u2013\u2014-]\s")
LONGEST, LEAST_FIELDS, FIRST = 12, 2, 2


def with_notes_aside(tree: Tree, reader: HeadingReader) -> Tree:
    """The tree, on each page all that stands from a heading for notes (`Muistiinpanot:`) on among what stands aside, and legends."""
    pages, asides = [], []
    for page, aside in zip(tree.pages, tree.asides, strict=True):
        first = next((n for n, leaf in enumerate(page.leaves) if reader.heads_notes(leaf.text)), len(page.leaves))
        said = [leaf for n, leaf in enumerate(page.leaves) if n >= first or is_legend(leaf.text, reader)]
        rest = without(page, {id(leaf) for leaf in said}) if said else page
        gone = said if rest is None or len(rest.leaves) == len(page.leaves) - len(said) else ()
        pages.append((rest or replace(page, parts=())) if gone else page)
        asides.append((*aside, *(leaf.block for leaf in gone)))
    return replace(tree, pages=tuple(pages), asides=tuple(asides))


def is_legend(text: str, reader: HeadingReader) -> bool:
    """Whether a text says what stands in brackets elsewhere, and nothing else: `Suluissa toteutusaika; rahoittaja; toteuttajat`"""
    words, legends = text.split(), reader.words.words("headings", "legends")
    at = next((n for n, word in enumerate(words[:FIRST]) if word.strip(":").lower() in legends), None)
    if at is None or len(words) > LONGEST:
        return False
    named = [field_of(part.strip(" .:")) for part in PARTED.split(" ".join(words[at + 1 :]))]
    return sum(1 for field in named if field) >= LEAST_FIELDS
