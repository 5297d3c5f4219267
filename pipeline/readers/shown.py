"""A page of a PDF as pdfplumber gives it, and its letters, each with what is said of whether it is seen.

pdfminer draws text whatever layer it is in, in whatever mode and however clear; and not what is typed onto a page as an
annotation. Here its interpreter keeps that in mind. The `tag` of a run of letters says why they may not be seen (LAYER, UNPAINTED,
CLEAR) or that they were typed onto the page (TYPED); it has none otherwise.

Nine tenths of the time that pdfplumber takes for a page go into an object a character and a copy of all that it knows. Here a
letter is told at once, by the same sums, and what a run's letters share once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTCurve, LTItem, LTPage
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_rect, mult_matrix
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.pdfinternals import resolve_and_decode

from pipeline.readers.annotations import Annotation
from pipeline.readers.columns import Letters, placed
from pipeline.readers.layers import Layers
from pipeline.readers.letters import Run, letter_of
from pipeline.readers.paths import path_told
from pipeline.readers.sized import resolved

LAYER, UNPAINTED, CLEAR, TYPED = "layer", "unpainted", "clear", "typed"
# PDF's text rendering mode that paints nothing (ISO 32000-1, table 106).
PAINTS_NOTHING = 3
# What is painted with so little of its colour is not seen.
LEAST_OPAQUE = 0.02
# What says where a form is drawn.
PLACING = ("BBox", "Matrix")


class ShownPage(Page):
    """A page whose letters say whether they are seen; `shaded` tells that it has shadings, which pdfminer does not place."""

    shaded = False
    _letters: Letters

    def __init__(self, page: Page, layers: Layers, annotations: Sequence[Annotation], turn: int = 0) -> None:
        """`page`: as pdfplumber opened it. `turn`: by how many degrees clockwise it is set upright, a multiple of 90."""
        page_obj = page.page_obj
        if turn:
            page_obj.rotate = (page_obj.rotate + turn) % 360
            page_obj.attrs = {**page_obj.attrs, "Rotate": page_obj.rotate}
        super().__init__(page.pdf, page_obj, page.page_number, page.initial_doctop)
        self._layers, self._typed = layers, annotations

    @property
    def layout(self) -> LTPage:
        """The page's objects as pdfminer lays them out; worked out once."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            device.layers = self._layers
            device.height, (device.right_by, device.down_by, *_) = self.height, self.mediabox
            interpreter = _Interpreter(self.pdf.rsrcmgr, device)
            interpreter.typed = self._typed
            try:
                interpreter.process_page(self.page_obj)
            except Exception as error:
                # As pdfplumber has it: pdfminer has no common base for what a broken file can make it raise.
                raise PdfminerException(error) from error
            self._layout: LTPage = device.get_result()
            self.shaded = device.shaded
            self._letters = device.told()
        return self._layout

    def parse_objects(self) -> dict[str, list[dict[str, Any]]]:
        """What stands on the page, by kind; its letters aside."""
        objects: dict[str, list[dict[str, Any]]] = super().parse_objects()
        # Those of vertical scripts are told as pdfplumber tells them.
        upwards = list(map(letter_of, objects.pop("char", ())))
        self._letters = placed(Letters.of([*self._letters, *upwards]) if upwards else self._letters)
        return objects

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """Something drawn, as pdfplumber tells it."""
        told: dict[str, Any] = path_told(self, obj) if isinstance(obj, LTCurve) else super().process_object(obj)
        return told

    @property
    def letters(self) -> Letters:
        """What is written on the page, in the source's order."""
        # They are found together with all else.
        assert self.objects is not None
        return self._letters


class _Device(PDFPageAggregator):
    """Takes what is drawn, and knows what holds for it: the layers that it is in, how opaque it is, whether it was typed on."""

    layers: Layers
    height: float
    """The page's, in points; its places are told from so far to the right and down."""
    right_by: float
    down_by: float
    shaded = False
    opaque = 1.0
    typed = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # For each marked content that is open, whether it is of a layer that is off.
        self.open: list[bool] = []
        # What each letter says, its edges, and the place of its run among the runs.
        self._texts: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._at: list[int] = []
        self._runs: list[Run] = []
        # What the letters of the string that is drawn share, and the run of the last one.
        self._shared: dict[str, Any] = {}
        self._run: Run | None = None
        self._baseline = 0.0
        # What is known of a font's codes, by its id(): fonts live as long as their document.
        self._fonts: dict[int, dict[int, tuple[str, float]]] = {}
        # The same of the font that is in use, and how far below the baseline its letters begin, in type sizes.
        self._glyphs: dict[int, tuple[str, float]] = {}
        self._descent = 0.0

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        said: str | None
        if True in self.open:
            said = LAYER
        elif textstate.render == PAINTS_NOTHING:
            said = UNPAINTED
        elif self.opaque < LEAST_OPAQUE:
            said = CLEAR
        else:
            said = TYPED if self.typed else None
        fill, font = graphicstate.ncolor, textstate.font
        if font is not None:
            self._glyphs, self._descent = self._fonts.setdefault(id(font), {}), font.get_descent()
        self._run = None
        name = getattr(font, "fontname", None)
        self._shared = {
            # Some PDFs give it as a text, in any encoding.
            "fontname": name if isinstance(name, str) else str(resolve_and_decode(name)),
            "space": resolve_and_decode(ncs.name),
            "colour": fill if isinstance(fill, tuple) else (fill,),
            "tag": said,
        }
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Matrix, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, graphicstate: Any
    ) -> float:
        if font.is_vertical():
            return super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        found = self._glyphs.get(cid)
        if found is None:
            found = self._glyphs[cid] = self._glyph(font, cid)
        text, width = found
        advance = width * fontsize * scaling
        low = self._descent * fontsize + rise
        a, b, c, d, e, f = matrix
        if b == c == 0 and a > 0 and d > 0 and advance >= 0 and fontsize >= 0:
            # As most letters stand: what apply_matrix_rect comes to for them. Those of a string differ in nothing else.
            x0, x1 = e, a * advance + e
            if self._run is None or self._baseline != f:
                self._run, self._baseline = self._run_of(matrix, d * low + f, d * (low + fontsize) + f, scaling), f
                self._runs.append(self._run)
        else:
            x0, y0, x1, y1 = apply_matrix_rect(matrix, (0, low, advance, low + fontsize))
            self._run = None
            self._runs.append(self._run_of(matrix, y0, y1, scaling))
        self._texts.append(text)
        self._lefts.append(x0 + self.right_by)
        self._rights.append(x1 + self.right_by)
        self._at.append(len(self._runs) - 1)
        return float(advance)

    def told(self) -> Letters:
        """The letters that were drawn."""
        return Letters(self._texts, self._lefts, self._rights, self._at, self._runs)

    def _run_of(self, matrix: Matrix, y0: float, y1: float, scaling: float) -> Run:
        """A run of the string that is drawn, between two heights from the page's lower edge."""
        a, b, c, d, *_ = matrix
        top, bottom = (self.height - y1) + self.down_by, (self.height - y0) + self.down_by
        return Run(size=y1 - y0, matrix=matrix, upright=a * d * scaling > 0 and b * c <= 0, top=top, bottom=bottom, **self._shared)

    def _glyph(self, font: Any, cid: int) -> tuple[str, float]:
        """What a font's code stands for, and how wide it is, as pdfminer has them."""
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        return text, font.char_width(cid)

    def render_image(self, name: str, stream: Any) -> None:
        if True not in self.open:
            super().render_image(name, stream)

    def paint_path(self, *args: Any) -> None:
        if True not in self.open:
            super().paint_path(*args)


