"""What is written out is all that the store holds, whole or not at all, and the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.export import COLUMNS, EXPORTS, export_store, write_export
from kg.identify import graph_iri
from kg.rdf import document_graph
from kg.rdf.nquads import plan_lines
from kg.store import OxigraphStore
from tests.kg.documents import ENTRY, water_plan

SERIALISED = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture(name="store", scope="module")
def _store() -> OxigraphStore:
    store = OxigraphStore(ox.Store())
    store.put("".join(plan_lines(document_graph(water_plan(), ENTRY), "water2022")).encode())
    store.put(f'<http://e/a> <http://e/p> "二\\n行" <{graph_iri("links")}> .\n'.encode())
    return store


def quads(text: bytes, form: ox.RdfFormat) -> set[str]:
    """The statements of a text, each in one form."""
    return {str(quad) for quad in ox.parse(input=text, format=form)}


def test_n_quads_are_sorted_lines(store: OxigraphStore) -> None:
    lines = export_store(store, "nquads").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(list(store.statements()))


@pytest.mark.parametrize("form", sorted(SERIALISED))
def test_every_form_with_names_holds_all_graphs(store: OxigraphStore, form: str) -> None:
    assert quads(export_store(store, form), SERIALISED[form]) == quads(store.nquads(), ox.RdfFormat.N_QUADS)


def test_turtle_is_the_union_of_the_graphs(store: OxigraphStore) -> None:
    triples = {str(quad.triple) for quad in ox.parse(input=store.nquads(), format=ox.RdfFormat.N_QUADS)}
    turtle = export_store(store, "turtle")
    assert {str(quad.triple) for quad in ox.parse(input=turtle, format=ox.RdfFormat.TURTLE)} == triples
    assert "甲市2022年农田水利工作要点" in turtle.decode()


def test_the_table_has_a_row_for_each_measure_with_what_it_says(store: OxigraphStore) -> None:
    table = csv.DictReader(io.StringIO(export_store(store, "csv").decode()))
    first, second = list(table)
    assert tuple(first) == COLUMNS
    assert first == {
        "plan": "water2022",
        "year": "2022",
        "section": "一",
        "task": "1",
        "task_title": "完善灌溉设施",
        "measure": "1",
        "text": "各县要按照《农田水利条例》新打机井120眼以上。",
        "actor": "各县",
        "departments": "建设科、市财政局、监督科",
        "lead_departments": "建设科",
        "participating_departments": "市财政局、监督科",
        "duties": "重点县必做",
        "deadline": "6月底前",
        "due_date": "2022-06-30",
        "targets": "新打机井120眼以上",
        "cited": "农田水利条例",
    }
    assert second["departments"] == second["deadline"] == ""


def test_an_unknown_form_names_the_known_ones(store: OxigraphStore) -> None:
    with pytest.raises(StoreError) as caught:
        export_store(store, "xlsx")
    assert (
        caught.value.hint == "known: nquads, trig, turtle, jsonld, framed, csv, tables, graphml, gexf, sssom, stratml"
    )


def test_another_process_writes_the_same_bytes_in_every_format(store: OxigraphStore, tmp_path: Path) -> None:
    (tmp_path / "all.nq").write_bytes(store.nquads())
    code = (
        "import hashlib, json, sys, pyoxigraph\n"
        "from kg.export import EXPORTS, export_store\n"
        "from kg.store import OxigraphStore\n"
        "store = OxigraphStore(pyoxigraph.Store())\n"
        "store.put(open(sys.argv[1], 'rb').read())\n"
        "print(json.dumps({form: hashlib.sha256(export_store(store, form)).hexdigest() for form in EXPORTS}))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    arguments = [sys.executable, "-c", code, str(tmp_path / "all.nq")]
    done = subprocess.run(arguments, capture_output=True, check=True, env=environment)
    assert json.loads(done.stdout) == {form: hashlib.sha256(export_store(store, form)).hexdigest() for form in EXPORTS}


def test_a_file_is_replaced_whole(store: OxigraphStore, tmp_path: Path) -> None:
    output = tmp_path / "graph.nq"
    output.write_text("old", encoding="utf-8")
    write_export(store, "nquads", output)
    assert output.read_bytes() == store.nquads()
    assert [found.name for found in tmp_path.iterdir()] == ["graph.nq"]
    assert output.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_device_is_written_to_and_not_replaced(store: OxigraphStore) -> None:
    write_export(store, "csv", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_standard_output_takes_the_bytes_as_they_are(
    store: OxigraphStore, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write_export(store, "csv", None)
    assert capfdbinary.readouterr().out == export_store(store, "csv")


def test_a_place_that_cannot_be_written_is_one_line(store: OxigraphStore, tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "such.nq", tmp_path):
        with pytest.raises(StoreError, match="cannot be written") as caught:
            write_export(store, "nquads", place)
        assert "--output" in caught.value.hint
    assert list(tmp_path.iterdir()) == []
