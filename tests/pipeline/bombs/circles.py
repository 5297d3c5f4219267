"""What leads back to itself, and what is nested deep."""

from __future__ import annotations

from tests.pipeline.bombs.parts import (
    MUCH,
    PAGE,
    SAID,
    SOME,
    Bombs,
    nested_forms,
    objects,
    packed,
    paged,
    pdf,
    stream,
)

IN_CIRCLES: Bombs = {
    "a page tree in a circle.pdf": lambda: pdf(objects() | {2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}),
    "a page that is its own parent.pdf": lambda: pdf(objects() | {3: b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"}),
    "a reference to itself.pdf": lambda: pdf(objects() | {4: b"4 0 R"}),
    "references in a circle.pdf": lambda: pdf(objects() | {4: b"6 0 R", 6: b"7 0 R", 7: b"4 0 R"}),
    "a length that is its own stream.pdf": lambda: pdf(objects() | {4: b"<</Length 4 0 R>>stream\n%s\nendstream" % SAID}),
    "a form that draws itself.pdf": lambda: paged(
        b"/X Do",
        {6: stream(SAID + b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>")},
    ),
    "forms in a circle.pdf": lambda: paged(
        SAID + b"/X Do",
        {
            6: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"),
            7: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        },
    ),
    "an object stream that holds itself.pdf": lambda: pdf(objects() | {6: packed([b"<<>>"], b"/Extends 6 0 R")}),
    "a table before itself.pdf": lambda: pdf(objects(), b"/Prev 9"),
    "two tables before each other.pdf": lambda: (data := pdf(objects())).replace(b"/Root", b"/Prev %d/Root" % data.rindex(b"xref\n0")),
    "a font of itself.pdf": lambda: pdf(objects() | {5: b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"}),
    "a drawn letter that shows itself.pdf": lambda: pdf(
        objects()
        | {
            5: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>/Encoding<</Differences[83/a]>>"
            b"/FirstChar 83/LastChar 83/Widths[1]/Resources<</Font<</F 5 0 R>>>>>>",
            7: stream(b"BT /F 1 Tf (S) Tj ET"),
        }
    ),
    "layers in a circle.pdf": lambda: pdf(
        objects(b"/OC /L BDC " + SAID + b"EMC", catalog=b"/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>")
        | {
            3: (PAGE % b"").replace(b"/XObject", b"/Properties<</L 8 0 R>>/XObject"),
            7: b"<</Type/OCG>>",
            8: b"<</Type/OCMD/VE 9 0 R>>",
            9: b"[/And 9 0 R]",
        }
    ),
    "annotations in a circle.pdf": lambda: pdf(
        objects(page=b"/Annots 6 0 R") | {6: b"[6 0 R 7 0 R]", 7: b"<</Subtype/Link/A 7 0 R/Rect 7 0 R>>"}
    ),
}
DEEP: Bombs = {
    "brackets nested deep.pdf": lambda: pdf(objects() | {6: b"[" * SOME + b"]" * SOME}),
    "dictionaries nested deep.pdf": lambda: pdf(objects() | {6: b"<</a" * SOME + b"1" + b">>" * SOME}),
    "a content nested deep.pdf": lambda: paged(b"[" * MUCH + SAID),
    "a text's brackets nested deep.pdf": lambda: paged(b"BT /F 12 Tf 50 300 Td (" + b"(" * MUCH + b")" * MUCH + b") Tj ET"),
    "states kept and never taken back.pdf": lambda: paged(b"q " * MUCH + SAID),
    "states taken back and never kept.pdf": lambda: paged(b"Q " * MUCH + SAID),
    "marks opened and never closed.pdf": lambda: paged(b"/P BMC " * MUCH + SAID),
    "forms in forms.pdf": lambda: nested_forms(60, False),
    "a page tree that is deep.pdf": lambda: pdf(
        objects()
        | {2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>"}
        | {10 + n: b"<</Type/Pages/Parent 2 0 R/Kids[%d 0 R]/Count 1>>" % (11 + n if n < SOME else 3) for n in range(SOME + 1)}
    ),
}
