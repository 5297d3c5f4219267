"""Tokens of a PDF, each found with one look, and the objects that they make: pdfminer feels its way through each in several steps, and
most of them are plain.

What is not plain (a comment, a bracket in a string, a name with signs in it, a token that the next piece of the file goes on with) is
left to pdfminer, and so the same tokens come out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pdfminer.psexceptions import PSSyntaxError, PSTypeError
from pdfminer.psparser import (
    KEYWORD_ARRAY_BEGIN,
    KEYWORD_ARRAY_END,
    KEYWORD_DICT_BEGIN,
    KEYWORD_DICT_END,
    KEYWORD_PROC_BEGIN,
    KEYWORD_PROC_END,
    KWD,
    LIT,
    PSBaseParser,
    PSKeyword,
    PSStackParser,
    literal_name,
)

# What ends a name or a word. A token whose end is not seen may go on in the next piece.
END = rb"(?=[#/%\[\]()<>{}\s])"
# Numbers of more digits are left to pdfminer, which leaves out what is none.
PLAIN = re.compile(
    rb"\s*(?:(/[!\"$&'*-.0-;=?-Z\\^-z|~]+)(?=[/%\[\]()<>{}\s])"
    rb"|([+-]?[0-9]{1,18})(?=[^0-9.])"
    rb"|([+-]?[0-9]{1,18}\.[0-9]{0,18})(?=[^0-9])"
    rb"|([A-Za-z][^#/%\[\]()<>{}\s]*)" + END + rb"|(<<|>>|[\[\]])"
    rb"|\(([^()\\]*)\)"
    rb"|<((?:[0-9A-Fa-f]{2})*)>(?=[^>]))"
)
# Of the groups of PLAIN, those after so many leave out the bracket that their token begins with.
BARE = 5
TRUTH = {b"true": True, b"false": False}


def _name(text: bytes) -> Any:
    return LIT(text[1:].decode("ascii"))


def _word(text: bytes) -> Any:
    return TRUTH[text] if text in TRUTH else KWD(text)


def _hexadecimal(text: bytes) -> bytes:
    return bytes.fromhex(text.decode("ascii"))


MADE: tuple[Callable[[bytes], Any], ...] = (_name, int, float, _word, KWD, bytes, _hexadecimal)
"""What is made of a token's text, by the group of PLAIN that it is found as."""

OPENING = {KEYWORD_ARRAY_BEGIN: "a", KEYWORD_DICT_BEGIN: "d", KEYWORD_PROC_BEGIN: "p"}
CLOSING = {KEYWORD_ARRAY_END: "a", KEYWORD_DICT_END: "d", KEYWORD_PROC_END: "p"}
"""What is opened and closed, by pdfminer's names for it."""

_felt, _asked = PSBaseParser.nexttoken, PSStackParser.nextobject


def _seen(parser: Any) -> Any:
    """The next token and where it begins, as PSBaseParser.nexttoken has it."""
    if not parser._tokens and not parser.eof and parser._parse1 == parser._parse_main:
        found = PLAIN.match(parser.buf, parser.charpos)
        if found:
            kind = found.lastindex or 0
            parser.charpos = found.end()
            return parser.bufpos + found.start(kind) - (kind > BARE), MADE[kind - 1](found[kind])
    return _felt(parser)


def _object(parser: Any) -> Any:
    """The next object and where it begins, as PSStackParser.nextobject has it, which asks of each token all that it may be."""
    while not parser.results:
        pos, token = parser.nexttoken()
        if not isinstance(token, PSKeyword):
            parser.curstack.append((pos, token))
        elif token in OPENING:
            parser.start_type(pos, OPENING[token])
        elif token in CLOSING:
            # What closes nothing is left out.
            with suppress(PSTypeError):
                parser.push(_closed(parser, CLOSING[token]))
        else:
            parser.do_keyword(pos, token)
        if not parser.context:
            parser.flush()
    return parser.results.pop(0)


def _closed(parser: Any, kind: str) -> Any:
    pos, found = parser.end_type(kind)
    if kind != "d":
        return pos, found
    if len(found) % 2:
        raise PSSyntaxError(found)
    return pos, {literal_name(name): value for name, value in zip(found[::2], found[1::2], strict=True) if value is not None}


def look() -> None:
    """Let all of pdfminer's parsers find tokens and objects so, in this process."""
    PSBaseParser.nexttoken = _seen  # type: ignore[method-assign, assignment]
    PSStackParser.nextobject = _object  # type: ignore[method-assign, assignment]
