"""Opens a Word document: its XML parts, within bounds, whatever is wrong with the archive around them."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from kg.errors import SourceError

Element = etree._Element

LARGEST_PART = 64 * 1024 * 1024
_MAIN = "officeDocument"
_HINT = "open it in Word or WPS, save it again, and give that file"


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML parts of a Word document that hold text; a part that the file does not have is None or missing."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_parts(data: bytes, path: Path) -> Parts:
    """Return the parts of a document.

    Raises `SourceError` if the archive or its main part is damaged, or a part unpacks to more than 64 MiB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _open(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise SourceError(f"{path}: a damaged Word document ({error})", hint=_HINT) from error
    except RuntimeError as error:  # zipfile says so of an encrypted member
        raise SourceError(f"{path}: is encrypted", hint="save it in Word or WPS without a password") from error
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path}: a damaged Word document (its XML is broken: {error.msg})", hint=_HINT) from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace, which differs between the two editions of the standard."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace, or None."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name, or None."""
    if element is None:
        return None
    return next((each for each in element if local(each) == name), None)


def value_of(element: Element | None, name: str) -> str | None:
    """Return the `val` of the first child of that name: of <w:pPr>, `value_of(properties, "pStyle")`."""
    return attribute(child(element, name), "val")


def _open(archive: zipfile.ZipFile, path: Path) -> Parts:
    names = set(archive.namelist())
    main = _main_part(archive, names, path)
    folder = PurePosixPath(main).parent

    def part(name: str) -> Element | None:
        place = str(folder / name)
        return _parse(archive, place, path) if place in names else None

    def numbered(stem: str) -> tuple[Element, ...]:
        places = sorted(name for name in names if name.startswith(str(folder / stem)) and name.endswith(".xml"))
        return tuple(_parse(archive, place, path) for place in places)

    return Parts(
        document=_parse(archive, main, path),
        styles=part("styles.xml"),
        numbering=part("numbering.xml"),
        footnotes=part("footnotes.xml"),
        endnotes=part("endnotes.xml"),
        headers=numbered("header"),
        footers=numbered("footer"),
    )


def _main_part(archive: zipfile.ZipFile, names: set[str], path: Path) -> str:
    if "_rels/.rels" in names:
        for relation in _parse(archive, "_rels/.rels", path):
            if (relation.get("Type") or "").endswith(_MAIN):
                target = (relation.get("Target") or "").lstrip("/")
                if target in names:
                    return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise SourceError(f"{path}: a damaged Word document (it has no main part)", hint=_HINT)


def _parse(archive: zipfile.ZipFile, name: str, path: Path) -> Element:
    """Unpack a part no further than its bound, whatever size its entry claims."""
    with archive.open(name) as member:
        content = member.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        limit = LARGEST_PART // 2**20
        raise SourceError(f"{path}: {name} unpacks to more than {limit} MiB", hint="this is no plan; check the file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)
