"""Writes a store as CSV tables with a Frictionless `datapackage.json` that says what each column is."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.export.columns import TABLES, Column, TableSpec
from kg.export.facts import Facts, local, read_facts
from kg.export.files import File
from kg.identify import BASE, KG, OA, ODRL
from kg.store import Store

_BETWEEN = " | "
_PASSAGES = "passages"
_PASSAGE_FIELDS = (
    ("element", "string", "条目", "element"),
    ("source", "string", "来源文件", "source"),
    ("start", "integer", "起（字符，从 0 起）", "first character, from 0"),
    ("end", "integer", "止（字符，不含）", "one past the last character"),
    ("quote", "string", "原文", "exact quote"),
)
_SOURCED = ("Plan", "Section", "Task", "Measure", "Remark", "Responsibility", "ProvinceDuty", "Target", "Outcome")
_DESCRIPTION = f"Identifiers stand without {BASE}, terms without {KG}."


def write_tables(store: Store) -> tuple[File, ...]:
    """Return the tables, each a CSV file in UTF-8, and the description of them all."""
    facts = read_facts(store)
    inverse = _inverse(facts)
    tables = [(name, _table(facts, spec, inverse)) for name, spec in TABLES.items()]
    tables.append((_PASSAGES, _csv((tuple(field[0] for field in _PASSAGE_FIELDS), *_passages(facts)))))
    resources = [_resource(name, content) for name, content in tables]
    package = {
        "profile": "tabular-data-package",
        "name": "policy-kg",
        "title": "政策计划知识图谱 · policy plans as tables",
        "description": _DESCRIPTION,
        "resources": resources,
    }
    described = json.dumps(package, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
    return ("datapackage.json", described), *((f"{name}.csv", content) for name, content in tables)


def _inverse(facts: Facts) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Who says something of an element, for the properties that are read against their direction."""
    wanted = {column.of[1:] for spec in TABLES.values() for column in spec.columns if column.of.startswith("^")}
    found: dict[str, dict[str, list[str]]] = {of: defaultdict(list) for of in wanted}
    for subject, said in facts.values.items():
        for of in wanted & said.keys():
            for term in said[of]:
                found[of][term.value].append(subject)
    return {of: {value: tuple(sorted(subjects)) for value, subjects in by.items()} for of, by in found.items()}


def _table(facts: Facts, spec: TableSpec, inverse: Mapping[str, Mapping[str, tuple[str, ...]]]) -> bytes:
    def cell(iri: str, column: Column) -> str:
        is_inverse = column.of.startswith("^")
        values = inverse[column.of[1:]].get(iri, ()) if is_inverse else facts.texts(iri, column.of)
        shown = [local(value).removeprefix(ODRL) for value in values]
        return _BETWEEN.join(shown) if column.several else next(iter(shown), "")

    head = ("id", *(column.name for column in spec.columns))
    rows = ((local(iri), *(cell(iri, column) for column in spec.columns)) for iri in facts.of_kind(spec.kind))
    return _csv((head, *rows))


def _passages(facts: Facts) -> Iterator[tuple[str, ...]]:
    """A row for each piece of the passage of each element."""
    for iri in (iri for kind in _SOURCED for iri in facts.of_kind(kind)):
        for passage in facts.texts(iri, f"{KG}passage"):
            source = facts.text(passage, f"{OA}hasSource")
            for selector in facts.texts(passage, f"{OA}hasSelector"):
                start, end = (facts.text(selector, f"{OA}{edge}") or "" for edge in ("start", "end"))
                quote = facts.text(facts.text(selector, f"{OA}refinedBy") or "", f"{OA}exact") or ""
                yield local(iri), facts.label(source) if source else "", start, end, quote


def _csv(rows: tuple[tuple[str, ...], ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _resource(name: str, content: bytes) -> dict[str, object]:
    spec = TABLES.get(name)
    title = f"{spec.title_zh} · {spec.title}" if spec else "出处 · passages"
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(spec) if spec else {"fields": [_field(*field) for field in _PASSAGE_FIELDS]},
    }


def _schema(spec: TableSpec) -> dict[str, object]:
    fields = [_field("id", "string", "标识", "identifier"), *(_column(column) for column in spec.columns)]
    keys = [
        {"fields": [column.name], "reference": {"resource": column.points_at, "fields": ["id"]}}
        for column in spec.columns
        if column.points_at
    ]
    return {"fields": fields, "primaryKey": ["id"], **({"foreignKeys": keys} if keys else {})}


def _column(column: Column) -> dict[str, object]:
    return {**_field(column.name, column.type, column.title_zh, column.title), "rdfType": column.of.removeprefix("^")}


def _field(name: str, kind: str, title_zh: str, title: str) -> dict[str, object]:
    return {"name": name, "type": kind, "title": f"{title_zh} · {title}"}
