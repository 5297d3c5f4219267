"""What can be chosen by name: languages, readers, the formats of reports; apart from what does it, so that the command line starts fast."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """What people read planex in."""

    fi = "fi"
    sv = "sv"
    en = "en"


class Reader(StrEnum):
    """What reads PDFs; the same comes out."""

    pdfplumber = "pdfplumber"
    pdfium = "pdfium"


class DiffFormat(StrEnum):
    """What `planex diff` writes."""

    text = "text"
    json = "json"
    md = "md"
    html = "html"
    csv = "csv"
    xlsx = "xlsx"


class HistoryFormat(StrEnum):
    """What `planex history` writes."""

    text = "text"
    json = "json"
    html = "html"


class ExportFormat(StrEnum):
    """What `planex export` writes."""

    csv = "csv"
    xlsx = "xlsx"
    sqlite = "sqlite"
    parquet = "parquet"
    jsonld = "jsonld"
    datapackage = "datapackage"


class LinkFormat(StrEnum):
    """What `planex link` writes."""

    text = "text"
    json = "json"
    csv = "csv"


class ChartKind(StrEnum):
    """What `planex chart` draws."""

    timeline = "timeline"
    network = "network"
    funders = "funders"
    money = "money"
    organisations = "organisations"


class ChartFormat(StrEnum):
    """What a picture is written as."""

    svg = "svg"
    png = "png"
    pdf = "pdf"