class _Interpreter(PDFPageInterpreter):
    """Follows a page's program; its methods are named after PDF's operators, as pdfminer finds them."""

    device: _Device
    typed: Sequence[Annotation] = ()
    """The annotations that the page shows as text, of the page itself; none within what it draws."""

    def render_contents(self, resources: Any, streams: Any, ctm: Matrix = MATRIX_IDENTITY) -> None:
        self._opaque: list[float] = []
        super().render_contents(resources, streams, ctm)
        for annotation in self.typed:
            if annotation.drawn is not None:
                self._draw(annotation, annotation.drawn, ctm)

    def _draw(self, annotation: Annotation, form: PDFStream, ctm: Matrix) -> None:
        """Draw an annotation's appearance into its rectangle (ISO 32000-1, 12.5.5, algorithm 8.1)."""
        bbox = tuple(resolve1(form.get("BBox")) or (0, 0, 1, 1))
        matrix = tuple(resolve1(form.get("Matrix")) or MATRIX_IDENTITY)
        x0, y0, x1, y1 = apply_matrix_rect(matrix, bbox)
        left, low, right, high = annotation.rect
        across, up = ((right - left) / (x1 - x0) if x1 > x0 else 1.0), ((high - low) / (y1 - y0) if y1 > y0 else 1.0)
        placed = mult_matrix((across, 0.0, 0.0, up, left - across * x0, low - up * y0), ctm)
        self.device.typed, self.device.open, self.device.opaque = True, [not annotation.shown], 1.0
        self.device.begin_figure("typed", bbox, matrix)
        # It draws into the page; that it is the page's own must not make it draw the annotations again.
        self.subinterp().render_contents(resolve1(form.get("Resources")) or {}, [form], mult_matrix(matrix, placed))
        self.device.end_figure("typed")
        self.device.typed, self.device.open = False, []

    def do_BMC(self, tag: Any) -> None:
        self.device.open.append(False)

    def do_BDC(self, tag: Any, props: Any) -> None:
        off = False
        if isinstance(tag, PSLiteral) and tag.name == "OC" and isinstance(props, PSLiteral):
            owners = resolve1((resolve1(self.resources) or {}).get("Properties"))
            off = isinstance(owners, dict) and not self.device.layers.shows(owners.get(props.name))
        self.device.open.append(off)

    def do_EMC(self) -> None:
        if self.device.open:
            self.device.open.pop()

    def do_Do(self, xobjid_arg: Any) -> None:
        found = resolve1(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        if isinstance(found, PDFStream):
            # pdfminer reckons with what stands in these lists, be it a reference to a number.
            found.attrs.update({name: resolved(found.attrs[name]) for name in PLACING if name in found.attrs})
        owner = getattr(found, "attrs", {}).get("OC")
        opened, opaque = len(self.device.open), self.device.opaque
        self.device.open.append(owner is not None and not self.device.layers.shows(owner))
        super().do_Do(xobjid_arg)
        # What is drawn may leave marks open.
        del self.device.open[opened:]
        self.device.opaque = opaque

    def do_q(self) -> None:
        self._opaque.append(self.device.opaque)
        super().do_q()

    def do_Q(self) -> None:
        if self._opaque:
            self.device.opaque = self._opaque.pop()
        super().do_Q()

    def do_gs(self, name: Any) -> None:
        states = resolve1((resolve1(self.resources) or {}).get("ExtGState"))
        state = resolve1(states.get(name.name)) if isinstance(states, dict) and isinstance(name, PSLiteral) else None
        opaque = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(opaque, int | float):
            self.device.opaque = float(opaque)

    def do_sh(self, name: Any) -> None:
        self.device.shaded = True
