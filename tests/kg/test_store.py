"""Stores answer SPARQL over the union of their graphs, alike in Oxigraph and in rdflib, and reach for nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.store import OxigraphStore, Store, StoreInfo, open_store, read_info
from kg.store.folder import FORMAT, INFO, previous, write_info
from kg.store.memory import MemoryStore
from kg.store.remote import RemoteStore
from kg.table import Term
from tests.remote.servers import oxigraph_server, send

E = "http://example.org/"
NQUADS = f"""\
<{E}a> <{E}name> "甲渠"@zh <{E}g1> .
<{E}a> <{E}long> "12.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <{E}g1> .
<{E}a> <{E}into> <{E}b> <{E}g1> .
<{E}b> <{E}name> "乙渠" <{E}g2> .
""".encode()
PREFIX = f"PREFIX e: <{E}>\n"
JOINED = PREFIX + "SELECT ?from ?to WHERE { ?a e:into ?b . ?a e:name ?from . ?b e:name ?to }"


def write_store(folder: Path) -> None:
    """A small store as a build leaves it."""
    with OxigraphStore.create(folder) as store:
        store.put(NQUADS)
    write_info(folder, StoreInfo(FORMAT, "0.1.0", 4, ((f"{E}g1", 3), (f"{E}g2", 1)), "0" * 64))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    write_store(tmp_path / ".kg")
    return tmp_path / ".kg"


@pytest.fixture(name="store", params=["oxigraph", "resident", "rdflib", "server"])
def _store(request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    if request.param == "rdflib":
        memory = MemoryStore()
        memory.put(NQUADS)
        yield memory
    elif request.param == "server":
        send(folder, oxigraph_server())
        with RemoteStore.open(oxigraph_server(), {}) as remote:
            yield remote
    else:
        with open_store(folder, resident=request.param == "resident") as store:
            yield store


def test_the_default_graph_is_the_union_of_all(store: Store) -> None:
    table = store.select(JOINED)
    assert table.columns == ("from", "to")
    assert table.rows == ((Term("甲渠", "literal", language="zh"), Term("乙渠", "literal")),)


def test_terms_have_their_datatypes_and_an_unbound_one_is_none(store: Store) -> None:
    table = store.select(
        PREFIX + "SELECT ?long ?b ?no WHERE { ?a e:long ?long ; e:into ?b OPTIONAL { ?b e:long ?no } }"
    )
    assert table.rows == (
        (Term("12.5", "literal", "http://www.w3.org/2001/XMLSchema#decimal"), Term(f"{E}b", "iri"), None),
    )


def test_a_query_with_from_sees_only_that_graph(store: Store) -> None:
    query = "SELECT ?name FROM <http://example.org/g2> WHERE { ?x <http://example.org/name> ?name }"
    assert [row[0] for row in store.select(query).rows] == [Term("乙渠", "literal")]
    named = "PREFIX e: <http://example.org/> SELECT ?name FROM NAMED e:g1 WHERE { GRAPH ?g { ?x e:name ?name } }"
    assert [row[0] for row in store.select(named).rows] == [Term("甲渠", "literal", language="zh")]


def test_ask_answers_yes_or_no(store: Store) -> None:
    assert store.ask(PREFIX + "ASK { ?a e:into ?b }")
    assert not store.ask(PREFIX + "ASK { ?a e:out ?b }")


def test_construct_gives_sorted_triples(store: Store) -> None:
    triples = store.construct(PREFIX + "CONSTRUCT { ?x e:called ?name } WHERE { ?x e:name ?name }")
    assert triples.decode().splitlines() == [f'<{E}a> <{E}called> "甲渠"@zh .', f'<{E}b> <{E}called> "乙渠" .']


def test_a_store_names_its_graphs_and_gives_its_statements(store: Store) -> None:
    assert store.graphs() == (f"{E}g1", f"{E}g2")
    assert list(store.statements(f"{E}g2")) == [(f"{E}b", f"{E}name", Term("乙渠", "literal"))]
    assert len(list(store.statements())) == 4


def test_all_of_a_store_comes_out_as_it_went_in(store: Store) -> None:
    assert store.nquads() == b"".join(sorted(NQUADS.splitlines(keepends=True)))


def test_what_is_loaded_in_batches_is_what_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.oxigraph._BATCH", 3)
    monkeypatch.setattr("kg.store.oxigraph._LONGEST", 100)  # a line is longer than a third of that
    lines = [f"<urn:s{n:02}> <urn:p> <urn:o> <urn:g{n % 3}> .\n" for n in range(40)]
    pieces = ["".join(lines[start:end]) for start, end in ((0, 1), (1, 30), (30, 30), (30, 40))]
    with OxigraphStore.create(tmp_path / "batches") as store:
        store.load(piece.encode() for piece in pieces)
        assert store.count() == len(lines)
        assert store.nquads().decode().splitlines(keepends=True) == lines


def test_another_form_of_query_is_asked_for(store: Store) -> None:
    with pytest.raises(QueryError, match="begins with SELECT is expected, not ASK"):
        store.select("ASK { ?s ?p ?o }")


def test_a_graph_that_the_store_does_not_hold_is_not_fetched(store: Store) -> None:
    with pytest.raises(QueryError, match="none is fetched"):
        store.select("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }")


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT *\nWHERE { ?国 ?p ?o . ; ?x }", "line 2, column 20: ; ?x }"),
        ("SELECT * WHERE { ?s ?p ?o } LIMT 2", "line 1, column 29: LIMT 2"),
        ("SELECT * WHERE { ?s ?p ?o", "line 1, column 26, where the text ends"),
        ("SELECT * WHERE { ?s kg:text ?o }", "line 1, column 21: the prefix kg: is not declared"),
    ],
)
def test_a_mistake_in_a_query_is_told_by_line_and_column(store: Store, query: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.select(query)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


def test_a_variable_that_is_not_grouped_is_told(folder: Path) -> None:
    with open_store(folder) as store, pytest.raises(QueryError, match="neither in GROUP BY nor bound"):
        store.select("SELECT ?s WHERE { ?s ?p ?o } GROUP BY ?p")


def test_a_store_cannot_be_changed_by_a_query(store: Store) -> None:
    with pytest.raises(QueryError, match="INSERT changes data"):
        store.select(f"INSERT DATA {{ <{E}a> <{E}b> 1 }}")


def test_no_store_is_one_line_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at") as caught:
        open_store(tmp_path / ".kg")
    assert "kg build" in caught.value.hint


def test_a_folder_of_other_files_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("水", encoding="utf-8")
    with pytest.raises(StoreError, match="is no store"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="is no directory"):
        open_store(tmp_path / "notes.txt")


def test_a_store_of_another_version_is_not_opened(folder: Path) -> None:
    (folder / INFO).write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(StoreError, match="format 99; this version reads format 1"):
        open_store(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', '{"format": "1"}', "\x00"])
def test_a_damaged_description_is_told(folder: Path, text: str) -> None:
    (folder / INFO).write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        open_store(folder)


def test_damaged_files_of_the_database_are_told(folder: Path) -> None:
    for file in folder.glob("*.sst"):
        file.write_bytes(b"water")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(folder)


def test_a_store_that_lies_under_its_former_name_is_opened(folder: Path) -> None:
    folder.rename(previous(folder))
    with open_store(folder) as store:
        assert store.graphs() == (f"{E}g1", f"{E}g2")


def test_the_database_leaves_our_files_in_its_folder_alone(folder: Path) -> None:
    (folder / "search.sqlite").write_bytes(b"index")
    for _ in range(2):
        with open_store(folder) as store:
            assert store.ask("ASK { ?s ?p ?o }")
    assert (folder / "search.sqlite").read_bytes() == b"index"
    assert read_info(folder).quads == 4


def test_many_readers_open_one_store_at_a_time(folder: Path) -> None:
    with open_store(folder) as one, open_store(folder) as other:
        assert one.nquads() == other.nquads()


@pytest.mark.parametrize("mixed", ["cannot be read", "can be read"])
def test_files_of_two_builds_are_never_one_store(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mixed: str
) -> None:
    newer = tmp_path / "newer"
    with OxigraphStore.create(newer) as store:
        store.put(NQUADS.replace("乙渠".encode(), "丙渠".encode()))
    write_info(newer, read_info(folder))
    read = OxigraphStore.read
    swapped: list[Path] = []

    def read_while_a_build_swaps(place: Path) -> OxigraphStore:
        if not swapped:
            swapped.append(folder.rename(tmp_path / "former"))
            newer.rename(folder)
            if mixed == "cannot be read":
                raise StoreError("Sst file size mismatch")
            return read(swapped[0])
        return read(place)

    monkeypatch.setattr(OxigraphStore, "read", staticmethod(read_while_a_build_swaps))
    with open_store(folder) as store:
        assert "丙渠" in store.nquads().decode()


def test_asking_a_store_imports_neither_rdflib_nor_spacy(folder: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from kg.store import open_store\n"
        f"open_store(pathlib.Path({str(folder)!r})).select('SELECT * WHERE {{ ?s ?p ?o }}')\n"
        "print({'rdflib', 'spacy', 'sklearn', 'networkx', 'pyshacl'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
