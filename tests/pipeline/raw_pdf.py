"""Makes small PDFs object by object, for what a drawing library does not draw: layers, text modes, letters' maps, annotations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# A page of 600 by 400 points with Helvetica as /F; the objects of a test begin with this number.
WIDTH, HEIGHT, FIRST = 600, 400, 6
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def text(said: str, x: float, y: float, size: float = 12, before: str = "") -> str:
    """A content stream's text at a place from the bottom left corner; `before`: operators in front of it."""
    escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {before} 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def raw_pdf(
    path: Path, content: str, objects: Sequence[str | bytes] = (), *, page: str = "", resources: str = "", catalog: str = "", font: str = ""
) -> Path:
    """Write a PDF of one page; `objects` are numbered from FIRST, the other arguments go into the dictionaries of their names."""
    stream = content.encode("cp1252")
    bodies = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R{page}".encode()
        + f"/Resources<</Font<</F 5 0 R>>{resources}>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        FONT[:-2] + font.encode() + b">>",
        *(body.encode("cp1252") if isinstance(body, str) else body for body in objects),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1,
        table,
        len(bodies) + 1,
        start,
    )
    path.write_bytes(data)
    return path


def stream(entries: str, content: str) -> str:
    """A stream object with entries in its dictionary."""
    return f"<<{entries}/Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream"
