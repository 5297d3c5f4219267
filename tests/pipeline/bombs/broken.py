"""What is broken, cut off, encrypted, or no PDF at all."""

from __future__ import annotations

from tests.pipeline.bombs.parts import (
    FONT,
    MUCH,
    PLAN,
    SAID,
    SOME,
    Bombs,
    objects,
    paged,
    pdf,
    stream,
)

BROKEN: Bombs = {
    "no table.pdf": lambda: pdf(objects(), table=False),
    "a table that lies.pdf": lambda: pdf(objects()).replace(b"00000 n", b"99999 n"),
    "cut in the middle.pdf": lambda: (data := pdf(objects()))[: len(data) // 2],
    "a head alone.pdf": lambda: b"%PDF-1.7\n",
    "a head and noise.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "no root.pdf": lambda: pdf(objects()).replace(b"/Root 1 0 R", b""),
    "a root that is text.pdf": lambda: pdf(objects() | {1: b"(Catalog)"}),
    "pages that are text.pdf": lambda: pdf(objects() | {2: b"(Pages)"}),
    "a content that is text.pdf": lambda: pdf(objects() | {4: b"(Contents)"}),
    "a font that is text.pdf": lambda: pdf(objects() | {5: b"(Font)"}),
    "encrypted.pdf": lambda: pdf(
        objects(), b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O(%s)/U(%s)>>/ID[(a)(a)]" % (b"a" * 32, b"b" * 32)
    ),
    "encrypted by nobody.pdf": lambda: pdf(objects(), b"/Encrypt<</Filter/Nobody/V 99/R 99>>/ID[(a)(a)]"),
    "encrypted by itself.pdf": lambda: pdf(objects() | {6: b"<</Filter/Standard/V 6 0 R/R 6 0 R>>"}, b"/Encrypt 6 0 R/ID 6 0 R"),
    "numbers that are none.pdf": lambda: paged(SAID + b"1.2.3 --5 +-+ 0x10 . - + 1e 99999999999999999999999 re f"),
    "operators without operands.pdf": lambda: paged(
        b"Tf Td Tj TJ Tm cm re l c v y h S f B b W n gs Do sh BI ID EI sc scn cs CS g rg k d i M " + SAID
    ),
    "a picture never ended.pdf": lambda: paged(SAID + b"BI /W 9 /H 9 ID " + b"x" * MUCH),
    "a text never ended.pdf": lambda: paged(SAID + b"BT (" + b"x" * MUCH),
    "surrogates in a map.pdf": lambda: pdf(
        objects() | {5: FONT[:-2] + b"/ToUnicode 7 0 R>>", 7: stream(b"1 beginbfchar <53> <D800> endbfchar")}
    ),
    "a letter that stands for a book.pdf": lambda: pdf(
        objects() | {5: FONT[:-2] + b"/ToUnicode 7 0 R>>", 7: stream(b"1 beginbfchar <53> <" + b"0041" * SOME + b"> endbfchar")}
    ),
    "halves of surrogates.txt": lambda: (PLAN + "\ud800").encode("utf-8", "surrogatepass"),
    "another code.txt": lambda: PLAN.encode("utf-16") + b"\0",
    "signs that nobody sees.txt": lambda: (PLAN + "a\u200b\u202e\u0301" * SOME).encode(),
    "marks upon marks.txt": lambda: (PLAN + "a" + "\u0301" * SOME).encode(),
}
