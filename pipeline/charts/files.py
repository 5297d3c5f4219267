"""Writes a drawing as SVG, PNG or PDF: the same bytes each time, the text of SVG and PDF as text, titles in the SVG."""

from __future__ import annotations

import re
import warnings
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.text import Text

from pipeline.charts.canvas import DPI, MISSING, Drawing

# What XML can't hold (XML 1.0, 2.2): names come from strangers' files.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
# No date, no version: the same bytes whenever and by whatever matplotlib it is drawn.
METADATA: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": "planex"},
    "pdf": {"CreationDate": None, "Creator": "planex", "Producer": None},
}


def save(drawing: Drawing, path: Path, format: str, scale: float = 1) -> None:
    """Write a drawing as `svg`, `png` or `pdf`; a PNG is 1280 pixels times the scale wide."""
    for text in drawing.figure.findobj(match=Text):
        text.set_text(NO_XML.sub("", text.get_text()))
    titled = {"Title": NO_XML.sub("", drawing.name)} if format == "pdf" else {}
    written = BytesIO()
    with warnings.catch_warnings():
        # A letter that the font does not have is drawn as a box, which says so itself.
        warnings.filterwarnings("ignore", message=MISSING)
        drawing.figure.savefig(written, format=format, dpi=DPI * scale, metadata=METADATA[format] | titled)
    data = written.getvalue()
    path.write_bytes(_titled(data, drawing) if format == "svg" else data)


def _titled(data: bytes, drawing: Drawing) -> bytes:
    """The picture with its name and the titles of its parts, which browsers and screen readers tell."""
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    root = ET.fromstring(data)
    root.set("role", "img")
    root.set("aria-label", NO_XML.sub("", drawing.name))
    for element in root.iter():
        said = drawing.titles.get(element.get("id", ""))
        if said:
            _entitle(element, said)
    _entitle(root, drawing.name)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entitle(element: Any, said: str) -> None:
    title = ET.Element(f"{{{SVG}}}title")
    title.text = NO_XML.sub("", said)
    element.insert(0, title)
