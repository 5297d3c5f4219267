"""The tables of what the first nine leave out, so that an export loses nothing: slides, places, leftovers, codes, identifiers."""

from __future__ import annotations

from schemas.columns import Column, Table, day, integer, number, private, text

EDITION = text("edition", "The edition it stands in.", refers="editions")
PROJECT = text("project", "The project that it belongs to.", refers="projects")
POSITION = integer("position", "Its place among its like, from 1.")
PAGE = integer("page", "Page of the source, from 1.")
PLACE = (
    PAGE,
    number("x0", "Left edge of its place on that page, in points from the page's left; empty for plain text."),
    number("top", "Top edge, in points from the page's top."),
    number("x1", "Right edge."),
    number("bottom", "Bottom edge."),
)

SLIDES = Table(
    "slides",
    "One row for each page of the source.",
    (
        text("slide", "Key: edition and page."),
        EDITION,
        PAGE,
        text("title", "Its title as printed."),
        text("kind", "What it shows.", codes="slide_kind"),
        text("theme", "The theme that it belongs to.", refers="themes"),
    ),
)
HEADINGS = Table(
    "headings",
    "One row for each heading of a slide that was understood.",
    (
        text("heading", "Key: slide and position."),
        text("slide", "The slide that it stands on.", refers="slides"),
        EDITION,
        POSITION,
        private("text", "Its text."),
    ),
)
UNASSIGNED = Table(
    "unassigned",
    "One row for each text that no rule claimed.",
    (
        text("unassigned", "Key: edition and position."),
        EDITION,
        POSITION,
        private("text", "Its text."),
        *PLACE,
    ),
)
PROJECT_THEMES = Table(
    "project_themes",
    "One row for each theme of a project.",
    (
        text("project_theme", "Key: project and the theme's number."),
        PROJECT,
        EDITION,
        text("theme", "The theme.", refers="themes"),
        POSITION,
        integer("theme_position", "The project's place among the theme's, from 1; empty where the theme does not list it."),
    ),
)
LINKS = Table(
    "links",
    "One row for each web address among a project's data.",
    (
        text("link", "Key: project and position."),
        PROJECT,
        EDITION,
        POSITION,
        text("text", "As printed.", example="silta.fi"),
        text("url", "The whole address.", example="https://silta.fi"),
    ),
)
PROJECT_FIELDS = Table(
    "project_fields",
    "One row for each field of a project of which it is said how sure it is, or that a reviewer set.",
    (
        text("project_field", "Key: project and field."),
        PROJECT,
        EDITION,
        text("field", "The field's name in the JSON.", codes="field"),
        number("confidence", "0 to 1: how likely the field is right.", example="1.0"),
        text("reviewed_by", "`reviewer` where a correction set it.", example="reviewer"),
        day("reviewed_on", "The day of the correction.", example="2026-03-02"),
        private("note", "The reviewer's note.", example="as in the funder's decision"),
        private("read", "What the rules had read, as JSON.", example='"Silta 2"'),
    ),
)
READINGS = Table(
    "readings",
    "One row for each part of a page whose records were told apart.",
    (
        text("reading", "Key: edition and position."),
        EDITION,
        POSITION,
        PAGE,
        text("way", "The reading that won."),
        number("bits", "All the evidence for it, in bits."),
        text("next_way", "The reading that came next."),
        number("margin", "How many bits it is ahead of that one."),
    ),
)


def _place_of(name: str, table: str) -> Column:
    return text(name, "What stands there, if it is one of these.", refers=table)


SPANS = Table(
    "spans",
    "One row for each stretch of a line that a value was read from, with its place: every box of the JSON.",
    (
        text("span", "Key: what stands there (of a project also the field), and position."),
        EDITION,
        _place_of("project", "projects"),
        text("field", "Of a project: the field's name in the JSON.", codes="field"),
        _place_of("item", "items"),
        _place_of("mention", "mentions"),
        _place_of("finding", "findings"),
        _place_of("heading", "headings"),
        _place_of("unassigned", "unassigned"),
        _place_of("reading", "readings"),
        POSITION,
        *PLACE,
        private("text", "The text as it stands there."),
        text("rule", "The rule or lexicon line that set the value read from it."),
    ),
)
IDENTIFIERS = Table(
    "identifiers",
    "One row for each official code of an edition's region or of an organisation, with the data set that it is from.",
    (
        text("identifier", "Key: whose it is, scheme and value."),
        text("edition", "The edition whose region it tells.", refers="editions"),
        text("organisation", "The organisation that it tells.", refers="organisations"),
        text("scheme", "What kind of code it is.", codes="identifier_scheme"),
        text("value", "The code.", example="17"),
        text("dataset", "The data set that it is from."),
        text("dataset_version", "That data set's version."),
    ),
)
CODELISTS = Table(
    "codelists",
    "One row for each code that columns use, with its label in three languages; empty where none is at hand.",
    (
        text("codelist", "Key: list and code."),
        text("list", "The list; the columns that use it are described so."),
        text("code", "The code."),
        text("label_en", "What it is called in English."),
        text("label_fi", "What it is called in Finnish."),
        text("label_sv", "What it is called in Swedish."),
    ),
)
WHOLE = (SLIDES, HEADINGS, UNASSIGNED, PROJECT_THEMES, LINKS, PROJECT_FIELDS, READINGS, SPANS, IDENTIFIERS, CODELISTS)
