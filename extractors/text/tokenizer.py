"""The tokenizer: splits what slides run together (`1.8.2023-ESR+`, `Kevät2022-31.12.2024`, `toisensa.1.3.2023`)."""

from __future__ import annotations

import re
from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from extractors.text.tokens import OWN, Tokens

LETTER = r"[^\W\d_]"
HYPHEN = "[-\u2010\u2011]"
DASHES = "-\u2010-\u2015\u2212"
# What joins the ends of a range: a dash, an arrow.
RANGE = rf"(?:[{DASHES}=]{{1,3}}>?|[\u2190-\u21ff\u2794-\u27be\uf0e0])"

# How far a pattern looks for the sign without which it fails: who looked further would look over all that follows for each token of a
# text without blanks (`personal.EMAIL.personal.EMAIL.…`). A local part of an address has no more letters (RFC 5321, 4.5.3.1.1), the parts
# of a word between hyphens, and those parts, are never so many, nor are initials.
LOCAL, LETTERS, PARTS, INITIALS = 64, 100, 20, 30

# Tried in this order at each place. Each has an example; tests/extractors/cases/tokens.toml has more.
PATTERNS = {
    "plain": LETTER + r"+(?![^\s,;)])",  # Silta: most words, told before anything else is tried
    "address": r"(?:https?://|www\.)[^\s,;)]*[^\s,;).]",  # www.kunta.fi
    "email": rf"[\w.+-]{{1,{LOCAL}}}@[\w-]+(?:\.[\w-]+)+",  # nimi@kunta.fi
    "iso_date": r"\d{4}-\d{2}-\d{2}(?!\d)|\d{4}/\d{2}/\d{2}(?![\d/])",  # 2024-03-01
    "date": r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)",  # 1.3.2024, 1.3.24
    "spaced_date": r"\d{1,2} ?\. ?\d{1,2} ?\. ?(?:19|20)\d{2}(?!\d)",  # 1. 3. 2024
    "first_of_two": r"\d{1,2}\.\d{1,2}\.\d{4}(?=\d{1,2}\.\d{1,2}\.\d{4})",  # in 1.3.202431.5.2025, whose dash was lost
    "day_and_month": rf"\d{{1,2}}\. ?\d{{1,2}}\.(?=\s*{RANGE}\s*\d)"  # 1.3. (in 1.3.–31.5.2024)
    rf"|\d{{1,2}}\.\d{{1,2}}(?= ?{RANGE} ?\d{{1,2}}\. ?\d{{1,2}}\. ?\d\d)",  # 1.3 (in 1.3–31.5.2024)
    "slashed_date": r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d(?!\d)",  # 01/10/2018, 01-10-2018
    "month_of_year": r"\d{1,2} ?/ ?(?:19|20)\d\d(?!\d)",  # 8/2024
    "year_and_month": r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-]|\. ?[\da-zåäö]|/\d{4}(?!-\d))"  # 2024-08
    r"|(?:0[1-9]|1[0-2])-(?:19|20)\d\d(?!\d)",  # 08-2024
    "short_month": r"(?:0?[1-9]|1[0-2])/\d\d(?![\d/])",  # 01/24
    "arrow": rf"[{DASHES}=]{{1,2}}>",  # ->
    "dashes": rf"[{DASHES}]{{2,3}}",  # --
    "dots": r"\.{2,}",  # 2024...2026
    "fund": LETTER + r"{3,}\+",  # ESR+, Erasmus+
    "number": r"\d+(?:[.,]\d+)*",  # 2024, 2.0, 1,5
    "initials": rf"{LETTER}{{1,2}}\.(?:{LETTER}\.){{1,{INITIALS}}}(?!{LETTER})",  # r.y., t.o.m., fr.o.m.
    "inflected": rf"{LETTER}\w{{0,{LETTERS}}}(?:{HYPHEN}{LETTER}\w{{0,{LETTERS}}}){{0,{PARTS}}}:[a-zåäö]{{1,5}}(?!\w)",  # OKM:n
    "before_year": rf"{LETTER}+(?=(?:19|20)\d\d(?!\d))",  # Kevät in Kevät2022
    "word": rf"(?:(?<!\S)[{DASHES}](?={LETTER}))?{LETTER}\w*"  # -hanke
    rf"(?:['’&]?{HYPHEN}?['’]?(?<=[-\u2010\u2011'’&]){LETTER}\w*)*"  # ELY-keskus, AT&T
    rf"(?:{HYPHEN}(?=[\s,/)]|$))?",  # työ-
    "other": r"\S",
}
# None begins with a blank: it is told there at once, not pattern by pattern.
TOKEN = re.compile(rf"(?=\S)(?:{'|'.join(PATTERNS.values())})")


def token_texts(text: str) -> list[str]:
    """The text's tokens as written, without a Doc."""
    return [match.group() for match in TOKEN.finditer(" ".join(text.split()))]


class EditionTokenizer:
    """Makes a Doc whose tokens are what the patterns find; its text is the text given, its blanks made single."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        text = " ".join(text.split())
        tokens = Tokens(text, [match.span() for match in TOKEN.finditer(text)])
        spaces = [token.whitespace_ != "" for token in tokens]
        return Doc(self.vocab, words=[token.text for token in tokens], spaces=spaces, user_data={OWN: tokens})

    # spaCy asks a tokenizer for these when a pipeline is copied or saved; there is nothing to keep.
    def to_bytes(self, **kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> EditionTokenizer:
        return self


@registry.tokenizers("planex.edition_tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    return lambda nlp: EditionTokenizer(nlp.vocab)
