"""Files whose bytes were tampered with: each is read, or refused in one line; what is read is understood, and no word of it is lost."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import Unusable
from pipeline.extraction import extract_document
from pipeline.formats import Reader
from pipeline.output import to_json
from pipeline.readers import read
from tests.editions.expected import ROOT
from tests.pipeline.batch.made import edition
from tests.pipeline.raw_pdf import raw_pdf, text

# Parts of PDFs that matter to those who read them, to be put in anywhere.
SIGNS = [
    b"0 R", b"4 0 R", b"3 0 R", b"-1", b"99999999999999999999", b"1e400", b"nan", b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"/",
    b"stream", b"endstream", b"endobj", b"obj", b"xref", b"trailer", b"startxref", b"%%EOF", b"/Kids", b"/Count", b"/Parent", b"/Type",
    b"/Length", b"/Filter/FlateDecode", b"/Filter/ASCII85Decode", b"/MediaBox", b"/Rotate 45", b"/Annots 4 0 R", b"/Encrypt 4 0 R", b"null",
    b"true", b"\0", b"\xff\xfe", b"Tj", b"Do", b"q", b"Q", b"BT", b"ET", b"0 Tf", b"0 0 0 0 0 0 Tm", b"BI", b"EI", b"/OC", b"BDC",
]  # fmt: skip
Change = tuple[float, float, bytes]
"""Where (a share of the file), how much of it is taken away (a share of forty bytes), and what is put in."""
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from(SIGNS) | st.binary(max_size=8)), min_size=1, max_size=8)


@lru_cache
def _pdf() -> bytes:
    with TemporaryDirectory() as folder:
        content = text("Hankkeet", 40, 350, 20) + text("Silta. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 40, 300)
        return raw_pdf(Path(folder) / "x.pdf", content).read_bytes()


def _tampered(data: bytes, changes: list[Change]) -> bytes:
    for where, length, put in changes:
        at = round(where * len(data))
        data = data[:at] + put + data[at + round(40 * length) :]
    return data


def _read(path: Path, reader: Reader = Reader.pdfplumber) -> None:
    refused = ""
    try:
        document = read(path, reader=reader)
    except Unusable as error:
        refused = str(error)
    if refused:
        assert refused.isprintable()
        assert refused.startswith(f"{path}: ")
        return
    found = extract_document(document)
    assert not found.ledger.lost
    assert not found.ledger.doubled
    json.loads(to_json(found.plan))


@given(CHANGES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_tampered_pdf_is_read_or_refused(tmp_path: Path, changes: list[Change]) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(_tampered(_pdf(), changes))
    _read(path)


@given(CHANGES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_pdfium_reads_or_refuses_a_tampered_pdf(tmp_path: Path, changes: list[Change]) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(_tampered(_pdf(), changes))
    _read(path, Reader.pdfium)


@given(CHANGES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_tampered_text_is_read_or_refused(tmp_path: Path, changes: list[Change]) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(_tampered(edition(1).encode(), changes))
    _read(path)


@pytest.mark.slow
@given(CHANGES)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_tampered_edition_is_read_or_refused(tmp_path: Path, changes: list[Change]) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(_tampered((ROOT / "tests/editions/lappi.pdf").read_bytes(), changes))
    _read(path)
