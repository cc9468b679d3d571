"""Opens what an office program packed (DOCX, XLSX): its XML parts, within bounds, whatever is wrong around them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from kg.errors import SourceError

Element = etree._Element

LARGEST_PART = 64 * 1024 * 1024
_MOST_TAGS = 4_000_000  # <c/> takes thirty times its size in memory; text of the largest part has fewer
_MAIN = "officeDocument"
ON = ("1", "true")  # how an attribute says yes


@contextmanager
def opened(data: bytes, path: Path, *, what: str, hint: str) -> Iterator[zipfile.ZipFile]:
    """Open a package; `what` it should be ("a Word document (DOCX)") and `hint` are said if it is none.

    Raises `SourceError` if the archive or a part that is read from it is damaged or encrypted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise SourceError(f"{path}: {what} that is damaged ({error})", hint=hint) from error
    except RuntimeError as error:  # zipfile says so of an encrypted member
        raise SourceError(f"{path}: is encrypted", hint="save it in Word or WPS without a password") from error
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{path}: {what} that is damaged (its XML: {error.msg})", hint=hint) from error


def main_part(archive: zipfile.ZipFile, usual: str, path: Path) -> str | None:
    """Return the name of the part that the package says is the document, else the usual one, else None."""
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        for relation in parse_part(archive, "_rels/.rels", path):
            if (relation.get("Type") or "").endswith(_MAIN):
                target = (relation.get("Target") or "").lstrip("/")
                if target in names:
                    return target
    return usual if usual in names else None


def parse_part(archive: zipfile.ZipFile, name: str, path: Path) -> Element:
    """Return the root of a part, unpacked no further than its bound, whatever size its entry claims.

    Raises `SourceError` if it unpacks to more than 64 MiB, of bytes or of what its elements take.
    """
    with archive.open(name) as member:
        content = member.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART or content.count(b"<") > _MOST_TAGS:
        raise too_large(name, path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def too_large(name: str, path: Path) -> SourceError:
    """Return the error to raise on a part, or a sheet, that unpacks beyond all bounds of a plan."""
    limit = LARGEST_PART // 2**20
    return SourceError(f"{path}: {name} unpacks to more than {limit} MiB", hint="this is no plan; check the file")


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


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name below an element, in the order of the text."""
    return (each for each in element.iter() if local(each) == name)


def value_of(element: Element | None, name: str) -> str | None:
    """Return the `val` of the first child of that name: of <w:pPr>, `value_of(properties, "pStyle")`."""
    return attribute(child(element, name), "val")
