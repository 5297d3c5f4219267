"""Makes PDFs object by object, whatever is wrong with them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence

Bombs = dict[str, Callable[[], bytes]]
"""What makes each file, by its name."""
PLAN = "Hankkeet\nSilta. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.\n"
# How much there is of what is repeated, in a file that is soon read and in one that takes long.
SOME, MUCH = 2_000, 50_000
MEGABYTE = 1_000_000
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>%s>>"
SAID = b"BT /F 12 Tf 50 300 Td (Silta. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.) Tj ET\n"
Bodies = dict[int, bytes]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def deflated(content: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream object, compressed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, entries + b"/Filter[" + b"/FlateDecode" * times + b"]")


def objects(content: bytes = SAID, **entries: bytes) -> Bodies:
    """The objects of a page that says something."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % entries.get("catalog", b""),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: PAGE % entries.get("page", b""),
        4: stream(content),
        5: FONT,
    }


def pdf(bodies: Bodies, trailer: bytes = b"", table: bool = True) -> bytes:
    """A PDF of objects by number."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in sorted(bodies.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    last = max(bodies)
    rows = b"".join(b"%010d 00000 %c \n" % (places.get(number, 0), b"n" if number in places else b"f") for number in range(last + 1))
    start = len(data) if table else MEGABYTE
    return data + b"xref\n0 %d\n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (last + 1, rows, last + 1, trailer, start)


def paged(content: bytes, more: Mapping[int, bytes] | None = None, **entries: bytes) -> bytes:
    """A PDF of one page with a content, and objects besides those of a page."""
    return pdf({**objects(content, **entries), **(more or {})})


def shown(text: str) -> bytes:
    """A PDF of one page with a text on one line."""
    return paged(b"BT /F 12 Tf 50 300 Td (%s) Tj ET" % text.replace("(", r"\(").replace(")", r"\)").encode("cp1252"))


def many_pages(count: int) -> bytes:
    """A PDF of so many pages, all the same object."""
    kids = b" ".join([b"3 0 R"] * count)
    return pdf(objects() | {2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)})


def nested_forms(depth: int, twice: bool) -> bytes:
    """Forms that draw one another; each twice, so that there are two to the power of the depth."""
    draw = b"/X Do " * (1 + twice)
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = {6 + n: stream(draw if n < depth else SAID, form % (7 + n)) for n in range(depth + 1)}
    return paged(draw, forms)


def picture(width: int, height: int, bits: int = 8, filters: bytes = b"") -> bytes:
    """A page with a picture that says that it is so large."""
    told = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent %d" % (width, height, bits)
    return paged(SAID + b"q 600 0 0 400 0 0 cm /X Do Q", {6: deflated(b"\0" * MEGABYTE, told + filters)})


def packed(bodies: Sequence[bytes], entries: bytes = b"") -> bytes:
    """An object stream (ISO 32000-1, 7.5.7) of objects numbered from 20."""
    heads, content = b"", b""
    for number, body in enumerate(bodies, start=20):
        heads += b"%d %d " % (number, len(content))
        content += body + b" "
    return stream(heads + content, b"/Type/ObjStm/N %d/First %d%s" % (len(bodies), len(heads), entries))
