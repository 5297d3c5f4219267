"""Linked data loses nothing: rdflib finds every published value of every table again, at its row's address and with its type."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from rdflib import RDF, XSD, Graph, Literal, URIRef

from pipeline.exports import Options, export
from pipeline.exports.linked_data import CONTEXT, EDTF
from pipeline.exports.own_terms import BY_NAME, PREFIX, SAME, TERMS, row_address
from pipeline.formats import ExportFormat
from schemas.columns import Column, Table, Type, Value
from schemas.tables import TABLES, Row
from tests.pipeline.exports.editions import expected, written

BASE = "https://data.example.org/plans/"
TYPES = {Type.INTEGER: XSD.integer, Type.NUMBER: XSD.double, Type.DATE: XSD.date}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("editions"))[-2:]


@pytest.fixture(scope="module")
def rows(editions: list[Path]) -> dict[str, list[Row]]:
    return expected(editions, public=True)


@pytest.fixture(scope="module")
def document(editions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("linked") / "x.jsonld"
    export(editions, ExportFormat.jsonld, path, Options(base=BASE))
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def graph(document: dict[str, Any]) -> Graph:
    return Graph().parse(data=json.dumps(document), format="json-ld")


def term(table: Table, column: Column) -> URIRef:
    """The property that a column's values have."""
    same = SAME.get(table.name, {}).get(column.name)
    if same is None:
        return URIRef(f"{TERMS}{column.name}")
    return URIRef(CONTEXT[same]["@id"] if "@id" in CONTEXT.get(same, {}) else f"{CONTEXT['@vocab']}{same}")


def node_of(column: Column, value: Value) -> URIRef | Literal:
    """A value as RDF has it."""
    if column.refers:
        return URIRef(row_address(BASE, BY_NAME[column.refers], str(value)))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    if column.type is Type.NUMBER:
        return Literal(float(str(value)), datatype=XSD.double)
    return Literal(value, datatype=TYPES.get(column.type))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_value_that_is_published_comes_back_with_its_type(table: Table, rows: dict[str, list[Row]], graph: Graph) -> None:
    assert rows[table.name]
    for row in rows[table.name]:
        subject = URIRef(row_address(BASE, table, str(row[0])))
        assert graph.value(subject, RDF.type), row[0]
        for column, value in zip(table.public.columns[1:], table.published(row)[1:], strict=True):
            found = set(graph.objects(subject, term(table, column)))
            # A project's code in a register is an identifier, too; but it is no text.
            plain = {one for one in found if isinstance(one, URIRef | Literal)}
            if term(table, column) == URIRef(f"{TERMS}period"):
                assert plain == ({Literal(value, datatype=URIRef(EDTF))} if value else set())
            else:
                assert plain == (set() if value is None else {node_of(column, value)}), (row[0], column.name)


def test_a_column_that_names_a_person_is_nowhere(rows: dict[str, list[Row]], graph: Graph) -> None:
    private = {column.name for table in TABLES for column in table.columns if column.private}
    public = {column.name for table in TABLES for column in table.public.columns}
    assert private - public
    assert not [name for name in private - public if (None, URIRef(f"{TERMS}{name}"), None) in graph]
    hidden = {BY_NAME[name] for name in ("mentions", "unassigned", "headings", "spans")}
    addresses = {URIRef(row_address(BASE, table, str(row[0]))) for table in hidden for row in rows[table.name]}
    assert not [one for one in graph.subjects(URIRef(f"{TERMS}text")) if one in addresses]


def test_a_term_means_the_same_in_every_table() -> None:
    kinds = defaultdict(set)
    for table in TABLES:
        for column in table.public.columns[1:]:
            kinds[column.name].add((column.refers, column.type))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_no_two_rows_have_one_address(rows: dict[str, list[Row]]) -> None:
    addresses = [row_address(BASE, table, str(row[0])) for table in TABLES for row in rows[table.name]]
    assert len(set(addresses)) == len(addresses)


def test_every_processor_reads_the_same(document: dict[str, Any], graph: Graph) -> None:
    by_other = jsonld.to_rdf(document)["@default"]
    own = [one for one in by_other if one["predicate"]["value"].startswith(TERMS)]
    assert len(own) == len([one for one in graph.predicates() if str(one).startswith(TERMS)]) > 1000
    doubles = [Literal(one["object"]["value"], datatype=XSD.double) for one in own if one["object"].get("datatype") == str(XSD.double)]
    here = {one.toPython() for one in graph.objects() if isinstance(one, Literal) and one.datatype == XSD.double}
    assert {one.toPython() for one in doubles} == here


def test_an_address_has_no_sign_that_addresses_have_not() -> None:
    assert row_address(BASE, BY_NAME["projects"], "lappi--oma suunnitelma <1>/silta") == (
        f"{BASE}lappi--oma%20suunnitelma%20%3C1%3E/project/silta"
    )
    assert row_address("urn:planex:", BY_NAME["identifiers"], "kemi/fi-municipality/240") == (
        "urn:planex:identifier:kemi:fi-municipality:240"
    )
    assert CONTEXT[PREFIX] == TERMS
