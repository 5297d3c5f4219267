"""How far a funder's name goes beside the words that tell it: the region in front, the place behind."""

from __future__ import annotations

from extractors.text.tokens import Token, Tokens


def may_belong(token: Token) -> bool:
    """Whether a word in front of a fund's may be a part of its name: a capital, a first part with a dash, what joins such parts."""
    return (
        token.text[0].isupper()
        or token.text.endswith("-")
        or (token.lower_ in ("ja", "och", "and") and token.i > 0 and token.nbor(-1).text.endswith("-"))
    )


def with_region(doc: Tokens, start: int) -> int:
    """Where the name begins when the region in front of it is a part of it: `Hämeen ELY-keskus`."""
    while (
        start
        and doc[start - 1].text[0].isupper()
        and not doc[start - 1].is_punct
        and not doc[start].is_sent_start
        and doc[start - 1].lower_ != doc[start - 1].lemma_
    ):
        start -= 1
    return start


def with_place(doc: Tokens, end: int, inner: frozenset[str]) -> int:
    """Where the name ends when the region behind it is a part of it: `NTM-centralen i Nyland`."""
    at = end
    if at < len(doc) and doc[at].lower_ in inner:
        at += 1
        while at < len(doc) and doc[at].text[0].isupper() and not doc[at].is_sent_start:
            at += 1
    return at if at > end + 1 else end
