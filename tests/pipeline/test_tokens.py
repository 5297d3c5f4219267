"""Tokens that are found with one look each are those that pdfminer feels its way to, wherever a piece of the file ends; and so are the
objects that they make."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSBaseParser, PSStackParser

from pipeline.readers import tokens

PLAIN = rb"/Name / 12 -7 +0.5 3. .25 --5 1.5.6 4-3 true false null R endobj << >> [ ] BT/F T*".split()
ODD = [
    *rb"(text) (a(b)c) (a\)b) <0041> <004> <41>>> <zz> /A#20b a#b { } ) > ' - . 9999999999999999999 1.2222222222222222222".split(),
    *(b"<00 4>", b"%remark\n", b"/\xe4\xf6", b"\0", b'"'),
]
BETWEEN = [b"", b" ", b"\n", b"\r\n", b"\t \f"]
FILES = st.lists(st.tuples(st.sampled_from(PLAIN + ODD), st.sampled_from(BETWEEN)), max_size=30).map(
    lambda parts: b"".join(part for pair in parts for part in pair)
)


class Small(PSBaseParser):
    """A parser that reads its file in pieces of a few bytes."""

    BUFSIZ = 7


class SmallPieces(PDFParser):
    """The same for objects."""

    BUFSIZ = 7


def told(parser: PSBaseParser, ask: Callable[[Any], object]) -> list[object]:
    """All that is found and where each begins, up to the end or to what can't be read."""
    found: list[object] = []
    try:
        while True:
            found.append(ask(parser))
    except (PSException, AssertionError, ValueError, TypeError) as error:
        found.append(type(error))
    return found


@given(FILES, st.sampled_from([PSBaseParser, Small]))
@example(b"<</Type/Page/Kids[3 0 R]/A(b)/C<41>>>", PSBaseParser)
@example(b"/F1 12 Tf (Silta) Tj", Small)
def test_the_tokens_are_those_of_pdfminer(data: bytes, kind: type[PSBaseParser]) -> None:
    assert repr(told(kind(io.BytesIO(data)), tokens._seen)) == repr(told(kind(io.BytesIO(data)), tokens._felt))


@given(FILES, st.sampled_from([PDFParser, PDFStreamParser, SmallPieces]))
@example(b"<</Kids[3 0 R null]/Size null/B true>> endobj", PDFParser)
@example(b"[/A 1 ] ] >> <</A>> (x) Tj", PDFStreamParser)
def test_the_objects_are_those_of_pdfminer(data: bytes, kind: type[Any]) -> None:
    found, expected = (told(kind(data if kind is PDFStreamParser else io.BytesIO(data)), ask) for ask in (tokens._object, tokens._asked))
    assert repr(found) == repr(expected)


def test_whoever_reads_pdfs_looks_at_tokens() -> None:
    from pipeline.readers import pdf

    assert pdf.PdfPages
    assert PSBaseParser.nexttoken is tokens._seen
    assert PSStackParser.nextobject is tokens._object
