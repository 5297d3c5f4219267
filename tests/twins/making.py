"""Makes the twins on demand: each is printed once, into the user's cache, and again only if its page or its look has changed.

Printing takes Chromium a second or two a twin, 250 of them some minutes; all checkouts of a machine share what was printed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from samples.layouts import print_page
from tests.twins.looks import LOOKS, changed

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests/editions/pages").glob("*.html"))
MADE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "planex" / "twins"


def twin(page: Path, look: str) -> Path:
    """The PDF of a page in a look (a name in LOOKS). Needs Chromium where it was not made before."""
    html = changed(page.read_text(encoding="utf-8"), LOOKS[look])
    pdf = MADE / f"{page.stem}--{look}-{hashlib.sha256(html.encode()).hexdigest()[:8]}.pdf"
    if not pdf.exists():
        MADE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            source, printed = Path(folder) / f"{page.stem}.html", Path(folder) / "printed.pdf"
            source.write_text(html, encoding="utf-8")
            with redirect_stdout(sys.stderr):
                print_page(source, printed)
            printed.with_name(pdf.name).write_bytes(printed.read_bytes())
            shutil.move(printed.with_name(pdf.name), pdf)
    return pdf
