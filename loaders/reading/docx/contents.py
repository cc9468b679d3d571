"""Tells which paragraphs of a Word document are its table of contents: by the field or the gallery that makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from loaders.reading.office_xml import Element, attribute, local

_GALLERY = "Table of Contents"
_FIELD = "TOC"


@dataclass(slots=True)
class _Field:
    """An open field: whether it makes a table of contents, and the paragraphs that it has printed in so far."""

    is_contents: bool = False
    paragraphs: list[Element] = field(default_factory=list)


def contents_of(body: Element) -> frozenset[Element]:
    """Return the paragraphs of tables of contents, whatever their style; a field that nothing closes is none."""
    found: set[Element] = set()
    fields: list[_Field] = []
    paragraph: Element | None = None
    for element in body.iter(etree.Element):
        name = local(element)
        if name == "p":
            paragraph = element
        elif name == "fldChar":
            found.update(_turned(fields, attribute(element, "fldCharType")))
        elif name == "instrText" and fields and (element.text or "").strip().startswith(_FIELD):
            fields[-1].is_contents = True
        elif name == "t" and paragraph is not None and fields:
            fields[-1].paragraphs.append(paragraph)
        elif name == "sdt" and _is_gallery(element):
            found.update(each for each in element.iter(etree.Element) if local(each) == "p")
    return frozenset(found)


def _turned(fields: list[_Field], kind: str | None) -> list[Element]:
    """Open or close a field; return the paragraphs of one that is closed, and of those within it."""
    if kind == "begin":
        fields.append(_Field())
    elif kind == "end" and fields:
        closed = fields.pop()
        if closed.is_contents:
            return closed.paragraphs
        if fields:
            fields[-1].paragraphs.extend(closed.paragraphs)
    return []


def _is_gallery(element: Element) -> bool:
    """Tell a content control that Word made for a table of contents."""
    properties = next((each for each in element if local(each) == "sdtPr"), None)
    galleries = properties.iter(etree.Element) if properties is not None else ()
    return any(local(each) == "docPartGallery" and attribute(each, "val") == _GALLERY for each in galleries)
