"""Tells bullets and list numbers from words."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.document import Word

GLYPHS = frozenset("•●○◦▪▫■□◆◇►▶▸▹▷➢➤➔➜➞❯›✓✔★☆❖‣⁃∙·–—-−*→»§+")
# Boxes to be ticked, which are no bullets: those that are ticked, and all.
TICKED = frozenset("☑☒🗹🗷🗸")
BALLOTS = TICKED | {"☐"}
DASHES = frozenset("-–—−")
# What Wingdings, Webdings, Symbol and ZapfDingbats show as a bullet where a PDF keeps the letter's own code.
SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|dingbats", re.IGNORECASE)
LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)]|\[\d{1,3}\]", re.IGNORECASE)


def is_private(text: str) -> bool:
    """Whether the text is glyphs of a symbol font's private-use area (U+E000 to U+F8FF)."""
    return all("\ue000" <= char <= "\uf8ff" for char in text)


def is_bullet(word: Word) -> bool:
    """Whether the word is nothing but a bullet's glyph."""
    text = word.text
    if len(text) != 1:
        return False
    # PowerPoint's second level has an `o` of another font; no line of text begins with one.
    return text in GLYPHS or text == "o" or is_private(text) or _is_ornament(text) or bool(SYMBOL_FONT.search(word.look.font))


def _is_ornament(sign: str) -> bool:
    """Whether a sign is one of Unicode's dingbats, shapes or arrows (U+2190 to U+21FF, U+25A0 to U+27BF), of which some edition makes
    bullets; a box to be ticked is none."""
    return ("\u2190" <= sign <= "\u21ff" or "\u25a0" <= sign <= "\u27bf") and sign not in BALLOTS and not sign.isalnum()


def is_list_number(text: str) -> bool:
    """Whether the text numbers a list's entry: `3)`, `3.`, `b)`, `iv.`, `[3]`"""
    return LIST_NUMBER.fullmatch(text) is not None


def split_bullet(word: Word) -> tuple[Word, Word] | None:
    """A bullet and the word that it is stuck to (`•Osaaja`), or None. A dash is never taken off a word."""
    head, rest = word.text[:1], word.text[1:]
    # Most words begin with a letter or a figure, which no glyph is.
    if head.isalnum():
        return None
    glyph = (head in GLYPHS and head not in DASHES and head not in "*→·§»+") or (head and is_private(head))
    if not glyph or not rest[:1].isalnum():
        return None
    x0, top, x1, bottom = word.place
    edges = word.edges
    cut = edges[1] if len(edges) > 1 else x0 + (x1 - x0) / len(word.text)
    return (
        replace(word, text=head, place=(x0, top, cut, bottom), laid=edges[:2]),
        replace(word, text=rest, place=(cut, top, x1, bottom), laid=edges[1:]),
    )
