"""Makes the twins on demand: each is printed once, into a folder that Git does not see, and again only if its page has changed."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from samples.layouts import print_page
from tests.twins.looks import LOOKS, changed

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests/editions/pages").glob("*.html"))
MADE = ROOT / "build/twins"


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
            pdf.write_bytes(printed.read_bytes())
    return pdf
