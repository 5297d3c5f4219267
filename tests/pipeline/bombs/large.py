"""What says that it is large, or small, beyond all bounds; what is small on disk and large when it is unpacked."""

from __future__ import annotations

from tests.pipeline.bombs.parts import (
    FONT,
    MEGABYTE,
    PAGE,
    SAID,
    SOME,
    Bombs,
    deflated,
    objects,
    paged,
    pdf,
    picture,
    stream,
)

LARGE: Bombs = {
    "a giant page.pdf": lambda: pdf(objects() | {3: (PAGE % b"").replace(b"600 400", b"1e9 1e9")}),
    "a page of no size.pdf": lambda: pdf(objects() | {3: (PAGE % b"").replace(b"600 400", b"0 0")}),
    "a page turned inside out.pdf": lambda: pdf(objects() | {3: (PAGE % b"").replace(b"0 0 600 400", b"600 400 0 0")}),
    "a page box that is no box.pdf": lambda: pdf(objects() | {3: (PAGE % b"").replace(b"0 0 600 400", b"(a) /b null")}),
    "numbers beyond all bounds.pdf": lambda: paged(b"BT /F 1e38 Tf 1e300 0 0 1e300 1e308 -1e308 Tm (Silta) Tj ET"),
    "matrices that grow beyond all numbers.pdf": lambda: paged(SAID + b"2 0 0 2 0 0 cm " * 1100 + SAID),
    "type of no size.pdf": lambda: paged(b"BT /F 0 Tf 50 300 Td (Silta. ESR+.) Tj ET " + SAID),
    "a matrix of nothing.pdf": lambda: paged(b"BT /F 12 Tf 0 0 0 0 0 0 Tm (Silta. ESR+.) Tj ET " + SAID),
    "text stretched to nothing.pdf": lambda: paged(b"0 Tz " + SAID),
    "text set apart beyond the page.pdf": lambda: paged(b"1e7 Tc " + SAID),
    "a huge picture.pdf": lambda: picture(100_000, 100_000),
    "a huge picture of sixteen bits.pdf": lambda: picture(60_000, 60_000, 16),
    "a picture of no size.pdf": lambda: picture(0, 0),
    "a picture of less than nothing.pdf": lambda: picture(-5, -5),
    "a count of pages beyond all bounds.pdf": lambda: pdf(objects() | {2: b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"}),
    "a count of less than no pages.pdf": lambda: pdf(objects() | {2: b"<</Type/Pages/Kids[3 0 R]/Count -1>>"}),
    "a table of a thousand million objects.pdf": lambda: pdf(objects()).replace(b"xref\n0 6", b"xref\n0 999999999"),
    "widths for a thousand million letters.pdf": lambda: pdf(
        objects()
        | {
            5: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
            7: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 999999999 500]>>",
        }
    ),
    "a map for a thousand million letters.pdf": lambda: pdf(
        objects()
        | {
            5: FONT[:-2] + b"/ToUnicode 7 0 R>>",
            7: stream(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange 1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange"),
        }
    ),
    "a row of no width and many columns.pdf": lambda: paged(
        SAID, {4: deflated(SAID, b"/DecodeParms<</Predictor 12/Columns 999999999/Colors 32>>")}
    ),
}
PACKED: Bombs = {
    "zeros packed.pdf": lambda: paged(b"", {4: deflated(b"\0" * 30 * MEGABYTE)}),
    "zeros packed twice over.pdf": lambda: paged(b"", {4: deflated(b"\0" * 100 * MEGABYTE, times=2)}),
    "blanks packed.pdf": lambda: paged(b"", {4: deflated(b" " * 30 * MEGABYTE + SAID)}),
    "a font packed.pdf": lambda: pdf(
        objects() | {5: FONT[:-2] + b"/FontDescriptor<</FontFile 7 0 R/Flags 4>>>>", 7: deflated(b"\0" * 100 * MEGABYTE)}
    ),
    "ascii in ascii.pdf": lambda: paged(b"", {4: stream(b"z" * MEGABYTE + b"~>", b"/Filter[/ASCII85Decode/ASCII85Decode]")}),
    "runs of lengths.pdf": lambda: paged(b"", {4: stream(b"\x81\0" * MEGABYTE + b"\x80", b"/Filter/RunLengthDecode")}),
    "a code that grows.pdf": lambda: paged(b"", {4: stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * SOME, b"/Filter/LZWDecode")}),
    "filters without end.pdf": lambda: paged(b"", {4: stream(SAID, b"/Filter[" + b"/FlateDecode" * SOME + b"]")}),
}
