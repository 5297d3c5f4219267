"""What stands where nothing can stand, and figures that are no numbers: small files, each of which once broke a step."""

from __future__ import annotations

from tests.pipeline.bombs.parts import PLAN, Bombs, objects, pdf

# What Python takes for digits, and for no number.
NO_NUMBERS = "² elokuuta 2024, elokuun ² päivä 2024, Q² 2024, 2023–²⁴, kestää ² vuotta, ①"


def annotated(*entries: bytes) -> bytes:
    """A page on which annotations are typed."""
    typed = b"".join(b"<</Subtype/FreeText/Contents(Silta)%s>>" % entry for entry in entries)
    return pdf(objects(page=b"/Annots[%s]" % typed))


ODD: Bombs = {
    "annotations beyond all numbers.pdf": lambda: annotated(
        b"/Rect[1e400 -1e400 1e400 3]",
        b"/Rect[%s 0 1 1]" % (b"9" * 400),
        b"/Rect[0 0 9 9]/DA(/F inf Tf)",
        b"/Rect[0 0 9 9]/DA(/F nan Tf)",
        b"/Rect[0 0 9 9]/DA(/F 1e300 Tf)",
        b"/Rect[0 0 9 9]/DA(/F -5 Tf)",
    ),
    "figures that are no numbers.txt": lambda: f"{PLAN}{NO_NUMBERS}\n²) Teema ³\n".encode(),
    "a number of thousands of figures.txt": lambda: (PLAN + "Teema " + "9" * 9000 + "\n" + "9" * 9000 + " €\n").encode(),
}
