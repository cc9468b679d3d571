"""Writes the answers to SELECT and ASK row by row: SPARQL results as JSON, XML, CSV and TSV."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from xml.sax.saxutils import escape

import pyoxigraph as ox

Bound = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Row = Sequence[Bound]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_RESULTS = "http://www.w3.org/2005/sparql-results#"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_XML = {"\r": "&#xD;", '"': "&quot;"}


@dataclass(frozen=True, slots=True)
class RowWriter:
    """How one format writes an answer: what opens it, each row, what closes it around a remark, and a truth value.

    `row` is given the names of the variables, the bound terms in the same order, and whether it is the first.
    """

    begin: Callable[[Sequence[str]], str]
    row: Callable[[Sequence[str], Row, bool], str]
    end: Callable[[str], str]
    truth: Callable[[bool], str]


def _json_begin(names: Sequence[str]) -> str:
    variables = ",".join(map(encode_basestring, names))
    return f'{{"head":{{"vars":[{variables}]}},"results":{{"bindings":['


def _json_row(names: Sequence[str], row: Row, first: bool) -> str:  # noqa: FBT001 - as RowWriter has it
    terms = ",".join(
        f"{encode_basestring(name)}:{_json_term(term)}"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"{'' if first else ','}\n{{{terms}}}"


def _json_term(term: Bound) -> str:
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{encode_basestring(term.value)}}}'
    if isinstance(term, ox.Literal):
        return f'{{"type":"literal","value":{encode_basestring(term.value)}{_json_kind(term)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{encode_basestring(term.value)}}}'
    if isinstance(term, ox.Triple):
        parts = ",".join(f'"{name}":{_json_term(part)}' for name, part in _parts(term))
        return f'{{"type":"triple","value":{{{parts}}}}}'
    raise TypeError(f"no term: {term!r}")


def _parts(triple: ox.Triple) -> tuple[tuple[str, Bound], ...]:
    return ("subject", triple.subject), ("predicate", triple.predicate), ("object", triple.object)


def _json_kind(literal: ox.Literal) -> str:
    if literal.language:
        return f',"xml:lang":{encode_basestring(literal.language)}'
    datatype = literal.datatype.value
    return "" if datatype == _STRING else f',"datatype":{encode_basestring(datatype)}'


def _json_end(note: str) -> str:
    cut = f',"cut":{encode_basestring(note)}' if note else ""
    return f"\n]}}{cut}}}\n"


def _json_truth(truth: bool) -> str:  # noqa: FBT001 - as RowWriter has it
    return f'{{"head":{{}},"boolean":{"true" if truth else "false"}}}\n'


def _xml_begin(names: Sequence[str]) -> str:
    variables = "".join(f'<variable name="{_xml(name)}"/>' for name in names)
    return f'{_XML}\n<sparql xmlns="{_RESULTS}"><head>{variables}</head><results>'


def _xml_row(names: Sequence[str], row: Row, first: bool) -> str:  # noqa: ARG001, FBT001 - as RowWriter has it
    bindings = "".join(
        f'<binding name="{_xml(name)}">{_xml_term(term)}</binding>'
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"\n<result>{bindings}</result>"


def _xml_term(term: Bound) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if isinstance(term, ox.Literal):
        return f"<literal{_xml_kind(term)}>{_xml(term.value)}</literal>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in _parts(term))
        return f"<triple>{parts}</triple>"
    raise TypeError(f"no term: {term!r}")


def _xml_kind(literal: ox.Literal) -> str:
    if literal.language:
        return f' xml:lang="{_xml(literal.language)}"'
    datatype = literal.datatype.value
    return "" if datatype == _STRING else f' datatype="{_xml(datatype)}"'


def _xml(text: str) -> str:
    """The text as XML; a control character, which XML 1.0 cannot hold, becomes the replacement character."""
    return escape(_NO_XML.sub("\ufffd", text), _IN_XML)


def _xml_end(note: str) -> str:
    cut = f"<!-- {note} -->" if note else ""
    return f"\n</results>{cut}</sparql>\n"


def _xml_truth(truth: bool) -> str:  # noqa: FBT001 - as RowWriter has it
    said = "true" if truth else "false"
    return f'{_XML}\n<sparql xmlns="{_RESULTS}"><head/><boolean>{said}</boolean></sparql>\n'


def _csv_begin(names: Sequence[str]) -> str:
    return ",".join(names) + "\r\n"


def _csv_row(names: Sequence[str], row: Row, first: bool) -> str:  # noqa: ARG001, FBT001 - as RowWriter has it
    return ",".join(_csv_term(term) for term in row) + "\r\n"


def _csv_term(term: Bound) -> str:
    if term is None:
        return ""
    text = term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


def _tsv_begin(names: Sequence[str]) -> str:
    return "\t".join(f"?{name}" for name in names) + "\n"


def _tsv_row(names: Sequence[str], row: Row, first: bool) -> str:  # noqa: ARG001, FBT001 - as RowWriter has it
    return "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


def _nothing(note: str) -> str:  # noqa: ARG001 - as RowWriter has it
    return ""


def _plain_truth(truth: bool) -> str:  # noqa: FBT001 - as RowWriter has it
    return "true\n" if truth else "false\n"


ROW_WRITERS: dict[str, RowWriter] = {
    "json": RowWriter(_json_begin, _json_row, _json_end, _json_truth),
    "xml": RowWriter(_xml_begin, _xml_row, _xml_end, _xml_truth),
    "csv": RowWriter(_csv_begin, _csv_row, _nothing, _plain_truth),
    "tsv": RowWriter(_tsv_begin, _tsv_row, _nothing, _plain_truth),
}
"""The writers by the name of their format; CSV and TSV have no truth values of their own, and write a word."""
